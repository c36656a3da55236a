// SPDX-License-Identifier: GPL-2.0
/* Tests of the hand-over to the page allocator. */
#include "suite.h"
#include "../test_zone.h"

/*
 * Handing over to the page allocator: of nodes that are laid over pages taken
 * from it.
 */
static struct page *handed __initdata;

/* Takes @blocks blocks of 1024 pages; they become what pages are before there is bootmem. */
static int __init take_pages(unsigned int blocks)
{
	unsigned long i;

	handed = test_take_run(10, blocks);
	if (!handed) {
		test_skip("no %u free blocks of 1024 pages side by side", blocks);
		return 0;
	}
	for (i = 0; i < blocks * 1024UL; i++) {
		set_page_count(handed + i, 0);
		SetPageReserved(handed + i);
	}
	drain_local_pages();
	return 1;
}

/* Frees the pages that were not handed over. */
static void __init give_pages(unsigned int blocks)
{
	unsigned long i;

	for (i = 0; i < blocks * 1024UL; i++)
		if (PageReserved(handed + i)) {
			ClearPageReserved(handed + i);
			set_page_count(handed + i, 1);
			__free_page(handed + i);
		}
	drain_local_pages();
}

/*
 * Starts node 0 over @pages of the taken pages, from the one with number @first on; its
 * map is in the taken page @map_page. All is reserved. Returns the map.
 */
static unsigned long *__init start_on_pages(unsigned long first, unsigned long pages,
					    unsigned long map_page)
{
	struct page *page = handed;
	unsigned long pfn = page_to_pfn(page);
	pg_data_t *list = pgdat_list;

	memset(&bdata[0], 0, sizeof(bdata[0]));
	node[0].bdata = &bdata[0];
	init_bootmem_node(&node[0], pfn + map_page, pfn + first, pfn + first + pages);
	pgdat_list = list;
	return bdata[0].node_bootmem_map;
}

/* The hot list that the handed over pages pass. */
static struct per_cpu_pages *__init hot_list(void)
{
	return &pageset_of(page_zone(handed), 0)->pcp[0];
}

/*
 * Measured numbers: the pages that are left in "sequence", 7773 with the map's. Words of
 * the map that are free as a whole become blocks; single pages pass the hot list, in
 * ascending order, and the map comes last.
 */
TEST_BUDDY(bootmem, hand_over_sequence)
{
	static const struct { unsigned int first, last; } free[] = {
		{ 7, 7 }, { 10, 15 }, { 17, 31 }, { 48, 255 }, { 640, 4095 }, { 4106, 8191 },
	};
	static short singles[256] __initdata;
	unsigned long start, i, nr = 0, freed = read_page_state(pgfree), listed = 0;
	struct list_head *pos;

	if (!take_pages(8))
		return;
	start_on_pages(0, 8192, 16);
	start = bdata[0].node_boot_start;
	for (i = 0; i < ARRAY_SIZE(free); i++) {
		unsigned long page = free[i].first;

		free_bootmem_node(&node[0], start + (page << PAGE_SHIFT),
				  (free[i].last + 1 - page) << PAGE_SHIFT);
		while (page <= free[i].last)
			if (page % BITS_PER_LONG == 0 &&
			    page + BITS_PER_LONG - 1 <= free[i].last)
				page += BITS_PER_LONG;
			else
				singles[nr++] = page++;
	}
	singles[nr++] = 16;
	if (BITS_PER_LONG == 64)
		EXPECT_EQ(nr, 1UL + 6 + 15 + 16 + 54 + 1);

	freed = read_page_state(pgfree);
	EXPECT_EQ(free_all_bootmem_node(&node[0]), 7773UL);
	EXPECT_PTR_EQ(bdata[0].node_bootmem_map, NULL);
	EXPECT_EQ(read_page_state(pgfree) - freed, 7773UL);

	for (i = 0; i < nr; i++) {
		if (listed >= (unsigned long)hot_list()->high)
			listed -= hot_list()->batch;
		listed++;
	}
	EXPECT_EQ((unsigned long)hot_list()->count, listed);
	list_for_each(pos, &hot_list()->list) {
		struct page *page = list_entry(pos, struct page, lru);

		nr--;
		EXPECT_EQ((long)(page - handed), (long)singles[nr]);
	}

	for (i = 0; i < 8192; i++) {
		int reserved = i < 7 || i == 8 || i == 9 || (i >= 32 && i < 48) ||
			       (i >= 256 && i < 640) || (i >= 4096 && i < 4106);

		if (PageReserved(handed + i) != reserved)
			break;
	}
	EXPECT_EQ(i, 8192UL);
	give_pages(8);
}

/*
 * Whole words need a node that starts at a multiple of two of them: one word off, all pages
 * are freed singly.
 */
TEST_BUDDY(bootmem, hand_over_by_words)
{
	const unsigned long w = BITS_PER_LONG;
	unsigned long free, odd;

	for (odd = 0; odd < 2; odd++) {
		if (!take_pages(1))
			return;
		free = page_zone(handed)->free_pages;
		/* Three words of pages, and the map, which is not among them. */
		start_on_pages((2 + odd) * w, 3 * w, 0);
		free_bootmem_node(&node[0], bdata[0].node_boot_start, (3 * w) << PAGE_SHIFT);
		EXPECT_EQ(free_all_bootmem_node(&node[0]), 3 * w + 1);
		if (odd) {
			EXPECT_EQ(page_zone(handed)->free_pages + hot_list()->count,
				  free + 3 * w + 1);
			EXPECT_PTR_EQ(list_entry(hot_list()->list.next->next, struct page, lru),
				      handed + 6 * w - 1);
		} else {
			EXPECT_EQ(hot_list()->count, 1);
			EXPECT_EQ(page_zone(handed)->free_pages, free + 3 * w);
		}
		EXPECT_PTR_EQ(list_entry(hot_list()->list.next, struct page, lru), handed);
		give_pages(1);
	}
}

/*
 *	bit:    w    w+1 ... w+4 | w+5 ...  2w
 *	        1    0       0   | 0        0     |
 *	        in the node      | behind it
 *
 * The last word of a node: single pages end with the node, whatever the bits behind it say.
 */
TEST_BUDDY(bootmem, hand_over_stops_at_the_end)
{
	const unsigned long w = BITS_PER_LONG;
	unsigned long *bits;

	if (!take_pages(1))
		return;
	bits = start_on_pages(2 * w, w + 5, 0);
	bits[1] = 1;
	EXPECT_EQ(free_all_bootmem_node(&node[0]), 4UL + 1);
	EXPECT(PageReserved(handed + 3 * w));
	EXPECT(!PageReserved(handed + 3 * w + 1));
	EXPECT(!PageReserved(handed + 3 * w + 4));
	EXPECT(PageReserved(handed + 3 * w + 5));
	give_pages(1);
}

/* But when the word is free as a whole it goes as a whole. */
TEST_BUDDY(bootmem, hand_over_of_a_word_is_not_checked)
{
	const unsigned long w = BITS_PER_LONG;
	unsigned long *bits;

	if (!take_pages(1))
		return;
	bits = start_on_pages(2 * w, w + 5, 0);
	bits[1] = 0;
	EXPECT_EQ(free_all_bootmem_node(&node[0]), w + 1);
	EXPECT(!PageReserved(handed + 4 * w - 1));
	EXPECT(PageReserved(handed + 4 * w));
	give_pages(1);
}

#if defined(CONFIG_64BIT) && !defined(CONFIG_DISCONTIGMEM) && !defined(CONFIG_ASAN)
/*
 * Only 32 bits of the start are looked at: a node that starts at a multiple of 4 GB, but not at 0,
 * looks as if it had no alignment at all, and its pages go singly. The taken pages are numbered so;
 * their addresses do not matter.
 */
TEST_BUDDY(bootmem, hand_over_at_4_gb)
{
	const unsigned long pfn = 4UL << (30 - PAGE_SHIFT);
	struct page *first = mem_map;
	unsigned long *bits;
	int count;

	if (!take_pages(1))
		return;
	drain_local_pages();
	bits = start_on_pages(0, BITS_PER_LONG, 900);
	bits[0] = 0;
	bdata[0].node_boot_start = pfn << PAGE_SHIFT;
	bdata[0].node_low_pfn = pfn + BITS_PER_LONG;
	mem_map = handed - (pfn - PHYS_PFN_OFFSET);
	count = read_page_state(pgfree);
	EXPECT_EQ(free_all_bootmem_node(&node[0]), BITS_PER_LONG + 1UL);
	mem_map = first;
	EXPECT_EQ((int)read_page_state(pgfree) - count, BITS_PER_LONG + 1);
	/* Blocks never pass the hot list. */
	EXPECT_GT(hot_list()->count, 1);
	give_pages(1);
}
#endif

/* The pages of the map are counted by full bytes: that of 7 pages is not given back. */
TEST_BUDDY(bootmem, hand_over_of_the_map)
{
	unsigned long pages;

	for (pages = 7; pages < 9; pages++) {
		if (!take_pages(1))
			return;
		start_on_pages(0, pages, 10);
		EXPECT_EQ(free_all_bootmem_node(&node[0]), pages / 8);
		EXPECT_EQ(PageReserved(handed + 10), pages < 8);
		EXPECT(PageReserved(handed));
		give_pages(1);
	}
}

/* free_all_bootmem() is for node 0 of the machine. */
TEST_BUDDY(bootmem, hand_over_of_node_0)
{
	bootmem_data_t *real = NODE_DATA(0)->bdata;

	if (!take_pages(1))
		return;
	start_on_pages(0, 16, 15);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, 4 * PAGE_SIZE);
	NODE_DATA(0)->bdata = &bdata[0];
	EXPECT_EQ(free_all_bootmem(), 5UL);
	NODE_DATA(0)->bdata = real;
	EXPECT(!PageReserved(handed + 3));
	EXPECT(PageReserved(handed + 4));
	give_pages(1);
}

// SPDX-License-Identifier: GPL-2.0
/* Tests of the buddy lists, mm/page_alloc.c. */
#include "suite.h"

/* The first block of a buddy list; -1: the list is empty. */
static long head_of(struct zone *zone, unsigned int order)
{
	struct list_head *list = &zone->free_area[order].free_list;

	return list_empty(list) ? -1 : test_zone_nr(list_entry(list->next, struct page, lru));
}

/*
 * The buddy lists, on a zone of 1024 pages.
 */

/*
 *	0 1 2  4    8        16  ...              512                       1024
 *	|x|0|1 |2   |3       |4  ...             |9                        |
 *
 * A page out of the largest block: the lowest address is handed out, and the upper halves
 * become free blocks.
 */
TEST(buddy, split_keeps_upper_halves)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int order;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	EXPECT_EQ(zone->free_pages, 1024UL);

	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 0L);
	EXPECT_EQ(zone->free_pages, 1023UL);
	EXPECT_STR_EQ(test_zone_blocks(zone), "1 1 1 1 1 1 1 1 1 1 0");
	for (order = 0; order < 10; order++)
		EXPECT_EQ(head_of(zone, order), 1L << order);
	test_zone_destroy();
}

/* Each order, out of the largest block: at 0, with what is left above it. */
TEST(buddy, split_to_each_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int order, k;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (order = 1; order <= 10; order++) {
		struct page *page = test_zone_alloc(GFP_KERNEL, order);

		EXPECT_EQ(test_zone_nr(page), 0L);
		EXPECT_EQ(zone->free_pages, 1024UL - (1UL << order));
		for (k = 0; k <= 10; k++)
			EXPECT_EQ(zone->free_area[k].nr_free, k >= order && k < 10 ? 1UL : 0UL);
		put(page, order);
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	}
	test_zone_destroy();
}

/*
 *	0        16        32                 64
 *	|x 4     |4        |5                 |6 ...
 *
 * Eight pages come from the free block of 16, not from a larger one.
 */
TEST(buddy, smallest_block_is_split)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 4)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 16L);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 0 1 1 1 1 1 0");
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 32L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 24L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 64L);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 1 1 0 1 1 1 0");
	test_zone_destroy();
}

/* The list of an order is a stack: the block freed last is the next one handed out. */
TEST(buddy, freed_block_is_next)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *page[4];
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (i = 0; i < 4; i++)
		page[i] = test_zone_alloc(GFP_KERNEL, 5);
	EXPECT_EQ(test_zone_nr(page[3]), 96L);

	/* No two of them are buddies: 0 with 32, 64 with 96. */
	put(page[1], 5);
	put(page[3], 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 2 0 1 1 1 0");
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 96L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 32L);
	test_zone_destroy();
}

/*
 *	0    32    64         128        192        256
 *	|5   |5    |x 6       |x 6       |6         |8 ...
 *
 * A block that grew by joining goes to the head of its list too: before the one at 192.
 */
TEST(buddy, joined_block_is_next)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *low, *high;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	low = test_zone_alloc(GFP_KERNEL, 5);
	high = test_zone_alloc(GFP_KERNEL, 5);
	test_zone_alloc(GFP_KERNEL, 6);
	test_zone_alloc(GFP_KERNEL, 6);
	EXPECT_EQ(head_of(zone, 6), 192L);

	put(high, 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 1 1 0 1 1 0");
	put(low, 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 2 0 1 1 0");
	EXPECT_EQ(head_of(zone, 6), 0L);
	/* What is inside it heads no block any more. */
	EXPECT(!PagePrivate(high));
	EXPECT_EQ(high->private, 0UL);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 6)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 6)), 192L);
	test_zone_destroy();
}

/*
 *	0        8        16       24       32
 *	|x       |free    |free    |x       |
 *
 * Neighbours are no buddies when they differ in more than one bit: 8 and 16 stay apart.
 */
TEST(buddy, neighbours_are_not_buddies)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *page[4];
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (i = 0; i < 4; i++)
		page[i] = test_zone_alloc(GFP_KERNEL, 3);
	put(page[1], 3);
	put(page[2], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 2 0 1 1 1 1 1 0");
	put(page[0], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 1 1 1 1 1 1 0");
	EXPECT_EQ(head_of(zone, 4), 0L);
	put(page[3], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* Whatever the order in which its parts are freed, the large block is there again. */
TEST(buddy, join_in_any_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int seed = 1, order, round, i;
	struct page *page[32];

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (round = 0; round < 60; round++) {
		order = 5 + round % 5;
		for (i = 0; i < 1024U >> order; i++)
			page[i] = test_zone_alloc(GFP_KERNEL, order);
		EXPECT_EQ(zone->free_pages, 0UL);
		while (i--) {
			unsigned int pick = rnd(&seed) % (i + 1);

			put(page[pick], order);
			page[pick] = page[i];
		}
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	}
	test_zone_destroy();
}

/* Blocks of 1024 pages are the largest: two of them are not joined. */
TEST(buddy, largest_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 2);

	if (!zone)
		return;
	test_zone_fill(zone, 8);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 2");
	EXPECT_EQ(zone->free_pages, 2048UL);
	/* The upper one was freed later. */
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 10)), 1024L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 10)), 0L);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL | __GFP_NORETRY, 10), NULL);
	test_zone_destroy();
}

/*
 *	0                16               32
 *	|free            |what is here?   |
 *
 * The block at 0 is joined with the one at 16 only if that is a free block of 16 pages:
 * marked as the head of one, of that order, not reserved, without users.
 */
TEST(buddy, what_a_buddy_is)
{
	static const struct { int private_flag, order, reserved, count; } neighbour[] = {
		{ 0, 0, 0, 1 },		/* in use */
		{ 1, 4, 0, 1 },		/* in use, and its user has something in private */
		{ 0, 4, 0, 0 },		/* not the head of a block */
		{ 1, 3, 0, 0 },		/* a smaller block */
		{ 1, 5, 0, 0 },		/* a larger one */
		{ 1, 4, 1, 0 },		/* reserved */
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *low, *high;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	low = test_zone_alloc(GFP_KERNEL, 4);
	high = test_zone_alloc(GFP_KERNEL, 4);
	EXPECT_EQ(test_zone_nr(high), 16L);
	for (i = 0; i < ARRAY_SIZE(neighbour); i++) {
		INIT_LIST_HEAD(&high->lru);
		if (neighbour[i].private_flag)
			SetPagePrivate(high);
		high->private = neighbour[i].order;
		if (neighbour[i].reserved)
			SetPageReserved(high);
		set_page_count(high, neighbour[i].count);

		put(low, 4);
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 1 1 1 1 1 1 0");
		low = test_zone_alloc(GFP_KERNEL, 4);
		EXPECT_EQ(test_zone_nr(low), 0L);

		ClearPagePrivate(high);
		ClearPageReserved(high);
		high->private = 0;
		set_page_count(high, 1);
	}
	put(low, 4);
	put(high, 4);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* Makes @page look like a free block of 512 pages. */
static void forge_block(struct page *page)
{
	INIT_LIST_HEAD(&page->lru);
	SetPagePrivate(page);
	page->private = 9;
	set_page_count(page, 0);
}

/*
 *	0                         512                       1024
 *	| zone, a block of 512    | looks like its buddy    |
 *
 * What lies behind the end of the zone is not joined, whatever it looks like.
 */
TEST(buddy, no_buddy_behind_the_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);

	if (!zone)
		return;
	zone->spanned_pages = 512;
	forge_block(zone->zone_mem_map + 512);
	test_zone_fill(zone, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	test_zone_destroy();
}

/* Nor is what lies before its start. */
TEST(buddy, no_buddy_before_the_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *first;

	if (!zone)
		return;
	first = zone->zone_mem_map;
	zone->spanned_pages = 512;
	zone->zone_start_pfn += 512;
	zone->zone_mem_map += 512;
	forge_block(first);
	set_page_count(first + 512, 1);
	__free_pages(first + 512, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	EXPECT_EQ(head_of(zone, 9), 512L);
	test_zone_destroy();
}

/* Nor is a page in the middle that belongs to another zone. */
TEST(buddy, no_buddy_of_another_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1), *owner;
	struct page *page;

	if (!zone)
		return;
	page = zone->zone_mem_map + 512;
	owner = owner_of(page);
	set_page_zone(page, NODEZONE(owner->zone_pgdat->node_id, zone_idx(owner)));
	forge_block(page);
	set_page_count(zone->zone_mem_map, 1);
	__free_pages(zone->zone_mem_map, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	EXPECT_EQ(head_of(zone, 9), 0L);
	test_zone_destroy();
}

/*
 * Blocks of random orders come and go: each is aligned to its size and shares no page with
 * another; the counts are right at all times, and in the end there is one block again.
 */
TEST(buddy, random_blocks)
{
	static unsigned char used[1024];
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct { struct page *page; unsigned int order; } live[40];
	unsigned int seed = 12, n = 0, i;
	unsigned long pages = 0;
	int step;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	memset(used, 0, sizeof(used));
	for (step = 0; step < 3000; step++) {
		if (n < ARRAY_SIZE(live) && rnd(&seed) % 2) {
			unsigned int order = 1 + rnd(&seed) % 7;
			struct page *page = test_zone_alloc(GFP_ATOMIC, order);
			long nr = test_zone_nr(page);

			if (!page)
				continue;
			EXPECT_EQ(nr % (1 << order), 0L);
			for (i = 0; i < 1U << order; i++)
				EXPECT_EQ((int)used[nr + i]++, 0);
			live[n].page = page;
			live[n++].order = order;
			pages += 1UL << order;
		} else if (n) {
			unsigned int pick = rnd(&seed) % n;

			memset(used + (live[pick].page - test_run.first), 0, 1 << live[pick].order);
			pages -= 1UL << live[pick].order;
			put(live[pick].page, live[pick].order);
			live[pick] = live[--n];
		}
		EXPECT_EQ(zone->free_pages, 1024 - pages);
		if (step % 100 == 0)
			EXPECT_EQ(*test_zone_blocks(zone), '0');
	}
	while (n--)
		put(live[n].page, live[n].order);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* A zone of 64 pages serves 64 requests for a page, then none; k freed serve k more. */
TEST(buddy, exhaustion)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page[64];
	int k, i;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	for (i = 0; i < 64; i++)
		page[i] = test_zone_alloc(GFP_ATOMIC, 0);
	EXPECT(page[63]);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), NULL);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 0");
	for (k = 1; k < 10; k++) {
		for (i = 0; i < k; i++)
			put(page[i], 0);
		drain_local_pages();
		for (i = 0; i < k; i++) {
			page[i] = test_zone_alloc(GFP_ATOMIC, 0);
			EXPECT(page[i]);
		}
		EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
		EXPECT_EQ(zone->free_pages, 0UL);
	}
	for (i = 0; i < 64; i++)
		put(page[i], 0);
	drain_local_pages();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 1 0 0 0 0");
	test_zone_destroy();
}

/* Freeing tells reclaim that there is hope again. */
TEST(buddy, free_ends_unreclaimable)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	page = test_zone_alloc(GFP_KERNEL, 2);
	zone->all_unreclaimable = 1;
	zone->pages_scanned = 77;
	put(test_zone_alloc(GFP_KERNEL, 0), 0);
	EXPECT_EQ(zone->all_unreclaimable, 1);
	put(page, 2);
	EXPECT_EQ(zone->all_unreclaimable, 0);
	EXPECT_EQ(zone->pages_scanned, 0UL);
	test_zone_destroy();
}

/* A block starts at a multiple of its size. */
FATAL_TEST(buddy, free_misaligned_block, "BUG at mm/page_alloc.c")
{
	struct page *page = alloc_pages(GFP_KERNEL, 2);

	set_page_count(page + 1, 1);
	__free_pages(page + 1, 1);
}

FATAL_TEST(buddy, free_behind_the_zone, "BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	zone->spanned_pages = 32;
	set_page_count(zone->zone_mem_map + 32, 1);
	__free_pages(zone->zone_mem_map + 32, 2);
}

/* A free block that is not in the zone: someone has written to the lists. */
FATAL_TEST(buddy, alloc_behind_the_zone, "BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	test_zone_fill(zone, 6);
	zone->spanned_pages = 0;
	test_zone_alloc(GFP_ATOMIC, 6);
}

FATAL_TEST(buddy, split_behind_the_zone, "BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	test_zone_fill(zone, 6);
	zone->spanned_pages = 32;
	test_zone_alloc(GFP_ATOMIC, 5);
}

FATAL_TEST(buddy, free_twice, "BUG at mm/page_alloc.c")
{
	struct page *page = alloc_page(GFP_KERNEL);

	__free_page(page);
	__free_page(page);
}

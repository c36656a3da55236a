// SPDX-License-Identifier: GPL-2.0
/* Tests of the allocator of the early boot, mm/bootmem.c. */
#include <linux/bootmem_try.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/test.h>
#include "../test_zone.h"

#define KB	1024UL
#define MB	(1024 * KB)

/*
 * Nodes of our own, so that the boot's stay as they are. Their memory is borrowed from
 * those: pages that are free there are marked as taken meanwhile.
 */
static pg_data_t node[2] __initdata;
static bootmem_data_t bdata[2] __initdata;
static unsigned long map[2][PAGE_SIZE / sizeof(long)] __initdata
	__attribute__((__aligned__(PAGE_SIZE)));
static pg_data_t *boot_list __initdata;	/* pgdat_list without our nodes */

static struct {
	bootmem_data_t *owner;
	unsigned long start, pages;	/* page frame number, number of pages */
} borrowed[3] __initdata;
static unsigned int nr_borrowed __initdata;

/*
 * Finds @pages free pages between @from and @to (pfn), at a multiple of @align pages.
 * Returns the first one's number; 0: none, for page 0 is never free.
 */
static unsigned long __init borrow(unsigned long pages, unsigned long align,
				   unsigned long from, unsigned long to)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		bootmem_data_t *b = pgdat->bdata;
		unsigned long first = b->node_boot_start >> PAGE_SHIFT;
		unsigned long pfn = ALIGN(max(first, from), align), i;

		while (pfn + pages <= min(b->node_low_pfn, to)) {
			unsigned long nr = pfn - first;
			unsigned long taken = find_next_bit(b->node_bootmem_map, nr + pages, nr);

			if (taken < nr + pages) {
				pfn = ALIGN(first + taken + 1, align);
				continue;
			}
			for (i = nr; i < nr + pages; i++)
				set_bit(i, b->node_bootmem_map);
			borrowed[nr_borrowed].owner = b;
			borrowed[nr_borrowed].start = pfn;
			borrowed[nr_borrowed++].pages = pages;
			return pfn;
		}
	}
	return 0;
}

static void __init return_borrowed(void)
{
	while (nr_borrowed) {
		bootmem_data_t *b = borrowed[--nr_borrowed].owner;
		unsigned long nr = borrowed[nr_borrowed].start -
				   (b->node_boot_start >> PAGE_SHIFT);
		unsigned long i;

		for (i = 0; i < borrowed[nr_borrowed].pages; i++)
			clear_bit(nr + i, b->node_bootmem_map);
	}
}

/*
 * Starts node @i, with all pages reserved, as the only one on the list but our others. The
 * map is followed by ones: a search looks at the bit behind the end.
 */
static void __init start_node(int i, unsigned long start_pfn, unsigned long end_pfn)
{
	memset(&bdata[i], 0, sizeof(bdata[i]));
	memset(map[i], 0xff, sizeof(map[i]));
	node[i].bdata = &bdata[i];
	if (!boot_list) {
		boot_list = pgdat_list;
		pgdat_list = NULL;
	}
	init_bootmem_node(&node[i], __pa(map[i]) >> PAGE_SHIFT, start_pfn, end_pfn);
}

/* Takes our nodes away again. */
static void __init drop_nodes(void)
{
	pgdat_list = boot_list;
	boot_list = NULL;
	return_borrowed();
}

/*
 * Makes node @i of @pages pages, all free, that starts @odd pages behind a multiple of
 * 64 kB. A small one is full of something. Returns 0 when the boot has no such memory;
 * the case is skipped then.
 */
static int __init make_node(int i, unsigned long pages, unsigned long odd)
{
	pg_data_t *list = pgdat_list;
	unsigned long start;

	if (boot_list)
		pgdat_list = boot_list;
	start = borrow(pages + odd, 16, 0, ~0UL);
	pgdat_list = list;
	if (!start) {
		test_skip("no %lu free pages side by side", pages + odd);
		return 0;
	}
	start += odd;
	start_node(i, start, start + pages);
	free_bootmem_node(&node[i], start << PAGE_SHIFT, pages << PAGE_SHIFT);
	if (pages <= 1024)
		memset(phys_to_virt(start << PAGE_SHIFT), 0xa5, pages << PAGE_SHIFT);
	return 1;
}

/* Reserves pages @first … @last of node 0. */
static void __init reserve_pages(unsigned long first, unsigned long last)
{
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + (first << PAGE_SHIFT),
			     (last - first + 1) << PAGE_SHIFT);
}

static int __init is_reserved(unsigned long page)
{
	return test_bit(page, map[0]);
}

/* Pages of node 0 that are reserved. */
static int __init reserved_pages(void)
{
	unsigned long pages = bdata[0].node_low_pfn - (bdata[0].node_boot_start >> PAGE_SHIFT);

	return bitmap_weight(map[0], pages);
}

static int __init is_zero(const unsigned char *p, unsigned long size)
{
	while (size && !*p) {
		p++;
		size--;
	}
	return !size;
}

/* An address as bytes from the start of node @i; -1: there is none. */
static long __init offset_in(int i, void *ptr)
{
	return ptr ? (long)(__pa(ptr) - bdata[i].node_boot_start) : -1;
}

/* Allocates from our nodes; @goal counts from the start of node 0, 0 is none. */
static void *__init get(unsigned long size, unsigned long align, unsigned long goal)
{
	return bootmem_try(NULL, size, align, goal ? goal + bdata[0].node_boot_start : 0);
}

/* A request to node 0 and what becomes of it. */
struct row {
	unsigned long size, align, goal;
	/* Bytes from the start of the node; -1: fails. */
	long result;
	unsigned long last_pos, last_offset, last_success;
};

static void __init expect_row(const struct row *r, unsigned int number)
{
	char expected[100], got[100];
	void *ptr = get(r->size, r->align, r->goal);

	scnprintf(expected, sizeof(expected), "row %u: 0x%lx, last 0x%lx + 0x%lx, 0x%lx", number,
		  r->result, r->last_pos, r->last_offset, r->last_success);
	scnprintf(got, sizeof(got), "row %u: 0x%lx, last 0x%lx + 0x%lx, 0x%lx", number,
		  offset_in(0, ptr), bdata[0].last_pos, bdata[0].last_offset,
		  bdata[0].last_success);
	EXPECT_STR_EQ(got, expected);
	if (ptr)
		EXPECT(is_zero(ptr, r->size));
}

#define EXPECT_ROWS(rows)						\
do {									\
	unsigned int __row;						\
									\
	for (__row = 0; __row < ARRAY_SIZE(rows); __row++)		\
		expect_row(&(rows)[__row], __row + 1);			\
} while (0)

/*
 * Setting up.
 */

/* A bit for each page: a page of the map has 32768. */
TEST_BOOTMEM(bootmem, map_pages)
{
	EXPECT_EQ(bootmem_bootmap_pages(0), 0UL);
	EXPECT_EQ(bootmem_bootmap_pages(1), 1UL);
	EXPECT_EQ(bootmem_bootmap_pages(32768), 1UL);
	EXPECT_EQ(bootmem_bootmap_pages(32769), 2UL);
	EXPECT_EQ(bootmem_bootmap_pages(262144), 8UL);
	EXPECT_EQ(bootmem_bootmap_pages(262145), 9UL);
}

/*
 * A node of 100 pages, of a map with 0: 13 bytes, rounded up to words, become ones; the
 * byte behind them does not. The node is first in the list.
 */
TEST_BOOTMEM(bootmem, init_node)
{
	unsigned char *bytes = (unsigned char *)map[0];
	unsigned long max_low = max_low_pfn, min_low = min_low_pfn;
	pg_data_t *list = pgdat_list;
	int i;

	memset(&bdata[0], 0, sizeof(bdata[0]));
	memset(map[0], 0, sizeof(map[0]));
	bdata[0].last_success = 77;
	node[0].bdata = &bdata[0];
	EXPECT_EQ(init_bootmem_node(&node[0], __pa(map[0]) >> PAGE_SHIFT, 5000, 5100), 16UL);
	EXPECT_PTR_EQ(pgdat_list, &node[0]);
	EXPECT_PTR_EQ(node[0].pgdat_next, list);
	pgdat_list = list;

	for (i = 0; i < 16; i++)
		EXPECT_EQ((int)bytes[i], 0xff);
	EXPECT_EQ((int)bytes[16], 0);
	EXPECT_PTR_EQ(bdata[0].node_bootmem_map, map[0]);
	EXPECT_EQ(bdata[0].node_boot_start, 5000 * PAGE_SIZE);
	EXPECT_EQ(bdata[0].node_low_pfn, 5100UL);
	/* Where the last search ended is not touched. */
	EXPECT_EQ(bdata[0].last_success, 77UL);
	EXPECT_EQ(max_low_pfn, max_low);
	EXPECT_EQ(min_low_pfn, min_low);
}

/* Bytes of the map: a multiple of a word. */
TEST_BOOTMEM(bootmem, map_bytes)
{
	static const struct { unsigned long pages, bytes[2]; } table[] = {
		/* 32 bits, 64 bits */
		{ 1, { 4, 8 } }, { 8, { 4, 8 } }, { 32, { 4, 8 } }, { 33, { 8, 8 } },
		{ 64, { 8, 8 } }, { 65, { 12, 16 } }, { 8192, { 1024, 1024 } },
	};
	pg_data_t *list = pgdat_list;
	unsigned int i;

	node[0].bdata = &bdata[0];
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		EXPECT_EQ(init_bootmem_node(&node[0], __pa(map[0]) >> PAGE_SHIFT, 7,
					    7 + table[i].pages),
			  table[i].bytes[BITS_PER_LONG == 64]);
		pgdat_list = list;
	}
}

/* init_bootmem(): node 0, which starts at page 0; the bounds of memory become known. */
TEST_BOOTMEM(bootmem, init_first_node)
{
	unsigned long max_low = max_low_pfn, min_low = min_low_pfn;
	pg_data_t *list = pgdat_list, *first = NODE_DATA(0), *next = first->pgdat_next;
	bootmem_data_t *real = first->bdata;
	unsigned long map_pfn = __pa(map[0]) >> PAGE_SHIFT;

	memset(&bdata[0], 0, sizeof(bdata[0]));
	first->bdata = &bdata[0];
	EXPECT_EQ(init_bootmem(map_pfn, 8192), 1024UL);
	EXPECT_EQ(max_low_pfn, 8192UL);
	EXPECT_EQ(min_low_pfn, map_pfn);
	EXPECT_PTR_EQ(pgdat_list, first);
	EXPECT_PTR_EQ(first->pgdat_next, list);
	EXPECT_EQ(bdata[0].node_boot_start, 0UL);
	EXPECT_EQ(bdata[0].node_low_pfn, 8192UL);
	EXPECT_EQ(reserved_pages(), 8192);

	/* The functions without a node in their name are for this one. */
	free_bootmem(0, 8192 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 0);
	reserve_bootmem(16 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 1);
	EXPECT(is_reserved(16));

	first->bdata = real;
	first->pgdat_next = next;
	pgdat_list = list;
	max_low_pfn = max_low;
	min_low_pfn = min_low;
}

#ifdef CONFIG_NUMA
/* The node that was set up last is the first one of each search. */
TEST_BOOTMEM(bootmem, nodes_of_the_machine)
{
	pg_data_t *pgdat;
	int last = MAX_NUMNODES;

	for_each_pgdat(pgdat) {
		EXPECT_LT(pgdat->node_id, last);
		last = pgdat->node_id;
	}
}

/* What is asked of a node comes from it: its struct pages do. */
TEST_BOOTMEM(bootmem, mem_map_is_on_its_node)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		unsigned long pfn = __pa(pgdat->node_mem_map) >> PAGE_SHIFT;

		EXPECT_GE(pfn, pgdat->node_start_pfn);
		EXPECT_LT(pfn, pgdat->node_start_pfn + pgdat->node_spanned_pages);
	}
}
#endif

/*
 *	page:      1        2        3        4
 *	              |--- range ---|             bytes
 *	reserved   1        1        1
 *	freed               1
 *
 * A page is reserved when one byte of it is, and free when all its bytes are.
 */
TEST_BOOTMEM(bootmem, rounding)
{
	unsigned long start;

	if (!make_node(0, 64, 0))
		return;
	start = bdata[0].node_boot_start;
	reserve_bootmem_node(&node[0], start + PAGE_SIZE + 100, 2 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 3);
	EXPECT(is_reserved(1) && is_reserved(2) && is_reserved(3));
	free_bootmem_node(&node[0], start + PAGE_SIZE + 100, 2 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 2);
	EXPECT(is_reserved(1) && !is_reserved(2) && is_reserved(3));

	/* One byte, the first or the last of a page. */
	reserve_bootmem_node(&node[0], start + 10 * PAGE_SIZE, 1);
	reserve_bootmem_node(&node[0], start + 13 * PAGE_SIZE - 1, 1);
	EXPECT_EQ(reserved_pages(), 4);
	EXPECT(is_reserved(10) && is_reserved(12));
	/* All but one byte: no page. */
	free_bootmem_node(&node[0], start + 10 * PAGE_SIZE + 1, PAGE_SIZE - 1);
	free_bootmem_node(&node[0], start + 12 * PAGE_SIZE, PAGE_SIZE - 1);
	free_bootmem_node(&node[0], start + 12 * PAGE_SIZE, 1);
	EXPECT_EQ(reserved_pages(), 4);
	drop_nodes();
}

/* What is reserved already may be reserved again, in part or as a whole. */
TEST_BOOTMEM(bootmem, reserve_twice)
{
	if (!make_node(0, 64, 0))
		return;
	reserve_pages(10, 19);
	reserve_pages(15, 24);
	reserve_pages(10, 19);
	EXPECT_EQ(reserved_pages(), 15);
	drop_nodes();
}

/* The first and the last page of the node are pages like others. */
TEST_BOOTMEM(bootmem, ends_of_the_node)
{
	if (!make_node(0, 65, 0))
		return;
	reserve_pages(0, 64);
	EXPECT_EQ(reserved_pages(), 65);
	EXPECT_PTR_EQ(get(1, 0, 0), NULL);
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 64 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, 0, 0)), 64 * (long)PAGE_SIZE);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, 0, 0)), 0L);
	EXPECT_EQ(reserved_pages(), 65);
	drop_nodes();
}

/*
 * Searching.
 */

/* The lowest run that is long enough, and it is zeroed. */
TEST_BOOTMEM(bootmem, first_fit)
{
	static struct row rows[] __initdata = {
		{ 3 * 4096, 4096, 0, 0x6000, 8, 0, 0x6000 },
		{ 4096, 4096, 0, 0x1000, 1, 0, 0x1000 },
		{ 2 * 4096, 4096, 0, 0x3000, 4, 0, 0x3000 },
		{ 4097, 4096, 0, 0x9000, 10, 1, 0x9000 },
		{ 4096, 4096, 0, 0xb000, 11, 0, 0xb000 },
	};

	if (!make_node(0, 64, 0))
		return;
	reserve_pages(0, 0);
	reserve_pages(2, 2);
	reserve_pages(5, 5);
	EXPECT_ROWS(rows);
	EXPECT_EQ(reserved_pages(), 12);
	drop_nodes();
}

/*
 *	page:   0   1   2   3   4 ...  60  61  62  63
 *	                                  | free      |
 *
 * A run must end with the node: four pages do not fit into the last three.
 */
TEST_BOOTMEM(bootmem, run_at_the_end)
{
	static struct row rows[] __initdata = {
		{ 4 * 4096, 4096, 0, -1, 0, 0, 0 },
		{ 3 * 4096 + 1, 0, 0, -1, 0, 0, 0 },
		{ 3 * 4096, 4096, 0, 61 * 4096, 63, 0, 61 * 4096 },
		{ 1, 0, 0, -1, 63, 0, 61 * 4096 },
	};

	if (!make_node(0, 64, 0))
		return;
	reserve_pages(0, 60);
	EXPECT_ROWS(rows);
	drop_nodes();
}

/*
 *	page:  56  57  58  59 | 60  61
 *	        x | free      | bits of no page, clear
 *
 * Nor does it grow behind the node, and no search starts there: a goal in the last page,
 * which is rounded up, leads to the start.
 */
TEST_BOOTMEM(bootmem, no_run_behind_the_end)
{
	int i;

	if (!make_node(0, 60, 0))
		return;
	for (i = 60; i < 128; i++)
		clear_bit(i, map[0]);
	reserve_pages(1, 56);
	EXPECT_PTR_EQ(get(4 * PAGE_SIZE, PAGE_SIZE, 0), NULL);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, PAGE_SIZE, 60 * PAGE_SIZE - 1)), 0L);
	EXPECT_EQ(offset_in(0, get(3 * PAGE_SIZE, PAGE_SIZE, 0)), 57 * (long)PAGE_SIZE);
	drop_nodes();
}

/* A search that fails leaves everything as it was. */
TEST_BOOTMEM(bootmem, failure_changes_nothing)
{
	bootmem_data_t before;

	if (!make_node(0, 64, 0))
		return;
	EXPECT_EQ(offset_in(0, get(100, 32, 0)), 0L);
	reserve_pages(20, 20);
	before = bdata[0];
	EXPECT_PTR_EQ(get(44 * PAGE_SIZE, PAGE_SIZE, 0), NULL);
	EXPECT_PTR_EQ(get(44 * PAGE_SIZE, PAGE_SIZE, 30 * PAGE_SIZE), NULL);
	EXPECT_PTR_EQ(get(64 * PAGE_SIZE, 0, 0), NULL);
	EXPECT_PTR_EQ(get(1024 * MB, 0, 0), NULL);
	EXPECT_EQ(memcmp(&before, &bdata[0], sizeof(before)), 0);
	EXPECT_EQ(reserved_pages(), 2);
	drop_nodes();
}

/*
 *	page:   4   5   6   7   8   9  10  11  12 ...
 *	          | x |           | free          | found
 *
 * Measured numbers. Four pages at a multiple of four: page 5 stops the run at 4, and the
 * search goes on at 8 plus another four. So 8 … 11, though free, are passed over. Then
 * smaller requests, of which the seventh fits exactly into what is left of page 9.
 */
TEST_BOOTMEM(bootmem, aligned_run_is_passed_over)
{
	static struct row rows[] __initdata = {
		{ 16384, 16384, 0, 0xc000, 15, 0, 0xc000 },
		{ 16384, 16384, 0, 0x10000, 19, 0, 0x10000 },
		{ 16384, 16384, 65536, 0x14000, 23, 0, 0x14000 },
		{ 12288, 4096, 0, 0x6000, 8, 0, 0x6000 },
		{ 8, 8, 0, 0x4000, 4, 8, 0x4000 },
		{ 4088, 8, 0, 0x9000, 9, 4088, 0x9000 },
		{ 8, 8, 0, 0x9ff8, 9, 0, 0xa000 },
		{ 4096, 8, 0, 0xa000, 10, 0, 0xa000 },
		{ 16, 8, 0, 0xb000, 11, 16, 0xb000 },
	};

	/* 4096 pages when it was measured: those behind page 64 do not matter. */
	if (!make_node(0, 128, 0))
		return;
	reserve_pages(64, 64);
	reserve_pages(0, 3);
	reserve_pages(5, 5);
	EXPECT_ROWS(rows);
	/* Page 10 and the last two rows: the exact fit took no page. */
	EXPECT(is_reserved(9) && is_reserved(10) && is_reserved(11) && !is_reserved(24));
	drop_nodes();
}

/*
 *	node:        0 ...          13             16
 *	memory: | 3 pages | ...     | aligned      | found
 *
 * The node starts 3 pages behind a multiple of 16 pages. The search starts at the first
 * page that is aligned in memory, 13, but from there on it aligns by the number of the
 * page in the node.
 */
TEST_BOOTMEM(bootmem, alignment_counts_from_the_node)
{
	static struct row rows[] __initdata = {
		{ 4096, 65536, 0, 0x10000, 16, 0, 0x10000 },
		{ 4096, 65536, 0, 0x20000, 32, 0, 0x20000 },
		{ 4096, 65536, 0x8000, 0x30000, 48, 0, 0x30000 },
		{ 4096, 4096, 0, 0, 0, 0, 0 },
		{ 4096, 8192, 0, 0x2000, 2, 0, 0x2000 },
	};

	if (!make_node(0, 64, 3))
		return;
	EXPECT_ROWS(rows);
	drop_nodes();
}

/* There is no second search below that first aligned page. */
TEST_BOOTMEM(bootmem, search_starts_aligned)
{
	if (!make_node(0, 64, 8))
		return;
	/* Aligned in memory: 8, 24, 40; tried: 16, 32, 48. */
	reserve_pages(1, 63);
	EXPECT_PTR_EQ(get(PAGE_SIZE, 64 * KB, 0), NULL);
	EXPECT_PTR_EQ(get(PAGE_SIZE, 64 * KB, 40 * PAGE_SIZE), NULL);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, PAGE_SIZE, 0)), 0L);
	drop_nodes();
}

/* Any power of two, or none at all. */
TEST_BOOTMEM(bootmem, alignments)
{
	unsigned long align;

	if (!make_node(0, 128, 0))
		return;
	for (align = 1; align <= 64 * KB; align *= 2) {
		EXPECT_PTR_NE(get(1, 0, 0), NULL);
		EXPECT_EQ(offset_in(0, get(1, align, 0)) % align, 0UL);
	}
	drop_nodes();
}

/*
 * Goals.
 */

/* Where does a request for a page land, with that physical address as its goal? */
static long __init page_from(unsigned long goal, unsigned long align)
{
	/* This would be a goal as well. */
	bdata[0].last_success = 0;
	return offset_in(0, bootmem_try(NULL, PAGE_SIZE, align, goal));
}

/* The search starts at the goal; what is not in the node is no goal. */
TEST_BOOTMEM(bootmem, goal)
{
	unsigned long start;

	if (!make_node(0, 64, 0))
		return;
	start = bdata[0].node_boot_start;
	EXPECT_EQ(page_from(start + 0x20000, PAGE_SIZE), 0x20000L);
	EXPECT_EQ(page_from(start + 0x3f000, PAGE_SIZE), 0x3f000L);
	/* Not aligned: the next page. Without an alignment: the page it is in. */
	EXPECT_EQ(page_from(start + 0x30001, PAGE_SIZE), 0x31000L);
	EXPECT_EQ(page_from(start + 0x35fff, 0), 0x35000L);

	/* The byte before the node, and the one behind it. */
	EXPECT_EQ(page_from(start - 1, PAGE_SIZE), 0L);
	EXPECT_EQ(page_from(start + 64 * PAGE_SIZE, PAGE_SIZE), 0x1000L);
	/* Its first byte. */
	EXPECT_EQ(page_from(start, PAGE_SIZE), 0x2000L);
	drop_nodes();
}

/* Nothing is free from the goal on: what is below it is used. */
TEST_BOOTMEM(bootmem, below_the_goal)
{
	static struct row rows[] __initdata = {
		{ 2 * 4096, 4096, 0x3d000, 0x3d000, 62, 0, 0x3d000 },
		{ 2 * 4096, 4096, 0x3d000, 0x3000, 4, 0, 0x3000 },
		{ 4096, 4096, 0x3d000, 0x3f000, 63, 0, 0x3f000 },
		{ 4096, 4096, 0x3d000, 0x1000, 1, 0, 0x1000 },
		{ 4096, 4096, 0x3d000, -1, 1, 0, 0x1000 },
	};

	if (!make_node(0, 64, 0))
		return;
	reserve_pages(0, 0);
	reserve_pages(2, 2);
	reserve_pages(5, 60);
	EXPECT_ROWS(rows);
	drop_nodes();
}

/*
 * A search from a goal goes on where the last one was successful, if that was above; so
 * what was freed in between is only found by a search without a goal.
 */
TEST_BOOTMEM(bootmem, goal_and_last_success)
{
	static struct row rows[] __initdata = {
		{ 4096, 4096, 0x10000, 0x10000, 16, 0, 0x10000 },
		{ 4096, 4096, 0x20000, 0x20000, 32, 0, 0x20000 },
		/* 17 is free, but the last success was at 32. */
		{ 4096, 4096, 0x10000, 0x21000, 33, 0, 0x21000 },
		{ 4096, 4096, 0, 0, 0, 0, 0 },
		/* Now it was at 0: below the goal. */
		{ 4096, 4096, 0x10000, 0x11000, 17, 0, 0x11000 },
		/* The success itself counts as above. */
		{ 4096, 4096, 0x11000, 0x12000, 18, 0, 0x12000 },
	};

	if (!make_node(0, 64, 0))
		return;
	EXPECT_ROWS(rows);
	/* The start of the node is a goal too, but not as good as that success. */
	EXPECT_EQ(offset_in(0, bootmem_try(NULL, 4096, 4096, bdata[0].node_boot_start)), 0x13000L);
	drop_nodes();
}

/*
 * Freeing below the last success sets it back, so that a search from a goal finds what was
 * freed. But the success counts from the start of the node, and the freed address does not:
 * it works on a node that starts at 0 (here without memory: no request is made).
 */
TEST_BOOTMEM(bootmem, free_sets_last_success_back)
{
	start_node(0, 0, 64);
	bdata[0].last_success = 0x9000;
	free_bootmem_node(&node[0], 0xa000, 0x1000);
	EXPECT_EQ(bdata[0].last_success, 0x9000UL);
	free_bootmem_node(&node[0], 0x9000, 0x1000);
	EXPECT_EQ(bdata[0].last_success, 0x9000UL);
	free_bootmem_node(&node[0], 0x3000, 0x2000);
	EXPECT_EQ(bdata[0].last_success, 0x3000UL);
	/* No page becomes free, and yet. */
	free_bootmem_node(&node[0], 0x2100, 0x100);
	EXPECT_EQ(bdata[0].last_success, 0x2100UL);
	drop_nodes();
}

TEST_BOOTMEM(bootmem, free_leaves_last_success)
{
	start_node(0, 64, 128);
	bdata[0].last_success = 0x9000;
	free_bootmem_node(&node[0], 64 * PAGE_SIZE + 0x2000, 0x1000);
	EXPECT_EQ(bdata[0].last_success, 0x9000UL);
	/* An offset that is larger than the address is set to it. */
	bdata[0].last_success = 0x50000;
	free_bootmem_node(&node[0], 64 * PAGE_SIZE + 0x4000, 0x1000);
	EXPECT_EQ(bdata[0].last_success, 0x44000UL);
	drop_nodes();
}

/*
 * Packing: small requests share pages.
 */

/*
 *	page 0                              page 1
 *	| 100 |   | 100 |        | 3900 ...       |
 *	0         128   228      256       4096   4156
 */
TEST_BOOTMEM(bootmem, packing)
{
	static struct row rows[] __initdata = {
		{ 100, 32, 0, 0, 0, 100, 0 },
		{ 100, 32, 0, 128, 0, 228, 0x1000 },
		{ 3900, 32, 0, 256, 1, 60, 0x1000 },
		/* Without an alignment: right behind. */
		{ 3, 0, 0, 0x1000 + 60, 1, 63, 0x2000 },
		{ 1, 1, 0, 0x1000 + 63, 1, 64, 0x2000 },
		/* Three pages, and the rest of page 1. */
		{ 4032 + 3 * 4096, 8, 0, 0x1040, 4, 0, 0x2000 },
		/* Nothing is left of page 4. */
		{ 8, 8, 0, 0x5000, 5, 8, 0x5000 },
		/* The start of the next page is the next multiple. */
		{ 100, 2048, 0, 0x5800, 5, 0x864, 0x6000 },
		{ 100, 2048, 0, 0x6000, 6, 100, 0x6000 },
	};

	if (!make_node(0, 64, 0))
		return;
	EXPECT_ROWS(rows);
	EXPECT_EQ(reserved_pages(), 7);
	drop_nodes();
}

/* A request that is aligned to pages starts one, and leaves room behind it. */
TEST_BOOTMEM(bootmem, pages_are_not_packed)
{
	static struct row rows[] __initdata = {
		{ 100, 32, 0, 0, 0, 100, 0 },
		{ 100, 4096, 0, 0x1000, 1, 100, 0x1000 },
		{ 100, 32, 0, 0x1080, 1, 228, 0x2000 },
		{ 5000, 8192, 0, 0x2000, 3, 904, 0x2000 },
		{ 100, 8, 0, 0x3388, 3, 1004, 0x4000 },
	};

	if (!make_node(0, 64, 0))
		return;
	EXPECT_ROWS(rows);
	drop_nodes();
}

/* Only the last request's page has room, and only when the next one is free. */
TEST_BOOTMEM(bootmem, packing_needs_the_next_page)
{
	static struct row rows[] __initdata = {
		{ 100, 32, 0, 0, 0, 100, 0 },
		/* Page 1 is taken: nothing joins the one at 0. */
		{ 100, 32, 0, 0x2000, 2, 100, 0x2000 },
		/* The next run of two pages is not behind page 2. */
		{ 5000, 32, 0, 0x5000, 6, 904, 0x5000 },
		/* 3 is not behind 6. */
		{ 100, 32, 0, 0x3000, 3, 100, 0x3000 },
	};

	if (!make_node(0, 64, 0))
		return;
	reserve_pages(1, 1);
	reserve_pages(4, 4);
	EXPECT_ROWS(rows);
	drop_nodes();
}

/*
 * The search is for as many fresh pages as the request needs by itself, even if it fits
 * into the last one: with none left it fails.
 */
TEST_BOOTMEM(bootmem, packing_needs_a_fresh_page)
{
	if (!make_node(0, 64, 0))
		return;
	reserve_pages(0, 62);
	EXPECT_EQ(offset_in(0, get(100, 32, 0)), 0x3f000L);
	EXPECT_PTR_EQ(get(100, 32, 0), NULL);
	drop_nodes();
}

/*
 * Measured numbers: requests of all kinds on a node of 32 MB with the holes of a PC.
 */
TEST_BOOTMEM(bootmem, sequence)
{
	static struct row rows[] __initdata = {
		{ 100, 32, 0, 0x1000, 1, 100, 0x1000 },
		{ 100, 32, 0, 0x1080, 1, 228, 0x2000 },
		{ 3900, 32, 0, 0x1100, 2, 60, 0x2000 },
		{ 64, 64, 0, 0x2040, 2, 128, 0x3000 },
		{ 4096, 4096, 0, 0x3000, 3, 0, 0x3000 },
		{ 200, 32, 0, 0x4000, 4, 200, 0x4000 },
		{ 5000, 32, 16 * MB, 0x1000000, 4097, 904, 0x1000000 },
		{ 300, 32, 16 * MB, 0x10013a0, 4097, 1228, 0x1002000 },
		{ 3000, 32, 16 * MB, 0x10014e0, 4098, 152, 0x1002000 },
		{ 100, 32, 0, 0x5000, 5, 100, 0x5000 },
		{ 100, 32, 16 * MB, 0x1003000, 4099, 100, 0x1003000 },
		{ 65536, 65536, 0, 0x20000, 47, 0, 0x20000 },
		{ 10, 16, 0, 0x6000, 6, 10, 0x6000 },
		{ 20000, 4096, 16 * MB, 0x1004000, 4104, 3616, 0x1004000 },
	};
	static struct row after_free[] __initdata = {
		{ 50, 32, 0, 0x2000, 2, 50, 0x2000 },
		{ 8192, 8192, 0, 0x8000, 9, 0, 0x8000 },
		{ 1 * MB, 4096, 0, 0x180000, 639, 0, 0x180000 },
		{ 4096, 4096, 16 * MB, 0x1009000, 4105, 0, 0x1009000 },
	};

	if (!make_node(0, 8192, 0))
		return;
	reserve_pages(16, 16);
	reserve_pages(0, 0);
	reserve_pages(256, 256 + 127);
	EXPECT_ROWS(rows);
	/* The seventh row's page was used in part: it is free as a whole. */
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 0x2000, 4096);
	EXPECT_ROWS(after_free);
	drop_nodes();
}

/* Every page of a node, one by one; when k of them are freed, k more. */
TEST_BOOTMEM(bootmem, exhaustion)
{
	unsigned long start;
	int i, k;

	if (!make_node(0, 70, 0))
		return;
	start = bdata[0].node_boot_start;
	for (i = 0; i < 70; i++)
		EXPECT_EQ(offset_in(0, get(PAGE_SIZE, PAGE_SIZE, 0)), i * (long)PAGE_SIZE);
	EXPECT_PTR_EQ(get(1, 1, 0), NULL);
	for (k = 1; k < 8; k++) {
		for (i = 0; i < k; i++)
			free_bootmem_node(&node[0], start + 9 * i * PAGE_SIZE, PAGE_SIZE);
		EXPECT_PTR_EQ(get(PAGE_SIZE + 1, 1, 0), NULL);
		for (i = 0; i < k; i++)
			EXPECT_EQ(offset_in(0, get(PAGE_SIZE, PAGE_SIZE, 0)),
				  9 * i * (long)PAGE_SIZE);
		EXPECT_PTR_EQ(get(1, 1, 0), NULL);
		EXPECT_EQ(reserved_pages(), 70);
	}
	drop_nodes();
}

/*
 * Requests of random size, alignment and goal: each is in the node, in pages that are
 * reserved, aligned, zeroed, and shares no byte with another.
 */
TEST_BOOTMEM(bootmem, random_requests)
{
	static struct { unsigned long start, end; } taken[200] __initdata;
	unsigned int seed = 5, n = 0, i, tries;
	unsigned long bytes;

	if (!make_node(0, 256, 0))
		return;
	bytes = 256 * PAGE_SIZE;
	for (tries = 0; tries < 400 && n < ARRAY_SIZE(taken); tries++) {
		unsigned long size, align, goal, offset;
		void *ptr;

		seed = seed * 1103515245 + 12345;
		size = 1 + (seed >> 16) % (tries % 8 ? 3000 : 20000);
		align = tries % 5 ? 1UL << (seed >> 12) % 13 : 1UL << (seed >> 12) % 16;
		goal = tries % 3 ? 0 : (seed >> 8) % bytes;
		ptr = get(size, align, goal);
		if (!ptr)
			continue;
		offset = offset_in(0, ptr);
		EXPECT_LE(offset + size, bytes);
		EXPECT_EQ(offset % align, 0UL);
		EXPECT(is_zero(ptr, size));
		memset(ptr, 0x5a, size);
		for (i = offset >> PAGE_SHIFT; i <= (offset + size - 1) >> PAGE_SHIFT; i++)
			EXPECT(is_reserved(i));
		for (i = 0; i < n; i++)
			EXPECT(offset >= taken[i].end || offset + size <= taken[i].start);
		taken[n].start = offset;
		taken[n++].end = offset + size;
	}
	EXPECT_GT(n, 100U);
	drop_nodes();
}

/*
 * Several nodes.
 */

/* The node set up last is searched first; the others when it is full. */
TEST_BOOTMEM(bootmem, node_order)
{
	int i;

	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	EXPECT_PTR_EQ(pgdat_list, &node[1]);
	for (i = 0; i < 16; i++)
		EXPECT_EQ(offset_in(1, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)),
			  i * (long)PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 0);
	EXPECT_EQ(offset_in(0, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)), 0L);
	EXPECT_EQ(offset_in(0, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)), (long)PAGE_SIZE);
	drop_nodes();
}

/* A goal is for all nodes: the first one in the list serves even if it is not in it. */
TEST_BOOTMEM(bootmem, goal_on_another_node)
{
	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	EXPECT_EQ(offset_in(1, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE,
					       bdata[0].node_boot_start + 4 * PAGE_SIZE)), 0L);
	EXPECT_EQ(reserved_pages(), 0);
	drop_nodes();
}

/* The wanted node first, then all of them in order. */
TEST_BOOTMEM(bootmem, wanted_node)
{
	int i;

	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	for (i = 0; i < 16; i++)
		EXPECT_EQ(offset_in(0, __alloc_bootmem_node(&node[0], PAGE_SIZE, PAGE_SIZE, 0)),
			  i * (long)PAGE_SIZE);
	EXPECT_EQ(offset_in(1, __alloc_bootmem_node(&node[0], PAGE_SIZE, PAGE_SIZE, 0)), 0L);
	EXPECT_EQ(offset_in(1, __alloc_bootmem_node(&node[1], PAGE_SIZE, PAGE_SIZE, 0)),
		  (long)PAGE_SIZE);
	drop_nodes();
}

/*
 * A node that has 16 free pages below the memory for DMA's end, and 16 above. Returns 0
 * when the machine does not.
 */
static int __init make_node_around_dma(void)
{
	unsigned long dma_end = __pa(MAX_DMA_ADDRESS) >> PAGE_SHIFT;
	unsigned long low = borrow(16, 1, dma_end > 16384 ? dma_end - 16384 : 0, dma_end);
	unsigned long high = borrow(16, 1, dma_end, dma_end + 16384);

	if (!low || !high) {
		return_borrowed();
		test_skip("no memory below, or above, the end of ZONE_DMA");
		return 0;
	}
	start_node(0, low, high + 16);
	free_bootmem_node(&node[0], low << PAGE_SHIFT, 16 * PAGE_SIZE);
	free_bootmem_node(&node[0], high << PAGE_SHIFT, 16 * PAGE_SIZE);
	return 1;
}

/* Which of the pages behind @from is that? -1: it is before. */
static long __init page_behind(unsigned int range, void *ptr)
{
	return (long)(__pa(ptr) >> PAGE_SHIFT) - (long)borrowed[range].start;
}

/* The wrappers: from the start of memory, or above the memory for DMA; for lines or pages. */
TEST_BOOTMEM(bootmem, wrappers)
{
	enum { LOW, HIGH };
	char *first, *second;

	if (!make_node_around_dma())
		return;
	first = alloc_bootmem_low(10);
	second = alloc_bootmem_low(10);
	EXPECT_EQ(page_behind(LOW, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages(10)), 1L);
	first = alloc_bootmem_low_pages(PAGE_SIZE + 1);
	EXPECT_EQ(page_behind(LOW, first), 2L);
	EXPECT_EQ((unsigned long)first % PAGE_SIZE, 0UL);

	first = alloc_bootmem(10);
	second = alloc_bootmem(10);
	EXPECT_EQ(page_behind(HIGH, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(HIGH, alloc_bootmem_pages(10)), 1L);
	first = alloc_bootmem_pages(10);
	EXPECT_EQ(page_behind(HIGH, first), 2L);
	EXPECT_EQ((unsigned long)first % PAGE_SIZE, 0UL);
	drop_nodes();
}

/* The same on a node, which need not be on the list. */
TEST_BOOTMEM(bootmem, wrappers_for_a_node)
{
	enum { LOW, HIGH };
	char *first, *second;

	if (!make_node_around_dma())
		return;
	pgdat_list = NULL;
	first = alloc_bootmem_node(&node[0], 10);
	second = alloc_bootmem_node(&node[0], 10);
	EXPECT_EQ(page_behind(HIGH, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(HIGH, alloc_bootmem_pages_node(&node[0], 10)), 1L);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages_node(&node[0], 10)), 0L);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages_node(&node[0], 10)), 1L);
	drop_nodes();
}

/* A hash table from bootmem, whose message is not shown. */
static void *__init make_hash(unsigned long bucket, unsigned long entries, unsigned int *shift,
			      unsigned int *mask)
{
	int level = console_loglevel;
	void *table;

	console_loglevel = -1;
	test_log_position();
	table = alloc_large_system_hash("Test", bucket, entries, 0, HASH_EARLY, shift, mask,
					1 << 20);
	console_loglevel = level;
	return table;
}

/* A hash table of 1024 buckets for 600 entries, four pages of them, and zeroed. */
TEST_BOOTMEM(bootmem, hash_table)
{
	unsigned int shift = 0, mask = 0;
	void *table;

	if (!make_node(0, 16, 0))
		return;
	table = make_hash(16, 600, &shift, &mask);
	EXPECT(test_log_has("Test hash table entries: 1024 (order: 2, 16384 bytes)\n"));
	EXPECT_EQ(shift, 10U);
	EXPECT_EQ(mask, 1023U);
	EXPECT_EQ(offset_in(0, table), 0L);
	EXPECT_EQ(reserved_pages(), 4);
	EXPECT(is_zero(table, 16384));

	/* Less than a page is packed. */
	EXPECT_EQ(offset_in(0, make_hash(8, 15, NULL, NULL)), 0x4000L);
	EXPECT_EQ(offset_in(0, make_hash(8, 15, NULL, NULL)), 0x4080L);
	drop_nodes();
}

/*
 * Mistakes.
 */

FATAL_TEST_BOOTMEM(bootmem, zero_sized_request, "__alloc_bootmem_core(): zero-sized request")
{
	make_node(0, 16, 0);
	/* It has no level, and would not be shown when the console is quiet. */
	console_loglevel = default_message_loglevel + 1;
	get(0, 32, 0);
}

FATAL_TEST_BOOTMEM(bootmem, odd_alignment, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	get(100, 48, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_twice, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, free_nothing, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_pages(15, 15);
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 15 * PAGE_SIZE, 2 * PAGE_SIZE);
}

/* Not even of a page that would be rounded to. */
FATAL_TEST_BOOTMEM(bootmem, reserve_nothing, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 100, 0);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_before_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start - PAGE_SIZE, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 16 * PAGE_SIZE, 1);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_past_the_end, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 15 * PAGE_SIZE, PAGE_SIZE + 1);
}

FATAL_TEST_BOOTMEM(bootmem, out_of_memory, "bootmem alloc of 69632 bytes failed!")
{
	make_node(0, 16, 0);
	__alloc_bootmem(17 * PAGE_SIZE, PAGE_SIZE, 0);
}

FATAL_TEST_BOOTMEM(bootmem, out_of_memory_is_the_end, "Out of memory")
{
	make_node(0, 16, 0);
	__alloc_bootmem_node(&node[0], 17 * PAGE_SIZE, PAGE_SIZE, 0);
}

/*
 *	page:   0 ...  39 | 40
 *	bit:    1      1  | 0
 *
 * The search ends behind the node, on a bit that belongs to no page, and believes it.
 */
FATAL_TEST_BOOTMEM(bootmem, page_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 40, 0);
	reserve_pages(0, 39);
	clear_bit(40, map[0]);
	get(PAGE_SIZE, PAGE_SIZE, 0);
}

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
	return &page_zone(handed)->pageset[0].pcp[0];
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

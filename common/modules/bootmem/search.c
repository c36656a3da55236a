// SPDX-License-Identifier: GPL-2.0
/* Tests of where the boot allocator looks for pages. */
#include "suite.h"

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
	/* Not aligned: the next page, or with a smaller alignment the one it is in. */
	EXPECT_EQ(page_from(start + 0x30001, PAGE_SIZE), 0x31000L);
	EXPECT_EQ(page_from(start + 0x35fff, 1), 0x35000L);

	/* The byte before the node, and the one behind it. */
	EXPECT_EQ(page_from(start - 1, PAGE_SIZE), 0L);
	EXPECT_EQ(page_from(start + 64 * PAGE_SIZE, PAGE_SIZE), 0x1000L);
	/* Its first byte. */
	EXPECT_EQ(page_from(start, PAGE_SIZE), 0x2000L);
	drop_nodes();
}

/* Without an alignment there is no goal: the search starts at the first page. */
TEST_BOOTMEM(bootmem, no_goal_without_alignment)
{
	if (!make_node(0, 64, 0))
		return;
	EXPECT_EQ(page_from(bdata[0].node_boot_start + 0x20000, 0), 0L);
	EXPECT_EQ(page_from(bdata[0].node_boot_start + 0x20000, 1), 0x20000L);
	/* Nor does it go on from the last success. */
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, 0, 0x20000)), 0x1000L);
	drop_nodes();
	/* Also where the alignment would start behind the first page. */
	if (!make_node(0, 64, 3))
		return;
	EXPECT_EQ(page_from(bdata[0].node_boot_start + 0x20000, 0), 0L);
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

// SPDX-License-Identifier: GPL-2.0
/* Tests of the boot allocator's requests: small ones share pages. */
#include "suite.h"

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
		/* Any byte will do: right behind. */
		{ 3, 1, 0, 0x1000 + 60, 1, 63, 0x2000 },
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

/*
 *	page 0            page 1
 *	| 100 |           |
 *	| 3 |             |		over the 100
 *	| 5000                 |	over the 3
 *	                  | 4096 |	over the end of the 5000
 *
 * The release rounds to a multiple of the alignment, which is 0 when there is none: such a request
 * is put over what its page holds, and clears it.
 */
TEST_BOOTMEM(bootmem, packing_without_alignment)
{
	static struct row rows[] __initdata = {
		{ 3, 0, 0, 0, 0, 3, 0x1000 },
		{ 5000, 0, 0, 0, 1, 904, 0x1000 },
		{ 4096, 0, 0, 0x1000, 1, 0, 0x2000 },
		{ 4096, 0, 0, 0x2000, 2, 0, 0x2000 },
	};
	unsigned char *first;

	if (!make_node(0, 64, 0))
		return;
	first = get(100, 32, 0);
	EXPECT_EQ(offset_in(0, first), 0L);
	memset(first, 0x5a, 100);
	expect_row(&rows[0], 1);
	EXPECT_EQ(first[2], 0);
	EXPECT_EQ(first[3], 0x5a);
	expect_row(&rows[1], 2);
	EXPECT_EQ(first[99], 0);
	expect_row(&rows[2], 3);
	EXPECT_EQ(reserved_pages(), 2);
	expect_row(&rows[3], 4);
	EXPECT_EQ(reserved_pages(), 3);
	drop_nodes();
}

/* The page that has room is not looked at: it may be free again, and be handed out once more. */
TEST_BOOTMEM(bootmem, packing_into_a_freed_page)
{
	static struct row rows[] __initdata = {
		{ 100, 32, 0, 0, 0, 100, 0 },
		{ 100, 32, 0x1000, 128, 0, 228, 0x1000 },
		{ 4096, 4096, 0, 0, 0, 0, 0 },
	};

	if (!make_node(0, 64, 0))
		return;
	expect_row(&rows[0], 1);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
	expect_row(&rows[1], 2);
	EXPECT_EQ(reserved_pages(), 0);
	expect_row(&rows[2], 3);
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

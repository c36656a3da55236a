// SPDX-License-Identifier: GPL-2.0
/* Tests of alloc_large_system_hash(). */
#include <linux/bootmem.h>
#include "suite.h"

/*
 * Hash tables, made when bootmem is gone.
 */

struct hash_case {
	unsigned long bucket, entries;
	int scale;
	unsigned long limit;
	unsigned int shift;	/* of the table that is made */
};

static void __init expect_hash(const struct hash_case *c, int flags)
{
	unsigned long bytes = c->bucket << c->shift, order = 0;
	unsigned int shift = 0, mask = 0;
	char line[100];
	void *table;
	int level = mute_console();

	test_log_position();
	table = alloc_large_system_hash("Test", c->bucket, c->entries, c->scale, flags, &shift,
					&mask, c->limit);
	while (PAGE_SIZE << order < c->bucket << shift)
		order++;
	EXPECT_EQ(shift, c->shift);
	EXPECT_EQ(mask, (1U << c->shift) - 1);
	/* The order is that of the size, and below 0 when that is less than a page. */
	scnprintf(line, sizeof(line), "Test hash table entries: %u (order: %d, %lu bytes)\n",
		  1U << c->shift, fls(bytes) - 1 - PAGE_SHIFT, bytes);
	EXPECT(test_log_has(line));
	free_pages((unsigned long)table, order);
	console_loglevel = level;
}

/* The power of two above the wanted number, also when that is one; at most the limit. */
TEST_BUDDY(buddy, hash_entries)
{
	static struct hash_case table[] __initdata = {
		{ 16, 1000, 0, 1 << 20, 10 },
		{ 16, 1023, 0, 1 << 20, 10 },
		{ 16, 1024, 0, 1 << 20, 11 },
		{ 16, 1, 0, 1 << 20, 1 },
		{ 16, 1000, 0, 512, 9 },
		{ 16, 1000, 0, 511, 8 },
		{ 16, 1000, 0, 1, 0 },
		{ 8, 4096, 0, 1 << 20, 13 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		expect_hash(&table[i], 0);
}

/* No block is that large: the table is halved until there is one. */
TEST_BUDDY(buddy, hash_in_the_largest_block)
{
	struct hash_case most = { 64, 1 << 19, 0, 1 << 20, 0 };
	unsigned int order, largest = 0;
	struct zone *zone;

	for_each_zone(zone)
		for (order = 0; order < MAX_ORDER && !is_highmem(zone); order++)
			if (zone->free_area[order].nr_free)
				largest = max(largest, order);
	if (PAGE_SIZE << largest > 64UL << 19)
		SKIP("a block of %lu kB", PAGE_SIZE >> 10 << largest);
	most.shift = largest + PAGE_SHIFT - 6;
	expect_hash(&most, 0);
}

/*
 * No number is wanted: one bucket for so many bytes of kernel memory, or of all memory, in
 * whole MB. At most 1/16 of all memory, if there is no other limit.
 */
TEST_BUDDY(buddy, hash_entries_by_memory)
{
	static struct hash_case by_kernel[] __initdata = {
		/* 1000 pages are 4 MB: 1024, 256 or 2048 buckets, and the power above that. */
		{ 4, 0, 12, 1 << 20, 11 }, { 4, 0, 14, 1 << 20, 9 }, { 4, 0, 11, 1 << 20, 12 },
	};
	/* 2500 pages / 16, as buckets of a page, and of two. */
	static struct hash_case limited[] __initdata = {
		{ PAGE_SIZE, 1 << 15, 0, 0, 7 }, { 2 * PAGE_SIZE, 1 << 15, 0, 0, 6 },
	};
	/* 40 MB. */
	static struct hash_case by_all __initdata = { 4, 0, 14, 1 << 20, 12 };
	unsigned long kernel_pages = nr_kernel_pages, all_pages = nr_all_pages;
	unsigned int i;

	nr_kernel_pages = 1000;
	nr_all_pages = 10000;
	for (i = 0; i < ARRAY_SIZE(by_kernel); i++)
		expect_hash(&by_kernel[i], 0);
	expect_hash(&by_all, HASH_HIGHMEM);
	nr_all_pages = 2500;
	for (i = 0; i < ARRAY_SIZE(limited); i++)
		expect_hash(&limited[i], 0);
	nr_kernel_pages = kernel_pages;
	nr_all_pages = all_pages;
}

/* Shift and mask are told to those who ask. */
TEST_BUDDY(buddy, hash_without_results)
{
	int level = mute_console();
	void *table = alloc_large_system_hash("Test", 16, 255, 0, 0, NULL, NULL, 1 << 20);

	console_loglevel = level;
	EXPECT(table);
	free_page((unsigned long)table);
}

/* Before there are zones there is no table either. */
FATAL_TEST_BOOTMEM(buddy, hash_without_memory, "Failed to allocate Test hash table")
{
	alloc_large_system_hash("Test", 16, 1000, 0, 0, NULL, NULL, 1 << 20);
}

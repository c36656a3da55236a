// SPDX-License-Identifier: GPL-2.0
/* Tests of the page counters, and of the sums over zones. */
#include <linux/highmem.h>
#include <linux/sched.h>
#include <linux/swap.h>
#include "suite.h"

/*
 * Counters.
 */

/* Pages are counted where they come from, by the pages of a block; freed ones in one sum. */
TEST(buddy, page_state_of_requests)
{
	int idx;

	for (idx = 0; idx < MAX_NR_ZONES; idx++) {
		struct zone *zone = test_zone_create(idx, 6, 1);
		unsigned long alloc[MAX_NR_ZONES], freed;
		struct page *block, *single;

		if (!zone)
			return;
		test_zone_fill(zone, 6);
		alloc[0] = read_page_state(pgalloc_dma);
		alloc[1] = read_page_state(pgalloc_normal);
		alloc[2] = read_page_state(pgalloc_high);
		freed = read_page_state(pgfree);

		block = test_zone_alloc(GFP_KERNEL, 3);
		single = test_zone_alloc(GFP_KERNEL, 0);
		EXPECT_EQ(read_page_state(pgalloc_dma) - alloc[0], idx == 0 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgalloc_normal) - alloc[1], idx == 1 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgalloc_high) - alloc[2], idx == 2 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgfree), freed);

		put(block, 3);
		EXPECT_EQ(read_page_state(pgfree) - freed, 8UL);
		put(single, 0);
		EXPECT_EQ(read_page_state(pgfree) - freed, 9UL);
		/* What only leaves a per-CPU list was freed before. */
		drain_local_pages();
		EXPECT_EQ(read_page_state(pgfree) - freed, 9UL);
		test_zone_destroy();
	}
}

/* get_page_state() has the counters up to nr_slab, get_full_page_state() all. */
TEST(buddy, page_state_sums)
{
	struct page_state part, full;
	unsigned long slab;

	mod_page_state(nr_slab, 5);
	mod_page_state(nr_bounce, 7);
	dec_page_state(nr_bounce);
	get_page_state(&part);
	get_full_page_state(&full);
	slab = read_page_state(nr_slab);
	EXPECT_EQ(part.nr_slab, slab);
	EXPECT_EQ(full.nr_slab, slab);
	EXPECT_EQ(part.nr_bounce, 0UL);
	EXPECT_EQ(part.pgfree, 0UL);
	EXPECT_EQ(full.nr_bounce, 6UL);
	EXPECT_EQ(full.pgfree, read_page_state(pgfree));
	mod_page_state(nr_slab, -5UL);
	sub_page_state(nr_bounce, 6);
	EXPECT_EQ(read_page_state(nr_slab), slab - 5);
	EXPECT_EQ(read_page_state(nr_bounce), 0UL);
}

static void count_some(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < 1000; i++)
		inc_page_state(pgrotated);
}

/* Each CPU counts in its own part: nothing gets lost. */
TEST(buddy, page_state_of_all_cpus)
{
	unsigned long before = read_page_state(pgrotated);

	test_on_all_cpus(count_some, NULL);
	EXPECT_EQ(read_page_state(pgrotated) - before, 1000UL * num_online_cpus());
	mod_page_state(pgrotated, before - read_page_state(pgrotated));
}

/* Sums over all zones: free pages, and pages above the high marks by kind of list. */
TEST(buddy, sums_over_zones)
{
	unsigned long free = 0, high_free = 0, lowmem = 0, all = 0, a, i, f;
	unsigned int nodes = 0;
	struct sysinfo info;
	struct zone *zone;
	pg_data_t *pgdat;

	for_each_zone(zone) {
		unsigned long above = zone->present_pages > zone->pages_high ?
				      zone->present_pages - zone->pages_high : 0;

		free += zone->free_pages;
		all += above;
		if (zone_idx(zone) == ZONE_HIGHMEM)
			high_free += zone->free_pages;
		else
			lowmem += above;
	}
	/* A zone is in the list of each node, and counted as often. */
	for_each_pgdat(pgdat)
		nodes++;
	EXPECT_EQ((unsigned long)nr_free_pages(), free);
	EXPECT_EQ((unsigned long)nr_free_highpages(), high_free);
	EXPECT_EQ((unsigned long)nr_free_buffer_pages(), nodes * lowmem);
	EXPECT_EQ((unsigned long)nr_free_pagecache_pages(), nodes * all);

	get_zone_counts(&a, &i, &f);
	EXPECT_EQ(f, free);
	EXPECT_EQ(a + i, 0UL);
	si_meminfo(&info);
	EXPECT_EQ(info.totalram, totalram_pages);
	EXPECT_EQ(info.freeram, free);
	EXPECT_EQ(info.freehigh, high_free);
	EXPECT_EQ((unsigned long)info.mem_unit, PAGE_SIZE);
}

/* A zone below its high mark has nothing to offer, rather than less than nothing. */
TEST(buddy, pages_above_high_marks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	pg_data_t *next;

	if (!zone)
		return;
	next = test_node.pgdat_next;
	test_node.pgdat_next = NULL;
	zone->pages_high = 10;
	EXPECT_EQ(nr_free_buffer_pages(), 54U);
	EXPECT_EQ(nr_free_pagecache_pages(), 54U);
	zone->pages_high = 65;
	EXPECT_EQ(nr_free_buffer_pages(), 0U);
	/* Each by its own list. */
	zone->pages_high = 60;
	test_node.node_zonelists[0].zones[0] = NULL;
	EXPECT_EQ(nr_free_buffer_pages(), 0U);
	EXPECT_EQ(nr_free_pagecache_pages(), 4U);
	test_node.pgdat_next = next;
	test_zone_destroy();
}

/* __get_zone_counts(): what one node has. */
TEST(buddy, zone_counts_of_a_node)
{
	struct zone *zone = test_zone_create(ZONE_HIGHMEM, 6, 1);
	unsigned long a, i, f;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zone->nr_active = 3;
	zone->nr_inactive = 4;
	test_node.node_zones[ZONE_DMA].nr_active = 10;
	__get_zone_counts(&a, &i, &f, &test_node);
	EXPECT_EQ(a, 13UL);
	EXPECT_EQ(i, 4UL);
	EXPECT_EQ(f, 64UL);
	test_zone_destroy();
}

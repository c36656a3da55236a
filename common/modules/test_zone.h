/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A node for tests of the page allocator. Its pages are taken from the machine, so that
 * nobody else allocates from it, and its counts, marks and lists start from known values:
 * a case can state exact numbers on every machine.
 */
#ifndef _TEST_ZONE_H
#define _TEST_ZONE_H

#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/pageset.h>
#include <linux/string.h>
#include <linux/test.h>

/* On pgdat_list, and only one of its zones has pages, while there is a test zone. */
static pg_data_t test_node;

/* Where the pages came from. */
static struct {
	struct page *first;
	unsigned int order, blocks;
	page_flags_t flags;
} test_run;

/* Nodes have three zones; the fourth number that a page has room for is never used. */
#define TEST_ZONE_NUMBER	3

/* Puts @page among the @n ascending pages of @taken; returns its place. */
static inline unsigned int test_insert_page(struct page **taken, unsigned int n,
					    struct page *page)
{
	while (n && taken[n - 1] > page) {
		taken[n] = taken[n - 1];
		n--;
	}
	taken[n] = page;
	return n;
}

/* Is the block @b right behind @a, in the same zone? */
static inline int test_is_next(struct page *a, struct page *b, unsigned int order)
{
	return b == a + (1UL << order) && page_zone(a) == page_zone(b);
}

/*
 * Allocates @blocks blocks that lie side by side in a zone, and returns the first page, or
 * NULL. They are allocated one by one: so they are to be freed. Sleeps.
 */
static inline struct page *test_take_run(unsigned int order, unsigned int blocks)
{
	struct page *taken[64], *page, *first = NULL;
	unsigned int n = 0, i;

	while (!first && n < ARRAY_SIZE(taken)) {
		unsigned int lo, hi;

		page = alloc_pages(GFP_KERNEL | __GFP_NOWARN | __GFP_NORETRY, order);
		if (!page)
			break;
		lo = hi = test_insert_page(taken, n++, page);
		while (lo && test_is_next(taken[lo - 1], taken[lo], order))
			lo--;
		while (hi + 1 < n && test_is_next(taken[hi], taken[hi + 1], order))
			hi++;
		if (hi - lo + 1 >= blocks)
			first = taken[lo];
	}
	for (i = 0; i < n; i++)
		if (!first || taken[i] < first || taken[i] >= first + (blocks << order))
			__free_pages(taken[i], order);
	return first;
}

/*
 * Per-CPU lists that interfere as little as they can: an empty one takes a single page,
 * and the page that was freed last is kept.
 */
static inline void test_zone_init(struct zone *zone, char *name)
{
	int i;

	spin_lock_init(&zone->lock);
	spin_lock_init(&zone->lru_lock);
	INIT_LIST_HEAD(&zone->active_list);
	INIT_LIST_HEAD(&zone->inactive_list);
	for (i = 0; i < MAX_ORDER; i++)
		INIT_LIST_HEAD(&zone->free_area[i].free_list);
	for (i = 0; i < NR_CPUS; i++) {
		struct per_cpu_pageset *pset = pageset_of(zone, i);

		pset->pcp[0].batch = pset->pcp[1].batch = 1;
		pset->pcp[0].high = pset->pcp[1].high = 1;
		INIT_LIST_HEAD(&pset->pcp[0].list);
		INIT_LIST_HEAD(&pset->pcp[1].list);
	}
	zone->zone_pgdat = &test_node;
	zone->name = name;
}

/*
 * Sets test_node up. @idx: ZONE_* of the zone that gets the pages, @blocks blocks of
 * @order side by side; the others are empty. All marks and reserves are 0, no page is free
 * yet, and each zonelist has this zone alone. Returns the zone; or NULL, and then the case
 * is skipped. Sleeps.
 */
static inline struct zone *test_zone_create(int idx, unsigned int order, unsigned int blocks)
{
	static char *const names[MAX_NR_ZONES] = { "DMA", "Normal", "HighMem" };
	struct zone *zone = test_node.node_zones + idx;
	struct page *page = test_take_run(order, blocks);
	unsigned long pages = (unsigned long)blocks << order, number, i;

	if (!page) {
		test_skip("no %u free blocks of %u pages side by side", blocks, 1U << order);
		return NULL;
	}
	test_run.first = page;
	test_run.order = order;
	test_run.blocks = blocks;
	test_run.flags = page->flags;

	memset(&test_node, 0, sizeof(test_node));
	for (i = 0; i < MAX_NR_ZONES; i++) {
		test_zone_init(test_node.node_zones + i, names[i]);
		test_node.node_zonelists[i].zones[0] = zone;
	}
	test_node.node_id = page_to_nid(page);
	test_node.nr_zones = idx + 1;
	test_node.node_start_pfn = zone->zone_start_pfn = page_to_pfn(page);
	test_node.node_mem_map = zone->zone_mem_map = page;
	test_node.node_spanned_pages = test_node.node_present_pages = pages;
	zone->spanned_pages = zone->present_pages = pages;

	number = NODEZONE(test_node.node_id, TEST_ZONE_NUMBER);
	zone_table[number] = zone;
	for (i = 0; i < pages; i++)
		set_page_zone(page + i, number);
	test_node.pgdat_next = pgdat_list;
	pgdat_list = &test_node;
	return zone;
}

/* Frees all pages of the zone, as blocks of @order in ascending order. */
static inline void test_zone_fill(struct zone *zone, unsigned int order)
{
	unsigned long i;

	for (i = 0; i < zone->spanned_pages; i += 1UL << order) {
		set_page_count(test_run.first + i, 1);
		__free_pages(test_run.first + i, order);
	}
}

/*
 * Gives the pages back to the machine, whatever became of them: a case need not free what
 * it has allocated.
 */
static inline void test_zone_destroy(void)
{
	unsigned long pages = (unsigned long)test_run.blocks << test_run.order, i;

	BUG_ON(pgdat_list != &test_node);
	pgdat_list = test_node.pgdat_next;
	zone_table[NODEZONE(test_node.node_id, TEST_ZONE_NUMBER)] = NULL;
	for (i = 0; i < pages; i++) {
		struct page *page = test_run.first + i;

		page->flags = test_run.flags;
		set_page_count(page, 0);
		reset_page_mapcount(page);
		page->private = 0;
		page->mapping = NULL;
		page->index = 0;
	}
	for (i = 0; i < pages; i += 1UL << test_run.order) {
		set_page_count(test_run.first + i, 1);
		__free_pages(test_run.first + i, test_run.order);
	}
}

/* Allocates from the test zone. */
static inline struct page *test_zone_alloc(unsigned int gfp_mask, unsigned int order)
{
	return __alloc_pages(gfp_mask | __GFP_NOWARN, order,
			     test_node.node_zonelists + (gfp_mask & GFP_ZONEMASK));
}

/* Number of a page in the test zone; -1: there is no page. */
static inline long test_zone_nr(const struct page *page)
{
	return page ? page - test_run.first : -1;
}

/* How many blocks does a buddy list hold? -1: an entry is no free block of @order. */
static inline long test_count_blocks(struct zone *zone, unsigned int order)
{
	struct page *page;
	long n = 0;

	list_for_each_entry(page, &zone->free_area[order].free_list, lru) {
		if (!PagePrivate(page) || page->private != order || page_count(page) ||
		    page_to_pfn(page) % (1UL << order))
			return -1;
		n++;
	}
	return n;
}

/*
 * Free blocks of a zone by order, as /proc/buddyinfo has them but with one blank between;
 * another text when lists and counts do not agree.
 */
static inline const char *test_zone_blocks(struct zone *zone)
{
	static char text[160];
	unsigned long pages = 0;
	unsigned int order;
	int len = 0;

	for (order = 0; order < MAX_ORDER; order++) {
		unsigned long n = zone->free_area[order].nr_free;

		if (test_count_blocks(zone, order) != (long)n) {
			scnprintf(text, sizeof(text), "order %u: %lu blocks, but %ld in the list",
				  order, n, test_count_blocks(zone, order));
			return text;
		}
		pages += n << order;
		len += scnprintf(text + len, sizeof(text) - len, order ? " %lu" : "%lu", n);
	}
	if (pages != zone->free_pages)
		scnprintf(text, sizeof(text), "%lu free pages, but %lu in blocks",
			  zone->free_pages, pages);
	return text;
}

#endif

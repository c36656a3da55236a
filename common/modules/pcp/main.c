// SPDX-License-Identifier: GPL-2.0
/* Tests of the per-CPU page lists, mm/page_alloc.c. */
#include <linux/cpu.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/pagemap.h>
#include <linux/pageset.h>
#include <linux/pagevec.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/test.h>
#include "../test_zone.h"

#define HOT	0
#define COLD	1

DECLARE_PER_CPU(struct page_state, page_states);

/* This CPU's list of a zone. */
static struct per_cpu_pages *pcp_of(struct zone *zone, int cold)
{
	return &pageset_of(zone, smp_processor_id())->pcp[cold];
}

/* Gives all lists of a test zone the marks that follow from a batch. */
static void set_batch(struct zone *zone, int batch)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		struct per_cpu_pages *pcp = pageset_of(zone, cpu)->pcp;

		pcp[HOT].batch = pcp[COLD].batch = batch;
		pcp[HOT].low = 2 * batch;
		pcp[HOT].high = 6 * batch;
		pcp[COLD].low = 0;
		pcp[COLD].high = 2 * batch;
	}
}

/* A zone of one block of 2^@order pages, all free, with that batch. */
static struct zone *zone_of_block(unsigned int order, int batch)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, order, 1);

	if (zone) {
		set_batch(zone, batch);
		test_zone_fill(zone, order);
	}
	return zone;
}

/* The @n-th page of a list, the head is 0; negative: from the tail, which is -1. */
static long nth(const struct per_cpu_pages *pcp, int n)
{
	const struct list_head *pos = &pcp->list;
	int i;

	if (n >= pcp->count || n < -pcp->count)
		return -1;
	for (i = 0; n >= 0 && i <= n; i++)
		pos = pos->next;
	for (i = 0; n < 0 && i > n; i--)
		pos = pos->prev;
	return test_zone_nr(list_entry(pos, struct page, lru));
}

/* Is the list as long as its count says? */
static int is_consistent(const struct per_cpu_pages *pcp)
{
	struct list_head *pos;
	int n = 0;

	list_for_each(pos, &pcp->list)
		n++;
	return n == pcp->count;
}

static void take(struct page **pages, int n, unsigned int gfp_mask)
{
	int i;

	for (i = 0; i < n; i++)
		pages[i] = test_zone_alloc(gfp_mask, 0);
}

static void give(struct page **pages, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (pages[i])
			__free_page(pages[i]);
}

/*
 * The marks.
 */

/* Each zone of the machine, for each CPU number, whether there can be such a CPU or not. */
TEST(pcp, marks_of_the_machine)
{
	struct zone *zone;
	int cpu;

	for_each_zone(zone) {
		/* A quarter of 1/1024 of the zone, at most 16: one less than a power of two. */
		unsigned long quarter = zone->present_pages / 1024;
		int batch = 1;

		quarter = quarter > 64 ? 16 : quarter / 4;
		if (quarter < 1)
			quarter = 1;
		while ((unsigned long)batch * 2 <= quarter + quarter / 2)
			batch *= 2;
		batch = 2 * batch - 1;
		for (cpu = 0; cpu < NR_CPUS; cpu++) {
			struct per_cpu_pages *pcp = pageset_of(zone, cpu)->pcp;

			EXPECT_EQ(pcp[HOT].batch, batch);
			EXPECT_EQ(pcp[HOT].low, 2 * batch);
			EXPECT_EQ(pcp[HOT].high, 6 * batch);
			EXPECT_EQ(pcp[COLD].batch, batch);
			EXPECT_EQ(pcp[COLD].low, 0);
			EXPECT_EQ(pcp[COLD].high, 2 * batch);
		}
	}
}

/* In a quiet machine they are empty. */
TEST(pcp, empty_when_quiet)
{
	struct zone *zone;
	int cpu;

	test_quiesce();
	for_each_zone(zone)
		for (cpu = 0; cpu < NR_CPUS; cpu++) {
			EXPECT_EQ(pageset_of(zone, cpu)->pcp[HOT].count, 0);
			EXPECT_EQ(pageset_of(zone, cpu)->pcp[COLD].count, 0);
			EXPECT(list_empty(&pageset_of(zone, cpu)->pcp[HOT].list));
		}
}

/*
 * Taking pages.
 */

/*
 *	hot list: 0 1 2 3 4 5 6      the buddy lists: 7 ...
 *	          ^ handed out
 *
 * An empty list takes a batch, lowest address first: pages are handed out in ascending
 * order, and those that wait in the list are not free any more.
 */
TEST(pcp, refill)
{
	struct zone *zone = zone_of_block(10, 7);
	struct per_cpu_pages *hot;
	int i;

	if (!zone)
		return;
	hot = pcp_of(zone, HOT);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 0L);
	EXPECT_EQ(hot->count, 6);
	EXPECT_EQ(zone->free_pages, 1017UL);
	for (i = 0; i < 6; i++)
		EXPECT_EQ(nth(hot, i), i + 1L);
	EXPECT(is_consistent(hot));
	EXPECT_STR_EQ(test_zone_blocks(zone), "1 0 0 1 1 1 1 1 1 1 0");
	test_zone_destroy();
}

/*
 *	before: 13 pages  | 20 ... 7   |
 *	after:  one more  | 20 ... 7   | 21 ... 27, the new ones |
 *
 * At the low mark, two batches, it takes another: to the tail, so the older are used first.
 */
TEST(pcp, refill_at_low_mark)
{
	struct zone *zone = zone_of_block(10, 7);
	struct per_cpu_pages *hot;
	struct page *pages[30];

	if (!zone)
		return;
	hot = pcp_of(zone, HOT);
	/* 7, 14 and 21 pages, three of which are in use: 18, and then down to 14. */
	take(pages, 3, GFP_KERNEL);
	EXPECT_EQ(hot->count, 18);
	EXPECT_EQ(zone->free_pages, 1003UL);
	take(pages, 4, GFP_KERNEL);
	EXPECT_EQ(hot->count, 14);
	EXPECT_EQ(zone->free_pages, 1003UL);
	EXPECT_EQ(nth(hot, 0), 7L);
	EXPECT_EQ(nth(hot, -1), 20L);

	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 7L);
	EXPECT_EQ(hot->count, 20);
	EXPECT_EQ(zone->free_pages, 996UL);
	EXPECT_EQ(nth(hot, 0), 8L);
	EXPECT_EQ(nth(hot, 12), 20L);
	EXPECT_EQ(nth(hot, 13), 21L);
	EXPECT_EQ(nth(hot, -1), 27L);
	test_zone_destroy();
}

/* The cold list takes a batch only when it is empty. */
TEST(pcp, cold_refill)
{
	static const int counts[] = { 6, 5, 4, 3, 2, 1, 0, 6, 5 };
	struct zone *zone = zone_of_block(10, 7);
	unsigned int i;

	if (!zone)
		return;
	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), (long)i);
		EXPECT_EQ(pcp_of(zone, COLD)->count, counts[i]);
	}
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	EXPECT_EQ(zone->free_pages, 1024UL - 14);
	test_zone_destroy();
}

/* Hot and cold pages do not mix: each request is served from its own list. */
TEST(pcp, hot_and_cold)
{
	struct zone *zone = zone_of_block(10, 7);

	if (!zone)
		return;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), 7L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 1L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), 8L);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 12);
	EXPECT_EQ(pcp_of(zone, COLD)->count, 5);
	test_zone_destroy();
}

/* Blocks of more than one page pass the lists by, both ways. */
TEST(pcp, blocks_pass_by)
{
	struct zone *zone = zone_of_block(10, 7);
	struct page *page;

	if (!zone)
		return;
	page = test_zone_alloc(GFP_KERNEL, 1);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	EXPECT_EQ(zone->free_pages, 1022UL);
	__free_pages(page, 1);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	EXPECT_EQ(zone->free_pages, 1024UL);
	test_zone_destroy();
}

/* A refill gets what there is. The pages in a list are handed out when no other is free. */
TEST(pcp, refill_from_few_pages)
{
	struct zone *zone = zone_of_block(3, 7);
	struct page *pages[8];

	if (!zone)
		return;
	/* The last free page is kept: no mark allows for less than one. */
	take(pages, 3, GFP_KERNEL | __GFP_NORETRY);
	EXPECT_EQ(test_zone_nr(pages[0]), 0L);
	EXPECT_EQ(test_zone_nr(pages[1]), 1L);
	EXPECT_PTR_EQ(pages[2], NULL);
	EXPECT_EQ(zone->free_pages, 0UL);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 6);

	/* Who frees memory does not look at marks, and gets the six. */
	current->flags |= PF_MEMALLOC;
	take(pages, 7, GFP_KERNEL);
	current->flags &= ~PF_MEMALLOC;
	EXPECT_EQ(test_zone_nr(pages[0]), 2L);
	EXPECT_EQ(test_zone_nr(pages[5]), 7L);
	EXPECT_PTR_EQ(pages[6], NULL);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	test_zone_destroy();
}

/* A list that got nothing, here since its batch is none: the page is taken past it. */
TEST(pcp, past_an_empty_list)
{
	struct zone *zone = zone_of_block(10, 0);

	if (!zone)
		return;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 1L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), 2L);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	EXPECT_EQ(zone->free_pages, 1021UL);
	EXPECT_STR_EQ(test_zone_blocks(zone), "1 0 1 1 1 1 1 1 1 1 0");
	test_zone_destroy();
}

/* One CPU's cold pages are not for those who want hot ones: a request fails before that. */
TEST(pcp, lists_are_not_shared)
{
	struct zone *zone = zone_of_block(3, 8);

	if (!zone)
		return;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), 0L);
	EXPECT_EQ(pcp_of(zone, COLD)->count, 7);
	current->flags |= PF_MEMALLOC;
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), NULL);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0)), 1L);
	current->flags &= ~PF_MEMALLOC;
	test_zone_destroy();
}

/*
 * Giving pages back.
 */

/* A list is a stack: the page freed last is likely to be in the cache. */
TEST(pcp, last_freed_is_next)
{
	struct zone *zone = zone_of_block(10, 7);
	struct page *pages[3];

	if (!zone)
		return;
	take(pages, 3, GFP_KERNEL);
	__free_page(pages[1]);
	__free_page(pages[0]);
	__free_page(pages[2]);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 21);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), pages[2]);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), pages[0]);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), pages[1]);
	test_zone_destroy();
}

/*
 *	at 42:  head | 49 48 ...  8 | tail
 *	next:   head | 50 49 ... 15 | tail      8 ... 14 to the buddy lists
 *
 * At the high mark the oldest batch goes back before the page is added.
 */
TEST(pcp, flush_at_high_mark)
{
	struct zone *zone = zone_of_block(10, 7);
	struct per_cpu_pages *hot;
	struct page *pages[60];
	unsigned long free;

	if (!zone)
		return;
	hot = pcp_of(zone, HOT);
	take(pages, 60, GFP_KERNEL);
	drain_local_pages();
	free = zone->free_pages;

	give(pages + 8, 42);
	EXPECT_EQ(hot->count, 42);
	EXPECT_EQ(zone->free_pages, free);
	EXPECT_EQ(nth(hot, 0), 49L);
	EXPECT_EQ(nth(hot, -1), 8L);

	__free_page(pages[50]);
	EXPECT_EQ(hot->count, 36);
	EXPECT_EQ(zone->free_pages, free + 7);
	EXPECT_EQ(nth(hot, 0), 50L);
	EXPECT_EQ(nth(hot, -1), 15L);
	EXPECT(is_consistent(hot));
	/* These seven are a block of four, one of two, and 14. */
	EXPECT(PagePrivate(zone->zone_mem_map + 8));
	EXPECT(PagePrivate(zone->zone_mem_map + 12));
	EXPECT(PagePrivate(zone->zone_mem_map + 14));
	EXPECT(!PagePrivate(zone->zone_mem_map + 15));
	test_zone_destroy();
}

/* The cold list does so at two batches. */
TEST(pcp, cold_flush)
{
	struct zone *zone = zone_of_block(10, 7);
	struct per_cpu_pages *cold;
	struct page *pages[20];
	int i;

	if (!zone)
		return;
	cold = pcp_of(zone, COLD);
	take(pages, 20, GFP_KERNEL);
	drain_local_pages();
	for (i = 0; i < 20; i++) {
		put_page_testzero(pages[i]);
		free_cold_page(pages[i]);
		/* 1 ... 14, then one more and seven less. */
		EXPECT_EQ(cold->count, i < 14 ? i + 1 : i - 6);
	}
	EXPECT_EQ(nth(cold, 0), 19L);
	EXPECT_EQ(nth(cold, -1), 7L);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	test_zone_destroy();
}

/* free_hot_page() and __free_page() keep a page for the next hot request. */
TEST(pcp, free_hot_page)
{
	struct zone *zone = zone_of_block(10, 7);
	struct page *page;

	if (!zone)
		return;
	page = test_zone_alloc(GFP_KERNEL | __GFP_COLD, 0);
	put_page_testzero(page);
	free_hot_page(page);
	EXPECT_EQ(nth(pcp_of(zone, HOT), 0), 0L);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 1);
	EXPECT_EQ(pcp_of(zone, COLD)->count, 6);
	test_zone_destroy();
}

/* A vector of pages is freed hot or cold, as it says. */
TEST(pcp, pagevec)
{
	int cold, i;

	for (cold = 0; cold < 2; cold++) {
		struct zone *zone = zone_of_block(10, 15);
		struct page *pages[PAGEVEC_SIZE];
		unsigned long freed;
		struct pagevec pvec;

		if (!zone)
			return;
		take(pages, PAGEVEC_SIZE, GFP_KERNEL);
		drain_local_pages();
		pagevec_init(&pvec, cold);
		for (i = 0; i < PAGEVEC_SIZE; i++) {
			put_page_testzero(pages[i]);
			EXPECT_EQ(pagevec_add(&pvec, pages[i]), (unsigned int)PAGEVEC_SIZE - 1 - i);
		}
		freed = read_page_state(pgfree);
		__pagevec_free(&pvec);
		EXPECT_EQ(read_page_state(pgfree) - freed, (unsigned long)PAGEVEC_SIZE);
		EXPECT_EQ(pcp_of(zone, cold)->count, PAGEVEC_SIZE);
		EXPECT_EQ(pcp_of(zone, !cold)->count, 0);
		for (i = 0; i < PAGEVEC_SIZE; i++)
			EXPECT(nth(pcp_of(zone, cold), i) < PAGEVEC_SIZE);
		EXPECT(is_consistent(pcp_of(zone, cold)));
		test_zone_destroy();
	}
}

/* Both lists of all zones are given back, of this CPU. */
TEST(pcp, drain_local_pages)
{
	struct zone *zone = zone_of_block(10, 7);
	struct page *pages[20];

	if (!zone)
		return;
	take(pages, 10, GFP_KERNEL);
	take(pages + 10, 10, GFP_KERNEL | __GFP_COLD);
	EXPECT_NE(pcp_of(zone, HOT)->count, 0);
	EXPECT_NE(pcp_of(zone, COLD)->count, 0);
	drain_local_pages();
	EXPECT_EQ(pcp_of(zone, HOT)->count, 0);
	EXPECT_EQ(pcp_of(zone, COLD)->count, 0);
	EXPECT(list_empty(&pcp_of(zone, HOT)->list));
	EXPECT(list_empty(&pcp_of(zone, COLD)->list));
	EXPECT_EQ(zone->free_pages, 1004UL);
	give(pages, 20);
	drain_local_pages();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* Interrupts that were off stay off: a page is taken and freed in interrupt handlers too. */
TEST(pcp, interrupts_stay_off)
{
	struct zone *zone = zone_of_block(10, 7);
	unsigned long flags;
	struct page *page;

	if (!zone)
		return;
	local_irq_save(flags);
	page = test_zone_alloc(GFP_ATOMIC, 0);
	EXPECT(irqs_disabled());
	__free_page(page);
	EXPECT(irqs_disabled());
	drain_local_pages();
	EXPECT(irqs_disabled());
	local_irq_restore(flags);
	EXPECT(!irqs_disabled());
	page = test_zone_alloc(GFP_ATOMIC, 0);
	EXPECT(!irqs_disabled());
	__free_page(page);
	EXPECT(!irqs_disabled());
	test_zone_destroy();
}

/*
 * Measured numbers: how many pages are in the hot list of a zone of 16384 pages, while 30
 * pages are taken, 70 more, and then 60 are freed.
 */
TEST(pcp, hot_counts)
{
	static const unsigned char taking[] = {
		6, 12, 18, 17, 16, 15, 14, 20, 19, 18, 17, 16, 15, 14, 20, 19, 18, 17, 16, 15,
		14, 20, 19, 18, 17, 16, 15, 14, 20, 19,
	};
	static const unsigned char giving[] = {
		20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
		40, 41, 42, 36, 37, 38, 39, 40, 41, 42, 36, 37, 38, 39, 40, 41, 42, 36, 37, 38,
		39, 40, 41, 42, 36, 37, 38, 39, 40, 41, 42, 36, 37, 38, 39, 40, 41, 42, 36, 37,
	};
	struct zone *zone = zone_of_block(10, 7);
	struct page *pages[100];
	struct per_cpu_pages *hot;
	unsigned int i;

	if (!zone)
		return;
	hot = pcp_of(zone, HOT);
	for (i = 0; i < 100; i++) {
		take(pages + i, 1, GFP_KERNEL);
		if (i < ARRAY_SIZE(taking))
			EXPECT_EQ(hot->count, (int)taking[i]);
	}
	for (i = 0; i < ARRAY_SIZE(giving); i++) {
		give(pages + i, 1);
		EXPECT_EQ(hot->count, (int)giving[i]);
	}
	test_zone_destroy();
}

/* The same by the rule, on the machine's own zone. */
TEST(pcp, hot_counts_of_the_machine)
{
	struct zone *zone = NODE_DATA(numa_node_id())->node_zonelists[0].zones[0];
	struct page *page, *pages = NULL;
	struct per_cpu_pages *hot = pcp_of(zone, HOT);
	int expected, i;

	for (expected = i = 0; i < 300; i++) {
		page = alloc_page(GFP_ATOMIC | __GFP_NOWARN);
		ASSERT(page);
		/* A small zone can be used up before. */
		if (page_zone(page) != zone) {
			__free_page(page);
			break;
		}
		if (expected <= hot->low)
			expected += hot->batch;
		expected--;
		EXPECT_EQ(hot->count, expected);
		page->index = (unsigned long)pages;
		pages = page;
	}
	while (pages) {
		page = pages;
		pages = (struct page *)page->index;
		page->index = 0;
		__free_page(page);
		if (expected >= hot->high)
			expected -= hot->batch;
		expected++;
		EXPECT_EQ(hot->count, expected);
	}
	EXPECT(is_consistent(hot));
}

/*
 * Measured numbers: a sequence of requests, on zones of three sizes. All pages are handed
 * over in blocks of 32; six hot pages are taken, three cold ones, blocks of 2, 8, 2 and
 * 1024, which are freed as 2, 2, 8, 1024; 300 hot pages are taken, freed in the same order,
 * and three are taken.
 *
 * Of a zone no more than the two highest blocks of 1024 pages are touched, so these are
 * all it has here: what is below them is missing in the number of blocks.
 */
enum moment {
	AFTER_HOT, AFTER_COLD, AFTER_BLOCKS, FIRST_FREED, SECOND_FREED, THIRD_FREED, LAST_FREED,
	AFTER_300, AFTER_FREE, NR_MOMENTS
};

struct sequence {
	unsigned long pages;
	int batch;
	/* Page numbers: ascending from the first; the last five of 300; descending. */
	long hot, cold, block[4], last_five, next_hot;
	struct {
		const char *blocks;	/* of orders 0 ... 9 */
		unsigned long largest;	/* of order 10 */
		unsigned long free;
		int hot, cold;		/* in the lists */
	} state[NR_MOMENTS];
};

static const struct sequence sequences[] = {
	{ 4096, 1, 3072, 3078, { 3082, 3088, 3084, 2048 }, 3376, 3380, {
		{ "0 1 0 1 1 1 1 1 1 1", 3, 4090, 0, 0 },
		{ "1 1 1 0 1 1 1 1 1 1", 3, 4087, 0, 0 },
		{ "1 1 0 1 0 1 1 1 1 1", 2, 3051, 0, 0 },
		{ "1 2 0 1 0 1 1 1 1 1", 2, 3053, 0, 0 },
		{ "1 1 1 1 0 1 1 1 1 1", 2, 3055, 0, 0 },
		{ "1 1 1 0 1 1 1 1 1 1", 2, 3063, 0, 0 },
		{ "1 1 1 0 1 1 1 1 1 1", 3, 4087, 0, 0 },
		{ "1 1 0 1 0 0 1 1 0 1", 3, 3787, 0, 0 },
		{ "3 3 2 2 1 2 2 2 0 1", 3, 4081, 6, 0 },
	} },
	{ 16384, 7, 15360, 15381, { 15388, 15392, 15390, 14336 }, 15668, 15672, {
		{ "1 1 0 1 0 1 1 1 1 1", 15, 16363, 15, 0 },
		{ "0 0 1 0 0 1 1 1 1 1", 15, 16356, 15, 4 },
		{ "0 0 0 1 1 0 1 1 1 1", 14, 15320, 15, 4 },
		{ "0 1 0 1 1 0 1 1 1 1", 14, 15322, 15, 4 },
		{ "0 0 1 1 1 0 1 1 1 1", 14, 15324, 15, 4 },
		{ "0 0 1 0 0 1 1 1 1 1", 14, 15332, 15, 4 },
		{ "0 0 1 0 0 1 1 1 1 1", 15, 16356, 15, 4 },
		{ "1 1 1 0 1 1 0 1 0 1", 15, 16055, 16, 4 },
		{ "3 2 4 1 1 1 2 2 0 1", 15, 16335, 36, 4 },
	} },
	{ 65536, 31, 64512, 64605, { 64636, 64640, 64638, 63488 }, 64844, 64848, {
		{ "1 1 0 0 0 1 0 1 1 1", 63, 65443, 87, 0 },
		{ "0 0 1 0 0 0 0 1 1 1", 63, 65412, 87, 28 },
		{ "0 0 0 1 1 1 1 0 1 1", 62, 64376, 87, 28 },
		{ "0 1 0 1 1 1 1 0 1 1", 62, 64378, 87, 28 },
		{ "0 0 1 1 1 1 1 0 1 1", 62, 64380, 87, 28 },
		{ "0 0 1 0 0 0 0 1 1 1", 62, 64388, 87, 28 },
		{ "0 0 1 0 0 0 0 1 1 1", 63, 65412, 87, 28 },
		{ "1 0 1 1 0 1 1 0 0 1", 63, 65133, 66, 28 },
		{ "3 2 4 4 3 2 0 1 0 1", 63, 65319, 180, 28 },
	} },
};

static void expect_state(struct zone *zone, const struct sequence *s, enum moment moment)
{
	unsigned long missing = s->pages - zone->spanned_pages;
	char expected[80], got[160];

	scnprintf(expected, sizeof(expected), "%s %lu, %lu free, %d hot, %d cold",
		  s->state[moment].blocks, s->state[moment].largest - missing / 1024,
		  s->state[moment].free - missing, s->state[moment].hot, s->state[moment].cold);
	scnprintf(got, sizeof(got), "%s, %lu free, %d hot, %d cold", test_zone_blocks(zone),
		  zone->free_pages, pcp_of(zone, HOT)->count, pcp_of(zone, COLD)->count);
	EXPECT_STR_EQ(got, expected);
}

static void run_sequence(const struct sequence *s)
{
	static const unsigned int order[4] = { 1, 3, 1, 10 }, freed[4] = { 0, 2, 1, 3 };
	static struct page *pages[300];
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 2);
	struct page *block[4];
	long missing;
	int i;

	if (!zone)
		return;
	missing = s->pages - zone->spanned_pages;
	set_batch(zone, s->batch);
	test_zone_fill(zone, 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 2");

	for (i = 0; i < 6; i++)
		EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_ATOMIC, 0)) + missing, s->hot + i);
	expect_state(zone, s, AFTER_HOT);
	for (i = 0; i < 3; i++)
		EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_ATOMIC | __GFP_COLD, 0)) + missing,
			  s->cold + i);
	expect_state(zone, s, AFTER_COLD);
	for (i = 0; i < 4; i++) {
		block[i] = test_zone_alloc(GFP_ATOMIC, order[i]);
		EXPECT_EQ(test_zone_nr(block[i]) + missing, s->block[i]);
	}
	expect_state(zone, s, AFTER_BLOCKS);
	for (i = 0; i < 4; i++) {
		if (block[freed[i]])
			__free_pages(block[freed[i]], order[freed[i]]);
		expect_state(zone, s, FIRST_FREED + i);
	}
	take(pages, 300, GFP_ATOMIC);
	expect_state(zone, s, AFTER_300);
	for (i = 0; i < 5; i++)
		EXPECT_EQ(test_zone_nr(pages[295 + i]) + missing, s->last_five + i);
	give(pages, 300);
	expect_state(zone, s, AFTER_FREE);
	for (i = 0; i < 3; i++)
		EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_ATOMIC, 0)) + missing, s->next_hot - i);
	test_zone_destroy();
}

TEST(pcp, sequence_in_4096_pages)
{
	run_sequence(&sequences[0]);
}

TEST(pcp, sequence_in_16384_pages)
{
	run_sequence(&sequences[1]);
}

TEST(pcp, sequence_in_65536_pages)
{
	run_sequence(&sequences[2]);
}

/*
 * Several CPUs.
 */
static struct {
	struct zone *zone;
	struct page *pages[64];
	int n;
} job;

static void take_job(void *unused)
{
	(void)unused;
	take(job.pages, job.n, GFP_ATOMIC);
}

static void give_job(void *unused)
{
	(void)unused;
	give(job.pages, job.n);
}

/* A CPU that is online and not this one; -1: there is none. */
static int other_cpu(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (cpu != (int)smp_processor_id())
			return cpu;
	return -1;
}

/* Pages freed by another CPU than the one that took them go to the list of the former. */
TEST(pcp, freed_on_another_cpu)
{
	int other = other_cpu();
	struct per_cpu_pages *there;
	struct zone *zone;

	if (other < 0)
		SKIP("one CPU");
	zone = zone_of_block(10, 7);
	if (!zone)
		return;
	there = &pageset_of(zone, other)->pcp[HOT];
	job.n = 10;
	take_job(NULL);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 18);
	test_on_cpu(other, give_job, NULL);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 18);
	EXPECT_EQ(there->count, 10);
	EXPECT_EQ(nth(there, 0), 9L);
	EXPECT_EQ(nth(there, -1), 0L);

	/* There they are taken again, the last one first. */
	test_on_cpu(other, take_job, NULL);
	EXPECT_EQ(test_zone_nr(job.pages[0]), 9L);
	EXPECT_EQ(pcp_of(zone, HOT)->count, 18);
	test_zone_destroy();
}

/* drain_local_pages() leaves other CPUs' lists alone; each CPU drains its own. */
TEST(pcp, drain_is_local)
{
	int other = other_cpu();
	struct zone *zone;

	if (other < 0)
		SKIP("one CPU");
	zone = zone_of_block(10, 7);
	if (!zone)
		return;
	job.n = 1;
	test_on_cpu(other, take_job, NULL);
	drain_local_pages();
	EXPECT_EQ(pageset_of(zone, other)->pcp[HOT].count, 6);
	test_on_cpu(other, give_job, NULL);
	test_quiesce();
	EXPECT_EQ(pageset_of(zone, other)->pcp[HOT].count, 0);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

static void churn(void *unused)
{
	struct zone *zone = job.zone;
	struct page *pages[20];
	int round;

	(void)unused;
	for (round = 0; round < 40; round++) {
		take(pages, ARRAY_SIZE(pages), GFP_ATOMIC | (round % 3 ? 0 : __GFP_COLD));
		give(pages, ARRAY_SIZE(pages));
		if (round % 16 == 0)
			drain_local_pages();
	}
	for (round = 0; round < 2; round++)
		if (!is_consistent(pcp_of(zone, round)))
			test_failed(__FILE__, __LINE__, "CPU %u: list %d has another count",
				    smp_processor_id(), round);
}

/*
 * All CPUs take and give, from one zone. Every page is in a CPU's list or free, and after
 * all have given theirs back there is one block.
 */
TEST(pcp, all_cpus)
{
	struct zone *zone = zone_of_block(10, 7);
	unsigned long listed = 0;
	int cpu;

	if (!zone)
		return;
	job.zone = zone;
	test_on_all_cpus(churn, NULL);
	for_each_online_cpu(cpu)
		listed += pageset_of(zone, cpu)->pcp[HOT].count + pageset_of(zone, cpu)->pcp[COLD].count;
	EXPECT_EQ(zone->free_pages + listed, 1024UL);
	test_quiesce();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

static void give_own_share(void *unused)
{
	int cpu, share = 0;

	(void)unused;
	for_each_online_cpu(cpu)
		if (cpu < (int)smp_processor_id())
			share++;
	for (; share < job.n; share += num_online_cpus())
		give(job.pages + share, 1);
}

/* One CPU takes, all give: each keeps what it gave. */
TEST(pcp, all_cpus_give)
{
	struct zone *zone = zone_of_block(10, 31);
	int cpu, share = 0;

	if (!zone)
		return;
	job.n = 64;
	take_job(NULL);
	drain_local_pages();
	test_on_all_cpus(give_own_share, NULL);
	for_each_online_cpu(cpu) {
		int n = (64 - share + num_online_cpus() - 1) / num_online_cpus();

		EXPECT_EQ(pageset_of(zone, cpu)->pcp[HOT].count, n);
		share++;
	}
	test_quiesce();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

#ifdef CONFIG_HOTPLUG_CPU
/*
 * The slab layer frees the CPU's arrays, and allocates new ones when it comes back: into
 * the same places, if all others are occupied meanwhile. Else caches could need another
 * page after that, or one less.
 */
static void **occupy_general_caches(void)
{
	struct cache_sizes *cs;
	void **list = NULL, **obj;

	for (cs = malloc_sizes; cs->cs_size != ULONG_MAX; cs++)
		while ((obj = kmem_cache_alloc(cs->cs_cachep, GFP_ATOMIC | __GFP_NO_GROW))) {
			*obj = list;
			list = obj;
		}
	return list;
}

static void bring_back(int cpu, void **occupied)
{
	test_quiesce();
	EXPECT_EQ(cpu_up(cpu), 0);
	EXPECT(cpu_online(cpu));
	while (occupied) {
		void **next = *occupied;

		kfree(occupied);
		occupied = next;
	}
}

static void fill_lists(void *unused)
{
	(void)unused;
	take(job.pages, 20, GFP_ATOMIC);
	take(job.pages + 20, 3, GFP_ATOMIC | __GFP_COLD);
	mod_page_state(nr_bounce, 9);
	__get_cpu_var(nr_pagecache_local) += 5;
}

/*
 * A CPU goes: its hot and cold pages are given back, its counters are added to those of the
 * CPU that took it away, and nothing is missing from the sums. It comes back with nothing.
 */
TEST(pcp, cpu_down)
{
	int other = other_cpu(), self = smp_processor_id();
	unsigned long bounce, taken, freed;
	struct per_cpu_pages *there;
	struct page_state gone;
	struct zone *zone;
	void **occupied;
	unsigned int i;

	if (other < 0)
		SKIP("one CPU");
	zone = zone_of_block(10, 7);
	if (!zone)
		return;
	there = pageset_of(zone, other)->pcp;
	occupied = occupy_general_caches();
	test_on_cpu(other, fill_lists, NULL);
	EXPECT_EQ(there[HOT].count, 15);
	EXPECT_EQ(there[COLD].count, 4);
	EXPECT_EQ(zone->free_pages, 1024UL - 42);
	taken = read_page_state(pgalloc_normal);
	freed = read_page_state(pgfree);
	bounce = per_cpu(page_states, self).nr_bounce;

	EXPECT_EQ(cpu_down(other), 0);
	EXPECT_EQ(there[HOT].count, 0);
	EXPECT_EQ(there[COLD].count, 0);
	EXPECT(list_empty(&there[HOT].list));
	EXPECT_EQ(zone->free_pages, 1024UL - 23);
	EXPECT_EQ(atomic_read(&nr_pagecache), 5);
	EXPECT_EQ(per_cpu(nr_pagecache_local, other), 0L);
	EXPECT_EQ(per_cpu(page_states, self).nr_bounce - bounce, 9UL);
	gone = per_cpu(page_states, other);
	for (i = 0; i < sizeof(gone) / sizeof(long); i++)
		EXPECT_EQ(((unsigned long *)&gone)[i], 0UL);
	EXPECT_GE(read_page_state(pgalloc_normal), taken);
	EXPECT_GE(read_page_state(pgfree), freed);

	/* What it had taken can be freed elsewhere. */
	give(job.pages, 23);
	drain_local_pages();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");

	bring_back(other, occupied);
	job.n = 1;
	test_on_cpu(other, take_job, NULL);
	EXPECT_EQ(test_zone_nr(job.pages[0]), 0L);
	EXPECT_EQ(there[HOT].count, 6);
	EXPECT_EQ(per_cpu(page_states, other).nr_bounce, 0UL);

	atomic_sub(5, &nr_pagecache);
	mod_page_state(nr_bounce, -9UL);
	test_zone_destroy();
}

static void take_from_machine(void *unused)
{
	struct page *page = alloc_page(GFP_ATOMIC);

	(void)unused;
	if (page)
		__free_page(page);
}

/* The machine's own lists: no free page is lost with its CPU. */
TEST(pcp, cpu_down_on_the_machine)
{
	int other = other_cpu();
	struct zone *zone;
	void **occupied;

	if (other < 0)
		SKIP("one CPU");
	occupied = occupy_general_caches();
	test_on_cpu(other, take_from_machine, NULL);
	EXPECT_EQ(cpu_down(other), 0);
	for_each_zone(zone) {
		EXPECT_EQ(pageset_of(zone, other)->pcp[HOT].count, 0);
		EXPECT_EQ(pageset_of(zone, other)->pcp[COLD].count, 0);
	}
	bring_back(other, occupied);
}
#endif

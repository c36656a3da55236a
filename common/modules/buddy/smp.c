// SPDX-License-Identifier: GPL-2.0
/* Tests of the page allocator with all CPUs at once. */
#include "suite.h"

/*
 * All CPUs at once.
 */
#define ROUNDS	400

static struct {
	spinlock_t lock;
	struct { struct page *page; unsigned int order; } slot[64];
	atomic_t wrong;		/* blocks that somebody else has written to */
} pool;

/* What the owner of a block writes to it. */
static unsigned long *stamp_of(struct page *page)
{
	return page_address(page);
}

/*
 * Allocates blocks of random orders and exchanges them for those in the pool, which other
 * CPUs have allocated: these it frees.
 */
static void churn(void *seed)
{
	unsigned int state = (unsigned long)seed + smp_processor_id() * 7919, i;

	for (i = 0; i < ROUNDS; i++) {
		unsigned int order = rnd(&state) % 5, slot = rnd(&state) % ARRAY_SIZE(pool.slot);
		struct page *page = test_zone_alloc(GFP_ATOMIC, order), *other;
		unsigned int other_order;

		if (page)
			*stamp_of(page) = (unsigned long)page + order;
		spin_lock(&pool.lock);
		other = pool.slot[slot].page;
		other_order = pool.slot[slot].order;
		pool.slot[slot].page = page;
		pool.slot[slot].order = order;
		spin_unlock(&pool.lock);
		if (!other)
			continue;
		if (*stamp_of(other) != (unsigned long)other + other_order)
			atomic_inc(&pool.wrong);
		__free_pages(other, other_order);
	}
}

static void empty_pool(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(pool.slot); i++) {
		put(pool.slot[i].page, pool.slot[i].order);
		pool.slot[i].page = NULL;
	}
}

/*
 * On a zone that is too small for all of them. No block is handed out twice, the counters
 * add up, and in the end the parts are joined to the one block they came from.
 */
TEST(buddy, all_cpus_exchange_blocks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned long seed, alloc, freed;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	spin_lock_init(&pool.lock);
	atomic_set(&pool.wrong, 0);
	alloc = read_page_state(pgalloc_normal);
	freed = read_page_state(pgfree);
	for (seed = 0; seed < 3; seed++) {
		test_on_all_cpus(churn, (void *)seed);
		empty_pool();
		EXPECT_EQ(read_page_state(pgalloc_normal) - alloc, read_page_state(pgfree) - freed);
		test_quiesce();
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	}
	EXPECT_EQ(atomic_read(&pool.wrong), 0);
	test_zone_destroy();
}

static void take_some(void *unused)
{
	struct page *pages = NULL, *page;
	int i;

	(void)unused;
	for (i = 0; i < 200; i++) {
		page = alloc_pages(GFP_KERNEL | __GFP_NOWARN | __GFP_NORETRY, i % 3);
		if (!page)
			break;
		page->index = (unsigned long)pages;
		page->private = i % 3;
		pages = page;
	}
	while (pages) {
		unsigned int order = pages->private;

		page = (struct page *)pages->index;
		pages->index = pages->private = 0;
		__free_pages(pages, order);
		pages = page;
	}
}

/* The machine's zones: what was free is free again, and in blocks as large as before. */
TEST(buddy, all_cpus_on_the_machine)
{
	unsigned long before[MAX_ORDER] = { 0 }, after[MAX_ORDER] = { 0 };
	struct zone *zone;
	int order;

	for_each_zone(zone)
		for (order = 0; order < MAX_ORDER; order++)
			before[order] += zone->free_area[order].nr_free;
	test_on_all_cpus(take_some, NULL);
	test_quiesce();
	for_each_zone(zone)
		for (order = 0; order < MAX_ORDER; order++)
			after[order] += zone->free_area[order].nr_free;
	for (order = 0; order < MAX_ORDER; order++)
		EXPECT_EQ(after[order], before[order]);
}

// SPDX-License-Identifier: GPL-2.0
/* Tests of requests that find too little memory. */
#include <linux/sched.h>
#include <linux/swap.h>
#include "suite.h"

/*
 * Reclaim: a request that may wait asks the shrinkers.
 */
static struct {
	int queries;		/* how often it was asked what it has */
	int scans;		/* how often it was asked to give */
	int gives;		/* how often it says that it did */
	int helps_at;		/* the scan in which it does, or query when it has nothing */
	struct zone *zone;	/* where it helps */
	unsigned int gfp_mask;
	unsigned long flags;	/* of the task */
	struct page *page;	/* what it could allocate itself */
} asked;

/* Helping is taking away the marks that matter when it did give, or did not. */
static int test_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	if (nr_to_scan) {
		asked.scans++;
		asked.gives--;
		if (asked.scans == asked.helps_at)
			asked.zone->pages_min = 0;
		return nr_to_scan - 1;
	}
	asked.queries++;
	asked.gfp_mask = gfp_mask;
	asked.flags = current->flags;
	if (!asked.gives && asked.queries == asked.helps_at)
		asked.zone->pages_high = 0;
	return asked.gives ? 10 : 0;
}

/* A page, or not, from a zone that is below its marks. The shrinker gives @gives times. */
static struct page *alloc_short(struct zone *zone, unsigned int gfp_mask, unsigned int order,
				int gives, int helps_at)
{
	struct shrinker *shrinker = set_shrinker(DEFAULT_SEEKS, test_shrinker);
	struct page *page;

	set_marks(zone, FAR_TOO_MANY);
	memset(&asked, 0, sizeof(asked));
	asked.gives = gives;
	asked.helps_at = helps_at;
	asked.zone = zone;
	page = test_zone_alloc(gfp_mask, order);
	if (shrinker)
		remove_shrinker(shrinker);
	return page;
}

/* A shrinker that always says it gave something, and nothing changes. */
TEST(buddy, noretry_asks_once)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY, 0, 1000, 0), NULL);
	EXPECT_EQ(asked.queries, 1);
	EXPECT_EQ(asked.scans, 1);
	EXPECT_EQ(asked.gfp_mask & ~__GFP_NOWARN, GFP_KERNEL | __GFP_NORETRY);
	/* It wins over the flags that ask for the opposite. */
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY | __GFP_REPEAT, 5, 1000, 0),
		      NULL);
	EXPECT_EQ(asked.scans, 1);
	test_zone_destroy();
}

/* Up to 8 pages a request goes on as long as something is given: five times, then no more. */
TEST(buddy, small_requests_retry)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned int order;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	for (order = 0; order <= 3; order++) {
		EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, order, 5, 0), NULL);
		EXPECT_EQ(asked.scans, 5);
		EXPECT_EQ(asked.queries, 6);
	}
	test_zone_destroy();
}

/* From 16 pages on it does not, but with __GFP_REPEAT or __GFP_NOFAIL. */
TEST(buddy, large_requests_retry_if_told)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, 4, 5, 0), NULL);
	EXPECT_EQ(asked.scans, 1);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_REPEAT, 4, 5, 0), NULL);
	EXPECT_EQ(asked.scans, 5);
	page = alloc_short(zone, GFP_KERNEL | __GFP_NOFAIL, 4, 1000, 40);
	EXPECT_EQ(test_zone_nr(page), 0L);
	EXPECT_EQ(asked.scans, 40);
	test_zone_destroy();
}

/* As soon as the zone is above its min mark the request is served. */
TEST(buddy, reclaim_helps)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned long stalls, scanned;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	stalls = read_page_state(allocstall);
	scanned = read_page_state(slabs_scanned);
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_KERNEL, 2, 1000, 3)), 0L);
	EXPECT_EQ(asked.scans, 3);
	EXPECT_EQ(asked.queries, 3);
	EXPECT_EQ(read_page_state(allocstall) - stalls, 3UL);
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 30UL);

	/* Also with the last attempt that __GFP_NORETRY allows, and without __GFP_FS. */
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_NOIO | __GFP_NORETRY, 2, 1, 1)), 4L);
	EXPECT_EQ(read_page_state(allocstall) - stalls, 4UL);
	test_zone_destroy();
}

/* Who can't wait, or frees memory already, does not reclaim. */
TEST(buddy, who_does_not_reclaim)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_ATOMIC, 0, 5, 1), NULL);
	EXPECT_EQ(asked.queries, 0);
	current->flags |= PF_MEMALLOC;
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOMEMALLOC, 0, 5, 1), NULL);
	current->flags &= ~PF_MEMALLOC;
	EXPECT_EQ(asked.queries, 0);
	set_thread_flag(TIF_MEMDIE);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOMEMALLOC, 0, 5, 1), NULL);
	clear_thread_flag(TIF_MEMDIE);
	EXPECT_EQ(asked.queries, 0);
	test_zone_destroy();
}

static int allocating_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	asked.queries += !nr_to_scan;
	if (!nr_to_scan && !asked.page)
		asked.page = test_zone_alloc(gfp_mask, 0);
	return 0;
}

/* A shrinker may use the reserves, and its own requests do not reclaim: no recursion. */
TEST(buddy, shrinker_gets_memory)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, 0, 0, 0), NULL);
	EXPECT(asked.flags & PF_MEMALLOC);
	EXPECT(!(current->flags & PF_MEMALLOC));

	shrinker = set_shrinker(DEFAULT_SEEKS, allocating_shrinker);
	EXPECT(shrinker);
	memset(&asked, 0, sizeof(asked));
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), NULL);
	EXPECT(asked.page);
	EXPECT_EQ(asked.queries, 1);
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

/*
 * Nothing was given, but meanwhile somebody freed pages up to the high mark: then the
 * request is served after all, if it would else have killed a process for memory, that is
 * with __GFP_FS and without __GFP_NORETRY.
 */
TEST(buddy, last_look_at_high_marks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_KERNEL, 2, 0, 1)), 0L);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY, 2, 0, 1), NULL);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_NOFS, 2, 0, 1), NULL);

	/* The min mark is not asked for then, nor does urgency count. */
	current->prio -= MAX_RT_PRIO;
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_HIGH, 2, 0, 0), NULL);
	zone->pages_min = zone->pages_low = FAR_TOO_MANY;
	zone->pages_high = 508;
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL | __GFP_HIGH, 0), NULL);
	zone->pages_high = 507;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_HIGH, 0)), 4L);
	current->prio += MAX_RT_PRIO;
	test_zone_destroy();
}

static int lowering_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	if (nr_to_scan)
		asked.zone->pages_min = asked.helps_at;
	return nr_to_scan ? 0 : 1;
}

/* After reclaim too an urgent request may go below the min mark. */
TEST(buddy, urgency_after_reclaim)
{
	static const struct { unsigned int gfp_mask; int realtime, last; } table[] = {
		{ GFP_KERNEL, 0, 511 }, { GFP_KERNEL, 1, 681 },
		{ GFP_KERNEL | __GFP_HIGH, 0, 1022 }, { GFP_KERNEL | __GFP_HIGH, 1, 1362 },
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;
	int prio = current->prio, over;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	shrinker = set_shrinker(DEFAULT_SEEKS, lowering_shrinker);
	EXPECT(shrinker);
	asked.zone = zone;
	for (i = 0; i < ARRAY_SIZE(table); i++)
		for (over = 0; over < 2; over++) {
			struct page *page;

			set_marks(zone, FAR_TOO_MANY);
			asked.helps_at = table[i].last + over;
			if (table[i].realtime)
				current->prio = 0;
			page = test_zone_alloc(table[i].gfp_mask | __GFP_NORETRY, 0);
			current->prio = prio;
			EXPECT_EQ(page == NULL, over);
			put(page, 0);
			drain_local_pages();
		}
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

static int refusing_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return nr_to_scan ? -1 : 20;
}

static int generous_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return nr_to_scan ? 3 : 10;
}

/* shrink_slab() adds up what was given: seven of ten, and nothing by who can't now. */
TEST(buddy, shrink_slab)
{
	struct shrinker *a = set_shrinker(DEFAULT_SEEKS, refusing_shrinker);
	struct shrinker *b = set_shrinker(DEFAULT_SEEKS, generous_shrinker);

	ASSERT(a && b);
	EXPECT_EQ(shrink_slab(0, GFP_KERNEL, 0), 7);
	remove_shrinker(b);
	EXPECT_EQ(shrink_slab(0, GFP_KERNEL, 0), 0);
	remove_shrinker(a);
}

/* Nothing is given and the caller can't take a no: in the release a process is killed. */
FATAL_TEST(buddy, nofail_without_memory, "Out of memory and no killable processes...")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	set_marks(zone, FAR_TOO_MANY);
	test_zone_alloc(GFP_KERNEL | __GFP_NOFAIL, 0);
}

/*
 * The message names the task, the order and the flags. Such messages are limited: here,
 * early in the boot, none was printed yet.
 */
TEST_BUDDY(buddy, failure_message)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level = mute_console();

	if (zone) {
		test_log_position();
		__alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 2, test_node.node_zonelists);
		EXPECT(!test_log_has("page allocation failure"));
		__alloc_pages(GFP_ATOMIC, 2, test_node.node_zonelists);
		EXPECT(test_log_has("<4>swapper: page allocation failure. order:2, mode:0x20\n"));
		EXPECT(test_log_has("Call Trace:"));
		test_zone_destroy();
	}
	console_loglevel = level;
}

// SPDX-License-Identifier: GPL-2.0
/* Tests of requests that find too little memory. */
#include <linux/sched.h>
#include <linux/swap.h>
#include <asm/processor.h>
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

/* What a round without progress asks a shrinker that has nothing: once for each priority. */
#define QUERIES_IN_VAIN	(DEF_PRIORITY + 1)
/*
 * Nothing on the LRU lists, and no page scanned: 4 · 32 / DEFAULT_SEEKS objects are scanned for each
 * one there is, 128 at a time. So this is what has a shrinker scan once.
 */
#define ONE_SCAN	2

/* As if the objects had been all of @pages pages of slabs. */
static void give_pages(unsigned long pages)
{
	current->reclaim_state->reclaimed_slab += pages;
}

/* Helping is taking away the marks that matter when it did give, or did not. */
static int test_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	if (nr_to_scan) {
		asked.scans++;
		asked.gives--;
		give_pages(SWAP_CLUSTER_MAX);
		if (asked.scans == asked.helps_at)
			asked.zone->pages_min = 0;
		return 0;
	}
	asked.queries++;
	asked.gfp_mask = gfp_mask;
	asked.flags = current->flags;
	if (!asked.gives && asked.queries == asked.helps_at)
		asked.zone->pages_high = 0;
	return asked.gives ? ONE_SCAN : 0;
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
		EXPECT_EQ(asked.queries, 5 + QUERIES_IN_VAIN);
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
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 3 * 128UL);

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
	EXPECT_EQ(asked.queries, QUERIES_IN_VAIN);
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

/* Frees less than what counts as progress, but enough for the min mark. */
static int stingy_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	if (!nr_to_scan)
		return asked.scans ? 0 : ONE_SCAN;
	asked.scans++;
	asked.zone->pages_min = 0;
	give_pages(SWAP_CLUSTER_MAX - 1);
	return 0;
}

/*
 * 31 pages are no progress. The release goes on all the same, and so a request gets them; but not
 * one that may not be tried again.
 */
TEST(buddy, little_is_enough)
{
	static const struct { unsigned int gfp_mask; unsigned int order; int served; } table[] = {
		{ GFP_KERNEL, 0, 1 }, { GFP_NOIO, 3, 1 }, { GFP_KERNEL, 4, 1 },
		{ GFP_NOIO, 4, 0 }, { GFP_NOIO | __GFP_REPEAT, 4, 1 },
		{ GFP_KERNEL | __GFP_NORETRY, 0, 0 },
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	shrinker = set_shrinker(DEFAULT_SEEKS, stingy_shrinker);
	EXPECT(shrinker);
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		struct page *page;

		memset(&asked, 0, sizeof(asked));
		asked.zone = zone;
		set_marks(zone, FAR_TOO_MANY);
		page = test_zone_alloc(table[i].gfp_mask, table[i].order);
		EXPECT_EQ(page != NULL, table[i].served);
		EXPECT_EQ(asked.scans, 1);
		put(page, table[i].order);
	}
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

static int lowering_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	if (!nr_to_scan)
		return ONE_SCAN;
	asked.zone->pages_min = asked.helps_at;
	give_pages(SWAP_CLUSTER_MAX);
	return 0;
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

/* Nothing is given, and the caller is not to be refused: in the release a process is killed. */
FATAL_TEST(buddy, nofail_without_memory, "Out of memory and no killable processes...")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	set_marks(zone, FAR_TOO_MANY);
	test_zone_alloc(GFP_KERNEL | __GFP_NOFAIL, 0);
}

/*
 * What __GFP_NOFAIL is no help against: __GFP_NORETRY, a task that frees memory, a request
 * that may not wait.
 */
TEST(buddy, nofail_fails)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOFAIL | __GFP_NORETRY, 0, 0, 0), NULL);
	EXPECT_EQ(asked.queries, QUERIES_IN_VAIN);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_NOFS | __GFP_NOFAIL | __GFP_NORETRY, 0, 0, 0), NULL);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOFAIL | __GFP_NORETRY, 0, 9, 0), NULL);
	EXPECT_EQ(asked.scans, 1);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_ATOMIC | __GFP_NOFAIL, 0, 0, 0), NULL);
	current->flags |= PF_MEMALLOC;
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOFAIL | __GFP_NOMEMALLOC, 0, 0, 0),
		      NULL);
	current->flags &= ~PF_MEMALLOC;
	EXPECT_EQ(asked.queries, 0);
	test_zone_destroy();
}

/* Gives nothing for five rounds, and then what takes the min mark away. */
static int late_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	if (!nr_to_scan)
		return asked.queries++ < 5 * QUERIES_IN_VAIN ? 0 : ONE_SCAN;
	asked.zone->pages_min = 0;
	give_pages(SWAP_CLUSTER_MAX);
	return 0;
}

/* Without __GFP_FS nobody is killed for memory: the request waits for it. */
TEST(buddy, nofail_waits)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;
	unsigned long start;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	shrinker = set_shrinker(DEFAULT_SEEKS, late_shrinker);
	EXPECT(shrinker);
	set_marks(zone, FAR_TOO_MANY);
	memset(&asked, 0, sizeof(asked));
	asked.zone = zone;
	start = jiffies;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_NOFS | __GFP_NOFAIL, 5)), 0L);
	EXPECT_EQ(asked.queries, 5 * QUERIES_IN_VAIN + 1);
	EXPECT_GE(jiffies - start, 5UL * HZ / 50);
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

/*
 * Shrinkers, and what they are asked for.
 */
static struct {
	int has;		/* what it says it has */
	int refuses_at;		/* the scan that it refuses; 0: none */
	int calls;		/* of all */
	int scans, size;	/* scans, and objects of the last one */
	int first;		/* number of its first call */
	unsigned long pages;	/* given in the first scan */
} shrinkers[2];

static int scripted_shrinker(unsigned int i, int nr_to_scan)
{
	if (!shrinkers[i].first)
		shrinkers[i].first = ++shrinkers[0].calls;
	if (!nr_to_scan)
		return shrinkers[i].has;
	shrinkers[i].size = nr_to_scan;
	if (++shrinkers[i].scans == shrinkers[i].refuses_at)
		return -1;
	give_pages(shrinkers[i].pages);
	shrinkers[i].pages = 0;
	return 0;
}

static int first_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return scripted_shrinker(0, nr_to_scan);
}

static int second_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return scripted_shrinker(1, nr_to_scan);
}

/* One call; all 13 rounds when it returns 0. */
static int reclaim_once(struct zone **zones)
{
	struct reclaim_state state = { .reclaimed_slab = 0 };
	int ret;

	shrinkers[0].scans = shrinkers[1].scans = 0;
	current->reclaim_state = &state;
	ret = try_to_free_pages(zones, GFP_KERNEL, 0);
	current->reclaim_state = NULL;
	EXPECT_EQ(state.reclaimed_slab, 0UL);
	return ret;
}

/* 31 pages are no progress, 32 are, also when two shrinkers gave them in two rounds. */
TEST(buddy, progress_is_32_pages)
{
	static struct zone *none[] = { NULL };
	struct shrinker *a = set_shrinker(DEFAULT_SEEKS, first_shrinker);
	struct shrinker *b = set_shrinker(DEFAULT_SEEKS, second_shrinker);

	memset(shrinkers, 0, sizeof(shrinkers));
	EXPECT(a && b);
	shrinkers[0].has = ONE_SCAN;
	shrinkers[0].pages = 31;
	EXPECT_EQ(reclaim_once(none), 0);
	EXPECT_EQ(shrinkers[0].scans, 13);
	EXPECT_EQ(shrinkers[0].size, 128);
	shrinkers[0].pages = 32;
	EXPECT_EQ(reclaim_once(none), 1);
	EXPECT_EQ(shrinkers[0].scans, 1);
	/* Half of what makes it scan: in the second round. */
	shrinkers[0].pages = 31;
	shrinkers[1].has = ONE_SCAN / 2;
	shrinkers[1].pages = 1;
	EXPECT_EQ(reclaim_once(none), 1);
	EXPECT_EQ(shrinkers[0].scans, 2);
	EXPECT_EQ(shrinkers[1].scans, 1);
	/* They are asked in the order in which they came. */
	EXPECT_EQ(shrinkers[0].first, 1);
	EXPECT_EQ(shrinkers[1].first, 2);
	if (a)
		remove_shrinker(a);
	if (b)
		remove_shrinker(b);
}

/*
 * 4 · 32 / seeks · objects / (pages in use + 1), 128 at a time; what is less is kept, and what is
 * refused too.
 */
TEST(buddy, objects_to_scan)
{
	static struct zone zone = { .nr_active = 3, .nr_inactive = 4 };
	static struct zone *zones[] = { &zone, NULL };
	struct shrinker *cheap = set_shrinker(1, first_shrinker);
	struct shrinker *dear = set_shrinker(64, second_shrinker);
	unsigned long scanned = read_page_state(slabs_scanned);

	memset(shrinkers, 0, sizeof(shrinkers));
	EXPECT(cheap && dear);
	/* 128 · 20 / 8: 320 a round, 4160 in all: 32 times 128, and 64 left. */
	shrinkers[0].has = 20;
	/* 2 · 500 / 8: 125 a round, 1625 in all: 12 times, and 89 left. */
	shrinkers[1].has = 500;
	EXPECT_EQ(reclaim_once(zones), 0);
	EXPECT_EQ(shrinkers[0].scans, 32);
	EXPECT_EQ(shrinkers[1].scans, 12);
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 44UL * 128);

	/* Of 64 + 320 the second 128 are refused, and tried again in the next round. */
	scanned = read_page_state(slabs_scanned);
	shrinkers[0].refuses_at = 2;
	shrinkers[1].has = 0;
	EXPECT_EQ(reclaim_once(zones), 0);
	EXPECT_EQ(shrinkers[0].scans, 33 + 1);
	EXPECT_EQ(shrinkers[1].scans, 0);
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 33UL * 128);
	if (cheap)
		remove_shrinker(cheap);
	if (dear)
		remove_shrinker(dear);
}

/* Has less than nothing, and gives in 1000 scans. */
static int negative_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return nr_to_scan && ++shrinkers[0].scans <= 1000 ? 0 : -1;
}

/*
 * -1 for how many there are is not an answer but a number, the largest one: the scan only ends
 * when it is refused, and goes on in each further round.
 */
TEST(buddy, no_objects_is_not_minus_one)
{
	static struct zone *none[] = { NULL };
	struct shrinker *shrinker = set_shrinker(DEFAULT_SEEKS, negative_shrinker);
	unsigned long scanned = read_page_state(slabs_scanned);

	memset(shrinkers, 0, sizeof(shrinkers));
	EXPECT(shrinker);
	EXPECT_EQ(reclaim_once(none), 0);
	EXPECT_EQ(shrinkers[0].scans, 1000 + 13);
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 1000UL * 128);
	if (shrinker)
		remove_shrinker(shrinker);
}

/* There may be any number of shrinkers. */
TEST(buddy, many_shrinkers)
{
	static struct zone *none[] = { NULL };
	struct shrinker *many[40];
	unsigned int i;

	memset(shrinkers, 0, sizeof(shrinkers));
	shrinkers[0].has = ONE_SCAN;
	for (i = 0; i < ARRAY_SIZE(many); i++) {
		many[i] = set_shrinker(DEFAULT_SEEKS, first_shrinker);
		EXPECT(many[i]);
	}
	EXPECT_EQ(reclaim_once(none), 0);
	EXPECT_EQ(shrinkers[0].scans, 13 * 40);
	for (i = 0; i < ARRAY_SIZE(many); i++)
		if (many[i])
			remove_shrinker(many[i]);
}

/* How many CPUs are in it, and how many were at a time. */
static atomic_t shrinking;
static int most_shrinking;

/* Stays until another CPU is in it as well, or for a second. */
static int meeting_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	unsigned long end = jiffies + HZ;
	int here;

	(void)gfp_mask;
	if (!nr_to_scan)
		return ONE_SCAN;
	atomic_inc(&shrinking);
	do {
		arch_update_jiffies();
		here = atomic_read(&shrinking);
		cpu_relax();
	} while (here < 2 && __atomic_load_n(&most_shrinking, __ATOMIC_RELAXED) < 2 &&
		 time_before(jiffies, end));
	if (here > 1)
		__atomic_store_n(&most_shrinking, here, __ATOMIC_RELAXED);
	atomic_dec(&shrinking);
	give_pages(SWAP_CLUSTER_MAX);
	return 0;
}

static atomic_t without_progress;

static void reclaim_here(void *unused)
{
	struct reclaim_state state = { .reclaimed_slab = 0 };
	static struct zone *none[] = { NULL };

	(void)unused;
	current->reclaim_state = &state;
	if (!try_to_free_pages(none, GFP_KERNEL, 0))
		atomic_inc(&without_progress);
	current->reclaim_state = NULL;
}

/* Nobody fails because another CPU is shrinking. */
TEST(buddy, all_cpus_shrink)
{
	struct shrinker *shrinker;

	if (num_online_cpus() < 2)
		SKIP("one CPU");
	shrinker = set_shrinker(DEFAULT_SEEKS, meeting_shrinker);
	ASSERT(shrinker);
	atomic_set(&shrinking, 0);
	atomic_set(&without_progress, 0);
	most_shrinking = 0;
	test_on_all_cpus(reclaim_here, NULL);
	EXPECT_GE(most_shrinking, 2);
	EXPECT_EQ(atomic_read(&without_progress), 0);
	remove_shrinker(shrinker);
}

/* kswapd would be told of the largest block that could not be had above the low mark. */
TEST(buddy, order_for_kswapd)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	put(test_zone_alloc(GFP_ATOMIC, 3), 3);
	EXPECT_EQ(test_node.kswapd_max_order, 0);
	zone->pages_low = FAR_TOO_MANY;
	put(test_zone_alloc(GFP_ATOMIC, 3), 3);
	EXPECT_EQ(test_node.kswapd_max_order, 3);
	put(test_zone_alloc(GFP_ATOMIC, 1), 1);
	EXPECT_EQ(test_node.kswapd_max_order, 3);
	/* What has no pages needs none. */
	wakeup_kswapd(test_node.node_zones + ZONE_DMA, 5);
	EXPECT_EQ(test_node.kswapd_max_order, 3);
	test_zone_destroy();
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

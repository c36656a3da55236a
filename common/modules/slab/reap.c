// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of caches: what the timer gives back. Nobody waits: time is put forward until the
 * timer of this CPU is due, and back in the end, while the other CPUs stand by.
 */
#include <linux/asan.h>
#include <linux/jiffies.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <linux/workqueue.h>
#include <asm/processor.h>
#include "suite.h"

static void __no_tsan set_jiffies(unsigned long now)
{
	jiffies = now;
}

/* At least @ticks pass; this CPU's caches are looked at. */
static void reap_after(unsigned long ticks)
{
	set_jiffies(jiffies + max(ticks, (unsigned long)next_timer_interrupt()));
	run_deferred();
}

struct reaping {
	void (*fn)(void);
	int cpus_waiting, done;
};

static void reap_or_stand_by(void *arg)
{
	struct reaping *r = arg;
	unsigned long now = jiffies;

	if (smp_processor_id() != 0) {
		__atomic_fetch_add(&r->cpus_waiting, 1, __ATOMIC_RELEASE);
		while (!__atomic_load_n(&r->done, __ATOMIC_ACQUIRE))
			cpu_relax();
		return;
	}
	while (__atomic_load_n(&r->cpus_waiting, __ATOMIC_ACQUIRE) < num_online_cpus() - 1)
		cpu_relax();
	/* Timers of CPUs that have gone came here, and go off for the last time. */
	reap_after(4 * HZ);
	r->fn();

	/* The timer is armed for a future that won't be: it goes off, and is armed again. */
	set_jiffies(jiffies + next_timer_interrupt());
	run_local_timers();
	set_jiffies(now);
	run_local_work();
	__atomic_store_n(&r->done, 1, __ATOMIC_RELEASE);
}

static void alone_with_time(void (*fn)(void))
{
	struct reaping r = { .fn = fn };

	if (next_timer_interrupt() > 1000 * HZ)
		SKIP("no timer looks at the caches");
	test_on_all_cpus(reap_or_stand_by, &r);
}

static kmem_cache_t *reaped;
static void *objs[64];

/* A cache that timers look at, with @n objects in its array. */
static int fill_array(const char *name, unsigned long flags, int limit, int batch, int shared,
		      unsigned int n)
{
	/* A timer that is due already must not look at the new cache. */
	run_deferred();
	reaped = kmem_cache_create(name, 100, 0, flags, NULL, NULL);
	if (!reaped || tune(reaped, limit, batch, shared))
		return 0;
	alloc_objs(reaped, objs, n);
	kmem_cache_shrink(reaped);
	while (n--)
		kmem_cache_free(reaped, objs[n]);
	return 1;
}

static void expect_array_to_shrink(void)
{
	static const unsigned int left[] = { 18, 14, 10, 6, 2, 1, 0, 0 };
	unsigned int i;

	ASSERT(fill_array("reap", 0, 20, 20, 0, 18));
	EXPECT_EQ(usage_of(reaped).active_objs, 18UL);
	for (i = 0; i < ARRAY_SIZE(left); i++) {
		reap_after(0);
		EXPECT_EQ(usage_of(reaped).active_objs, (unsigned long)left[i]);
	}
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/*
 * An array that was used since the last time only loses its mark; the next times it loses
 * a fifth of its limit, 4 of 20, and when it has fewer half of what it has, rounded up.
 */
TEST(slab, reap_array)
{
	alone_with_time(expect_array_to_shrink);
}

static void expect_oldest_to_go(void)
{
	unsigned int i;

	ASSERT(fill_array("reap", 0, 20, 20, 0, 20));
	reap_after(0);
	reap_after(0);
	EXPECT_EQ(usage_of(reaped).active_objs, 16UL);
	/* Freed were 19, 18, … 0: 19 to 16 are gone. */
	for (i = 0; i < 16; i++)
		EXPECT_PTR_EQ(kmem_cache_alloc(reaped, GFP_KERNEL), objs[i]);
	EXPECT_EQ(usage_of(reaped).active_objs, 16UL);
	while (i)
		kmem_cache_free(reaped, objs[--i]);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/* The objects that have been in the array longest go first. */
TEST(slab, reap_oldest)
{
	alone_with_time(expect_oldest_to_go);
}

static void reap_for_long(void)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		reap_after(8 * HZ);
}

/* SLAB_NO_REAP: nothing is taken, neither from arrays nor from the free slabs. */
TEST(slab, no_reap)
{
	ASSERT(fill_array("reap", SLAB_NO_REAP, 10, 5, 2, 30));
	EXPECT_EQ(usage_of(reaped).active_objs, 20UL);
	EXPECT_EQ(usage_of(reaped).shared_avail, 10U);
	alone_with_time(reap_for_long);
	EXPECT_EQ(usage_of(reaped).active_objs, 20UL);
	EXPECT_EQ(usage_of(reaped).shared_avail, 10U);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

static int reap_below_lock(kmem_cache_t *cachep, void *unused)
{
	(void)cachep;
	(void)unused;
	reap_after(0);
	reap_after(0);
	return 1;
}

static void reap_while_chain_is_in_use(void)
{
	ASSERT(fill_array("reap", 0, 20, 20, 0, 18));
	kmem_cache_for_each(reap_below_lock, NULL);
	EXPECT_EQ(usage_of(reaped).active_objs, 18UL);
	/* The timer goes on: the first time takes the mark, the second one objects. */
	reap_after(0);
	EXPECT_EQ(usage_of(reaped).active_objs, 18UL);
	reap_after(0);
	EXPECT_EQ(usage_of(reaped).active_objs, 14UL);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/* While somebody uses the chain of caches nothing is reaped, and nobody waits. */
TEST(slab, reap_waits_for_nobody)
{
	alone_with_time(reap_while_chain_is_in_use);
}

static void expect_shared_to_shrink(void)
{
	unsigned int i;

	ASSERT(fill_array("reap", 0, 10, 5, 4, 30));
	EXPECT_EQ(usage_of(reaped).shared_avail, 20U);
	/* Not used since it was made: a fifth of its limit, 4 of 20. */
	reap_after(8 * HZ);
	EXPECT_EQ(usage_of(reaped).shared_avail, 16U);
	/* Shared arrays are looked at every 4 seconds. */
	reap_after(2 * HZ);
	EXPECT_EQ(usage_of(reaped).shared_avail, 16U);
	reap_after(2 * HZ);
	EXPECT_EQ(usage_of(reaped).shared_avail, 12U);

	/* Once it was used it is left alone for once. */
	for (i = 0; usage_of(reaped).shared_avail == 12; i++)
		objs[i] = kmem_cache_alloc(reaped, GFP_KERNEL);
	EXPECT_EQ(usage_of(reaped).shared_avail, 7U);
	reap_after(4 * HZ);
	EXPECT_EQ(usage_of(reaped).shared_avail, 7U);
	reap_after(4 * HZ);
	EXPECT_EQ(usage_of(reaped).shared_avail, 3U);
	while (i)
		kmem_cache_free(reaped, objs[--i]);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/* The shared array shrinks as a CPU's does, but not as often. */
TEST(slab, reap_shared_array)
{
	alone_with_time(expect_shared_to_shrink);
}

static void expect_free_slabs_to_go(void)
{
	unsigned int n, i, first, last;
	unsigned long left = 20;

	reaped = kmem_cache_create("reap", PAGE_SIZE, 0, 0, NULL, NULL);
	ASSERT(reaped);
	EXPECT_EQ(tune(reaped, 20, 10, 0), 0);
	alloc_objs(reaped, objs, 20);
	for (i = 0; i < 20; i++)
		kmem_cache_free(reaped, objs[i]);
	/* New arrays: what the old ones had goes to the slabs, the oldest first. */
	EXPECT_EQ(tune(reaped, 20, 10, 0), 0);
	EXPECT_EQ(usage_of(reaped).active_slabs, 0UL);
	EXPECT_EQ(usage_of(reaped).num_slabs, 20UL);
	n = (usage_of(reaped).free_limit + 4) / 5;

	/* The free slabs were used: that is forgotten now. */
	reap_after(8 * HZ);
	EXPECT_EQ(usage_of(reaped).num_slabs, 20UL);
	reap_after(2 * HZ);
	EXPECT_EQ(usage_of(reaped).num_slabs, 20UL);

	/* The ones that got free last, which are the first of the list, are destroyed. */
	reap_after(2 * HZ);
	left = left > n ? left - n : 0;
	EXPECT_EQ(usage_of(reaped).num_slabs, left);
	first = left;
	last = 20;
	for (i = 0; i < 20; i++)
		EXPECT_EQ(PageSlab(virt_to_page(objs[i])), !(i >= first && i < last));

	reap_after(4 * HZ);
	left = left > n ? left - n : 0;
	EXPECT_EQ(usage_of(reaped).num_slabs, left);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/*
 * Every 4 seconds some free slabs of a cache are destroyed that did not need them:
 * free_limit / (5 · num), rounded up.
 */
TEST(slab, reap_free_slabs)
{
	alone_with_time(expect_free_slabs_to_go);
}

#ifndef CONFIG_ASAN	/* which sees that the arrays are smaller than they say */
static void expect_one_slab_to_go(void)
{
	unsigned int batchcount, num, i;

	reaped = kmem_cache_create("reap", 500, 0, 0, NULL, NULL);
	ASSERT(reaped);
	num = usage_of(reaped).num;
	ASSERT(8 * num <= ARRAY_SIZE(objs));
	/* With it the limit of free objects is just below 2^32, and what is added wraps. */
	batchcount = (-1U - num) / (1 + num_online_cpus());
	/* The slabs get free, and stay. */
	EXPECT_EQ(tune(reaped, 8 * num, 8 * num, 0), 0);
	alloc_objs(reaped, objs, 8 * num);
	free_objs(reaped, objs, 8 * num);
	EXPECT_EQ(tune(reaped, INT_MAX, batchcount, 0), 0);
	EXPECT_LT((usage_of(reaped).free_limit + 5 * num - 1) / (5 * num), 1U);
	i = usage_of(reaped).num_slabs;
	EXPECT_GE(i, 8U);

	/* The first time takes the mark of use. */
	reap_after(8 * HZ);
	EXPECT_EQ(usage_of(reaped).num_slabs, (unsigned long)i);
	reap_after(4 * HZ);
	EXPECT_EQ(usage_of(reaped).num_slabs, i - 1UL);
	reap_after(4 * HZ);
	EXPECT_EQ(usage_of(reaped).num_slabs, i - 2UL);
	EXPECT_EQ(tune(reaped, 20, 10, 0), 0);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}

/*
 * Even where the number of slabs that may go is none, since the limit of free objects has
 * wrapped, one goes.
 */
TEST(slab, reap_one_slab_at_least)
{
	alone_with_time(expect_one_slab_to_go);
}
#endif

#ifdef CONFIG_SMP
static void fill_own_array(void *unused)
{
	(void)unused;
	alloc_objs(reaped, objs, 10);
	free_objs(reaped, objs, 10);
}

/* A CPU's timer looks at that CPU's arrays only. */
TEST(slab, reap_own_array_only)
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	reaped = kmem_cache_create("reap", 100, 0, 0, NULL, NULL);
	ASSERT(reaped);
	EXPECT_EQ(tune(reaped, 20, 10, 0), 0);
	test_on_cpu(next_cpu(0, cpu_online_map), fill_own_array, NULL);
	EXPECT_EQ(usage_of(reaped).active_objs, 10UL);
	alone_with_time(reap_for_long);
	EXPECT_EQ(usage_of(reaped).active_objs, 10UL);
	EXPECT_EQ(kmem_cache_destroy(reaped), 0);
}
#endif

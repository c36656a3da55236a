/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A counter that is read often and changed on every CPU; recreates
 * include/linux/percpu_counter.h of 2.6.12.
 *
 * On several processors each CPU collects changes of its own and adds them to the shared
 * count when they reach FBC_BATCH, so the shared count is off by at most
 * (FBC_BATCH − 1) × CPUs. On one processor there is only the count, and it is exact.
 */
#ifndef _LINUX_PERCPU_COUNTER_H
#define _LINUX_PERCPU_COUNTER_H

#include <linux/spinlock.h>
#include <linux/smp.h>
#include <linux/threads.h>
#include <linux/percpu.h>

#ifdef CONFIG_SMP
#define FBC_BATCH	((NR_CPUS < 16 ? 4 : 2) * NR_CPUS)
#endif

struct percpu_counter {
#ifdef CONFIG_SMP
	spinlock_t lock;
#endif
	long count;
#ifdef CONFIG_SMP
	long *counters;		/* from alloc_percpu() */
#endif
};

/**
 * percpu_counter_init - make a counter of value 0
 * @fbc: the counter
 *
 * May sleep. When memory is short the counter must not be used; 2.6.12 has no way to
 * say so, and @fbc->counters stays NULL.
 */
static inline void percpu_counter_init(struct percpu_counter *fbc)
{
#ifdef CONFIG_SMP
	fbc->counters = alloc_percpu(long);
	spin_lock_init(&fbc->lock);
#endif
	fbc->count = 0;
}

/**
 * percpu_counter_destroy - free the CPUs' parts of a counter
 * @fbc: the counter
 *
 * Any context.
 */
static inline void percpu_counter_destroy(struct percpu_counter *fbc)
{
#ifdef CONFIG_SMP
	free_percpu(fbc->counters);
#else
	(void)fbc;
#endif
}

#ifdef CONFIG_SMP
void percpu_counter_mod(struct percpu_counter *fbc, long amount);
#else
static inline void percpu_counter_mod(struct percpu_counter *fbc, long amount)
{
	preempt_disable();
	fbc->count += amount;
	preempt_enable();
}
#endif

#define percpu_counter_inc(fbc)	percpu_counter_mod(fbc, 1)
#define percpu_counter_dec(fbc)	percpu_counter_mod(fbc, -1)

/**
 * percpu_counter_read - the shared count
 * @fbc: the counter
 *
 * Return: the count without what the CPUs still hold; may be negative. Any context.
 */
static inline long percpu_counter_read(struct percpu_counter *fbc)
{
	return fbc->count;
}

/**
 * percpu_counter_read_positive - the shared count of something that can't be negative
 * @fbc: the counter
 *
 * Return: as percpu_counter_read(), but on several processors 1 in place of anything
 * below 0. Any context.
 */
static inline long percpu_counter_read_positive(struct percpu_counter *fbc)
{
	long seen = percpu_counter_read(fbc);

#ifdef CONFIG_SMP
	barrier();	/* what is tested is what is returned */
	if (seen < 0)
		seen = 1;
#endif
	return seen;
}

#endif

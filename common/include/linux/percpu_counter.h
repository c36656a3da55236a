/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A counter that is read often and changed on every CPU; recreates
 * include/linux/percpu_counter.h of 2.6.12.
 *
 * Each CPU collects changes of its own and adds them to the shared count when they reach
 * FBC_BATCH, so the shared count is off by at most (FBC_BATCH − 1) × CPUs.
 */
#ifndef _LINUX_PERCPU_COUNTER_H
#define _LINUX_PERCPU_COUNTER_H

#include <linux/spinlock.h>
#include <linux/smp.h>
#include <linux/threads.h>
#include <linux/percpu.h>

#ifdef CONFIG_SMP

struct percpu_counter {
	spinlock_t lock;
	long count;
	long *counters;		/* from alloc_percpu() */
};

#if NR_CPUS >= 16
#define FBC_BATCH	(NR_CPUS * 2)
#else
#define FBC_BATCH	(NR_CPUS * 4)
#endif

/**
 * percpu_counter_init - make a counter of value 0
 * @fbc: the counter
 *
 * May sleep. When memory is short the counter must not be used; 2.6.12 has no way to
 * say so, and @fbc->counters stays NULL.
 */
static inline void percpu_counter_init(struct percpu_counter *fbc)
{
	spin_lock_init(&fbc->lock);
	fbc->count = 0;
	fbc->counters = alloc_percpu(long);
}

/**
 * percpu_counter_destroy - free the CPUs' parts of a counter
 * @fbc: the counter
 */
static inline void percpu_counter_destroy(struct percpu_counter *fbc)
{
	free_percpu(fbc->counters);
}

void percpu_counter_mod(struct percpu_counter *fbc, long amount);

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
 * Return: as percpu_counter_read(), but 1 in place of anything below 0. Any context.
 */
static inline long percpu_counter_read_positive(struct percpu_counter *fbc)
{
	long count = fbc->count;

	barrier();	/* count is read once */
	return count >= 0 ? count : 1;
}

#else

struct percpu_counter {
	long count;
};

static inline void percpu_counter_init(struct percpu_counter *fbc)
{
	fbc->count = 0;
}

static inline void percpu_counter_destroy(struct percpu_counter *fbc)
{
	(void)fbc;
}

static inline void percpu_counter_mod(struct percpu_counter *fbc, long amount)
{
	preempt_disable();
	fbc->count += amount;
	preempt_enable();
}

static inline long percpu_counter_read(struct percpu_counter *fbc)
{
	return fbc->count;
}

static inline long percpu_counter_read_positive(struct percpu_counter *fbc)
{
	return fbc->count;
}

#endif

#define percpu_counter_inc(fbc)	percpu_counter_mod(fbc, 1)
#define percpu_counter_dec(fbc)	percpu_counter_mod(fbc, -1)

#endif

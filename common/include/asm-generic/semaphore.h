/* SPDX-License-Identifier: GPL-2.0 */
/* A counting semaphore for CPUs with one thread of control: waiting is polling. */
#ifndef _ASM_GENERIC_SEMAPHORE_H_
#define _ASM_GENERIC_SEMAPHORE_H_

#include <asm/atomic.h>
#include <asm/processor.h>

struct semaphore {
	atomic_t count;		/* how many more may enter */
};

#define DECLARE_MUTEX(name)	struct semaphore name = { ATOMIC_INIT(1) }

static inline void init_MUTEX(struct semaphore *sem)
{
	atomic_set(&sem->count, 1);
}

/* Returns 0 when the semaphore is taken, 1 when that would mean waiting. */
static inline int down_trylock(struct semaphore *sem)
{
	int count = atomic_read(&sem->count);

	while (count > 0)
		if (__atomic_compare_exchange_n(&sem->count.counter, &count, count - 1, 0,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return 0;
	return 1;
}

/* Interrupts must be on: the holder may be waiting for an answer from this CPU. */
static inline void down(struct semaphore *sem)
{
	while (down_trylock(sem))
		cpu_relax();
}

static inline void up(struct semaphore *sem)
{
	__atomic_fetch_add(&sem->count.counter, 1, __ATOMIC_RELEASE);
}

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A counting semaphore for CPUs with one thread of control: waiting is polling. Those who wait
 * get it in their order, and before those who come later: the holder of a lock would take it
 * again and again otherwise, where an emulator lets one CPU run at a time.
 */
#ifndef _ASM_GENERIC_SEMAPHORE_H_
#define _ASM_GENERIC_SEMAPHORE_H_

#include <linux/smp.h>
#include <asm/atomic.h>
#include <asm/processor.h>

struct semaphore {
	atomic_t tickets;	/* drawn; the numbers may wrap around */
	atomic_t served;	/* tickets below this may enter */
	int holder;		/* the CPU that entered last, plus 1; 0: it has left */
};

#define __MUTEX_INITIALIZER(name)	{ ATOMIC_INIT(0), ATOMIC_INIT(1), 0 }
#define DECLARE_MUTEX(name)	struct semaphore name = __MUTEX_INITIALIZER(name)

static inline void init_MUTEX(struct semaphore *sem)
{
	*sem = (struct semaphore)__MUTEX_INITIALIZER(*sem);
}

/* How many more than ticket @ticket's may enter; 0 or less: it has to wait. */
static inline int sem_room(struct semaphore *sem, int ticket)
{
	return (int)((unsigned int)__atomic_load_n(&sem->served.counter, __ATOMIC_ACQUIRE) -
		     (unsigned int)ticket);
}

/* How many may enter now; negative: as many wait. */
static inline int sem_count(struct semaphore *sem)
{
	return sem_room(sem, atomic_read(&sem->tickets));
}

static inline void sem_entered(struct semaphore *sem)
{
	__atomic_store_n(&sem->holder, (int)smp_processor_id() + 1, __ATOMIC_RELAXED);
}

/* Is it this CPU that holds the semaphore, which one at a time may enter? */
static inline int sem_is_mine(struct semaphore *sem)
{
	return __atomic_load_n(&sem->holder, __ATOMIC_RELAXED) == (int)smp_processor_id() + 1;
}

/* Returns 0 when the semaphore is taken, 1 when that would mean waiting. */
static inline int down_trylock(struct semaphore *sem)
{
	int ticket = atomic_read(&sem->tickets);

	while (sem_room(sem, ticket) > 0)
		if (__atomic_compare_exchange_n(&sem->tickets.counter, &ticket,
						(int)(ticket + 1U), 0, __ATOMIC_ACQUIRE,
						__ATOMIC_RELAXED)) {
			sem_entered(sem);
			return 0;
		}
	return 1;
}

/* Interrupts must be on: the holder may be waiting for an answer from this CPU. */
static inline void down(struct semaphore *sem)
{
	int ticket = (int)((unsigned int)atomic_inc_return(&sem->tickets) - 1);

	while (sem_room(sem, ticket) <= 0)
		cpu_relax();
	sem_entered(sem);
}

static inline void up(struct semaphore *sem)
{
	__atomic_store_n(&sem->holder, 0, __ATOMIC_RELAXED);
	atomic_inc_return(&sem->served);
}

#endif

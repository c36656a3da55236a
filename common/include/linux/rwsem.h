/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Semaphores for many readers or one writer; the interface of include/linux/rwsem.h of 2.6.12.
 * For CPUs with one thread of control: waiting is polling, with interrupts on.
 */
#ifndef _LINUX_RWSEM_H
#define _LINUX_RWSEM_H

#include <asm/atomic.h>
#include <asm/processor.h>
#include <asm/semaphore.h>

struct rw_semaphore {
	struct semaphore writers;	/* whose holder writes, or waits for readers to leave */
	atomic_t readers;		/* less RWSEM_WRITER while somebody has @writers */
};

#define RWSEM_WRITER	0x10000

#define DECLARE_RWSEM(name) \
	struct rw_semaphore name = { __MUTEX_INITIALIZER(name.writers), ATOMIC_INIT(0) }

/* Returns 1 when the semaphore is taken, 0 when that would mean waiting. */
static inline int down_read_trylock(struct rw_semaphore *sem)
{
	int readers = atomic_read(&sem->readers);

	while (readers >= 0)
		if (__atomic_compare_exchange_n(&sem->readers.counter, &readers, readers + 1, 0,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return 1;
	return 0;
}

static inline void down_read(struct rw_semaphore *sem)
{
	while (!down_read_trylock(sem))
		cpu_relax();
}

static inline void up_read(struct rw_semaphore *sem)
{
	__atomic_fetch_sub(&sem->readers.counter, 1, __ATOMIC_RELEASE);
}

/* A writer that waits keeps new readers out. */
static inline void down_write(struct rw_semaphore *sem)
{
	down(&sem->writers);
	__atomic_fetch_sub(&sem->readers.counter, RWSEM_WRITER, __ATOMIC_RELAXED);
	while (__atomic_load_n(&sem->readers.counter, __ATOMIC_ACQUIRE) != -RWSEM_WRITER)
		cpu_relax();
}

static inline void up_write(struct rw_semaphore *sem)
{
	__atomic_fetch_add(&sem->readers.counter, RWSEM_WRITER, __ATOMIC_RELEASE);
	up(&sem->writers);
}

#endif

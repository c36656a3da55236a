/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A lock that is taken with an atomic exchange and waited for by reading. The
 * architecture's cpu_relax() says how to wait.
 */
#ifndef _ASM_GENERIC_SPINLOCK_H_
#define _ASM_GENERIC_SPINLOCK_H_

#include <asm/processor.h>

typedef struct {
	volatile unsigned int lock;	/* 1: taken */
} spinlock_t;

#define SPIN_LOCK_UNLOCKED	{ 0 }

#define spin_is_locked(l)	(__atomic_load_n(&(l)->lock, __ATOMIC_RELAXED) != 0)

static __always_inline int _raw_spin_trylock(spinlock_t *l)
{
	return !__atomic_exchange_n(&l->lock, 1, __ATOMIC_ACQUIRE);
}

static __always_inline void _raw_spin_lock(spinlock_t *l)
{
	while (unlikely(!_raw_spin_trylock(l)))
		while (spin_is_locked(l))
			cpu_relax();
}

static __always_inline void _raw_spin_unlock(spinlock_t *l)
{
	__atomic_store_n(&l->lock, 0, __ATOMIC_RELEASE);
}

#endif

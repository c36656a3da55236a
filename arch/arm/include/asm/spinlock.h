/* SPDX-License-Identifier: GPL-2.0 */
/* The lock word. Who waits for it sleeps until an event; who gives it back sends one. */
#ifndef _ASM_ARM_SPINLOCK_H
#define _ASM_ARM_SPINLOCK_H

#include <linux/compiler.h>
#include <asm/processor.h>

typedef struct {
	volatile unsigned int lock;	/* 1: taken */
} spinlock_t;

#define SPIN_LOCK_UNLOCKED	{ 0 }

#define spin_is_locked(l)	(__atomic_load_n(&(l)->lock, __ATOMIC_RELAXED) != 0)

static __always_inline int _raw_spin_trylock(spinlock_t *l)
{
	unsigned int failed;

	__asm__ __volatile__(
		"ldrex	%0, [%1]\n\t"
		"teq	%0, #0\n\t"
		"strexeq %0, %2, [%1]"
		: "=&r" (failed) : "r" (&l->lock), "r" (1) : "cc", "memory");
	if (failed)
		return 0;
	__asm__ __volatile__("dmb" : : : "memory");
	return 1;
}

static __always_inline void _raw_spin_lock(spinlock_t *l)
{
	unsigned int failed;

	__asm__ __volatile__(
		"1:	ldrex	%0, [%1]\n\t"
		"teq	%0, #0\n\t"
		"wfene\n\t"
		"strexeq %0, %2, [%1]\n\t"
		"teqeq	%0, #0\n\t"
		"bne	1b\n\t"
		"dmb"
		: "=&r" (failed) : "r" (&l->lock), "r" (1) : "cc", "memory");
}

static __always_inline void _raw_spin_unlock(spinlock_t *l)
{
	__asm__ __volatile__("dmb" : : : "memory");
	l->lock = 0;
	sev();
}

#endif

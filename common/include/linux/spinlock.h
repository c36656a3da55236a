/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Spinlocks; as include/linux/spinlock.h of 2.6.12. On one processor a lock has no size
 * and locking only counts preemption; on several the architecture's word is taken.
 */
#ifndef __LINUX_SPINLOCK_H
#define __LINUX_SPINLOCK_H

#include <linux/config.h>
#include <linux/preempt.h>
#include <linux/interrupt.h>

#ifdef CONFIG_SMP

#include <asm/spinlock.h>

#define spin_lock_init(l)	do { *(l) = (spinlock_t)SPIN_LOCK_UNLOCKED; } while (0)
#define DEFINE_SPINLOCK(x)	spinlock_t x = SPIN_LOCK_UNLOCKED

#else

typedef struct { } spinlock_t;
#define SPIN_LOCK_UNLOCKED	{ }
#define DEFINE_SPINLOCK(x)	spinlock_t x __attribute__((__unused__))
#define spin_lock_init(l)	do { (void)(l); } while (0)
#define spin_is_locked(l)	((void)(l), 0)
#define _raw_spin_lock(l)	do { (void)(l); } while (0)
#define _raw_spin_unlock(l)	do { (void)(l); } while (0)
#define _raw_spin_trylock(l)	((void)(l), 1)

#endif

#define spin_lock(l)	do { preempt_disable(); _raw_spin_lock(l); } while (0)
#define spin_unlock(l)	do { _raw_spin_unlock(l); preempt_enable(); } while (0)

#define spin_trylock(l)						\
({								\
	int __taken;						\
								\
	preempt_disable();					\
	__taken = _raw_spin_trylock(l);				\
	if (!__taken)						\
		preempt_enable();				\
	__taken;						\
})

#define spin_lock_irq(l)	do { local_irq_disable(); spin_lock(l); } while (0)
#define spin_unlock_irq(l)						\
	do { _raw_spin_unlock(l); local_irq_enable(); preempt_enable(); } while (0)
#define spin_lock_irqsave(l, flags)	do { local_irq_save(flags); spin_lock(l); } while (0)
#define spin_unlock_irqrestore(l, flags)				\
	do { _raw_spin_unlock(l); local_irq_restore(flags); preempt_enable(); } while (0)

#endif

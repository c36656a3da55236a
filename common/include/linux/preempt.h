/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The preemption count; as include/linux/preempt.h of 2.6.12 with CONFIG_PREEMPT.
 *
 * It is always kept, so that get_cpu_var() and the spinlocks can be checked, and so that those
 * who have to know when a CPU can be preempted do: a CPU of this tree runs one thread of control,
 * and preempting it is no more than to take note of that, or to have it stand still.
 */
#ifndef __LINUX_PREEMPT_H
#define __LINUX_PREEMPT_H

#include <linux/config.h>
#include <linux/compiler.h>
#include <linux/thread_info.h>

#define preempt_count()		(current_thread_info()->preempt_count)
#define add_preempt_count(n)	do { preempt_count() += (n); } while (0)
#define sub_preempt_count(n)	do { preempt_count() -= (n); } while (0)
#define inc_preempt_count()	add_preempt_count(1)
#define dec_preempt_count()	sub_preempt_count(1)

#ifdef CONFIG_SMP
void preempt_schedule(void);

#define preempt_check_resched()						\
do {									\
	if (unlikely(test_thread_flag(TIF_NEED_RESCHED)))		\
		preempt_schedule();					\
} while (0)
#else
#define preempt_check_resched()	do { } while (0)
#endif

#define preempt_disable()	do { inc_preempt_count(); barrier(); } while (0)
#define preempt_enable_no_resched()	do { barrier(); dec_preempt_count(); } while (0)
#define preempt_enable()						\
do {									\
	preempt_enable_no_resched();					\
	barrier();							\
	preempt_check_resched();					\
} while (0)

#endif

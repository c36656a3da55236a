/* SPDX-License-Identifier: GPL-2.0 */
/* What a CPU must find at once: a register that software may use points to it. */
#ifndef _ASM_ARM_THREAD_INFO_H
#define _ASM_ARM_THREAD_INFO_H

#include <linux/compiler.h>

struct task_struct;

struct thread_info {
	struct task_struct *task;
	unsigned long	flags;		/* TIF_* */
	unsigned int	cpu;
	unsigned int	preempt_count;	/* see linux/hardirq.h */
	volatile unsigned int kicked;	/* was interrupted since it last slept */
	unsigned int	spins;		/* see cpu_relax() */
};

/* It never changes while a CPU runs: the compiler may keep it. */
static __always_inline __attribute_const__ struct thread_info *current_thread_info(void)
{
	struct thread_info *ti;

	__asm__("mrc p15, 0, %0, c13, c0, 4" : "=r" (ti));
	return ti;
}

#endif

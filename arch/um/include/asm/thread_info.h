/* SPDX-License-Identifier: GPL-2.0 */
/* Each CPU is a thread of the host, and this is its thread-local storage. */
#ifndef _ASM_UM_THREAD_INFO_H
#define _ASM_UM_THREAD_INFO_H

struct task_struct;

struct thread_info {
	struct task_struct *task;
	unsigned long	flags;		/* TIF_* */
	unsigned int	cpu;
	unsigned int	preempt_count;	/* see linux/hardirq.h */
	unsigned long	percpu_offset;	/* from per-CPU variables to this CPU's copies, bytes */
	unsigned int	irqs_off;	/* interrupts are disabled */
	volatile unsigned int irq_pending;	/* one came meanwhile */
};

extern __thread struct thread_info um_thread_info;

#define current_thread_info()	(&um_thread_info)

#endif

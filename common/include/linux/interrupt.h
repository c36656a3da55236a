/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts on this CPU, off and on. */
#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H

#include <linux/hardirq.h>
#include <asm/irqflags.h>

/* What would be a soft interrupt runs in the idle loop: there are none to be kept away. */
#define local_bh_disable()	do { add_preempt_count(SOFTIRQ_OFFSET); barrier(); } while (0)
#define local_bh_enable()						\
do {									\
	barrier();							\
	sub_preempt_count(SOFTIRQ_OFFSET);				\
	barrier();							\
	preempt_check_resched();					\
} while (0)

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupt context, kept in the preemption count; as include/linux/hardirq.h of 2.6.12. */
#ifndef LINUX_HARDIRQ_H
#define LINUX_HARDIRQ_H

#include <linux/preempt.h>

/* Bits 0-7: preemption count, 8-15: softirqs, 16-27: interrupts. */
#define SOFTIRQ_SHIFT	8
#define HARDIRQ_SHIFT	16
#define SOFTIRQ_OFFSET	(1U << SOFTIRQ_SHIFT)
#define SOFTIRQ_MASK	(0xffU << SOFTIRQ_SHIFT)
#define HARDIRQ_MASK	(0xfffU << HARDIRQ_SHIFT)
#define HARDIRQ_OFFSET	(1U << HARDIRQ_SHIFT)

#define hardirq_count()	(preempt_count() & HARDIRQ_MASK)
#define softirq_count()	(preempt_count() & SOFTIRQ_MASK)
#define irq_count()	(preempt_count() & (HARDIRQ_MASK | SOFTIRQ_MASK))

#define in_irq()	(hardirq_count() != 0)
#define in_softirq()	(softirq_count() != 0)
#define in_interrupt()	(irq_count() != 0)
#define in_atomic()	((preempt_count() & ~HARDIRQ_MASK) != 0 || in_irq())

/* In an interrupt: could what was interrupted be preempted? */
#define interrupted_preemptible()	(preempt_count() == HARDIRQ_OFFSET)

#define irq_enter()	add_preempt_count(HARDIRQ_OFFSET)
#define irq_exit()	sub_preempt_count(HARDIRQ_OFFSET)

#endif

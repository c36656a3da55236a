/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Interrupts are signals of the host. Disabling them sets a flag; a signal that finds it
 * set leaves a note, and enabling them looks at the note: no system call.
 */
#ifndef _ASM_UM_IRQFLAGS_H
#define _ASM_UM_IRQFLAGS_H

#include <linux/compiler.h>
#include <asm/thread_info.h>

void um_irq_run_pending(void);

#define local_save_flags(x)	do { (x) = um_thread_info.irqs_off; } while (0)
#define irqs_disabled()		(um_thread_info.irqs_off != 0)

static __always_inline void local_irq_disable(void)
{
	um_thread_info.irqs_off = 1;
	barrier();
}

static __always_inline void local_irq_enable(void)
{
	barrier();
	um_thread_info.irqs_off = 0;
	barrier();
	if (unlikely(um_thread_info.irq_pending))
		um_irq_run_pending();
}

static __always_inline void __local_irq_restore(unsigned long flags)
{
	barrier();
	um_thread_info.irqs_off = flags;
	barrier();
	if (unlikely(um_thread_info.irq_pending) && !flags)
		um_irq_run_pending();
}

#define local_irq_save(x)	do { local_save_flags(x); local_irq_disable(); } while (0)
#define local_irq_restore(x)	__local_irq_restore(x)

#endif

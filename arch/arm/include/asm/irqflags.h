/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts of this CPU: the I bit of its status register. */
#ifndef _ASM_ARM_IRQFLAGS_H
#define _ASM_ARM_IRQFLAGS_H

#include <linux/compiler.h>

#define PSR_I_BIT	0x80

static __always_inline unsigned long __local_save_flags(void)
{
	unsigned long flags;

	__asm__ __volatile__("mrs %0, cpsr" : "=r" (flags) : : "memory");
	return flags;
}

static __always_inline void local_irq_disable(void)
{
	__asm__ __volatile__("cpsid i" : : : "memory");
}

static __always_inline void local_irq_enable(void)
{
	__asm__ __volatile__("cpsie i" : : : "memory");
}

static __always_inline void local_irq_restore(unsigned long flags)
{
	__asm__ __volatile__("msr cpsr_c, %0" : : "r" (flags) : "memory");
}

#define local_save_flags(x)	do { (x) = __local_save_flags(); } while (0)
#define local_irq_save(x)	do { local_save_flags(x); local_irq_disable(); } while (0)
#define irqs_disabled()		((__local_save_flags() & PSR_I_BIT) != 0)

#endif

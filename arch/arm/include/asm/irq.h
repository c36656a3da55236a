/* SPDX-License-Identifier: GPL-2.0 */
/* Starting the interrupt controller. */
#ifndef _ASM_ARM_IRQ_H
#define _ASM_ARM_IRQ_H

/**
 * irq_init - start the part of the interrupt controller that all CPUs share, and the boot CPU's
 *
 * Boot only, with interrupts off.
 */
void irq_init(void);

/**
 * irq_init_cpu - start the part of the interrupt controller that this CPU has of its own
 *
 * Boot, or a CPU that comes up; with interrupts off.
 */
void irq_init_cpu(void);

#endif

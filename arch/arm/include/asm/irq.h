/* SPDX-License-Identifier: GPL-2.0 */
/* Starting the interrupt controller. */
#ifndef _ASM_ARM_IRQ_H
#define _ASM_ARM_IRQ_H

void irq_init(void);
void irq_init_cpu(void);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of the architecture, and its files of each other. */
#ifndef _ASM_X86_64_SETUP_H
#define _ASM_X86_64_SETUP_H

#include <asm-generic/setup.h>

void pda_init(int cpu);
void cpu_init(void);

/**
 * apic_ticks - ticks of the local APIC's timer
 * @timeout: jiffies
 *
 * Return: as many ticks, or as many as it can count. After time_init(); any context.
 */
unsigned int apic_ticks(unsigned long timeout);

#endif

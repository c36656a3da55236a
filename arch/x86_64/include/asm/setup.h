/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of the architecture, and its files of each other. */
#ifndef _ASM_X86_64_SETUP_H
#define _ASM_X86_64_SETUP_H

/* Finds the memory, starts bootmem and sets the zones up. */
void setup_arch(void);

/* Starts the clock. */
void time_init(void);

/* Gives the memory of the boot's code and data to the page allocator. */
void free_initmem(void);

/* On each CPU: its data area; its descriptor tables. */
void pda_init(int cpu);
void cpu_init(void);

/* Jiffies in ticks of the local APIC's timer, as many as it can count. */
unsigned int apic_ticks(unsigned long timeout);

#endif

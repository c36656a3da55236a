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
/* Once: the gates of exceptions and interrupts. */
void trap_init(void);

/*
 * Sets the final page tables up: @size bytes from processor address @base on are mapped at
 * PAGE_OFFSET. Takes pages from *@table_end on.
 */
void paging_init(unsigned long base, unsigned long size, unsigned long *table_end);

#endif

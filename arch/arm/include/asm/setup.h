/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of the architecture, and what its files share. */
#ifndef _ASM_ARM_SETUP_H
#define _ASM_ARM_SETUP_H

/* Finds the memory, starts bootmem and sets the zones up. */
void setup_arch(void);

/* Starts the clock. */
void time_init(void);

/* Takes the code and data of the boot away. */
void free_initmem(void);

void uart_init(void);

extern unsigned long ram_size;	/* bytes, as the loader says */
void map_ram(void);

#endif

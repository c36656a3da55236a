/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of the architecture, and what its files share. */
#ifndef _ASM_ARM_SETUP_H
#define _ASM_ARM_SETUP_H

#include <asm-generic/setup.h>

/**
 * uart_init - set the serial ports up
 *
 * Boot only, before anything is printed.
 */
void uart_init(void);

extern unsigned long ram_size;	/* bytes, as the loader says */

/**
 * map_ram - map the image page by page, and all other RAM
 *
 * Boot only, when ram_size is known. head.S has mapped no more than the image needs.
 */
void map_ram(void);

#endif

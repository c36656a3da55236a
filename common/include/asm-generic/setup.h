/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of every architecture. */
#ifndef _ASM_GENERIC_SETUP_H
#define _ASM_GENERIC_SETUP_H

/**
 * setup_arch - find the memory, start bootmem and set the zones up
 *
 * Boot only, first: early parameters, the console, the possible and the present CPUs too. Ends
 * the boot when the machine can't be what the parameters say.
 */
void setup_arch(void);

/**
 * time_init - start the clock
 *
 * Boot only, with interrupts off. sched_clock() and sleeping work from here on.
 */
void time_init(void);

/**
 * free_initmem - take the code and data of the boot away
 *
 * Their memory is the page allocator's where the image is in the machine's memory. When the
 * boot is over, once; all CPUs are up and interrupts are on.
 */
void free_initmem(void);

#endif

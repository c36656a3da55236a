/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages and addresses. All memory is mapped at PAGE_OFFSET, and the image a second time,
 * where it was linked to. The addresses of both are those of 2.6.12.
 *
 * With the kernel outside of it, the machine's page 0 is not the processor's: the mapping begins
 * behind the kernel then, so that translating addresses costs nothing more.
 */
#ifndef _ASM_X86_64_PAGE_H
#define _ASM_X86_64_PAGE_H

#include <linux/config.h>

#ifdef __ASSEMBLY__
#define __PAGE_OFFSET		0xffff810000000000
#define __START_KERNEL_map	0xffffffff80000000
#else
#define __PAGE_OFFSET		0xffff810000000000UL
#define __START_KERNEL_map	0xffffffff80000000UL
#endif

/* From __START_KERNEL_map on, this much is mapped for the image. */
#define IMAGE_SIZE		0x1000000

#define PAGE_OFFSET		__PAGE_OFFSET
#define PHYS_OFFSET		0UL

/*
 * A CPU's stack, with its thread_info at the lower end. Between the two is a page that nobody can
 * use: who needs more than there is faults, and the thread_info stays whole.
 */
#define THREAD_ORDER		3
#define THREAD_SIZE		(4096 << THREAD_ORDER)

#ifndef __ASSEMBLY__

#include <asm-generic/page.h>

/* The processor's address of something in the image. */
#define __pa_symbol(x)		((unsigned long)(x) - __START_KERNEL_map)

#endif

#endif

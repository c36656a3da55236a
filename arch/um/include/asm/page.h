/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages and addresses. The machine's low memory is mapped at PAGE_OFFSET; where it
 * starts physically is chosen when the machine is started.
 */
#ifndef _ASM_UM_PAGE_H
#define _ASM_UM_PAGE_H

#include <linux/config.h>

/*
 * The sanitizers leave different parts of the address space free: ASan what is above
 * its shadow, TSan the lowest 512 GB.
 */
#ifndef CONFIG_64BIT
#define PAGE_OFFSET	0x40000000UL
#elif defined(CONFIG_TSAN)
#define PAGE_OFFSET	0x0000001000000000UL
#else
#define PAGE_OFFSET	0x0000200000000000UL
#endif

/* Physical address of the first byte of memory. */
extern unsigned long um_phys_offset;
#define PHYS_OFFSET	um_phys_offset

#include <asm-generic/page.h>

#endif

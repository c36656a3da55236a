/* SPDX-License-Identifier: GPL-2.0 */
/* Where memory ends in the address space, and the windows for high memory begin. */
#ifndef _ASM_UM_KMAP_BASE_H
#define _ASM_UM_KMAP_BASE_H

#include <asm/page.h>

#ifdef CONFIG_64BIT
#define KMAP_BASE	(PAGE_OFFSET + (1UL << 36))
#else
#define KMAP_BASE	0xd0000000UL
#endif

#endif

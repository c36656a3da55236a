/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages and addresses. In a run of its own the machine's memory is all of RAM. That of a
 * trace begins at physical address 0, and really lies behind the image.
 */
#ifndef _ASM_ARM_PAGE_H
#define _ASM_ARM_PAGE_H

#include <linux/config.h>
#include <asm/memory.h>

extern unsigned long arm_phys_offset, arm_page_offset;
#define PHYS_OFFSET	arm_phys_offset
#define PAGE_OFFSET	arm_page_offset

#include <asm-generic/page.h>

#endif

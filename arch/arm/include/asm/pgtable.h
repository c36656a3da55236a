/* SPDX-License-Identifier: GPL-2.0 */
/* The page table, and what the CPUs remember of it. */
#ifndef _ASM_ARM_PGTABLE_H
#define _ASM_ARM_PGTABLE_H

#include <linux/types.h>
#include <asm/memory.h>
#include <asm/processor.h>

/* One word for each megabyte. */
#define pg_dir		((volatile u32 *)(KERNEL_BASE + PG_DIR_OFFSET))

/* A table of 256 small pages; each with the attributes of SECTION_MEMORY. */
#define TABLE_SHIFT	8
#define TABLE_ENTRIES	(1 << TABLE_SHIFT)
#define DIR_TABLE	0x1
#define SMALL_MEMORY	0x45e
#define SMALL_XN	0x001		/* not executed */
#define SMALL_RO	0x200		/* not written */

/* The processor's address of RAM that is seen at a fixed address. */
static inline u32 ram_address(unsigned long addr)
{
	return addr - KERNEL_BASE + RAM_BASE;
}

/* On all CPUs. */
static inline void flush_tlb_all(void)
{
	dsb();
	__asm__ __volatile__("mcr p15, 0, %0, c8, c3, 0" : : "r" (0) : "memory");
	dsb();
	isb();
}

static inline void flush_tlb_page(unsigned long addr)
{
	dsb();
	__asm__ __volatile__("mcr p15, 0, %0, c8, c3, 1" : : "r" (addr) : "memory");
	dsb();
	isb();
}

#endif

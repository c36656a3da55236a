/* SPDX-License-Identifier: GPL-2.0 */
/* Page tables: four levels of 512 entries. */
#ifndef _ASM_X86_64_PGTABLE_H
#define _ASM_X86_64_PGTABLE_H

#include <asm/page.h>

#define PTRS_PER_TABLE	512
#define PMD_SIZE	(1UL << 21)

#define pgd_index(addr)	((addr) >> 39 & (PTRS_PER_TABLE - 1))
#define pud_index(addr)	((addr) >> 30 & (PTRS_PER_TABLE - 1))
#define pmd_index(addr)	((addr) >> 21 & (PTRS_PER_TABLE - 1))
#define pte_index(addr)	((addr) >> 12 & (PTRS_PER_TABLE - 1))

#define _PAGE_PRESENT	0x001UL
#define _PAGE_RW	0x002UL
#define _PAGE_PCD	0x010UL			/* not cached: a device */
#define _PAGE_LARGE	0x080UL			/* of 2 MB */
#define _PAGE_NX	(1UL << 63)		/* not executed */
#define PTE_ADDRESS	0x000ffffffffff000UL

/* What paging_init() takes at most, bytes. */
#define PAGING_TABLES_MAX	(64 * PAGE_SIZE)

extern unsigned long init_level4_pgt[PTRS_PER_TABLE];

/* Where the memory that a machine can have ends, as it is seen. */
extern unsigned long memory_end;

void paging_init(unsigned long base, unsigned long end, unsigned long *table_end);

#endif

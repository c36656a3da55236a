// SPDX-License-Identifier: GPL-2.0
/* Windows for pages of ZONE_HIGHMEM: small pages in tables of their own. */
#include <linux/highmem.h>
#include <linux/init.h>
#include <linux/mm.h>
#include <asm/kmap_base.h>
#include <asm/pgtable.h>

#define NR_TABLES	((NR_KMAP_WINDOWS + TABLE_ENTRIES - 1) / TABLE_ENTRIES)

static u32 tables[NR_TABLES][TABLE_ENTRIES] __attribute__((__aligned__(TABLE_ENTRIES * 4)));

static int __init map_windows(void)
{
	int i;

	for (i = 0; i < NR_TABLES; i++)
		pg_dir[(KMAP_BASE >> SECTION_SHIFT) + i] =
			ram_address((unsigned long)tables[i]) | DIR_TABLE;
	flush_tlb_all();
	return 0;
}
bootmem_initcall_bs(map_windows);

static volatile u32 *window_entry(unsigned long addr)
{
	return &tables[0][(addr - KMAP_BASE) >> PAGE_SHIFT];
}

void arch_show_page(unsigned long addr, struct page *page)
{
	unsigned long kaddr = (unsigned long)__va(page_to_pfn(page) << PAGE_SHIFT);

	*window_entry(addr) = ram_address(kaddr) | SMALL_MEMORY | SMALL_XN;
	dsb();
	isb();
}

void arch_hide_page(unsigned long addr)
{
	*window_entry(addr) = 0;
	flush_tlb_page(addr);
}

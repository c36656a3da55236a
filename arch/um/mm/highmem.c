// SPDX-License-Identifier: GPL-2.0
/* Windows for pages of ZONE_HIGHMEM: mappings of the host's file that they are in. */
#include <linux/highmem.h>
#include <linux/init.h>
#include <linux/mm.h>
#include <asm/kmap_base.h>
#include <asm/os.h>

static int __init map_windows(void)
{
	os_map_window(KMAP_BASE, NR_KMAP_WINDOWS * PAGE_SIZE);
	return 0;
}
bootmem_initcall_bs(map_windows);

void arch_show_page(unsigned long addr, struct page *page)
{
	os_map_highmem(addr, (page_to_pfn(page) - page_zone(page)->zone_start_pfn) << PAGE_SHIFT);
}

void arch_hide_page(unsigned long addr)
{
	os_forget(addr, PAGE_SIZE);
}

// SPDX-License-Identifier: GPL-2.0
/* The machine's memory, from the host. */
#include <linux/init.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <asm/os.h>

void __init arch_map_memory(unsigned long start_pfn, unsigned long pages)
{
	os_map_memory((unsigned long)__va(start_pfn << PAGE_SHIFT), pages << PAGE_SHIFT);
}

void __init arch_map_highmem(unsigned long start_pfn, unsigned long pages)
{
	(void)start_pfn;
	os_create_highmem(pages << PAGE_SHIFT);
}

// SPDX-License-Identifier: GPL-2.0
/* The mapping of RAM, and what of it is the machine's. */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/replay.h>
#include <linux/string.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/sections.h>
#include <asm/setup.h>

unsigned long ram_size;

static unsigned long __init mapped_end(void)
{
	return KERNEL_BASE + (ram_size < MAX_MAPPED ? ram_size : MAX_MAPPED);
}

/* All RAM that there is room for, in sections; head.S has mapped the image only. */
void __init map_ram(void)
{
	unsigned long addr;

	for (addr = KERNEL_BASE; addr < mapped_end(); addr += SECTION_SIZE)
		pg_dir[addr >> SECTION_SHIFT] = (addr - KERNEL_BASE + RAM_BASE) | SECTION_MEMORY;
	dsb();
	isb();
}

/* Ends the boot when the machine has less RAM than it is to use. */
static void __init check_ram(unsigned long start_pfn, unsigned long pages)
{
	unsigned long there = (mapped_end() - PAGE_OFFSET) >> PAGE_SHIFT;

	if (start_pfn - PHYS_PFN_OFFSET > there || pages > there - (start_pfn - PHYS_PFN_OFFSET))
		boot_error("%luM of RAM are too little for this machine and the kernel beside it; "
			   "start it with more (MEM=)", ram_size >> 20);
}

/* It is mapped already. What replay keeps outside comes last, and all behind it is free. */
void __init arch_map_memory(unsigned long start_pfn, unsigned long pages)
{
	check_ram(start_pfn, pages);
	replay_set_outside(__va((start_pfn + pages) << PAGE_SHIFT), (void *)mapped_end());
}

/* Only windows show it: who uses another address is to fault, section by section. */
void __init arch_map_highmem(unsigned long start_pfn, unsigned long pages)
{
	unsigned long addr = (unsigned long)__va(start_pfn << PAGE_SHIFT);
	unsigned long end = addr + (pages << PAGE_SHIFT);

	check_ram(start_pfn, pages);
	for (addr = ALIGN(addr, SECTION_SIZE); addr + SECTION_SIZE <= end; addr += SECTION_SIZE)
		pg_dir[addr >> SECTION_SHIFT] = 0;
	flush_tlb_all();
}

/* Nobody may come back to the boot; the machine, if it has this memory, gets it. */
void free_initmem(void)
{
	unsigned long addr;

	memset(__init_begin, 0xff, __init_end - __init_begin);
	if (!machine.outside)
		for (addr = (unsigned long)__init_begin; addr < (unsigned long)__init_end;
		     addr += PAGE_SIZE) {
			ClearPageReserved(virt_to_page(addr));
			set_page_count(virt_to_page(addr), 1);
			free_page(addr);
			totalram_pages++;
		}
	printk(KERN_INFO "Freeing unused kernel memory: %ldk freed\n",
	       (long)(__init_end - __init_begin) >> 10);
}

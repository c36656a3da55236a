// SPDX-License-Identifier: GPL-2.0
/* The mapping of RAM, and what of it is the machine's. */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/string.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/sections.h>
#include <asm/setup.h>
#include <asm/stacks.h>

unsigned long ram_size;

static unsigned long __init mapped_end(void)
{
	return KERNEL_BASE + (ram_size < MAX_MAPPED ? ram_size : MAX_MAPPED);
}

/* The tables of the image, one for each megabyte. */
#define IMAGE_PAGE(addr)	(((addr) - KERNEL_BASE) >> PAGE_SHIFT)
static volatile u32 image_pages[IMAGE_SIZE >> PAGE_SHIFT]
	__attribute__((__aligned__(TABLE_ENTRIES * 4)));

/* What a page of the image is for: what is neither code nor constant can be written. */
static u32 __init image_flags(unsigned long addr)
{
	if ((addr >= (unsigned long)_stext && addr < (unsigned long)_etext) ||
	    (addr >= (unsigned long)_sinittext && addr < (unsigned long)_einittext))
		return SMALL_MEMORY | SMALL_RO;
	if (addr >= (unsigned long)_etext && addr < (unsigned long)_data)
		return SMALL_MEMORY | SMALL_RO | SMALL_XN;
	return SMALL_MEMORY | SMALL_XN;
}

/* RAM is mapped in sections, as far as there are addresses for it. */
void __init map_ram(void)
{
	unsigned long image_end = ALIGN((unsigned long)_end, SECTION_SIZE), addr;

	for (addr = KERNEL_BASE; addr < image_end; addr += PAGE_SIZE)
		image_pages[IMAGE_PAGE(addr)] = in_stack_guard(addr) ? 0 :
						ram_address(addr) | image_flags(addr);
	dsb();
	for (addr = KERNEL_BASE; addr < image_end; addr += SECTION_SIZE)
		pg_dir[addr >> SECTION_SHIFT] =
			ram_address((unsigned long)&image_pages[IMAGE_PAGE(addr)]) | DIR_TABLE;
	for (; addr < mapped_end(); addr += SECTION_SIZE)
		pg_dir[addr >> SECTION_SHIFT] = ram_address(addr) | SECTION_MEMORY | SECTION_XN;
	flush_tlb_all();
}

/* Ends the boot when the machine has less RAM than it is to use. */
static void __init check_ram(unsigned long start_pfn, unsigned long pages)
{
	unsigned long there = (mapped_end() - PAGE_OFFSET) >> PAGE_SHIFT;

	if (start_pfn - PHYS_PFN_OFFSET > there || pages > there - (start_pfn - PHYS_PFN_OFFSET))
		boot_error("%luM of RAM are too little for this machine and the kernel beside it; "
			   "start it with more (MEM=)", ram_size >> 20);
}

/* It is mapped already. What is kept outside comes last, and all behind it is free. */
void __init arch_map_memory(unsigned long start_pfn, unsigned long pages)
{
	check_ram(start_pfn, pages);
	set_outside_memory(__va((start_pfn + pages) << PAGE_SHIFT), (void *)mapped_end());
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

/*
 * Nobody may come back to the boot. Its code is no code any more, but is not overwritten: an
 * emulator would have to forget what it made of each piece.
 */
void free_initmem(void)
{
	unsigned long addr, bytes;

	for (addr = (unsigned long)_sinittext; addr < (unsigned long)_einittext; addr += PAGE_SIZE)
		image_pages[IMAGE_PAGE(addr)] = ram_address(addr) | SMALL_MEMORY | SMALL_XN;
	flush_tlb_all();
	memset(__init_begin, 0xff, __init_end - __init_begin);
	bytes = (_einittext - _sinittext) + (__init_end - __init_begin);
	/* A trace's machine does not have this memory. */
	if (!machine.outside) {
		free_image_pages(_sinittext, _einittext);
		free_image_pages(__init_begin, __init_end);
	}
	printk(KERN_INFO "Freeing unused kernel memory: %luk freed\n", bytes >> 10);
}

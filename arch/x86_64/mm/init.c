// SPDX-License-Identifier: GPL-2.0
/* Page tables: memory in one piece, the image where it was linked to, and the controllers. */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <asm/apic.h>
#include <asm/desc.h>
#include <asm/fixmap.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/sections.h>
#include <asm/setup.h>
#include <asm/thread_info.h>

unsigned long memory_end;

/* The top of the final tables; one for all CPUs. */
unsigned long init_level4_pgt[PTRS_PER_TABLE] __attribute__((__aligned__(4096)));

/* The lowest tables of the image. */
#define IMAGE_PAGE(addr)	(((addr) - __START_KERNEL_map) >> PAGE_SHIFT)
static unsigned long image_level1[IMAGE_SIZE / PAGE_SIZE] __attribute__((__aligned__(4096)));

/* A zeroed page for a table. Memory is still seen at its own addresses. */
static unsigned long *__init new_table(unsigned long *table_end)
{
	unsigned long *table = (unsigned long *)*table_end;

	*table_end += PAGE_SIZE;
	return memset(table, 0, PAGE_SIZE);
}

/* The table that an entry of another one leads to; made when there is none. */
static unsigned long *__init next_table(unsigned long *entry, unsigned long *table_end)
{
	if (!*entry)
		*entry = (unsigned long)new_table(table_end) | _PAGE_PRESENT | _PAGE_RW;
	return (unsigned long *)(*entry & PTE_ADDRESS);
}

/* Where the entry of @addr is in the lowest table but one. */
static unsigned long *__init pmd_of(unsigned long addr, unsigned long *table_end)
{
	unsigned long *top = (unsigned long *)__pa_symbol(init_level4_pgt);
	unsigned long *level3 = next_table(top + pgd_index(addr), table_end);
	unsigned long *level2 = next_table(level3 + pud_index(addr), table_end);

	return level2 + pmd_index(addr);
}

/* Pages of 2 MB; @addr and @phys are multiples of that. */
static void __init map_large(unsigned long addr, unsigned long phys, unsigned long size,
			     unsigned long flags, unsigned long *table_end)
{
	unsigned long end = addr + size;

	for (; addr < end; addr += PMD_SIZE, phys += PMD_SIZE)
		*pmd_of(addr, table_end) = phys | flags | _PAGE_LARGE;
}

int in_stack_guard(unsigned long addr)
{
	unsigned long stack = addr - (unsigned long)thread_unions;
	unsigned long exception = addr - (unsigned long)exception_stacks;

	if (stack < NR_CPUS * THREAD_SIZE)
		return stack % THREAD_SIZE >> PAGE_SHIFT == 1;
	return exception < sizeof(exception_stacks) && exception % EXCEPTION_STKSZ < PAGE_SIZE;
}

/* What a page of the image is for: what is neither code nor constant can be written. */
static unsigned long __init image_flags(unsigned long addr)
{
	if ((addr >= (unsigned long)_stext && addr < (unsigned long)_etext) ||
	    (addr >= (unsigned long)_sinittext && addr < (unsigned long)_einittext))
		return _PAGE_PRESENT;
	if (addr >= (unsigned long)_etext && addr < (unsigned long)_data)
		return _PAGE_PRESENT | _PAGE_NX;
	return _PAGE_PRESENT | _PAGE_RW | _PAGE_NX;
}

/* From the start of the processor's memory to the end of the image, page by page. */
static void __init map_image(unsigned long *table_end)
{
	unsigned long addr;

	for (addr = __START_KERNEL_map; addr < (unsigned long)_end; addr += PAGE_SIZE)
		if (!in_stack_guard(addr))
			image_level1[IMAGE_PAGE(addr)] = __pa_symbol(addr) | image_flags(addr);
	for (addr = __START_KERNEL_map; addr < (unsigned long)_end; addr += PMD_SIZE)
		*pmd_of(addr, table_end) = __pa_symbol(&image_level1[IMAGE_PAGE(addr)]) |
					   _PAGE_PRESENT | _PAGE_RW;
}

/**
 * paging_init - set the final page tables up, and use them
 * @base: what is to be mapped at PAGE_OFFSET, an address of the processor's
 * @end: up to here, of the same kind
 * @table_end: free memory for tables; moved behind what was taken
 *
 * Boot only. There is nothing at address 0 afterwards.
 */
void __init paging_init(unsigned long base, unsigned long end, unsigned long *table_end)
{
	const unsigned long flags = _PAGE_PRESENT | _PAGE_RW | _PAGE_NX;
	unsigned long start = *table_end;

	map_large(PAGE_OFFSET, base, end - base, flags, table_end);
	map_image(table_end);
	map_large(FIX_APIC, apic_phys, PMD_SIZE, flags | _PAGE_PCD, table_end);
	map_large(FIX_IO_APIC, ioapic_phys, PMD_SIZE, flags | _PAGE_PCD, table_end);
	BUG_ON(*table_end - start > PAGING_TABLES_MAX);
	write_cr3(__pa_symbol(init_level4_pgt));
}

/* It is mapped: but is it there? What is kept outside comes last. */
void __init arch_map_memory(unsigned long start_pfn, unsigned long pages)
{
	unsigned long end = (unsigned long)__va((start_pfn + pages) << PAGE_SHIFT);

	if (end > memory_end)
		boot_error("%luM of RAM are too little for this machine and the kernel beside it; "
			   "start it with more (MEM=)", __pa(memory_end) >> 20);
	set_outside_memory((void *)end, (void *)memory_end);
}

static void flush_tlb(void *unused)
{
	(void)unused;
	write_cr3(read_cr3());
}

/* Takes the names of pages away, and gives the pages to the machine if it has this memory. */
static void free_init_pages(char *from, char *to)
{
	char *addr;

	for (addr = from; addr < to; addr += PAGE_SIZE)
		image_level1[IMAGE_PAGE((unsigned long)addr)] = 0;
	on_each_cpu(flush_tlb, NULL, 1, 1);
	/* A trace's machine does not. */
	if (!machine.outside)
		free_image_pages(__va(__pa_symbol(from)), __va(__pa_symbol(to)));
}

/*
 * Nobody may come back to the boot: its names lead nowhere. What was there is not overwritten:
 * an emulator would have to forget what it made of each piece of code.
 */
void free_initmem(void)
{
	free_init_pages(_sinittext, _einittext);
	free_init_pages(__init_begin, __init_end);
	printk(KERN_INFO "Freeing unused kernel memory: %luk freed\n",
	       (unsigned long)((_einittext - _sinittext) + (__init_end - __init_begin)) >> 10);
}

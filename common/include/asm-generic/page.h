/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages and addresses where low memory is mapped in one piece. <asm/page.h> says what is
 * mapped where: the byte at physical address PHYS_OFFSET, the first of memory, is seen at
 * PAGE_OFFSET. Either may be a variable that is set when the machine is started.
 */
#ifndef _ASM_GENERIC_PAGE_H_
#define _ASM_GENERIC_PAGE_H_

#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))

#define PHYS_PFN_OFFSET	(PHYS_OFFSET >> PAGE_SHIFT)

#define __pa(x)		((unsigned long)(x) - PAGE_OFFSET + PHYS_OFFSET)
#define __va(x)		((void *)((unsigned long)(x) - PHYS_OFFSET + PAGE_OFFSET))
#define virt_to_phys(x)	__pa(x)
#define phys_to_virt(x)	__va(x)

#ifndef CONFIG_DISCONTIGMEM
#define pfn_to_page(pfn)	(mem_map + ((pfn) - PHYS_PFN_OFFSET))
#define page_to_pfn(page)	((unsigned long)((page) - mem_map) + PHYS_PFN_OFFSET)
#define pfn_valid(pfn)		((pfn) - PHYS_PFN_OFFSET < max_mapnr)
/*
 * Where the struct page of address 0 would be. The release adds constants to an address before it
 * looks its page up; here they may be variables, and are added up when the memory is known.
 */
extern unsigned long virt_mem_map;
#define virt_to_page(kaddr)	\
	((struct page *)(virt_mem_map +	\
			 ((unsigned long)(kaddr) >> PAGE_SHIFT) * sizeof(struct page)))
#else
#define virt_to_page(kaddr)	pfn_to_page(__pa(kaddr) >> PAGE_SHIFT)
#endif

/* Has @kaddr a page of low memory behind it? */
#define virt_addr_valid(kaddr)						\
	((unsigned long)(kaddr) >= PAGE_OFFSET &&			\
	 (unsigned long)(kaddr) < (unsigned long)high_memory &&		\
	 pfn_valid(__pa(kaddr) >> PAGE_SHIFT))

#define clear_page(page)	memset((void *)(page), 0, PAGE_SIZE)
#define copy_page(to, from)	memcpy((void *)(to), (void *)(from), PAGE_SIZE)

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages and addresses. The machine's low memory is mapped at PAGE_OFFSET; where it
 * starts physically is chosen when the machine is started.
 */
#ifndef _ASM_UM_PAGE_H
#define _ASM_UM_PAGE_H

#include <linux/config.h>

#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))

/*
 * The sanitizers leave different parts of the address space free: ASan what is above
 * its shadow, TSan the lowest 512 GB.
 */
#ifndef CONFIG_64BIT
#define PAGE_OFFSET	0x40000000UL
#elif defined(CONFIG_TSAN)
#define PAGE_OFFSET	0x0000001000000000UL
#else
#define PAGE_OFFSET	0x0000200000000000UL
#endif

#ifndef __ASSEMBLY__

/* Physical address of the first byte of memory. */
extern unsigned long um_phys_offset;
#define PHYS_OFFSET	um_phys_offset
#define PHYS_PFN_OFFSET	(PHYS_OFFSET >> PAGE_SHIFT)

#define __pa(x)		((unsigned long)(x) - PAGE_OFFSET + PHYS_OFFSET)
#define __va(x)		((void *)((unsigned long)(x) - PHYS_OFFSET + PAGE_OFFSET))
#define virt_to_phys(x)	__pa(x)
#define phys_to_virt(x)	__va(x)

#ifndef CONFIG_DISCONTIGMEM
#define pfn_to_page(pfn)	(mem_map + ((pfn) - PHYS_PFN_OFFSET))
#define page_to_pfn(page)	((unsigned long)((page) - mem_map) + PHYS_PFN_OFFSET)
#define pfn_valid(pfn)		((pfn) - PHYS_PFN_OFFSET < max_mapnr)
/* Where the struct page of address 0 would be: kfree() has no time to subtract first. */
extern unsigned long um_virt_map;
#define virt_to_page(kaddr)	\
	((struct page *)(um_virt_map +	\
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

#endif

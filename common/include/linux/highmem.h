/* SPDX-License-Identifier: GPL-2.0 */
/* Pages without an address of their own; as include/linux/highmem.h of 2.6.12. */
#ifndef _LINUX_HIGHMEM_H
#define _LINUX_HIGHMEM_H

#include <linux/config.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <asm/kmap_types.h>

#ifdef CONFIG_HIGHMEM

#define LAST_PKMAP	1024	/* pages that kmap() can show at a time */
/* The windows, from KMAP_BASE on: kmap()'s, and then those of each CPU. */
#define NR_KMAP_WINDOWS	(LAST_PKMAP + KM_TYPE_NR * NR_CPUS)

void *kmap(struct page *page);
void kunmap(struct page *page);
unsigned int nr_free_highpages(void);

/* For a short time, on this CPU; preemption stays disabled. */
void *kmap_atomic(struct page *page, enum km_type type);
void kunmap_atomic(void *kaddr, enum km_type type);

/**
 * arch_show_page - show a page in a window
 * @addr: the window's address, empty
 * @page: of ZONE_HIGHMEM
 *
 * The architecture's. Any context; who calls owns the window.
 */
void arch_show_page(unsigned long addr, struct page *page);

/**
 * arch_hide_page - empty a window, on all CPUs
 * @addr: the window's address
 *
 * The architecture's. Any context; who calls owns the window.
 */
void arch_hide_page(unsigned long addr);

#else

#define kmap(page)			page_address(page)
#define kunmap(page)			do { (void)(page); } while (0)
#define kmap_atomic(page, type)		page_address(page)
#define kunmap_atomic(addr, type)	do { (void)(addr); } while (0)
#define nr_free_highpages()		0U

#endif

static inline void clear_highpage(struct page *page)
{
	void *kaddr = kmap_atomic(page, KM_USER0);

	memset(kaddr, 0, PAGE_SIZE);
	kunmap_atomic(kaddr, KM_USER0);
}

#endif

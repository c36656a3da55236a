/* SPDX-License-Identifier: GPL-2.0 */
/* Pages without an address of their own; as include/linux/highmem.h of 2.6.12. */
#ifndef _LINUX_HIGHMEM_H
#define _LINUX_HIGHMEM_H

#include <linux/config.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <asm/kmap_types.h>

#ifdef CONFIG_HIGHMEM

#include <asm/highmem.h>

void *kmap(struct page *page);
void kunmap(struct page *page);
unsigned int nr_free_highpages(void);

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

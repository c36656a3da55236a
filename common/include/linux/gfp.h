/* SPDX-License-Identifier: GPL-2.0 */
/* Asking for pages; recreates include/linux/gfp.h of 2.6.12. */
#ifndef __LINUX_GFP_H
#define __LINUX_GFP_H

#include <linux/mmzone.h>
#include <linux/stddef.h>
#include <linux/linkage.h>
#include <linux/config.h>

struct vm_area_struct;

/* Zone: none of them means normal memory. See GFP_ZONEMASK. */
#define __GFP_DMA	0x01
#define __GFP_HIGHMEM	0x02

/* What may be done, and how far the request may go. */
#define __GFP_WAIT	0x10u		/* may sleep */
#define __GFP_HIGH	0x20u		/* may use half of the emergency pool */
#define __GFP_IO	0x40u		/* may start I/O to get memory */
#define __GFP_FS	0x80u		/* may call into filesystems */
#define __GFP_COLD	0x100u		/* a page that no cache holds is wanted */
#define __GFP_NOWARN	0x200u		/* fail silently */
#define __GFP_REPEAT	0x400u		/* retry large requests too */
#define __GFP_NOFAIL	0x800u		/* retry for ever */
#define __GFP_NORETRY	0x1000u		/* do not retry */
#define __GFP_NO_GROW	0x2000u		/* slab: do not get pages */
#define __GFP_COMP	0x4000u		/* make a compound page of it */
#define __GFP_ZERO	0x8000u		/* zero the pages */
#define __GFP_NOMEMALLOC 0x10000u	/* stay out of the emergency reserves */

#define __GFP_BITS_SHIFT 20
#define __GFP_BITS_MASK	((1 << __GFP_BITS_SHIFT) - 1)

/* What the slab layer passes on; a flag outside is a caller's mistake. */
#define GFP_LEVEL_MASK (__GFP_WAIT | __GFP_HIGH | __GFP_IO | __GFP_FS | \
			__GFP_COLD | __GFP_NOWARN | __GFP_REPEAT | \
			__GFP_NOFAIL | __GFP_NORETRY | __GFP_NO_GROW | __GFP_COMP | \
			__GFP_NOMEMALLOC)

#define GFP_ATOMIC	(__GFP_HIGH)
#define GFP_NOIO	(__GFP_WAIT)
#define GFP_NOFS	(__GFP_WAIT | __GFP_IO)
#define GFP_KERNEL	(__GFP_WAIT | __GFP_IO | __GFP_FS)
#define GFP_USER	(__GFP_WAIT | __GFP_IO | __GFP_FS)
#define GFP_HIGHUSER	(__GFP_WAIT | __GFP_IO | __GFP_FS | __GFP_HIGHMEM)

#define GFP_DMA		__GFP_DMA

/* For architectures that must know of every page that is freed. */
#ifndef HAVE_ARCH_FREE_PAGE
static inline void arch_free_page(struct page *page, int order)
{
	(void)page;
	(void)order;
}
#endif

struct page *__alloc_pages(unsigned int gfp_mask, unsigned int order,
			   struct zonelist *zonelist);

/**
 * alloc_pages_node - allocate 2^@order pages, from a node if it has them
 * @nid: the node, online
 * @gfp_mask: GFP_* flags
 * @order: below MAX_ORDER; NULL above
 *
 * Return: the first page, or NULL. Sleeps with __GFP_WAIT. Source: 2.6.12.
 */
static inline struct page *alloc_pages_node(int nid, unsigned int gfp_mask,
					    unsigned int order)
{
	if (unlikely(order >= MAX_ORDER))
		return NULL;
	return __alloc_pages(gfp_mask, order,
			     NODE_DATA(nid)->node_zonelists + (gfp_mask & GFP_ZONEMASK));
}

/**
 * alloc_pages - allocate 2^@order contiguous pages
 * @gfp_mask: GFP_* flags
 * @order: below MAX_ORDER; NULL above
 *
 * With NUMA the memory policy chooses the node, else it is this CPU's.
 * Return: the first page, or NULL. Sleeps with __GFP_WAIT. Source: 2.6.12.
 */
#ifdef CONFIG_NUMA
struct page *alloc_pages_current(unsigned gfp_mask, unsigned order);

static inline struct page *alloc_pages(unsigned int gfp_mask, unsigned int order)
{
	if (unlikely(order >= MAX_ORDER))
		return NULL;
	return alloc_pages_current(gfp_mask, order);
}
#else
#define alloc_pages(gfp_mask, order)	alloc_pages_node(numa_node_id(), gfp_mask, order)
#endif

#define alloc_page(gfp_mask)	alloc_pages(gfp_mask, 0)

unsigned long __get_free_pages(unsigned int gfp_mask, unsigned int order);
unsigned long get_zeroed_page(unsigned int gfp_mask);

#define __get_free_page(gfp_mask)	__get_free_pages((gfp_mask), 0)
#define __get_dma_pages(gfp_mask, order) __get_free_pages((gfp_mask) | GFP_DMA, (order))

void __free_pages(struct page *page, unsigned int order);
void free_pages(unsigned long addr, unsigned int order);
void free_hot_page(struct page *page);
void free_cold_page(struct page *page);

#define __free_page(page)	__free_pages((page), 0)
#define free_page(addr)		free_pages((addr), 0)

void page_alloc_init(void);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* struct page and what is done with it; recreates parts of include/linux/mm.h of 2.6.12. */
#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/sched.h>
#include <linux/errno.h>
#include <linux/gfp.h>
#include <linux/list.h>
#include <linux/mmzone.h>
#include <asm/page.h>
#include <asm/atomic.h>

extern struct page *mem_map;
extern unsigned long max_mapnr;
extern unsigned long num_physpages;
extern unsigned long totalram_pages;
extern unsigned long totalhigh_pages;
extern void *high_memory;	/* end of the memory that has an address at all times */

#ifdef ARCH_HAS_ATOMIC_UNSIGNED
typedef unsigned page_flags_t;
#else
typedef unsigned long page_flags_t;
#endif

/*
 * One per page frame. Users of a page keep what they need in the fields; in this tree
 * the buddy lists (private, lru), the per-CPU lists (lru) and the slab layer (lru.next:
 * the cache, lru.prev: the slab) do.
 */
struct page {
	page_flags_t flags;
	atomic_t _count;		/* users - 1: -1 is free */
	atomic_t _mapcount;		/* mappings - 1: -1 is unmapped */
	unsigned long private;		/* free: order of the block, with PG_private */
	struct address_space *mapping;
	unsigned long index;
	struct list_head lru;
#ifdef WANT_PAGE_VIRTUAL
	void *virtual;
#endif
};

#define PAGE_MAPPING_ANON	1	/* set in page->mapping of anonymous pages */

#include <linux/page-flags.h>

/* Drops a reference; true when it was the last one. Dies when there is none. */
#define put_page_testzero(p)						\
({									\
	struct page *__page = (p);					\
									\
	BUG_ON(!page_count(__page));					\
	atomic_add_negative(-1, &__page->_count);			\
})

#define set_page_count(p, v)	atomic_set(&(p)->_count, (v) - 1)
#define __put_page(p)		atomic_dec(&(p)->_count)

#ifdef CONFIG_HUGETLB_PAGE
static __always_inline int page_count(struct page *p)
{
	if (PageCompound(p))
		p = (struct page *)p->private;
	return atomic_read(&p->_count) + 1;
}
#else
#define page_count(p)		(atomic_read(&(p)->_count) + 1)
#endif

static inline void get_page(struct page *page)
{
	atomic_inc(&page->_count);
}

#define reset_page_mapcount(page)	atomic_set(&(page)->_mapcount, -1)

static inline int page_mapcount(struct page *page)
{
	return atomic_read(&page->_mapcount) + 1;
}

static inline int page_mapped(struct page *page)
{
	return atomic_read(&page->_mapcount) >= 0;
}

/* A page's node and zone are the top bits of its flags. */
#define NODEZONE_SHIFT	((int)sizeof(page_flags_t) * 8 - MAX_NODES_SHIFT - ZONES_SHIFT)
#define NODEZONE(node, zone)	(((node) << ZONES_SHIFT) | (zone))

static inline unsigned long page_zonenum(struct page *page)
{
	return (page->flags >> NODEZONE_SHIFT) & ((1UL << ZONES_SHIFT) - 1);
}

static inline unsigned long page_to_nid(struct page *page)
{
	return page->flags >> (NODEZONE_SHIFT + ZONES_SHIFT);
}

extern struct zone *zone_table[];

static __always_inline struct zone *page_zone(struct page *page)
{
	return zone_table[page->flags >> NODEZONE_SHIFT];
}

static inline void set_page_zone(struct page *page, unsigned long nodezone_num)
{
	page->flags &= ~(~(page_flags_t)0 << NODEZONE_SHIFT);
	page->flags |= (page_flags_t)nodezone_num << NODEZONE_SHIFT;
}

static inline void *lowmem_page_address(struct page *page)
{
	return __va(page_to_pfn(page) << PAGE_SHIFT);
}

#ifdef CONFIG_HIGHMEM
void *page_address(struct page *page);
void set_page_address(struct page *page, void *virtual);
#else
#define page_address(page)		lowmem_page_address(page)
#define set_page_address(page, address)	do { } while (0)
#endif

void free_area_init(unsigned long *zones_size);
void free_area_init_node(int nid, pg_data_t *pgdat, unsigned long *zones_size,
			 unsigned long zone_start_pfn, unsigned long *zholes_size);
void memmap_init_zone(unsigned long size, int nid, unsigned long zone,
		      unsigned long start_pfn);
void drain_local_pages(void);
void mem_init(void);
void show_mem(void);
void show_free_areas(void);

/**
 * struct sysinfo - what si_meminfo() tells; unit: pages
 */
struct sysinfo {
	unsigned long totalram;
	unsigned long freeram;
	unsigned long sharedram;
	unsigned long bufferram;
	unsigned long totalswap;
	unsigned long freeswap;
	unsigned long totalhigh;
	unsigned long freehigh;
	unsigned int mem_unit;
};

void si_meminfo(struct sysinfo *val);
void si_meminfo_node(struct sysinfo *val, int nid);

/*
 * A shrinker gives memory back when a request would have to reclaim. @nr_to_scan 0 asks
 * how many objects there are; else about that many are to be freed. Returns the number
 * of objects left, or -1 if it can't be called with @gfp_mask.
 */
typedef int (*shrinker_t)(int nr_to_scan, unsigned int gfp_mask);

#define DEFAULT_SEEKS	2	/* cost of making an object again */

/* Private to mm/vmscan.c, but for who adds one of his own. */
struct shrinker {
	shrinker_t shrinker;
	struct list_head list;
	int seeks;
	long nr;	/* objects still to be scanned */
};

struct shrinker *set_shrinker(int seeks, shrinker_t shrinker);
void add_shrinker(struct shrinker *shrinker);
void remove_shrinker(struct shrinker *shrinker);

/* Pages come into use and go out of it: an address sanitizer wants to know. */
#ifdef CONFIG_ASAN
void kernel_map_pages(struct page *page, int numpages, int enable);
#else
static inline void kernel_map_pages(struct page *page, int numpages, int enable)
{
	(void)page;
	(void)numpages;
	(void)enable;
}
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The bits of struct page's flags, and the counters behind /proc/vmstat; recreates
 * include/linux/page-flags.h of 2.6.12.
 */
#ifndef PAGE_FLAGS_H
#define PAGE_FLAGS_H

#include <linux/bitops.h>
#include <linux/percpu.h>
#include <linux/cache.h>

#define PG_locked		 0
#define PG_error		 1
#define PG_referenced		 2
#define PG_uptodate		 3
#define PG_dirty		 4
#define PG_lru			 5
#define PG_active		 6
#define PG_slab			 7	/* belongs to a slab */
#define PG_highmem		 8
#define PG_checked		 9
#define PG_arch_1		10
#define PG_reserved		11	/* not to be touched by the page allocator */
#define PG_private		12	/* free: heads a buddy block, its order in private */
#define PG_writeback		13
#define PG_nosave		14
#define PG_compound		15
#define PG_swapcache		16
#define PG_mappedtodisk		17
#define PG_reclaim		18
#define PG_nosave_free		19
#define PG_uncached		20

/*
 * One per CPU; each CPU counts only in its own, with interrupts off. The names in
 * /proc/vmstat are in this order.
 */
struct page_state {
	unsigned long nr_dirty;
	unsigned long nr_writeback;
	unsigned long nr_unstable;
	unsigned long nr_page_table_pages;
	unsigned long nr_mapped;
	unsigned long nr_slab;
#define GET_PAGE_STATE_LAST nr_slab	/* get_page_state() adds up to here */

	unsigned long pgpgin;
	unsigned long pgpgout;
	unsigned long pswpin;
	unsigned long pswpout;
	unsigned long pgalloc_high;

	unsigned long pgalloc_normal;
	unsigned long pgalloc_dma;
	unsigned long pgfree;
	unsigned long pgactivate;
	unsigned long pgdeactivate;

	unsigned long pgfault;
	unsigned long pgmajfault;
	unsigned long pgrefill_high;
	unsigned long pgrefill_normal;
	unsigned long pgrefill_dma;

	unsigned long pgsteal_high;
	unsigned long pgsteal_normal;
	unsigned long pgsteal_dma;
	unsigned long pgscan_kswapd_high;
	unsigned long pgscan_kswapd_normal;

	unsigned long pgscan_kswapd_dma;
	unsigned long pgscan_direct_high;
	unsigned long pgscan_direct_normal;
	unsigned long pgscan_direct_dma;
	unsigned long pginodesteal;

	unsigned long slabs_scanned;
	unsigned long kswapd_steal;
	unsigned long kswapd_inodesteal;
	unsigned long pageoutrun;
	unsigned long allocstall;

	unsigned long pgrotated;
	unsigned long nr_bounce;
};

void get_page_state(struct page_state *ret);
void get_full_page_state(struct page_state *ret);
unsigned long __read_page_state(unsigned offset);
void __mod_page_state(unsigned offset, unsigned long delta);

#define read_page_state(member)	__read_page_state(offsetof(struct page_state, member))
#define mod_page_state(member, delta) \
	__mod_page_state(offsetof(struct page_state, member), (delta))
#define inc_page_state(member)		mod_page_state(member, 1UL)
#define dec_page_state(member)		mod_page_state(member, 0UL - 1)
#define add_page_state(member, delta)	mod_page_state(member, (delta))
#define sub_page_state(member, delta)	mod_page_state(member, 0UL - (delta))

/* Counts in the one of three members, @member_high, _normal, _dma, that fits the zone. */
#define mod_page_state_zone(zone, member, delta)			\
do {									\
	unsigned __offset;						\
									\
	if (is_highmem(zone))						\
		__offset = offsetof(struct page_state, member##_high);	\
	else if (is_normal(zone))					\
		__offset = offsetof(struct page_state, member##_normal);	\
	else								\
		__offset = offsetof(struct page_state, member##_dma);	\
	__mod_page_state(__offset, (delta));				\
} while (0)

#define __PAGE_TEST(name, bit) \
	static __always_inline int Page##name(const struct page *page) \
	{ return test_bit(bit, &page->flags); }
#define __PAGE_SET(name, bit) \
	static inline void SetPage##name(struct page *page) { set_bit(bit, &page->flags); }
#define __PAGE_CLEAR(name, bit) \
	static inline void ClearPage##name(struct page *page) { clear_bit(bit, &page->flags); }
#define __PAGE_NONATOMIC(name, bit) \
	static inline void __SetPage##name(struct page *page) \
	{ __set_bit(bit, &page->flags); } \
	static inline void __ClearPage##name(struct page *page) \
	{ __clear_bit(bit, &page->flags); }
#define PAGE_FLAG(name, bit) \
	__PAGE_TEST(name, bit) __PAGE_SET(name, bit) __PAGE_CLEAR(name, bit)

PAGE_FLAG(Locked, PG_locked)
PAGE_FLAG(Error, PG_error)
PAGE_FLAG(Referenced, PG_referenced)
PAGE_FLAG(Uptodate, PG_uptodate)
PAGE_FLAG(Dirty, PG_dirty)
PAGE_FLAG(LRU, PG_lru)
PAGE_FLAG(Active, PG_active)
PAGE_FLAG(Slab, PG_slab)
PAGE_FLAG(Checked, PG_checked)
PAGE_FLAG(Reserved, PG_reserved)
__PAGE_NONATOMIC(Reserved, PG_reserved)
PAGE_FLAG(Private, PG_private)
__PAGE_NONATOMIC(Private, PG_private)
PAGE_FLAG(Writeback, PG_writeback)
PAGE_FLAG(SwapCache, PG_swapcache)
PAGE_FLAG(MappedToDisk, PG_mappedtodisk)
PAGE_FLAG(Reclaim, PG_reclaim)

#ifdef CONFIG_HIGHMEM
__PAGE_TEST(HighMem, PG_highmem)
#else
#define PageHighMem(page)	((void)(page), 0)
#endif

#ifdef CONFIG_HUGETLB_PAGE
PAGE_FLAG(Compound, PG_compound)
#else
#define PageCompound(page)	((void)(page), 0)
#endif

#define PageAnon(page)	((unsigned long)(page)->mapping & PAGE_MAPPING_ANON)

#endif

// SPDX-License-Identifier: GPL-2.0
/* Tests of struct page: its fields, flags and references. */
#include "suite.h"

/*
 * Page structures.
 */

/* A page costs 32 bytes on 32 bits; 56 on 64, also where its flags have 32. */
TEST(buddy, page_struct_size)
{
	EXPECT_EQ(sizeof(struct page), sizeof(long) == 8 ? 56UL : 32UL);
	EXPECT_EQ(offsetof(struct page, flags), 0UL);
	EXPECT_EQ(offsetof(struct page, _count), sizeof(page_flags_t));
	EXPECT_EQ(offsetof(struct page, _mapcount), sizeof(page_flags_t) + 4);
	EXPECT_LT(offsetof(struct page, private), offsetof(struct page, mapping));
	EXPECT_LT(offsetof(struct page, mapping), offsetof(struct page, index));
	EXPECT_LT(offsetof(struct page, index), offsetof(struct page, lru));
}

/* The numbers of the flags, which a crash dump shows. */
TEST(buddy, page_flag_bits)
{
	static const unsigned char bits[] = {
		PG_locked, PG_error, PG_referenced, PG_uptodate, PG_dirty, PG_lru, PG_active,
		PG_slab, PG_highmem, PG_checked, PG_arch_1, PG_reserved, PG_private,
		PG_writeback, PG_nosave, PG_compound, PG_swapcache, PG_mappedtodisk,
		PG_reclaim, PG_nosave_free, PG_uncached,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bits); i++)
		EXPECT_EQ((unsigned int)bits[i], i);
}

/*
 *	   31 ...  shift            20 ...           0
 *	  | node  | zone |         | PG_uncached ... |
 *
 * Node and zone are the top bits, two of them the zone; from them zone_table has the zone.
 */
TEST(buddy, node_and_zone_in_flags)
{
	const int node_bits = MAX_NUMNODES == 1 ? 1 : sizeof(page_flags_t) == 4 ? 6 : 10;
	const int shift = 8 * sizeof(page_flags_t) - node_bits - 2;
	struct zone *zone;

	EXPECT_EQ(NODEZONE(5, 2), 22);
	for_each_zone(zone) {
		unsigned long pfn = zone->zone_start_pfn, i;
		unsigned long number = zone->zone_pgdat->node_id * 4 + zone_idx(zone);

		EXPECT_PTR_EQ(zone_table[number], zone);
		if (!zone->spanned_pages)
			continue;
		for (i = 0; i < 2; i++, pfn = zone->zone_start_pfn + zone->spanned_pages - 1) {
			struct page *page = pfn_to_page(pfn);

			EXPECT_EQ((unsigned long)page->flags >> shift, number);
			EXPECT_EQ(page_zonenum(page), (unsigned long)zone_idx(zone));
			EXPECT_EQ(page_to_nid(page), (unsigned long)zone->zone_pgdat->node_id);
			EXPECT_PTR_EQ(page_zone(page), zone);
			EXPECT_EQ(page_to_pfn(page), pfn);
		}
	}
}

/* A page moves to another zone and back; its flags stay. */
TEST(buddy, set_page_zone_keeps_flags)
{
	struct page page = { .flags = 1 << PG_dirty | 1 << PG_uncached };

	set_page_zone(&page, NODEZONE(0, ZONE_HIGHMEM));
	EXPECT_EQ(page_zonenum(&page), (unsigned long)ZONE_HIGHMEM);
	set_page_zone(&page, NODEZONE(0, ZONE_NORMAL));
	EXPECT_EQ(page_zonenum(&page), (unsigned long)ZONE_NORMAL);
	EXPECT_EQ(page_to_nid(&page), 0UL);
	set_page_zone(&page, 0);
	EXPECT_EQ((unsigned long)page.flags, 1UL << PG_dirty | 1UL << PG_uncached);
}

TEST(buddy, zone_constants)
{
	EXPECT_EQ(ZONE_DMA, 0);
	EXPECT_EQ(ZONE_NORMAL, 1);
	EXPECT_EQ(ZONE_HIGHMEM, 2);
	EXPECT_EQ(MAX_NR_ZONES, 3);
	EXPECT_EQ(ZONES_SHIFT, 2);
	EXPECT_EQ(GFP_ZONEMASK, 3);
	EXPECT_EQ(GFP_ZONETYPES, 3);
#ifndef CONFIG_FORCE_MAX_ZONEORDER
	EXPECT_EQ(MAX_ORDER, 11);
#endif
}

/* On SMP the page allocator's part, reclaim's and the constant one share no cache line. */
TEST(buddy, zone_padding)
{
	size_t free = offsetof(struct zone, free_area), lru = offsetof(struct zone, lru_lock);
	size_t wait = offsetof(struct zone, wait_table);

	EXPECT_LT(offsetof(struct zone, pageset), free);
	EXPECT_LT(free, lru);
	EXPECT_LT(lru, wait);
	EXPECT_LT(wait, offsetof(struct zone, name));
#ifdef CONFIG_SMP
	EXPECT_EQ(lru % (1 << L1_CACHE_SHIFT_MAX), 0UL);
	EXPECT_EQ(wait % (1 << L1_CACHE_SHIFT_MAX), 0UL);
	EXPECT_EQ(sizeof(struct per_cpu_pageset) % SMP_CACHE_BYTES, 0UL);
#endif
}

/*
 * The count is kept minus 1, so that giving up the last reference is what makes it
 * negative: -1 is a page without users.
 */
TEST(buddy, reference_counts)
{
	struct page *page = alloc_page(GFP_KERNEL);

	ASSERT(page);
	EXPECT_EQ(atomic_read(&page->_count), 0);
	EXPECT_EQ(page_count(page), 1);
	EXPECT_EQ(page_mapcount(page), 0);
	EXPECT(!page_mapped(page));
	get_page(page);
	get_page(page);
	EXPECT_EQ(page_count(page), 3);
	EXPECT(!put_page_testzero(page));
	EXPECT_EQ(page_count(page), 2);

	/* One of two users frees it: nothing happens yet. */
	__free_page(page);
	EXPECT_EQ(page_count(page), 1);
	__free_page(page);
	EXPECT_EQ(page_count(page), 0);
	EXPECT_EQ(atomic_read(&page->_count), -1);
}

/* Only the first page of a block is counted. */
TEST(buddy, block_is_counted_once)
{
	struct page *page = alloc_pages(GFP_KERNEL, 2);
	int i;

	ASSERT(page);
	EXPECT_EQ(page_count(page), 1);
	for (i = 1; i < 4; i++)
		EXPECT_EQ(atomic_read(&page[i]._count), -1);
	__free_pages(page, 2);
}

/* A page that is not for the page allocator is not freed, nor is its count changed. */
TEST(buddy, reserved_page_is_not_freed)
{
	struct page *page = alloc_page(GFP_KERNEL);

	ASSERT(page);
	SetPageReserved(page);
	__free_page(page);
	EXPECT_EQ(page_count(page), 1);
	ClearPageReserved(page);
	__free_page(page);
}

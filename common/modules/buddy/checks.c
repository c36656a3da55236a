// SPDX-License-Identifier: GPL-2.0
/* Tests of pages as they are handed out and come back, good ones and bad ones. */
#include "suite.h"

/*
 * What a page is like when it is handed out.
 */

/* get_zeroed_page() clears the page that was full of something else before. */
TEST(buddy, zeroed_page)
{
	unsigned long addr = __get_free_page(GFP_KERNEL), again;

	ASSERT(addr);
	memset((void *)addr, 0xa5, PAGE_SIZE);
	free_page(addr);
	again = get_zeroed_page(GFP_KERNEL);
	EXPECT_EQ(again, addr);
	EXPECT_PTR_EQ(memscan((void *)again, 0xa5, PAGE_SIZE), again + PAGE_SIZE);
	EXPECT_EQ(*(unsigned long *)again, 0UL);
	free_page(again);
}

/* __GFP_ZERO clears all pages of a block. */
TEST(buddy, zeroed_block)
{
	struct page *page = alloc_pages(GFP_KERNEL, 3), *again;
	unsigned char *addr;
	size_t i;

	ASSERT(page);
	addr = page_address(page);
	memset(addr, 0xa5, 8 * PAGE_SIZE);
	__free_pages(page, 3);
	again = alloc_pages(GFP_KERNEL | __GFP_ZERO, 3);
	ASSERT(again);
	EXPECT_PTR_EQ(again, page);
	for (i = 0; i < 8 * PAGE_SIZE && !addr[i]; i++)
		;
	EXPECT_EQ(i, 8 * PAGE_SIZE);
	__free_pages(again, 3);
}

/* Such a page would have no address to return. */
FATAL_TEST(buddy, zeroed_page_of_highmem, "BUG at mm/page_alloc.c")
{
	get_zeroed_page(GFP_HIGHUSER);
}

/* The window in which a high page is cleared is not for interrupts. */
FATAL_TEST(buddy, zeroed_highmem_in_atomic, "BUG at mm/page_alloc.c")
{
	alloc_page(GFP_ATOMIC | __GFP_HIGHMEM | __GFP_ZERO);
}

/* __get_free_pages() returns the address of the first page. */
TEST(buddy, address_of_pages)
{
	unsigned long addr = __get_free_pages(GFP_KERNEL, 2);
	struct page *page;

	ASSERT(addr);
	page = virt_to_page((void *)addr);
	EXPECT_EQ((unsigned long)page_address(page), addr);
	EXPECT_EQ(page_to_pfn(page), __pa(addr) >> PAGE_SHIFT);
	EXPECT_EQ(page_count(page), 1);
	EXPECT_EQ(addr % (4 * PAGE_SIZE), 0UL);
	free_pages(addr, 2);
	EXPECT_EQ(page_count(page), 0);

	/* Nothing to free is all right. */
	free_pages(0, 0);
	free_pages(0, 5);
}

FATAL_TEST(buddy, free_of_no_address, "BUG at mm/page_alloc.c")
{
#ifndef CONFIG_NUMA
	/* It would pass for a page that is in use. */
	set_page_count(virt_to_page(high_memory), 1);
#endif
	free_pages((unsigned long)high_memory, 0);
}

/* What the last user left in flags that are for users only is taken away. */
TEST(buddy, flags_of_a_new_page)
{
	const unsigned long left = 1 << PG_uptodate | 1 << PG_error | 1 << PG_referenced |
				   1 << PG_arch_1 | 1 << PG_checked | 1 << PG_mappedtodisk;
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page;
	int was = tainted;

	if (!zone)
		return;
	tainted = 0;
	test_zone_fill(zone, 6);
	page = test_zone_alloc(GFP_KERNEL, 0);
	page->flags |= left;
	page->private = 99;
	__free_page(page);
	EXPECT_EQ(page->flags & left, left);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), page);
	EXPECT_EQ(page->flags & ((1UL << NODEZONE_SHIFT) - 1), 0UL);
	EXPECT_EQ(page->private, 0UL);

	/* A dirty page is none when it is freed: nobody wants to write it any more. */
	SetPageDirty(page);
	__free_page(page);
	EXPECT(!PageDirty(page));
	/* The same in a block. */
	page = test_zone_alloc(GFP_KERNEL, 2);
	SetPageDirty(page + 3);
	__free_pages(page, 2);
	EXPECT(!PageDirty(page + 3));
	/* Nothing of this was worth a report. */
	EXPECT_EQ(tainted, 0);
	tainted = was;
	test_zone_destroy();
}

/*
 * Bad pages. A page must come back as it went out; what is wrong is reported
 * and put right.
 */

/* A page in a state that is wrong. */
struct bad_state {
	unsigned long flags, mapping;
	int mapped, count;
};

static void make_bad(struct page *page, const struct bad_state *bad)
{
	page->flags |= bad->flags;
	page->mapping = (void *)bad->mapping;
	if (bad->mapped)
		atomic_set(&page->_mapcount, 0);
	set_page_count(page, bad->count);
}

/* Two flags are left as they are. */
#define LEFT_BY_BAD_PAGE	(1UL << PG_slab | 1UL << PG_reclaim)

static void expect_mended(struct page *page, const struct bad_state *bad)
{
	EXPECT_EQ(page->flags & ((1UL << NODEZONE_SHIFT) - 1), bad->flags & LEFT_BY_BAD_PAGE);
	EXPECT_PTR_EQ(page->mapping, NULL);
	EXPECT_EQ(page_mapcount(page), 0);
	page->flags &= ~LEFT_BY_BAD_PAGE;
}

/* Was @page reported, by @function, in the state in which it was? Taints the kernel. */
static void expect_report(struct page *page, const char *function, const struct bad_state *bad,
			  unsigned long flags)
{
	char line[160];

	scnprintf(line, sizeof(line), "<0>Bad page state at %s (in process 'swapper', page %p)\n",
		  function, page);
	EXPECT(test_log_has(line));
	scnprintf(line, sizeof(line), "<0>flags:0x%0*lx mapping:%p mapcount:%d count:%d\n",
		  (int)(2 * sizeof(page_flags_t)), flags, (void *)bad->mapping, bad->mapped,
		  bad->count);
	EXPECT(test_log_has(line));
	EXPECT(test_log_has("<0>Backtrace:\n"));
	EXPECT(test_log_has("<0>Trying to fix it up, but a reboot is needed\n"));
	EXPECT(tainted & TAINT_BAD_PAGE);
	EXPECT_STR_EQ(print_tainted(), "Tainted: B");
}

/* Each state in which a page may not be freed, whether alone or in a block. */
TEST(buddy, bad_page_is_freed)
{
	static const struct bad_state bad[] = {
		{ .flags = 1UL << PG_lru }, { .flags = 1UL << PG_private },
		{ .flags = 1UL << PG_locked }, { .flags = 1UL << PG_active },
		{ .flags = 1UL << PG_reclaim }, { .flags = 1UL << PG_slab },
		{ .flags = 1UL << PG_swapcache }, { .flags = 1UL << PG_writeback },
		{ .mapping = 0x1000 }, { .mapped = 1 }, { .count = 2 },
		/* Flags that are no reason, but are put right with the others. */
		{ .flags = 1UL << PG_lru | 1UL << PG_dirty | 1UL << PG_private, .count = 1 },
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level, was = tainted;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	level = mute_console();
	for (i = 0; i < ARRAY_SIZE(bad); i++) {
		struct page *page = test_zone_alloc(GFP_KERNEL, 0);
		unsigned long flags;

		tainted &= ~TAINT_BAD_PAGE;
		test_log_position();
		make_bad(page, &bad[i]);
		flags = page->flags;
		/* Past the count, which a page with users is not freed with. */
		free_hot_page(page);
		expect_report(page, "free_hot_cold_page", &bad[i], flags);
		expect_mended(page, &bad[i]);
		EXPECT_EQ(page_count(page), 0);

		/* The third page of four; that a tail has users is not looked at before. */
		page = test_zone_alloc(GFP_KERNEL, 2);
		tainted &= ~TAINT_BAD_PAGE;
		test_log_position();
		make_bad(page + 2, &bad[i]);
		flags = page[2].flags;
		__free_pages(page, 2);
		expect_report(page + 2, "__free_pages_ok", &bad[i], flags);
		expect_mended(page + 2, &bad[i]);
		EXPECT_EQ(page_count(page + 2), 0);
	}
	console_loglevel = level;
	tainted = was;
	test_zone_destroy();
}

/* An anonymous page's mapping is forgotten when it is freed; but not that of one in a block. */
TEST(buddy, anonymous_page_is_freed)
{
	static const struct bad_state anonymous = { .mapping = 0x1000 | PAGE_MAPPING_ANON };
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level, was = tainted;
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	level = mute_console();
	tainted &= ~TAINT_BAD_PAGE;
	page = test_zone_alloc(GFP_KERNEL, 0);
	page->mapping = (void *)anonymous.mapping;
	__free_page(page);
	EXPECT_PTR_EQ(page->mapping, NULL);
	EXPECT(!(tainted & TAINT_BAD_PAGE));

	page = test_zone_alloc(GFP_KERNEL, 1);
	test_log_position();
	page->mapping = (void *)anonymous.mapping;
	__free_pages(page, 1);
	expect_report(page, "__free_pages_ok", &anonymous, page->flags & ~(1UL << PG_private));
	console_loglevel = level;
	tainted = was;
	test_zone_destroy();
}

/*
 * Each state in which no page may be handed out, as when somebody still uses a page that
 * was freed. That its count is wrong, or that a slab has it, goes unnoticed.
 */
TEST(buddy, bad_page_is_handed_out)
{
	static const struct bad_state bad[] = {
		{ .flags = 1UL << PG_private }, { .flags = 1UL << PG_locked },
		{ .flags = 1UL << PG_lru }, { .flags = 1UL << PG_active },
		{ .flags = 1UL << PG_dirty }, { .flags = 1UL << PG_reclaim },
		{ .flags = 1UL << PG_swapcache }, { .flags = 1UL << PG_writeback },
		{ .mapping = 0x1000 }, { .mapping = 0x1001 }, { .mapped = 1 },
	};
	static const struct bad_state unnoticed[] = { { .flags = 1UL << PG_slab }, { .count = 3 } };
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level, was = tainted;
	struct page *page;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	level = mute_console();
	page = test_zone_alloc(GFP_KERNEL, 0);
	for (i = 0; i < ARRAY_SIZE(bad); i++) {
		unsigned long flags;

		__free_page(page);
		tainted &= ~TAINT_BAD_PAGE;
		test_log_position();
		make_bad(page, &bad[i]);
		flags = page->flags;
		EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), page);
		expect_report(page, "prep_new_page", &bad[i], flags);
		expect_mended(page, &bad[i]);
		EXPECT_EQ(page_count(page), 1);
	}
	tainted &= ~TAINT_BAD_PAGE;
	for (i = 0; i < ARRAY_SIZE(unnoticed); i++) {
		__free_page(page);
		make_bad(page, &unnoticed[i]);
		EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), page);
		EXPECT(!(tainted & TAINT_BAD_PAGE));
		EXPECT_EQ(page_count(page), 1);
		page->flags &= ~LEFT_BY_BAD_PAGE;
	}
	console_loglevel = level;
	tainted = was;
	test_zone_destroy();
}

#ifdef CONFIG_HUGETLB_PAGE
/*
 *	page:      0       1        2        3
 *	compound   yes     yes      yes      yes
 *	private    0       0        0        0      (the first page)
 *	           -       mapping: NULL, index: the order
 */
TEST(buddy, compound_page)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page;
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zone->zone_mem_map[1].mapping = (void *)0x1000;
	page = test_zone_alloc(GFP_KERNEL | __GFP_COMP, 2);
	for (i = 0; i < 4; i++) {
		EXPECT(PageCompound(page + i));
		EXPECT_EQ(page[i].private, (unsigned long)page);
		EXPECT_EQ(page_count(page + i), 1);
	}
	EXPECT(!PageCompound(page + 4));
	EXPECT_PTR_EQ(page[1].mapping, NULL);
	EXPECT_EQ(page[1].index, 2UL);
	__free_pages(page, 2);
	for (i = 0; i < 4; i++)
		EXPECT(!PageCompound(page + i));
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 1 0 0 0 0");

	/* One page is not compound, nor is a block that is not to be. */
	EXPECT(!PageCompound(test_zone_alloc(GFP_KERNEL | __GFP_COMP, 0)));
	EXPECT(!PageCompound(test_zone_alloc(GFP_KERNEL, 2)));
	test_zone_destroy();
}

/* Freed with another order, or with a page in it that points elsewhere, or is not marked. */
TEST(buddy, bad_compound_page)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level = mute_console(), was = tainted, i;

	if (zone) {
		test_zone_fill(zone, 6);
		for (i = 0; i < 4; i++) {
			struct page *page = test_zone_alloc(GFP_KERNEL | __GFP_COMP, 2);

			tainted &= ~TAINT_BAD_PAGE;
			test_log_position();
			if (i == 1)
				page[2].private = (unsigned long)(page + 1);
			if (i == 2)
				ClearPageCompound(page + 3);
			__free_pages(page, i == 3 ? 1 : 2);
			EXPECT_EQ(test_log_has("Bad page state at destroy_compound_page"), i > 0);
			EXPECT_EQ(!(tainted & TAINT_BAD_PAGE), i == 0);
		}
		test_zone_destroy();
	}
	tainted = was;
	console_loglevel = level;
}

/* A page that is wrong in both ways is reported twice. */
TEST(buddy, compound_page_wrong_twice)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level = mute_console(), was = tainted;

	if (zone) {
		struct page *page;

		test_zone_fill(zone, 6);
		page = test_zone_alloc(GFP_KERNEL | __GFP_COMP, 2);
		test_log_position();
		ClearPageCompound(page + 3);
		page[3].private = 0;
		__free_pages(page, 2);
		EXPECT_EQ(test_log_count("Bad page state at destroy_compound_page"), 2U);
		test_zone_destroy();
	}
	tainted = was;
	console_loglevel = level;
}
#endif

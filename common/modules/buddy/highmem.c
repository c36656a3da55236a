// SPDX-License-Identifier: GPL-2.0
/* Tests of pages of high memory, mm/highmem.c. */
#include <linux/highmem.h>
#include "suite.h"

#ifdef CONFIG_HIGHMEM
/*
 * Pages of high memory, which have no address of their own.
 */

/* A page of high memory that is not shown by any window; NULL: none is free. */
static struct page *high_page(void)
{
	struct page *page = alloc_page(GFP_HIGHUSER | __GFP_NOWARN | __GFP_NORETRY);

	if (page && !PageHighMem(page)) {
		__free_page(page);
		page = NULL;
	}
	return page;
}

/* A page has an address for as long as anybody has mapped it, and keeps what is written. */
TEST(buddy, kmap)
{
	struct page *page = high_page();
	unsigned long *addr;

	if (!page)
		SKIP("no high memory");
	addr = kmap(page);
	EXPECT_PTR_EQ(page_address(page), addr);
	*addr = 0x1234567;
	EXPECT_PTR_EQ(kmap(page), addr);
	kunmap(page);
	EXPECT_PTR_EQ(page_address(page), addr);
	kunmap(page);
	/* The window is emptied only when it is needed. */
	EXPECT_PTR_EQ(kmap(page), addr);
	EXPECT_EQ(*addr, 0x1234567UL);
	kunmap(page);
	__free_page(page);
}

/* Two pages at a time, at two addresses. */
TEST(buddy, kmap_two_pages)
{
	struct page *a = high_page(), *b = high_page();
	unsigned long *at_a, *at_b;

	if (!b) {
		put(a, 0);
		SKIP("no high memory");
	}
	at_a = kmap(a);
	at_b = kmap(b);
	EXPECT_PTR_NE(at_a, at_b);
	*at_a = 1;
	*at_b = 2;
	EXPECT_EQ(*at_a, 1UL);
	kunmap(a);
	kunmap(b);
	__free_page(a);
	__free_page(b);
}

/* A page with an address of its own keeps it. */
TEST(buddy, kmap_low_page)
{
	struct page *page = alloc_page(GFP_KERNEL);
	int count = preempt_count();
	void *addr;

	ASSERT(page);
	EXPECT_PTR_EQ(kmap(page), page_address(page));
	kunmap(page);
	addr = kmap_atomic(page, KM_USER0);
	EXPECT_PTR_EQ(addr, page_address(page));
	EXPECT_EQ(preempt_count(), (unsigned int)count + 1);
	kunmap_atomic(addr, KM_USER0);
	EXPECT_EQ(preempt_count(), (unsigned int)count);
	__free_page(page);
}

/* There are enough windows to go round several times: unused ones are emptied. */
TEST(buddy, kmap_windows_are_reused)
{
	struct page *page = high_page(), *other[3];
	unsigned long i, *addr;

	if (!page)
		SKIP("no high memory");
	addr = kmap(page);
	*addr = 42;
	for (i = 0; i < 3; i++) {
		other[i] = high_page();
		if (other[i])
			*(unsigned long *)kmap(other[i]) = i;
	}
	for (i = 0; i < 2 * LAST_PKMAP; i++) {
		struct page *fresh = other[i % 3];

		if (!fresh)
			break;
		kunmap(fresh);
		EXPECT_EQ(*(unsigned long *)kmap(fresh), i % 3);
	}
	EXPECT_EQ(*addr, 42UL);
	EXPECT_PTR_EQ(page_address(page), addr);
	for (i = 0; i < 3; i++)
		if (other[i]) {
			kunmap(other[i]);
			__free_page(other[i]);
		}
	kunmap(page);
	__free_page(page);
}

/* Takes a window for each page of a list, and lets it go; the oldest is emptied for it. */
TEST(buddy, kmap_more_pages_than_windows)
{
	struct page *pages = NULL, *page;
	unsigned long n, wrong = 0;
	void *last = NULL;

	for (n = 0; n < LAST_PKMAP + 100; n++) {
		page = high_page();
		if (!page)
			break;
		page->index = (unsigned long)pages;
		pages = page;
		wrong += kmap(page) == last;
		last = page_address(page);
		*(unsigned long *)last = n;
		kunmap(page);
	}
	if (n < LAST_PKMAP + 100)
		test_skip("less than %d pages of high memory", LAST_PKMAP + 100);
	EXPECT_EQ(wrong, 0UL);
	while (pages) {
		page = pages;
		pages = (struct page *)page->index;
		wrong += *(unsigned long *)kmap(page) != --n;
		kunmap(page);
		page->index = 0;
		__free_page(page);
	}
	EXPECT_EQ(wrong, 0UL);
}

FATAL_TEST(buddy, kmap_without_a_window, "kmap: all 1024 windows are in use")
{
	struct page *page;
	int i;

	for (i = 0; i <= LAST_PKMAP; i++) {
		page = high_page();
		if (!page)
			SKIP("less than %d pages of high memory", LAST_PKMAP + 1);
		kmap(page);
	}
}

/* The short windows: one for each use, with preemption disabled meanwhile. */
TEST(buddy, kmap_atomic)
{
	struct page *a = high_page(), *b = high_page();
	unsigned int count = preempt_count();
	unsigned long *at_a, *at_b;

	if (!b) {
		put(a, 0);
		SKIP("no high memory");
	}
	at_a = kmap_atomic(a, KM_USER0);
	at_b = kmap_atomic(b, KM_USER1);
	EXPECT_EQ(preempt_count(), count + 2);
	EXPECT_PTR_NE(at_a, at_b);
	*at_a = 11;
	*at_b = 22;
	kunmap_atomic(at_b, KM_USER1);
	kunmap_atomic(at_a, KM_USER0);
	EXPECT_EQ(preempt_count(), count);

	/* The same windows show other pages now. */
	EXPECT_PTR_EQ(kmap_atomic(b, KM_USER0), at_a);
	EXPECT_EQ(*at_a, 22UL);
	kunmap_atomic(at_a, KM_USER0);
	EXPECT_EQ(*(unsigned long *)kmap(a), 11UL);
	kunmap(a);
	__free_page(a);
	__free_page(b);
}

static void *atomic_window[NR_CPUS];

static void note_window(void *page)
{
	void *addr = kmap_atomic(page, KM_USER0);

	atomic_window[smp_processor_id()] = addr;
	kunmap_atomic(addr, KM_USER0);
}

/* Each CPU has windows of its own. */
TEST(buddy, kmap_atomic_of_each_cpu)
{
	struct page *page = high_page();
	int a, b;

	if (!page)
		SKIP("no high memory");
	test_on_all_cpus(note_window, page);
	for_each_online_cpu(a)
		for_each_online_cpu(b)
			if (a != b)
				EXPECT_PTR_NE(atomic_window[a], atomic_window[b]);
	__free_page(page);
}

/* The address of another window. */
FATAL_TEST(buddy, kunmap_atomic_of_wrong_window, "mm/highmem.c")
{
	struct page *page = high_page();

	if (!page)
		SKIP("no high memory");
	kunmap_atomic(kmap_atomic(page, KM_USER0), KM_USER1);
}

FATAL_TEST(buddy, kunmap_without_kmap, "mm/highmem.c")
{
	struct page *page = high_page();

	if (!page)
		SKIP("no high memory");
	kmap(page);
	kunmap(page);
	kunmap(page);
}

/* __GFP_ZERO clears a page without an address too, through a window. */
TEST(buddy, zeroed_high_page)
{
	struct page *page = high_page(), *again;
	unsigned char *addr;
	size_t i;

	if (!page)
		SKIP("no high memory");
	memset(kmap(page), 0xa5, PAGE_SIZE);
	kunmap(page);
	__free_page(page);
	again = alloc_page(GFP_HIGHUSER | __GFP_ZERO);
	ASSERT(again);
	EXPECT_PTR_EQ(again, page);
	addr = kmap(again);
	for (i = 0; i < PAGE_SIZE && !addr[i]; i++)
		;
	EXPECT_EQ(i, PAGE_SIZE);
	kunmap(again);
	__free_page(again);
}

/* Requests for normal memory never get a page without an address. */
TEST(buddy, no_high_page_for_kernel)
{
	struct zone **zones = NODE_DATA(0)->node_zonelists[0].zones;

	for (; *zones; zones++)
		EXPECT_NE(zone_idx(*zones), ZONE_HIGHMEM);
}
#endif

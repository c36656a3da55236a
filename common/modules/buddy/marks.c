// SPDX-License-Identifier: GPL-2.0
/* Tests of the watermarks: who may take how much of what is free. */
#include "suite.h"

/*
 * zone_watermark_ok(), on a zone that exists only as numbers.
 */

/* 100 pages free: 60 single ones, 14 pairs, three blocks of four. */
static struct zone numbers = {
	.free_pages = 100,
	.lowmem_reserve = { 0, 10, 50 },
	.free_area = { [0] = { .nr_free = 60 }, [1] = { .nr_free = 14 }, [2] = { .nr_free = 3 } },
};

/* The highest mark that allows for the request. */
TEST(buddy, watermark_numbers)
{
	static const struct { int order; unsigned long last; int class, harder, high; } table[] = {
		/* More than the mark has to be free, and than the reserve on top of it. */
		{ 0, 99, 0, 0, 0 },
		{ 0, 89, 1, 0, 0 },
		{ 0, 49, 2, 0, 0 },
		/* Half of the mark, three quarters, three quarters of one half: rounded up. */
		{ 0, 198, 0, 0, 1 },
		{ 0, 132, 0, 1, 0 },
		{ 0, 264, 0, 1, 1 },
		/* The reserve is not made smaller. */
		{ 0, 98, 2, 0, 1 },
		/* 99 for a pair; of these 39 in pairs and above, and half of the mark ... */
		{ 1, 77, 0, 0, 0 },
		{ 1, 154, 0, 0, 1 },
		{ 1, 102, 0, 1, 0 },
		/* ... but no reserve. */
		{ 1, 77, 1, 0, 0 },
		/* 97; 37 for half of the mark, 9 for a quarter. */
		{ 2, 35, 0, 0, 0 },
		{ 2, 46, 0, 1, 0 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		unsigned long mark;

		for (mark = 0; mark < 400; mark++)
			if (zone_watermark_ok(&numbers, table[i].order, mark, table[i].class,
					      table[i].harder, table[i].high) !=
			    (mark <= table[i].last)) {
				test_failed(__FILE__, __LINE__, "row %u: wrong at mark %lu", i,
					    mark);
				break;
			}
	}
}

/* The first comparison is of unsigned numbers: no zone is above a mark like that. */
TEST(buddy, watermark_without_end)
{
	EXPECT(!zone_watermark_ok(&numbers, 0, ~0UL, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&numbers, 1, 1UL << (BITS_PER_LONG - 1), 0, 0, 0));
	EXPECT(!zone_watermark_ok(&numbers, 0, -200UL, 0, 1, 1));
	/* But on top of it a reserve may wrap to less than nothing. */
	EXPECT(zone_watermark_ok(&numbers, 0, -20UL, 2, 0, 0));
}

/* No block of eight pages: what is left for it is less than nothing. */
TEST(buddy, watermark_without_a_block)
{
	struct zone zone = { .free_pages = 3, .free_area = { [0] = { .nr_free = 3 } } };

	EXPECT(zone_watermark_ok(&zone, 0, 2, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&zone, 1, 0, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&zone, 2, 0, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&zone, 10, 0, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&numbers, 3, 0, 0, 0, 0));
	EXPECT(!zone_watermark_ok(&numbers, 7, 0, 0, 1, 1));
	zone.free_pages = 0;
	EXPECT(!zone_watermark_ok(&zone, 0, 0, 0, 0, 0));
}

/*
 * Who may go how far, on a zone with 512 free pages.
 */

/* Is a page to be had when all marks of the zone are @mark? The zone is left as it was. */
static int served(struct zone *zone, unsigned long mark, unsigned int gfp_mask)
{
	struct page *page;

	set_marks(zone, mark);
	page = test_zone_alloc(gfp_mask | __GFP_NORETRY, 0);
	if (page) {
		__free_page(page);
		drain_local_pages();
	}
	return page != NULL;
}

/* Marks up to @last are far enough away, and the next one is not. */
static void expect_last_mark(struct zone *zone, unsigned long last, unsigned int gfp_mask,
			     const char *who)
{
	if (!served(zone, last, gfp_mask))
		test_failed(__FILE__, __LINE__, "%s: no page at mark %lu", who, last);
	if (served(zone, last + 1, gfp_mask))
		test_failed(__FILE__, __LINE__, "%s: a page at mark %lu", who, last + 1);
}

/*
 * 512 pages free: the mark itself must stay, or what an urgent request leaves of it:
 * __GFP_HIGH one half, a request that can't wait three quarters, GFP_ATOMIC both.
 */
TEST(buddy, marks_by_request)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	expect_last_mark(zone, 511, GFP_KERNEL, "GFP_KERNEL");
	expect_last_mark(zone, 511, GFP_NOIO, "GFP_NOIO");
	expect_last_mark(zone, 1022, GFP_KERNEL | __GFP_HIGH, "__GFP_HIGH");
	expect_last_mark(zone, 681, 0, "no __GFP_WAIT");
	expect_last_mark(zone, 1362, GFP_ATOMIC, "GFP_ATOMIC");
	expect_last_mark(zone, 511, GFP_KERNEL | __GFP_NOMEMALLOC, "__GFP_NOMEMALLOC");
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	test_zone_destroy();
}

/* A real-time task goes as far as a request that can't wait; but an interrupt is not it. */
TEST(buddy, marks_of_a_realtime_task)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	enum system_states state = system_state;
	int prio = current->prio;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	current->prio = MAX_RT_PRIO - 1;
	expect_last_mark(zone, 681, GFP_KERNEL, "real-time");
	expect_last_mark(zone, 1362, GFP_KERNEL | __GFP_HIGH, "real-time, __GFP_HIGH");

	/* Waiting in an interrupt is wrong; only a running system complains. */
	system_state = SYSTEM_BOOTING;
	irq_enter();
	expect_last_mark(zone, 511, GFP_KERNEL, "real-time, in an interrupt");
	irq_exit();
	system_state = state;

	current->prio = MAX_RT_PRIO;
	expect_last_mark(zone, 511, GFP_KERNEL, "no real-time");
	current->prio = prio;
	test_zone_destroy();
}

/*
 * A task that frees memory, and one that was chosen to die for it, get pages down to the
 * last one, reserved or not; unless they say no, or are interrupted.
 */
TEST(buddy, no_marks_for_who_frees_memory)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	zone->lowmem_reserve[ZONE_NORMAL] = FAR_TOO_MANY;
	EXPECT(!served(zone, 0, GFP_KERNEL));
	for (i = 0; i < 2; i++) {
		if (i)
			set_thread_flag(TIF_MEMDIE);
		else
			current->flags |= PF_MEMALLOC;

		EXPECT(served(zone, FAR_TOO_MANY, GFP_KERNEL));
		EXPECT(served(zone, FAR_TOO_MANY, GFP_ATOMIC));
		EXPECT(!served(zone, FAR_TOO_MANY, GFP_KERNEL | __GFP_NOMEMALLOC));
		EXPECT(!served(zone, FAR_TOO_MANY, GFP_ATOMIC | __GFP_NOMEMALLOC));
		irq_enter();
		EXPECT(!served(zone, FAR_TOO_MANY, GFP_ATOMIC));
		irq_exit();

		clear_thread_flag(TIF_MEMDIE);
		current->flags &= ~PF_MEMALLOC;
	}
	test_zone_destroy();
}

/* All 512 of them: the marks would keep one at least. */
TEST(buddy, last_page_is_for_who_frees_memory)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	int n = 0;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	set_marks(zone, 100);
	while (test_zone_alloc(GFP_KERNEL | __GFP_NORETRY, 0))
		n++;
	EXPECT_EQ(n, 412);
	while (test_zone_alloc(GFP_ATOMIC, 0))
		n++;
	EXPECT_EQ(n, 512 - 38);
	current->flags |= PF_MEMALLOC;
	while (test_zone_alloc(GFP_KERNEL, 0))
		n++;
	current->flags &= ~PF_MEMALLOC;
	EXPECT_EQ(n, 512);
	test_zone_destroy();
}

/*
 * The reserve of a zone depends on the zone that the request would have liked best: the
 * first one of the zonelist, also when that is empty.
 */
TEST(buddy, reserve_by_first_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct zone **zones = test_node.node_zonelists[0].zones;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	zone->lowmem_reserve[ZONE_DMA] = FAR_TOO_MANY;
	zone->lowmem_reserve[ZONE_HIGHMEM] = 100;
	expect_last_mark(zone, 511, GFP_KERNEL, "wanted here");
	zones[0] = test_node.node_zones + ZONE_HIGHMEM;
	zones[1] = zone;
	expect_last_mark(zone, 411, GFP_KERNEL, "wanted in high memory");
	/* (mark + 1) / 2, three quarters of it rounded up, must leave 100. */
	expect_last_mark(zone, 1096, GFP_ATOMIC, "wanted in high memory, GFP_ATOMIC");
	test_zone_destroy();
}

/*
 *	first zone: above the min mark, below the low mark
 *	second zone: above both
 *
 * All zones are looked at with the low mark before any is with the min mark.
 */
TEST(buddy, low_marks_come_first)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct zone **zones = test_node.node_zonelists[0].zones, *other;
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	other = owner_of(zone->zone_mem_map);
	zones[1] = other;
	zone->pages_low = FAR_TOO_MANY;

	page = test_zone_alloc(GFP_KERNEL, 1);
	EXPECT_PTR_EQ(page ? page_zone(page) : NULL, other);
	put(page, 1);
	/* Urgency does not count there. */
	zone->pages_low = 600;
	page = test_zone_alloc(GFP_ATOMIC, 1);
	EXPECT_PTR_EQ(page ? page_zone(page) : NULL, other);
	put(page, 1);

	zone->pages_low = FAR_TOO_MANY;
	other->pages_low += FAR_TOO_MANY;
	page = test_zone_alloc(GFP_ATOMIC, 1);
	EXPECT_EQ(test_zone_nr(page), 0L);
	other->pages_low -= FAR_TOO_MANY;

	zone->pages_low = 0;
	page = test_zone_alloc(GFP_KERNEL, 1);
	EXPECT_EQ(test_zone_nr(page), 2L);
	test_zone_destroy();
}

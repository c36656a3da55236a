/* SPDX-License-Identifier: GPL-2.0 */
/* What the files of the buddy suite share. */
#ifndef _BUDDY_SUITE_H
#define _BUDDY_SUITE_H

#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/test.h>
#include "../test_zone.h"

/* More than any zone has. */
#define FAR_TOO_MANY	(1UL << 28)

/* Shows nothing from now on but the end of the kernel, for which a level of 0 is too low. */
static inline int mute_console(void)
{
	int level = console_loglevel;

	console_loglevel = -1;
	return level;
}

static inline void put(struct page *page, unsigned int order)
{
	if (page)
		__free_pages(page, order);
}

static inline void set_marks(struct zone *zone, unsigned long pages)
{
	zone->pages_min = zone->pages_low = zone->pages_high = pages;
}

/* The zone of the machine that has @page, which is lent to the test zone. */
static inline struct zone *owner_of(struct page *page)
{
	unsigned long pfn = page_to_pfn(page);
	struct zone *zone;

	for_each_zone(zone)
		if (zone->zone_pgdat != &test_node && pfn >= zone->zone_start_pfn &&
		    pfn < zone->zone_start_pfn + zone->spanned_pages)
			return zone;
	return NULL;
}

static inline unsigned int rnd(unsigned int *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 16;
}

#endif

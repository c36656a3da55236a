// SPDX-License-Identifier: GPL-2.0
/* Tests of memory that has holes: those that the machine has, "hole=" included. */
#include <linux/machine.h>
#include "suite.h"

/* Nobody can have got a page that is not there. */
TEST(buddy, holes_are_reserved)
{
	unsigned long pages = 0, free = 0;
	struct zone *zone;
	int i;

	if (!machine.nr_holes)
		SKIP("the memory has none");
	for_each_zone(zone) {
		unsigned long start = zone->zone_start_pfn, end = start + zone->spanned_pages, pfn;

		for (i = 0; i < machine.nr_holes; i++)
			for (pfn = max(start, machine.holes[i].start_pfn);
			     pfn < min(end, machine.holes[i].end_pfn); pfn++) {
				pages++;
				free += pfn_valid(pfn) && !PageReserved(pfn_to_page(pfn));
			}
	}
	EXPECT_GE(pages, 1UL);
	EXPECT_EQ(free, 0UL);
}

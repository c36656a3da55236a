// SPDX-License-Identifier: GPL-2.0
/* Tests of what zones keep back: marks and reserves. */
#include <linux/swap.h>
#include "suite.h"

/*
 * Marks and reserves of the machine's zones.
 */

/* The marks that follow from @kbytes to be kept free in all. */
static void expect_marks(int kbytes)
{
	unsigned long pages = kbytes / (PAGE_SIZE / 1024), lowmem = 0;
	struct zone *zone;

	for_each_zone(zone)
		if (zone_idx(zone) != ZONE_HIGHMEM)
			lowmem += zone->present_pages;
	for_each_zone(zone) {
		unsigned long expected = pages * zone->present_pages / lowmem;

		if (zone_idx(zone) == ZONE_HIGHMEM) {
			expected = zone->present_pages / 1024;
			expected = expected < 32 ? 32 : expected > 128 ? 128 : expected;
		}
		EXPECT_EQ(zone->pages_min, expected);
		EXPECT_EQ(zone->pages_low, expected * 5 / 4);
		EXPECT_EQ(zone->pages_high, expected * 6 / 4);
	}
}

/*
 * The square root of 16 times the low memory, both in kB: 16 MB keep 512 kB free, 64 MB
 * 1024 kB. Low memory counts once for each node.
 */
TEST(buddy, min_free_kbytes_of_the_machine)
{
	unsigned long long lowmem = 0, root = min_free_kbytes;
	struct zone *zone;
	pg_data_t *pgdat;

	for_each_pgdat(pgdat)
		for_each_zone(zone)
			if (zone_idx(zone) != ZONE_HIGHMEM)
				lowmem += zone->present_pages * (PAGE_SIZE / 1024);
	EXPECT_GE(min_free_kbytes, 128);
	EXPECT_LE(min_free_kbytes, 65536);
	if (min_free_kbytes > 128)
		EXPECT_LE(root * root, 16 * lowmem);
	if (min_free_kbytes < 65536)
		EXPECT_GT((root + 1) * (root + 1), 16 * lowmem);
	expect_marks(min_free_kbytes);
}

/* A new value of min_free_kbytes is spread over the zones. */
TEST(buddy, min_free_kbytes_sysctl)
{
	static const int kbytes[] = { 0, 4, 401, 2000, 4096 };
	int old = min_free_kbytes;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(kbytes); i++) {
		min_free_kbytes = kbytes[i];
		EXPECT_EQ(min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL), 0);
		expect_marks(kbytes[i]);
	}
	min_free_kbytes = old;
	min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	expect_marks(old);
}

/*
 * A negative number of kB is as many pages, and that is taken for a very large number: as in the
 * release, whose products wrap.
 */
TEST(buddy, min_free_kbytes_below_0)
{
	int old = min_free_kbytes;
	unsigned long lowmem = 0, found;
	struct zone *zone;

	for_each_zone(zone)
		if (zone_idx(zone) != ZONE_HIGHMEM)
			lowmem += zone->present_pages;
	zone = NODE_DATA(0)->node_zones;
	min_free_kbytes = -8;
	min_free_kbytes_sysctl_handler(NULL, 0, NULL, NULL, NULL);
	found = zone->pages_min;
	min_free_kbytes = old;
	min_free_kbytes_sysctl_handler(NULL, 0, NULL, NULL, NULL);
	EXPECT_EQ(found, (0UL - 2 * zone->present_pages) / lowmem);
	expect_marks(old);
}

/*
 * A zone of 64 pages next to the machine's gets its part of what is kept free, and one of
 * high memory, however small, 32 pages.
 */
TEST(buddy, marks_of_a_small_zone)
{
	struct zone *zone = test_zone_create(ZONE_HIGHMEM, 6, 1);
	struct zone *dma = test_node.node_zones;

	if (!zone)
		return;
	dma->present_pages = 100;
	min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	expect_marks(min_free_kbytes);
	EXPECT_EQ(zone->pages_min, 32UL);
	EXPECT_EQ(zone->pages_low, 40UL);
	EXPECT_EQ(zone->pages_high, 48UL);
	EXPECT_EQ(test_node.node_zones[ZONE_NORMAL].pages_min, 0UL);

	zone->present_pages = 100 * 1024 + 1023;
	min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	EXPECT_EQ(zone->pages_min, 100UL);
	zone->present_pages = 129 * 1024;
	min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	EXPECT_EQ(zone->pages_min, 128UL);
	EXPECT_EQ(zone->pages_high, 192UL);

	test_zone_destroy();
	min_free_kbytes_sysctl_handler(NULL, 1, NULL, NULL, NULL);
}

static void expect_reserves(unsigned long dma_ratio, unsigned long normal_ratio)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		struct zone *dma = pgdat->node_zones, *normal = dma + 1, *high = dma + 2;

		EXPECT_EQ(dma->lowmem_reserve[0], 0UL);
		EXPECT_EQ(dma->lowmem_reserve[1], normal->present_pages / dma_ratio);
		EXPECT_EQ(dma->lowmem_reserve[2],
			  (normal->present_pages + high->present_pages) / dma_ratio);
		EXPECT_EQ(normal->lowmem_reserve[0], 0UL);
		EXPECT_EQ(normal->lowmem_reserve[1], 0UL);
		EXPECT_EQ(normal->lowmem_reserve[2], high->present_pages / normal_ratio);
		EXPECT_EQ(high->lowmem_reserve[0] + high->lowmem_reserve[1] +
			  high->lowmem_reserve[2], 0UL);
	}
}

/* A zone keeps a part of what is above it from requests that could have gone there. */
TEST(buddy, lowmem_reserve_of_the_machine)
{
	EXPECT_EQ(sysctl_lowmem_reserve_ratio[0], 256);
	EXPECT_EQ(sysctl_lowmem_reserve_ratio[1], 32);
	expect_reserves(256, 32);
}

/* Other ratios; what is below 1 becomes 1. */
TEST(buddy, lowmem_reserve_sysctl)
{
	sysctl_lowmem_reserve_ratio[0] = 100;
	sysctl_lowmem_reserve_ratio[1] = 7;
	EXPECT_EQ(lowmem_reserve_ratio_sysctl_handler(NULL, 1, NULL, NULL, NULL), 0);
	expect_reserves(100, 7);

	sysctl_lowmem_reserve_ratio[0] = 0;
	sysctl_lowmem_reserve_ratio[1] = -5;
	lowmem_reserve_ratio_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	EXPECT_EQ(sysctl_lowmem_reserve_ratio[0], 1);
	EXPECT_EQ(sysctl_lowmem_reserve_ratio[1], 1);
	expect_reserves(1, 1);

	sysctl_lowmem_reserve_ratio[0] = 256;
	sysctl_lowmem_reserve_ratio[1] = 32;
	lowmem_reserve_ratio_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	expect_reserves(256, 32);
}

/* The same with numbers: 4 MB below 64 MB below 32 MB. */
TEST(buddy, lowmem_reserve_numbers)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1), *dma = test_node.node_zones;

	if (!zone)
		return;
	dma[0].present_pages = 1024;
	dma[1].present_pages = 16384;
	dma[2].present_pages = 8192;
	lowmem_reserve_ratio_sysctl_handler(NULL, 1, NULL, NULL, NULL);
	EXPECT_EQ(dma[0].lowmem_reserve[1], 64UL);
	EXPECT_EQ(dma[0].lowmem_reserve[2], 96UL);
	EXPECT_EQ(dma[1].lowmem_reserve[2], 256UL);
	EXPECT_EQ(dma[1].lowmem_reserve[1], 0UL);
	test_zone_destroy();
}

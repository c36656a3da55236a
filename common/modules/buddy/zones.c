// SPDX-License-Identifier: GPL-2.0
/* Tests of the zones' set-up, mm/page_alloc.c. */
#include <linux/bootmem.h>
#include "suite.h"

/*
 * Zones during the boot: on a node that is laid over the first pages
 * of node 0, which are set up again afterwards.
 */
#define BOOT_NODE_PAGES	2048UL

static pg_data_t __initdata boot_node;
static bootmem_data_t __initdata boot_bdata;
static char __initdata boot_memory[4 * PAGE_SIZE] __attribute__((__aligned__(PAGE_SIZE)));

/* Has boot_memory ready for wait tables; its first page is the map. */
static void __init start_boot_memory(void)
{
	unsigned long start = __pa(boot_memory) >> PAGE_SHIFT;
	pg_data_t *list = pgdat_list;

	memset(&boot_node, 0xa5, sizeof(boot_node));
	memset(&boot_bdata, 0, sizeof(boot_bdata));
	boot_node.bdata = &boot_bdata;
	init_bootmem_node(&boot_node, start, start, start + sizeof(boot_memory) / PAGE_SIZE);
	free_bootmem_node(&boot_node, (start + 1) << PAGE_SHIFT,
			  sizeof(boot_memory) - PAGE_SIZE);
	pgdat_list = list;
}

static void __init setup_boot_node(unsigned long *sizes, unsigned long *holes)
{
	unsigned long first = NODE_DATA(0)->node_start_pfn;

	start_boot_memory();
	boot_node.node_mem_map = pfn_to_page(first);
	free_area_init_node(MAX_NUMNODES - 1, &boot_node, sizes, first, holes);
}

/* What a set-up changes outside of boot_node. */
static struct {
	unsigned long kernel_pages, all_pages;
	struct zone *table[MAX_NR_ZONES];
	int console_level;
} machine __initdata;

/* Returns 0 when node 0 is too small for the tests, and they are skipped. */
static int __init save_machine(void)
{
	if (NODE_DATA(0)->node_spanned_pages < BOOT_NODE_PAGES) {
		test_skip("node 0 has less than %lu pages", BOOT_NODE_PAGES);
		return 0;
	}
	machine.kernel_pages = nr_kernel_pages;
	machine.all_pages = nr_all_pages;
	memcpy(machine.table, zone_table + NODEZONE(MAX_NUMNODES - 1, 0), sizeof(machine.table));
	machine.console_level = mute_console();
	return 1;
}

static void __init restore_machine(void)
{
	unsigned long end = NODE_DATA(0)->node_start_pfn + BOOT_NODE_PAGES;
	int i;

	nr_kernel_pages = machine.kernel_pages;
	nr_all_pages = machine.all_pages;
	for (i = 0; i < MAX_NR_ZONES; i++) {
		struct zone *zone = NODE_DATA(0)->node_zones + i;

		zone_table[NODEZONE(MAX_NUMNODES - 1, i)] = machine.table[i];
		if (zone->spanned_pages && zone->zone_start_pfn < end)
			memmap_init_zone(min(zone->spanned_pages, end - zone->zone_start_pfn),
					 0, i, zone->zone_start_pfn);
	}
	console_loglevel = machine.console_level;
}

/*
 *	start               +1024                 +2024
 *	| DMA, a hole of 10 | HighMem, one of 24  |
 *
 * Zones follow each other, an empty one takes no room; holes are spanned but not present.
 */
TEST_BOOTMEM(buddy, zone_setup)
{
	unsigned long sizes[MAX_NR_ZONES] = { 1024, 0, 1000 };
	unsigned long holes[MAX_NR_ZONES] = { 10, 0, 24 };
	unsigned long start = NODE_DATA(0)->node_start_pfn;
	struct zone *dma = boot_node.node_zones, *normal = dma + 1, *high = dma + 2;
	int i;

	if (!save_machine())
		return;
	setup_boot_node(sizes, holes);

	EXPECT_EQ(boot_node.node_id, MAX_NUMNODES - 1);
	EXPECT_EQ(boot_node.node_start_pfn, start);
	EXPECT_EQ(boot_node.node_spanned_pages, 2024UL);
	EXPECT_EQ(boot_node.node_present_pages, 1990UL);
	EXPECT_EQ(boot_node.nr_zones, 3);
	EXPECT_EQ(boot_node.kswapd_max_order, 0);
	EXPECT_EQ(nr_kernel_pages - machine.kernel_pages, 1014UL);
	EXPECT_EQ(nr_all_pages - machine.all_pages, 1990UL);

	EXPECT_EQ(dma->zone_start_pfn, start);
	EXPECT_EQ(high->zone_start_pfn, start + 1024);
	EXPECT_PTR_EQ(dma->zone_mem_map, pfn_to_page(start));
	EXPECT_PTR_EQ(high->zone_mem_map, pfn_to_page(start) + 1024);
	EXPECT_EQ(dma->spanned_pages, 1024UL);
	EXPECT_EQ(dma->present_pages, 1014UL);
	EXPECT_EQ(normal->spanned_pages, 0UL);
	EXPECT_EQ(normal->present_pages, 0UL);
	EXPECT_EQ(high->spanned_pages, 1000UL);
	EXPECT_EQ(high->present_pages, 976UL);
	EXPECT_STR_EQ(dma->name, "DMA");
	EXPECT_STR_EQ(normal->name, "Normal");
	EXPECT_STR_EQ(high->name, "HighMem");

	for (i = 0; i < MAX_NR_ZONES; i++) {
		struct zone *zone = dma + i;

		EXPECT_PTR_EQ(zone_table[NODEZONE(MAX_NUMNODES - 1, i)], zone);
		EXPECT_PTR_EQ(zone->zone_pgdat, &boot_node);
		EXPECT_EQ(zone->free_pages, 0UL);
		EXPECT_EQ(zone->prev_priority, 12);
		EXPECT_EQ(zone->temp_priority, 12);
		EXPECT(list_empty(&zone->active_list));
		EXPECT(list_empty(&zone->inactive_list));
		EXPECT_EQ(zone->nr_active + zone->nr_inactive, 0UL);
		EXPECT_EQ(zone->nr_scan_active + zone->nr_scan_inactive, 0UL);
		if (i != ZONE_NORMAL)
			EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 0");
	}
	restore_machine();
}

/* Every page, of a hole too, starts reserved, without users, in no list. */
TEST_BOOTMEM(buddy, zone_setup_pages)
{
	unsigned long sizes[MAX_NR_ZONES] = { 1024, 0, 1000 }, holes[MAX_NR_ZONES] = { 0, 0, 24 };
	struct page *first = pfn_to_page(NODE_DATA(0)->node_start_pfn);
	unsigned long wrong = 0, i;

	if (!save_machine())
		return;
	for (i = 0; i < 2024; i++) {
		set_page_count(first + i, 3);
		atomic_set(&first[i]._mapcount, 3);
		ClearPageReserved(first + i);
	}
	setup_boot_node(sizes, holes);
	for (i = 0; i < 2024; i++) {
		struct page *page = first + i;

		if (!PageReserved(page) || page_count(page) || page_mapped(page) ||
		    !list_empty(&page->lru) ||
		    page_zone(page) != boot_node.node_zones + (i < 1024 ? 0 : 2))
			wrong++;
	}
	EXPECT_EQ(wrong, 0UL);
	/* Behind the zones nothing was set up. */
	EXPECT_PTR_NE(page_zone(first + 2024), boot_node.node_zones + 2);
	restore_machine();
}

/* What the set-up says; the batch is that of a zone below 12 MB. */
TEST_BOOTMEM(buddy, zone_setup_messages)
{
	unsigned long sizes[MAX_NR_ZONES] = { 1024, 1000, 0 }, holes[MAX_NR_ZONES] = { 0, 24, 0 };
	char text[40];

	if (!save_machine())
		return;
	test_log_position();
	setup_boot_node(sizes, holes);
	scnprintf(text, sizeof(text), "On node %d totalpages: 2000", MAX_NUMNODES - 1);
	EXPECT(test_log_has(text));
	EXPECT(test_log_has("  DMA zone: 1024 pages, LIFO batch:1\n"));
	EXPECT(test_log_has("  Normal zone: 976 pages, LIFO batch:1\n"));
	EXPECT(test_log_has("  HighMem zone: 0 pages, LIFO batch:1\n"));
	EXPECT(!test_log_has("wrong zone alignment"));
	EXPECT_EQ(boot_node.nr_zones, 2);
	restore_machine();
}

/* A zone must start at a multiple of the largest block, 1024 pages. */
TEST_BOOTMEM(buddy, zone_alignment)
{
	unsigned long sizes[MAX_NR_ZONES] = { 512, 512, 0 };

	if (!save_machine())
		return;
	test_log_position();
	setup_boot_node(sizes, NULL);
	EXPECT(test_log_has("<2>BUG: wrong zone alignment, it will crash\n"));
	EXPECT_EQ(boot_node.node_present_pages, 1024UL);
	restore_machine();
}

/* Wait queues: the smallest power of two that is not below size/256, but at least 4. */
TEST_BOOTMEM(buddy, wait_table)
{
	static struct { unsigned long size, queues, bits; } table[] __initdata = {
		{ 4, 4, 2 }, { 1024, 4, 2 }, { 1279, 4, 2 }, { 1280, 8, 3 }, { 2048, 8, 3 },
	};
	struct zone *zone = boot_node.node_zones;
	unsigned int i, j;

	if (!save_machine())
		return;
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		unsigned long sizes[MAX_NR_ZONES] = { table[i].size };

		setup_boot_node(sizes, NULL);
		EXPECT_EQ(zone->wait_table_size, table[i].queues);
		EXPECT_EQ(zone->wait_table_bits, table[i].bits);
		for (j = 0; j < zone->wait_table_size; j++)
			EXPECT(list_empty(&zone->wait_table[j].task_list));
		EXPECT_GE((unsigned long)zone->wait_table, (unsigned long)boot_memory + PAGE_SIZE);
	}
	restore_machine();
}

/*
 * The batch of the per-CPU lists by the pages present. The zones span four pages, and a
 * hole of less than nothing makes more of them: so the rule is seen without the memory.
 */
TEST_BOOTMEM(buddy, pageset_batch)
{
	static struct { unsigned long present; int batch; } table[] __initdata = {
		{ 1, 1 }, { 1023, 1 }, { 4096, 1 }, { 8191, 1 }, { 8192, 3 }, { 12287, 3 },
		{ 12288, 7 }, { 16384, 7 }, { 20480, 7 }, { 24575, 7 }, { 24576, 15 },
		{ 25600, 15 }, { 32768, 15 }, { 45055, 15 }, { 45056, 31 }, { 65535, 31 },
		{ 65536, 31 }, { 262144, 31 }, { 1UL << 24, 31 },
	};
	unsigned int i;
	int cpu;

	if (!save_machine())
		return;
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		unsigned long sizes[MAX_NR_ZONES] = { 4 };
		unsigned long holes[MAX_NR_ZONES] = { 4 - table[i].present };
		int batch = table[i].batch;

		setup_boot_node(sizes, holes);
		EXPECT_EQ(boot_node.node_zones[0].present_pages, table[i].present);
		for (cpu = 0; cpu < NR_CPUS; cpu++) {
			struct per_cpu_pages *pcp = pageset_of(&boot_node.node_zones[0], cpu)->pcp;

			EXPECT_EQ(pcp[0].batch, batch);
			EXPECT_EQ(pcp[0].low, 2 * batch);
			EXPECT_EQ(pcp[0].high, 6 * batch);
			EXPECT_EQ(pcp[0].count, 0);
			EXPECT(list_empty(&pcp[0].list));
			EXPECT_EQ(pcp[1].batch, batch);
			EXPECT_EQ(pcp[1].low, 0);
			EXPECT_EQ(pcp[1].high, 2 * batch);
			EXPECT_EQ(pcp[1].count, 0);
			EXPECT(list_empty(&pcp[1].list));
		}
	}
	restore_machine();
}

#ifndef CONFIG_DISCONTIGMEM
/* free_area_init(): node 0, from the first page of memory on, without holes. */
TEST_BOOTMEM(buddy, zone_setup_of_one_node)
{
	unsigned long sizes[MAX_NR_ZONES] = { 1024, 1024, 0 };
	pg_data_t *first = NODE_DATA(0);
	static pg_data_t saved __initdata;

	saved = *first;
	if (!save_machine())
		return;
	start_boot_memory();
	first->bdata = &boot_bdata;
	free_area_init(sizes);
	EXPECT_EQ(first->node_id, 0);
	EXPECT_EQ(first->node_start_pfn, PHYS_OFFSET >> PAGE_SHIFT);
	EXPECT_EQ(first->node_spanned_pages, 2048UL);
	EXPECT_EQ(first->node_present_pages, 2048UL);
	EXPECT_EQ(first->node_zones[1].zone_start_pfn, first->node_start_pfn + 1024);
	EXPECT_PTR_EQ(first->node_mem_map, saved.node_mem_map);
	*first = saved;
	restore_machine();
}
#endif

/* Before there are zonelists a request fails, and does so quietly. */
TEST_BOOTMEM(buddy, no_pages_before_zonelists)
{
	test_log_position();
	EXPECT_PTR_EQ(alloc_pages(GFP_ATOMIC, 0), NULL);
	EXPECT_EQ(__get_free_pages(GFP_ATOMIC, 3), 0UL);
	EXPECT(!test_log_has("page allocation failure"));
}

/*
 * When bootmem has handed over, each page of the machine is reserved, or free, or in the
 * boot CPU's lists, and totalram_pages counts those that are not reserved.
 */
TEST_BUDDY(buddy, all_memory_is_handed_over)
{
	unsigned long usable = 0, listed = 0, free = 0, pfn;
	struct zone *zone;

	for_each_zone(zone) {
		struct per_cpu_pageset *pset = pageset_of(zone, 0);

		for (pfn = zone->zone_start_pfn;
		     pfn < zone->zone_start_pfn + zone->spanned_pages; pfn++)
			usable += !PageReserved(pfn_to_page(pfn));
		listed += pset->pcp[0].count + pset->pcp[1].count;
		free += zone->free_pages;
		if (zone->spanned_pages)
			EXPECT_EQ(strlen(test_zone_blocks(zone)) < 120, 1);
	}
	EXPECT_EQ(free + listed, totalram_pages);
	EXPECT_EQ(usable, totalram_pages);
}

/* Until the initcalls there are no marks and no reserves. */
TEST_BUDDY(buddy, no_marks_before_initcalls)
{
	struct zone *zone;
	int i;

	EXPECT_EQ(min_free_kbytes, 1024);
	for_each_zone(zone) {
		EXPECT_EQ(zone->pages_min, 0UL);
		EXPECT_EQ(zone->pages_low, 0UL);
		EXPECT_EQ(zone->pages_high, 0UL);
		for (i = 0; i < MAX_NR_ZONES; i++)
			EXPECT_EQ(zone->lowmem_reserve[i], 0UL);
	}
}

/* The machine's zones, by the same rules. */
TEST(buddy, zones_of_the_machine)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		unsigned long pfn = pgdat->node_start_pfn, present = 0;
		int i, highest = -1;

		for (i = 0; i < MAX_NR_ZONES; i++) {
			struct zone *zone = pgdat->node_zones + i;
			unsigned long queues = 4;

			present += zone->present_pages;
			EXPECT_PTR_EQ(zone->zone_pgdat, pgdat);
			if (!zone->spanned_pages)
				continue;
			highest = i;
			EXPECT_EQ(zone->zone_start_pfn, pfn);
			EXPECT_EQ(pfn % 1024, 0UL);
			EXPECT_PTR_EQ(zone->zone_mem_map, pfn_to_page(pfn));
			while (queues < 4096 && queues < zone->spanned_pages / 256)
				queues *= 2;
			EXPECT_EQ(zone->wait_table_size, queues);
			EXPECT_EQ(1UL << zone->wait_table_bits, queues);
			pfn += zone->spanned_pages;
		}
		EXPECT_EQ(pgdat->node_present_pages, present);
		EXPECT_EQ(pgdat->node_spanned_pages, pfn - pgdat->node_start_pfn);
		EXPECT_EQ(pgdat->nr_zones, highest + 1);
	}
}

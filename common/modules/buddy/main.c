// SPDX-License-Identifier: GPL-2.0
/* Tests of zones, of the buddy lists and of the allocation path, mm/page_alloc.c. */
#include <linux/bootmem.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/test.h>
#include "../test_zone.h"

/* More than any zone has. */
#define FAR_TOO_MANY	(1UL << 28)

/* Shows nothing from now on but the end of the kernel, for which a level of 0 is too low. */
static int mute_console(void)
{
	int level = console_loglevel;

	console_loglevel = -1;
	return level;
}

static void put(struct page *page, unsigned int order)
{
	if (page)
		__free_pages(page, order);
}

static void set_marks(struct zone *zone, unsigned long pages)
{
	zone->pages_min = zone->pages_low = zone->pages_high = pages;
}

/* The first block of a buddy list; -1: the list is empty. */
static long head_of(struct zone *zone, unsigned int order)
{
	struct list_head *list = &zone->free_area[order].free_list;

	return list_empty(list) ? -1 : test_zone_nr(list_entry(list->next, struct page, lru));
}

static unsigned int rnd(unsigned int *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 16;
}

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

static void __init save_machine(void)
{
	machine.kernel_pages = nr_kernel_pages;
	machine.all_pages = nr_all_pages;
	memcpy(machine.table, zone_table + NODEZONE(MAX_NUMNODES - 1, 0), sizeof(machine.table));
	machine.console_level = mute_console();
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

	save_machine();
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

	save_machine();
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

	save_machine();
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

	save_machine();
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

	save_machine();
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

	save_machine();
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		unsigned long sizes[MAX_NR_ZONES] = { 4 };
		unsigned long holes[MAX_NR_ZONES] = { 4 - table[i].present };
		int batch = table[i].batch;

		setup_boot_node(sizes, holes);
		EXPECT_EQ(boot_node.node_zones[0].present_pages, table[i].present);
		for (cpu = 0; cpu < NR_CPUS; cpu++) {
			struct per_cpu_pages *pcp = boot_node.node_zones[0].pageset[cpu].pcp;

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
	save_machine();
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
		struct per_cpu_pageset *pset = &zone->pageset[0];

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

/*
 * Zonelists.
 */

static const int highest_zone_of_list[GFP_ZONETYPES] = { ZONE_NORMAL, ZONE_DMA, ZONE_HIGHMEM };

/* Appends a node's zones with memory, from the highest allowed one down; returns how many. */
static int expect_node(const struct zonelist *list, int pos, int nid, int highest)
{
	int n = 0, i;

	for (i = highest; i >= 0; i--) {
		struct zone *zone = NODE_DATA(nid)->node_zones + i;

		if (zone->present_pages) {
			EXPECT_PTR_EQ(list->zones[pos + n], zone);
			n++;
		}
	}
	return n;
}

/* A node's own zones come first: for a normal request, for DMA, for high memory. */
TEST(buddy, zonelists_start_at_home)
{
	int nid, type;

	for_each_online_node(nid)
		for (type = 0; type < GFP_ZONETYPES; type++)
			expect_node(NODE_DATA(nid)->node_zonelists + type, 0, nid,
				    highest_zone_of_list[type]);
}

/* Each node is in each list once, and NULL ends it. */
TEST(buddy, zonelists_have_all_nodes)
{
	int nid, other, type;

	for_each_online_node(nid)
		for (type = 0; type < GFP_ZONETYPES; type++) {
			struct zonelist *list = NODE_DATA(nid)->node_zonelists + type;
			int length = 0, expected = 0;

			while (list->zones[length])
				length++;
			for_each_online_node(other) {
				int n, pos = 0;

				while (pos < length &&
				       list->zones[pos]->zone_pgdat != NODE_DATA(other))
					pos++;
				n = expect_node(list, pos, other, highest_zone_of_list[type]);
				expected += n;
			}
			EXPECT_EQ(length, expected);
		}
}

#ifdef CONFIG_NUMA
/*
 * Nodes at one distance: those without a CPU come first - when the lists are made only the
 * boot CPU's node has one - then those that are the next choice of fewer others, then the
 * next one by number.
 */
TEST(buddy, zonelists_by_cost)
{
	/* By node of the boot CPU, number of nodes, node. */
	static const char *const orders[2][5][4] = {
		{
			[1] = { "0" },
			[2] = { "01", "10" },
			[3] = { "012", "120", "210" },
			[4] = { "0123", "1230", "2310", "3120" },
		}, {
			[2] = { "01", "10" },
			[3] = { "021", "102", "201" },
			[4] = { "0231", "1302", "2031", "3021" },
		},
	};
	int nodes = num_online_nodes(), boot = cpu_to_node(0), nid, i;

	for_each_online_node(nid)
		if (nid >= nodes || !node_present_pages(nid))
			SKIP("a node without memory, or without a neighbour");
	if (boot > 1)
		SKIP("the boot CPU is on node %d", boot);

	for_each_online_node(nid) {
		struct zonelist *list = NODE_DATA(nid)->node_zonelists;
		int pos = 0;

		for (i = 0; i < nodes; i++)
			pos += expect_node(list, pos, orders[boot][nodes][nid][i] - '0',
					   ZONE_NORMAL);
		EXPECT_PTR_EQ(list->zones[pos], NULL);
	}
}
#endif

/*
 * The buddy lists, on a zone of 1024 pages.
 */

/*
 *	0 1 2  4    8        16  ...              512                       1024
 *	|x|0|1 |2   |3       |4  ...             |9                        |
 *
 * A page out of the largest block: the lowest address is handed out, and the upper halves
 * become free blocks.
 */
TEST(buddy, split_keeps_upper_halves)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int order;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	EXPECT_EQ(zone->free_pages, 1024UL);

	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 0)), 0L);
	EXPECT_EQ(zone->free_pages, 1023UL);
	EXPECT_STR_EQ(test_zone_blocks(zone), "1 1 1 1 1 1 1 1 1 1 0");
	for (order = 0; order < 10; order++)
		EXPECT_EQ(head_of(zone, order), 1L << order);
	test_zone_destroy();
}

/* Each order, out of the largest block: at 0, with what is left above it. */
TEST(buddy, split_to_each_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int order, k;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (order = 1; order <= 10; order++) {
		struct page *page = test_zone_alloc(GFP_KERNEL, order);

		EXPECT_EQ(test_zone_nr(page), 0L);
		EXPECT_EQ(zone->free_pages, 1024UL - (1UL << order));
		for (k = 0; k <= 10; k++)
			EXPECT_EQ(zone->free_area[k].nr_free, k >= order && k < 10 ? 1UL : 0UL);
		put(page, order);
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	}
	test_zone_destroy();
}

/*
 *	0        16        32                 64
 *	|x 4     |4        |5                 |6 ...
 *
 * Eight pages come from the free block of 16, not from a larger one.
 */
TEST(buddy, smallest_block_is_split)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 4)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 16L);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 0 1 1 1 1 1 0");
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 32L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 24L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 3)), 64L);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 1 1 0 1 1 1 0");
	test_zone_destroy();
}

/* The list of an order is a stack: the block freed last is the next one handed out. */
TEST(buddy, freed_block_is_next)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *page[4];
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (i = 0; i < 4; i++)
		page[i] = test_zone_alloc(GFP_KERNEL, 5);
	EXPECT_EQ(test_zone_nr(page[3]), 96L);

	/* No two of them are buddies: 0 with 32, 64 with 96. */
	put(page[1], 5);
	put(page[3], 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 2 0 1 1 1 0");
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 96L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 5)), 32L);
	test_zone_destroy();
}

/*
 *	0    32    64         128        192        256
 *	|5   |5    |x 6       |x 6       |6         |8 ...
 *
 * A block that grew by joining goes to the head of its list too: before the one at 192.
 */
TEST(buddy, joined_block_is_next)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *low, *high;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	low = test_zone_alloc(GFP_KERNEL, 5);
	high = test_zone_alloc(GFP_KERNEL, 5);
	test_zone_alloc(GFP_KERNEL, 6);
	test_zone_alloc(GFP_KERNEL, 6);
	EXPECT_EQ(head_of(zone, 6), 192L);

	put(high, 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 1 1 0 1 1 0");
	put(low, 5);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 2 0 1 1 0");
	EXPECT_EQ(head_of(zone, 6), 0L);
	/* What is inside it heads no block any more. */
	EXPECT(!PagePrivate(high));
	EXPECT_EQ(high->private, 0UL);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 6)), 0L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 6)), 192L);
	test_zone_destroy();
}

/*
 *	0        8        16       24       32
 *	|x       |free    |free    |x       |
 *
 * Neighbours are no buddies when they differ in more than one bit: 8 and 16 stay apart.
 */
TEST(buddy, neighbours_are_not_buddies)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *page[4];
	int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (i = 0; i < 4; i++)
		page[i] = test_zone_alloc(GFP_KERNEL, 3);
	put(page[1], 3);
	put(page[2], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 2 0 1 1 1 1 1 0");
	put(page[0], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 1 1 1 1 1 1 1 0");
	EXPECT_EQ(head_of(zone, 4), 0L);
	put(page[3], 3);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* Whatever the order in which its parts are freed, the large block is there again. */
TEST(buddy, join_in_any_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	unsigned int seed = 1, order, round, i;
	struct page *page[32];

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	for (round = 0; round < 60; round++) {
		order = 5 + round % 5;
		for (i = 0; i < 1024U >> order; i++)
			page[i] = test_zone_alloc(GFP_KERNEL, order);
		EXPECT_EQ(zone->free_pages, 0UL);
		while (i--) {
			unsigned int pick = rnd(&seed) % (i + 1);

			put(page[pick], order);
			page[pick] = page[i];
		}
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	}
	test_zone_destroy();
}

/* Blocks of 1024 pages are the largest: two of them are not joined. */
TEST(buddy, largest_order)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 2);

	if (!zone)
		return;
	test_zone_fill(zone, 8);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 2");
	EXPECT_EQ(zone->free_pages, 2048UL);
	/* The upper one was freed later. */
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 10)), 1024L);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 10)), 0L);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL | __GFP_NORETRY, 10), NULL);
	test_zone_destroy();
}

/*
 *	0                16               32
 *	|free            |what is here?   |
 *
 * The block at 0 is joined with the one at 16 only if that is a free block of 16 pages:
 * marked as the head of one, of that order, not reserved, without users.
 */
TEST(buddy, what_a_buddy_is)
{
	static const struct { int private_flag, order, reserved, count; } neighbour[] = {
		{ 0, 0, 0, 1 },		/* in use */
		{ 1, 4, 0, 1 },		/* in use, and its user has something in private */
		{ 0, 4, 0, 0 },		/* not the head of a block */
		{ 1, 3, 0, 0 },		/* a smaller block */
		{ 1, 5, 0, 0 },		/* a larger one */
		{ 1, 4, 1, 0 },		/* reserved */
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *low, *high;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	low = test_zone_alloc(GFP_KERNEL, 4);
	high = test_zone_alloc(GFP_KERNEL, 4);
	EXPECT_EQ(test_zone_nr(high), 16L);
	for (i = 0; i < ARRAY_SIZE(neighbour); i++) {
		INIT_LIST_HEAD(&high->lru);
		if (neighbour[i].private_flag)
			SetPagePrivate(high);
		high->private = neighbour[i].order;
		if (neighbour[i].reserved)
			SetPageReserved(high);
		set_page_count(high, neighbour[i].count);

		put(low, 4);
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 1 1 1 1 1 1 0");
		low = test_zone_alloc(GFP_KERNEL, 4);
		EXPECT_EQ(test_zone_nr(low), 0L);

		ClearPagePrivate(high);
		ClearPageReserved(high);
		high->private = 0;
		set_page_count(high, 1);
	}
	put(low, 4);
	put(high, 4);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* Makes @page look like a free block of 512 pages. */
static void forge_block(struct page *page)
{
	INIT_LIST_HEAD(&page->lru);
	SetPagePrivate(page);
	page->private = 9;
	set_page_count(page, 0);
}

/*
 *	0                         512                       1024
 *	| zone, a block of 512    | looks like its buddy    |
 *
 * What lies behind the end of the zone is not joined, whatever it looks like.
 */
TEST(buddy, no_buddy_behind_the_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);

	if (!zone)
		return;
	zone->spanned_pages = 512;
	forge_block(zone->zone_mem_map + 512);
	test_zone_fill(zone, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	test_zone_destroy();
}

/* Nor is what lies before its start. */
TEST(buddy, no_buddy_before_the_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct page *first;

	if (!zone)
		return;
	first = zone->zone_mem_map;
	zone->spanned_pages = 512;
	zone->zone_start_pfn += 512;
	zone->zone_mem_map += 512;
	forge_block(first);
	set_page_count(first + 512, 1);
	__free_pages(first + 512, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	EXPECT_EQ(head_of(zone, 9), 512L);
	test_zone_destroy();
}

/* The zone of the machine that has @page, which is lent to the test zone. */
static struct zone *owner_of(struct page *page)
{
	unsigned long pfn = page_to_pfn(page);
	struct zone *zone;

	for_each_zone(zone)
		if (zone->zone_pgdat != &test_node && pfn >= zone->zone_start_pfn &&
		    pfn < zone->zone_start_pfn + zone->spanned_pages)
			return zone;
	return NULL;
}

/* Nor is a page in the middle that belongs to another zone. */
TEST(buddy, no_buddy_of_another_zone)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1), *owner;
	struct page *page;

	if (!zone)
		return;
	page = zone->zone_mem_map + 512;
	owner = owner_of(page);
	set_page_zone(page, NODEZONE(owner->zone_pgdat->node_id, zone_idx(owner)));
	forge_block(page);
	set_page_count(zone->zone_mem_map, 1);
	__free_pages(zone->zone_mem_map, 9);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	EXPECT_EQ(head_of(zone, 9), 0L);
	test_zone_destroy();
}

/*
 * Blocks of random orders come and go: each is aligned to its size and shares no page with
 * another; the counts are right at all times, and in the end there is one block again.
 */
TEST(buddy, random_blocks)
{
	static unsigned char used[1024];
	struct zone *zone = test_zone_create(ZONE_NORMAL, 10, 1);
	struct { struct page *page; unsigned int order; } live[40];
	unsigned int seed = 12, n = 0, i;
	unsigned long pages = 0;
	int step;

	if (!zone)
		return;
	test_zone_fill(zone, 10);
	memset(used, 0, sizeof(used));
	for (step = 0; step < 3000; step++) {
		if (n < ARRAY_SIZE(live) && rnd(&seed) % 2) {
			unsigned int order = 1 + rnd(&seed) % 7;
			struct page *page = test_zone_alloc(GFP_ATOMIC, order);
			long nr = test_zone_nr(page);

			if (!page)
				continue;
			EXPECT_EQ(nr % (1 << order), 0L);
			for (i = 0; i < 1U << order; i++)
				EXPECT_EQ((int)used[nr + i]++, 0);
			live[n].page = page;
			live[n++].order = order;
			pages += 1UL << order;
		} else if (n) {
			unsigned int pick = rnd(&seed) % n;

			memset(used + (live[pick].page - test_run.first), 0, 1 << live[pick].order);
			pages -= 1UL << live[pick].order;
			put(live[pick].page, live[pick].order);
			live[pick] = live[--n];
		}
		EXPECT_EQ(zone->free_pages, 1024 - pages);
		if (step % 100 == 0)
			EXPECT_EQ(*test_zone_blocks(zone), '0');
	}
	while (n--)
		put(live[n].page, live[n].order);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 1");
	test_zone_destroy();
}

/* A zone of 64 pages serves 64 requests for a page, then none; k freed serve k more. */
TEST(buddy, exhaustion)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page[64];
	int k, i;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	for (i = 0; i < 64; i++)
		page[i] = test_zone_alloc(GFP_ATOMIC, 0);
	EXPECT(page[63]);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), NULL);
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 0 0");
	for (k = 1; k < 10; k++) {
		for (i = 0; i < k; i++)
			put(page[i], 0);
		drain_local_pages();
		for (i = 0; i < k; i++) {
			page[i] = test_zone_alloc(GFP_ATOMIC, 0);
			EXPECT(page[i]);
		}
		EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
		EXPECT_EQ(zone->free_pages, 0UL);
	}
	for (i = 0; i < 64; i++)
		put(page[i], 0);
	drain_local_pages();
	EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 1 0 0 0 0");
	test_zone_destroy();
}

/* Freeing tells reclaim that there is hope again. */
TEST(buddy, free_ends_unreclaimable)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	page = test_zone_alloc(GFP_KERNEL, 2);
	zone->all_unreclaimable = 1;
	zone->pages_scanned = 77;
	put(test_zone_alloc(GFP_KERNEL, 0), 0);
	EXPECT_EQ(zone->all_unreclaimable, 1);
	put(page, 2);
	EXPECT_EQ(zone->all_unreclaimable, 0);
	EXPECT_EQ(zone->pages_scanned, 0UL);
	test_zone_destroy();
}

/* A block starts at a multiple of its size. */
FATAL_TEST(buddy, free_misaligned_block, "kernel BUG at mm/page_alloc.c")
{
	struct page *page = alloc_pages(GFP_KERNEL, 2);

	set_page_count(page + 1, 1);
	__free_pages(page + 1, 1);
}

FATAL_TEST(buddy, free_behind_the_zone, "kernel BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	zone->spanned_pages = 32;
	set_page_count(zone->zone_mem_map + 32, 1);
	__free_pages(zone->zone_mem_map + 32, 2);
}

/* A free block that is not in the zone: someone has written to the lists. */
FATAL_TEST(buddy, alloc_behind_the_zone, "kernel BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	test_zone_fill(zone, 6);
	zone->spanned_pages = 0;
	test_zone_alloc(GFP_ATOMIC, 6);
}

FATAL_TEST(buddy, split_behind_the_zone, "kernel BUG at mm/page_alloc.c")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);

	test_zone_fill(zone, 6);
	zone->spanned_pages = 32;
	test_zone_alloc(GFP_ATOMIC, 5);
}

FATAL_TEST(buddy, free_twice, "kernel BUG at mm/page_alloc.c")
{
	struct page *page = alloc_page(GFP_KERNEL);

	__free_page(page);
	__free_page(page);
}

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

/* A zonelist without zones serves nobody, and says nothing. */
TEST(buddy, empty_zonelist)
{
	static struct zonelist empty;

	test_log_position();
	EXPECT_PTR_EQ(__alloc_pages(GFP_KERNEL, 0, &empty), NULL);
	EXPECT(!test_log_has("page allocation failure"));
}

/* There are no blocks of 2048 pages; asking is no mistake that is worth a message. */
TEST(buddy, order_too_high)
{
	test_log_position();
	EXPECT_PTR_EQ(alloc_pages(GFP_KERNEL, MAX_ORDER), NULL);
	EXPECT_PTR_EQ(alloc_pages_node(numa_node_id(), GFP_KERNEL, MAX_ORDER), NULL);
	EXPECT_PTR_EQ(alloc_pages(GFP_KERNEL | __GFP_NOFAIL, ~0U), NULL);
	EXPECT_EQ(__get_free_pages(GFP_KERNEL, MAX_ORDER), 0UL);
	EXPECT(!test_log_has("page allocation failure"));
}

/*
 * The zones of a list in their order: each serves the request when those before it can't,
 * and nobody does when none can. A request for DMA never gets anything else.
 */
TEST(buddy, fall_back_order)
{
	static unsigned long marks[MAX_NUMNODES * MAX_NR_ZONES][2];
	int type, i, j;

	for (type = 0; type < GFP_ZONETYPES; type++) {
		struct zone **zones = NODE_DATA(numa_node_id())->node_zonelists[type].zones;
		struct page *page;

		for (i = 0; zones[i]; i++) {
			page = __alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 1,
					     NODE_DATA(numa_node_id())->node_zonelists + type);
			if (zones[i]->free_pages > zones[i]->pages_low + 2 +
						   zones[i]->lowmem_reserve[zone_idx(zones[0])])
				EXPECT_PTR_EQ(page ? page_zone(page) : NULL, zones[i]);
			put(page, 1);
			marks[i][0] = zones[i]->pages_min;
			marks[i][1] = zones[i]->pages_low;
			zones[i]->pages_min = zones[i]->pages_low = FAR_TOO_MANY;
		}
		page = __alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 1,
				     NODE_DATA(numa_node_id())->node_zonelists + type);
		EXPECT_PTR_EQ(page, NULL);
		for (j = 0; j < i; j++) {
			zones[j]->pages_min = marks[j][0];
			zones[j]->pages_low = marks[j][1];
		}
	}
}

/* The flags choose the list: none normal memory, __GFP_DMA, __GFP_HIGHMEM. */
TEST(buddy, zone_by_flags)
{
	static const unsigned int flags[GFP_ZONETYPES] = { 0, __GFP_DMA, __GFP_HIGHMEM };
	struct zonelist *lists = NODE_DATA(numa_node_id())->node_zonelists;
	int type;

	for (type = 0; type < GFP_ZONETYPES; type++) {
		struct page *page = alloc_page(GFP_ATOMIC | __GFP_NOWARN | flags[type]);

		ASSERT(page);
		EXPECT_PTR_EQ(page_zone(page), lists[type].zones[0]);
		__free_page(page);
	}
}

/*
 * Reclaim: a request that may wait asks the shrinkers.
 */
static struct {
	int queries;		/* how often it was asked what it has */
	int scans;		/* how often it was asked to give */
	int gives;		/* how often it says that it did */
	int helps_at;		/* the scan in which it does, or query when it has nothing */
	struct zone *zone;	/* where it helps */
	unsigned int gfp_mask;
	unsigned long flags;	/* of the task */
	struct page *page;	/* what it could allocate itself */
} asked;

/* Helping is taking away the marks that matter when it did give, or did not. */
static int test_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	if (nr_to_scan) {
		asked.scans++;
		asked.gives--;
		if (asked.scans == asked.helps_at)
			asked.zone->pages_min = 0;
		return nr_to_scan - 1;
	}
	asked.queries++;
	asked.gfp_mask = gfp_mask;
	asked.flags = current->flags;
	if (!asked.gives && asked.queries == asked.helps_at)
		asked.zone->pages_high = 0;
	return asked.gives ? 10 : 0;
}

/* A page, or not, from a zone that is below its marks. The shrinker gives @gives times. */
static struct page *alloc_short(struct zone *zone, unsigned int gfp_mask, unsigned int order,
				int gives, int helps_at)
{
	struct shrinker *shrinker = set_shrinker(DEFAULT_SEEKS, test_shrinker);
	struct page *page;

	set_marks(zone, FAR_TOO_MANY);
	memset(&asked, 0, sizeof(asked));
	asked.gives = gives;
	asked.helps_at = helps_at;
	asked.zone = zone;
	page = test_zone_alloc(gfp_mask, order);
	if (shrinker)
		remove_shrinker(shrinker);
	return page;
}

/* A shrinker that always says it gave something, and nothing changes. */
TEST(buddy, noretry_asks_once)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY, 0, 1000, 0), NULL);
	EXPECT_EQ(asked.queries, 1);
	EXPECT_EQ(asked.scans, 1);
	EXPECT_EQ(asked.gfp_mask & ~__GFP_NOWARN, GFP_KERNEL | __GFP_NORETRY);
	/* It wins over the flags that ask for the opposite. */
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY | __GFP_REPEAT, 5, 1000, 0),
		      NULL);
	EXPECT_EQ(asked.scans, 1);
	test_zone_destroy();
}

/* Up to 8 pages a request goes on as long as something is given: five times, then no more. */
TEST(buddy, small_requests_retry)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned int order;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	for (order = 0; order <= 3; order++) {
		EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, order, 5, 0), NULL);
		EXPECT_EQ(asked.scans, 5);
		EXPECT_EQ(asked.queries, 6);
	}
	test_zone_destroy();
}

/* From 16 pages on it does not, but with __GFP_REPEAT or __GFP_NOFAIL. */
TEST(buddy, large_requests_retry_if_told)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct page *page;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, 4, 5, 0), NULL);
	EXPECT_EQ(asked.scans, 1);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_REPEAT, 4, 5, 0), NULL);
	EXPECT_EQ(asked.scans, 5);
	page = alloc_short(zone, GFP_KERNEL | __GFP_NOFAIL, 4, 1000, 40);
	EXPECT_EQ(test_zone_nr(page), 0L);
	EXPECT_EQ(asked.scans, 40);
	test_zone_destroy();
}

/* As soon as the zone is above its min mark the request is served. */
TEST(buddy, reclaim_helps)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned long stalls, scanned;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	stalls = read_page_state(allocstall);
	scanned = read_page_state(slabs_scanned);
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_KERNEL, 2, 1000, 3)), 0L);
	EXPECT_EQ(asked.scans, 3);
	EXPECT_EQ(asked.queries, 3);
	EXPECT_EQ(read_page_state(allocstall) - stalls, 3UL);
	EXPECT_EQ(read_page_state(slabs_scanned) - scanned, 30UL);

	/* Also with the last attempt that __GFP_NORETRY allows, and without __GFP_FS. */
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_NOIO | __GFP_NORETRY, 2, 1, 1)), 4L);
	EXPECT_EQ(read_page_state(allocstall) - stalls, 4UL);
	test_zone_destroy();
}

/* Who can't wait, or frees memory already, does not reclaim. */
TEST(buddy, who_does_not_reclaim)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_ATOMIC, 0, 5, 1), NULL);
	EXPECT_EQ(asked.queries, 0);
	current->flags |= PF_MEMALLOC;
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOMEMALLOC, 0, 5, 1), NULL);
	current->flags &= ~PF_MEMALLOC;
	EXPECT_EQ(asked.queries, 0);
	set_thread_flag(TIF_MEMDIE);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NOMEMALLOC, 0, 5, 1), NULL);
	clear_thread_flag(TIF_MEMDIE);
	EXPECT_EQ(asked.queries, 0);
	test_zone_destroy();
}

static int allocating_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	asked.queries += !nr_to_scan;
	if (!nr_to_scan && !asked.page)
		asked.page = test_zone_alloc(gfp_mask, 0);
	return 0;
}

/* A shrinker may use the reserves, and its own requests do not reclaim: no recursion. */
TEST(buddy, shrinker_gets_memory)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL, 0, 0, 0), NULL);
	EXPECT(asked.flags & PF_MEMALLOC);
	EXPECT(!(current->flags & PF_MEMALLOC));

	shrinker = set_shrinker(DEFAULT_SEEKS, allocating_shrinker);
	EXPECT(shrinker);
	memset(&asked, 0, sizeof(asked));
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL, 0), NULL);
	EXPECT(asked.page);
	EXPECT_EQ(asked.queries, 1);
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

/*
 * Nothing was given, but meanwhile somebody freed pages up to the high mark: then the
 * request is served after all, if it would else have killed a process for memory, that is
 * with __GFP_FS and without __GFP_NORETRY.
 */
TEST(buddy, last_look_at_high_marks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	EXPECT_EQ(test_zone_nr(alloc_short(zone, GFP_KERNEL, 2, 0, 1)), 0L);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_NORETRY, 2, 0, 1), NULL);
	EXPECT_PTR_EQ(alloc_short(zone, GFP_NOFS, 2, 0, 1), NULL);

	/* The min mark is not asked for then, nor does urgency count. */
	current->prio -= MAX_RT_PRIO;
	EXPECT_PTR_EQ(alloc_short(zone, GFP_KERNEL | __GFP_HIGH, 2, 0, 0), NULL);
	zone->pages_min = zone->pages_low = FAR_TOO_MANY;
	zone->pages_high = 508;
	EXPECT_PTR_EQ(test_zone_alloc(GFP_KERNEL | __GFP_HIGH, 0), NULL);
	zone->pages_high = 507;
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL | __GFP_HIGH, 0)), 4L);
	current->prio += MAX_RT_PRIO;
	test_zone_destroy();
}

static int lowering_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	if (nr_to_scan)
		asked.zone->pages_min = asked.helps_at;
	return nr_to_scan ? 0 : 1;
}

/* After reclaim too an urgent request may go below the min mark. */
TEST(buddy, urgency_after_reclaim)
{
	static const struct { unsigned int gfp_mask; int realtime, last; } table[] = {
		{ GFP_KERNEL, 0, 511 }, { GFP_KERNEL, 1, 681 },
		{ GFP_KERNEL | __GFP_HIGH, 0, 1022 }, { GFP_KERNEL | __GFP_HIGH, 1, 1362 },
	};
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct shrinker *shrinker;
	int prio = current->prio, over;
	unsigned int i;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	shrinker = set_shrinker(DEFAULT_SEEKS, lowering_shrinker);
	EXPECT(shrinker);
	asked.zone = zone;
	for (i = 0; i < ARRAY_SIZE(table); i++)
		for (over = 0; over < 2; over++) {
			struct page *page;

			set_marks(zone, FAR_TOO_MANY);
			asked.helps_at = table[i].last + over;
			if (table[i].realtime)
				current->prio = 0;
			page = test_zone_alloc(table[i].gfp_mask | __GFP_NORETRY, 0);
			current->prio = prio;
			EXPECT_EQ(page == NULL, over);
			put(page, 0);
			drain_local_pages();
		}
	if (shrinker)
		remove_shrinker(shrinker);
	test_zone_destroy();
}

static int refusing_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return nr_to_scan ? -1 : 20;
}

static int generous_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	(void)gfp_mask;
	return nr_to_scan ? 3 : 10;
}

/* shrink_slab() adds up what was given: seven of ten, and nothing by who can't now. */
TEST(buddy, shrink_slab)
{
	struct shrinker *a = set_shrinker(DEFAULT_SEEKS, refusing_shrinker);
	struct shrinker *b = set_shrinker(DEFAULT_SEEKS, generous_shrinker);

	ASSERT(a && b);
	EXPECT_EQ(shrink_slab(0, GFP_KERNEL, 0), 7);
	remove_shrinker(b);
	EXPECT_EQ(shrink_slab(0, GFP_KERNEL, 0), 0);
	remove_shrinker(a);
}

/* Nothing is given and the caller can't take a no: in the release a process is killed. */
FATAL_TEST(buddy, nofail_without_memory, "Out of memory and no killable processes...")
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);

	set_marks(zone, FAR_TOO_MANY);
	test_zone_alloc(GFP_KERNEL | __GFP_NOFAIL, 0);
}

/*
 * The message names the task, the order and the flags. Such messages are limited: here,
 * early in the boot, none was printed yet.
 */
TEST_BUDDY(buddy, failure_message)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	int level = mute_console();

	if (zone) {
		test_log_position();
		__alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 2, test_node.node_zonelists);
		EXPECT(!test_log_has("page allocation failure"));
		__alloc_pages(GFP_ATOMIC, 2, test_node.node_zonelists);
		EXPECT(test_log_has("<4>swapper: page allocation failure. order:2, mode:0x20\n"));
		EXPECT(test_log_has("Call Trace:"));
		test_zone_destroy();
	}
	console_loglevel = level;
}

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
FATAL_TEST(buddy, zeroed_page_of_highmem, "kernel BUG at mm/page_alloc.c")
{
	get_zeroed_page(GFP_HIGHUSER);
}

/* The window in which a high page is cleared is not for interrupts. */
FATAL_TEST(buddy, zeroed_highmem_in_atomic, "kernel BUG at mm/page_alloc.c")
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

FATAL_TEST(buddy, free_of_no_address, "kernel BUG at mm/page_alloc.c")
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
#endif

/*
 * Counters.
 */

/* Pages are counted where they come from, by the pages of a block; freed ones in one sum. */
TEST(buddy, page_state_of_requests)
{
	int idx;

	for (idx = 0; idx < MAX_NR_ZONES; idx++) {
		struct zone *zone = test_zone_create(idx, 6, 1);
		unsigned long alloc[MAX_NR_ZONES], freed;
		struct page *block, *single;

		if (!zone)
			return;
		test_zone_fill(zone, 6);
		alloc[0] = read_page_state(pgalloc_dma);
		alloc[1] = read_page_state(pgalloc_normal);
		alloc[2] = read_page_state(pgalloc_high);
		freed = read_page_state(pgfree);

		block = test_zone_alloc(GFP_KERNEL, 3);
		single = test_zone_alloc(GFP_KERNEL, 0);
		EXPECT_EQ(read_page_state(pgalloc_dma) - alloc[0], idx == 0 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgalloc_normal) - alloc[1], idx == 1 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgalloc_high) - alloc[2], idx == 2 ? 9UL : 0UL);
		EXPECT_EQ(read_page_state(pgfree), freed);

		put(block, 3);
		EXPECT_EQ(read_page_state(pgfree) - freed, 8UL);
		put(single, 0);
		EXPECT_EQ(read_page_state(pgfree) - freed, 9UL);
		/* What only leaves a per-CPU list was freed before. */
		drain_local_pages();
		EXPECT_EQ(read_page_state(pgfree) - freed, 9UL);
		test_zone_destroy();
	}
}

/* get_page_state() has the counters up to nr_slab, get_full_page_state() all. */
TEST(buddy, page_state_sums)
{
	struct page_state part, full;
	unsigned long slab;

	mod_page_state(nr_slab, 5);
	mod_page_state(nr_bounce, 7);
	dec_page_state(nr_bounce);
	get_page_state(&part);
	get_full_page_state(&full);
	slab = read_page_state(nr_slab);
	EXPECT_EQ(part.nr_slab, slab);
	EXPECT_EQ(full.nr_slab, slab);
	EXPECT_EQ(part.nr_bounce, 0UL);
	EXPECT_EQ(part.pgfree, 0UL);
	EXPECT_EQ(full.nr_bounce, 6UL);
	EXPECT_EQ(full.pgfree, read_page_state(pgfree));
	mod_page_state(nr_slab, -5UL);
	sub_page_state(nr_bounce, 6);
	EXPECT_EQ(read_page_state(nr_slab), slab - 5);
	EXPECT_EQ(read_page_state(nr_bounce), 0UL);
}

static void count_some(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < 1000; i++)
		inc_page_state(pgrotated);
}

/* Each CPU counts in its own part: nothing gets lost. */
TEST(buddy, page_state_of_all_cpus)
{
	unsigned long before = read_page_state(pgrotated);

	test_on_all_cpus(count_some, NULL);
	EXPECT_EQ(read_page_state(pgrotated) - before, 1000UL * num_online_cpus());
	mod_page_state(pgrotated, before - read_page_state(pgrotated));
}

/* Sums over all zones: free pages, and pages above the high marks by kind of list. */
TEST(buddy, sums_over_zones)
{
	unsigned long free = 0, high_free = 0, lowmem = 0, all = 0, a, i, f;
	unsigned int nodes = 0;
	struct sysinfo info;
	struct zone *zone;
	pg_data_t *pgdat;

	for_each_zone(zone) {
		unsigned long above = zone->present_pages > zone->pages_high ?
				      zone->present_pages - zone->pages_high : 0;

		free += zone->free_pages;
		all += above;
		if (zone_idx(zone) == ZONE_HIGHMEM)
			high_free += zone->free_pages;
		else
			lowmem += above;
	}
	/* A zone is in the list of each node, and counted as often. */
	for_each_pgdat(pgdat)
		nodes++;
	EXPECT_EQ((unsigned long)nr_free_pages(), free);
	EXPECT_EQ((unsigned long)nr_free_highpages(), high_free);
	EXPECT_EQ((unsigned long)nr_free_buffer_pages(), nodes * lowmem);
	EXPECT_EQ((unsigned long)nr_free_pagecache_pages(), nodes * all);

	get_zone_counts(&a, &i, &f);
	EXPECT_EQ(f, free);
	EXPECT_EQ(a + i, 0UL);
	si_meminfo(&info);
	EXPECT_EQ(info.totalram, totalram_pages);
	EXPECT_EQ(info.freeram, free);
	EXPECT_EQ(info.freehigh, high_free);
	EXPECT_EQ((unsigned long)info.mem_unit, PAGE_SIZE);
}

/* A zone below its high mark has nothing to offer, rather than less than nothing. */
TEST(buddy, pages_above_high_marks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	pg_data_t *next;

	if (!zone)
		return;
	next = test_node.pgdat_next;
	test_node.pgdat_next = NULL;
	zone->pages_high = 10;
	EXPECT_EQ(nr_free_buffer_pages(), 54U);
	EXPECT_EQ(nr_free_pagecache_pages(), 54U);
	zone->pages_high = 65;
	EXPECT_EQ(nr_free_buffer_pages(), 0U);
	/* Each by its own list. */
	zone->pages_high = 60;
	test_node.node_zonelists[0].zones[0] = NULL;
	EXPECT_EQ(nr_free_buffer_pages(), 0U);
	EXPECT_EQ(nr_free_pagecache_pages(), 4U);
	test_node.pgdat_next = next;
	test_zone_destroy();
}

/* __get_zone_counts(): what one node has. */
TEST(buddy, zone_counts_of_a_node)
{
	struct zone *zone = test_zone_create(ZONE_HIGHMEM, 6, 1);
	unsigned long a, i, f;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zone->nr_active = 3;
	zone->nr_inactive = 4;
	test_node.node_zones[ZONE_DMA].nr_active = 10;
	__get_zone_counts(&a, &i, &f, &test_node);
	EXPECT_EQ(a, 13UL);
	EXPECT_EQ(i, 4UL);
	EXPECT_EQ(f, 64UL);
	test_zone_destroy();
}

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

/*
 * Hash tables, made when bootmem is gone.
 */

struct hash_case {
	unsigned long bucket, entries;
	int scale;
	unsigned long limit;
	unsigned int shift;	/* of the table that is made */
};

static void __init expect_hash(const struct hash_case *c, int flags)
{
	unsigned long bytes = c->bucket << c->shift, order = 0;
	unsigned int shift = 0, mask = 0;
	char line[100];
	void *table;
	int level = mute_console();

	test_log_position();
	table = alloc_large_system_hash("Test", c->bucket, c->entries, c->scale, flags, &shift,
					&mask, c->limit);
	while (PAGE_SIZE << order < c->bucket << shift)
		order++;
	EXPECT_EQ(shift, c->shift);
	EXPECT_EQ(mask, (1U << c->shift) - 1);
	/* The order is that of the size, and below 0 when that is less than a page. */
	scnprintf(line, sizeof(line), "Test hash table entries: %u (order: %d, %lu bytes)\n",
		  1U << c->shift, fls(bytes) - 1 - PAGE_SHIFT, bytes);
	EXPECT(test_log_has(line));
	free_pages((unsigned long)table, order);
	console_loglevel = level;
}

/* The power of two above the wanted number, also when that is one; at most the limit. */
TEST_BUDDY(buddy, hash_entries)
{
	static struct hash_case table[] __initdata = {
		{ 16, 1000, 0, 1 << 20, 10 },
		{ 16, 1023, 0, 1 << 20, 10 },
		{ 16, 1024, 0, 1 << 20, 11 },
		{ 16, 1, 0, 1 << 20, 1 },
		{ 16, 1000, 0, 512, 9 },
		{ 16, 1000, 0, 511, 8 },
		{ 16, 1000, 0, 1, 0 },
		{ 8, 4096, 0, 1 << 20, 13 },
		/* No block is larger than 4 MB: halved until there is one. */
		{ 64, 1 << 19, 0, 1 << 20, 16 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		expect_hash(&table[i], 0);
}

/*
 * No number is wanted: one bucket for so many bytes of kernel memory, or of all memory, in
 * whole MB. At most 1/16 of all memory, if there is no other limit.
 */
TEST_BUDDY(buddy, hash_entries_by_memory)
{
	static struct hash_case by_kernel[] __initdata = {
		/* 1000 pages are 4 MB: 1024, 256 or 2048 buckets, and the power above that. */
		{ 4, 0, 12, 1 << 20, 11 }, { 4, 0, 14, 1 << 20, 9 }, { 4, 0, 11, 1 << 20, 12 },
		/* 10000 pages / 16, as buckets of a page, and of two. */
		{ PAGE_SIZE, 1 << 15, 0, 0, 9 }, { 2 * PAGE_SIZE, 1 << 15, 0, 0, 8 },
	};
	/* 40 MB. */
	static struct hash_case by_all __initdata = { 4, 0, 14, 1 << 20, 12 };
	unsigned long kernel_pages = nr_kernel_pages, all_pages = nr_all_pages;
	unsigned int i;

	nr_kernel_pages = 1000;
	nr_all_pages = 10000;
	for (i = 0; i < ARRAY_SIZE(by_kernel); i++)
		expect_hash(&by_kernel[i], 0);
	expect_hash(&by_all, HASH_HIGHMEM);
	nr_kernel_pages = kernel_pages;
	nr_all_pages = all_pages;
}

/* Shift and mask are told to those who ask. */
TEST_BUDDY(buddy, hash_without_results)
{
	int level = mute_console();
	void *table = alloc_large_system_hash("Test", 16, 255, 0, 0, NULL, NULL, 1 << 20);

	console_loglevel = level;
	EXPECT(table);
	free_page((unsigned long)table);
}

/* Before there are zones there is no table either. */
FATAL_TEST_BOOTMEM(buddy, hash_without_memory, "Failed to allocate Test hash table")
{
	alloc_large_system_hash("Test", 16, 1000, 0, 0, NULL, NULL, 1 << 20);
}

/*
 * All CPUs at once.
 */
#define ROUNDS	400

static struct {
	spinlock_t lock;
	struct { struct page *page; unsigned int order; } slot[64];
	atomic_t wrong;		/* blocks that somebody else has written to */
} pool;

/* What the owner of a block writes to it. */
static unsigned long *stamp_of(struct page *page)
{
	return page_address(page);
}

/*
 * Allocates blocks of random orders and exchanges them for those in the pool, which other
 * CPUs have allocated: these it frees.
 */
static void churn(void *seed)
{
	unsigned int state = (unsigned long)seed + smp_processor_id() * 7919, i;

	for (i = 0; i < ROUNDS; i++) {
		unsigned int order = rnd(&state) % 5, slot = rnd(&state) % ARRAY_SIZE(pool.slot);
		struct page *page = test_zone_alloc(GFP_ATOMIC, order), *other;
		unsigned int other_order;

		if (page)
			*stamp_of(page) = (unsigned long)page + order;
		spin_lock(&pool.lock);
		other = pool.slot[slot].page;
		other_order = pool.slot[slot].order;
		pool.slot[slot].page = page;
		pool.slot[slot].order = order;
		spin_unlock(&pool.lock);
		if (!other)
			continue;
		if (*stamp_of(other) != (unsigned long)other + other_order)
			atomic_inc(&pool.wrong);
		__free_pages(other, other_order);
	}
}

static void empty_pool(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(pool.slot); i++) {
		put(pool.slot[i].page, pool.slot[i].order);
		pool.slot[i].page = NULL;
	}
}

/*
 * On a zone that is too small for all of them. No block is handed out twice, the counters
 * add up, and in the end the parts are joined to the one block they came from.
 */
TEST(buddy, all_cpus_exchange_blocks)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	unsigned long seed, alloc, freed;

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	spin_lock_init(&pool.lock);
	atomic_set(&pool.wrong, 0);
	alloc = read_page_state(pgalloc_normal);
	freed = read_page_state(pgfree);
	for (seed = 0; seed < 3; seed++) {
		test_on_all_cpus(churn, (void *)seed);
		empty_pool();
		EXPECT_EQ(read_page_state(pgalloc_normal) - alloc, read_page_state(pgfree) - freed);
		test_quiesce();
		EXPECT_STR_EQ(test_zone_blocks(zone), "0 0 0 0 0 0 0 0 0 1 0");
	}
	EXPECT_EQ(atomic_read(&pool.wrong), 0);
	test_zone_destroy();
}

static void take_some(void *unused)
{
	struct page *pages = NULL, *page;
	int i;

	(void)unused;
	for (i = 0; i < 200; i++) {
		page = alloc_pages(GFP_KERNEL | __GFP_NOWARN | __GFP_NORETRY, i % 3);
		if (!page)
			break;
		page->index = (unsigned long)pages;
		page->private = i % 3;
		pages = page;
	}
	while (pages) {
		unsigned int order = pages->private;

		page = (struct page *)pages->index;
		pages->index = pages->private = 0;
		__free_pages(pages, order);
		pages = page;
	}
}

/* The machine's zones: what was free is free again, and in blocks as large as before. */
TEST(buddy, all_cpus_on_the_machine)
{
	unsigned long before[MAX_ORDER] = { 0 }, after[MAX_ORDER] = { 0 };
	struct zone *zone;
	int order;

	for_each_zone(zone)
		for (order = 0; order < MAX_ORDER; order++)
			before[order] += zone->free_area[order].nr_free;
	test_on_all_cpus(take_some, NULL);
	test_quiesce();
	for_each_zone(zone)
		for (order = 0; order < MAX_ORDER; order++)
			after[order] += zone->free_area[order].nr_free;
	for (order = 0; order < MAX_ORDER; order++)
		EXPECT_EQ(after[order], before[order]);
}

#ifdef CONFIG_NUMA
/*
 * Nodes.
 */

/* A node's pages come from it, wherever the CPU is. */
TEST(buddy, pages_of_a_node)
{
	int nid;

	for_each_online_node(nid) {
		struct page *page;

		if (!node_present_pages(nid))
			continue;
		page = alloc_pages_node(nid, GFP_KERNEL, 1);
		ASSERT(page);
		EXPECT_EQ(page_to_nid(page), (unsigned long)nid);
		__free_pages(page, 1);
		page = alloc_pages_node(nid, GFP_KERNEL, 0);
		ASSERT(page);
		EXPECT_EQ(page_to_nid(page), (unsigned long)nid);
		__free_page(page);
	}
}

static void note_node(void *nid)
{
	struct page *page = alloc_pages(GFP_ATOMIC, 0);

	*(long *)nid = page ? (long)page_to_nid(page) : -1;
	put(page, 0);
}

/* Without a node it is the CPU's. */
TEST(buddy, pages_of_the_own_node)
{
	int cpu;

	for_each_online_cpu(cpu) {
		struct zone *first = NODE_DATA(cpu_to_node(cpu))->node_zonelists[0].zones[0];
		long nid;

		test_on_cpu(cpu, note_node, &nid);
		EXPECT_EQ(nid, (long)first->zone_pgdat->node_id);
	}
}

/* The counters of this CPU for a zone. */
struct numa_counts {
	unsigned long hit, miss, foreign, interleave, local, other;
};

static struct numa_counts numa_counts(struct zone *zone)
{
	struct per_cpu_pageset *p = &zone->pageset[smp_processor_id()];

	return (struct numa_counts){ p->numa_hit, p->numa_miss, p->numa_foreign,
				     p->interleave_hit, p->local_node, p->other_node };
}

/* How much each was counted up since @before, as text: "hit miss foreign interleave ...". */
static const char *counted(struct zone *zone, const struct numa_counts *before)
{
	struct numa_counts now = numa_counts(zone);
	static char text[80];

	scnprintf(text, sizeof(text), "%lu %lu %lu %lu %lu %lu", now.hit - before->hit,
		  now.miss - before->miss, now.foreign - before->foreign,
		  now.interleave - before->interleave, now.local - before->local,
		  now.other - before->other);
	return text;
}

/* The first zone of the list serves: a hit; and local, or not, by the CPU's node. */
TEST(buddy, numa_hits)
{
	int nid;

	for_each_online_node(nid) {
		struct zone *zone = NODE_DATA(nid)->node_zonelists[0].zones[0];
		struct numa_counts before;
		struct page *page;

		if (!node_present_pages(nid))
			continue;
		before = numa_counts(zone);
		page = alloc_pages_node(nid, GFP_KERNEL, 0);
		put(page, 0);
		page = alloc_pages_node(nid, GFP_KERNEL, 2);
		put(page, 2);
		EXPECT_STR_EQ(counted(zone, &before),
			      nid == numa_node_id() ? "2 0 0 0 2 0" : "2 0 0 0 0 2");
	}
}

/*
 * The wanted node is below its marks. The one that serves counts a miss, and the wanted
 * one that it was foreign; the fall-back goes to the next node of the list.
 */
TEST(buddy, numa_misses)
{
	int nid;

	if (num_online_nodes() < 2)
		SKIP("one node");
	for_each_online_node(nid) {
		struct zone **zones = NODE_DATA(nid)->node_zonelists[0].zones, *next;
		struct numa_counts wanted, served;
		struct page *page;
		int i, own = 0;

		if (!node_present_pages(nid))
			continue;
		while (zones[own] && zones[own]->zone_pgdat == NODE_DATA(nid))
			zones[own++]->pages_low += FAR_TOO_MANY;
		next = zones[own];
		if (next) {
			wanted = numa_counts(zones[0]);
			served = numa_counts(next);
			page = alloc_pages_node(nid, GFP_KERNEL, 1);
			EXPECT_PTR_EQ(page ? page_zone(page) : NULL, next);
			put(page, 1);
			EXPECT_STR_EQ(counted(zones[0], &wanted), "0 0 1 0 0 0");
			EXPECT_STR_EQ(counted(next, &served),
				      next->zone_pgdat->node_id == numa_node_id() ?
				      "0 1 0 0 1 0" : "0 1 0 0 0 1");
		}
		for (i = 0; i < own; i++)
			zones[i]->pages_low -= FAR_TOO_MANY;
	}
}

/* A node without memory for DMA: node 0's is the first of its list, and a hit. */
TEST(buddy, numa_hit_is_by_the_list)
{
	struct zone *dma = NODE_DATA(0)->node_zones;
	struct numa_counts before = numa_counts(dma);
	struct page *page;

	if (num_online_nodes() < 2 || NODE_DATA(1)->node_zones[ZONE_DMA].present_pages)
		SKIP("every node has ZONE_DMA");
	page = alloc_pages_node(1, GFP_KERNEL | __GFP_DMA, 0);
	EXPECT_PTR_EQ(page ? page_zone(page) : NULL, dma);
	put(page, 0);
	EXPECT_STR_EQ(counted(dma, &before), numa_node_id() == 0 ? "1 0 0 0 1 0" : "1 0 0 0 0 1");
}

/* The first zone of the list is empty, but the one that serves is of the same node: a hit. */
TEST(buddy, numa_hit_is_by_node)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct zone **zones = test_node.node_zonelists[0].zones;
	struct numa_counts before;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zones[0] = test_node.node_zones + ZONE_HIGHMEM;
	zones[1] = zone;
	before = numa_counts(zone);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 2)), 0L);
	/* To the CPU the test node is another one than its own. */
	EXPECT_STR_EQ(counted(zone, &before), "1 0 0 0 0 1");
	test_zone_destroy();
}

/* A request that fails is counted nowhere. */
TEST(buddy, numa_failure_is_not_counted)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct numa_counts before;

	if (!zone)
		return;
	before = numa_counts(zone);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
	EXPECT_STR_EQ(counted(zone, &before), "0 0 0 0 0 0");
	test_zone_destroy();
}

TEST(buddy, meminfo_of_a_node)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct pglist_data *real;
	struct sysinfo info;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zone->free_pages -= 4;
	real = node_data[test_node.node_id];
	node_data[test_node.node_id] = &test_node;
	si_meminfo_node(&info, test_node.node_id);
	node_data[test_node.node_id] = real;
	EXPECT_EQ(info.totalram, 64UL);
	EXPECT_EQ(info.freeram, 60UL);
	EXPECT_EQ(info.totalhigh, 0UL);
	test_zone_destroy();
}
#endif

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

/*
 * What is reported.
 */
static char proc_text[4096];

static void put_text(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	len = min(len, sizeof(proc_text) - 1 - strlen(proc_text));
	strncpy(proc_text + strlen(proc_text), text, len);
}

static void read_proc(const struct seq_operations *op)
{
	struct seq_file m = { .put = put_text };

	memset(proc_text, 0, sizeof(proc_text));
	seq_walk(&m, op);
}

/* A line for each zone with memory: the node, the zone, the free blocks of each order. */
TEST(buddy, buddyinfo)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct seq_file m = { .put = put_text };
	loff_t pos = 1;
	char line[128];

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	test_zone_alloc(GFP_KERNEL, 3);
	read_proc(&fragmentation_op);
	/* The node set up last is the first one. */
	scnprintf(line, sizeof(line), "Node %d, zone   Normal      0      0      0      1      1 "
		  "     1      1      1      1      0      0 \n", test_node.node_id);
	EXPECT(!strncmp(proc_text, line, strlen(line)));
	EXPECT_PTR_EQ(fragmentation_op.start(&m, &pos), test_node.pgdat_next);
	pos = 100;
	EXPECT_PTR_EQ(fragmentation_op.start(&m, &pos), NULL);
	test_zone_destroy();
}

/* All counters by name; those of sectors are shown in kB. */
TEST(buddy, vmstat)
{
	static const char *const names[] = {
		"nr_dirty", "nr_writeback", "nr_unstable", "nr_page_table_pages", "nr_mapped",
		"nr_slab", "pgpgin", "pgpgout", "pswpin", "pswpout", "pgalloc_high",
		"pgalloc_normal", "pgalloc_dma", "pgfree", "pgactivate", "pgdeactivate", "pgfault",
		"pgmajfault", "pgrefill_high", "pgrefill_normal", "pgrefill_dma", "pgsteal_high",
		"pgsteal_normal", "pgsteal_dma", "pgscan_kswapd_high", "pgscan_kswapd_normal",
		"pgscan_kswapd_dma", "pgscan_direct_high", "pgscan_direct_normal",
		"pgscan_direct_dma", "pginodesteal", "slabs_scanned", "kswapd_steal",
		"kswapd_inodesteal", "pageoutrun", "allocstall", "pgrotated", "nr_bounce",
	};
	struct page_state ps;
	const char *text = proc_text;
	unsigned int i;

	mod_page_state(pgpgin, 11);
	mod_page_state(pgpgout, 20);
	get_full_page_state(&ps);
	read_proc(&vmstat_op);
	for (i = 0; i < ARRAY_SIZE(names); i++) {
		unsigned long value = ((unsigned long *)&ps)[i];
		char line[60];

		if (&((unsigned long *)&ps)[i] == &ps.pgpgin)
			value = 5;
		if (&((unsigned long *)&ps)[i] == &ps.pgpgout)
			value = 10;
		scnprintf(line, sizeof(line), "%s %lu\n", names[i], value);
		EXPECT(!strncmp(text, line, strlen(line)));
		text += strlen(line);
	}
	EXPECT_EQ(*text, '\0');
	mod_page_state(pgpgin, -11UL);
	mod_page_state(pgpgout, -20UL);
}

/* Begins the lines about a zone when there are nodes. */
static const char *node_text(void)
{
#ifdef CONFIG_NUMA
	static char text[16];

	scnprintf(text, sizeof(text), "Node %d ", test_node.node_id);
	return text;
#else
	return "";
#endif
}

static void expect_logged(const char *fmt, ...) __printf(1, 2);
static void expect_logged(const char *fmt, ...)
{
	char line[240];
	va_list args;

	va_start(args, fmt);
	vscnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	if (!test_log_has(line))
		test_failed(__FILE__, __LINE__, "not in the log: %s", line);
}

/* The state of all zones: of one node, with one zone of 2 MB. */
TEST(buddy, show_free_areas)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	int level = mute_console();
	pg_data_t *next;

	if (zone) {
		test_zone_fill(zone, 9);
		test_zone_alloc(GFP_KERNEL, 3);
		zone->pages_min = 10;
		zone->pages_low = 20;
		zone->pages_high = 30;
		zone->nr_active = 1;
		zone->nr_inactive = 2;
		zone->pages_scanned = 3;
		zone->all_unreclaimable = 1;
		zone->lowmem_reserve[ZONE_HIGHMEM] = 7;

		next = test_node.pgdat_next;
		test_node.pgdat_next = NULL;
		test_log_position();
		show_free_areas();
		test_node.pgdat_next = next;

		expect_logged(">%sDMA per-cpu: empty\n", node_text());
		expect_logged(">%sNormal per-cpu:\n", node_text());
		expect_logged(">cpu 0 hot: low 0, high 1, batch 1\n");
		expect_logged(">cpu 0 cold: low 0, high 1, batch 1\n");
		expect_logged(">\n");
		expect_logged(">Free pages:        2016kB (0kB HighMem)\n");
		expect_logged(">Active:1 inactive:2 dirty:0 writeback:0 unstable:0 free:504 "
			      "slab:%lu mapped:0 pagetables:0\n", read_page_state(nr_slab));
		expect_logged(">%sNormal free:2016kB min:40kB low:80kB high:120kB active:4kB "
			      "inactive:8kB present:2048kB pages_scanned:3 "
			      "all_unreclaimable? yes\n", node_text());
		expect_logged(">lowmem_reserve[]: 0 0 7\n");
		expect_logged(">%sNormal: 0*4kB 0*8kB 0*16kB 1*32kB 1*64kB 1*128kB 1*256kB "
			      "1*512kB 1*1024kB 0*2048kB 0*4096kB = 2016kB\n", node_text());
		expect_logged(">%sHighMem: empty\n", node_text());
		test_zone_destroy();
	}
	console_loglevel = level;
}

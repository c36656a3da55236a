// SPDX-License-Identifier: GPL-2.0
/* Tests of the boot allocator's map: setting it up, reserving and freeing. */
#include "suite.h"

/*
 * Setting up.
 */

/* A bit for each page: a page of the map has 32768. */
TEST_BOOTMEM(bootmem, map_pages)
{
	EXPECT_EQ(bootmem_bootmap_pages(0), 0UL);
	EXPECT_EQ(bootmem_bootmap_pages(1), 1UL);
	EXPECT_EQ(bootmem_bootmap_pages(32768), 1UL);
	EXPECT_EQ(bootmem_bootmap_pages(32769), 2UL);
	EXPECT_EQ(bootmem_bootmap_pages(262144), 8UL);
	EXPECT_EQ(bootmem_bootmap_pages(262145), 9UL);
}

/*
 * A node of 100 pages, of a map with 0: 13 bytes, rounded up to words, become ones; the
 * byte behind them does not. The node is first in the list.
 */
TEST_BOOTMEM(bootmem, init_node)
{
	unsigned char *bytes = (unsigned char *)map[0];
	unsigned long max_low = max_low_pfn, min_low = min_low_pfn;
	pg_data_t *list = pgdat_list;
	int i;

	memset(&bdata[0], 0, sizeof(bdata[0]));
	memset(map[0], 0, sizeof(map[0]));
	bdata[0].last_success = 77;
	node[0].bdata = &bdata[0];
	EXPECT_EQ(init_bootmem_node(&node[0], __pa(map[0]) >> PAGE_SHIFT, 5000, 5100), 16UL);
	EXPECT_PTR_EQ(pgdat_list, &node[0]);
	EXPECT_PTR_EQ(node[0].pgdat_next, list);
	pgdat_list = list;

	for (i = 0; i < 16; i++)
		EXPECT_EQ((int)bytes[i], 0xff);
	EXPECT_EQ((int)bytes[16], 0);
	EXPECT_PTR_EQ(bdata[0].node_bootmem_map, map[0]);
	EXPECT_EQ(bdata[0].node_boot_start, 5000 * PAGE_SIZE);
	EXPECT_EQ(bdata[0].node_low_pfn, 5100UL);
	/* Where the last search ended is not touched. */
	EXPECT_EQ(bdata[0].last_success, 77UL);
	EXPECT_EQ(max_low_pfn, max_low);
	EXPECT_EQ(min_low_pfn, min_low);
}

/* Bytes of the map: a multiple of a word. */
TEST_BOOTMEM(bootmem, map_bytes)
{
	static const struct { unsigned long pages, bytes[2]; } table[] = {
		/* 32 bits, 64 bits */
		{ 1, { 4, 8 } }, { 8, { 4, 8 } }, { 32, { 4, 8 } }, { 33, { 8, 8 } },
		{ 64, { 8, 8 } }, { 65, { 12, 16 } }, { 8192, { 1024, 1024 } },
	};
	pg_data_t *list = pgdat_list;
	unsigned int i;

	node[0].bdata = &bdata[0];
	for (i = 0; i < ARRAY_SIZE(table); i++) {
		EXPECT_EQ(init_bootmem_node(&node[0], __pa(map[0]) >> PAGE_SHIFT, 7,
					    7 + table[i].pages),
			  table[i].bytes[BITS_PER_LONG == 64]);
		pgdat_list = list;
	}
}

/* init_bootmem(): node 0, which starts at page 0; the bounds of memory become known. */
TEST_BOOTMEM(bootmem, init_first_node)
{
	unsigned long max_low = max_low_pfn, min_low = min_low_pfn;
	pg_data_t *list = pgdat_list, *first = NODE_DATA(0), *next = first->pgdat_next;
	bootmem_data_t *real = first->bdata;
	unsigned long map_pfn = __pa(map[0]) >> PAGE_SHIFT;

	memset(&bdata[0], 0, sizeof(bdata[0]));
	first->bdata = &bdata[0];
	EXPECT_EQ(init_bootmem(map_pfn, 8192), 1024UL);
	EXPECT_EQ(max_low_pfn, 8192UL);
	EXPECT_EQ(min_low_pfn, map_pfn);
	EXPECT_PTR_EQ(pgdat_list, first);
	EXPECT_PTR_EQ(first->pgdat_next, list);
	EXPECT_EQ(bdata[0].node_boot_start, 0UL);
	EXPECT_EQ(bdata[0].node_low_pfn, 8192UL);
	EXPECT_EQ(reserved_pages(), 8192);

	/* The functions without a node in their name are for this one. */
	free_bootmem(0, 8192 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 0);
	reserve_bootmem(16 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 1);
	EXPECT(is_reserved(16));

	first->bdata = real;
	first->pgdat_next = next;
	pgdat_list = list;
	max_low_pfn = max_low;
	min_low_pfn = min_low;
}

#ifdef CONFIG_NUMA
/* The node that was set up last is the first one of each search. */
TEST_BOOTMEM(bootmem, nodes_of_the_machine)
{
	pg_data_t *pgdat;
	int last = MAX_NUMNODES;

	for_each_pgdat(pgdat) {
		EXPECT_LT(pgdat->node_id, last);
		last = pgdat->node_id;
	}
}

/* What is asked of a node comes from it: its struct pages do. */
TEST_BOOTMEM(bootmem, mem_map_is_on_its_node)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		unsigned long pfn = __pa(pgdat->node_mem_map) >> PAGE_SHIFT;

		EXPECT_GE(pfn, pgdat->node_start_pfn);
		EXPECT_LT(pfn, pgdat->node_start_pfn + pgdat->node_spanned_pages);
	}
}
#endif

/*
 *	page:      1        2        3        4
 *	              |--- range ---|             bytes
 *	reserved   1        1        1
 *	freed               1
 *
 * A page is reserved when one byte of it is, and free when all its bytes are.
 */
TEST_BOOTMEM(bootmem, rounding)
{
	unsigned long start;

	if (!make_node(0, 64, 0))
		return;
	start = bdata[0].node_boot_start;
	reserve_bootmem_node(&node[0], start + PAGE_SIZE + 100, 2 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 3);
	EXPECT(is_reserved(1) && is_reserved(2) && is_reserved(3));
	free_bootmem_node(&node[0], start + PAGE_SIZE + 100, 2 * PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 2);
	EXPECT(is_reserved(1) && !is_reserved(2) && is_reserved(3));

	/* One byte, the first or the last of a page. */
	reserve_bootmem_node(&node[0], start + 10 * PAGE_SIZE, 1);
	reserve_bootmem_node(&node[0], start + 13 * PAGE_SIZE - 1, 1);
	EXPECT_EQ(reserved_pages(), 4);
	EXPECT(is_reserved(10) && is_reserved(12));
	/* All but one byte: no page. */
	free_bootmem_node(&node[0], start + 10 * PAGE_SIZE + 1, PAGE_SIZE - 1);
	free_bootmem_node(&node[0], start + 12 * PAGE_SIZE, PAGE_SIZE - 1);
	free_bootmem_node(&node[0], start + 12 * PAGE_SIZE, 1);
	EXPECT_EQ(reserved_pages(), 4);
	drop_nodes();
}

/* What is reserved already may be reserved again, in part or as a whole. */
TEST_BOOTMEM(bootmem, reserve_twice)
{
	if (!make_node(0, 64, 0))
		return;
	reserve_pages(10, 19);
	reserve_pages(15, 24);
	reserve_pages(10, 19);
	EXPECT_EQ(reserved_pages(), 15);
	drop_nodes();
}

#ifdef CONFIG_DEBUG_BOOTMEM
/* A page that is reserved already is told, by its bytes from the start of the node. */
TEST_BOOTMEM(bootmem, reserve_twice_is_said)
{
	int level = console_loglevel;

	if (!make_node(0, 64, 0))
		return;
	console_loglevel = -1;
	reserve_pages(10, 12);
	test_log_position();
	reserve_pages(12, 13);
	console_loglevel = level;
	EXPECT(test_log_has(">hm, page 0000c000 reserved twice.\n"));
	EXPECT_EQ(test_log_count("reserved twice"), 1U);
	drop_nodes();
}
#endif

/* The first and the last page of the node are pages like others. */
TEST_BOOTMEM(bootmem, ends_of_the_node)
{
	if (!make_node(0, 65, 0))
		return;
	reserve_pages(0, 64);
	EXPECT_EQ(reserved_pages(), 65);
	EXPECT_PTR_EQ(get(1, 0, 0), NULL);
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 64 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, 0, 0)), 64 * (long)PAGE_SIZE);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
	EXPECT_EQ(offset_in(0, get(PAGE_SIZE, 0, 0)), 0L);
	EXPECT_EQ(reserved_pages(), 65);
	drop_nodes();
}

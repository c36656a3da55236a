// SPDX-License-Identifier: GPL-2.0
/* Tests of the boot allocator on several nodes, and of who chooses among them. */
#include "suite.h"

/*
 * Several nodes.
 */

/* The node set up last is searched first; the others when it is full. */
TEST_BOOTMEM(bootmem, node_order)
{
	int i;

	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	EXPECT_PTR_EQ(pgdat_list, &node[1]);
	for (i = 0; i < 16; i++)
		EXPECT_EQ(offset_in(1, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)),
			  i * (long)PAGE_SIZE);
	EXPECT_EQ(reserved_pages(), 0);
	EXPECT_EQ(offset_in(0, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)), 0L);
	EXPECT_EQ(offset_in(0, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE, 0)), (long)PAGE_SIZE);
	drop_nodes();
}

/* A goal is for all nodes: the first one in the list serves even if it is not in it. */
TEST_BOOTMEM(bootmem, goal_on_another_node)
{
	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	EXPECT_EQ(offset_in(1, __alloc_bootmem(PAGE_SIZE, PAGE_SIZE,
					       bdata[0].node_boot_start + 4 * PAGE_SIZE)), 0L);
	EXPECT_EQ(reserved_pages(), 0);
	drop_nodes();
}

/* The wanted node first, then all of them in order. */
TEST_BOOTMEM(bootmem, wanted_node)
{
	int i;

	if (!make_node(0, 16, 0))
		return;
	if (!make_node(1, 16, 0)) {
		drop_nodes();
		return;
	}
	for (i = 0; i < 16; i++)
		EXPECT_EQ(offset_in(0, __alloc_bootmem_node(&node[0], PAGE_SIZE, PAGE_SIZE, 0)),
			  i * (long)PAGE_SIZE);
	EXPECT_EQ(offset_in(1, __alloc_bootmem_node(&node[0], PAGE_SIZE, PAGE_SIZE, 0)), 0L);
	EXPECT_EQ(offset_in(1, __alloc_bootmem_node(&node[1], PAGE_SIZE, PAGE_SIZE, 0)),
		  (long)PAGE_SIZE);
	drop_nodes();
}

/*
 * A node that has 16 free pages below the memory for DMA's end, and 16 above. Returns 0
 * when the machine does not.
 */
static int __init make_node_around_dma(void)
{
	unsigned long dma_end = __pa(MAX_DMA_ADDRESS) >> PAGE_SHIFT;
	unsigned long low = borrow(16, 1, dma_end > 16384 ? dma_end - 16384 : 0, dma_end);
	unsigned long high = borrow(16, 1, dma_end, dma_end + 16384);

	if (!low || !high) {
		return_borrowed();
		test_skip("no memory below, or above, the end of ZONE_DMA");
		return 0;
	}
	start_node(0, low, high + 16);
	free_bootmem_node(&node[0], low << PAGE_SHIFT, 16 * PAGE_SIZE);
	free_bootmem_node(&node[0], high << PAGE_SHIFT, 16 * PAGE_SIZE);
	return 1;
}

/* Which of the pages behind @from is that? -1: it is before. */
static long __init page_behind(unsigned int range, void *ptr)
{
	return (long)(__pa(ptr) >> PAGE_SHIFT) - (long)borrowed[range].start;
}

/* The wrappers: from the start of memory, or above the memory for DMA; for lines or pages. */
TEST_BOOTMEM(bootmem, wrappers)
{
	enum { LOW, HIGH };
	char *first, *second;

	if (!make_node_around_dma())
		return;
	first = alloc_bootmem_low(10);
	second = alloc_bootmem_low(10);
	EXPECT_EQ(page_behind(LOW, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages(10)), 1L);
	first = alloc_bootmem_low_pages(PAGE_SIZE + 1);
	EXPECT_EQ(page_behind(LOW, first), 2L);
	EXPECT_EQ((unsigned long)first % PAGE_SIZE, 0UL);

	first = alloc_bootmem(10);
	second = alloc_bootmem(10);
	EXPECT_EQ(page_behind(HIGH, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(HIGH, alloc_bootmem_pages(10)), 1L);
	first = alloc_bootmem_pages(10);
	EXPECT_EQ(page_behind(HIGH, first), 2L);
	EXPECT_EQ((unsigned long)first % PAGE_SIZE, 0UL);
	drop_nodes();
}

/* The same on a node, which need not be on the list. */
TEST_BOOTMEM(bootmem, wrappers_for_a_node)
{
	enum { LOW, HIGH };
	char *first, *second;

	if (!make_node_around_dma())
		return;
	pgdat_list = NULL;
	first = alloc_bootmem_node(&node[0], 10);
	second = alloc_bootmem_node(&node[0], 10);
	EXPECT_EQ(page_behind(HIGH, first), 0L);
	EXPECT_EQ(second - first, (long)SMP_CACHE_BYTES);
	EXPECT_EQ(page_behind(HIGH, alloc_bootmem_pages_node(&node[0], 10)), 1L);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages_node(&node[0], 10)), 0L);
	EXPECT_EQ(page_behind(LOW, alloc_bootmem_low_pages_node(&node[0], 10)), 1L);
	drop_nodes();
}

/* A hash table from bootmem, whose message is not shown. */
static void *__init make_hash(unsigned long bucket, unsigned long entries, unsigned int *shift,
			      unsigned int *mask)
{
	int level = console_loglevel;
	void *table;

	console_loglevel = -1;
	test_log_position();
	table = alloc_large_system_hash("Test", bucket, entries, 0, HASH_EARLY, shift, mask,
					1 << 20);
	console_loglevel = level;
	return table;
}

/* A hash table of 1024 buckets for 600 entries, four pages of them, and zeroed. */
TEST_BOOTMEM(bootmem, hash_table)
{
	unsigned int shift = 0, mask = 0;
	void *table;

	if (!make_node(0, 16, 0))
		return;
	table = make_hash(16, 600, &shift, &mask);
	EXPECT(test_log_has("Test hash table entries: 1024 (order: 2, 16384 bytes)\n"));
	EXPECT_EQ(shift, 10U);
	EXPECT_EQ(mask, 1023U);
	EXPECT_EQ(offset_in(0, table), 0L);
	EXPECT_EQ(reserved_pages(), 4);
	EXPECT(is_zero(table, 16384));

	/* Less than a page is packed. */
	EXPECT_EQ(offset_in(0, make_hash(8, 15, NULL, NULL)), 0x4000L);
	EXPECT_EQ(offset_in(0, make_hash(8, 15, NULL, NULL)), 0x4080L);
	drop_nodes();
}

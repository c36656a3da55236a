// SPDX-License-Identifier: GPL-2.0
/* Mistakes that end the boot. */
#include "suite.h"

/*
 * Mistakes.
 */

FATAL_TEST_BOOTMEM(bootmem, zero_sized_request, "__alloc_bootmem_core(): zero-sized request")
{
	make_node(0, 16, 0);
	/* It has no level, and would not be shown when the console is quiet. */
	console_loglevel = default_message_loglevel + 1;
	get(0, 32, 0);
}

FATAL_TEST_BOOTMEM(bootmem, odd_alignment, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	get(100, 48, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_twice, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, free_nothing, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_behind_the_node, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_pages(15, 15);
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 15 * PAGE_SIZE, 2 * PAGE_SIZE);
}

/* Not even of a page that would be rounded to. */
FATAL_TEST_BOOTMEM(bootmem, reserve_nothing, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 100, 0);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_before_the_node, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start - PAGE_SIZE, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_behind_the_node, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 16 * PAGE_SIZE, 1);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_past_the_end, "BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 15 * PAGE_SIZE, PAGE_SIZE + 1);
}

FATAL_TEST_BOOTMEM(bootmem, out_of_memory, "bootmem alloc of 69632 bytes failed!")
{
	make_node(0, 16, 0);
	__alloc_bootmem(17 * PAGE_SIZE, PAGE_SIZE, 0);
}

FATAL_TEST_BOOTMEM(bootmem, out_of_memory_is_the_end, "Out of memory")
{
	make_node(0, 16, 0);
	__alloc_bootmem_node(&node[0], 17 * PAGE_SIZE, PAGE_SIZE, 0);
}

/*
 *	page:   0 ...  39 | 40 ... 63 | 64
 *	bit:    1      1  | 1      1  | 0	i386, x86_64
 *	bit:    1      1  | 0			arm
 *
 * The search ends behind the node, on a bit that belongs to no page, and believes it.
 */
FATAL_TEST_BOOTMEM(bootmem, page_behind_the_node, "BUG at mm/bootmem.c")
{
	make_node(0, 40, 0);
	reserve_pages(0, 39);
	clear_bit(SEARCH_END(40), map[0]);
	get(PAGE_SIZE, PAGE_SIZE, 0);
}

/* Nor are the bits that fill up the last word told from pages. */
FATAL_TEST_BOOTMEM(bootmem, page_in_the_last_word, "BUG at mm/bootmem.c")
{
	make_node(0, 40, 0);
	reserve_pages(0, 39);
	clear_bit(40, map[0]);
	get(PAGE_SIZE, PAGE_SIZE, 0);
}

/* A longer request would need a second page, and that is looked for in the node. */
TEST_BOOTMEM(bootmem, two_pages_behind_the_node)
{
	if (!make_node(0, 40, 0))
		return;
	reserve_pages(0, 39);
	clear_bit(SEARCH_END(40), map[0]);
	clear_bit(SEARCH_END(40) + 1, map[0]);
	EXPECT_PTR_EQ(get(PAGE_SIZE + 1, PAGE_SIZE, 0), NULL);
	/* What only the other architecture looks at. */
	set_bit(SEARCH_END(40), map[0]);
	EXPECT_PTR_EQ(get(PAGE_SIZE, PAGE_SIZE, 0), NULL);
	drop_nodes();
}

/*
 * A range that begins before the node: nothing is freed, also when it ends in the node. Only
 * the last success is set back. Node 1's map is behind node 0's.
 */
TEST_BOOTMEM(bootmem, free_before_the_node)
{
	const unsigned long start = 1000 * PAGE_SIZE;

	start_node(0, 100, 200);
	start_node(1, 1000, 1100);
	bdata[1].last_success = ~0UL;
	free_bootmem_node(&node[1], start - 3 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(bdata[1].last_success, start - 3 * PAGE_SIZE);
	free_bootmem_node(&node[1], start - PAGE_SIZE, 2 * PAGE_SIZE);
	free_bootmem_node(&node[1], start - 1, PAGE_SIZE);
	EXPECT_EQ(bitmap_weight(map[0], 8 * PAGE_SIZE), 8 * (int)PAGE_SIZE);
	EXPECT_EQ(bitmap_weight(map[1], 8 * PAGE_SIZE), 8 * (int)PAGE_SIZE);
	drop_nodes();
}

#ifdef CONFIG_64BIT
/*
 * To reserve one sets bits that are far from the map: on 64 bits, where the number of a bit is cut
 * to an int, just before it.
 */
TEST_BOOTMEM(bootmem, reserve_far_before_the_node)
{
	start_node(0, 100, 200);
	start_node(1, 1000, 1100);
	clear_bit(8 * PAGE_SIZE - 3, map[0]);
	reserve_bootmem_node(&node[1], 997 * PAGE_SIZE, PAGE_SIZE);
	EXPECT_EQ(bitmap_weight(map[0], 8 * PAGE_SIZE), 8 * (int)PAGE_SIZE);
	drop_nodes();
}
#endif

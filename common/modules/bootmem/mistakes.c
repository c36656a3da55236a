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

FATAL_TEST_BOOTMEM(bootmem, odd_alignment, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	get(100, 48, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_twice, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, free_nothing, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	free_bootmem_node(&node[0], bdata[0].node_boot_start, 0);
}

FATAL_TEST_BOOTMEM(bootmem, free_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_pages(15, 15);
	free_bootmem_node(&node[0], bdata[0].node_boot_start + 15 * PAGE_SIZE, 2 * PAGE_SIZE);
}

/* Not even of a page that would be rounded to. */
FATAL_TEST_BOOTMEM(bootmem, reserve_nothing, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 100, 0);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_before_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start - PAGE_SIZE, PAGE_SIZE);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 16, 0);
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + 16 * PAGE_SIZE, 1);
}

FATAL_TEST_BOOTMEM(bootmem, reserve_past_the_end, "kernel BUG at mm/bootmem.c")
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
 *	page:   0 ...  39 | 40
 *	bit:    1      1  | 0
 *
 * The search ends behind the node, on a bit that belongs to no page, and believes it.
 */
FATAL_TEST_BOOTMEM(bootmem, page_behind_the_node, "kernel BUG at mm/bootmem.c")
{
	make_node(0, 40, 0);
	reserve_pages(0, 39);
	clear_bit(40, map[0]);
	get(PAGE_SIZE, PAGE_SIZE, 0);
}

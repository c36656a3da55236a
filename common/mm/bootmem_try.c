// SPDX-License-Identifier: GPL-2.0
/* The boot allocator where failing is no disaster; ours, for replay and tests. */
#include <linux/bootmem_try.h>

/**
 * bootmem_try - __alloc_bootmem() or __alloc_bootmem_node() that does not panic
 * @pgdat: the node to try first; NULL: none
 * @size: bytes, not 0
 * @align: a power of two, bytes, or 0
 * @goal: physical address to start searching at
 *
 * Return: the memory, zeroed, or NULL. Boot only.
 */
void *__init bootmem_try(pg_data_t *pgdat, unsigned long size, unsigned long align,
			 unsigned long goal)
{
	void *ptr = NULL;

	if (pgdat)
		ptr = __alloc_bootmem_core(pgdat->bdata, size, align, goal);
	for (pgdat = pgdat_list; pgdat && !ptr; pgdat = pgdat->pgdat_next)
		ptr = __alloc_bootmem_core(pgdat->bdata, size, align, goal);
	return ptr;
}

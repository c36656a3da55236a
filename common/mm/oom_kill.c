// SPDX-License-Identifier: GPL-2.0
/* Where a process would be killed for its memory. */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/swap.h>

/**
 * out_of_memory - get memory at any price
 * @gfp_mask: of the request, which must not fail
 *
 * The release kills a process, and panics when it finds none. This tree has no process.
 */
void out_of_memory(unsigned int gfp_mask)
{
	printk("oom-killer: gfp_mask=0x%x\n", gfp_mask);
	show_free_areas();
	panic("Out of memory and no killable processes...\n");
}

// SPDX-License-Identifier: GPL-2.0
/*
 * The memory policy: the default one, at all times. The release can be told others, which
 * need processes, and spreads requests over the nodes during a part of the boot.
 */
#include <linux/gfp.h>
#include <linux/module.h>
#include <linux/smp.h>

/**
 * alloc_pages_current - allocate 2^@order pages where the policy says
 * @gfp_mask: GFP_* flags
 * @order: below MAX_ORDER
 *
 * Return: the first page, or NULL. Sleeps with __GFP_WAIT. Source: 2.6.12.
 */
struct page *alloc_pages_current(unsigned gfp_mask, unsigned order)
{
	return __alloc_pages(gfp_mask, order, NODE_DATA(numa_node_id())->node_zonelists +
			     (gfp_mask & GFP_ZONEMASK));
}
EXPORT_SYMBOL(alloc_pages_current);

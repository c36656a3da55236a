/* SPDX-License-Identifier: GPL-2.0 */
/* Sets of memory nodes; as include/linux/nodemask.h of 2.6.12. */
#ifndef __LINUX_NODEMASK_H
#define __LINUX_NODEMASK_H

#include <linux/kernel.h>
#include <linux/bitmap.h>
#include <linux/numa.h>

typedef struct { DECLARE_BITMAP(bits, MAX_NUMNODES); } nodemask_t;

#define node_set(node, dst)		set_bit(node, (dst).bits)
#define node_clear(node, dst)		clear_bit(node, (dst).bits)
#define node_isset(node, mask)		test_bit(node, (mask).bits)
#define node_test_and_set(node, mask)	test_and_set_bit(node, (mask).bits)
#define nodes_clear(dst)		bitmap_zero((dst).bits, MAX_NUMNODES)
#define nodes_weight(mask)		bitmap_weight((mask).bits, MAX_NUMNODES)
#define first_node(mask)	((int)find_first_bit((mask).bits, MAX_NUMNODES))
#define next_node(node, mask)	((int)find_next_bit((mask).bits, MAX_NUMNODES, (node) + 1))

#define for_each_node_mask(node, mask)			\
	for ((node) = first_node(mask); (node) < MAX_NUMNODES; (node) = next_node(node, mask))

#define NODE_MASK_NONE	((nodemask_t){ { 0 } })

extern nodemask_t node_online_map;
extern nodemask_t node_possible_map;

#if MAX_NUMNODES > 1
#define num_online_nodes()	nodes_weight(node_online_map)
#define node_online(node)	node_isset((node), node_online_map)
#else
#define num_online_nodes()	1
#define node_online(node)	((node) == 0)
#endif

#define node_set_online(node)	node_set(node, node_online_map)
#define node_set_offline(node)	node_clear(node, node_online_map)
#define for_each_online_node(node)	for_each_node_mask((node), node_online_map)

#endif

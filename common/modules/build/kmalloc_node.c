// SPDX-License-Identifier: GPL-2.0
/*
 * Compiled, never linked: what does the compiler say?
 * kmalloc_node() came with commit 97e2bde47f88.
 * expect: implicit declaration of function 'kmalloc_node'
 */
#include <linux/slab.h>

void *on_node(int node);
void *on_node(int node)
{
	return (void *)kmalloc_node(32, GFP_KERNEL, node);
}

/* SPDX-License-Identifier: GPL-2.0 */
/* A cache seen from outside, for /proc/slabinfo, replay and tests; ours. */
#ifndef _LINUX_SLAB_USAGE_H
#define _LINUX_SLAB_USAGE_H

#include <linux/slab.h>

/**
 * struct slab_usage - geometry and contents of one cache
 * @name: its name
 * @objsize: bytes of an object in the slab, debug words included
 * @reallen: bytes of an object for its user; @objsize without CONFIG_DEBUG_SLAB
 * @dbghead: bytes before the object that the user gets
 * @num: objects per slab
 * @gfporder: pages per slab are 2^gfporder
 * @colour: number of colours
 * @colour_off: bytes between two colours
 * @slab_size: bytes of the slab descriptor and its index array
 * @offslab: the descriptor lies outside the slab
 * @flags: SLAB_* flags
 * @limit: objects in a CPU's array, at most
 * @batchcount: objects moved at a time
 * @shared: the shared array's objects, as a multiple of @batchcount
 * @shared_limit: objects in the shared array, at most
 * @shared_avail: objects in the shared array
 * @free_limit: free objects above which a slab that gets free is destroyed
 * @active_objs: objects handed out, or waiting in the arrays
 * @num_objs: all objects
 * @active_slabs: slabs with an active object
 * @num_slabs: all slabs
 */
struct slab_usage {
	const char	*name;
	unsigned int	objsize, reallen, dbghead;
	unsigned int	num, gfporder;
	unsigned int	colour, colour_off;
	unsigned int	slab_size, offslab;
	unsigned long	flags;
	unsigned int	limit, batchcount, shared, shared_limit, shared_avail;
	unsigned int	free_limit;
	unsigned long	active_objs, num_objs;
	unsigned long	active_slabs, num_slabs;
};

/* Lists of a cache's slabs. */
enum slab_list { SLABS_FULL, SLABS_PARTIAL, SLABS_FREE, NR_SLAB_LISTS };

void kmem_cache_usage(kmem_cache_t *cachep, struct slab_usage *usage);
void kmem_cache_node_slabs(kmem_cache_t *cachep, int node, unsigned long slabs[NR_SLAB_LISTS]);
unsigned int kmem_cache_waiting(kmem_cache_t *cachep);
int kmem_cache_for_each(int (*fn)(kmem_cache_t *cachep, void *arg), void *arg);
void kmem_cache_facts(void (*fact)(const char *name, unsigned long value), int limits);

#endif

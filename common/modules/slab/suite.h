/* SPDX-License-Identifier: GPL-2.0 */
/* What the files of the slab suite share. */
#ifndef _SLAB_SUITE_H
#define _SLAB_SUITE_H

#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/proc_fs.h>
#include <linux/slab_usage.h>
#include <linux/string.h>
#include <linux/test.h>

/* A cache for one case, named after it. The timers of other CPUs leave it alone. */
#define new_cache(size)	kmem_cache_create(__func__, size, 0, SLAB_NO_REAP, NULL, NULL)

static inline struct slab_usage usage_of(kmem_cache_t *cachep)
{
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	return u;
}

/* For kmem_cache_for_each(): the cache of the caches' descriptors. */
static inline int find_cache_cache(kmem_cache_t *cachep, void *found)
{
	if (strcmp(usage_of(cachep).name, "kmem_cache"))
		return 0;
	*(kmem_cache_t **)found = cachep;
	return 1;
}

/* First byte of the slab that an object lies in: blocks of pages are aligned to their size. */
static inline unsigned long slab_start(kmem_cache_t *cachep, const void *obj)
{
	return (unsigned long)obj & ~((PAGE_SIZE << usage_of(cachep).gfporder) - 1);
}

/*
 *	| colour | management, if on-slab | object 0 | object 1 | …
 *
 * From where object 0 of a slab of colour 0 lies; the sum of all colours' bytes is less
 * than an object.
 */
static inline unsigned long slab_offset(kmem_cache_t *cachep, const void *obj)
{
	struct slab_usage u = usage_of(cachep);

	return (unsigned long)obj - u.dbghead - slab_start(cachep, obj) -
	       (u.offslab ? 0 : u.slab_size);
}

static inline unsigned int slab_index(kmem_cache_t *cachep, const void *obj)
{
	return slab_offset(cachep, obj) / usage_of(cachep).objsize;
}

/* Number of the colour that an object's slab has. */
static inline unsigned int slab_colour(kmem_cache_t *cachep, const void *obj)
{
	return slab_offset(cachep, obj) % usage_of(cachep).objsize / usage_of(cachep).colour_off;
}

/* Writes a line for a cache to /proc/slabinfo. */
static inline ssize_t tune(kmem_cache_t *cachep, int limit, int batchcount, int shared)
{
	char line[128];
	int len = scnprintf(line, sizeof(line), "%s %d %d %d\n", usage_of(cachep).name, limit,
			    batchcount, shared);

	return proc_find("slabinfo")->write(line, len) == len ? 0 : -EINVAL;
}

static inline void *alloc_on(kmem_cache_t *cachep, int node)
{
	return kmem_cache_alloc_node(cachep, node);
}

static inline void alloc_objs(kmem_cache_t *cachep, void **objs, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		objs[i] = kmem_cache_alloc(cachep, GFP_KERNEL);
		EXPECT(objs[i]);
	}
}

/* The last one first. */
static inline void free_objs(kmem_cache_t *cachep, void **objs, unsigned int n)
{
	while (n)
		kmem_cache_free(cachep, objs[--n]);
}

#endif

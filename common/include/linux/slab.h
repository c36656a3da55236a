/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Caches of objects, and kmalloc(); recreates include/linux/slab.h of 2.6.12.
 */
#ifndef _LINUX_SLAB_H
#define _LINUX_SLAB_H

typedef struct kmem_cache_s kmem_cache_t;

#include <linux/asan.h>
#include <linux/config.h>
#include <linux/gfp.h>
#include <linux/init.h>
#include <linux/types.h>
#include <asm/page.h>
#include <asm/cache.h>
#include <asm/atomic.h>

#define SLAB_NOFS	GFP_NOFS
#define SLAB_NOIO	GFP_NOIO
#define SLAB_ATOMIC	GFP_ATOMIC
#define SLAB_USER	GFP_USER
#define SLAB_KERNEL	GFP_KERNEL
#define SLAB_DMA	GFP_DMA

#define SLAB_LEVEL_MASK	GFP_LEVEL_MASK
#define SLAB_NO_GROW	__GFP_NO_GROW

/* For kmem_cache_create(). The debug flags work with CONFIG_DEBUG_SLAB only. */
#define SLAB_DEBUG_FREE		0x00000100UL
#define SLAB_DEBUG_INITIAL	0x00000200UL	/* have the constructor verify objects */
#define SLAB_RED_ZONE		0x00000400UL	/* a guard word on each side of an object */
#define SLAB_POISON		0x00000800UL	/* fill free objects with a pattern */
#define SLAB_NO_REAP		0x00001000UL	/* never reap this cache */
#define SLAB_HWCACHE_ALIGN	0x00002000UL	/* align objects to cache lines */
#define SLAB_CACHE_DMA		0x00004000UL	/* memory from ZONE_DMA */
#define SLAB_MUST_HWCACHE_ALIGN	0x00008000UL
#define SLAB_STORE_USER		0x00010000UL	/* remember the last caller */
#define SLAB_RECLAIM_ACCOUNT	0x00020000UL	/* pages count as reclaimable */
#define SLAB_PANIC		0x00040000UL	/* panic when creation fails */
#define SLAB_DESTROY_BY_RCU	0x00080000UL	/* slabs live on for an RCU grace period */

/* For constructors and destructors. */
#define SLAB_CTOR_CONSTRUCTOR	0x001UL		/* unset: called as a destructor */
#define SLAB_CTOR_ATOMIC	0x002UL		/* must not sleep */
#define SLAB_CTOR_VERIFY	0x004UL		/* verify only */

void kmem_cache_init(void);

kmem_cache_t *kmem_cache_create(const char *name, size_t size, size_t align,
				unsigned long flags,
				void (*ctor)(void *, kmem_cache_t *, unsigned long),
				void (*dtor)(void *, kmem_cache_t *, unsigned long));
int kmem_cache_destroy(kmem_cache_t *cachep);
int kmem_cache_shrink(kmem_cache_t *cachep);
void *kmem_cache_alloc(kmem_cache_t *cachep, int flags);

#ifdef CONFIG_NUMA
void *kmem_cache_alloc_node(kmem_cache_t *cachep, int nodeid);
#else
static inline void *kmem_cache_alloc_node(kmem_cache_t *cachep, int nodeid)
{
	(void)nodeid;
	return kmem_cache_alloc(cachep, GFP_KERNEL);
}
#endif

void kmem_cache_free(kmem_cache_t *cachep, void *objp);
unsigned int kmem_cache_size(kmem_cache_t *cachep);

/* The caches behind kmalloc(), ascending; an entry of size ULONG_MAX ends them. */
struct cache_sizes {
	size_t		 cs_size;
	kmem_cache_t	*cs_cachep;
	kmem_cache_t	*cs_dmacachep;
};
extern struct cache_sizes malloc_sizes[];

void *__kmalloc(size_t size, int flags);

/* Nobody defines it: a constant size beyond the largest general cache does not link. */
void __you_cannot_kmalloc_that_much(void);

/**
 * kmalloc - allocate memory
 * @size: bytes
 * @flags: GFP_KERNEL (may sleep), GFP_ATOMIC …, | GFP_DMA for memory devices can reach
 *
 * The cache of a constant size is chosen when the caller is compiled.
 * Return: the memory, aligned for any type, or NULL. Sleeps with __GFP_WAIT.
 * Source: 2.6.12.
 */
static __always_inline void *kmalloc(size_t size, int flags)
{
	if (__builtin_constant_p(size)) {
		int i = 0;

#define CACHE(bytes)			\
		if (size <= (bytes))	\
			goto found;	\
		i++;
#include "kmalloc_sizes.h"
#undef CACHE
		__you_cannot_kmalloc_that_much();
found:
		return asan_object(kmem_cache_alloc((flags & GFP_DMA) ?
						    malloc_sizes[i].cs_dmacachep :
						    malloc_sizes[i].cs_cachep, flags), size);
	}
	return __kmalloc(size, flags);
}

void *kcalloc(size_t n, size_t size, int flags);
void kfree(const void *objp);
unsigned int ksize(const void *objp);
int kmem_ptr_validate(kmem_cache_t *cachep, void *ptr);

/* Declared in 2.6.12, and defined nowhere. */
int kmem_cache_reap(int gfp_mask);

extern atomic_t slab_reclaim_pages;

#endif

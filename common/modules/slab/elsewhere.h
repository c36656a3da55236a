/* SPDX-License-Identifier: GPL-2.0 */
/* What another CPU does to a cache. */
#ifndef _SLAB_ELSEWHERE_H
#define _SLAB_ELSEWHERE_H

#include "suite.h"

static inline int last_cpu(void)
{
	int cpu, last = 0;

	for_each_online_cpu(cpu)
		last = cpu;
	return last;
}

/* Objects that another CPU allocates or frees. */
struct elsewhere {
	kmem_cache_t *cachep;
	void **objs;
	unsigned int n;
};

static inline void alloc_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	alloc_objs(e->cachep, e->objs, e->n);
}

/* The first one first. */
static inline void free_elsewhere(void *arg)
{
	struct elsewhere *e = arg;
	unsigned int i;

	for (i = 0; i < e->n; i++)
		kmem_cache_free(e->cachep, e->objs[i]);
}

#endif

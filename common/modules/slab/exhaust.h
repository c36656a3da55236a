/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Using memory up, so that a chosen allocation fails: all pages are taken, then the objects
 * that caches still have, and what the tested operation may use is given back.
 */
#ifndef _SLAB_EXHAUST_H
#define _SLAB_EXHAUST_H

#include <linux/console.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/test.h>

/* Reports that a case provokes stay in the log; only what ends the kernel is shown. */
static int shown_level __attribute__((__unused__));

static inline void mute_console(void)
{
	shown_level = console_loglevel;
	console_loglevel = 1;
}

static inline void unmute_console(void)
{
	console_loglevel = shown_level;
}

/*
 * Takes every page that slabs can be made of. A task that frees memory gets pages down to
 * the last one, and nothing is reclaimed for it: what fails, and what does not, is exact.
 */
static inline struct page *take_all_memory(void)
{
	mute_console();
	/* Reports of failures are used up, too: where they tell of CPUs that are not there they are fatal. */
	while (printk_ratelimit())
		;
	current->flags |= PF_MEMALLOC;
	return test_take_all_pages(GFP_KERNEL, 0);
}

static inline void give_memory_back(struct page *pages)
{
	test_give_pages_back(pages, 0);
	current->flags &= ~PF_MEMALLOC;
	unmute_console();
}

/* Objects of one cache, linked by their first words. */
struct taken_objects {
	kmem_cache_t *cachep;
	void *first;
	unsigned int count;
};

/* Takes what objects a cache has, when it can't grow. */
static inline void take_all_objects(struct taken_objects *taken, kmem_cache_t *cachep)
{
	void *obj;

	taken->cachep = cachep;
	taken->first = NULL;
	taken->count = 0;
	while ((obj = kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN)) != NULL) {
		*(void **)obj = taken->first;
		taken->first = obj;
		taken->count++;
	}
}

static inline void give_objects_back(struct taken_objects *taken)
{
	while (taken->first) {
		void *obj = taken->first;

		taken->first = *(void **)obj;
		kmem_cache_free(taken->cachep, obj);
	}
}

/* The cache that kmalloc() of @size bytes uses. */
static inline kmem_cache_t *general_cache(size_t size)
{
	struct cache_sizes *s = malloc_sizes;

	while (s->cs_size < size)
		s++;
	return s->cs_cachep;
}

#endif

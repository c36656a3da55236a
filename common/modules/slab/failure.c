// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: memory runs out. And what ends the kernel. */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/swap.h>
#include "exhaust.h"
#include "suite.h"

/* Without pages a cache does not grow; what it has is not touched, and nothing is lost. */
TEST(slab, growth_fails)
{
	static const size_t sizes[] = { 100, 3000, 4096, 20000 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = new_cache(sizes[i]);
		unsigned long slab_pages;
		struct page *pages;
		void *obj;

		ASSERT(cachep);
		pages = take_all_memory();
		slab_pages = read_page_state(nr_slab);
		EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN), NULL);
		EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_ATOMIC | __GFP_NOWARN), NULL);
		EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
		EXPECT_EQ(usage_of(cachep).active_objs, 0UL);
		EXPECT_EQ(read_page_state(nr_slab), slab_pages);
		give_memory_back(pages);

		obj = kmem_cache_alloc(cachep, GFP_KERNEL);
		ASSERT(obj);
		kmem_cache_free(cachep, obj);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/* A colour is used up by a growth that fails: the next slab has the one behind it. */
TEST(slab, failed_growth_takes_a_colour)
{
	kmem_cache_t *cachep = new_cache(600);
	struct page *pages;
	void *obj;

	ASSERT(cachep);
	EXPECT_GE(usage_of(cachep).colour, 3U);
	pages = take_all_memory();
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN), NULL);
	give_memory_back(pages);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(slab_colour(cachep, obj), 1U);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * There is a page for the slab, but no object for its management, which lies elsewhere:
 * the page is given back. With such an object the same request succeeds.
 */
TEST(slab, management_fails)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE), *general;
	struct taken_objects taken;
	unsigned long slab_pages;
	struct page *pages, *page;
	void *spare, *obj;

	ASSERT(cachep);
	EXPECT_EQ(usage_of(cachep).offslab, 1U);
	general = general_cache(usage_of(cachep).slab_size);
	spare = kmem_cache_alloc(general, GFP_KERNEL);
	page = alloc_page(GFP_KERNEL);
	ASSERT(spare && page);
	pages = take_all_memory();
	take_all_objects(&taken, general);
	slab_pages = read_page_state(nr_slab);
	__free_page(page);

	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN), NULL);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	EXPECT_EQ(read_page_state(nr_slab), slab_pages);
	/* It is the last page there is. */
	EXPECT_PTR_EQ(alloc_page(GFP_KERNEL | __GFP_NOWARN), page);
	EXPECT(!PageSlab(page));
	EXPECT_PTR_EQ(alloc_page(GFP_KERNEL | __GFP_NOWARN), NULL);
	__free_page(page);

	kmem_cache_free(general, spare);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN);
	EXPECT_PTR_EQ(obj, page_address(page));
	EXPECT_PTR_EQ(page->lru.prev, spare);
	if (obj)
		kmem_cache_free(cachep, obj);

	give_objects_back(&taken);
	give_memory_back(pages);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A refill takes what there is: the array gets fewer than a batch, down to the last object. */
TEST(slab, last_objects)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int num, i;
	struct page *pages;
	void *objs[64];

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(num < ARRAY_SIZE(objs));
	objs[0] = kmem_cache_alloc(cachep, GFP_KERNEL);
	pages = take_all_memory();
	for (i = 1; i < num; i++) {
		objs[i] = kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN);
		EXPECT(objs[i]);
	}
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN), NULL);
	kmem_cache_free(cachep, objs[5]);
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL | __GFP_NOWARN), objs[5]);
	give_memory_back(pages);
	free_objs(cachep, objs, num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Then kmalloc() and kcalloc() fail as well, with GFP_DMA and without. */
TEST(slab, kmalloc_fails)
{
	static struct taken_objects taken[20];
	struct page *pages = take_all_memory();
	struct cache_sizes *s;
	unsigned int n = 0;

	for (s = malloc_sizes; s->cs_cachep; s++)
		take_all_objects(&taken[n++], s->cs_cachep);
	for (s = malloc_sizes; s->cs_cachep; s++) {
		EXPECT_PTR_EQ(__kmalloc(s->cs_size, GFP_KERNEL | __GFP_NOWARN), NULL);
		EXPECT_PTR_EQ(__kmalloc(s->cs_size, GFP_ATOMIC | __GFP_NOWARN), NULL);
		EXPECT_PTR_EQ(__kmalloc(s->cs_size, GFP_KERNEL | GFP_DMA | __GFP_NOWARN), NULL);
		EXPECT_PTR_EQ(kcalloc(1, s->cs_size, GFP_KERNEL | __GFP_NOWARN), NULL);
	}
	while (n)
		give_objects_back(&taken[--n]);
	give_memory_back(pages);
}

/* Caches that fill the last slab of kmem_cache: the next descriptor needs a page. */
static kmem_cache_t *filler[64];
static char filler_name[64][12];
static unsigned int fillers;

static void fill_cache_cache(void)
{
	kmem_cache_t *caches = NULL;

	kmem_cache_for_each(find_cache_cache, &caches);
	for (fillers = 0; fillers < ARRAY_SIZE(filler); fillers++) {
		kmem_cache_shrink(caches);
		if (usage_of(caches).active_objs == usage_of(caches).num_objs)
			return;
		scnprintf(filler_name[fillers], sizeof(filler_name[0]), "filler-%u", fillers);
		filler[fillers] = kmem_cache_create(filler_name[fillers], 32, 0, 0, NULL, NULL);
	}
}

static int count_cache(kmem_cache_t *cachep, void *n)
{
	(void)cachep;
	++*(unsigned int *)n;
	return 0;
}

/* No memory for a descriptor: no cache, and no trace of it. */
TEST(slab, create_fails)
{
	unsigned int before = 0, after = 0, i;
	struct page *pages;
	kmem_cache_t *cachep;

	fill_cache_cache();
	kmem_cache_for_each(count_cache, &before);
	pages = take_all_memory();
	cachep = kmem_cache_create("hopeless", 100, 0, 0, NULL, NULL);
	give_memory_back(pages);
	EXPECT_PTR_EQ(cachep, NULL);
	kmem_cache_for_each(count_cache, &after);
	EXPECT_EQ(after, before);

	cachep = kmem_cache_create("hopeless", 100, 0, 0, NULL, NULL);
	ASSERT(cachep);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	for (i = 0; i < fillers; i++)
		EXPECT_EQ(kmem_cache_destroy(filler[i]), 0);
}

/* A request that may wait has free slabs taken from caches that do not need them. */
TEST(slab, free_slabs_are_reclaimed)
{
	kmem_cache_t *cachep;
	struct page *pages;
	void *objs[8];
	int level = console_loglevel;

	if (shrinkers_off)
		SKIP("nobody is asked for memory back");
	cachep = new_cache(PAGE_SIZE);
	ASSERT(cachep);
	alloc_objs(cachep, objs, 8);
	EXPECT_EQ(tune(cachep, 20, 20, 0), 0);
	free_objs(cachep, objs, 8);
	EXPECT_EQ(tune(cachep, 20, 20, 0), 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 8UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 0UL);

	console_loglevel = 1;
	pages = test_take_all_pages(GFP_ATOMIC, 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 8UL);
	test_give_pages_back(pages, 0);
	pages = test_take_all_pages(GFP_KERNEL, 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	test_give_pages_back(pages, 0);
	console_loglevel = level;
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

#ifdef CONFIG_NUMA
/* A request for a node that can't be met anywhere. */
TEST(slab, node_request_fails)
{
	kmem_cache_t *cachep = new_cache(100);
	struct page *pages;
	int node;

	ASSERT(cachep);
	pages = take_all_memory();
	for_each_online_node(node)
		EXPECT_PTR_EQ(alloc_on(cachep, node), NULL);
	give_memory_back(pages);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

/*
 * What ends the kernel.
 */
static void ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)obj;
	(void)cachep;
	(void)flags;
}

FATAL_TEST(slab, create_duplicate, "kmem_cache_create: duplicate cache twin")
{
	/* The message has no level: the default one would not be shown after "quiet". */
	console_loglevel = 8;
	kmem_cache_create("twin", 32, 0, 0, NULL, NULL);
	kmem_cache_create("twin", 64, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_without_name, "kmem_cache_create: Early error in slab")
{
	kmem_cache_create(NULL, 32, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_empty, "kmem_cache_create: Early error in slab empty")
{
	kmem_cache_create("empty", 0, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_too_small, "kmem_cache_create: Early error in slab small")
{
	kmem_cache_create("small", sizeof(void *) - 1, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_too_large, "kmem_cache_create: Early error in slab large")
{
	kmem_cache_create("large", 32 * PAGE_SIZE + 1, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_dtor_without_ctor, "kmem_cache_create: Early error in slab dtor")
{
	kmem_cache_create("dtor", 32, 0, 0, NULL, ctor);
}

FATAL_TEST(slab, create_in_interrupt, "kmem_cache_create: Early error in slab irq")
{
	irq_enter();
	kmem_cache_create("irq", 32, 0, 0, NULL, NULL);
}

FATAL_TEST(slab, create_unknown_flag, "BUG at mm/slab.c")
{
	kmem_cache_create("flag", 32, 0, 0x00100000UL, NULL, NULL);
}

#ifndef CONFIG_DEBUG_SLAB
/* The debug flags are known only where there is debugging. */
FATAL_TEST(slab, create_debug_flag, "BUG at mm/slab.c")
{
	kmem_cache_create("debug", 32, 0, SLAB_POISON, NULL, NULL);
}
#endif

FATAL_TEST(slab, create_rcu_with_dtor, "BUG at mm/slab.c")
{
	kmem_cache_create("rcu", 32, 0, SLAB_DESTROY_BY_RCU, ctor, ctor);
}

FATAL_TEST(slab, create_panic_no_memory,
	   "Kernel panic - not syncing: kmem_cache_create(): failed to create slab `precious'")
{
	fill_cache_cache();
	take_all_memory();
	kmem_cache_create("precious", 32, 0, SLAB_PANIC, NULL, NULL);
}

FATAL_TEST(slab, create_panic_no_object,
	   "Kernel panic - not syncing: kmem_cache_create(): failed to create slab `coarse'")
{
	kmem_cache_create("coarse", 131072, 262144, SLAB_PANIC, NULL, NULL);
}

#ifndef CONFIG_UBSAN	/* which ends the kernel before the processor does */
static void forget_text(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	(void)text;
	(void)len;
}

static kmem_cache_t *create_without_arrays(void)
{
	kmem_cache_t *cachep = kmem_cache_create("spare", 32, 0, 0, NULL, NULL);
	struct taken_objects own, shared;
	unsigned int limit = usage_of(cachep).limit;

	/* Its descriptor is what the next one gets. */
	kmem_cache_destroy(cachep);
	take_all_memory();
	take_all_objects(&own, general_cache(16 + limit * sizeof(void *)));
	take_all_objects(&shared, general_cache(16 + limit * 4 * sizeof(void *)));
	unmute_console();
	return kmem_cache_create("armless", 32, 0, SLAB_PANIC, NULL, NULL);
}

/* A cache for whose arrays there was no memory is returned all the same: useless. */
FATAL_TEST(slab, cache_without_arrays, "enable_cpucache failed for armless, error 12.")
{
	kmem_cache_alloc(create_without_arrays(), GFP_KERNEL);
}

FATAL_TEST(slab, alloc_without_arrays, "Unable to handle kernel paging request")
{
	kmem_cache_alloc(create_without_arrays(), GFP_KERNEL);
}

/* It is on the chain, and whoever reads /proc/slabinfo looks for its shared array. */
FATAL_TEST(slab, slabinfo_without_arrays, "Unable to handle kernel paging request")
{
	struct seq_file nobody = { .put = forget_text };

	create_without_arrays();
	proc_read(proc_find("slabinfo"), &nobody);
}
#endif

FATAL_TEST(slab, alloc_unknown_flag, "BUG at mm/slab.c")
{
	kmem_cache_alloc(new_cache(32), GFP_KERNEL | __GFP_ZERO);
}

FATAL_TEST(slab, alloc_highmem, "BUG at mm/slab.c")
{
	kmalloc(opaque(4096), GFP_HIGHUSER);
}

FATAL_TEST(slab, dma_from_ordinary_cache, "BUG at mm/slab.c")
{
	kmem_cache_alloc(new_cache(32), SLAB_KERNEL | SLAB_DMA);
}

FATAL_TEST(slab, ordinary_from_dma_cache, "BUG at mm/slab.c")
{
	kmem_cache_alloc(kmem_cache_create("dma", 32, 0, SLAB_CACHE_DMA, NULL, NULL),
			 SLAB_KERNEL);
}

FATAL_TEST(slab, shrink_nothing, "BUG at mm/slab.c")
{
	kmem_cache_shrink(NULL);
}

FATAL_TEST(slab, shrink_in_interrupt, "BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(32);

	irq_enter();
	kmem_cache_shrink(cachep);
}

FATAL_TEST(slab, destroy_nothing, "BUG at mm/slab.c")
{
	kmem_cache_destroy(NULL);
}

FATAL_TEST(slab, destroy_in_interrupt, "BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(32);

	irq_enter();
	kmem_cache_destroy(cachep);
}

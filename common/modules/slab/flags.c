// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: what flags, constructors and destructors do. */
#include <linux/interrupt.h>
#include <linux/rcupdate.h>
#include "suite.h"

/* SLAB_NO_GROW: objects that the cache has are handed out, but it does not grow. */
TEST(slab, no_grow)
{
	kmem_cache_t *cachep = new_cache(100);
	void *objs[64];
	unsigned int num, i;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(num <= ARRAY_SIZE(objs));
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, SLAB_KERNEL | SLAB_NO_GROW), NULL);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);

	objs[0] = kmem_cache_alloc(cachep, SLAB_KERNEL);
	for (i = 1; i < num; i++) {
		objs[i] = kmem_cache_alloc(cachep, SLAB_KERNEL | SLAB_NO_GROW);
		EXPECT(objs[i]);
	}
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, SLAB_ATOMIC | SLAB_NO_GROW), NULL);
	free_objs(cachep, objs, num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Objects of a SLAB_CACHE_DMA cache, and those of kmalloc() with GFP_DMA, are in ZONE_DMA. */
TEST(slab, dma_memory)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_CACHE_DMA |
						 SLAB_NO_REAP, NULL, NULL);
	void *obj, *small, *large;

	ASSERT(cachep);
	EXPECT_EQ(usage_of(cachep).flags & SLAB_CACHE_DMA, SLAB_CACHE_DMA);
	obj = kmem_cache_alloc(cachep, SLAB_KERNEL | SLAB_DMA);
	small = kmalloc(20, GFP_ATOMIC | GFP_DMA);
	large = kmalloc(20000, GFP_KERNEL | GFP_DMA);
	EXPECT(obj && small && large);
	EXPECT_EQ(page_zonenum(virt_to_page(obj)), (unsigned long)ZONE_DMA);
	EXPECT_EQ(page_zonenum(virt_to_page(small)), (unsigned long)ZONE_DMA);
	EXPECT_EQ(page_zonenum(virt_to_page(large)), (unsigned long)ZONE_DMA);
	EXPECT_PTR_EQ(virt_to_page(small)->lru.next, malloc_sizes[0].cs_dmacachep);
	EXPECT_STR_EQ(usage_of(malloc_sizes[0].cs_dmacachep).name, "size-32(DMA)");

	kmem_cache_free(cachep, obj);
	kfree(small);
	kfree(large);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * SLAB_DESTROY_BY_RCU: a slab that is destroyed stays what it is until all readers from
 * before are gone; destroying the cache waits for that.
 */
TEST(slab, destroy_by_rcu)
{
	size_t sizes[] = { 100, PAGE_SIZE };	/* management on-slab, and off-slab */
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = kmem_cache_create(__func__, sizes[i], 0, SLAB_NO_REAP |
							 SLAB_DESTROY_BY_RCU, NULL, NULL);
		unsigned long before = read_page_state(nr_slab);
		struct page *page;
		void *obj;

		ASSERT(cachep);
		obj = kmem_cache_alloc(cachep, GFP_KERNEL);
		ASSERT(obj);
		page = virt_to_page(obj);
		kmem_cache_free(cachep, obj);
		EXPECT_EQ(kmem_cache_shrink(cachep), 0);
		EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
		EXPECT(PageSlab(page));
		EXPECT_GT(read_page_state(nr_slab), before);
		synchronize_rcu();
		EXPECT(!PageSlab(page));
		kmem_cache_shrink(malloc_sizes[0].cs_cachep);
		kmem_cache_shrink(malloc_sizes[1].cs_cachep);
		EXPECT_EQ(read_page_state(nr_slab), before);

		obj = kmem_cache_alloc(cachep, GFP_KERNEL);
		ASSERT(obj);
		page = virt_to_page(obj);
		kmem_cache_free(cachep, obj);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
		EXPECT(!PageSlab(page));
	}
}

/* Requests that may not sleep work in interrupts and with interrupts off. */
TEST(slab, atomic_requests)
{
	kmem_cache_t *cachep = new_cache(100);
	void *a, *b;

	ASSERT(cachep);
	local_irq_disable();
	irq_enter();
	a = kmem_cache_alloc(cachep, SLAB_ATOMIC);
	irq_exit();
	EXPECT(irqs_disabled());
	b = kmalloc(300, GFP_ATOMIC);
	kfree(b);
	kmem_cache_free(cachep, a);
	EXPECT(irqs_disabled());
	local_irq_enable();
	EXPECT(a && b);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

#ifndef CONFIG_DEBUG_SLAB
/*
 * Constructors and destructors. (With CONFIG_DEBUG_SLAB they run when an object is handed
 * out and given back: see debug.c.)
 */
struct calls {
	void *obj[256];
	unsigned long flags[256];
	kmem_cache_t *cachep;
	unsigned int n, irqs_off;
};
static struct calls ctor_calls, dtor_calls;

static void note_call(struct calls *calls, void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	if (calls->n < ARRAY_SIZE(calls->obj)) {
		calls->obj[calls->n] = obj;
		calls->flags[calls->n] = flags;
	}
	calls->n++;
	calls->cachep = cachep;
	calls->irqs_off += irqs_disabled();
}

static void note_ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	note_call(&ctor_calls, obj, cachep, flags);
	*(unsigned long *)obj = 0xc0ffee;
}

static void note_dtor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	note_call(&dtor_calls, obj, cachep, flags);
}

static kmem_cache_t *cache_with_ctor(const char *name, size_t size)
{
	memset(&ctor_calls, 0, sizeof(ctor_calls));
	memset(&dtor_calls, 0, sizeof(dtor_calls));
	return kmem_cache_create(name, size, 0, SLAB_NO_REAP, note_ctor, note_dtor);
}

/* The constructor is called for each object of a new slab, by ascending address. */
TEST(slab, constructor)
{
	kmem_cache_t *cachep = cache_with_ctor(__func__, 100);
	unsigned int num, i;
	void *obj, *again;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(num <= ARRAY_SIZE(ctor_calls.obj));
	EXPECT_EQ(ctor_calls.n, 0U);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(ctor_calls.n, num);
	EXPECT_PTR_EQ(ctor_calls.cachep, cachep);
	/* A sleeping request has interrupts on meanwhile. */
	EXPECT_EQ(ctor_calls.irqs_off, 0U);
	for (i = 0; i < num; i++) {
		EXPECT_EQ(ctor_calls.flags[i], SLAB_CTOR_CONSTRUCTOR);
		EXPECT_EQ(slab_index(cachep, ctor_calls.obj[i]), i);
	}
	EXPECT_EQ(*(unsigned long *)obj, 0xc0ffeeUL);

	/* Objects keep their state while they are free. */
	*(unsigned long *)obj = 0xdecaf;
	kmem_cache_free(cachep, obj);
	again = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_PTR_EQ(again, obj);
	EXPECT_EQ(*(unsigned long *)obj, 0xdecafUL);
	EXPECT_EQ(ctor_calls.n, num);
	EXPECT_EQ(dtor_calls.n, 0U);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A constructor that must not sleep is told so. */
TEST(slab, atomic_constructor)
{
	kmem_cache_t *cachep = cache_with_ctor(__func__, 1000);
	unsigned int num, i;
	void *obj;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	obj = kmem_cache_alloc(cachep, GFP_ATOMIC);
	ASSERT(obj);
	EXPECT_EQ(ctor_calls.n, num);
	EXPECT_EQ(ctor_calls.irqs_off, num);
	for (i = 0; i < num; i++)
		EXPECT_EQ(ctor_calls.flags[i], SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_ATOMIC);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* The destructor is called for each object of a slab that is destroyed, used or not. */
TEST(slab, destructor)
{
	kmem_cache_t *cachep = cache_with_ctor(__func__, 100);
	unsigned int num, i;
	void *obj;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(dtor_calls.n, 0U);
	kmem_cache_shrink(cachep);
	EXPECT_EQ(dtor_calls.n, num);
	EXPECT_PTR_EQ(dtor_calls.cachep, cachep);
	for (i = 0; i < num; i++) {
		EXPECT_PTR_EQ(dtor_calls.obj[i], ctor_calls.obj[i]);
		EXPECT_EQ(dtor_calls.flags[i], 0UL);
	}
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	EXPECT_EQ(dtor_calls.n, num);
}

/* Shrinking destroys the slab first that got free first. */
TEST(slab, shrink_order)
{
	kmem_cache_t *cachep = cache_with_ctor(__func__, PAGE_SIZE);
	static const unsigned int order[4] = { 2, 0, 3, 1 };
	void *objs[4];
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 0), 0);
	alloc_objs(cachep, objs, 4);
	for (i = 0; i < 4; i++)
		kmem_cache_free(cachep, objs[order[i]]);
	EXPECT_EQ(usage_of(cachep).num_slabs, 4UL);
	EXPECT_EQ(kmem_cache_shrink(cachep), 0);
	EXPECT_EQ(dtor_calls.n, 4U);
	for (i = 0; i < 4; i++)
		EXPECT_PTR_EQ(dtor_calls.obj[i], objs[order[i]]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

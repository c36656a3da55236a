// SPDX-License-Identifier: GPL-2.0
/* Tests of kmalloc() and its family. */
#include "exhaust.h"
#include "suite.h"

/* The cache that an object says it is from. */
static const void *cache_of(const void *obj)
{
	return virt_to_page(obj)->lru.next;
}

/* Each size is served by the first cache that is large enough. */
TEST(slab, kmalloc_classes)
{
	unsigned int i;

	for (i = 0; malloc_sizes[i].cs_cachep; i++) {
		size_t size = malloc_sizes[i].cs_size, below = i ? malloc_sizes[i - 1].cs_size : 0;
		void *exact = kmalloc(opaque(size), GFP_KERNEL);
		void *least = kmalloc(opaque(below + 1), GFP_KERNEL);

		ASSERT(exact && least);
		EXPECT_PTR_EQ(cache_of(exact), malloc_sizes[i].cs_cachep);
		EXPECT_PTR_EQ(cache_of(least), malloc_sizes[i].cs_cachep);
		EXPECT_EQ(ksize(exact), (unsigned int)size);
		EXPECT_EQ(kmem_cache_size(malloc_sizes[i].cs_cachep), (unsigned int)size);
		kfree(exact);
		kfree(least);
	}
}

#define SAME_CACHE(size, flags)						\
do {									\
	void *__constant = kmalloc(size, flags);			\
	void *__variable = kmalloc(opaque(size), flags);		\
									\
	ASSERT(__constant && __variable);				\
	EXPECT_PTR_EQ(cache_of(__constant), cache_of(__variable));	\
	kfree(__constant);						\
	kfree(__variable);						\
} while (0)

/* What the compiler finds for a constant size is what is found at run time. */
TEST(slab, kmalloc_of_constant_size)
{
	SAME_CACHE(0, GFP_KERNEL);
	SAME_CACHE(1, GFP_KERNEL);
	SAME_CACHE(32, GFP_ATOMIC);
	SAME_CACHE(33, GFP_KERNEL);
	SAME_CACHE(96, GFP_KERNEL);
	SAME_CACHE(97, GFP_KERNEL | GFP_DMA);
	SAME_CACHE(129, GFP_KERNEL);
	SAME_CACHE(192, GFP_KERNEL);
	SAME_CACHE(193, GFP_ATOMIC | GFP_DMA);
	SAME_CACHE(512, GFP_KERNEL);
	SAME_CACHE(4097, GFP_KERNEL);
	SAME_CACHE(65537, GFP_KERNEL);
	SAME_CACHE(131072, GFP_KERNEL);
}

/* A size above the largest general cache gives NULL. */
TEST(slab, kmalloc_too_large)
{
	EXPECT_PTR_EQ(kmalloc(opaque(131073), GFP_KERNEL), NULL);
	EXPECT_PTR_EQ(kmalloc(opaque(131073), GFP_KERNEL | GFP_DMA), NULL);
	EXPECT_PTR_EQ(kmalloc(opaque(~(size_t)0), GFP_KERNEL), NULL);
}

#ifndef CONFIG_DEBUG_SLAB	/* which looks whether there are caches */
TEST_BUDDY(slab, kmalloc_before_caches)
{
	EXPECT_PTR_EQ(__kmalloc(opaque(32), GFP_KERNEL), NULL);
}
#endif

/* The size of 192 is there, and that of 96 with cache lines below 64 bytes only. */
TEST(slab, odd_size_classes)
{
	EXPECT_EQ(kmem_cache_size(general_cache(65)), L1_CACHE_BYTES < 64 ? 96U : 128U);
	EXPECT_EQ(kmem_cache_size(general_cache(129)), 192U);
	EXPECT_EQ(kmem_cache_size(general_cache(193)), 256U);
}

/* ksize() bytes may be used, whatever was asked for; objects of all classes at once. */
TEST(slab, ksize_bytes_are_usable)
{
	static unsigned char *objs[20];
	unsigned int i, j, n;

	for (n = 0; malloc_sizes[n].cs_cachep; n++) {
		objs[n] = kmalloc(opaque(malloc_sizes[n].cs_size - 3), GFP_KERNEL);
		ASSERT(objs[n]);
		memset(objs[n], 0x10 + n, ksize(objs[n]));
	}
	for (i = 0; i < n; i++) {
		for (j = 0; j < ksize(objs[i]) && objs[i][j] == 0x10 + i; j++)
			;
		EXPECT_EQ(j, (unsigned int)malloc_sizes[i].cs_size);
		kfree(objs[i]);
	}
	EXPECT_EQ(ksize(NULL), 0U);
}

/* Nobody looks whether memory is from kmalloc(): what its page says is believed. */
TEST(slab, ksize_does_not_check)
{
	struct page *page = alloc_page(GFP_KERNEL);
	struct list_head lru;

	ASSERT(page);
	lru = page->lru;
	page->lru.next = (struct list_head *)general_cache(192);
	EXPECT_EQ(ksize(page_address(page)), kmem_cache_size(general_cache(192)));
	page->lru = lru;
	__free_page(page);
}

/* kfree() of NULL does nothing. */
TEST(slab, kfree_of_null)
{
	unsigned long before = read_page_state(nr_slab);

	kfree(NULL);
	EXPECT_EQ(read_page_state(nr_slab), before);
}

/* kcalloc() gives zeroed memory for all elements. */
TEST(slab, kcalloc)
{
	unsigned char *p = kmalloc(1000, GFP_KERNEL);
	unsigned int i;

	ASSERT(p);
	memset(p, 0xff, 1000);
	kfree(p);
	p = kcalloc(10, 100, GFP_KERNEL);
	ASSERT(p);
	EXPECT_EQ(ksize(p), 1024U);
	for (i = 0; i < 1000 && !p[i]; i++)
		;
	EXPECT_EQ(i, 1000U);
	kfree(p);

	p = kcalloc(0, 100, GFP_KERNEL);
	EXPECT(p);
	kfree(p);
	p = kcalloc(100, 0, GFP_KERNEL);
	EXPECT(p);
	kfree(p);
}

/* Products that do not fit are refused: as little as 1 more than INT_MAX, and 0 by overflow. */
TEST(slab, kcalloc_overflow)
{
	size_t half = (size_t)1 << (BITS_PER_LONG / 2);

	EXPECT_PTR_EQ(kcalloc(opaque(half), opaque(half), GFP_KERNEL), NULL);
	EXPECT_PTR_EQ(kcalloc(opaque(half), opaque(half + 1), GFP_KERNEL), NULL);
	EXPECT_PTR_EQ(kcalloc(opaque(2), opaque(0x40000000), GFP_KERNEL), NULL);
	EXPECT_PTR_EQ(kcalloc(opaque(~(size_t)0), opaque(2), GFP_KERNEL), NULL);
	EXPECT_PTR_EQ(kcalloc(opaque(~(size_t)0 / 4 + 2), opaque(4), GFP_KERNEL), NULL);
}

/* kmem_cache_size() is what a user gets: the size rounded up to words. */
TEST(slab, kmem_cache_size)
{
	kmem_cache_t *cachep = new_cache(50);

	ASSERT(cachep);
	EXPECT_EQ(kmem_cache_size(cachep), BITS_PER_LONG == 64 ? 56U : 52U);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * kmem_ptr_validate() looks at an address that may be anything: it must be aligned to
 * words, in low memory, and in a page of that cache.
 */
TEST(slab, kmem_ptr_validate)
{
	kmem_cache_t *cachep = new_cache(104), *other = general_cache(104);
	unsigned long page = __get_free_page(GFP_KERNEL);
	char *obj, *alien;
	int on_stack;

	ASSERT(cachep && page);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	alien = kmalloc(104, GFP_KERNEL);
	ASSERT(obj && alien);

	EXPECT_EQ(kmem_ptr_validate(cachep, obj), 1);
	EXPECT_EQ(kmem_ptr_validate(other, alien), 1);
	EXPECT_EQ(kmem_ptr_validate(cachep, alien), 0);
	EXPECT_EQ(kmem_ptr_validate(other, obj), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, obj + 1), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, obj + sizeof(void *) / 2), 0);
	/* Only the page is looked at. */
	EXPECT_EQ(kmem_ptr_validate(cachep, obj + sizeof(void *)), 1);

	EXPECT_EQ(kmem_ptr_validate(cachep, (void *)page), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, NULL), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, (void *)(PAGE_OFFSET - sizeof(void *))), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, high_memory), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, (char *)high_memory - sizeof(void *)), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, (void *)~(sizeof(void *) - 1)), 0);
	EXPECT_EQ(kmem_ptr_validate(cachep, (void *)((unsigned long)&on_stack &
						     ~(sizeof(void *) - 1))), 0);

	kfree(alien);
	kmem_cache_free(cachep, obj);
	free_page(page);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

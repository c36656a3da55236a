// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of caches with CONFIG_DEBUG_SLAB: guards around objects, patterns in them, who used
 * them last, and when they are constructed.
 *
 *	| red zone | user's object … | red zone | last caller |
 *	<- dbghead -><-- reallen --->
 *	<--------------------- objsize ---------------------->
 */
#include "debug.h"

#ifdef CONFIG_DEBUG_SLAB

static unsigned long flags_of(size_t size, size_t align, unsigned long flags)
{
	kmem_cache_t *cachep = kmem_cache_create("flags", size, align, flags, NULL, NULL);
	unsigned long result;

	if (!cachep)
		return ~0UL;
	result = usage_of(cachep).flags & DEBUG_FLAGS;
	kmem_cache_destroy(cachep);
	return result;
}

/*
 * Guards are left out where they would cost a power of two, from a page on, or break the
 * caller's alignment; patterns where readers may still look at a free object.
 */
TEST(slab, which_checks)
{
	EXPECT_EQ(flags_of(WORD, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(100, 0, SLAB_HWCACHE_ALIGN), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(4095, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(4096, 0, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(4097, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(8192 - 3 * WORD, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(8192 - 3 * WORD + 1, 0, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(8192, 0, 0), SLAB_POISON);

	EXPECT_EQ(flags_of(100, WORD, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(100, 2 * WORD, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(100, 256, SLAB_HWCACHE_ALIGN), SLAB_POISON);
	EXPECT_EQ(flags_of(100, 0, SLAB_DESTROY_BY_RCU), SLAB_RED_ZONE | SLAB_STORE_USER);
}

/* Guards are a word each, and so is what tells the last caller. */
TEST(slab, debug_words)
{
	kmem_cache_t *guarded = kmem_cache_create("guarded", 100, 0, 0, NULL, NULL);
	kmem_cache_t *bare = kmem_cache_create("bare", 4096, 0, 0, NULL, NULL);
	struct slab_usage u;

	ASSERT(guarded && bare);
	u = usage_of(guarded);
	EXPECT_EQ(u.reallen, (100 + WORD - 1) / WORD * WORD);
	EXPECT_EQ(u.dbghead, WORD);
	EXPECT_EQ(u.objsize, u.reallen + 3 * WORD);
	EXPECT_EQ(kmem_cache_size(guarded), u.reallen);
	u = usage_of(bare);
	EXPECT_EQ(u.reallen, 4096U);
	EXPECT_EQ(u.dbghead, 0U);
	EXPECT_EQ(u.objsize, 4096U);
	EXPECT_EQ(kmem_cache_destroy(guarded), 0);
	EXPECT_EQ(kmem_cache_destroy(bare), 0);
}

/* Guards and pattern tell whether an object is in use. */
TEST(slab, guards_and_patterns)
{
	static const size_t sizes[] = { 8, 100, 600, 3000, 5000 };
	unsigned int i, len;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = new_cache(sizes[i]);
		void *obj;

		ASSERT(cachep);
		len = kmem_cache_size(cachep);
		obj = kmem_cache_alloc(cachep, GFP_KERNEL);
		ASSERT(obj);
		EXPECT(has_pattern(obj, len, 0x5a));
		EXPECT_EQ(peek(obj, -(long)WORD), IN_USE);
		EXPECT_EQ(peek(obj, len), IN_USE);
		kmem_cache_free(cachep, obj);
		EXPECT(has_pattern(obj, len, 0x6b));
		EXPECT_EQ(peek(obj, -(long)WORD), FREE);
		EXPECT_EQ(peek(obj, len), FREE);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/* The other objects of a new slab are marked as free, without a caller. */
TEST(slab, new_slab_is_marked_free)
{
	kmem_cache_t *cachep = new_cache(100);
	struct slab_usage u;
	unsigned int i;
	char *obj, *first;

	ASSERT(cachep);
	u = usage_of(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	first = obj - slab_index(cachep, obj) * u.objsize;
	for (i = 0; i < u.num; i++) {
		char *other = first + i * u.objsize;

		if (other == obj)
			continue;
		EXPECT(has_pattern(other, u.reallen, 0x6b));
		EXPECT_EQ(peek(other, -(long)WORD), FREE);
		EXPECT_EQ(peek(other, u.reallen), FREE);
		EXPECT_EQ(peek(other, u.reallen + WORD), 0UL);
	}
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

static noinline void *alloc_from_here(kmem_cache_t *cachep)
{
	void *obj = kmem_cache_alloc(cachep, GFP_KERNEL);

	barrier();
	return obj;
}

static noinline void free_from_here(kmem_cache_t *cachep, void *obj)
{
	kmem_cache_free(cachep, obj);
	barrier();
}

static noinline void *kmalloc_from_here(void)
{
	void *obj = kmalloc(100, GFP_KERNEL);

	barrier();
	return obj;
}

/* An address within a small function. */
#define EXPECT_WITHIN(addr, fn)						\
do {									\
	EXPECT_GT(addr, (unsigned long)(fn));				\
	EXPECT_LT(addr, (unsigned long)(fn) + 1024);			\
} while (0)

/* Who allocated an object, or freed it, is kept behind it. */
TEST(slab, last_caller)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int where;
	void *objs[17], *obj;

	ASSERT(cachep);
	where = kmem_cache_size(cachep) + WORD;
	obj = alloc_from_here(cachep);		/* after a refill */
	EXPECT_WITHIN(peek(obj, where), alloc_from_here);
	free_from_here(cachep, obj);
	EXPECT_WITHIN(peek(obj, where), free_from_here);
	obj = alloc_from_here(cachep);		/* from the array */
	EXPECT_WITHIN(peek(obj, where), alloc_from_here);
	kmem_cache_free(cachep, obj);

	/* When the array is full, too. */
	EXPECT_EQ(tune(cachep, 16, 16, 0), 0);
	alloc_objs(cachep, objs, 17);
	kmem_cache_shrink(cachep);
	free_objs(cachep, objs, 16);
	free_from_here(cachep, objs[16]);
	EXPECT_WITHIN(peek(objs[16], where), free_from_here);

	obj = kmalloc_from_here();
	EXPECT_WITHIN(peek(obj, ksize(obj) + WORD), kmalloc_from_here);
	kfree(obj);

	/* Of kcalloc() it is kcalloc() itself. */
	obj = kcalloc(1, 100, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_WITHIN(peek(obj, ksize(obj) + WORD), kcalloc);
	kfree(obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * Constructors: an object with a pattern is constructed when it is handed out and
 * destructed when it is given back.
 */
static struct {
	void *obj;
	unsigned long flags;
	unsigned int n;
} ctor_call, dtor_call;

static void note_ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)cachep;
	ctor_call.obj = obj;
	ctor_call.flags = flags;
	ctor_call.n++;
	if (!(flags & SLAB_CTOR_VERIFY))
		*(unsigned long *)obj = 0xc0ffee;
}

static void note_dtor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)cachep;
	dtor_call.obj = obj;
	dtor_call.flags = flags;
	dtor_call.n++;
}

static void forget_calls(void)
{
	memset(&ctor_call, 0, sizeof(ctor_call));
	memset(&dtor_call, 0, sizeof(dtor_call));
}

TEST(slab, constructed_for_each_user)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP, note_ctor,
						 note_dtor);
	void *obj;

	ASSERT(cachep);
	forget_calls();
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(ctor_call.n, 1U);
	EXPECT_PTR_EQ(ctor_call.obj, obj);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR);
	EXPECT_EQ(*(unsigned long *)obj, 0xc0ffeeUL);
	EXPECT_EQ(dtor_call.n, 0U);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(dtor_call.n, 1U);
	EXPECT_PTR_EQ(dtor_call.obj, obj);
	EXPECT_EQ(dtor_call.flags, 0UL);
	EXPECT(has_pattern(obj, kmem_cache_size(cachep), 0x6b));

	obj = kmem_cache_alloc(cachep, GFP_ATOMIC);
	EXPECT_EQ(ctor_call.n, 2U);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_ATOMIC);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	EXPECT_EQ(dtor_call.n, 2U);
}

/* Without a pattern all objects of a slab are constructed when it is made. */
TEST(slab, constructed_with_the_slab)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP |
						 SLAB_DESTROY_BY_RCU, note_ctor, NULL);
	void *obj;

	ASSERT(cachep);
	forget_calls();
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(ctor_call.n, usage_of(cachep).num);
	kmem_cache_free(cachep, obj);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(ctor_call.n, usage_of(cachep).num);
	EXPECT_EQ(*(unsigned long *)obj, 0xc0ffeeUL);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* SLAB_DEBUG_INITIAL: the constructor looks at each object that is given back. */
TEST(slab, constructor_verifies)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP |
						 SLAB_DEBUG_INITIAL, note_ctor, NULL);
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	forget_calls();
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(ctor_call.n, 1U);
	EXPECT_PTR_EQ(ctor_call.obj, obj);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_VERIFY);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);

	/* Without one the flag is dropped. */
	MUTED(cachep = kmem_cache_create("unverified", 100, 0, SLAB_DEBUG_INITIAL, NULL, NULL));
	ASSERT(cachep);
	EXPECT(test_log_has("No con, but init state check requested - unverified"));
	EXPECT_EQ(usage_of(cachep).flags & SLAB_DEBUG_INITIAL, 0UL);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

#endif

// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: what moves between arrays, slabs and pages, and in which order. */
#include <linux/sched.h>
#include <linux/swap.h>
#include "suite.h"

static void *objs[512];

/* Frees some objects, in the order given. */
#define FREE(cachep, ...)						\
do {									\
	void *__list[] = { __VA_ARGS__ };				\
	unsigned int __i;						\
									\
	for (__i = 0; __i < ARRAY_SIZE(__list); __i++)			\
		kmem_cache_free(cachep, __list[__i]);			\
} while (0)

/* Allocates some objects: they must be these, in this order. */
#define EXPECT_NEXT(cachep, ...)					\
do {									\
	void *__list[] = { __VA_ARGS__ };				\
	unsigned int __i;						\
									\
	for (__i = 0; __i < ARRAY_SIZE(__list); __i++)			\
		EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), __list[__i]); \
} while (0)

/*
 * Slabs.
 */

/*
 *	| management | 0 | 1 | 2 | … | num - 1 | left over |
 *	 <- slab_size ->
 *
 * Objects lie side by side, within the slab, behind its management.
 */
TEST(slab, objects_side_by_side)
{
	size_t sizes[] = { 8, 100, 700, 3000, 20000 };
	unsigned int s, i, j;

	for (s = 0; s < ARRAY_SIZE(sizes); s++) {
		kmem_cache_t *cachep = new_cache(sizes[s]);
		struct slab_usage u;
		unsigned long seen[1024 / BITS_PER_LONG] = { 0 }, start;

		ASSERT(cachep);
		u = usage_of(cachep);
		ASSERT(u.num <= ARRAY_SIZE(objs));
		alloc_objs(cachep, objs, u.num);
		start = slab_start(cachep, objs[0]);
		for (i = 0; i < u.num; i++) {
			unsigned long at = (unsigned long)objs[i] - u.dbghead;

			EXPECT_EQ(slab_start(cachep, objs[i]), start);
			EXPECT_GE(at, start + u.slab_size * !u.offslab);
			EXPECT_LE(at + u.objsize, start + (PAGE_SIZE << u.gfporder));
			EXPECT_EQ(slab_offset(cachep, objs[i]) % u.objsize, 0UL);
			j = slab_index(cachep, objs[i]);
			EXPECT(!test_bit(j, seen));
			set_bit(j, seen);
		}
		EXPECT_EQ(usage_of(cachep).num_slabs, 1UL);
		free_objs(cachep, objs, u.num);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/* Every page of a slab is marked, and knows the cache (lru.next) and the slab (lru.prev). */
TEST(slab, pages_know_their_cache)
{
	kmem_cache_t *cachep = new_cache(20000);
	struct slab_usage u;
	struct page *page;
	unsigned int i;
	void *obj;

	ASSERT(cachep);
	u = usage_of(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(u.gfporder, 3U);
	page = virt_to_page(slab_start(cachep, obj));
	for (i = 0; i < 8; i++) {
		EXPECT(PageSlab(page + i));
		EXPECT_PTR_EQ(page[i].lru.next, cachep);
		EXPECT_PTR_EQ(page[i].lru.prev, page[0].lru.prev);
	}
	kmem_cache_free(cachep, obj);
	kmem_cache_shrink(cachep);
	for (i = 0; i < 8; i++)
		EXPECT(!PageSlab(page + i));
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* On-slab management is at the slab's start; off-slab it is an object of a general cache. */
TEST(slab, place_of_management)
{
	kmem_cache_t *on = kmem_cache_create("slab-on", 64, 0, SLAB_NO_REAP, NULL, NULL);
	kmem_cache_t *off = kmem_cache_create("slab-off", 4096, 0, SLAB_NO_REAP, NULL, NULL);
	void *a, *b, *management;

	ASSERT(on && off);
	a = kmem_cache_alloc(on, GFP_KERNEL);
	b = kmem_cache_alloc(off, GFP_KERNEL);
	ASSERT(a && b);
	EXPECT_EQ(usage_of(on).offslab, 0U);
	EXPECT_PTR_EQ(virt_to_page(a)->lru.prev, slab_start(on, a));

	EXPECT_EQ(usage_of(off).offslab, 1U);
	management = virt_to_page(b)->lru.prev;
	EXPECT_NE(slab_start(off, management), slab_start(off, b));
	EXPECT(PageSlab(virt_to_page(management)));
	EXPECT_GE(ksize((char *)management), usage_of(off).slab_size);
	EXPECT_LT(ksize((char *)management) / 2, usage_of(off).slab_size);

	kmem_cache_free(on, a);
	kmem_cache_free(off, b);
	EXPECT_EQ(kmem_cache_destroy(on), 0);
	EXPECT_EQ(kmem_cache_destroy(off), 0);
}

/* Pages of slabs are counted, also those of SLAB_RECLAIM_ACCOUNT, which count twice. */
TEST(slab, pages_are_counted)
{
	kmem_cache_t *plain = new_cache(20000);
	kmem_cache_t *reclaim = kmem_cache_create("reclaim", 20000, 0, SLAB_RECLAIM_ACCOUNT |
						  SLAB_NO_REAP, NULL, NULL);
	unsigned long before = read_page_state(nr_slab);
	int reclaimable = atomic_read(&slab_reclaim_pages);
	void *a, *b;

	ASSERT(plain && reclaim);
	a = kmem_cache_alloc(plain, GFP_KERNEL);
	EXPECT_EQ(read_page_state(nr_slab), before + 8);
	EXPECT_EQ(atomic_read(&slab_reclaim_pages), reclaimable);
	b = kmem_cache_alloc(reclaim, GFP_KERNEL);
	EXPECT_EQ(read_page_state(nr_slab), before + 16);
	EXPECT_EQ(atomic_read(&slab_reclaim_pages), reclaimable + 8);

	kmem_cache_free(plain, a);
	kmem_cache_free(reclaim, b);
	EXPECT_EQ(kmem_cache_destroy(reclaim), 0);
	EXPECT_EQ(atomic_read(&slab_reclaim_pages), reclaimable);
	EXPECT_EQ(kmem_cache_destroy(plain), 0);
	EXPECT_EQ(read_page_state(nr_slab), before);
}

/*
 * Arrays.
 */

/*
 * The first refill takes 16 objects, since the array was not in use; the others take a
 * batch, or what the new slab has left. Objects leave a slab by ascending number, and the
 * array in reverse: with 38 to a slab and batches of 60
 *
 *	slab A 15 … 0, A 37 … 16, slab B 37 … 0, slab C 37 … 14
 */
TEST(slab, fresh_cache_order)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned long start[16];
	unsigned int slab = 0, taken = 0, i = 0, want, n, j;
	struct slab_usage u;

	ASSERT(cachep);
	u = usage_of(cachep);
	alloc_objs(cachep, objs, 100);
	for (want = min(u.batchcount, 16U); i < 100; want = u.batchcount) {
		n = min(want, u.num - taken);
		if (!taken) {
			start[slab] = slab_start(cachep, objs[i]);
			for (j = 0; j < slab; j++)
				EXPECT_NE(start[slab], start[j]);
		}
		for (j = 0; j < n && i < 100; j++, i++) {
			EXPECT_EQ(slab_start(cachep, objs[i]), start[slab]);
			EXPECT_EQ(slab_index(cachep, objs[i]), taken + n - 1 - j);
		}
		taken += n;
		if (taken == u.num) {
			taken = 0;
			slab++;
		}
	}

#if BITS_PER_LONG == 64 && !defined(CONFIG_TYPES_ARM) && !defined(CONFIG_DEBUG_SLAB)
	/* Measured in the release. */
	EXPECT_EQ(u.objsize, 104U);
	EXPECT_EQ(u.num, 38U);
	EXPECT_EQ((unsigned long)objs[15] & ~PAGE_MASK, 120UL);
	EXPECT_EQ(slab_index(cachep, objs[0]), 15U);
	EXPECT_EQ(slab_index(cachep, objs[15]), 0U);
	EXPECT_EQ(slab_index(cachep, objs[16]), 37U);
	EXPECT_EQ(slab_index(cachep, objs[37]), 16U);
	EXPECT_EQ(slab_index(cachep, objs[38]), 37U);
	EXPECT_EQ(slab_index(cachep, objs[75]), 0U);
	EXPECT_EQ(slab_index(cachep, objs[76]), 37U);
	EXPECT_EQ(slab_index(cachep, objs[99]), 14U);
#endif

	for (i = 0; i < 100; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_NEXT(cachep, objs[99], objs[98], objs[97], objs[96], objs[95]);
	FREE(cachep, objs[95], objs[96], objs[97], objs[98], objs[99]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* What was freed last is handed out next, whatever its slab. */
TEST(slab, last_freed_is_next)
{
	kmem_cache_t *cachep = new_cache(100);

	ASSERT(cachep);
	alloc_objs(cachep, objs, 60);
	FREE(cachep, objs[3], objs[59], objs[17]);
	EXPECT_NEXT(cachep, objs[17], objs[59]);
	FREE(cachep, objs[40]);
	EXPECT_NEXT(cachep, objs[40], objs[3]);
	free_objs(cachep, objs, 60);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A refill takes 16 objects for an array that was not in use, and then a batch. */
TEST(slab, refill_size)
{
	kmem_cache_t *cachep = new_cache(sizeof(long));
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 100, 50, 0), 0);
	for (i = 0; i < 16; i++) {
		objs[i] = kmem_cache_alloc(cachep, GFP_KERNEL);
		EXPECT_EQ(usage_of(cachep).active_objs, 16UL);
	}
	for (; i < 66; i++) {
		objs[i] = kmem_cache_alloc(cachep, GFP_KERNEL);
		EXPECT_EQ(usage_of(cachep).active_objs, 66UL);
	}
	free_objs(cachep, objs, i);

	/* New arrays are not in use; a batch below 16 is taken as it is. */
	EXPECT_EQ(tune(cachep, 100, 5, 0), 0);
	EXPECT_EQ(usage_of(cachep).active_objs, 0UL);
	objs[0] = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(usage_of(cachep).active_objs, 5UL);
	kmem_cache_free(cachep, objs[0]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * A refill goes on with the next slab when one has too few:
 *
 *	partial: A (3 free), B (3 free), C (3 free)	a refill of 8 takes 3 + 3 + 2
 */
TEST(slab, refill_from_several_slabs)
{
	kmem_cache_t *cachep = new_cache(100);
	void **a = objs, **b, **c;
	unsigned int num;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	b = a + num;
	c = b + num;
	ASSERT(3 * num <= ARRAY_SIZE(objs));
	EXPECT_EQ(tune(cachep, 8, 8, 0), 0);
	alloc_objs(cachep, objs, 3 * num);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);

	FREE(cachep, a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1]);
	EXPECT_EQ(usage_of(cachep).active_objs, 3UL * num);
	FREE(cachep, c[2]);
	EXPECT_EQ(usage_of(cachep).active_objs, 3UL * num - 8);

	/* Each slab's objects leave it in reverse, and the array reverses all. */
	EXPECT_NEXT(cachep, c[2], c[0], c[1], b[0], b[1], b[2], a[0], a[1], a[2]);
	free_objs(cachep, objs, 3 * num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * A full array gives a batch of its oldest objects back when one more is freed:
 *
 *	limit 8, batch 4:	| 0 1 2 3 4 5 6 7 |  + 8  =  | 4 5 6 7 8 |
 */
TEST(slab, full_array_is_flushed)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 8, 4, 0), 0);
	alloc_objs(cachep, objs, 12);
	for (i = 0; i < 8; i++) {
		kmem_cache_free(cachep, objs[i]);
		EXPECT_EQ(usage_of(cachep).active_objs, 12UL);
	}
	kmem_cache_free(cachep, objs[8]);
	EXPECT_EQ(usage_of(cachep).active_objs, 8UL);
	EXPECT_EQ(usage_of(cachep).shared_avail, 0U);

	EXPECT_NEXT(cachep, objs[8], objs[7], objs[6], objs[5], objs[4]);
	EXPECT_EQ(usage_of(cachep).active_objs, 8UL);
	/* From the slab: a stack that the array, another stack, turns round. */
	EXPECT_NEXT(cachep, objs[0], objs[1], objs[2], objs[3]);
	free_objs(cachep, objs, 12);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * With a shared array the oldest objects go to its end, in their order; a refill takes a
 * batch from its end, and turns to the slabs only when it is empty.
 *
 *	limit 8, batch 4, shared 3:	shared | 0 1 2 3 4 5 6 7 . . . . |
 *					own    | 8 9 10 11 12 |
 */
TEST(slab, shared_array)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 8, 4, 3), 0);
	alloc_objs(cachep, objs, 24);
	for (i = 0; i <= 12; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).active_objs, 24UL);
	EXPECT_EQ(usage_of(cachep).shared_avail, 8U);

	EXPECT_NEXT(cachep, objs[12], objs[11], objs[10], objs[9], objs[8]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 8U);
	EXPECT_NEXT(cachep, objs[7]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 4U);
	EXPECT_NEXT(cachep, objs[6], objs[5], objs[4], objs[3]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 0U);
	EXPECT_NEXT(cachep, objs[2], objs[1], objs[0]);
	EXPECT_EQ(usage_of(cachep).active_objs, 24UL);
	free_objs(cachep, objs, 24);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A full shared array takes no more: the batch goes to the slabs. */
TEST(slab, full_shared_array)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 2), 0);
	alloc_objs(cachep, objs, 20);
	for (i = 0; i <= 8; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 8U);
	EXPECT_EQ(usage_of(cachep).active_objs, 20UL);
	for (; i <= 12; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 8U);
	EXPECT_EQ(usage_of(cachep).active_objs, 16UL);

	EXPECT_NEXT(cachep, objs[12], objs[7], objs[6], objs[5], objs[4]);
	FREE(cachep, objs[4], objs[5], objs[6], objs[7]);
	for (i = 12; i < 20; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * Lists of slabs. The array holds one object here: each free pushes the one before it
 * into its slab, each allocation but the first takes one from the slabs.
 */

/* A cache with three full slabs, in the order in which they were made. */
static kmem_cache_t *three_slabs(const char *name, void ***a, void ***b, void ***c)
{
	kmem_cache_t *cachep = kmem_cache_create(name, 100, 0, SLAB_NO_REAP, NULL, NULL);
	unsigned int num;

	if (!cachep)
		return NULL;
	num = usage_of(cachep).num;
	if (3 * num > ARRAY_SIZE(objs) || tune(cachep, 1, 1, 0))
		return NULL;
	alloc_objs(cachep, objs, 3 * num);
	*a = objs;
	*b = objs + num;
	*c = objs + 2 * num;
	return cachep;
}

static void end_three_slabs(kmem_cache_t *cachep)
{
	free_objs(cachep, objs, 3 * usage_of(cachep).num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A full slab that gets an object back is appended to the partial ones. */
TEST(slab, freed_into_goes_to_the_tail)
{
	void **a, **b, **c;
	kmem_cache_t *cachep = three_slabs(__func__, &a, &b, &c);

	ASSERT(cachep);
	FREE(cachep, a[0], b[0], c[0]);
	EXPECT_EQ(usage_of(cachep).active_objs, 3UL * usage_of(cachep).num - 2);
	EXPECT_NEXT(cachep, c[0], a[0], b[0]);
	end_three_slabs(cachep);
}

/* So is a partial slab that gets one more: its others have time to come back. */
TEST(slab, partial_slab_moves_to_the_tail)
{
	void **a, **b, **c;
	kmem_cache_t *cachep = three_slabs(__func__, &a, &b, &c);

	ASSERT(cachep);
	FREE(cachep, a[0], b[0], a[1], c[0]);
	EXPECT_NEXT(cachep, c[0], b[0], a[1], a[0]);
	end_three_slabs(cachep);
}

/* A slab that an object was taken from stays in front until it is used up. */
TEST(slab, slab_in_use_stays_in_front)
{
	void **a, **b, **c;
	kmem_cache_t *cachep = three_slabs(__func__, &a, &b, &c);

	ASSERT(cachep);
	FREE(cachep, a[0], a[1], b[0], b[1], c[0]);
	EXPECT_NEXT(cachep, c[0], a[1], a[0], b[1], b[0]);
	end_three_slabs(cachep);
}

/* Partial slabs are used up before one that is free. */
TEST(slab, partial_before_free)
{
	void **a, **b, **c;
	kmem_cache_t *cachep = three_slabs(__func__, &a, &b, &c);
	unsigned int i, num;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	for (i = 0; i < num; i++)
		kmem_cache_free(cachep, a[i]);
	FREE(cachep, b[0], c[0], b[1]);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 2UL);
	EXPECT_NEXT(cachep, b[1], b[0], c[0]);
	EXPECT_EQ(usage_of(cachep).active_slabs, 2UL);
	EXPECT_NEXT(cachep, a[num - 1]);
	EXPECT_EQ(usage_of(cachep).active_slabs, 3UL);
	for (i = num - 1; i--; )
		EXPECT_NEXT(cachep, a[i]);
	end_three_slabs(cachep);
}

/* The slab that got free last is used again first. */
TEST(slab, freed_slab_goes_to_the_head)
{
	void **a, **b, **c;
	kmem_cache_t *cachep = three_slabs(__func__, &a, &b, &c);
	unsigned int i, num;
	void *obj;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	/* Batches of a slab: the cache may keep two free ones. */
	EXPECT_EQ(tune(cachep, num, num, 0), 0);
	for (i = 0; i < num; i++)
		kmem_cache_free(cachep, a[i]);
	for (i = 0; i < num; i++)
		kmem_cache_free(cachep, b[i]);
	FREE(cachep, c[0]);
	EXPECT_EQ(usage_of(cachep).active_slabs, 1UL);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);

	EXPECT_NEXT(cachep, c[0]);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(slab_start(cachep, obj), slab_start(cachep, b[0]));
	kmem_cache_free(cachep, obj);
	for (i = 0; i < num; i++)
		kmem_cache_free(cachep, c[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * A cache keeps free_limit = (1 + CPUs) · batch + num free objects: a slab that gets free
 * beyond that is destroyed. With one object to a slab and batches of 1: CPUs + 2 slabs.
 */
TEST(slab, free_limit)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE);
	unsigned int keep = num_online_cpus() + 2, total = keep + 4, i;

	ASSERT(cachep);
	EXPECT_EQ(usage_of(cachep).num, 1U);
	EXPECT_EQ(tune(cachep, 1, 1, 0), 0);
	EXPECT_EQ(usage_of(cachep).free_limit, keep);
	alloc_objs(cachep, objs, total + 1);

	kmem_cache_free(cachep, objs[total]);
	for (i = 1; i <= total; i++) {
		unsigned int gone = i > keep ? i - keep : 0;

		kmem_cache_free(cachep, objs[i - 1]);
		EXPECT_EQ(usage_of(cachep).num_slabs, total + 1UL - gone);
		EXPECT_EQ(usage_of(cachep).active_slabs, total + 1UL - i);
	}
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * A batch counts as free before its first object is: of a batch of 4 that leads from 1
 * below the limit to 3 above it the first 3 slabs are destroyed, the last one is kept.
 */
TEST(slab, batch_counts_as_a_whole)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE);
	unsigned int kept = (1 + num_online_cpus()) * 4, total = kept + 8, i;
	struct page *pages[4];

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 0), 0);
	EXPECT_EQ(usage_of(cachep).free_limit, kept + 1);
	alloc_objs(cachep, objs, total);
	for (i = 0; i < 4; i++)
		pages[i] = virt_to_page(objs[kept + i]);
	/* The array holds the last 4. */
	for (i = 0; i < kept + 4; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).num_slabs, (unsigned long)total);
	kmem_cache_free(cachep, objs[i++]);
	EXPECT_EQ(usage_of(cachep).num_slabs, (unsigned long)total - 3);
	EXPECT(!PageSlab(pages[0]));
	EXPECT(!PageSlab(pages[1]));
	EXPECT(!PageSlab(pages[2]));
	EXPECT(PageSlab(pages[3]));
	for (; i < total; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * Shrinking and destroying.
 */

/* kmem_cache_shrink() returns 1 while objects are in use, and leaves only their slabs. */
TEST(slab, shrink)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int num, i;

	ASSERT(cachep);
	num = usage_of(cachep).num;
	alloc_objs(cachep, objs, 3 * num);
	EXPECT_EQ(kmem_cache_shrink(cachep), 1);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);

	for (i = 0; i < 2 * num; i++)
		kmem_cache_free(cachep, objs[i]);
	kmem_cache_free(cachep, objs[2 * num]);
	EXPECT_EQ(kmem_cache_shrink(cachep), 1);
	EXPECT_EQ(usage_of(cachep).num_slabs, 1UL);
	EXPECT_EQ(usage_of(cachep).active_objs, num - 1UL);

	for (i = 2 * num + 1; i < 3 * num; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_shrink(cachep), 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	EXPECT_EQ(kmem_cache_shrink(cachep), 0);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Pages that a task gives back while it reclaims are its progress. */
TEST(slab, freed_pages_are_progress)
{
	kmem_cache_t *cachep = new_cache(5000);
	struct reclaim_state progress = { 0 };
	unsigned int pages;
	void *objs[3];

	ASSERT(cachep);
	pages = 1U << usage_of(cachep).gfporder;
	alloc_objs(cachep, objs, 3);
	free_objs(cachep, objs, 3);
	current->reclaim_state = &progress;
	pages *= usage_of(cachep).num_slabs;
	EXPECT_EQ(kmem_cache_shrink(cachep), 0);
	current->reclaim_state = NULL;
	EXPECT_EQ(progress.reclaimed_slab, (unsigned long)pages);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Shrinking empties the shared array too. */
TEST(slab, shrink_empties_the_shared_array)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 8, 4, 3), 0);
	alloc_objs(cachep, objs, 24);
	for (i = 0; i < 20; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 12U);
	EXPECT_EQ(kmem_cache_shrink(cachep), 1);
	EXPECT_EQ(usage_of(cachep).shared_avail, 0U);
	EXPECT_EQ(usage_of(cachep).active_objs, 4UL);
	for (; i < 24; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Caches on the chain, newest first; to end the walk, NULL is put in place of one. */
struct chain {
	kmem_cache_t *cachep[128];
	unsigned int n;
};

static int note_cache(kmem_cache_t *cachep, void *arg)
{
	struct chain *chain = arg;

	if (chain->n < ARRAY_SIZE(chain->cachep))
		chain->cachep[chain->n++] = cachep;
	return 0;
}

/* A new cache goes to the head of the chain; kmem_cache, the first one made, is its end. */
TEST(slab, chain_order)
{
	kmem_cache_t *a = kmem_cache_create("chain-a", 32, 0, 0, NULL, NULL);
	kmem_cache_t *b = kmem_cache_create("chain-b", 32, 0, 0, NULL, NULL);
	static struct chain chain;
	struct cache_sizes *s;
	unsigned int i;

	ASSERT(a && b);
	chain.n = 0;
	EXPECT_EQ(kmem_cache_for_each(note_cache, &chain), 0);
	EXPECT_PTR_EQ(chain.cachep[0], b);
	EXPECT_PTR_EQ(chain.cachep[1], a);

	/* From the end: kmem_cache, size-32, size-32(DMA), size-64, … */
	i = chain.n;
	EXPECT_STR_EQ(usage_of(chain.cachep[--i]).name, "kmem_cache");
	for (s = malloc_sizes; s->cs_cachep; s++) {
		EXPECT_PTR_EQ(chain.cachep[--i], s->cs_cachep);
		EXPECT_PTR_EQ(chain.cachep[--i], s->cs_dmacachep);
	}
	EXPECT_EQ(kmem_cache_destroy(a), 0);
	EXPECT_EQ(kmem_cache_destroy(b), 0);
	chain.n = 0;
	kmem_cache_for_each(note_cache, &chain);
	for (i = 0; i < chain.n; i++)
		EXPECT(chain.cachep[i] != a && chain.cachep[i] != b);
}

/* A cache with objects in use can't be destroyed: it says so, and is the chain's head then. */
TEST(slab, destroy_with_objects_in_use)
{
	kmem_cache_t *a = kmem_cache_create("busy", 32, 0, 0, NULL, NULL);
	kmem_cache_t *b = kmem_cache_create("younger", 32, 0, 0, NULL, NULL);
	static struct chain chain;
	int level = console_loglevel;
	void *obj;

	ASSERT(a && b);
	obj = kmem_cache_alloc(a, GFP_KERNEL);
	ASSERT(obj);
	test_log_position();
	console_loglevel = 1;
	EXPECT_EQ(kmem_cache_destroy(a), 1);
	console_loglevel = level;
	EXPECT(test_log_has("slab error in kmem_cache_destroy(): cache `busy': "
			    "Can't free all objects"));
	chain.n = 0;
	kmem_cache_for_each(note_cache, &chain);
	EXPECT_PTR_EQ(chain.cachep[0], a);
	EXPECT_PTR_EQ(chain.cachep[1], b);

	/* It works as before. */
	kmem_cache_free(a, obj);
	EXPECT_PTR_EQ(kmem_cache_alloc(a, GFP_KERNEL), obj);
	kmem_cache_free(a, obj);
	EXPECT_EQ(kmem_cache_destroy(a), 0);
	EXPECT_EQ(kmem_cache_destroy(b), 0);
}

/* A destroyed cache's name is free again. */
TEST(slab, name_can_be_used_again)
{
	int i;

	for (i = 0; i < 3; i++) {
		kmem_cache_t *cachep = new_cache(64);

		ASSERT(cachep);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

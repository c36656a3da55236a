// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: several CPUs, several nodes. */
#include <linux/sched.h>
#include <linux/topology.h>
#include "exhaust.h"
#include "elsewhere.h"
#include "suite.h"

#ifdef CONFIG_SMP
/* What a CPU frees is handed out next on that CPU, and not on another one. */
TEST(slab, arrays_are_private)
{
	void *mine, *other, *again;
	struct elsewhere e = { NULL, &mine, 1 };
	kmem_cache_t *cachep;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	e.cachep = cachep = new_cache(100);
	ASSERT(cachep);
	mine = kmem_cache_alloc(cachep, GFP_KERNEL);
	test_on_cpu(last_cpu(), free_elsewhere, &e);
	other = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_PTR_NE(other, mine);
	e.objs = &again;
	test_on_cpu(last_cpu(), alloc_elsewhere, &e);
	EXPECT_PTR_EQ(again, mine);
	kmem_cache_free(cachep, again);
	kmem_cache_free(cachep, other);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A cache with arrays of 40, batches of 20, a shared array of 40, and @n objects in use. */
static kmem_cache_t *shared_cache(const char *name, void **objs, unsigned int n)
{
	kmem_cache_t *cachep = kmem_cache_create(name, 100, 0, SLAB_NO_REAP, NULL, NULL);

	if (!cachep || tune(cachep, 40, 20, 2))
		return NULL;
	alloc_objs(cachep, objs, n);
	kmem_cache_shrink(cachep);
	return cachep;
}

/*
 * One CPU's oldest objects go to the shared array, another CPU takes from its end: 16,
 * since its array was not in use, and then what is left of a batch.
 *
 *	shared | 0 1 2 3 4 5 … 19 |	taken: 19 … 4, then 3 … 0
 */
TEST(slab, shared_between_cpus)
{
	static void *objs[60], *taken[20];
	kmem_cache_t *cachep;
	struct elsewhere e = { NULL, taken, 1 };
	unsigned int i;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	e.cachep = cachep = shared_cache(__func__, objs, 60);
	ASSERT(cachep);
	for (i = 0; i < 41; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 20U);

	test_on_cpu(last_cpu(), alloc_elsewhere, &e);
	EXPECT_EQ(usage_of(cachep).shared_avail, 4U);
	e.objs = taken + 1;
	e.n = 15;
	test_on_cpu(last_cpu(), alloc_elsewhere, &e);
	EXPECT_EQ(usage_of(cachep).shared_avail, 4U);
	e.objs = taken + 16;
	e.n = 4;
	test_on_cpu(last_cpu(), alloc_elsewhere, &e);
	EXPECT_EQ(usage_of(cachep).shared_avail, 0U);
	for (i = 0; i < 20; i++)
		EXPECT_PTR_EQ(taken[i], objs[19 - i]);
	/* Nothing came from the slabs, nothing went there. */
	EXPECT_EQ(usage_of(cachep).active_objs, 60UL);

	free_objs(cachep, taken, 20);
	for (i = 41; i < 60; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A shared array with room for 16 takes 16 of a batch of 20; the others stay. */
TEST(slab, room_in_shared_array)
{
	/* Objects freed so far, and what is in the shared array then. */
	static const struct { unsigned int freed, shared; } steps[] = {
		{ 41, 4 },		/* 20, of which another CPU takes 16 */
		{ 61, 24 },
		{ 81, 40 },		/* 25 are left in this CPU's array */
		{ 96, 40 },
	};
	static void *objs[130], *taken;
	struct elsewhere e = { NULL, &taken, 1 };
	unsigned int freed = 0, i;
	kmem_cache_t *cachep;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	e.cachep = cachep = shared_cache(__func__, objs, 130);
	ASSERT(cachep);
	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		while (freed < steps[i].freed)
			kmem_cache_free(cachep, objs[freed++]);
		if (!i)
			test_on_cpu(last_cpu(), alloc_elsewhere, &e);
		EXPECT_EQ(usage_of(cachep).shared_avail, steps[i].shared);
		EXPECT_EQ(usage_of(cachep).active_objs, 130UL);
	}
	/* Now both arrays are full: a batch goes to the slabs. */
	kmem_cache_free(cachep, objs[freed++]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 40U);
	EXPECT_EQ(usage_of(cachep).active_objs, 110UL);

	kmem_cache_free(cachep, taken);
	while (freed < 130)
		kmem_cache_free(cachep, objs[freed++]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Shrinking empties all CPUs' arrays, not only the own one. */
TEST(slab, shrink_empties_all_arrays)
{
	static void *objs[NR_CPUS];
	kmem_cache_t *cachep = new_cache(100);
	struct elsewhere e = { cachep, NULL, 1 };
	int cpu;

	ASSERT(cachep);
	for_each_online_cpu(cpu) {
		e.objs = &objs[cpu];
		test_on_cpu(cpu, alloc_elsewhere, &e);
		test_on_cpu(cpu, free_elsewhere, &e);
	}
	EXPECT_GE(usage_of(cachep).active_objs, (unsigned long)num_online_cpus());
	EXPECT_EQ(kmem_cache_shrink(cachep), 0);
	EXPECT_EQ(usage_of(cachep).active_objs, 0UL);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

#ifdef CONFIG_NUMA
/*
 * Nodes.
 */
static int node_of(const void *obj)
{
	return page_to_nid(virt_to_page(obj));
}

/* The online node with memory that comes last; the number of such nodes. */
static int last_node(int *count)
{
	int node, last = 0;

	*count = 0;
	for_each_online_node(node)
		if (node_present_pages(node)) {
			last = node;
			++*count;
		}
	return last;
}

/* An object is on the node that was asked for; it is taken past the array. */
TEST(slab, alloc_on_node)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned long slabs[NR_SLAB_LISTS], in_use = 0;
	static void *objs[MAX_NUMNODES];
	int node;

	ASSERT(cachep);
	for_each_online_node(node) {
		if (!node_present_pages(node))
			continue;
		objs[node] = alloc_on(cachep, node);
		ASSERT(objs[node]);
		EXPECT_EQ(node_of(objs[node]), node);
		/* One object, not a batch. */
		EXPECT_EQ(usage_of(cachep).active_objs, ++in_use);
		kmem_cache_node_slabs(cachep, node, slabs);
		EXPECT_EQ(slabs[SLABS_PARTIAL], 1UL);
		EXPECT_EQ(slabs[SLABS_FULL] + slabs[SLABS_FREE], 0UL);
	}
	/* Arrays know no nodes: what is freed here is handed out here. */
	for_each_online_node(node)
		if (node_present_pages(node)) {
			kmem_cache_free(cachep, objs[node]);
			EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), objs[node]);
		}
	for_each_online_node(node)
		if (node_present_pages(node))
			kmem_cache_free(cachep, objs[node]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* What waits in the array is not looked at. */
TEST(slab, alloc_on_node_past_the_array)
{
	kmem_cache_t *cachep = new_cache(100);
	void *waiting, *obj;

	ASSERT(cachep);
	waiting = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(waiting);
	kmem_cache_free(cachep, waiting);
	obj = alloc_on(cachep, node_of(waiting));
	EXPECT_PTR_NE(obj, waiting);
	EXPECT_EQ(slab_start(cachep, obj), slab_start(cachep, waiting));
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), waiting);
	kmem_cache_free(cachep, waiting);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * On the node, partial slabs come before free ones and those before growing:
 *
 *	partial: B		free: A		the rest of B, then A, then a new slab
 */
TEST(slab, partial_before_free_on_node)
{
	kmem_cache_t *cachep = new_cache(100);
	static void *objs[200];
	unsigned int num, i;
	int count, node = last_node(&count);

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(3 * num + 1 <= ARRAY_SIZE(objs));
	/* Batches of a slab: the cache may keep a free one, and more. */
	EXPECT_EQ(tune(cachep, num, num, 0), 0);
	for (i = 0; i <= num + 1; i++)
		objs[i] = alloc_on(cachep, node);
	/* A's objects; one of B's, which stays in the array, pushes them out. */
	for (i = 0; i <= num; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).num_slabs, 2UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 1UL);

	for (i = 0; i < num - 2; i++) {
		objs[i] = alloc_on(cachep, node);
		EXPECT_EQ(slab_start(cachep, objs[i]), slab_start(cachep, objs[num + 1]));
	}
	EXPECT_EQ(usage_of(cachep).active_slabs, 1UL);
	for (i = num + 2; i < 2 * num + 2; i++)
		objs[i] = alloc_on(cachep, node);
	EXPECT_EQ(usage_of(cachep).num_slabs, 2UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 2UL);
	objs[i] = alloc_on(cachep, node);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);
	EXPECT_EQ(node_of(objs[i]), node);

	while (i > num)
		kmem_cache_free(cachep, objs[i--]);
	for (i = 0; i < num - 2; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Takes a node's pages, until one would have to come from another node. */
static struct page *take_node(int node)
{
	struct page *taken = NULL, *page;

	for (;;) {
		page = alloc_pages_node(node, GFP_KERNEL, 0);
		if (!page || (int)page_to_nid(page) != node)
			break;
		page->index = (unsigned long)taken;
		taken = page;
	}
	if (page)
		__free_page(page);
	return taken;
}

/*
 * A node without memory: growing for it gives slabs on other nodes. After three of them
 * any slab will do, and the first one that was made serves the request.
 */
TEST(slab, node_without_memory_left)
{
	kmem_cache_t *cachep = new_cache(600);
	int count, node = last_node(&count);
	struct page *pages;
	void *a, *b;

	ASSERT(cachep);
	if (count == 1) {
		kmem_cache_destroy(cachep);
		SKIP("one node with memory");
	}
	EXPECT_GE(usage_of(cachep).colour, 3U);
	EXPECT_GE(usage_of(cachep).num, 3U);
	pages = take_node(node);
	a = alloc_on(cachep, node);
	EXPECT_EQ(usage_of(cachep).num_slabs, 3UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 1UL);
	EXPECT_NE(node_of(a), node);
	EXPECT_EQ(slab_colour(cachep, a), 0U);
	/* Again, though there are free slabs; partial ones come first. */
	b = alloc_on(cachep, node);
	EXPECT_EQ(usage_of(cachep).num_slabs, 6UL);
	EXPECT_EQ(slab_start(cachep, b), slab_start(cachep, a));
	/* A plain request takes what there is. */
	kmem_cache_free(cachep, kmem_cache_alloc(cachep, GFP_KERNEL));
	EXPECT_EQ(usage_of(cachep).num_slabs, 6UL);

	test_give_pages_back(pages, 0);
	kmem_cache_free(cachep, a);
	kmem_cache_free(cachep, b);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

/*
 * All CPUs at once.
 */
#define NR_SLOTS	64

static struct {
	kmem_cache_t *cachep;
	unsigned int words;		/* of an object */
	unsigned long *slot[NR_SLOTS];
	atomic_t errors, rounds;
} load;

static void fill(unsigned long *obj, unsigned long value)
{
	unsigned int i;

	for (i = 0; i < load.words; i++)
		obj[i] = value + i;
}

static void check(const unsigned long *obj)
{
	unsigned int i;

	for (i = 1; i < load.words; i++)
		if (obj[i] != obj[0] + i)
			break;
	if (i < load.words)
		atomic_inc(&load.errors);
}

static int start_load(const char *name, size_t size)
{
	memset(&load, 0, sizeof(load));
	load.words = size / sizeof(long);
	load.cachep = kmem_cache_create(name, size, 0, 0, NULL, NULL);
	return load.cachep != NULL;
}

/* Nothing was mixed up, all came back, and what was counted agrees. */
static void end_load(void)
{
	unsigned int i;

	for (i = 0; i < NR_SLOTS; i++)
		if (load.slot[i]) {
			check(load.slot[i]);
			kmem_cache_free(load.cachep, load.slot[i]);
		}
	test_log_position();
	EXPECT_EQ(atomic_read(&load.errors), 0);
	EXPECT_EQ(kmem_cache_shrink(load.cachep), 0);
	EXPECT_EQ(usage_of(load.cachep).active_objs, 0UL);
	EXPECT_EQ(usage_of(load.cachep).num_slabs, 0UL);
	EXPECT(!test_log_has("accounting error"));
	EXPECT_EQ(kmem_cache_destroy(load.cachep), 0);
}

/* Each CPU has some objects of its own for a while. */
static void own_objects(void *unused)
{
	unsigned long *objs[24];
	unsigned int round, i;

	(void)unused;
	for (round = 0; round < 40; round++) {
		for (i = 0; i < ARRAY_SIZE(objs); i++) {
			objs[i] = kmem_cache_alloc(load.cachep, i % 3 ? GFP_KERNEL : GFP_ATOMIC);
			if (objs[i])
				fill(objs[i], (unsigned long)&objs[i] + round);
			else
				atomic_inc(&load.errors);
		}
		for (i = 0; i < ARRAY_SIZE(objs); i++)
			if (objs[i]) {
				check(objs[i]);
				kmem_cache_free(load.cachep, objs[i]);
			}
	}
}

TEST(slab, own_objects_on_all_cpus)
{
	ASSERT(start_load(__func__, 96));
	EXPECT_EQ(tune(load.cachep, 10, 7, 2), 0);
	test_on_all_cpus(own_objects, NULL);
	end_load();
}

/* Each CPU puts its objects where others find them, and frees what it finds. */
static void swap_objects(void *unused)
{
	unsigned int i;

	(void)unused;
	for (i = 0; i < 1500; i++) {
		unsigned int slot = (i * 7 + smp_processor_id() * 13) % NR_SLOTS;
		unsigned long *obj = kmem_cache_alloc(load.cachep, GFP_KERNEL);

		if (!obj) {
			atomic_inc(&load.errors);
			continue;
		}
		fill(obj, (unsigned long)obj + i);
		obj = __atomic_exchange_n(&load.slot[slot], obj, __ATOMIC_ACQ_REL);
		if (obj) {
			check(obj);
			kmem_cache_free(load.cachep, obj);
		}
	}
}

TEST(slab, objects_change_cpus)
{
	ASSERT(start_load(__func__, 96));
	EXPECT_EQ(tune(load.cachep, 8, 4, 3), 0);
	test_on_all_cpus(swap_objects, NULL);
	end_load();
}

/* The same with management off-slab and slabs of their own, which come and go. */
TEST(slab, slabs_change_cpus)
{
	ASSERT(start_load(__func__, PAGE_SIZE));
	EXPECT_EQ(tune(load.cachep, 2, 1, 0), 0);
	test_on_all_cpus(swap_objects, NULL);
	end_load();
}

/* CPU 0 shrinks, tunes and lists the cache all the while. */
static void swap_or_meddle(void *unused)
{
	struct slab_usage u;
	unsigned int i;

	if (smp_processor_id() != 0) {
		swap_objects(unused);
		atomic_inc(&load.rounds);
		return;
	}
	for (i = 0; i < 20 || atomic_read(&load.rounds) < num_online_cpus() - 1; i++) {
		kmem_cache_shrink(load.cachep);
		if (tune(load.cachep, 5 + i % 20, 1 + i % 5, i % 4))
			atomic_inc(&load.errors);
		kmem_cache_usage(load.cachep, &u);
		if (u.active_objs > u.num_objs || u.active_slabs > u.num_slabs)
			atomic_inc(&load.errors);
	}
}

TEST(slab, meddling_with_a_busy_cache)
{
	ASSERT(start_load(__func__, 200));
	test_log_position();
	test_on_all_cpus(swap_or_meddle, NULL);
	EXPECT(!test_log_has("accounting error"));
	end_load();
}

/* Each CPU makes caches, uses them and destroys them, while the others do the same. */
static void make_caches(void *unused)
{
	static char names[NR_CPUS][16];
	char *name = names[smp_processor_id()];
	unsigned int i, j;

	(void)unused;
	scnprintf(name, sizeof(names[0]), "cpu-%d", smp_processor_id());
	for (i = 0; i < 4; i++) {
		kmem_cache_t *cachep = kmem_cache_create(name, 64 + 100 * i, 0, 0, NULL, NULL);
		void *objs[20];

		if (!cachep) {
			atomic_inc(&load.errors);
			continue;
		}
		for (j = 0; j < ARRAY_SIZE(objs); j++)
			objs[j] = kmem_cache_alloc(cachep, GFP_KERNEL);
		for (j = 0; j < ARRAY_SIZE(objs); j++)
			if (objs[j])
				kmem_cache_free(cachep, objs[j]);
			else
				atomic_inc(&load.errors);
		if (kmem_cache_destroy(cachep))
			atomic_inc(&load.errors);
	}
	own_objects(NULL);
}

TEST(slab, caches_made_on_all_cpus)
{
	ASSERT(start_load(__func__, 96));
	test_on_all_cpus(make_caches, NULL);
	end_load();
}

/* kmalloc() and kfree() of all sizes, on all CPUs. */
static void kmalloc_all_sizes(void *unused)
{
	unsigned int i;

	(void)unused;
	for (i = 0; i < 300; i++) {
		size_t size = 16 + (i * 37 + smp_processor_id() * 11) % 3000;
		unsigned char *p = kmalloc(size, GFP_KERNEL), *q = kmalloc(size, GFP_ATOMIC);

		if (p && q) {
			memset(p, i, size);
			memset(q, ~i, size);
			if (p[0] != (unsigned char)i || p[size - 1] != (unsigned char)i ||
			    q[0] != (unsigned char)~i || q[size - 1] != (unsigned char)~i)
				atomic_inc(&load.errors);
		} else {
			atomic_inc(&load.errors);
		}
		kfree(p);
		kfree(q);
	}
}

TEST(slab, kmalloc_on_all_cpus)
{
	atomic_set(&load.errors, 0);
	test_on_all_cpus(kmalloc_all_sizes, NULL);
	EXPECT_EQ(atomic_read(&load.errors), 0);
}

#ifdef CONFIG_NUMA
static void alloc_on_nodes(void *unused)
{
	unsigned int i;
	int node;

	(void)unused;
	for (i = 0; i < 100; i++)
		for_each_online_node(node) {
			unsigned int slot = (i * 5 + smp_processor_id() + node * 9) % NR_SLOTS;
			unsigned long *obj;

			if (!node_present_pages(node))
				continue;
			obj = alloc_on(load.cachep, node);
			if (!obj) {
				atomic_inc(&load.errors);
				continue;
			}
			if (node_of(obj) != node)
				atomic_inc(&load.errors);
			fill(obj, (unsigned long)obj);
			obj = __atomic_exchange_n(&load.slot[slot], obj, __ATOMIC_ACQ_REL);
			if (obj) {
				check(obj);
				kmem_cache_free(load.cachep, obj);
			}
		}
}

/* While the others allocate on all nodes too. */
TEST(slab, nodes_on_all_cpus)
{
	ASSERT(start_load(__func__, 96));
	EXPECT_EQ(tune(load.cachep, 8, 4, 3), 0);
	test_on_all_cpus(alloc_on_nodes, NULL);
	end_load();
}
#endif

// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: CPUs that come and go. */
#include <linux/cpu.h>
#include <linux/sched.h>
#include <linux/topology.h>
#include <linux/workqueue.h>
#include "elsewhere.h"
#include "exhaust.h"
#include "suite.h"

#ifdef CONFIG_HOTPLUG_CPU

static int arrays_can_be_repacked(int cpu)
{
	/* Without memory on its node each request leaves slabs behind somewhere else. */
	return num_online_cpus() > 1 && node_present_pages(cpu_to_node(cpu));
}

/*
 * The caches of a case lie between the arrays that a CPU gets when it comes. Once they are
 * gone the CPU goes and comes again, so that its arrays are packed as they were.
 */
static void repack_arrays(int cpu)
{
	test_quiesce();
	EXPECT_EQ(cpu_down(cpu), 0);
	test_quiesce();
	EXPECT_EQ(cpu_up(cpu), 0);
}

/* A dead CPU's objects go to the slabs, its array is freed, and fewer objects are kept. */
TEST(slab, cpu_goes_and_comes)
{
	enum { LIMIT = 5000 };		/* an array of a size class of its own */
	kmem_cache_t *arrays = general_cache(16 + LIMIT * sizeof(void *)), *cachep;
	unsigned int cpus = num_online_cpus(), num;
	struct elsewhere e = { NULL, NULL, 16 };
	unsigned long in_class;
	void *objs[16];
	int cpu = last_cpu();

	if (!arrays_can_be_repacked(cpu))
		SKIP("one CPU, or no memory on the last one's node");
	e.cachep = cachep = new_cache(100);
	ASSERT(cachep);
	num = usage_of(cachep).num;
	EXPECT_EQ(tune(cachep, LIMIT, 50, 0), 0);
	kmem_cache_shrink(arrays);
	in_class = usage_of(arrays).active_objs;
	e.objs = objs;
	test_on_cpu(cpu, alloc_elsewhere, &e);
	test_on_cpu(cpu, free_elsewhere, &e);
	EXPECT_EQ(usage_of(cachep).active_objs, 16UL);
	EXPECT_EQ(usage_of(cachep).free_limit, (1 + cpus) * 50 + num);

	EXPECT_EQ(cpu_down(cpu), 0);
	EXPECT_EQ((unsigned int)num_online_cpus(), cpus - 1);
	EXPECT_EQ(usage_of(cachep).active_objs, 0UL);
	EXPECT_EQ(usage_of(cachep).free_limit, cpus * 50 + num);
	kmem_cache_shrink(arrays);
	EXPECT_EQ(usage_of(arrays).active_objs, in_class - 1);

	/* A CPU that comes is not counted yet when its arrays are made. */
	EXPECT_EQ(cpu_up(cpu), 0);
	EXPECT_EQ((unsigned int)num_online_cpus(), cpus);
	EXPECT_EQ(usage_of(cachep).free_limit, cpus * 50 + num);
	kmem_cache_shrink(arrays);
	EXPECT_EQ(usage_of(arrays).active_objs, in_class);
	e.n = 1;
	test_on_cpu(cpu, alloc_elsewhere, &e);
	EXPECT_EQ(usage_of(cachep).active_objs, 16UL);
	test_on_cpu(cpu, free_elsewhere, &e);

	/* With the CPU counted it is as it was. */
	EXPECT_EQ(tune(cachep, LIMIT, 50, 0), 0);
	EXPECT_EQ(usage_of(cachep).free_limit, (1 + cpus) * 50 + num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	repack_arrays(cpu);
}

#ifndef CONFIG_UBSAN	/* which ends the kernel before the processor does */
/*
 * There is memory for the arrays that a CPU would have of newer caches, and none for those
 * of older ones: it may not come up, and what it has is to be given back. For a cache that
 * had not given any the kernel dies.
 */
static void bring_up_without_memory(void)
{
	enum { LIMIT = 5000, OTHER = 1500 };	/* arrays of two size classes of their own */
	kmem_cache_t *arrays = general_cache(16 + LIMIT * sizeof(void *)), *older, *newer;
	struct taken_objects olders, newers;
	int cpu = last_cpu();
	void *spare;

	older = kmem_cache_create("older", 100, 0, SLAB_NO_REAP, NULL, NULL);
	newer = kmem_cache_create("newer", 100, 0, SLAB_NO_REAP, NULL, NULL);
	tune(newer, LIMIT, 10, 0);
	tune(older, OTHER, 10, 0);
	cpu_down(cpu);

	spare = kmem_cache_alloc(arrays, GFP_KERNEL);
	take_all_memory();
	take_all_objects(&newers, arrays);
	take_all_objects(&olders, general_cache(16 + OTHER * sizeof(void *)));
	kmem_cache_free(arrays, spare);
	/* What is said without a level, too. */
	unmute_console();
	console_verbose();
	cpu_up(cpu);
}

FATAL_TEST(slab, cpu_without_arrays, "cpu_up: attempt to bring up CPU")
{
	bring_up_without_memory();
}

FATAL_TEST(slab, cpu_gives_no_array_back, "Unable to handle kernel paging request")
{
	bring_up_without_memory();
}
#endif

/*
 * Caches are made while a CPU comes and goes: each has an array for a CPU that is online,
 * whenever that came up.
 */
#define TOGGLES		50

static struct {
	int cpu, done, errors;
} toggling;

static void toggle_cpu(void *unused)
{
	unsigned int i;

	(void)unused;
	for (i = 0; i < TOGGLES; i++)
		if (cpu_down(toggling.cpu) || cpu_up(toggling.cpu))
			toggling.errors++;
	__atomic_store_n(&toggling.done, 1, __ATOMIC_RELEASE);
}

TEST(slab, caches_made_while_a_cpu_comes_and_goes)
{
	static struct work_struct work;
	int cpu = last_cpu(), other = next_cpu(0, cpu_online_map);

	if (num_online_cpus() < 3)
		SKIP("fewer than three CPUs");
	if (!arrays_can_be_repacked(cpu))
		SKIP("no memory on the last CPU's node");
	toggling.cpu = cpu;
	toggling.done = toggling.errors = 0;
	INIT_WORK(&work, toggle_cpu, NULL);
	schedule_work_on(&work, other);
	while (!__atomic_load_n(&toggling.done, __ATOMIC_ACQUIRE)) {
		kmem_cache_t *cachep = new_cache(100);

		ASSERT(cachep);
		kmem_cache_free(cachep, kmem_cache_alloc(cachep, GFP_KERNEL));
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
	EXPECT_EQ(toggling.errors, 0);
	repack_arrays(cpu);
}
#endif

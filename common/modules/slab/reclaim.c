// SPDX-License-Identifier: GPL-2.0
/* Tests of caches: free slabs are given back while somebody else uses the chain of caches. */
#include <linux/mm.h>
#include <linux/swap.h>
#include <linux/workqueue.h>
#include <asm/processor.h>
#include "exhaust.h"
#include "suite.h"

#ifdef CONFIG_SMP
static struct {
	int held, asked, done;
} chain;

static int hold_for_a_moment(kmem_cache_t *cachep, void *unused)
{
	int i;

	(void)cachep;
	(void)unused;
	__atomic_store_n(&chain.held, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&chain.asked, __ATOMIC_ACQUIRE))
		cpu_relax();
	for (i = 0; i < 5000; i++)
		cpu_relax();
	return 1;
}

static void hold_chain(void *unused)
{
	kmem_cache_for_each(hold_for_a_moment, unused);
	__atomic_store_n(&chain.done, 1, __ATOMIC_RELEASE);
}

/* Who needs memory waits until a reader of the chain is through, and gets the free slabs. */
TEST(slab, reclaim_waits_for_the_chain)
{
	static struct work_struct work;
	kmem_cache_t *cachep;
	struct page *pages, *page;
	void *objs[40];

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	if (shrinkers_off)
		SKIP("nobody is asked for memory back");
	cachep = new_cache(PAGE_SIZE);
	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 40, 40, 0), 0);
	alloc_objs(cachep, objs, 40);
	free_objs(cachep, objs, 40);
	EXPECT_EQ(tune(cachep, 40, 40, 0), 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 40UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 0UL);

	memset(&chain, 0, sizeof(chain));
	INIT_WORK(&work, hold_chain, NULL);
	schedule_work_on(&work, next_cpu(smp_processor_id(), cpu_online_map));
	while (!__atomic_load_n(&chain.held, __ATOMIC_ACQUIRE))
		cpu_relax();
	mute_console();
	pages = test_take_all_pages(GFP_ATOMIC, 0);
	__atomic_store_n(&chain.asked, 1, __ATOMIC_RELEASE);
	page = alloc_page(GFP_KERNEL | __GFP_NOWARN);
	EXPECT_EQ(usage_of(cachep).num_slabs, 0UL);
	if (page)
		__free_page(page);
	test_give_pages_back(pages, 0);
	unmute_console();
	while (!__atomic_load_n(&chain.done, __ATOMIC_ACQUIRE))
		cpu_relax();
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

// SPDX-License-Identifier: GPL-2.0
/* Slabs that wait for readers when their cache does not. */
#include <linux/mm.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/test.h>
#include <asm/processor.h>

#if defined(CONFIG_SMP) && !defined(CONFIG_ASAN)	/* which would not let it happen */

static struct {
	kmem_cache_t *cachep;
	int last_cpu, shrunk, destroyed;
} early;

static void shrink_or_destroy(void *page)
{
	if (smp_processor_id() == 0) {
		while (!__atomic_load_n(&early.shrunk, __ATOMIC_ACQUIRE))
			cpu_relax();
		EXPECT_EQ(kmem_cache_destroy(early.cachep), 0);
		EXPECT(PageSlab((struct page *)page));
		__atomic_store_n(&early.destroyed, 1, __ATOMIC_RELEASE);
	} else if ((int)smp_processor_id() == early.last_cpu) {
		kmem_cache_shrink(early.cachep);
		__atomic_store_n(&early.shrunk, 1, __ATOMIC_RELEASE);
		while (!__atomic_load_n(&early.destroyed, __ATOMIC_ACQUIRE))
			cpu_relax();
		synchronize_rcu();
	}
}

/*
 * A cache is destroyed while a slab of it, which another CPU has destroyed, still waits for
 * readers: kmem_rcu_free() looks into a descriptor that was freed before. See synchronize_rcu();
 * the release has no way to wait for more.
 */
TEST(slab, cache_goes_before_its_slab)
{
	struct page *page;
	void *obj;
	int cpu;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	for_each_online_cpu(cpu)
		early.last_cpu = cpu;
	early.shrunk = early.destroyed = 0;
	early.cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP | SLAB_DESTROY_BY_RCU, NULL,
					 NULL);
	ASSERT(early.cachep);
	obj = kmem_cache_alloc(early.cachep, GFP_KERNEL);
	ASSERT(obj);
	page = virt_to_page(obj);
	kmem_cache_free(early.cachep, obj);
	test_on_all_cpus(shrink_or_destroy, page);
	EXPECT(!PageSlab(page));
}
#endif

// SPDX-License-Identifier: GPL-2.0
/*
 * Ours about mm/slab.c: what tests, replay and /proc/percpu ask of it, what the address
 * sanitizer is told, and a shrinker, since this tree has nothing else to reclaim.
 *
 * The release keeps its structures and lists to mm/slab.c, and its patches change them
 * there. So this file is compiled around that one: it sees all of it, and the release's
 * file holds nothing that the release does not.
 */
#include "slab.c"
#include <linux/slab_usage.h>
#include <asm/processor.h>

/* The lists of a cache, as enum slab_list numbers them. */
static void get_slab_lists(kmem_cache_t *cachep, struct list_head *lists[NR_SLAB_LISTS])
{
	lists[SLABS_FULL] = &cachep->lists.slabs_full;
	lists[SLABS_PARTIAL] = &cachep->lists.slabs_partial;
	lists[SLABS_FREE] = &cachep->lists.slabs_free;
}

/**
 * kmem_cache_usage - geometry and contents of a cache
 * @cachep: the cache
 * @usage: what is found
 *
 * May not be called with interrupts off.
 */
void kmem_cache_usage(kmem_cache_t *cachep, struct slab_usage *usage)
{
	struct kmem_list3 *l3 = &cachep->lists;
	struct list_head *lists[NR_SLAB_LISTS];
	struct slab *slabp;
	int i;

	memset(usage, 0, sizeof(*usage));
	usage->name = cachep->name;
	usage->objsize = cachep->objsize;
	usage->reallen = obj_reallen(cachep);
	usage->dbghead = obj_dbghead(cachep);
	usage->num = cachep->num;
	usage->gfporder = cachep->gfporder;
	usage->colour = cachep->colour;
	usage->colour_off = cachep->colour_off;
	usage->slab_size = cachep->slab_size;
	usage->offslab = !!OFF_SLAB(cachep);
	usage->flags = cachep->flags & ~CFLGS_OFF_SLAB;

	spin_lock_irq(&cachep->spinlock);
	usage->limit = cachep->limit;
	usage->batchcount = cachep->batchcount;
	usage->free_limit = cachep->free_limit;
	if (l3->shared) {
		usage->shared = l3->shared->limit / cachep->batchcount;
		usage->shared_limit = l3->shared->limit;
		usage->shared_avail = l3->shared->avail;
	}
	get_slab_lists(cachep, lists);
	for (i = 0; i < NR_SLAB_LISTS; i++)
		list_for_each_entry(slabp, lists[i], list) {
			usage->active_objs += slabp->inuse;
			usage->active_slabs += i != SLABS_FREE;
			usage->num_slabs++;
		}
	usage->num_objs = usage->num_slabs * cachep->num;
	spin_unlock_irq(&cachep->spinlock);
}

/**
 * kmem_cache_node_slabs - count a cache's slabs whose first page lies on a node
 * @cachep: the cache
 * @node: the node
 * @slabs: becomes the number of slabs on each list
 *
 * May not be called with interrupts off.
 */
void kmem_cache_node_slabs(kmem_cache_t *cachep, int node, unsigned long slabs[NR_SLAB_LISTS])
{
	struct list_head *lists[NR_SLAB_LISTS];
	struct slab *slabp;
	int i;

	get_slab_lists(cachep, lists);
	spin_lock_irq(&cachep->spinlock);
	for (i = 0; i < NR_SLAB_LISTS; i++) {
		slabs[i] = 0;
		list_for_each_entry(slabp, lists[i], list)
			if ((int)page_to_nid(virt_to_page(slabp->s_mem)) == node)
				slabs[i]++;
	}
	spin_unlock_irq(&cachep->spinlock);
}

/**
 * kmem_cache_waiting - how many free objects the CPUs keep to themselves
 * @cachep: the cache
 *
 * Those of online CPUs; exact when none of them uses the cache. Any context.
 */
unsigned int __no_tsan kmem_cache_waiting(kmem_cache_t *cachep)
{
	unsigned int waiting = 0, cpu;

	for_each_online_cpu(cpu)
		if (cachep->array[cpu])
			waiting += cachep->array[cpu]->avail;
	return waiting;
}

/**
 * kmem_cache_for_each - call a function for each cache, newest first
 * @fn: the function; another value than 0 ends the walk. It may not create or destroy
 *	caches
 * @arg: passed on
 *
 * Return: the last value of @fn. May sleep.
 */
int kmem_cache_for_each(int (*fn)(kmem_cache_t *cachep, void *arg), void *arg)
{
	kmem_cache_t *cachep;
	int ret = 0;

	down(&cache_chain_sem);
	list_for_each_entry(cachep, &cache_chain, next) {
		ret = fn(cachep, arg);
		if (ret)
			break;
	}
	up(&cache_chain_sem);
	return ret;
}

/**
 * kmem_cache_facts - sizes of structures and limits that decide placement
 * @fact: called with the name and the value of each
 * @limits: 0: the structures, 1: the limits
 *
 * Any context.
 */
void kmem_cache_facts(void (*fact)(const char *name, unsigned long value), int limits)
{
	if (limits) {
		fact("cache_line_size", cache_line_size());
		fact("MAX_OBJ_ORDER", MAX_OBJ_ORDER);
		fact("MAX_GFP_ORDER", MAX_GFP_ORDER);
		fact("BATCHREFILL_LIMIT", BATCHREFILL_LIMIT);
		fact("slab_break_gfp_order", slab_break_gfp_order);
		fact("offslab_limit", offslab_limit);
		return;
	}
	fact("sizeof(kmem_cache_t)", sizeof(kmem_cache_t));
	fact("sizeof(struct slab)", sizeof(struct slab));
	fact("sizeof(kmem_bufctl_t)", sizeof(kmem_bufctl_t));
	fact("sizeof(struct array_cache)", sizeof(struct array_cache));
	fact("sizeof(struct arraycache_init)", sizeof(struct arraycache_init));
	fact("sizeof(struct kmem_list3)", sizeof(struct kmem_list3));
}

#ifdef CONFIG_ASAN
/**
 * asan_object - let only the first bytes of an object from kmalloc() be used
 * @objp: the object, or NULL
 * @size: bytes that were asked for
 *
 * Return: @objp. Any context.
 */
void *asan_object(void *objp, size_t size)
{
	if (objp) {
		asan_poison(objp, obj_reallen(GET_PAGE_CACHE(virt_to_page(objp))));
		asan_unpoison(objp, size);
	}
	return objp;
}
#endif

DEFINE_PER_CPU(long, nr_percpu_objects) = 0;

/**
 * percpu_account - count objects of alloc_percpu() that were made, or freed
 * @n: how many were made; negative: freed
 *
 * Any context: an interrupt may free what a task makes meanwhile.
 */
void percpu_account(long n)
{
	unsigned long flags;

	local_irq_save(flags);
	__get_cpu_var(nr_percpu_objects) += n;
	local_irq_restore(flags);
}

/**
 * percpu_objects - how many objects of alloc_percpu() were not freed yet?
 *
 * Exact when nobody makes or frees any meanwhile. Any context.
 */
long __no_tsan percpu_objects(void)
{
	long sum = 0;
	int cpu;

	for_each_cpu(cpu)
		sum += per_cpu(nr_percpu_objects, cpu);
	return sum;
}

/* Free objects of all caches' free slabs; with @destroy those slabs go, up to so many. */
static long count_free_slabs(long destroy)
{
	kmem_cache_t *cachep;
	long left = 0;

	list_for_each_entry(cachep, &cache_chain, next) {
		struct slab *slabp;
		long objs = 0;

		spin_lock_irq(&cachep->spinlock);
		list_for_each_entry(slabp, &cachep->lists.slabs_free, list)
			objs += cachep->num;
		if (destroy > 0 && objs) {
			destroy_free_slabs(cachep);
			destroy -= objs;
			objs = 0;
		}
		spin_unlock_irq(&cachep->spinlock);
		left += objs;
	}
	return left;
}

/*
 * The release's slab allocator has no shrinker: reclaim finds pages elsewhere. Here the
 * free slabs are what there is to give. Objects are counted, as for every shrinker.
 *
 * Who holds the chain of caches waits for no other CPU's reclaim, so that it can be waited for.
 * One who tunes caches, or brings a CPU up, or whose destructor is called from here, may need
 * memory while he has it himself: he gets none from here. Asked how much there is the answer is
 * 0 then, since the caller takes -1 for a number.
 */
static int slab_shrinker(int nr_to_scan, unsigned int gfp_mask)
{
	long left;

	if (!(gfp_mask & __GFP_WAIT) || sem_is_mine(&cache_chain_sem))
		return nr_to_scan ? -1 : 0;
	down(&cache_chain_sem);
	left = count_free_slabs(nr_to_scan);
	up(&cache_chain_sem);
	return min(left, (long)INT_MAX);
}

static int __init slab_shrinker_init(void)
{
	static struct shrinker own = { .shrinker = slab_shrinker, .seeks = DEFAULT_SEEKS };

	add_shrinker(&own);
	return 0;
}
__initcall(slab_shrinker_init);

// SPDX-License-Identifier: GPL-2.0
/*
 * Where page reclaim would be: this tree has no page that could be reclaimed, so only the
 * registered shrinkers are asked. Recreates what is left of mm/vmscan.c of 2.6.12 then.
 */
#include <linux/init.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/rwsem.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/swap.h>

long nr_swap_pages;
EXPORT_SYMBOL(nr_swap_pages);


/* A shrinker is asked for so many objects at a time. */
#define SHRINK_BATCH	128

/* In the order in which they came. */
static LIST_HEAD(shrinker_list);
static DECLARE_RWSEM(shrinker_rwsem);

/* "noshrink": requests fail where the release would without a page to reclaim. */
int shrinkers_off;

static int __init noshrink_setup(char *str)
{
	shrinkers_off = 1;
	return *str ? -EINVAL : 0;
}
early_param("noshrink", noshrink_setup);

/**
 * add_shrinker - set_shrinker() for a shrinker that has memory of its own
 * @shrinker: its function and seeks are set, the rest is 0
 *
 * For what the release does not register: so it takes no memory that the release has. Sleeps. Ours.
 */
void add_shrinker(struct shrinker *shrinker)
{
	down_write(&shrinker_rwsem);
	list_add_tail(&shrinker->list, &shrinker_list);
	up_write(&shrinker_rwsem);
}

/**
 * set_shrinker - have a function asked for memory when a request would have to reclaim
 * @seeks: what it costs to make an object again, compared with reading two pages;
 *	DEFAULT_SEEKS is as much
 * @theshrinker: the function
 *
 * Return: a handle for remove_shrinker(), or NULL without memory. Sleeps. Source: 2.6.12.
 */
struct shrinker *set_shrinker(int seeks, shrinker_t theshrinker)
{
	struct shrinker *added = kmalloc(sizeof(*added), GFP_KERNEL);

	if (!added)
		return NULL;
	added->nr = 0;
	added->seeks = seeks;
	added->shrinker = theshrinker;
	add_shrinker(added);
	return added;
}
EXPORT_SYMBOL(set_shrinker);

/**
 * remove_shrinker - do not ask a shrinker any more
 * @shrinker: what set_shrinker() returned; freed
 *
 * Waits for those who ask it. Sleeps. Source: 2.6.12.
 */
void remove_shrinker(struct shrinker *shrinker)
{
	down_write(&shrinker_rwsem);
	list_del(&shrinker->list);
	up_write(&shrinker_rwsem);
	kfree(shrinker);
}
EXPORT_SYMBOL(remove_shrinker);

/*
 * How many objects of a shrinker are to be scanned now: of all it has, 4 / seeks times the part
 * that @scanned pages are of @lru_pages, and what earlier rounds left. Whoever takes the count
 * over leaves 0. It is changed by all CPUs that reclaim, as in the release: what two of
 * them add at the same time may be lost.
 */
static unsigned long __no_tsan take_scan_count(struct shrinker *shrinker, unsigned long scanned,
					       unsigned int gfp_mask, unsigned long lru_pages)
{
	unsigned long long delta = 4 * scanned / shrinker->seeks;
	unsigned long count;

	delta *= shrinker->shrinker(0, gfp_mask);
	delta /= (u32)(lru_pages + 1);
	count = shrinker->nr + delta;
	shrinker->nr = 0;
	/* More than can be counted, or a shrinker that says it has -1: all there is. */
	return min(count, (unsigned long)LONG_MAX);
}

static void __no_tsan leave_scan_count(struct shrinker *shrinker, unsigned long count)
{
	shrinker->nr += count;
}

/*
 * Asks all shrinkers, each in keeping with the part of the pages in use that was scanned. Several
 * CPUs do so at the same time; only who comes while one is registered or removed does nothing.
 */
static int shrink_slab(unsigned long scanned, unsigned int gfp_mask, unsigned long lru_pages)
{
	struct shrinker *shrinker;

	if (shrinkers_off || !down_read_trylock(&shrinker_rwsem))
		return 0;
	list_for_each_entry(shrinker, &shrinker_list, list) {
		unsigned long left = take_scan_count(shrinker, scanned ? : SWAP_CLUSTER_MAX,
						     gfp_mask, lru_pages);

		while (left >= SHRINK_BATCH && shrinker->shrinker(SHRINK_BATCH, gfp_mask) != -1) {
			mod_page_state(slabs_scanned, SHRINK_BATCH);
			left -= SHRINK_BATCH;
			cond_resched();
		}
		leave_scan_count(shrinker, left);
	}
	up_read(&shrinker_rwsem);
	return 0;
}

/**
 * try_to_free_pages - get memory back for a request
 * @zones: the zones that could serve it
 * @gfp_mask: of the request
 * @order: of the request; not used
 *
 * Up to DEF_PRIORITY + 1 rounds. Those of the release scan more and more pages; here there is
 * none. Only what is freed into current->reclaim_state counts.
 * Return: 1 when SWAP_CLUSTER_MAX pages were freed, else 0, however many they were. Sleeps.
 * Source: 2.6.12, without the scan of pages.
 */
int try_to_free_pages(struct zone **zones, unsigned int gfp_mask, unsigned int order)
{
	struct reclaim_state *state = current->reclaim_state;
	unsigned long lru_pages = 0, freed = 0;
	int priority;

	(void)order;
	inc_page_state(allocstall);
	for (; *zones; zones++)
		lru_pages += (*zones)->nr_active + (*zones)->nr_inactive;

	for (priority = DEF_PRIORITY; priority >= 0; priority--) {
		shrink_slab(0, gfp_mask, lru_pages);
		if (state) {
			freed += state->reclaimed_slab;
			state->reclaimed_slab = 0;
		}
		if (freed >= SWAP_CLUSTER_MAX)
			return 1;
	}
	return 0;
}

/**
 * wakeup_kswapd - have memory reclaimed in the background
 * @zone: the zone that is short
 * @order: of the request
 *
 * Notes for what order it is wanted. Nobody sleeps in kswapd_wait: there is no kswapd, which
 * would reclaim pages of processes and of the page cache. Any context. Source: 2.6.12.
 */
void __no_tsan wakeup_kswapd(struct zone *zone, int order)
{
	pg_data_t *pgdat = zone->zone_pgdat;

	if (!zone->present_pages || zone_watermark_ok(zone, order, zone->pages_low, 0, 0, 0))
		return;
	if (pgdat->kswapd_max_order < order)
		pgdat->kswapd_max_order = order;
}

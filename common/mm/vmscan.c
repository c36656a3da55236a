// SPDX-License-Identifier: GPL-2.0
/*
 * Where page reclaim would be: this tree has no page that could be reclaimed, so only the
 * registered shrinkers are asked. The interface is that of mm/vmscan.c of 2.6.12.
 */
#include <linux/init.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/swap.h>
#include <asm/semaphore.h>

long nr_swap_pages;
EXPORT_SYMBOL(nr_swap_pages);

struct shrinker {
	shrinker_t shrinker;
	int seeks;
};

/*
 * Registering must work where no memory is to be had: a table, not a list from kmalloc()
 * as in the release.
 */
#define MAX_SHRINKERS	16
static struct shrinker shrinkers[MAX_SHRINKERS];
static DECLARE_MUTEX(shrinker_sem);

/* "noshrink": requests fail where the release would without a page to reclaim. */
int shrinkers_off;

static int __init noshrink_setup(char *str)
{
	shrinkers_off = 1;
	return *str ? -EINVAL : 0;
}
early_param("noshrink", noshrink_setup);

/**
 * set_shrinker - have a function asked for memory when a request would have to reclaim
 * @seeks: what it costs to make an object again; kept, but without a page to compare with
 *	not used
 * @theshrinker: the function
 *
 * Return: a handle for remove_shrinker(), or NULL. Sleeps. Source: 2.6.12.
 */
struct shrinker *set_shrinker(int seeks, shrinker_t theshrinker)
{
	struct shrinker *s, *found = NULL;

	down(&shrinker_sem);
	for (s = shrinkers; s < shrinkers + MAX_SHRINKERS && !found; s++)
		if (!s->shrinker) {
			s->shrinker = theshrinker;
			s->seeks = seeks;
			found = s;
		}
	up(&shrinker_sem);
	return found;
}
EXPORT_SYMBOL(set_shrinker);

/**
 * remove_shrinker - do not ask a shrinker any more
 * @shrinker: what set_shrinker() returned
 *
 * Sleeps. Source: 2.6.12.
 */
void remove_shrinker(struct shrinker *shrinker)
{
	down(&shrinker_sem);
	shrinker->shrinker = NULL;
	up(&shrinker_sem);
}
EXPORT_SYMBOL(remove_shrinker);

/**
 * shrink_slab - ask the shrinkers
 * @scanned: not used: there is no scan of pages to keep in proportion with
 * @gfp_mask: of the request
 * @lru_pages: not used
 *
 * Each shrinker is asked for all it has. Return: objects freed. Sleeps.
 */
int shrink_slab(unsigned long scanned, unsigned int gfp_mask, unsigned long lru_pages)
{
	struct shrinker *s;
	int freed = 0;

	(void)scanned;
	(void)lru_pages;
	if (shrinkers_off || down_trylock(&shrinker_sem))
		return 0;
	for (s = shrinkers; s < shrinkers + MAX_SHRINKERS; s++) {
		int before, after;

		if (!s->shrinker)
			continue;
		before = s->shrinker(0, gfp_mask);
		if (before <= 0)
			continue;
		after = s->shrinker(before, gfp_mask);
		mod_page_state(slabs_scanned, before);
		if (after >= 0 && after < before)
			freed += before - after;
	}
	up(&shrinker_sem);
	return freed;
}

/**
 * try_to_free_pages - get memory back for a request
 * @zones: the zones that could serve it
 * @gfp_mask: of the request
 * @order: of the request
 *
 * Return: not 0 when something was freed. Sleeps.
 */
int try_to_free_pages(struct zone **zones, unsigned int gfp_mask, unsigned int order)
{
	(void)zones;
	(void)order;
	inc_page_state(allocstall);
	return shrink_slab(0, gfp_mask, 0);
}

/**
 * wakeup_kswapd - have memory reclaimed in the background
 * @zone: the zone that is short
 * @order: of the request
 *
 * There is no kswapd: in the release it would reclaim pages of processes and of the page
 * cache, which this tree does not have. Any context.
 */
void wakeup_kswapd(struct zone *zone, int order)
{
	(void)zone;
	(void)order;
}

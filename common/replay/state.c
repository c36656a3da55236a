// SPDX-License-Identifier: GPL-2.0
/* Printing the state of the machine as the traces' results have it. */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/pageset.h>
#include <linux/slab_usage.h>
#include <linux/string.h>
#include "replay.h"

/* Calls @fn for each zone with pages, node by node, ascending. */
static void each_zone(void (*fn)(struct zone *zone))
{
	int node, i;

	for_each_online_node(node)
		for (i = 0; i < MAX_NR_ZONES; i++) {
			struct zone *zone = NODE_DATA(node)->node_zones + i;

			if (zone->present_pages)
				fn(zone);
		}
}

/* Begins a row: "  DMA", with NUMA "  N0 DMA". */
void out_zone(struct zone *zone)
{
#ifdef CONFIG_NUMA
	out("  N%d %s", zone->zone_pgdat->node_id, zone->name);
#else
	out("  %s", zone->name);
#endif
}

static void print_buddyinfo(struct zone *zone)
{
	int order;

	out_zone(zone);
	for (order = 0; order < MAX_ORDER; order++)
		out(" %lu", zone->free_area[order].nr_free);
	out("\n");
}

static void print_pcpinfo(struct zone *zone)
{
	int cpu, cold;

	for_each_cpu(cpu)
		for (cold = 0; cold < 2; cold++) {
			struct per_cpu_pages *pcp = &pageset_of(zone, cpu)->pcp[cold];

			out_zone(zone);
			out(" cpu%d %s count=%d low=%d high=%d batch=%d\n", cpu,
			    cold ? "cold" : "hot", pcp->count, pcp->low, pcp->high, pcp->batch);
		}
}

static void print_zoneinfo(struct zone *zone)
{
	int i;

	out_zone(zone);
	out(" free=%lu min=%lu low=%lu high=%lu present=%lu reserve=", zone->free_pages,
	    zone->pages_min, zone->pages_low, zone->pages_high, zone->present_pages);
	for (i = 0; i < TRACE_ZONES; i++)
		out(i ? ",%lu" : "%lu", zone->lowmem_reserve[trace_zones[i].index]);
	out("\n");
}

static void print_list(struct list_head *list)
{
	struct page *page;

	list_for_each_entry(page, list, lru)
		out(" %lu", page_to_pfn(page));
	out("\n");
}

static void print_freelists(struct zone *zone)
{
	int order, cpu, cold;

	for (order = 0; order < MAX_ORDER; order++) {
		out_zone(zone);
		out(" order%d", order);
		print_list(&zone->free_area[order].free_list);
	}
	for_each_cpu(cpu)
		for (cold = 0; cold < 2; cold++) {
			out_zone(zone);
			out(" cpu%d %s", cpu, cold ? "cold" : "hot");
			print_list(&pageset_of(zone, cpu)->pcp[cold].list);
		}
}

#ifdef CONFIG_NUMA
static void print_numastat(struct zone *zone)
{
	int cpu;

	for_each_cpu(cpu) {
		struct per_cpu_pageset *p = pageset_of(zone, cpu);

		out_zone(zone);
		out(" cpu%d hit=%lu miss=%lu foreign=%lu local=%lu other=%lu\n", cpu, p->numa_hit,
		    p->numa_miss, p->numa_foreign, p->local_node, p->other_node);
	}
}

static void print_zonelists(void)
{
	static const struct {
		const char *name;
		int list;
	} kinds[] = {
		{ "kernel",	GFP_KERNEL & GFP_ZONEMASK },
		{ "dma",	GFP_DMA & GFP_ZONEMASK },
		{ "highuser",	GFP_HIGHUSER & GFP_ZONEMASK },
	};
	unsigned int i;
	int node;

	for_each_online_node(node)
		for (i = 0; i < ARRAY_SIZE(kinds); i++) {
			struct zone **z = NODE_DATA(node)->node_zonelists[kinds[i].list].zones;

			out("  N%d %s", node, kinds[i].name);
			for (; *z; z++)
				out(" N%d.%s", (*z)->zone_pgdat->node_id, (*z)->name);
			out("\n");
		}
}

static void print_node_slabs(kmem_cache_t *cachep)
{
	int node;

	for_each_online_node(node) {
		unsigned long slabs[NR_SLAB_LISTS];

		kmem_cache_node_slabs(cachep, node, slabs);
		if (slabs[SLABS_FULL] || slabs[SLABS_PARTIAL] || slabs[SLABS_FREE])
			out("    N%d full=%lu partial=%lu free=%lu\n", node, slabs[SLABS_FULL],
			    slabs[SLABS_PARTIAL], slabs[SLABS_FREE]);
	}
}
#endif

static int print_slabinfo(kmem_cache_t *cachep, void *unused)
{
	struct slab_usage u;

	(void)unused;
	kmem_cache_usage(cachep, &u);
	out("  %s %lu %lu %u %u %u %u %u %u %lu %lu %u\n", u.name, u.active_objs, u.num_objs,
	    u.objsize, u.num, 1 << u.gfporder, u.limit, u.batchcount, u.shared, u.active_slabs,
	    u.num_slabs, u.shared_avail);
#ifdef CONFIG_NUMA
	print_node_slabs(cachep);
#endif
	return 0;
}

/* Marks a zone's pages that wait in CPUs' lists. */
static void mark_listed(struct zone *zone, int listed)
{
	struct page *page;
	int cpu, cold;

	for_each_cpu(cpu)
		for (cold = 0; cold < 2; cold++)
			list_for_each_entry(page, &pageset_of(zone, cpu)->pcp[cold].list, lru) {
				if (listed)
					set_bit(PG_checked, &page->flags);
				else
					clear_bit(PG_checked, &page->flags);
			}
}

static const char *page_kind(struct page *page)
{
	if (PageReserved(page))
		return "reserved";
	if (PageSlab(page))
		return "slab";
	if (PageChecked(page))
		return "listed";
	return "used";
}

/* Runs of pages of one kind: reserved, free, listed (in a CPU's list), slab, used. */
static void print_pagemap(struct zone *zone)
{
	unsigned long pfn = zone->zone_start_pfn, end = pfn + zone->spanned_pages;

	mark_listed(zone, 1);
	while (pfn < end) {
		unsigned long first = pfn;
		struct page *page = pfn_to_page(pfn);
		const char *kind;

		if (PagePrivate(page)) {
			kind = "free";
			do
				pfn += 1UL << pfn_to_page(pfn)->private;
			while (pfn < end && PagePrivate(pfn_to_page(pfn)));
		} else {
			kind = page_kind(page);
			do
				pfn++;
			while (pfn < end && !PagePrivate(pfn_to_page(pfn)) &&
			       page_kind(pfn_to_page(pfn)) == kind);
		}
		out_zone(zone);
		out(" %lu-%lu %s\n", first, pfn - 1, kind);
	}
	mark_listed(zone, 0);
}

static const struct {
	const char *word;
	void (*zone_fn)(struct zone *zone);
	void (*fn)(void);
} states[] = {
	{ "buddyinfo",	print_buddyinfo, NULL },
	{ "pcpinfo",	print_pcpinfo, NULL },
	{ "zoneinfo",	print_zoneinfo, NULL },
	{ "freelists",	print_freelists, NULL },
	{ "pagemap",	print_pagemap, NULL },
#ifdef CONFIG_NUMA
	{ "numastat",	print_numastat, NULL },
	{ "zonelists",	NULL, print_zonelists },
#endif
};

/**
 * state_print - print a part of the machine's state
 * @what: the word of the trace
 *
 * Return: 0 when there is no such part.
 */
int state_print(const char *what)
{
	unsigned int i;

	if (!strcmp(what, "slabinfo")) {
		out("slabinfo =\n");
		kmem_cache_for_each(print_slabinfo, NULL);
		return 1;
	}
	for (i = 0; i < ARRAY_SIZE(states); i++) {
		if (strcmp(what, states[i].word))
			continue;
		out("%s =\n", what);
		if (states[i].zone_fn)
			each_zone(states[i].zone_fn);
		else
			states[i].fn();
		return 1;
	}
	return 0;
}

struct named_cache {
	const char *name;
	size_t len;
	kmem_cache_t *cachep;
};

static int has_name(kmem_cache_t *cachep, void *arg)
{
	struct named_cache *wanted = arg;
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	if (strlen(u.name) != wanted->len || memcmp(u.name, wanted->name, wanted->len))
		return 0;
	wanted->cachep = cachep;
	return 1;
}

/**
 * cache_named - find a cache by its name
 * @name: the name; what comes behind it does not matter
 * @len: its length
 *
 * Return: the cache, or NULL.
 */
kmem_cache_t *cache_named(const char *name, size_t len)
{
	struct named_cache wanted = { .name = name, .len = len };

	return kmem_cache_for_each(has_name, &wanted) ? wanted.cachep : NULL;
}

/* The result of cc: the geometry of a new cache. */
void state_cache(kmem_cache_t *cachep)
{
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	out(" = objsize=%u num=%u gfporder=%u colour=%u colour_off=%u slab_size=%u offslab=%u "
	    "limit=%u batch=%u shared=%u\n", u.objsize, u.num, u.gfporder, u.colour, u.colour_off,
	    u.slab_size, u.offslab, u.limit, u.batchcount, u.shared);
}

/* Page number and offset of an address. */
void out_location(void *ptr)
{
	unsigned long phys = __pa(ptr);

	out("%lu:%lu", phys >> PAGE_SHIFT, phys & ~PAGE_MASK);
}

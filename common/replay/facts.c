// SPDX-License-Identifier: GPL-2.0
/*
 * Facts about the release as tables, for comparing with recorded ones: 'facts sizes',
 * 'facts zones MACHINE', 'facts caches MACHINE', 'facts sweep MACHINE SIZE ALIGN FLAGS'.
 */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/pageset.h>
#include <linux/percpu.h>
#include <linux/slab_usage.h>
#include <linux/string.h>
#include "replay.h"

static void fact(const char *name, unsigned long value)
{
	out("%s\t%lu\n", name, value);
}

static void gfp_fact(const char *word, unsigned int flags)
{
	out("gfp:%s\t0x%x\n", word, flags);
}

static void facts_sizes(void)
{
	fact("sizeof(struct page)", sizeof(struct page));
	fact("sizeof(struct zone)", sizeof(struct zone));
	fact("sizeof(struct per_cpu_pages)", sizeof(struct per_cpu_pages));
	fact("sizeof(struct per_cpu_pageset)", sizeof(struct per_cpu_pageset));
	fact("sizeof(struct pglist_data)", sizeof(struct pglist_data));
	fact("sizeof(spinlock_t)", sizeof(spinlock_t));
	fact("MAX_NR_ZONES", MAX_NR_ZONES);
#ifdef CONFIG_NUMA
	fact("MAX_NUMNODES", MAX_NUMNODES);
#endif
	fact("MAX_ORDER", MAX_ORDER);
	trace_each_gfp(gfp_fact);
	kmem_cache_facts(fact, 0);
#ifdef CONFIG_SMP
	fact("sizeof(struct percpu_data)", sizeof(struct percpu_data));
#endif
	fact("NR_CPUS", NR_CPUS);
	fact("L1_CACHE_BYTES", L1_CACHE_BYTES);
	kmem_cache_facts(fact, 1);
}

static void print_zone(const char *machine, struct zone *zone)
{
	struct per_cpu_pages *hot = &pageset_of(zone, 0)->pcp[0];
	struct per_cpu_pages *cold = &pageset_of(zone, 0)->pcp[1];

	out("%s", machine);
#ifdef CONFIG_NUMA
	out("\t%d", zone->zone_pgdat->node_id);
#endif
	out("\t%s\t%lu\t%lu\t%lu\t%lu\t%lu\t%lu\t%lu", zone->name, zone->present_pages,
	    zone->pages_min, zone->pages_low, zone->pages_high, zone->lowmem_reserve[ZONE_DMA],
	    zone->lowmem_reserve[ZONE_NORMAL], zone->lowmem_reserve[ZONE_HIGHMEM]);
	out("\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", hot->low, hot->high, hot->batch, cold->low,
	    cold->high, cold->batch, min_free_kbytes);
}

static void facts_zones(const char *machine)
{
	int node, i;

	for_each_online_node(node)
		for (i = 0; i < MAX_NR_ZONES; i++)
			if (NODE_DATA(node)->node_zones[i].present_pages)
				print_zone(machine, NODE_DATA(node)->node_zones + i);
}

static void print_geometry(const struct slab_usage *u)
{
	out("\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%u", u->objsize, u->num, u->gfporder,
	    u->colour, u->colour_off, u->slab_size, u->offslab, u->limit, u->batchcount, u->shared);
#ifdef CONFIG_DEBUG_SLAB
	out("\t%s%s%s%s\t%u\t%u", u->flags & SLAB_RED_ZONE ? "R" : "",
	    u->flags & SLAB_STORE_USER ? "U" : "", u->flags & SLAB_POISON ? "P" : "",
	    u->flags & (SLAB_RED_ZONE | SLAB_STORE_USER | SLAB_POISON) ? "" : "-", u->dbghead,
	    u->reallen);
#endif
}

static int print_cache(kmem_cache_t *cachep, void *machine)
{
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	out("%s\t%s", (const char *)machine, u.name);
	print_geometry(&u);
	out("\t%u", u.free_limit);
#ifdef CONFIG_NUMA
	/* This release has no alien caches. */
	out("\t%u\t-", u.shared_limit);
#endif
	out("\n");
	return 0;
}

static void facts_sweep(const char *machine)
{
	unsigned long size, align, flags;
	struct slab_usage u;
	kmem_cache_t *cachep;
	int i;

	size = trace_number(3, "size", sizeof(void *), 32 * PAGE_SIZE);
	align = trace_number(4, "alignment", 0, 1UL << 20);
	out("%s", machine);
	for (i = 3; i < 6; i++)
		out("\t%s", trace_argv[i]);
	flags = trace_cache_flags(5);
	cachep = kmem_cache_create("sweep", size, align, flags, NULL, NULL);
	if (!cachep) {
		out("\tnull\n");
		return;
	}
	kmem_cache_usage(cachep, &u);
	print_geometry(&u);
	out("\n");
	kmem_cache_destroy(cachep);
}

/* The operation. */
void op_facts(void)
{
	const char *what = trace_argc > 1 ? trace_argv[1] : "";

	if (trace_argc == 2 && !strcmp(what, "sizes"))
		facts_sizes();
	else if (trace_argc == 3 && !strcmp(what, "zones"))
		facts_zones(trace_argv[2]);
	else if (trace_argc == 3 && !strcmp(what, "caches"))
		kmem_cache_for_each(print_cache, trace_argv[2]);
	else if (trace_argc == 6 && !strcmp(what, "sweep"))
		facts_sweep(trace_argv[2]);
	else
		trace_error("facts: expected 'sizes', 'zones MACHINE', 'caches MACHINE' or 'sweep MACHINE "
			    "SIZE ALIGN FLAGS'");
}

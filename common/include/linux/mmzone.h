/* SPDX-License-Identifier: GPL-2.0 */
/* Nodes, zones and their lists; recreates include/linux/mmzone.h of 2.6.12. */
#ifndef _LINUX_MMZONE_H
#define _LINUX_MMZONE_H

#include <linux/config.h>
#include <linux/spinlock.h>
#include <linux/list.h>
#include <linux/wait.h>
#include <linux/cache.h>
#include <linux/threads.h>
#include <linux/numa.h>
#include <linux/nodemask.h>
#include <linux/init.h>
#include <asm/page.h>

/* Free blocks have 2^0 … 2^(MAX_ORDER - 1) pages. */
#ifndef CONFIG_FORCE_MAX_ZONEORDER
#define MAX_ORDER	11
#else
#define MAX_ORDER	CONFIG_FORCE_MAX_ZONEORDER
#endif

struct free_area {
	struct list_head	free_list;
	unsigned long		nr_free;	/* blocks */
};

struct pglist_data;

/*
 * Parts of struct zone that different CPUs write are kept on different cache lines;
 * a zone is aligned for the widest line.
 */
#ifdef CONFIG_SMP
struct zone_padding {
	char x[0];
} ____cacheline_maxaligned_in_smp;
#define ZONE_PADDING(name)	struct zone_padding name;
#else
#define ZONE_PADDING(name)
#endif

/* Order-0 pages that a CPU keeps to itself. Counts and marks are pages. */
struct per_cpu_pages {
	int count;
	int low;		/* at or below: take a batch from the buddy lists */
	int high;		/* at or above: give a batch back */
	int batch;
	struct list_head list;
};

struct per_cpu_pageset {
	struct per_cpu_pages pcp[2];	/* 0: hot, 1: cold */
#ifdef CONFIG_NUMA
	unsigned long numa_hit;		/* allocated where it was wanted */
	unsigned long numa_miss;	/* allocated here, wanted elsewhere */
	unsigned long numa_foreign;	/* wanted here, allocated elsewhere */
	unsigned long interleave_hit;
	unsigned long local_node;	/* allocated by a CPU of this node */
	unsigned long other_node;	/* allocated by a CPU of another node */
#endif
} ____cacheline_aligned_in_smp;

#define ZONE_DMA	0
#define ZONE_NORMAL	1
#define ZONE_HIGHMEM	2

#define MAX_NR_ZONES	3
#define ZONES_SHIFT	2	/* ceil(log2(MAX_NR_ZONES)) */

/*
 * The zone bits of a request choose one of a node's zonelists: 0 … normal memory and
 * below, 1 (__GFP_DMA) … DMA only, 2 (__GFP_HIGHMEM) … highmem and below.
 */
#define GFP_ZONEMASK	0x03
#define GFP_ZONETYPES	3

struct zone {
	unsigned long		free_pages;
	unsigned long		pages_min, pages_low, pages_high;
	/*
	 * Pages of this zone that a request may not use when a higher zone would have
	 * served it as well; indexed by the zone the request prefers.
	 */
	unsigned long		lowmem_reserve[MAX_NR_ZONES];

	struct per_cpu_pageset	pageset[NR_CPUS];

	spinlock_t		lock;		/* free_pages, free_area */
	struct free_area	free_area[MAX_ORDER];

	ZONE_PADDING(_pad1_)

	/* Page reclaim; this tree has no page that could be reclaimed. */
	spinlock_t		lru_lock;
	struct list_head	active_list;
	struct list_head	inactive_list;
	unsigned long		nr_scan_active;
	unsigned long		nr_scan_inactive;
	unsigned long		nr_active;
	unsigned long		nr_inactive;
	unsigned long		pages_scanned;
	int			all_unreclaimable;
	int			temp_priority;
	int			prev_priority;

	ZONE_PADDING(_pad2_)

	/* Where to wait for a page of this zone, hashed by page. */
	wait_queue_head_t	*wait_table;
	unsigned long		wait_table_size;
	unsigned long		wait_table_bits;

	struct pglist_data	*zone_pgdat;
	struct page		*zone_mem_map;
	unsigned long		zone_start_pfn;
	unsigned long		spanned_pages;	/* with holes */
	unsigned long		present_pages;	/* without */

	char			*name;
} ____cacheline_maxaligned_in_smp;

#define DEF_PRIORITY	12	/* of a scan for reclaimable pages */

/* The zones a request may use, in the order in which they are tried, NULL at the end. */
struct zonelist {
	struct zone *zones[MAX_NUMNODES * MAX_NR_ZONES + 1];
};

/* A node: memory with the same cost from any one CPU. */
typedef struct pglist_data {
	struct zone node_zones[MAX_NR_ZONES];
	struct zonelist node_zonelists[GFP_ZONETYPES];
	int nr_zones;
	struct page *node_mem_map;
	struct bootmem_data *bdata;
	unsigned long node_start_pfn;
	unsigned long node_present_pages;	/* without holes */
	unsigned long node_spanned_pages;	/* with holes */
	int node_id;
	struct pglist_data *pgdat_next;
	wait_queue_head_t kswapd_wait;
	struct task_struct *kswapd;
	int kswapd_max_order;
} pg_data_t;

#define node_present_pages(nid)	(NODE_DATA(nid)->node_present_pages)
#define node_spanned_pages(nid)	(NODE_DATA(nid)->node_spanned_pages)

extern struct pglist_data *pgdat_list;

void __get_zone_counts(unsigned long *active, unsigned long *inactive,
		       unsigned long *free, struct pglist_data *pgdat);
void get_zone_counts(unsigned long *active, unsigned long *inactive, unsigned long *free);
void build_all_zonelists(void);
void wakeup_kswapd(struct zone *zone, int order);
int zone_watermark_ok(struct zone *z, int order, unsigned long mark, int classzone_idx,
		      int can_try_harder, int gfp_high);

#define zone_idx(zone)		((int)((zone) - (zone)->zone_pgdat->node_zones))

/* Every node with memory, the one set up last first. */
#define for_each_pgdat(pgdat) \
	for (pgdat = pgdat_list; pgdat; pgdat = pgdat->pgdat_next)

/* The zone after @zone in for_each_zone()'s order, or NULL. */
static inline struct zone *next_zone(struct zone *zone)
{
	pg_data_t *pgdat = zone->zone_pgdat;

	if (zone < pgdat->node_zones + MAX_NR_ZONES - 1)
		return zone + 1;
	return pgdat->pgdat_next ? pgdat->pgdat_next->node_zones : NULL;
}

#define for_each_zone(zone) \
	for (zone = pgdat_list->node_zones; zone; zone = next_zone(zone))

static inline int is_highmem_idx(int idx)
{
	return idx == ZONE_HIGHMEM;
}

static inline int is_normal_idx(int idx)
{
	return idx == ZONE_NORMAL;
}

static inline int is_highmem(struct zone *zone)
{
	return zone == zone->zone_pgdat->node_zones + ZONE_HIGHMEM;
}

static inline int is_normal(struct zone *zone)
{
	return zone == zone->zone_pgdat->node_zones + ZONE_NORMAL;
}

extern int min_free_kbytes;
extern int sysctl_lowmem_reserve_ratio[MAX_NR_ZONES - 1];

struct ctl_table;
int min_free_kbytes_sysctl_handler(struct ctl_table *table, int write, void *buffer,
				   size_t *length, loff_t *ppos);
int lowmem_reserve_ratio_sysctl_handler(struct ctl_table *table, int write, void *buffer,
					size_t *length, loff_t *ppos);

#include <linux/topology.h>
/* The node of the CPU this runs on. */
#define numa_node_id()	(cpu_to_node(smp_processor_id()))

#ifndef CONFIG_DISCONTIGMEM

extern struct pglist_data contig_page_data;
#define NODE_DATA(nid)		((void)(nid), &contig_page_data)
#define NODE_MEM_MAP(nid)	mem_map
#define MAX_NODES_SHIFT		1
#define pfn_to_nid(pfn)		((void)(pfn), 0)

#else

#include <asm/mmzone.h>

/* Bits that page->flags has room for. */
#if BITS_PER_LONG == 32 || defined(ARCH_HAS_ATOMIC_UNSIGNED)
#define MAX_NODES_SHIFT		6
#elif BITS_PER_LONG == 64
#define MAX_NODES_SHIFT		10
#endif

#endif

#if NODES_SHIFT > MAX_NODES_SHIFT
#error NODES_SHIFT > MAX_NODES_SHIFT
#endif
#if ZONES_SHIFT > 2
#error page->flags keeps two bits for the zone
#endif

#endif

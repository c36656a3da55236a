// SPDX-License-Identifier: GPL-2.0
/* Tests of the page allocator on several nodes. */
#include "suite.h"

#ifdef CONFIG_NUMA
/*
 * Nodes.
 */

/* A node's pages come from it, wherever the CPU is. */
TEST(buddy, pages_of_a_node)
{
	int nid;

	for_each_online_node(nid) {
		struct page *page;

		if (!node_present_pages(nid))
			continue;
		page = alloc_pages_node(nid, GFP_KERNEL, 1);
		ASSERT(page);
		EXPECT_EQ(page_to_nid(page), (unsigned long)nid);
		__free_pages(page, 1);
		page = alloc_pages_node(nid, GFP_KERNEL, 0);
		ASSERT(page);
		EXPECT_EQ(page_to_nid(page), (unsigned long)nid);
		__free_page(page);
	}
}

static void note_node(void *nid)
{
	struct page *page = alloc_pages(GFP_ATOMIC, 0);

	*(long *)nid = page ? (long)page_to_nid(page) : -1;
	put(page, 0);
}

/* Without a node it is the CPU's. */
TEST(buddy, pages_of_the_own_node)
{
	int cpu;

	for_each_online_cpu(cpu) {
		struct zone *first = NODE_DATA(cpu_to_node(cpu))->node_zonelists[0].zones[0];
		long nid;

		test_on_cpu(cpu, note_node, &nid);
		EXPECT_EQ(nid, (long)first->zone_pgdat->node_id);
	}
}

/* The counters of this CPU for a zone. */
struct numa_counts {
	unsigned long hit, miss, foreign, interleave, local, other;
};

static struct numa_counts numa_counts(struct zone *zone)
{
	struct per_cpu_pageset *p = pageset_of(zone, smp_processor_id());

	return (struct numa_counts){ p->numa_hit, p->numa_miss, p->numa_foreign,
				     p->interleave_hit, p->local_node, p->other_node };
}

/* How much each was counted up since @before, as text: "hit miss foreign interleave ...". */
static const char *counted(struct zone *zone, const struct numa_counts *before)
{
	struct numa_counts now = numa_counts(zone);
	static char text[80];

	scnprintf(text, sizeof(text), "%lu %lu %lu %lu %lu %lu", now.hit - before->hit,
		  now.miss - before->miss, now.foreign - before->foreign,
		  now.interleave - before->interleave, now.local - before->local,
		  now.other - before->other);
	return text;
}

/* The first zone of the list serves: a hit; and local, or not, by the CPU's node. */
TEST(buddy, numa_hits)
{
	int nid;

	for_each_online_node(nid) {
		struct zone *zone = NODE_DATA(nid)->node_zonelists[0].zones[0];
		struct numa_counts before;
		struct page *page;

		if (!node_present_pages(nid))
			continue;
		before = numa_counts(zone);
		page = alloc_pages_node(nid, GFP_KERNEL, 0);
		put(page, 0);
		page = alloc_pages_node(nid, GFP_KERNEL, 2);
		put(page, 2);
		EXPECT_STR_EQ(counted(zone, &before),
			      nid == numa_node_id() ? "2 0 0 0 2 0" : "2 0 0 0 0 2");
	}
}

/*
 * The wanted node is below its marks. The one that serves counts a miss, and the wanted
 * one that it was foreign; the fall-back goes to the next node of the list.
 */
TEST(buddy, numa_misses)
{
	int nid;

	if (num_online_nodes() < 2)
		SKIP("one node");
	for_each_online_node(nid) {
		struct zone **zones = NODE_DATA(nid)->node_zonelists[0].zones, *next;
		struct numa_counts wanted, served;
		struct page *page;
		int i, own = 0;

		if (!node_present_pages(nid))
			continue;
		while (zones[own] && zones[own]->zone_pgdat == NODE_DATA(nid))
			zones[own++]->pages_low += FAR_TOO_MANY;
		next = zones[own];
		if (next) {
			wanted = numa_counts(zones[0]);
			served = numa_counts(next);
			page = alloc_pages_node(nid, GFP_KERNEL, 1);
			EXPECT_PTR_EQ(page ? page_zone(page) : NULL, next);
			put(page, 1);
			EXPECT_STR_EQ(counted(zones[0], &wanted), "0 0 1 0 0 0");
			EXPECT_STR_EQ(counted(next, &served),
				      next->zone_pgdat->node_id == numa_node_id() ?
				      "0 1 0 0 1 0" : "0 1 0 0 0 1");
		}
		for (i = 0; i < own; i++)
			zones[i]->pages_low -= FAR_TOO_MANY;
	}
}

/* A node without memory for DMA: node 0's is the first of its list, and a hit. */
TEST(buddy, numa_hit_is_by_the_list)
{
	struct zone *dma = NODE_DATA(0)->node_zones;
	struct numa_counts before = numa_counts(dma);
	struct page *page;

	if (num_online_nodes() < 2 || NODE_DATA(1)->node_zones[ZONE_DMA].present_pages)
		SKIP("every node has ZONE_DMA");
	page = alloc_pages_node(1, GFP_KERNEL | __GFP_DMA, 0);
	EXPECT_PTR_EQ(page ? page_zone(page) : NULL, dma);
	put(page, 0);
	EXPECT_STR_EQ(counted(dma, &before), numa_node_id() == 0 ? "1 0 0 0 1 0" : "1 0 0 0 0 1");
}

/* The first zone of the list is empty, but the one that serves is of the same node: a hit. */
TEST(buddy, numa_hit_is_by_node)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct zone **zones = test_node.node_zonelists[0].zones;
	struct numa_counts before;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zones[0] = test_node.node_zones + ZONE_HIGHMEM;
	zones[1] = zone;
	before = numa_counts(zone);
	EXPECT_EQ(test_zone_nr(test_zone_alloc(GFP_KERNEL, 2)), 0L);
	/* To the CPU the test node is another one than its own. */
	EXPECT_STR_EQ(counted(zone, &before), "1 0 0 0 0 1");
	test_zone_destroy();
}

/* A request that fails is counted nowhere. */
TEST(buddy, numa_failure_is_not_counted)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct numa_counts before;

	if (!zone)
		return;
	before = numa_counts(zone);
	EXPECT_PTR_EQ(test_zone_alloc(GFP_ATOMIC, 0), NULL);
	EXPECT_STR_EQ(counted(zone, &before), "0 0 0 0 0 0");
	test_zone_destroy();
}

TEST(buddy, meminfo_of_a_node)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 6, 1);
	struct pglist_data *real;
	struct sysinfo info;

	if (!zone)
		return;
	test_zone_fill(zone, 6);
	zone->free_pages -= 4;
	real = node_data[test_node.node_id];
	node_data[test_node.node_id] = &test_node;
	si_meminfo_node(&info, test_node.node_id);
	node_data[test_node.node_id] = real;
	EXPECT_EQ(info.totalram, 64UL);
	EXPECT_EQ(info.freeram, 60UL);
	EXPECT_EQ(info.totalhigh, 0UL);
	test_zone_destroy();
}
#endif

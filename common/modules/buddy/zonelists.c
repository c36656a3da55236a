// SPDX-License-Identifier: GPL-2.0
/* Tests of the lists of zones that a request tries. */
#include "suite.h"

/*
 * Zonelists.
 */

static const int highest_zone_of_list[GFP_ZONETYPES] = { ZONE_NORMAL, ZONE_DMA, ZONE_HIGHMEM };

/* Appends a node's zones with memory, from the highest allowed one down; returns how many. */
static int expect_node(const struct zonelist *list, int pos, int nid, int highest)
{
	int n = 0, i;

	for (i = highest; i >= 0; i--) {
		struct zone *zone = NODE_DATA(nid)->node_zones + i;

		if (zone->present_pages) {
			EXPECT_PTR_EQ(list->zones[pos + n], zone);
			n++;
		}
	}
	return n;
}

/* A node's own zones come first: for a normal request, for DMA, for high memory. */
TEST(buddy, zonelists_start_at_home)
{
	int nid, type;

	for_each_online_node(nid)
		for (type = 0; type < GFP_ZONETYPES; type++)
			expect_node(NODE_DATA(nid)->node_zonelists + type, 0, nid,
				    highest_zone_of_list[type]);
}

/* Each node is in each list once, and NULL ends it. */
TEST(buddy, zonelists_have_all_nodes)
{
	int nid, other, type;

	for_each_online_node(nid)
		for (type = 0; type < GFP_ZONETYPES; type++) {
			struct zonelist *list = NODE_DATA(nid)->node_zonelists + type;
			int length = 0, expected = 0;

			while (list->zones[length])
				length++;
			for_each_online_node(other) {
				int n, pos = 0;

				while (pos < length &&
				       list->zones[pos]->zone_pgdat != NODE_DATA(other))
					pos++;
				n = expect_node(list, pos, other, highest_zone_of_list[type]);
				expected += n;
			}
			EXPECT_EQ(length, expected);
		}
}

#ifdef CONFIG_NUMA
/*
 * Nodes at one distance: those without a CPU come first - when the lists are made only the
 * boot CPU's node has one - then those that are the next choice of fewer others, then the
 * next one by number.
 */
TEST(buddy, zonelists_by_cost)
{
	/* By node of the boot CPU, number of nodes, node. */
	static const char *const orders[2][5][4] = {
		{
			[1] = { "0" },
			[2] = { "01", "10" },
			[3] = { "012", "120", "210" },
			[4] = { "0123", "1230", "2310", "3120" },
		}, {
			[2] = { "01", "10" },
			[3] = { "021", "102", "201" },
			[4] = { "0231", "1302", "2031", "3021" },
		},
	};
	int nodes = num_online_nodes(), boot = cpu_to_node(0), nid, i;

	for_each_online_node(nid)
		if (nid >= nodes || !node_present_pages(nid))
			SKIP("a node without memory, or without a neighbour");
	if (boot > 1)
		SKIP("the boot CPU is on node %d", boot);

	for_each_online_node(nid) {
		struct zonelist *list = NODE_DATA(nid)->node_zonelists;
		int pos = 0;

		for (i = 0; i < nodes; i++)
			pos += expect_node(list, pos, orders[boot][nodes][nid][i] - '0',
					   ZONE_NORMAL);
		EXPECT_PTR_EQ(list->zones[pos], NULL);
	}
}
#endif

/* A zonelist without zones serves nobody, and says nothing. */
TEST(buddy, empty_zonelist)
{
	static struct zonelist empty;

	test_log_position();
	EXPECT_PTR_EQ(__alloc_pages(GFP_KERNEL, 0, &empty), NULL);
	EXPECT(!test_log_has("page allocation failure"));
}

/* There are no blocks of 2048 pages; asking is no mistake that is worth a message. */
TEST(buddy, order_too_high)
{
	test_log_position();
	EXPECT_PTR_EQ(alloc_pages(GFP_KERNEL, MAX_ORDER), NULL);
	EXPECT_PTR_EQ(alloc_pages_node(numa_node_id(), GFP_KERNEL, MAX_ORDER), NULL);
	EXPECT_PTR_EQ(alloc_pages(GFP_KERNEL | __GFP_NOFAIL, ~0U), NULL);
	EXPECT_EQ(__get_free_pages(GFP_KERNEL, MAX_ORDER), 0UL);
	EXPECT(!test_log_has("page allocation failure"));
}

/*
 * The zones of a list in their order: each serves the request when those before it can't,
 * and nobody does when none can. A request for DMA never gets anything else.
 */
TEST(buddy, fall_back_order)
{
	static unsigned long marks[MAX_NUMNODES * MAX_NR_ZONES][2];
	int type, i, j;

	for (type = 0; type < GFP_ZONETYPES; type++) {
		struct zone **zones = NODE_DATA(numa_node_id())->node_zonelists[type].zones;
		struct page *page;

		for (i = 0; zones[i]; i++) {
			page = __alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 1,
					     NODE_DATA(numa_node_id())->node_zonelists + type);
			if (zones[i]->free_pages > zones[i]->pages_low + 2 +
						   zones[i]->lowmem_reserve[zone_idx(zones[0])])
				EXPECT_PTR_EQ(page ? page_zone(page) : NULL, zones[i]);
			put(page, 1);
			marks[i][0] = zones[i]->pages_min;
			marks[i][1] = zones[i]->pages_low;
			zones[i]->pages_min = zones[i]->pages_low = FAR_TOO_MANY;
		}
		page = __alloc_pages(GFP_ATOMIC | __GFP_NOWARN, 1,
				     NODE_DATA(numa_node_id())->node_zonelists + type);
		EXPECT_PTR_EQ(page, NULL);
		for (j = 0; j < i; j++) {
			zones[j]->pages_min = marks[j][0];
			zones[j]->pages_low = marks[j][1];
		}
	}
}

/* The flags choose the list: none normal memory, __GFP_DMA, __GFP_HIGHMEM. */
TEST(buddy, zone_by_flags)
{
	static const unsigned int flags[GFP_ZONETYPES] = { 0, __GFP_DMA, __GFP_HIGHMEM };
	struct zonelist *lists = NODE_DATA(numa_node_id())->node_zonelists;
	int type;

	for (type = 0; type < GFP_ZONETYPES; type++) {
		struct zone *first = lists[type].zones[0];
		int enough = first->free_pages > first->pages_low + 1;
		struct page *page = alloc_page(GFP_ATOMIC | __GFP_NOWARN | flags[type]);

		ASSERT(page);
		/* A zone may be as small as a page. */
		if (enough)
			EXPECT_PTR_EQ(page_zone(page), first);
		EXPECT_LE(zone_idx(page_zone(page)), zone_idx(first));
		__free_page(page);
	}
}

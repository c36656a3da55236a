/* SPDX-License-Identifier: GPL-2.0 */
/* Memory in several nodes, each with a mem_map of its own, as x86_64 has it. */
#ifndef _ASM_GENERIC_MMZONE_H
#define _ASM_GENERIC_MMZONE_H

#include <linux/config.h>

/* A node starts at a multiple of this. */
#define MEMNODE_SHIFT	23
#define MEMNODE_PAGES	(1UL << (MEMNODE_SHIFT - PAGE_SHIFT))

/* Node of each 8 MB of memory, counted from the first page; 0xff: of none. */
extern unsigned char *memnodemap;
extern unsigned long memnodemap_entries;
#define NUMA_NO_NODE	0xff

extern struct pglist_data *node_data[];
#define NODE_DATA(nid)		(node_data[nid])
#define NODE_MEM_MAP(nid)	(NODE_DATA(nid)->node_mem_map)
#define node_start_pfn(nid)	(NODE_DATA(nid)->node_start_pfn)
#define node_end_pfn(nid)	(node_start_pfn(nid) + NODE_DATA(nid)->node_spanned_pages)

static inline int pfn_to_nid(unsigned long pfn)
{
	return memnodemap[(pfn - PHYS_PFN_OFFSET) >> (MEMNODE_SHIFT - PAGE_SHIFT)];
}

static inline int pfn_valid(unsigned long pfn)
{
	unsigned long chunk = (pfn - PHYS_PFN_OFFSET) >> (MEMNODE_SHIFT - PAGE_SHIFT);

	return chunk < memnodemap_entries && memnodemap[chunk] != NUMA_NO_NODE &&
	       pfn < node_end_pfn(memnodemap[chunk]);
}

#define pfn_to_page(pfn)						\
({									\
	unsigned long __pfn = (pfn);					\
	int __nid = pfn_to_nid(__pfn);					\
									\
	NODE_MEM_MAP(__nid) + (__pfn - node_start_pfn(__nid));		\
})

#define page_to_pfn(pg)							\
({									\
	struct page *__page = (pg);					\
	struct zone *__zone = page_zone(__page);			\
									\
	(unsigned long)(__page - __zone->zone_mem_map) + __zone->zone_start_pfn; \
})

#endif

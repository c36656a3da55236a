// SPDX-License-Identifier: GPL-2.0
/* The machine's memory: from the description to bootmem, to zones, to the page allocator. */
#include <linux/asan.h>
#include <linux/bootmem.h>
#include <linux/highmem.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/swap.h>

unsigned long zone_dma_size;
unsigned long max_mapnr;
unsigned long num_physpages;
void *high_memory;
struct page *mem_map;
unsigned long virt_mem_map;
EXPORT_SYMBOL(mem_map);
EXPORT_SYMBOL(max_mapnr);
EXPORT_SYMBOL(num_physpages);
EXPORT_SYMBOL(high_memory);

static unsigned long node_low_pages(const struct machine_node *node)
{
	return node->zones[ZONE_DMA] + node->zones[ZONE_NORMAL];
}

static unsigned long node_pages(const struct machine_node *node)
{
	return node_low_pages(node) + node->zones[ZONE_HIGHMEM];
}

#ifdef CONFIG_NUMA
static pg_data_t node_pgdat[MACHINE_MAX_NODES];
static bootmem_data_t node_bdata[MACHINE_MAX_NODES];
struct pglist_data *node_data[MAX_NUMNODES];
EXPORT_SYMBOL(node_data);

unsigned char cpu_to_node_map[NR_CPUS];
cpumask_t node_to_cpumask_map[MAX_NUMNODES];

unsigned char *memnodemap;
unsigned long memnodemap_entries;

/* Which node is each 8 MB of? */
static void __init setup_nodes(void)
{
	/* As many bytes as there are 8 MB parts, and a started one for each node. */
	static unsigned char map[(MACHINE_MAX_LOWMEM >> MEMNODE_SHIFT) + MACHINE_MAX_NODES];
	unsigned int cpu;
	int nid;

	memset(map, NUMA_NO_NODE, sizeof(map));
	memnodemap = map;
	nodes_clear(node_online_map);
	for (nid = 0; nid < machine.nr_nodes; nid++) {
		const struct machine_node *node = &machine.nodes[nid];
		unsigned long first = (node->start_pfn - PHYS_PFN_OFFSET) / MEMNODE_PAGES;
		unsigned long chunks = (node_pages(node) + MEMNODE_PAGES - 1) / MEMNODE_PAGES;

		node_data[nid] = &node_pgdat[nid];
		node_data[nid]->bdata = &node_bdata[nid];
		if (!node->online)
			continue;
		node_set_online(nid);
		memset(map + first, nid, chunks);
		if (chunks)
			memnodemap_entries = first + chunks;
	}
	for (cpu = 0; cpu < machine.nr_cpus; cpu++)
		cpu_to_node_map[cpu] = machine.cpu_to_node[cpu];
	cpu_set(0, node_to_cpumask(cpu_to_node(0)));
}
#else
#define setup_nodes()	do { } while (0)
#endif

/*
 * Memory behind the machine's, with a boot allocator of its own that all nodes use until
 * end_outside(): what the kernel takes meanwhile is not missing in the machine.
 */
static bootmem_data_t outside_bdata;
static bootmem_data_t *inside_bdata[MACHINE_MAX_NODES];

/**
 * machine_outside_pages - what the kernel takes outside of the machine's memory
 *
 * Return: pages, at most. Boot only.
 */
unsigned long __init machine_outside_pages(void)
{
	unsigned long bytes = 1UL << 20;
	int nid;

	for (nid = 0; nid < machine.nr_nodes; nid++) {
		unsigned long pages = node_pages(&machine.nodes[nid]);

		bytes += (pages + 1) * sizeof(struct page) + pages / 8 +
			 MAX_NR_ZONES * 4096 * sizeof(wait_queue_head_t) + 16 * PAGE_SIZE;
	}
	bytes += NR_CPUS * (PAGE_SIZE * 16);
	return (bytes + PAGE_SIZE - 1) >> PAGE_SHIFT;
}

/*
 * A map is followed by a page of ones: a search that runs off its end, which the release
 * does not notice, finds nothing there.
 */
static unsigned long __init outside_map_pages(int nid)
{
	return bootmem_bootmap_pages(node_low_pages(&machine.nodes[nid])) + 1;
}

static unsigned long __init start_outside(unsigned long start_pfn)
{
	unsigned long pages = machine_outside_pages(), mapsize = bootmem_bootmap_pages(pages);
	unsigned long map_pfn;
	int nid;

	arch_map_memory(start_pfn, pages);
	outside_bdata.node_boot_start = start_pfn << PAGE_SHIFT;
	outside_bdata.node_low_pfn = start_pfn + pages;
	outside_bdata.node_bootmem_map = __va(start_pfn << PAGE_SHIFT);
	/* All is free but the maps: this one, and those of the nodes behind it. */
	for (nid = 0; nid < machine.nr_nodes; nid++)
		mapsize += outside_map_pages(nid);
	memset(outside_bdata.node_bootmem_map, 0, bootmem_bootmap_pages(pages) << PAGE_SHIFT);
	bitmap_fill(outside_bdata.node_bootmem_map, mapsize);
	map_pfn = start_pfn + bootmem_bootmap_pages(pages);
	memset(__va(map_pfn << PAGE_SHIFT), 0xff,
	       (mapsize - bootmem_bootmap_pages(pages)) << PAGE_SHIFT);
	return map_pfn;
}

/**
 * end_outside - end the boot allocator of what lies outside of the machine's memory
 *
 * The nodes' own boot allocators take over: nothing of the kernel's is left in their memory. Boot
 * only, after the last request that is the kernel's own.
 */
void __init end_outside(void)
{
	int nid;

	for (nid = 0; nid < machine.nr_nodes; nid++)
		NODE_DATA(nid)->bdata = inside_bdata[nid];
}

/*
 * A node's boot allocator: its memory but the map itself, which is at @map_pfn, and the
 * image before it.
 */
static void __init setup_bootmem_node(int nid, unsigned long map_pfn)
{
	const struct machine_node *node = &machine.nodes[nid];
	unsigned long start = node->start_pfn, end = start + node_low_pages(node);
	unsigned long map_pages = bootmem_bootmap_pages(end - start);
	unsigned long first, behind;
	pg_data_t *pgdat = NODE_DATA(nid);

	if (start == end)
		return;
	/*
	 * What is behind a map in its last page is the machine's. Ones: the release's search, which
	 * runs off the end when nothing is free there, then fails instead of dying.
	 */
	memset(__va(map_pfn << PAGE_SHIFT), 0xff, map_pages << PAGE_SHIFT);
	init_bootmem_node(pgdat, map_pfn, start, end);
	for_each_range(first, behind, start, end)
		free_bootmem_node(pgdat, first << PAGE_SHIFT, (behind - first) << PAGE_SHIFT);
	if (!machine.outside)
		reserve_bootmem_node(pgdat, start << PAGE_SHIFT,
				     (map_pfn + map_pages - start) << PAGE_SHIFT);
}

static void __init map_node(const struct machine_node *node)
{
	unsigned long low = node_low_pages(node), first, behind;

	for_each_range(first, behind, node->start_pfn, node->start_pfn + low)
		arch_map_memory(first, behind - first);
#ifdef CONFIG_HIGHMEM
	if (node->zones[ZONE_HIGHMEM])
		arch_map_highmem(node->start_pfn + low, node->zones[ZONE_HIGHMEM]);
#endif
}

static void __init print_node(int nid)
{
	static const char *const names[MAX_NR_ZONES] = { "DMA", "Normal", "HighMem" };
	const struct machine_node *node = &machine.nodes[nid];
	int zone;

	printk(KERN_INFO "Node %d: 0x%lx-0x%lx", nid, node->start_pfn << PAGE_SHIFT,
	       (node->start_pfn + node_pages(node)) << PAGE_SHIFT);
	for (zone = 0; zone < MAX_NR_ZONES; zone++)
		printk(", %s %luk", names[zone], node->zones[zone] << (PAGE_SHIFT - 10));
	printk("\n");
}

/**
 * setup_memory - start bootmem on the machine's memory, and set the zones up
 *
 * Called by setup_arch() when machine is complete, and PHYS_OFFSET and PAGE_OFFSET are set.
 */
void __init setup_memory(void)
{
	const struct machine_node *last = &machine.nodes[0];
	unsigned long end_pfn, low_end, map_pfn = 0;
	int nid;

	zone_dma_size = machine.nodes[0].zones[ZONE_DMA] << PAGE_SHIFT;
	setup_nodes();

	for (nid = 0; nid < machine.nr_nodes; nid++) {
		if (!machine.nodes[nid].online)
			continue;
		print_node(nid);
		map_node(&machine.nodes[nid]);
		if (node_pages(&machine.nodes[nid]))
			last = &machine.nodes[nid];
	}
	end_pfn = last->start_pfn + node_pages(last);
	low_end = last->start_pfn + node_low_pages(last);
	min_low_pfn = PHYS_PFN_OFFSET;
	max_low_pfn = low_end;
	max_pfn = end_pfn;
	max_mapnr = end_pfn - PHYS_PFN_OFFSET;
	num_physpages = end_pfn - PHYS_PFN_OFFSET;
	high_memory = __va(low_end << PAGE_SHIFT);

	if (machine.outside)
		map_pfn = start_outside(end_pfn);
	for (nid = 0; nid < machine.nr_nodes; nid++) {
		if (!machine.nodes[nid].online)
			continue;
		setup_bootmem_node(nid, machine.outside ? map_pfn : machine.nodes[nid].start_pfn +
				   (nid ? 0 : machine.image_pages));
		map_pfn += outside_map_pages(nid);
		inside_bdata[nid] = NODE_DATA(nid)->bdata;
		if (machine.outside)
			NODE_DATA(nid)->bdata = &outside_bdata;
	}
	for (nid = 0; nid < machine.nr_nodes; nid++)
		if (machine.nodes[nid].online)
			free_area_init_node(nid, NODE_DATA(nid), machine.nodes[nid].zones,
					    machine.nodes[nid].start_pfn, NULL);
	virt_mem_map = (unsigned long)mem_map - (PAGE_OFFSET >> PAGE_SHIFT) * sizeof(struct page);
}

#ifdef CONFIG_HIGHMEM
/* High pages were never in bootmem: each one is freed as it is. */
static void __init free_high_page(struct page *page)
{
	ClearPageReserved(page);
	set_bit(PG_highmem, &page->flags);
	set_page_count(page, 1);
	__free_page(page);
	totalhigh_pages++;
}

static void __init free_highmem(void)
{
	struct zone *zone = NODE_DATA(0)->node_zones + ZONE_HIGHMEM;
	unsigned long end = zone->zone_start_pfn + zone->spanned_pages, pfn, behind;

	for_each_range(pfn, behind, zone->zone_start_pfn, end)
		for (; pfn < behind; pfn++)
			free_high_page(pfn_to_page(pfn));
	totalram_pages += totalhigh_pages;
}
#else
#define free_highmem()	do { } while (0)
#endif

/**
 * mem_init - hand all memory to the page allocator
 *
 * Boot only.
 */
void __init mem_init(void)
{
	int nid;

	if (machine.outside)
		end_outside();
	if (machine_scenario)
		machine_scenario->use_bootmem();
	for (nid = 0; nid < machine.nr_nodes; nid++)
		if (machine.nodes[nid].online && node_low_pages(&machine.nodes[nid]))
			totalram_pages += free_all_bootmem_node(NODE_DATA(nid));
	free_highmem();
	printk(KERN_INFO "Memory: %luk/%luk available (%luk highmem)\n",
	       (unsigned long)nr_free_pages() << (PAGE_SHIFT - 10),
	       num_physpages << (PAGE_SHIFT - 10), totalhigh_pages << (PAGE_SHIFT - 10));
}

/**
 * free_image_pages - give pages that bootmem had reserved for the image to the page allocator
 * @from: the first, as the linear mapping has it
 * @to: behind the last
 *
 * What the boot alone needed. May sleep.
 */
void free_image_pages(void *from, void *to)
{
	unsigned long addr;

	for (addr = (unsigned long)from; addr < (unsigned long)to; addr += PAGE_SIZE) {
		ClearPageReserved(virt_to_page(addr));
		set_page_count(virt_to_page(addr), 1);
		free_page(addr);
		totalram_pages++;
	}
}

/**
 * show_mem - print the state of memory to the log
 */
void show_mem(void)
{
	printk("Mem-info:\n");
	show_free_areas();
	printk("%lu pages of RAM\n", num_physpages);
}

#ifdef CONFIG_ASAN
/**
 * kernel_map_pages - tell the address sanitizer what becomes of pages
 * @page: the first
 * @numpages: how many
 * @enable: they are allocated; otherwise they are free, and must not be touched
 *
 * High memory is not watched. Any context. Source: the hook of 2.6.12 for DEBUG_PAGEALLOC.
 */
void kernel_map_pages(struct page *page, int numpages, int enable)
{
	if (PageHighMem(page))
		return;
	if (enable)
		asan_unpoison(lowmem_page_address(page), numpages * PAGE_SIZE);
	else
		asan_poison(lowmem_page_address(page), numpages * PAGE_SIZE);
}
#endif

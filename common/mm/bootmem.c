// SPDX-License-Identifier: GPL-2.0
/*
 * The allocator of the early boot; recreates mm/bootmem.c of 2.6.12.
 *
 * A node's pages are bits of a map, and memory is found by searching it. Requests for
 * less than a page are packed behind the previous one where that left room, so the map
 * alone can't tell what a page holds: nothing but whole pages can be freed.
 */
#include <linux/bootmem_try.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/string.h>

unsigned long max_low_pfn;
unsigned long min_low_pfn;
unsigned long max_pfn;
EXPORT_SYMBOL(max_pfn);

static inline unsigned long node_boot_pfn(const bootmem_data_t *bdata)
{
	return bdata->node_boot_start >> PAGE_SHIFT;
}

static inline unsigned long node_boot_pages(const bootmem_data_t *bdata)
{
	return bdata->node_low_pfn - node_boot_pfn(bdata);
}

/**
 * bootmem_bootmap_pages - how many pages does the map of a node take?
 * @pages: pages of the node
 *
 * Return: pages. Boot only. Source: 2.6.12.
 */
unsigned long __init bootmem_bootmap_pages(unsigned long pages)
{
	unsigned long bytes = (pages + 7) / 8;

	return (bytes + PAGE_SIZE - 1) >> PAGE_SHIFT;
}

/*
 * The node set up last is searched first: it goes to the head of pgdat_list. The bits
 * that fill up the last word are never freed, so nobody finds pages behind the end.
 */
static unsigned long __init init_bootmem_core(pg_data_t *pgdat, unsigned long mapstart,
					      unsigned long start, unsigned long end)
{
	bootmem_data_t *bdata = pgdat->bdata;
	unsigned long mapsize = ALIGN((end - start + 7) / 8, sizeof(long));

	pgdat->pgdat_next = pgdat_list;
	pgdat_list = pgdat;

	bdata->node_bootmem_map = phys_to_virt(mapstart << PAGE_SHIFT);
	bdata->node_boot_start = start << PAGE_SHIFT;
	bdata->node_low_pfn = end;

	memset(bdata->node_bootmem_map, 0xff, mapsize);
	return mapsize;
}

static void __init reserve_bootmem_core(bootmem_data_t *bdata, unsigned long addr,
					unsigned long size)
{
	unsigned long first = (addr - bdata->node_boot_start) >> PAGE_SHIFT;
	unsigned long end = (addr - bdata->node_boot_start + size + PAGE_SIZE - 1) >> PAGE_SHIFT;
	unsigned long i;

	BUG_ON(!size);
	BUG_ON(first >= end);
	BUG_ON((addr >> PAGE_SHIFT) >= bdata->node_low_pfn);
	BUG_ON((addr + size + PAGE_SIZE - 1) >> PAGE_SHIFT > bdata->node_low_pfn);

	for (i = first; i < end; i++)
		if (test_and_set_bit(i, bdata->node_bootmem_map)) {
#ifdef CONFIG_DEBUG_BOOTMEM
			printk("hm, page %08lx reserved twice.\n", i * PAGE_SIZE);
#endif
		}
}

/*
 * A page that is only partly in the range stays reserved. A range that begins before the node has
 * its first page behind its end, so nothing is freed, and nobody told.
 */
static void __init free_bootmem_core(bootmem_data_t *bdata, unsigned long addr,
				     unsigned long size)
{
	unsigned long first = ((addr + PAGE_SIZE - 1) >> PAGE_SHIFT) - node_boot_pfn(bdata);
	unsigned long end = (addr - bdata->node_boot_start + size) >> PAGE_SHIFT;
	unsigned long i;

	BUG_ON(!size);
	BUG_ON((addr + size) >> PAGE_SHIFT > bdata->node_low_pfn);

	/*
	 * last_success counts from the start of the node, addr does not: as in the
	 * release, this resets the search only on a node that starts at 0.
	 */
	if (addr < bdata->last_success)
		bdata->last_success = addr;

	for (i = first; i < end; i++)
		BUG_ON(!test_and_clear_bit(i, bdata->node_bootmem_map));
}

/*
 * Finds @pages free pages from index @idx on, at a multiple of @step. When a run is
 * stopped by a page at j, the search goes on at j rounded up plus one more step, so an
 * aligned run right behind j is passed over. Whether the first page lies before the end
 * is not checked: the caller does, and dies. Both are the release's doing.
 */
static unsigned long __init find_free_run(const bootmem_data_t *bdata, unsigned long idx,
					  unsigned long pages, unsigned long step)
{
	const unsigned long *map = bdata->node_bootmem_map;
	unsigned long end = node_boot_pages(bdata);

	for (; idx < end; idx += step) {
		unsigned long stop;

		idx = ALIGN(find_next_zero_bit(map, end, idx), step);
		if (test_bit(idx, map))
			continue;
		stop = idx + 1;
		while (stop < idx + pages && stop < end && !test_bit(stop, map))
			stop++;
		if (stop >= idx + pages)
			return idx;
		idx = ALIGN(stop, step);
	}
	return ULONG_MAX;
}

/*
 * Places @size bytes in the run of pages found at @start, or in what the previous
 * allocation left of the page before it. *@pages becomes the number of pages to reserve
 * from @start on.
 */
static void *__init place_in_run(bootmem_data_t *bdata, unsigned long size,
				 unsigned long align, unsigned long start,
				 unsigned long *pages)
{
	unsigned long page = start, offset = 0;

	if (align < PAGE_SIZE && bdata->last_offset && bdata->last_pos + 1 == start) {
		unsigned long room;

		/* Without an alignment this is 0: over what the page holds, as in the release. */
		offset = ALIGN(bdata->last_offset, align);
		BUG_ON(offset > PAGE_SIZE);
		room = PAGE_SIZE - offset;
		page = bdata->last_pos;
		if (size < room) {
			*pages = 0;
			bdata->last_offset = offset + size;
		} else {
			unsigned long rest = size - room;

			*pages = (rest + PAGE_SIZE - 1) >> PAGE_SHIFT;
			bdata->last_pos = start + *pages - 1;
			bdata->last_offset = rest;
		}
		bdata->last_offset &= ~PAGE_MASK;
	} else {
		bdata->last_pos = start + *pages - 1;
		bdata->last_offset = size & ~PAGE_MASK;
	}
	return phys_to_virt(bdata->node_boot_start + (page << PAGE_SHIFT) + offset);
}

/*
 * Allocates @size bytes of one node, zeroed, or returns NULL. @align is a power of two
 * or 0; @goal is the physical address at which to start searching.
 */
void *__init __alloc_bootmem_core(bootmem_data_t *bdata, unsigned long size,
				  unsigned long align, unsigned long goal)
{
	unsigned long start = bdata->node_boot_start;
	unsigned long pages = (size + PAGE_SIZE - 1) >> PAGE_SHIFT;
	unsigned long step = (align >> PAGE_SHIFT) ? : 1;
	unsigned long end = node_boot_pages(bdata);
	unsigned long offset = 0, preferred = 0, found, i;
	void *ret;

	if (!size) {
		printk("__alloc_bootmem_core(): zero-sized request\n");
		BUG();
	}
	BUG_ON(align & (align - 1));

	/* The node itself may start between two multiples of align. */
	if (align && (start & (align - 1)))
		offset = (align - (start & (align - 1))) >> PAGE_SHIFT;

	if (goal && goal >= start && (goal >> PAGE_SHIFT) < bdata->node_low_pfn) {
		preferred = goal - start;
		if (bdata->last_success >= preferred)
			preferred = bdata->last_success;
	}
	/* Without an alignment this is 0, whatever the goal was: the release's doing, too. */
	preferred = (ALIGN(preferred, align) >> PAGE_SHIFT) + offset;

	found = find_free_run(bdata, preferred, pages, step);
	if (found == ULONG_MAX && preferred > offset)
		found = find_free_run(bdata, offset, pages, step);
	if (found == ULONG_MAX)
		return NULL;

	bdata->last_success = found << PAGE_SHIFT;
	BUG_ON(found >= end);

	ret = place_in_run(bdata, size, align, found, &pages);
	for (i = found; i < found + pages; i++)
		BUG_ON(test_and_set_bit(i, bdata->node_bootmem_map));
	memset(ret, 0, size);
	return ret;
}

static inline void free_one(struct page *page, unsigned int order)
{
	set_page_count(page, 1);
	__free_pages(page, order);
}

/*
 * A word of the map whose pages are all free becomes one block; single pages pass the
 * hot list of this CPU. A node must start at a multiple of a block for that.
 */
static unsigned long __init free_all_bootmem_core(pg_data_t *pgdat)
{
	bootmem_data_t *bdata = pgdat->bdata;
	unsigned long *map = bdata->node_bootmem_map;
	unsigned long end = node_boot_pages(bdata);
	struct page *page = pfn_to_page(node_boot_pfn(bdata));
	const int order = ffs(BITS_PER_LONG) - 1;
	unsigned long i, j, total = 0;
	int whole_words;

	BUG_ON(!map);

	/* ffs() takes an int, so a start at a multiple of 4 GB looks like none at all. */
	whole_words = bdata->node_boot_start == 0 ||
		ffs((int)bdata->node_boot_start) - PAGE_SHIFT > ffs(BITS_PER_LONG);

	for (i = 0; i < end; i += BITS_PER_LONG, page += BITS_PER_LONG) {
		unsigned long v = ~map[i / BITS_PER_LONG];

		if (whole_words && v == ~0UL) {
			for (j = 0; j < BITS_PER_LONG; j++)
				__ClearPageReserved(page + j);
			free_one(page, order);
			total += BITS_PER_LONG;
			continue;
		}
		for (j = 0; v && i + j < end; j++, v >>= 1) {
			if (!(v & 1))
				continue;
			__ClearPageReserved(page + j);
			free_one(page + j, 0);
			total++;
		}
	}

	/*
	 * The release frees the map's pages wherever it lies. Here the machine may keep it outside
	 * of the zones, see mm/init.c: then there is no struct page to free.
	 */
	if (virt_addr_valid(map)) {
		unsigned long map_pages = (end / 8 + PAGE_SIZE - 1) >> PAGE_SHIFT;

		page = virt_to_page(map);
		for (i = 0; i < map_pages; i++, page++) {
			__ClearPageReserved(page);
			free_one(page, 0);
			total++;
		}
	}
	bdata->node_bootmem_map = NULL;
	return total;
}

/**
 * init_bootmem_node - start the boot allocator of a node, with all pages reserved
 * @pgdat: the node; its bdata is set
 * @freepfn: first of the pages in which the map is kept
 * @startpfn: first page of the node
 * @endpfn: first page behind it
 *
 * The caller frees what is memory, and then reserves what is taken, the map included.
 * Return: bytes of the map. Boot only. Source: 2.6.12.
 */
unsigned long __init init_bootmem_node(pg_data_t *pgdat, unsigned long freepfn,
				       unsigned long startpfn, unsigned long endpfn)
{
	return init_bootmem_core(pgdat, freepfn, startpfn, endpfn);
}

/**
 * reserve_bootmem_node - keep a range of a node out of use
 * @pgdat: the node
 * @physaddr: physical address, bytes; the page it lies in is reserved whole
 * @size: bytes, not 0; reserving again is allowed
 *
 * Dies when the range is not in the node. Boot only. Source: 2.6.12.
 */
void __init reserve_bootmem_node(pg_data_t *pgdat, unsigned long physaddr, unsigned long size)
{
	reserve_bootmem_core(pgdat->bdata, physaddr, size);
}

/**
 * free_bootmem_node - give a range to the boot allocator
 * @pgdat: the node
 * @physaddr: physical address, bytes
 * @size: bytes, not 0; pages that are not wholly in the range stay reserved
 *
 * Dies when a page is free already. Boot only. Source: 2.6.12.
 */
void __init free_bootmem_node(pg_data_t *pgdat, unsigned long physaddr, unsigned long size)
{
	free_bootmem_core(pgdat->bdata, physaddr, size);
}

/**
 * free_all_bootmem_node - hand a node's free pages to the page allocator
 * @pgdat: the node; its zones are set up
 *
 * Ends the boot allocator on this node.
 * Return: pages freed, those of the map included. Boot only. Source: 2.6.12.
 */
unsigned long __init free_all_bootmem_node(pg_data_t *pgdat)
{
	return free_all_bootmem_core(pgdat);
}

/**
 * init_bootmem - start the boot allocator of a machine with one node
 * @start: first of the pages in which the map is kept
 * @pages: first page behind the memory; memory starts at page 0
 *
 * Sets min_low_pfn and max_low_pfn.
 * Return: bytes of the map. Boot only. Source: 2.6.12.
 */
unsigned long __init init_bootmem(unsigned long start, unsigned long pages)
{
	max_low_pfn = pages;
	min_low_pfn = start;
	return init_bootmem_core(NODE_DATA(0), start, 0, pages);
}

#ifndef CONFIG_HAVE_ARCH_BOOTMEM_NODE
/**
 * reserve_bootmem - reserve_bootmem_node() on node 0
 * @addr: physical address, bytes
 * @size: bytes, not 0
 */
void __init reserve_bootmem(unsigned long addr, unsigned long size)
{
	reserve_bootmem_core(NODE_DATA(0)->bdata, addr, size);
}
#endif

/**
 * free_bootmem - free_bootmem_node() on node 0
 * @addr: physical address, bytes
 * @size: bytes, not 0
 */
void __init free_bootmem(unsigned long addr, unsigned long size)
{
	free_bootmem_core(NODE_DATA(0)->bdata, addr, size);
}

/**
 * free_all_bootmem - free_all_bootmem_node() on node 0
 */
unsigned long __init free_all_bootmem(void)
{
	return free_all_bootmem_core(NODE_DATA(0));
}


/**
 * __alloc_bootmem - allocate memory of any node during the boot
 * @size: bytes, not 0
 * @align: a power of two, bytes, or 0
 * @goal: physical address to start searching at; memory below it is used when there is
 *	none above
 *
 * Panics when there is no memory: nobody could go on. Boot only. Source: 2.6.12.
 * Return: the memory, zeroed.
 */
void *__init __alloc_bootmem(unsigned long size, unsigned long align, unsigned long goal)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		void *ptr = __alloc_bootmem_core(pgdat->bdata, size, align, goal);

		if (ptr)
			return ptr;
	}
	printk(KERN_ALERT "bootmem alloc of %lu bytes failed!\n", size);
	panic("Out of memory");
}

/**
 * __alloc_bootmem_node - __alloc_bootmem(), from a node if it has the memory
 * @pgdat: the node to try first
 * @size: bytes, not 0
 * @align: a power of two, bytes, or 0
 * @goal: physical address to start searching at
 */
void *__init __alloc_bootmem_node(pg_data_t *pgdat, unsigned long size, unsigned long align,
				  unsigned long goal)
{
	void *ptr = __alloc_bootmem_core(pgdat->bdata, size, align, goal);

	return ptr ? : __alloc_bootmem(size, align, goal);
}

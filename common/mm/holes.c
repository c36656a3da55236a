// SPDX-License-Identifier: GPL-2.0
/*
 * Parts of the machine's memory that are not there. Zones and nodes span them; bootmem keeps
 * their pages reserved, so that nobody allocates them.
 */
#include <linux/bootmem.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/parse.h>
#include <linux/reboot.h>
#include <linux/string.h>

/* "hole=SIZE@OFFSET": bytes, from the start of memory. */
static struct {
	unsigned long long offset, size;
} given[MACHINE_MAX_HOLES] __initdata;
static int nr_given __initdata;

static int __init hole_setup(char *str)
{
	char *at = strchr(str, '@');

	if (nr_given == MACHINE_MAX_HOLES)
		boot_error("hole=%s: at most %d can be given", str, MACHINE_MAX_HOLES);
	if (!at)
		boot_error("hole=%s: expected SIZE@OFFSET, such as 64M@128M", str);
	*at = '\0';
	if (parse_size(str, &given[nr_given].size) || parse_size(at + 1, &given[nr_given].offset) ||
	    given[nr_given].size % PAGE_SIZE || given[nr_given].offset % PAGE_SIZE)
		boot_error("hole=%s@%s: expected SIZE@OFFSET, both a multiple of %luk", str, at + 1,
			   PAGE_SIZE >> 10);
	nr_given++;
	return 0;
}
early_param("hole=", hole_setup);

/**
 * machine_add_hole - say that a part of the memory is not there
 * @start_pfn: its first page
 * @end_pfn: first page behind it
 *
 * Boot only, before setup_memory(). Holes may overlap.
 */
void __init machine_add_hole(unsigned long start_pfn, unsigned long end_pfn)
{
	struct machine_hole *hole = machine.holes + machine.nr_holes;

	if (start_pfn >= end_pfn)
		return;
	if (machine.nr_holes == ARRAY_SIZE(machine.holes))
		boot_error("the memory has more than %d holes", (int)ARRAY_SIZE(machine.holes));
	/* They are kept in ascending order. */
	for (; hole > machine.holes && hole[-1].start_pfn > start_pfn; hole--)
		*hole = hole[-1];
	hole->start_pfn = start_pfn;
	hole->end_pfn = end_pfn;
	machine.nr_holes++;
}

/* A node starts with what the boot needs at once: the image, and the map of its bootmem. */
static void __init check_hole(unsigned long long size, unsigned long start, unsigned long end)
{
	int nid;

	for (nid = 0; nid < machine.nr_nodes; nid++) {
		const struct machine_node *node = &machine.nodes[nid];
		unsigned long pages = node->zones[ZONE_DMA] + node->zones[ZONE_NORMAL];
		unsigned long first = node->start_pfn;
		unsigned long behind = first + (nid ? 0 : machine.image_pages) +
				       bootmem_bootmap_pages(pages);

		if (start < behind && end > first)
			boot_error("hole=%lluk: node %d starts with %luk that the kernel needs",
				   size >> 10, nid, (behind - first) << (PAGE_SHIFT - 10));
	}
}

/**
 * machine_given_holes - add the holes of the command line to those that are known
 *
 * Boot only; the machine's nodes are known.
 */
void __init machine_given_holes(void)
{
	unsigned long start = machine.nodes[0].start_pfn;
	int i;

	if (nr_given && machine.outside)
		boot_error("hole=: a run is recorded and replayed without; a trace has 'reserve'");
	for (i = 0; i < nr_given; i++) {
		unsigned long first = start + (given[i].offset >> PAGE_SHIFT);
		unsigned long end = first + (given[i].size >> PAGE_SHIFT);

		check_hole(given[i].size, first, end);
		machine_add_hole(first, end);
	}
}

/**
 * next_range - find the next part of some pages that is there
 * @start: first page of the part; in: behind the previous one
 * @end: first page behind the part
 * @limit: first page behind all of them
 *
 * Return: 1, or 0 when there is none. Boot only.
 */
int __init next_range(unsigned long *start, unsigned long *end, unsigned long limit)
{
	const struct machine_hole *hole = machine.holes, *last = hole + machine.nr_holes;

	for (; hole < last && hole->start_pfn <= *start; hole++)
		*start = max(*start, hole->end_pfn);
	*end = hole < last ? min(hole->start_pfn, limit) : limit;
	return *start < limit;
}

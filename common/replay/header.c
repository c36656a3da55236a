// SPDX-License-Identifier: GPL-2.0
/* The header of a trace: the machine, and what is done with its boot allocator. */
#include <linux/bootmem_try.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/string.h>
#include "replay.h"

/* The machine has lines with nodes. */
static int with_nodes;

/* A node starts at a multiple of this many pages. */
#define NODE_ALIGN	2048

/* As many pages as a machine can have in all; what can be mapped is less. */
#define MAX_PAGES	(1UL << (BITS_PER_LONG == 64 ? 34 : 20))

static void header_bits(void)
{
	trace_need(1, "32|64");
	if (trace_number(1, "bits", 32, 64) != BITS_PER_LONG)
		trace_error("bits %s: this kernel has %d bits; build with BITS=%s", trace_argv[1],
			    BITS_PER_LONG, trace_argv[1]);
}

static void header_smp(void)
{
	unsigned long cpus;

	trace_need(1, "CPUS");
	cpus = trace_number(1, "CPUs", 1, 1024);
#ifdef CONFIG_SMP
	if (cpus > NR_CPUS)
		trace_error("smp %lu: this kernel drives at most %d CPUs; build with NR_CPUS=%lu",
			    cpus, NR_CPUS, cpus);
	machine.nr_cpus = cpus;
#else
	(void)cpus;
#endif
}

const struct trace_zone trace_zones[TRACE_ZONES] = {
	{ "DMA", ZONE_DMA }, { "NORMAL", ZONE_NORMAL }, { "HIGHMEM", ZONE_HIGHMEM },
};

static int zone_number(const char *name)
{
	int i;

	for (i = 0; i < TRACE_ZONES; i++)
		if (!strcmp(name, trace_zones[i].name))
			return trace_zones[i].index;
	trace_error("zone '%s': expected DMA, NORMAL or HIGHMEM", name);
}

/*
 * The boot allocator gives free pages away in blocks, which may not lie across zones. The release
 * only warns of a zone that begins elsewhere, and then dies, or mixes them up. But with less pages
 * than such a block has, each one goes by itself.
 */
static void check_zone_start(const struct machine_node *m, int zone, const char *name)
{
	const unsigned long unit = 1UL << (MAX_ORDER - 1);
	unsigned long start = m->start_pfn;
	int z;

	for (z = 0; z < zone; z++)
		start += m->zones[z];
	if (m->zones[zone] && start % unit && start + m->zones[zone] >= BITS_PER_LONG)
		trace_error("zone %s: begins at page %lu: expected a multiple of %lu, where its largest "
			    "block may begin", name, start, unit);
}

static void set_zone(int node, int name_arg)
{
	int zone = zone_number(trace_argv[name_arg]), z;
	unsigned long pages = trace_number(name_arg + 1, "pages", 0, MAX_PAGES);

	if (machine.nodes[node].zones[zone])
		trace_error("zone %s: given twice", trace_argv[name_arg]);
	for (z = zone + 1; z < MAX_NR_ZONES; z++)
		if (machine.nodes[node].zones[z])
			trace_error("zone %s: comes behind a higher one; expected DMA, NORMAL, "
				    "HIGHMEM in this order", trace_argv[name_arg]);
#ifndef CONFIG_HIGHMEM
	if (is_highmem_idx(zone) && pages)
		trace_error("zone HIGHMEM: this kernel has no CONFIG_HIGHMEM");
#endif
	machine.nodes[node].online = 1;
	machine.nodes[node].zones[zone] = pages;
	check_zone_start(&machine.nodes[node], zone, trace_argv[name_arg]);
}

static void header_zone(void)
{
	trace_need(2, "NAME PAGES");
	if (with_nodes)
		trace_error("zone: a machine with nodes has 'node N zone NAME PAGES' only");
	set_zone(0, 1);
}

static unsigned long node_end(const struct machine_node *node)
{
	unsigned long pfn = node->start_pfn;
	int zone;

	for (zone = 0; zone < MAX_NR_ZONES; zone++)
		pfn += node->zones[zone];
	return pfn;
}

static void header_node(void)
{
	int node, n;

	trace_need(4, "N zone NAME PAGES");
	if (strcmp(trace_argv[2], "zone"))
		trace_error("node: expected 'node N zone NAME PAGES'");
	node = trace_number(1, "node", 0, TRACE_NODES - 1);
#ifndef CONFIG_NUMA
	trace_error("node: this kernel has one node; build with NUMA=y");
#endif
	if (node > (with_nodes ? machine.nr_nodes : 0) || node + 1 < machine.nr_nodes)
		trace_error("node %d: nodes are numbered from 0, in order", node);
	for (n = 0; !with_nodes && n < MAX_NR_ZONES; n++)
		if (machine.nodes[0].zones[n])
			trace_error("node: the machine has lines with 'zone' already");
	if (!strcmp(trace_argv[3], "HIGHMEM"))
		trace_error("node: with several nodes all memory is low");
	if (node && node == machine.nr_nodes)
		machine.nodes[node].start_pfn = ALIGN(node_end(&machine.nodes[node - 1]), NODE_ALIGN);
	with_nodes = 1;
	machine.nr_nodes = node + 1;
	set_zone(node, 3);
}

static unsigned long cpu_number(int arg)
{
	return trace_number(arg, "CPU", 0, machine.nr_cpus - 1);
}

static void header_cpunode(void)
{
	trace_need(2, "CPU NODE");
	machine.cpu_to_node[cpu_number(1)] = trace_number(2, "node", 0, TRACE_NODES - 1);
}

static void header_cpuoff(void)
{
	trace_need(1, "CPU");
	if (!cpu_number(1))
		trace_error("cpuoff 0: the machine is booted by CPU 0");
	machine.cpu_absent[cpu_number(1)] = 1;
}

static const struct {
	const char *word;
	void (*fn)(void);
} machine_words[] = {
	{ "bits",	header_bits },
	{ "smp",	header_smp },
	{ "zone",	header_zone },
	{ "node",	header_node },
	{ "cpunode",	header_cpunode },
	{ "cpuoff",	header_cpuoff },
};

/* Pages of all nodes that are not HIGHMEM. */
static unsigned long low_pages(void)
{
	unsigned long low = 0;
	int node, zone;

	for (node = 0; node < machine.nr_nodes; node++)
		for (zone = 0; zone < MAX_NR_ZONES; zone++)
			if (!is_highmem_idx(zone))
				low += machine.nodes[node].zones[zone];
	return low;
}

/* Is the machine complete, and possible here? */
static void check_machine(void)
{
	unsigned long low = low_pages(), end = node_end(&machine.nodes[machine.nr_nodes - 1]);
	unsigned int cpu;

	if (!low)
		trace_error("the machine has no memory: expected 'zone DMA PAGES' or 'zone NORMAL "
			    "PAGES' first");
	if (end > MAX_PAGES)
		trace_error("the machine has %lu pages: at most %lu", end, MAX_PAGES);
	if (low > MACHINE_MAX_LOWMEM >> PAGE_SHIFT)
		trace_error("the machine has %luM of low memory: at most %luM can be mapped",
			    low >> (20 - PAGE_SHIFT), MACHINE_MAX_LOWMEM >> 20);
	for (cpu = 0; with_nodes && cpu < machine.nr_cpus; cpu++)
		if (!machine.cpu_absent[cpu] && (machine.cpu_to_node[cpu] >= machine.nr_nodes ||
						 !machine.nodes[machine.cpu_to_node[cpu]].online))
			trace_error("cpunode: CPU %u is on node %d, which the machine does not have",
				    cpu, machine.cpu_to_node[cpu]);
}

/**
 * replay_machine - read the machine that the trace describes
 */
void __init replay_machine(void)
{
	unsigned int i;

	machine.nr_cpus = 1;
	machine.nr_nodes = 1;
	while (trace_next()) {
		for (i = 0; i < ARRAY_SIZE(machine_words); i++)
			if (!strcmp(trace_argv[0], machine_words[i].word))
				break;
		if (i == ARRAY_SIZE(machine_words)) {
			trace_push_back();
			break;
		}
		machine_words[i].fn();
	}
	check_machine();
}

/* The node whose memory has @size bytes, at least one, at @addr. */
static pg_data_t *node_of(unsigned long addr, unsigned long size)
{
	unsigned long last = addr + size - 1;
	pg_data_t *pgdat;

	if (last >= addr)
		for_each_pgdat(pgdat) {
			bootmem_data_t *bdata = pgdat->bdata;

			if (addr >= bdata->node_boot_start && last >> PAGE_SHIFT < bdata->node_low_pfn)
				return pgdat;
		}
	trace_error("%s: %lu bytes at %lu are not in the low memory of one node",
		    trace_argv[0], size, addr);
}

static void bm_reserve_range(unsigned long addr, unsigned long size)
{
	reserve_bootmem_node(node_of(addr, size), addr, size);
}

static void header_reserve(void)
{
	unsigned long pfn, count;

	trace_need(2, "PFN COUNT");
	pfn = trace_number(1, "pfn", 0, MAX_PAGES - 1);
	count = trace_number(2, "count", 1, MAX_PAGES - pfn);
	bm_reserve_range(pfn << PAGE_SHIFT, count << PAGE_SHIFT);
}

static void header_bm_reserve(void)
{
	trace_need(2, "ADDR SIZE");
	bm_reserve_range(trace_number(1, "address", 0, ULONG_MAX),
			 trace_number(2, "size", 1, ULONG_MAX));
}

/* Freeing a page that is free already is fatal: not to this kernel. */
static void header_bm_free(void)
{
	unsigned long addr, size, i;
	bootmem_data_t *bdata;
	pg_data_t *pgdat;

	trace_need(2, "ADDR SIZE");
	addr = trace_number(1, "address", 0, ULONG_MAX);
	size = trace_number(2, "size", 1, ULONG_MAX);
	pgdat = node_of(addr, size);
	bdata = pgdat->bdata;
	for (i = (addr - bdata->node_boot_start + PAGE_SIZE - 1) >> PAGE_SHIFT;
	     i < (addr - bdata->node_boot_start + size) >> PAGE_SHIFT; i++)
		if (!test_bit(i, bdata->node_bootmem_map))
			trace_error("bm_free: page %lu is free already",
				    (bdata->node_boot_start >> PAGE_SHIFT) + i);
	free_bootmem_node(pgdat, addr, size);
}

static void bm_alloc(pg_data_t *pgdat, int arg)
{
	unsigned long size, align, goal;
	void *ptr;

	trace_number(1, "id", 1, 0x7fffffff);
	size = trace_number(arg, "size", 1, ULONG_MAX / 2);
	align = trace_number(arg + 1, "alignment", 0, 1UL << 30);
	goal = trace_number(arg + 2, "goal", 0, ULONG_MAX);
	if (align & (align - 1))
		trace_error("%s: alignment %lu: expected a power of two, or 0", trace_argv[0],
			    align);
	ptr = bootmem_try(pgdat, size, align, goal);
	out_line();
	if (ptr)
		out(" = %lu\n", (unsigned long)__pa(ptr));
	else
		out(" = null\n");
}

static void header_bm_alloc(void)
{
	trace_need(4, "ID SIZE ALIGN GOAL");
	bm_alloc(NULL, 2);
}

static void header_bm_allocn(void)
{
	pg_data_t *pgdat;
	unsigned long node;

	trace_need(5, "ID NODE SIZE ALIGN GOAL");
	node = trace_number(2, "node", 0, TRACE_NODES - 1);
	for_each_pgdat(pgdat)
		if ((unsigned long)pgdat->node_id == node)
			break;
	if (!pgdat)
		trace_error("bm_allocn: there is no memory on node %lu", node);
	bm_alloc(pgdat, 3);
}

static const struct {
	const char *word;
	void (*fn)(void);
} bootmem_words[] = {
	{ "reserve",	header_reserve },
	{ "bm_alloc",	header_bm_alloc },
	{ "bm_allocn",	header_bm_allocn },
	{ "bm_free",	header_bm_free },
	{ "bm_reserve",	header_bm_reserve },
};

/**
 * replay_least_pages - how much low memory does this release boot with?
 * @low: how much there is is stored here, pages
 *
 * Return: pages with which it does boot, measured: what slab takes for itself and each CPU.
 */
unsigned long replay_least_pages(unsigned long *low)
{
	*low = low_pages();
	return 24 + 4 * machine.nr_cpus;
}

/**
 * replay_bootmem - carry out what the trace does with bootmem, up to 'boot'
 */
void __init replay_bootmem(void)
{
	unsigned int i;

	while (trace_next()) {
		if (!strcmp(trace_argv[0], "boot")) {
			trace_need(0, "");
			return;
		}
		for (i = 0; i < ARRAY_SIZE(machine_words); i++)
			if (!strcmp(trace_argv[0], machine_words[i].word))
				trace_error("%s: the machine must be complete before bootmem is used",
					    trace_argv[0]);
		for (i = 0; i < ARRAY_SIZE(bootmem_words); i++)
			if (!strcmp(trace_argv[0], bootmem_words[i].word))
				break;
		if (i == ARRAY_SIZE(bootmem_words))
			trace_error("'%s': expected 'boot', or one of bits smp zone node cpunode cpuoff "
				    "reserve bm_alloc bm_allocn bm_free bm_reserve before it",
				    trace_argv[0]);
		bootmem_words[i].fn();
	}
	trace_error("the trace ends before 'boot'");
}

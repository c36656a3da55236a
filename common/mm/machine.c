// SPDX-License-Identifier: GPL-2.0
/* The machine that the command line asks for. */
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/parse.h>
#include <linux/reboot.h>
#include <linux/string.h>

struct machine machine;
const struct scenario *machine_scenario;

#define MB			(1UL << 20)
/* A zone begins at a multiple of the largest block. */
#define ZONE_ALIGN		(PAGE_SIZE << (MAX_ORDER - 1))
#define NOT_GIVEN		(~0ULL)

/* Bytes. */
static unsigned long long mem = NOT_GIVEN, dma = NOT_GIVEN, highmem = NOT_GIVEN;
static unsigned long long membase = NOT_GIVEN;
static unsigned long nr_cpus = NR_CPUS;
static int dma_given;

/* More than any processor here can address: sums of some such sizes do not wrap. */
#define MAX_SIZE		(1ULL << (BITS_PER_LONG == 64 ? 46 : 32))

static int __init set_size(const char *name, const char *str, unsigned long long *size)
{
	int err = parse_size(str, size);

	if (err == -ERANGE || (!err && *size > MAX_SIZE))
		boot_error("%s=%s: at most %lluG have addresses", name, str, MAX_SIZE >> 30);
	if (err)
		boot_error("malformed parameter '%s=%s': expected a size such as 64M", name, str);
	if (*size % PAGE_SIZE)
		boot_error("malformed parameter '%s=%s': expected a multiple of %luk", name, str,
			   PAGE_SIZE >> 10);
	return 0;
}

#define SIZE_PARAM(name)					\
	static int __init name##_setup(char *str)		\
	{							\
		return set_size(#name, str, &name);		\
	}							\
	early_param(#name "=", name##_setup)

SIZE_PARAM(mem);
SIZE_PARAM(dma);
SIZE_PARAM(highmem);
#ifdef MACHINE_HAS_MEMBASE
SIZE_PARAM(membase);
#endif

static int __init cpus_setup(char *str)
{
	if (parse_number(str, 1, NR_CPUS, &nr_cpus))
		boot_error("cpus=%s: this kernel drives 1 to %d CPUs", str, NR_CPUS);
	return 0;
}
early_param("cpus=", cpus_setup);

#ifdef CONFIG_NUMA
/* "numa=fake=N": the memory in N parts, the CPUs shared out. */
static unsigned long nr_fake_nodes;
#define DEFAULT_NODES		2
/* "node=SIZE[:CPUS]", in order: the nodes one by one. */
static unsigned long long node_sizes[MACHINE_MAX_NODES];
static char *node_cpus[MACHINE_MAX_NODES];
static int nr_given_nodes;

static int __init numa_setup(char *str)
{
	if (strncmp(str, "fake=", 5))
		return -EINVAL;
	if (parse_number(str + 5, 1, MACHINE_MAX_NODES, &nr_fake_nodes))
		boot_error("numa=%s: this kernel drives 1 to %d nodes", str, MACHINE_MAX_NODES);
	return 0;
}
early_param("numa=", numa_setup);

static int __init node_setup(char *str)
{
	static char __initdata cpus[MACHINE_MAX_NODES][64];
	char *colon = strchr(str, ':');

	if (nr_given_nodes == MACHINE_MAX_NODES)
		boot_error("node=%s: this kernel drives at most %d nodes", str, MACHINE_MAX_NODES);
	if (colon) {
		*colon = '\0';
		if (strlcpy(cpus[nr_given_nodes], colon + 1, sizeof(cpus[0])) >= sizeof(cpus[0]))
			boot_error("node=%s:%s: the list of CPUs has more than %zu characters; "
				   "ranges such as 0-7 are shorter", str, colon + 1,
				   sizeof(cpus[0]) - 1);
		node_cpus[nr_given_nodes] = cpus[nr_given_nodes];
	}
	return set_size("node", str, &node_sizes[nr_given_nodes++]);
}
early_param("node=", node_setup);

/* Nodes that are given one by one say how much memory there is. */
static void __init add_nodes_up(void)
{
	int nid;

	if (!nr_given_nodes)
		return;
	if (mem != NOT_GIVEN)
		boot_error("mem= and node= exclude each other: the nodes are all of the memory");
	if (nr_fake_nodes)
		boot_error("numa=fake= and node= exclude each other: give one of them");
	for (mem = nid = 0; nid < nr_given_nodes; nid++)
		mem = ALIGN(mem, MEMNODE_PAGES << PAGE_SHIFT) + node_sizes[nid];
}
#else
#define add_nodes_up()		do { } while (0)
#endif

static void __init check_aligned(const char *what, unsigned long long size)
{
	if (size % ZONE_ALIGN)
		boot_error("%s=%lluk: zones begin at multiples of %luM", what, size >> 10,
			   ZONE_ALIGN / MB);
}

/*
 * Sizes that were not given: those of the configuration, and all the RAM there is. When
 * there is less than was configured, first the high memory goes, and then ZONE_DMA is all
 * there is. It is too when the configuration has no other zone.
 */
static void __init choose_sizes(unsigned long long base, unsigned long long ram)
{
	unsigned long long default_highmem = (unsigned long long)CONFIG_HIGHMEM_MB * MB;
	unsigned long long default_dma = (unsigned long long)CONFIG_DMA_MB * MB;

	dma_given = dma != NOT_GIVEN;
#ifndef CONFIG_HIGHMEM
	if (highmem != NOT_GIVEN && highmem)
		boot_error("highmem=%lluM: this kernel has no CONFIG_HIGHMEM", highmem / MB);
	default_highmem = 0;
#endif
	/* With the kernel outside of it, where memory starts and how much there is says nothing. */
	if (machine.outside)
		base = ram = 0;
	if (membase == NOT_GIVEN)
		membase = base;
	if (mem == NOT_GIVEN && ram)
		mem = ram;
	if (ram && mem != NOT_GIVEN && mem > ram)
		boot_error("mem=%lluk: there are %lluk of RAM; start it with more (MEM=)",
			   mem >> 10, ram >> 10);
	if (mem == NOT_GIVEN) {
		unsigned long long normal = (unsigned long long)CONFIG_NORMAL_MB * MB;

#ifdef CONFIG_NUMA
		normal += (unsigned long long)CONFIG_HIGHMEM_MB * MB;
#endif
		mem = (dma == NOT_GIVEN ? default_dma : dma) + normal +
		      (highmem == NOT_GIVEN ? default_highmem : highmem);
	}
	if (!CONFIG_NORMAL_MB && !default_highmem)
		default_dma = mem;
	if (dma == NOT_GIVEN)
		dma = mem < default_dma ? mem : default_dma;
	if (highmem == NOT_GIVEN)
		highmem = mem < dma + default_highmem + (default_highmem ? ZONE_ALIGN : 0) ?
			  0 : default_highmem;
	if (mem < dma + highmem)
		boot_error("mem=%lluk is less than dma=%lluk and highmem=%lluk together",
			   mem >> 10, dma >> 10, highmem >> 10);
	if (dma > MACHINE_MAX_LOWMEM)
		boot_error("dma=%lluM: at most %luM can be mapped", dma / MB,
			   MACHINE_MAX_LOWMEM / MB);
	if (mem - highmem > MACHINE_MAX_LOWMEM)
		boot_error("mem=%lluM: at most %luM can be mapped; give highmem=", mem / MB,
			   MACHINE_MAX_LOWMEM / MB);
	if (membase + mem > ULONG_MAX)
		boot_error("mem=%lluM at membase=0x%llx: beyond the end of the address space",
			   mem / MB, membase);
	check_aligned("membase", membase);
	if (mem > dma)
		check_aligned("dma", dma);
	if (highmem)
		check_aligned("mem - highmem", mem - highmem);
}

#ifdef CONFIG_NUMA
/* Splits the memory; nodes begin at multiples of MEMNODE_PAGES. */
static void __init choose_nodes(struct machine *m)
{
	unsigned long pages = mem >> PAGE_SHIFT, start = membase >> PAGE_SHIFT, share;
	unsigned int cpu;
	int nid;

	m->nr_nodes = nr_given_nodes ? : (int)nr_fake_nodes ? : DEFAULT_NODES;
	share = pages / m->nr_nodes & ~(MEMNODE_PAGES - 1);
	if (!nr_given_nodes && m->nr_nodes > 1 && !share)
		boot_error("numa=fake=%d: mem=%lluk is too little; a node has at least %luM",
			   m->nr_nodes, mem >> 10, MEMNODE_PAGES * PAGE_SIZE / MB);

	for (nid = 0; nid < m->nr_nodes; nid++) {
		struct machine_node *node = &m->nodes[nid];
		unsigned long size = nid < m->nr_nodes - 1 ? share : pages;
		unsigned long dma_pages = nid ? 0 : dma >> PAGE_SHIFT;

		if (nr_given_nodes)
			size = node_sizes[nid] >> PAGE_SHIFT;
		else
			pages -= size;
		if (dma_pages > size && dma_given)
			boot_error("dma=%lluk: this zone is in node 0, which has %luk", dma >> 10,
				   size << (PAGE_SHIFT - 10));
		if (dma_pages > size)
			dma_pages = size;
		node->online = 1;
		node->start_pfn = start;
		node->zones[ZONE_DMA] = dma_pages;
		node->zones[ZONE_NORMAL] = size - dma_pages;
		start = ALIGN(start + size, MEMNODE_PAGES);
	}
	if (!m->nodes[0].zones[ZONE_DMA])
		boot_error("node 0 has no memory: give it some");

	for (cpu = 0; cpu < m->nr_cpus; cpu++)
		m->cpu_to_node[cpu] = cpu * m->nr_nodes / m->nr_cpus;
	for (nid = 0; nid < nr_given_nodes; nid++) {
		cpumask_t cpus;

		if (!node_cpus[nid])
			continue;
		if (*node_cpus[nid] && bitmap_parselist(node_cpus[nid], cpus.bits, NR_CPUS))
			boot_error("node=…:%s: no list of CPUs below %d, such as 0-1,3",
				   node_cpus[nid], NR_CPUS);
		if (!*node_cpus[nid])
			cpus_clear(cpus);
		for_each_cpu_mask(cpu, cpus)
			m->cpu_to_node[cpu] = nid;
	}
}
#else
static void __init choose_nodes(struct machine *m)
{
	struct machine_node *node = &m->nodes[0];

	m->nr_nodes = 1;
	node->online = 1;
	node->start_pfn = membase >> PAGE_SHIFT;
	node->zones[ZONE_DMA] = dma >> PAGE_SHIFT;
	node->zones[ZONE_NORMAL] = (mem - dma - highmem) >> PAGE_SHIFT;
	node->zones[ZONE_HIGHMEM] = highmem >> PAGE_SHIFT;
}
#endif

/* What the kernel takes for itself before it can serve anybody, roughly, in bytes. */
static unsigned long __init least_memory(const struct machine *m)
{
	unsigned long bytes = m->image_pages << PAGE_SHIFT, pages;
	int nid, zone;

	for (nid = 0; nid < m->nr_nodes; nid++)
		for (zone = 0; zone < MAX_NR_ZONES; zone++) {
			pages = m->nodes[nid].zones[zone];
			bytes += pages * sizeof(struct page) + pages / 8 + pages / 4 +
				 4096 * sizeof(wait_queue_head_t) / 16;
		}
#ifdef CONFIG_SMP
	bytes += NR_CPUS * 36864UL;
#endif
	/* Arrays of the general caches. */
	return bytes + (256UL << 10) + m->nr_cpus * (64UL << 10);
}

/*
 * The boot allocator searches from 16 MB on, and of a node that has nothing left there it finds
 * what lies behind the end: so the last hole must leave enough.
 */
static void __init check_holes(const struct machine *m, unsigned long least)
{
	unsigned long start, end;
	int nid;

	for (nid = 0; nid < m->nr_nodes; nid++) {
		const struct machine_node *node = &m->nodes[nid];
		unsigned long last = 0, limit = node->start_pfn + node->zones[ZONE_DMA] +
				      node->zones[ZONE_NORMAL];

		for_each_range(start, end, node->start_pfn, limit)
			last = end == limit ? (end - start) << PAGE_SHIFT : 0;
		if (last < least && last >> PAGE_SHIFT < limit - node->start_pfn)
			boot_error("hole=: node %d has %luk behind it and below highmem; this kernel "
				   "needs %luk there", nid, last >> 10, (least + 1023) >> 10);
	}
}

/**
 * setup_machine - fill machine from the boot parameters, or as the scenario says
 * @base: where memory starts, bytes
 * @ram: bytes that there are; 0: as many as are asked for
 *
 * machine.image_pages was set before. Boot only.
 */
void __init setup_machine(unsigned long long base, unsigned long long ram)
{
	struct machine *m = &machine;
	unsigned long least;

	if (machine_scenario) {
		machine_scenario->describe();
		return;
	}

	add_nodes_up();
	choose_sizes(base, ram);
	m->phys_offset = membase;
	m->nr_cpus = nr_cpus;
	choose_nodes(m);
	machine_given_holes();

	least = least_memory(m);
	if (mem - highmem < least)
		boot_error("mem=%lluk is too little: this kernel needs %luk below highmem", mem >> 10,
			   (least + 1023) >> 10);
	if (m->nr_holes)
		check_holes(m, least);
}

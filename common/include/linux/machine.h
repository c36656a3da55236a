/* SPDX-License-Identifier: GPL-2.0 */
/* The machine that is to be: its memory and its CPUs. */
#ifndef _LINUX_MACHINE_H
#define _LINUX_MACHINE_H

#include <linux/mmzone.h>
#include <linux/threads.h>
#include <asm/machine.h>

#ifdef CONFIG_NUMA
#define MACHINE_MAX_NODES	4
#else
#define MACHINE_MAX_NODES	1
#endif

struct machine_node {
	int online;
	unsigned long start_pfn;
	unsigned long zones[MAX_NR_ZONES];	/* pages, one zone behind the other */
};

/* The processor's memory map may have some, and the command line. */
#define MACHINE_MAX_HOLES	8

struct machine_hole {
	unsigned long start_pfn, end_pfn;
};

struct machine {
	unsigned long phys_offset;		/* bytes */
	struct machine_node nodes[MACHINE_MAX_NODES];
	int nr_nodes;
	unsigned int nr_cpus;			/* possible CPUs: 0 … nr_cpus - 1 */
	unsigned char cpu_to_node[NR_CPUS];
	unsigned char cpu_absent[NR_CPUS];	/* possible, never brought up */
	/*
	 * Keep what the kernel needs for itself - struct pages, wait tables, per-CPU areas,
	 * maps of bootmem - outside of the machine's memory.
	 */
	int outside;
	/* What the image takes from the start of the memory; not when it lies outside. */
	unsigned long image_pages;
	/* Parts of the nodes that are not there, in ascending order. */
	struct machine_hole holes[2 * MACHINE_MAX_HOLES];
	int nr_holes;
};

extern struct machine machine;

/**
 * struct scenario - who brings a machine of its own, and decides what is done with it
 * @describe: fills machine, which the boot parameters would
 * @use_bootmem: when boot allocators are about to hand over, with nothing of the kernel's in them
 * @run: instead of the console; does not return
 *
 * An early parameter sets machine_scenario; NULL is the usual run.
 */
struct scenario {
	void (*describe)(void);
	void (*use_bootmem)(void);
	void (*run)(void);
};
extern const struct scenario *machine_scenario;

/*
 * For setup_arch(), in this order. @base: bytes, where memory starts; @ram: how many bytes there
 * are, 0 where as many as are asked for can be had.
 */
void setup_machine(unsigned long long base, unsigned long long ram);
void setup_memory(void);

void machine_add_hole(unsigned long start_pfn, unsigned long end_pfn);
void machine_given_holes(void);

/* All parts of the pages from @first on and below @limit that are there. */
#define for_each_range(start, end, first, limit) \
	for (start = (first); next_range(&start, &end, (limit)); start = end)

int next_range(unsigned long *start, unsigned long *end, unsigned long limit);

/* What of the image is not needed any more, for free_initmem(). */
void free_image_pages(void *from, void *to);

/* The memory that a kernel of such a machine takes outside of it, in pages. */
unsigned long machine_outside_pages(void);

/**
 * arch_map_memory - make low memory usable at __va() of its addresses
 * @start_pfn: the first page
 * @pages: how many
 *
 * The architecture's. From setup_memory(), once for each part of a node that is there and once
 * for what lies outside of them; ends the machine when there is not as much.
 */
void arch_map_memory(unsigned long start_pfn, unsigned long pages);

/**
 * arch_map_highmem - prepare ZONE_HIGHMEM, which is seen through windows only
 * @start_pfn: the first page
 * @pages: how many
 *
 * The architecture's. From setup_memory(), when there is such a zone.
 */
void arch_map_highmem(unsigned long start_pfn, unsigned long pages);

/**
 * arch_outside_alloc - allocate memory that is not the machine's
 * @size: bytes
 *
 * The architecture's. Return: zeroed memory, which is never freed; ends the machine when there is
 * no more.
 */
void *arch_outside_alloc(size_t size);

#ifdef CONFIG_FREESTANDING
/* From arch_map_memory(): memory that is not the machine's. */
void set_outside_memory(void *start, void *end);
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The machine that is to be: its memory and its CPUs. */
#ifndef _ASM_UM_MACHINE_H
#define _ASM_UM_MACHINE_H

#include <linux/mmzone.h>
#include <linux/threads.h>

#ifdef CONFIG_NUMA
#define UM_MAX_NODES	4
#else
#define UM_MAX_NODES	1
#endif

struct um_node {
	int online;
	unsigned long start_pfn;
	unsigned long zones[MAX_NR_ZONES];	/* pages, one zone behind the other */
};

struct um_machine {
	unsigned long phys_offset;		/* bytes */
	struct um_node nodes[UM_MAX_NODES];
	int nr_nodes;
	unsigned int nr_cpus;			/* possible CPUs: 0 … nr_cpus - 1 */
	unsigned char cpu_to_node[NR_CPUS];
	unsigned char cpu_absent[NR_CPUS];	/* possible, never brought up */
	/*
	 * Keep what the kernel needs for itself - struct pages, wait tables, per-CPU areas,
	 * maps of bootmem - outside of the machine's memory.
	 */
	int outside;
};

extern struct um_machine um_machine;

void um_machine_from_params(void);
void um_machine_from_trace(void);
void um_setup_memory(void);
void um_end_outside(void);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot and the architecture have to do with replay. */
#ifndef _LINUX_REPLAY_H
#define _LINUX_REPLAY_H

#include <linux/mmzone.h>

#define REPLAY_MAX_NODES	4

/* The machine that a trace describes. Nodes are in the order of their memory. */
struct replay_machine {
	int nr_nodes;				/* 0: one node, without its number */
	struct {
		int online;
		unsigned long start_pfn;
		unsigned long zones[MAX_NR_ZONES];	/* pages */
	} nodes[REPLAY_MAX_NODES];
	unsigned int nr_cpus;
	unsigned char cpu_to_node[NR_CPUS];
	unsigned char cpu_off[NR_CPUS];		/* possible, never brought up */
};

/* Is this run a replay? Time stands still in it, and no test runs. */
int replaying(void);
/* Reads the machine; called when nothing is set up. */
const struct replay_machine *replay_machine(void);
/* Carries out what is to be done with bootmem; called before it hands over. */
void replay_bootmem(void);
/* Carries out the rest, and ends the machine. */
void replay_run(void) __attribute__((__noreturn__));

/*
 * Is a trace of this run written? Then, as in a replay, what the kernel needs for itself is
 * kept outside of the machine's memory, and nothing is reaped or reclaimed.
 */
#ifdef CONFIG_RECORD
int recording(void);
void record_start(void);
int arch_record_open(const char *name);
void arch_record_write(const char *text, size_t len);
#else
#define recording()	0
#define record_start()	do { } while (0)
#endif
#define placement_run()	(replaying() || recording())

/**
 * arch_outside_alloc - allocate memory that is not the machine's
 * @size: bytes
 *
 * The architecture's. Return: zeroed memory, which is never freed; ends the machine when there is
 * no more.
 */
void *arch_outside_alloc(size_t size);

/**
 * arch_error_write - print where errors go
 * @text: what
 * @len: its length, bytes
 *
 * The architecture's. Any context.
 */
void arch_error_write(const char *text, size_t len);

#ifdef CONFIG_FREESTANDING
/* From arch_map_memory(): memory that is not the machine's. */
void replay_set_outside(void *start, void *end);
#endif

#endif

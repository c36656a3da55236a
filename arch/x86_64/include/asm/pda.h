/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a CPU must find at once: its data area, to which the base of its %gs points;
 * recreates include/asm-x86_64/pda.h of 2.6.12.
 */
#ifndef X86_64_PDA_H
#define X86_64_PDA_H

#include <linux/cache.h>
#include <linux/threads.h>

struct x8664_pda {
	unsigned long data_offset;	/* from per-CPU variables to this CPU's copies, bytes */
	unsigned long kernelstack;	/* the stack's upper end, less PDA_STACKOFFSET */
	unsigned int cpunumber;
	int kicked;			/* interrupted since it last looked */
} ____cacheline_aligned_in_smp;

/* The processor keeps this much free above a kernel stack, in the release: five words. */
#define PDA_STACKOFFSET		(5 * 8)

extern struct x8664_pda cpu_pda[NR_CPUS];

#ifdef __clang__
#define __pda_space		__attribute__((__address_space__(256)))
#else
#define __pda_space		__seg_gs
#endif

/* A field of this CPU's area, in one instruction. */
#define read_pda(field)		(((volatile __pda_space struct x8664_pda *)0)->field)
#define write_pda(field, val)	((void)(read_pda(field) = (val)))

#define __smp_processor_id()	read_pda(cpunumber)

#endif

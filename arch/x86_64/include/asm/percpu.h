/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Static per-CPU variables: the way to a CPU's copies is in its data area, and the own one
 * is found through %gs; recreates include/asm-x86_64/percpu.h of 2.6.12.
 */
#ifndef _ASM_X86_64_PERCPU_H_
#define _ASM_X86_64_PERCPU_H_

#include <linux/compiler.h>
#include <linux/module.h>
#include <asm/pda.h>

#ifdef CONFIG_SMP

/* From a variable in .data.percpu to a CPU's copy, bytes. */
#define __per_cpu_offset(cpu)	(cpu_pda[cpu].data_offset)
#define __my_cpu_offset()	read_pda(data_offset)

/**
 * DEFINE_PER_CPU - define a static variable that each CPU has a copy of
 * @type: its type
 * @name: its name, for the accessors; the symbol is per_cpu__@name
 *
 * The copies start with the initial value. Source: 2.6.12.
 */
#define DEFINE_PER_CPU(type, name) \
	__attribute__((__section__(".data.percpu"))) __typeof__(type) per_cpu__##name

/**
 * per_cpu - one CPU's copy of a static per-CPU variable, as an lvalue
 * @var: name given to DEFINE_PER_CPU()
 * @cpu: the CPU, below NR_CPUS
 */
#define per_cpu(var, cpu)	(*RELOC_HIDE(&per_cpu__##var, __per_cpu_offset(cpu)))

/**
 * __get_cpu_var - this CPU's copy of a static per-CPU variable, as an lvalue
 * @var: name given to DEFINE_PER_CPU()
 *
 * The caller must stay on its CPU.
 */
#define __get_cpu_var(var)	(*RELOC_HIDE(&per_cpu__##var, __my_cpu_offset()))

/* Copies a module's initial values to every possible CPU's area. @size: bytes. */
#define percpu_modcopy(pcpudst, src, size)				\
do {									\
	unsigned int __i;						\
									\
	for (__i = 0; __i < NR_CPUS; __i++)				\
		if (cpu_possible(__i))					\
			memcpy((pcpudst) + __per_cpu_offset(__i), (src), (size)); \
} while (0)

void setup_per_cpu_areas(void);

#else

#define DEFINE_PER_CPU(type, name)	__typeof__(type) per_cpu__##name

#define per_cpu(var, cpu)		(*((void)cpu, &per_cpu__##var))
#define __get_cpu_var(var)		per_cpu__##var

#endif

/* Declares a variable that another file defines with DEFINE_PER_CPU(). */
#define DECLARE_PER_CPU(type, name)	extern __typeof__(type) per_cpu__##name

#define EXPORT_PER_CPU_SYMBOL(var)	EXPORT_SYMBOL(per_cpu__##var)
#define EXPORT_PER_CPU_SYMBOL_GPL(var)	EXPORT_SYMBOL_GPL(per_cpu__##var)

#endif

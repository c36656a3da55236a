/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Static per-CPU variables for architectures with nothing better; recreates
 * include/asm-generic/percpu.h of 2.6.12.
 */
#ifndef _ASM_GENERIC_PERCPU_H_
#define _ASM_GENERIC_PERCPU_H_

#include <linux/compiler.h>
#include <linux/module.h>
#include <linux/threads.h>

#define __GENERIC_PER_CPU

#ifdef CONFIG_SMP

/* From a variable in .data.percpu to each CPU's copy, bytes. */
extern unsigned long __per_cpu_offset[NR_CPUS];

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
#define per_cpu(var, cpu)	(*RELOC_HIDE(&per_cpu__##var, __per_cpu_offset[cpu]))

/**
 * __get_cpu_var - this CPU's copy of a static per-CPU variable, as an lvalue
 * @var: name given to DEFINE_PER_CPU()
 *
 * The caller must stay on its CPU.
 */
#define __get_cpu_var(var)	per_cpu(var, smp_processor_id())

/* Copies a module's initial values to every possible CPU's area. @size: bytes. */
#define percpu_modcopy(pcpudst, src, size)				\
do {									\
	unsigned int __i;						\
									\
	for (__i = 0; __i < NR_CPUS; __i++)				\
		if (cpu_possible(__i))					\
			memcpy((pcpudst) + __per_cpu_offset[__i], (src), (size)); \
} while (0)

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

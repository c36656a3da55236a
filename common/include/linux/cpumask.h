/* SPDX-License-Identifier: GPL-2.0 */
/* Sets of CPUs; as include/linux/cpumask.h of 2.6.12. */
#ifndef __LINUX_CPUMASK_H
#define __LINUX_CPUMASK_H

#include <linux/kernel.h>
#include <linux/threads.h>
#include <linux/bitmap.h>

typedef struct { DECLARE_BITMAP(bits, NR_CPUS); } cpumask_t;

#define cpu_set(cpu, dst)		set_bit(cpu, (dst).bits)
#define cpu_clear(cpu, dst)		clear_bit(cpu, (dst).bits)
#define cpu_isset(cpu, mask)		test_bit(cpu, (mask).bits)
#define cpu_test_and_set(cpu, mask)	test_and_set_bit(cpu, (mask).bits)
#define cpus_clear(dst)			bitmap_zero((dst).bits, NR_CPUS)
#define cpus_setall(dst)		bitmap_fill((dst).bits, NR_CPUS)
#define cpus_and(dst, a, b)		bitmap_and((dst).bits, (a).bits, (b).bits, NR_CPUS)
#define cpus_or(dst, a, b)		bitmap_or((dst).bits, (a).bits, (b).bits, NR_CPUS)
#define cpus_equal(a, b)		bitmap_equal((a).bits, (b).bits, NR_CPUS)
#define cpus_empty(mask)		bitmap_empty((mask).bits, NR_CPUS)
#define cpus_weight(mask)		bitmap_weight((mask).bits, NR_CPUS)
#define first_cpu(mask)		((int)find_first_bit((mask).bits, NR_CPUS))
#define next_cpu(cpu, mask)	((int)find_next_bit((mask).bits, NR_CPUS, (cpu) + 1))

#define CPU_MASK_NONE	((cpumask_t){ { 0 } })

#if NR_CPUS > 1
#define for_each_cpu_mask(cpu, mask)			\
	for ((cpu) = first_cpu(mask); (cpu) < NR_CPUS; (cpu) = next_cpu(cpu, mask))
#else
#define for_each_cpu_mask(cpu, mask)	for ((cpu) = 0; (cpu) < 1; (cpu)++)
#endif

/*
 * cpu_possible_map: the CPUs that can ever be there, fixed in setup_arch();
 * cpu_present_map: those that are there; cpu_online_map: those that run.
 */
extern cpumask_t cpu_possible_map;
extern cpumask_t cpu_present_map;
extern cpumask_t cpu_online_map;

#if NR_CPUS > 1
#define num_online_cpus()	cpus_weight(cpu_online_map)
#define num_possible_cpus()	cpus_weight(cpu_possible_map)
#define num_present_cpus()	cpus_weight(cpu_present_map)
#define cpu_online(cpu)		cpu_isset((cpu), cpu_online_map)
#define cpu_possible(cpu)	cpu_isset((cpu), cpu_possible_map)
#define cpu_present(cpu)	cpu_isset((cpu), cpu_present_map)
#else
#define num_online_cpus()	1
#define num_possible_cpus()	1
#define num_present_cpus()	1
#define cpu_online(cpu)		((cpu) == 0)
#define cpu_possible(cpu)	((cpu) == 0)
#define cpu_present(cpu)	((cpu) == 0)
#endif

#define for_each_cpu(cpu)	  for_each_cpu_mask((cpu), cpu_possible_map)
#define for_each_online_cpu(cpu)  for_each_cpu_mask((cpu), cpu_online_map)
#define for_each_present_cpu(cpu) for_each_cpu_mask((cpu), cpu_present_map)

/* The founding document's name, which the releases do not have yet, for for_each_cpu(). */
#define for_each_possible_cpu(cpu)	for_each_cpu(cpu)

#endif

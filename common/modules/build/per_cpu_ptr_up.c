// SPDX-License-Identifier: GPL-2.0
/*
 * Compiled, never linked: what does the compiler say?
 * On one processor per_cpu_ptr() does not look at its cpu argument; commit 66341a905ef5
 * lets it be evaluated, so that a variable used for nothing else is a used one.
 * expect: unused variable 'cpu'
 */
#include <linux/autoconf.h>
#undef CONFIG_SMP
#undef CONFIG_NUMA
#undef CONFIG_DISCONTIGMEM
#undef CONFIG_NEED_MULTIPLE_NODES
#undef CONFIG_SPARSEMEM
#undef CONFIG_FLATMEM
#define CONFIG_FLATMEM 1
#undef CONFIG_HOTPLUG_CPU
#include <linux/percpu.h>

long *last_cpu(long *object, int nr_cpus);
long *last_cpu(long *object, int nr_cpus)
{
	int cpu = nr_cpus - 1;

	return per_cpu_ptr(object, cpu);
}

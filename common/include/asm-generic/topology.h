/* SPDX-License-Identifier: GPL-2.0 */
/* CPUs and nodes, as the command line laid them out. */
#ifndef _ASM_GENERIC_TOPOLOGY_H
#define _ASM_GENERIC_TOPOLOGY_H

#include <linux/config.h>
#include <linux/threads.h>
#include <linux/numa.h>

#ifdef CONFIG_NUMA

extern unsigned char cpu_to_node_map[NR_CPUS];
extern cpumask_t node_to_cpumask_map[MAX_NUMNODES];

#define cpu_to_node(cpu)	((int)cpu_to_node_map[cpu])
#define node_to_cpumask(node)	(node_to_cpumask_map[node])

#else

#define cpu_to_node(cpu)	((void)(cpu), 0)
#define node_to_cpumask(node)	((void)(node), cpu_online_map)

#endif

#endif

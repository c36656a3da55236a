/* SPDX-License-Identifier: GPL-2.0 */
/* CPUs and nodes, as the command line laid them out. */
#ifndef _ASM_UM_TOPOLOGY_H
#define _ASM_UM_TOPOLOGY_H

#include <linux/config.h>
#include <linux/threads.h>
#include <linux/numa.h>

#ifdef CONFIG_NUMA

extern unsigned char um_cpu_to_node[NR_CPUS];
extern cpumask_t um_node_to_cpumask[MAX_NUMNODES];

#define cpu_to_node(cpu)	((int)um_cpu_to_node[cpu])
#define node_to_cpumask(node)	(um_node_to_cpumask[node])

#else

#define cpu_to_node(cpu)	((void)(cpu), 0)
#define node_to_cpumask(node)	((void)(node), cpu_online_map)

#endif

#endif

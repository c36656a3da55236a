/* SPDX-License-Identifier: GPL-2.0 */
/* Which CPU is near which memory; as include/linux/topology.h of 2.6.12. */
#ifndef _LINUX_TOPOLOGY_H
#define _LINUX_TOPOLOGY_H

#include <linux/cpumask.h>
#include <linux/smp.h>
#include <asm/topology.h>

#ifndef node_distance
#define LOCAL_DISTANCE		10
#define REMOTE_DISTANCE		20
#define node_distance(from, to)	((from) == (to) ? LOCAL_DISTANCE : REMOTE_DISTANCE)
#endif

/* Added to the distance of a node that has CPUs: memory nobody is near is used first. */
#ifndef PENALTY_FOR_NODE_WITH_CPUS
#define PENALTY_FOR_NODE_WITH_CPUS	1
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Room for node numbers: 64 as x86_64, 16 as i386. */
#ifndef _ASM_UM_NUMNODES_H
#define _ASM_UM_NUMNODES_H

#ifdef CONFIG_64BIT
#define NODES_SHIFT	6
#else
#define NODES_SHIFT	4
#endif

#endif

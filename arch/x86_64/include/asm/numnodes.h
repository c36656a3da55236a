/* SPDX-License-Identifier: GPL-2.0 */
/* Room for node numbers. */
#ifndef _ASM_X86_64_NUMNODES_H
#define _ASM_X86_64_NUMNODES_H

#define NODES_SHIFT	6

#endif

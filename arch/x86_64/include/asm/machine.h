/* SPDX-License-Identifier: GPL-2.0 */
/* What of a machine is possible here. */
#ifndef _ASM_X86_64_MACHINE_H
#define _ASM_X86_64_MACHINE_H

/* The loader's tables and the local APICs are seen below 4 GB, and so is all memory used. */
#define MACHINE_MAX_LOWMEM	(4UL << 30)

#endif

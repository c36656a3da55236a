/* SPDX-License-Identifier: GPL-2.0 */
/* What of a machine is possible here. */
#ifndef _ASM_ARM_MACHINE_H
#define _ASM_ARM_MACHINE_H

#include <asm/memory.h>

/* Room is left for the image, and for what can be kept outside. */
#define MACHINE_MAX_LOWMEM	(MAX_MAPPED - (32UL << 20))

#endif

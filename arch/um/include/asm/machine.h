/* SPDX-License-Identifier: GPL-2.0 */
/* What of a machine is possible here. */
#ifndef _ASM_UM_MACHINE_H
#define _ASM_UM_MACHINE_H

#include <asm/kmap_base.h>

/* Half of the room is left for struct pages and such that can be kept outside. */
#define MACHINE_MAX_LOWMEM	((KMAP_BASE - PAGE_OFFSET) / 8 * 7)

/* Memory may begin anywhere: "membase=". */
#define MACHINE_HAS_MEMBASE

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The boot allocator where failing is no disaster; ours, for replay and tests. */
#ifndef _LINUX_BOOTMEM_TRY_H
#define _LINUX_BOOTMEM_TRY_H

#include <linux/bootmem.h>

/* mm/bootmem.c's own: the release has it static. */
void *__alloc_bootmem_core(bootmem_data_t *bdata, unsigned long size, unsigned long align,
			   unsigned long goal);

void *bootmem_try(pg_data_t *pgdat, unsigned long size, unsigned long align,
		  unsigned long goal);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The memory that devices can reach: ZONE_DMA, whose size the machine chooses. */
#ifndef _ASM_UM_DMA_H
#define _ASM_UM_DMA_H

#include <asm/page.h>

extern unsigned long um_dma_size;	/* bytes */

#define MAX_DMA_ADDRESS		(PAGE_OFFSET + um_dma_size)

#endif

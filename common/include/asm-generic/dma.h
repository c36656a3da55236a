/* SPDX-License-Identifier: GPL-2.0 */
/* The memory that devices can reach: ZONE_DMA, whose size the machine chooses. */
#ifndef _ASM_GENERIC_DMA_H_
#define _ASM_GENERIC_DMA_H_

#include <asm/page.h>

extern unsigned long zone_dma_size;	/* bytes */

#define MAX_DMA_ADDRESS		(PAGE_OFFSET + zone_dma_size)

#endif

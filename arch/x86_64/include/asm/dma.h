/* SPDX-License-Identifier: GPL-2.0 */
/* The memory that devices can reach. */
#include <asm-generic/dma.h>

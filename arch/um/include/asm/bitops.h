/* SPDX-License-Identifier: GPL-2.0 */
/* Operations on single bits. */
#include <asm-generic/bitops.h>

/* find_next_zero_bit() decides placement, too: it is the modelled architecture's. */
#ifndef CONFIG_TYPES_ARM
#define ARCH_FIND_ZERO_IN_WORDS
#endif

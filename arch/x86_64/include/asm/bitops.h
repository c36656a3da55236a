/* SPDX-License-Identifier: GPL-2.0 */
/* Operations on single bits. */
#include <asm-generic/bitops.h>

#define ARCH_FIND_ZERO_IN_WORDS		/* find_next_zero_bit() */

/* SPDX-License-Identifier: GPL-2.0 */
/* Operations on single bits. */
#include <asm-generic/bitops.h>

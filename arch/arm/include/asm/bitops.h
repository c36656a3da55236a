/* SPDX-License-Identifier: GPL-2.0 */
/* Operations on single bits, with LDREX and STREX as well. */
#include <asm-generic/bitops.h>

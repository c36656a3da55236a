/* SPDX-License-Identifier: GPL-2.0 */
/* Slots for short mappings. */
#include <asm-generic/kmap_types.h>

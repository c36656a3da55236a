/* SPDX-License-Identifier: GPL-2.0 */
/* The lock word. */
#include <asm-generic/spinlock.h>

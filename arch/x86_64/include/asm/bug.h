/* SPDX-License-Identifier: GPL-2.0 */
/* Conditions that must not be. */
#define BUG_LINES	KERN_ALERT "Kernel BUG at %.50s:%d\n"
#include <asm-generic/bug.h>

/* SPDX-License-Identifier: GPL-2.0 */
/* Conditions that must not be. */
#define BUG_LINES	KERN_EMERG "kernel BUG at %s:%d!\n"
#include <asm-generic/bug.h>

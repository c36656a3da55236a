/* SPDX-License-Identifier: GPL-2.0 */
/* Counters that several CPUs change: the compiler makes LDREX and STREX of them. */
#include <asm-generic/atomic.h>

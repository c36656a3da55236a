/* SPDX-License-Identifier: GPL-2.0 */
/* Counters that several CPUs change. */
#include <asm-generic/atomic.h>

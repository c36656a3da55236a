/* SPDX-License-Identifier: GPL-2.0 */
/* Static per-CPU variables. */
#include <asm-generic/percpu.h>

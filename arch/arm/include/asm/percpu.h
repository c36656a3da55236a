/* SPDX-License-Identifier: GPL-2.0 */
/* Static per-CPU variables: ARM of 2.6.12 has nothing better. */
#include <asm-generic/percpu.h>

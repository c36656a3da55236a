/* SPDX-License-Identifier: GPL-2.0 */
/* CPUs and nodes. */
#include <asm-generic/topology.h>

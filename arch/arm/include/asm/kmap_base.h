/* SPDX-License-Identifier: GPL-2.0 */
/* Where the windows for high memory begin. */
#include <asm/memory.h>

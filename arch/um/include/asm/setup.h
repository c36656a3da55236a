/* SPDX-License-Identifier: GPL-2.0 */
/* What the boot asks of the architecture. */
#ifndef _ASM_UM_SETUP_H
#define _ASM_UM_SETUP_H

#include <asm-generic/setup.h>

#endif

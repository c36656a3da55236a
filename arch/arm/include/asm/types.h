/* SPDX-License-Identifier: GPL-2.0 */
/* Integer types. */
#ifndef _ASM_ARM_TYPES_H
#define _ASM_ARM_TYPES_H

#include <linux/autoconf.h>

#include <asm-generic/int-ll64.h>

#define BITS_PER_LONG		32

/* Index of an object in its slab. */
typedef unsigned int		kmem_bufctl_t;

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Integer types; those that decide placement are the modelled architecture's. */
#ifndef _ASM_UM_TYPES_H
#define _ASM_UM_TYPES_H

#include <linux/autoconf.h>

#include <asm-generic/int-ll64.h>

#ifdef CONFIG_64BIT
#define BITS_PER_LONG		64
#define ARCH_HAS_ATOMIC_UNSIGNED	/* as x86_64: 32 bits of page flags */
#else
#define BITS_PER_LONG		32
#endif

/* Index of an object in its slab. */
#ifdef CONFIG_TYPES_ARM
typedef unsigned int		kmem_bufctl_t;
#else
typedef unsigned short		kmem_bufctl_t;
#endif

#endif

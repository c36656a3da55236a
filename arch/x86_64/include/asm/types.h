/* SPDX-License-Identifier: GPL-2.0 */
/* Integer types. */
#ifndef _ASM_X86_64_TYPES_H
#define _ASM_X86_64_TYPES_H

#include <linux/autoconf.h>

typedef signed char		s8;
typedef unsigned char		u8;
typedef signed short		s16;
typedef unsigned short		u16;
typedef signed int		s32;
typedef unsigned int		u32;
typedef signed long long	s64;
typedef unsigned long long	u64;

#define BITS_PER_LONG		64

/* page->flags has 32 bits. */
#define ARCH_HAS_ATOMIC_UNSIGNED

/* Index of an object in its slab. */
typedef unsigned short		kmem_bufctl_t;

#endif

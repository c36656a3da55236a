/* SPDX-License-Identifier: GPL-2.0 */
/* Integer types. */
#ifndef _ASM_X86_64_TYPES_H
#define _ASM_X86_64_TYPES_H

#include <linux/autoconf.h>

#include <asm-generic/int-ll64.h>

#define BITS_PER_LONG		64

/* page->flags has 32 bits. */
#define ARCH_HAS_ATOMIC_UNSIGNED

/* Index of an object in its slab. */
typedef unsigned short		kmem_bufctl_t;

#endif

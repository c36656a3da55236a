/* SPDX-License-Identifier: GPL-2.0 */
/* The host's C library is better at these. */
#ifndef _ASM_UM_STRING_H
#define _ASM_UM_STRING_H

#define __HAVE_ARCH_MEMSET
#define __HAVE_ARCH_MEMCPY
#define __HAVE_ARCH_MEMMOVE
#define __HAVE_ARCH_MEMCMP
#define __HAVE_ARCH_MEMCHR
#define __HAVE_ARCH_STRLEN
#define __HAVE_ARCH_STRCMP
#define __HAVE_ARCH_STRNCMP
#define __HAVE_ARCH_STRCHR
#define __HAVE_ARCH_STRRCHR

/* Small ones of a known size become a few instructions. */
#define memset(s, c, n)		__builtin_memset(s, c, n)
#define memcpy(d, s, n)		__builtin_memcpy(d, s, n)
#define memmove(d, s, n)	__builtin_memmove(d, s, n)

#endif

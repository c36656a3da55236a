/* SPDX-License-Identifier: GPL-2.0 */
/* Memory is filled and copied a word at a time. */
#ifndef _ASM_X86_64_STRING_H
#define _ASM_X86_64_STRING_H

#define __HAVE_ARCH_MEMSET
#define __HAVE_ARCH_MEMCPY
#define __HAVE_ARCH_MEMCMP

/* Small ones of a known size become a few instructions. */
#define memset(s, c, n)		__builtin_memset(s, c, n)
#define memcpy(d, s, n)		__builtin_memcpy(d, s, n)

#endif

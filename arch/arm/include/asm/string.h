/* SPDX-License-Identifier: GPL-2.0 */
/* The functions are those of lib/string.c; small sizes become a few instructions. */
#ifndef _ASM_ARM_STRING_H
#define _ASM_ARM_STRING_H

#define memset(s, c, n)		__builtin_memset(s, c, n)
#define memcpy(d, s, n)		__builtin_memcpy(d, s, n)

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Small ones of a known size become a few instructions. */
#ifndef _ASM_X86_64_STRING_H
#define _ASM_X86_64_STRING_H

#define memset(s, c, n)		__builtin_memset(s, c, n)
#define memcpy(d, s, n)		__builtin_memcpy(d, s, n)

#endif

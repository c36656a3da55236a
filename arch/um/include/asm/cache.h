/* SPDX-License-Identifier: GPL-2.0 */
/* Cache lines of the modelled architecture: i386 and arm 32 bytes, x86_64 64. */
#ifndef _ASM_UM_CACHE_H
#define _ASM_UM_CACHE_H

#ifdef CONFIG_64BIT
#define L1_CACHE_SHIFT		6
#else
#define L1_CACHE_SHIFT		5
#endif
#define L1_CACHE_BYTES		(1 << L1_CACHE_SHIFT)

#ifdef CONFIG_TYPES_ARM
#define L1_CACHE_SHIFT_MAX	5
#else
#define L1_CACHE_SHIFT_MAX	7
#endif

#endif

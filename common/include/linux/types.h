/* SPDX-License-Identifier: GPL-2.0 */
/* The kernel's integer types; as include/linux/types.h of 2.6.12. */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

#include <linux/config.h>
#include <linux/stddef.h>
#include <linux/compiler.h>
#include <asm/types.h>

typedef __SIZE_TYPE__		size_t;
typedef __PTRDIFF_TYPE__	ptrdiff_t;
#ifdef __LP64__
typedef long			ssize_t;
#else
typedef int			ssize_t;
#endif
typedef long long		loff_t;
typedef unsigned short		umode_t;
typedef int			pid_t;

typedef u8	uint8_t;
typedef u16	uint16_t;
typedef u32	uint32_t;
typedef u64	uint64_t;
typedef s64	int64_t;

#define BITS_TO_LONGS(bits)	(((bits) + BITS_PER_LONG - 1) / BITS_PER_LONG)
#define DECLARE_BITMAP(name, bits)	unsigned long name[BITS_TO_LONGS(bits)]

#endif

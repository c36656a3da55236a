/* SPDX-License-Identifier: GPL-2.0 */
/* For tests of caches with CONFIG_DEBUG_SLAB: what lies around an object, and what is said. */
#ifndef _SLAB_DEBUG_H
#define _SLAB_DEBUG_H

#include <linux/asan.h>
#include <linux/console.h>
#include <linux/interrupt.h>
#include "exhaust.h"
#include "suite.h"

#define WORD		((unsigned int)sizeof(void *))
#define IN_USE		0x170FC2A5UL
#define FREE		0x5A2CF071UL
#define DEBUG_FLAGS	(SLAB_RED_ZONE | SLAB_STORE_USER | SLAB_POISON)

/* A word before, in or behind an object, @offset bytes from where the user's begins. */
static inline unsigned long __no_asan peek(const void *obj, long offset)
{
	return *(const volatile unsigned long *)((const char *)obj + offset);
}

static inline void __no_asan poke(void *obj, long offset, unsigned long value)
{
	*(volatile unsigned long *)((char *)obj + offset) = value;
}

/* Is every byte but the last @byte, and the last one the end of a pattern? */
static inline int __no_asan has_pattern(const void *obj, unsigned int len, unsigned char byte)
{
	const volatile unsigned char *p = obj;
	unsigned int i;

	for (i = 0; i < len - 1 && p[i] == byte; i++)
		;
	return i == len - 1 && p[i] == 0xa5;
}

/* Reports go to the log while this is running. */
#define MUTED(statement)						\
do {									\
	test_log_position();						\
	mute_console();							\
	statement;							\
	unmute_console();						\
} while (0)

#endif

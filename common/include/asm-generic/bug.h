/* SPDX-License-Identifier: GPL-2.0 */
/* Conditions that must not be. */
#ifndef _ASM_GENERIC_BUG_H
#define _ASM_GENERIC_BUG_H

#include <linux/compiler.h>

void __bug(const char *file, int line) __attribute__((__noreturn__, __cold__));
void __warn_on(const char *file, int line, const char *function) __attribute__((__cold__));

#define BUG()			__bug(__FILE__, __LINE__)
#define BUG_ON(condition)	do { if (unlikely(condition)) BUG(); } while (0)
#define WARN_ON(condition)						\
do {									\
	if (unlikely(condition))					\
		__warn_on(__FILE__, __LINE__, __func__);		\
} while (0)

#endif

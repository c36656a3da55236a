/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the sanitizers are told. They see the machine's memory as one mapping: the
 * allocators say which parts of it may be used, and what reads unlocked on purpose.
 */
#ifndef _LINUX_ASAN_H
#define _LINUX_ASAN_H

#include <linux/types.h>

#ifdef CONFIG_ASAN
void __asan_poison_memory_region(const volatile void *addr, size_t size);
void __asan_unpoison_memory_region(const volatile void *addr, size_t size);
#define asan_poison(addr, size)		__asan_poison_memory_region(addr, size)
#define asan_unpoison(addr, size)	__asan_unpoison_memory_region(addr, size)
void *asan_object(void *objp, size_t size);
/* For functions that inspect free memory. */
#define __no_asan	__attribute__((__no_sanitize_address__))
#else
#define asan_poison(addr, size)		do { (void)(addr); (void)(size); } while (0)
#define asan_unpoison(addr, size)	do { (void)(addr); (void)(size); } while (0)
#define asan_object(objp, size)		(objp)
#define __no_asan
#endif

/* For functions that read, without the lock, what another CPU may be writing. */
#ifdef CONFIG_TSAN
#define __no_tsan		__attribute__((__no_sanitize_thread__)) noinline
#define __inline_no_tsan	__no_tsan
#else
#define __no_tsan
#define __inline_no_tsan	__always_inline
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* What a CPU must find at once; the structure is the architecture's. */
#ifndef _LINUX_THREAD_INFO_H
#define _LINUX_THREAD_INFO_H

#include <asm/thread_info.h>

#define TIF_NEED_RESCHED 3	/* the CPU is wanted as soon as it can be preempted */
#define TIF_MEMDIE	5	/* chosen to die for memory: may take what is left */

#define test_thread_flag(flag)	((current_thread_info()->flags >> (flag)) & 1)
/* Interrupts set some of them. */
#define set_thread_flag(flag)							\
	((void)__atomic_fetch_or(&current_thread_info()->flags, 1UL << (flag), __ATOMIC_RELAXED))
#define clear_thread_flag(flag)							\
	((void)__atomic_fetch_and(&current_thread_info()->flags, ~(1UL << (flag)), __ATOMIC_RELAXED))

#endif

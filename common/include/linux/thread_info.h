/* SPDX-License-Identifier: GPL-2.0 */
/* What a CPU must find at once; the structure is the architecture's. */
#ifndef _LINUX_THREAD_INFO_H
#define _LINUX_THREAD_INFO_H

#include <asm/thread_info.h>

#define TIF_MEMDIE	5	/* chosen to die for memory: may take what is left */

#define test_thread_flag(flag)	((current_thread_info()->flags >> (flag)) & 1)
#define set_thread_flag(flag)	(current_thread_info()->flags |= 1UL << (flag))
#define clear_thread_flag(flag)	(current_thread_info()->flags &= ~(1UL << (flag)))

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Static per-CPU variables. x86_64, which 64 bits stand for, has the way to its own copies at hand,
 * in its data area; here it is thread-local.
 */
#include <asm-generic/percpu.h>

#if defined(CONFIG_SMP) && defined(CONFIG_64BIT)
#include <asm/thread_info.h>

#undef __get_cpu_var
#define __get_cpu_var(var)	(*RELOC_HIDE(&per_cpu__##var, um_thread_info.percpu_offset))
#endif

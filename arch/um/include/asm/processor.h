/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting for another CPU, and order in memory. */
#ifndef _ASM_UM_PROCESSOR_H
#define _ASM_UM_PROCESSOR_H

#include <linux/compiler.h>

/* The other CPU's thread may not be running: gives way to it now and then. */
void cpu_relax(void);

/* Sleeps at most @timeout jiffies; returns whether @fd (-1: none) can be read. */
int um_sleep(long timeout, int fd);

#define mb()		__atomic_thread_fence(__ATOMIC_SEQ_CST)
#ifdef CONFIG_SMP
#define smp_mb()	mb()
#define smp_rmb()	__atomic_thread_fence(__ATOMIC_ACQUIRE)
#define smp_wmb()	__atomic_thread_fence(__ATOMIC_RELEASE)
#else
#define smp_mb()	barrier()
#define smp_rmb()	barrier()
#define smp_wmb()	barrier()
#endif

#endif

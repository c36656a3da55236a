/* SPDX-License-Identifier: GPL-2.0 */
/* Several processors; as include/linux/smp.h of 2.6.12. */
#ifndef __LINUX_SMP_H
#define __LINUX_SMP_H

#include <linux/config.h>
#include <linux/cpumask.h>
#include <linux/thread_info.h>
#include <linux/preempt.h>

#ifdef CONFIG_SMP

/* An architecture may have a shorter way. */
#ifndef __smp_processor_id
#define __smp_processor_id()	(current_thread_info()->cpu)
#endif
#define smp_processor_id()	__smp_processor_id()

/*
 * The architecture's.
 */

/**
 * smp_prepare_boot_cpu - let the boot CPU find its per-CPU variables
 *
 * Boot only, when the areas have just been made.
 */
void smp_prepare_boot_cpu(void);

/**
 * smp_prepare_cpus - do what has to be done once before other CPUs come up
 * @max_cpus: as many of them will be wanted at most
 *
 * Boot only.
 */
void smp_prepare_cpus(unsigned int max_cpus);

/**
 * __cpu_up - start a CPU
 * @cpu: the CPU, present and not online
 *
 * It is online when this returns, and runs cpu_idle(). Return: 0, or -EIO when it does not come.
 * May sleep; one at a time.
 */
int __cpu_up(unsigned int cpu);

/**
 * cpu_die - stop the CPU this runs on, which is offline already
 *
 * In its idle loop. Does not return.
 */
void cpu_die(void) __noreturn;

/**
 * __cpu_die - wait for the end of a CPU
 * @cpu: the CPU, on its way to cpu_die()
 *
 * On another one. When this returns nothing of the CPU's is in use, and it can be started again.
 */
void __cpu_die(unsigned int cpu);

/**
 * smp_send_call_function - have a CPU call smp_call_function_interrupt() in an interrupt
 * @cpu: another CPU, online
 *
 * Any context.
 */
void smp_send_call_function(int cpu);

/**
 * __cpu_disable - take the CPU this runs on out of the architecture's tables
 *
 * While all other CPUs stand still, with interrupts off. Return: 0, or -EBUSY when it can't go.
 */
int __cpu_disable(void);

extern int smp_calls_in_order;
void smp_call_function_interrupt(void);

int smp_call_function(void (*func)(void *info), void *info, int retry, int wait);
int on_each_cpu(void (*func)(void *info), void *info, int retry, int wait);

#else

#define smp_processor_id()			0
#define smp_prepare_boot_cpu()			do { } while (0)
#define smp_call_function(func, info, retry, wait) ((void)(func), (void)(info), 0)
#define on_each_cpu(func, info, retry, wait)	({ (func)(info); 0; })

#endif

#define get_cpu()	({ preempt_disable(); smp_processor_id(); })
#define put_cpu()	preempt_enable()

#endif

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

void smp_prepare_boot_cpu(void);
void smp_prepare_cpus(unsigned int max_cpus);
int __cpu_up(unsigned int cpu);
int __cpu_disable(void);
void __cpu_die(unsigned int cpu);
void cpu_die(void) __noreturn;

/* Makes another CPU take an interrupt in which it calls smp_call_function_interrupt(). */
void smp_send_call_function(int cpu);
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

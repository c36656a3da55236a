/* SPDX-License-Identifier: GPL-2.0 */
/* CPUs coming and going; as include/linux/cpu.h of 2.6.12. */
#ifndef _LINUX_CPU_H
#define _LINUX_CPU_H

#include <linux/config.h>
#include <linux/notifier.h>
#include <linux/cpumask.h>
#include <asm/semaphore.h>

#ifdef CONFIG_SMP
int register_cpu_notifier(struct notifier_block *nb);
void unregister_cpu_notifier(struct notifier_block *nb);
int cpu_up(unsigned int cpu);
#else
static inline int register_cpu_notifier(struct notifier_block *nb)
{
	(void)nb;
	return 0;
}

static inline void unregister_cpu_notifier(struct notifier_block *nb)
{
	(void)nb;
}
#endif

#ifdef CONFIG_HOTPLUG_CPU
extern struct semaphore cpucontrol;
#define lock_cpu_hotplug()	down(&cpucontrol)
#define unlock_cpu_hotplug()	up(&cpucontrol)
int cpu_down(unsigned int cpu);
int cpu_wanted(unsigned int cpu);
void cpu_give_up(void);
#define hotcpu_notifier(fn, pri)						\
do {										\
	static struct notifier_block fn##_nb = { .notifier_call = fn, .priority = pri }; \
	register_cpu_notifier(&fn##_nb);					\
} while (0)
#else
#define lock_cpu_hotplug()	do { } while (0)
#define unlock_cpu_hotplug()	do { } while (0)
#define hotcpu_notifier(fn, pri) do { } while (0)
#endif

#endif

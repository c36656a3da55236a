/* SPDX-License-Identifier: GPL-2.0 */
/* A function called while all other CPUs stand still; as include/linux/stop_machine.h of 2.6.12. */
#ifndef _LINUX_STOP_MACHINE
#define _LINUX_STOP_MACHINE

#include <linux/config.h>
#include <linux/interrupt.h>

#if defined(CONFIG_SMP) && defined(CONFIG_HOTPLUG_CPU)
int stop_machine_run(int (*fn)(void *data), void *data, unsigned int cpu);
int __stop_machine_run(int (*fn)(void *data), void *data, unsigned int cpu);
void stop_machine_interrupt(void);
#else
#define stop_machine_interrupt()	do { } while (0)

static inline int stop_machine_run(int (*fn)(void *data), void *data, unsigned int cpu)
{
	int ret;

	(void)cpu;
	local_irq_disable();
	ret = fn(data);
	local_irq_enable();
	return ret;
}
#endif

#endif

// SPDX-License-Identifier: GPL-2.0
/* CPUs coming and going; the interface of kernel/cpu.c of 2.6.12. */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/topology.h>

/* Held while CPUs come or go. */
DECLARE_MUTEX(cpucontrol);
EXPORT_SYMBOL(cpucontrol);

static struct notifier_block *cpu_chain;

/**
 * register_cpu_notifier - be told of CPUs coming and going
 * @nb: the function
 *
 * Return: 0. Sleeps. Source: 2.6.12.
 */
int register_cpu_notifier(struct notifier_block *nb)
{
	int ret;

	down(&cpucontrol);
	ret = notifier_chain_register(&cpu_chain, nb);
	up(&cpucontrol);
	return ret;
}
EXPORT_SYMBOL(register_cpu_notifier);

/**
 * unregister_cpu_notifier - end register_cpu_notifier()
 * @nb: the function
 *
 * Sleeps. Source: 2.6.12.
 */
void unregister_cpu_notifier(struct notifier_block *nb)
{
	down(&cpucontrol);
	notifier_chain_unregister(&cpu_chain, nb);
	up(&cpucontrol);
}
EXPORT_SYMBOL(unregister_cpu_notifier);

/**
 * cpu_up - bring a CPU up
 * @cpu: the CPU, present and not online
 *
 * Return: 0, or a negative error: -EINVAL for another CPU, or when it was vetoed.
 * Sleeps. Source: 2.6.12.
 */
int __devinit cpu_up(unsigned int cpu)
{
	void *hcpu = (void *)(long)cpu;
	int ret;

	down(&cpucontrol);
	if (cpu >= NR_CPUS || cpu_online(cpu) || !cpu_present(cpu)) {
		ret = -EINVAL;
		goto out;
	}
	ret = notifier_call_chain(&cpu_chain, CPU_UP_PREPARE, hcpu);
	if (ret == NOTIFY_BAD) {
		printk("%s: attempt to bring up CPU %u failed\n", __func__, cpu);
		ret = -EINVAL;
		goto canceled;
	}
	ret = __cpu_up(cpu);
	if (ret)
		goto canceled;
	BUG_ON(!cpu_online(cpu));
	notifier_call_chain(&cpu_chain, CPU_ONLINE, hcpu);
	goto out;

canceled:
	notifier_call_chain(&cpu_chain, CPU_UP_CANCELED, hcpu);
out:
	up(&cpucontrol);
	return ret;
}

#ifdef CONFIG_HOTPLUG_CPU
/**
 * cpu_down - take a CPU out of service
 * @cpu: the CPU, online, not this one
 *
 * Return: 0, or a negative error: -EBUSY for the last CPU and for this one, -EINVAL for
 * one that is not online, or when it was vetoed. Sleeps. Source: 2.6.12.
 */
int cpu_down(unsigned int cpu)
{
	void *hcpu = (void *)(long)cpu;
	int ret = 0;

	down(&cpucontrol);
	if (num_online_cpus() == 1 || cpu == smp_processor_id()) {
		ret = -EBUSY;
		goto out;
	}
	if (cpu >= NR_CPUS || !cpu_online(cpu)) {
		ret = -EINVAL;
		goto out;
	}
	if (notifier_call_chain(&cpu_chain, CPU_DOWN_PREPARE, hcpu) == NOTIFY_BAD) {
		printk("%s: attempt to take down CPU %u failed\n", __func__, cpu);
		ret = -EINVAL;
		goto out;
	}
	/* It leaves its idle loop when it sees that it is not online any more. */
	cpu_clear(cpu, cpu_online_map);
	__cpu_die(cpu);
	notifier_call_chain(&cpu_chain, CPU_DEAD, hcpu);
out:
	up(&cpucontrol);
	return ret;
}
EXPORT_SYMBOL(cpu_down);
#endif

// SPDX-License-Identifier: GPL-2.0
/*
 * CPUs coming and going; the interface of kernel/cpu.c of 2.6.12.
 *
 * The release waits for its lock in a way that a signal ends. Nobody sends signals here.
 */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/stop_machine.h>
#include <linux/topology.h>
#include <asm/atomic.h>
#include <asm/processor.h>

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
/*
 * The release moves all tasks of a CPU to others before it goes, whatever they are doing. Here
 * a CPU has one thread of control, which can't be moved: one waits until it has nothing to do,
 * and has it start nothing new.
 *
 * For each CPU, how many others want to take it down; and whether it has given up.
 */
static atomic_t wanted[NR_CPUS];
#define GIVEN_UP	(1 << 16)

/* Calls of cpu_down() that each CPU is in. */
static atomic_t taking_down[NR_CPUS];

/**
 * cpu_wanted - does somebody want to take a CPU down?
 * @cpu: the CPU
 *
 * Any context.
 */
int cpu_wanted(unsigned int cpu)
{
	return atomic_read(&wanted[cpu]) != 0;
}

/**
 * cpu_give_up - let this CPU be taken down
 *
 * In its idle loop, with nothing under way. Returns when nobody wants it any more.
 */
void cpu_give_up(void)
{
	unsigned int self = smp_processor_id();
	int alone;

	__atomic_fetch_or(&wanted[self].counter, GIVEN_UP, __ATOMIC_RELEASE);
	for (;;) {
		if (!cpu_online(self))
			cpu_die();
		alone = GIVEN_UP;
		if (__atomic_compare_exchange_n(&wanted[self].counter, &alone, 0, 0,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
		arch_idle(MAX_SCHEDULE_TIMEOUT);
	}
}

/* With the lock: 0 when @cpu can be taken down now, -EAGAIN when it is at work. */
static int can_go(unsigned int cpu)
{
	if (num_online_cpus() == 1)
		return -EBUSY;
	if (cpu >= NR_CPUS || !cpu_online(cpu))
		return -EINVAL;
	/* CPU 0, which runs the console, is never idle. It will say that it can't go. */
	if (cpu == 0)
		return 0;
	/* It would wait for its own end, or two CPUs for each other's. */
	if (atomic_read(&taking_down[cpu]))
		return -EBUSY;
	if (__atomic_load_n(&wanted[cpu].counter, __ATOMIC_ACQUIRE) & GIVEN_UP)
		return 0;
	arch_kick_cpu(cpu);
	return -EAGAIN;
}

/* On the CPU that goes, while the others stand still. */
static int take_cpu_down(void *unused)
{
	int err = __cpu_disable();

	(void)unused;
	if (!err)
		cpu_clear(smp_processor_id(), cpu_online_map);
	return err;
}

/* With the lock, and @cpu has given up. */
static int __cpu_down(unsigned int cpu)
{
	void *hcpu = (void *)(long)cpu;
	int err;

	if (notifier_call_chain(&cpu_chain, CPU_DOWN_PREPARE, hcpu) == NOTIFY_BAD) {
		printk("cpu_down: attempt to take down CPU %u failed\n", cpu);
		return -EINVAL;
	}
	/* Nobody hears that it refused. CPU_DOWN_FAILED is for a stop that does not begin. */
	err = __stop_machine_run(take_cpu_down, NULL, cpu);
	if (err)
		return err;
	__cpu_die(cpu);
	__atomic_fetch_and(&wanted[cpu].counter, ~GIVEN_UP, __ATOMIC_RELAXED);
	if (notifier_call_chain(&cpu_chain, CPU_DEAD, hcpu) == NOTIFY_BAD)
		BUG();
	return 0;
}

/**
 * cpu_down - take a CPU out of service
 * @cpu: the CPU, online
 *
 * Waits until @cpu has done what it is doing; this CPU's timers and work run meanwhile. Other
 * than in the release, a CPU can't take itself down, nor one that is about to take another
 * down: see can_go().
 * Return: 0, or a negative error: -EBUSY for the last CPU, for CPU 0 and for the two cases
 * above, -EINVAL for one that is not online, or when it was vetoed. Sleeps. Source: 2.6.12.
 */
int cpu_down(unsigned int cpu)
{
	unsigned int self = smp_processor_id();
	int ret, known = cpu < NR_CPUS;

	atomic_inc(&taking_down[self]);
	if (known)
		atomic_inc(&wanted[cpu]);
	for (;;) {
		down(&cpucontrol);
		ret = can_go(cpu);
		if (ret != -EAGAIN)
			break;
		/* What it is doing may need the lock. */
		up(&cpucontrol);
		run_deferred();
		cpu_relax();
	}
	if (!ret)
		ret = __cpu_down(cpu);
	if (known) {
		atomic_dec(&wanted[cpu]);
		if (cpu_online(cpu) && cpu != self)
			arch_kick_cpu(cpu);
	}
	up(&cpucontrol);
	atomic_dec(&taking_down[self]);
	return ret;
}
EXPORT_SYMBOL(cpu_down);
#endif

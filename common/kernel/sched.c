// SPDX-License-Identifier: GPL-2.0
/*
 * What is left of scheduling when each CPU has one thread of control: idling, in which
 * timers, work and RCU callbacks run, and waiting.
 */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

/* CPU 0's task runs the boot and the console; the others only idle. */
struct task_struct init_task = { .pid = 0, .prio = MAX_PRIO - 20, .comm = "swapper" };
static struct task_struct idle_tasks[NR_CPUS];

/**
 * idle_task - the task of a CPU; there is one each
 * @cpu: the CPU, possible
 *
 * Any context.
 */
struct task_struct *idle_task(int cpu)
{
	return cpu ? &idle_tasks[cpu] : &init_task;
}

/**
 * sched_init - give each CPU its task
 *
 * The first thing of the boot.
 */
void __init sched_init(void)
{
	int cpu;

	for (cpu = 1; cpu < NR_CPUS; cpu++)
		idle_tasks[cpu] = init_task;
	current_thread_info()->task = &init_task;
}

/**
 * run_deferred - run what is due on this CPU: timers, work, RCU callbacks
 *
 * Return: whether there was something. Sleeps.
 */
int run_deferred(void)
{
	arch_update_jiffies();
	return run_local_timers() | run_local_work() | rcu_process_callbacks();
}

/**
 * idle_once - run what is due; else sleep until an interrupt, or until a timer is due
 * @timeout: most jiffies to sleep
 *
 * Sleeps.
 */
void idle_once(long timeout)
{
	long next;

	if (run_deferred())
		return;
	next = next_timer_interrupt();
	arch_idle(next < timeout ? next : timeout);
	arch_update_jiffies();
}

/**
 * cpu_idle - where a CPU is when it has nothing to do
 *
 * Runs what is deferred on it, sleeps until there is more, and goes when it is to go. Does not
 * return. Called with interrupts on.
 */
void cpu_idle(void)
{
	for (;;) {
#ifdef CONFIG_HOTPLUG_CPU
		if (!cpu_online(smp_processor_id()))
			cpu_die();
#endif
		idle_once(MAX_SCHEDULE_TIMEOUT);
	}
}

/**
 * schedule_timeout - wait
 * @timeout: jiffies
 *
 * This CPU's timers and work run meanwhile. Return: 0. Sleeps.
 */
long schedule_timeout(long timeout)
{
	unsigned long end;

	might_sleep();
	arch_update_jiffies();
	end = jiffies + timeout;
	while (time_before(jiffies, end))
		idle_once(end - jiffies);
	run_deferred();
	return 0;
}
EXPORT_SYMBOL(schedule_timeout);

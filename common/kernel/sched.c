// SPDX-License-Identifier: GPL-2.0
/*
 * What is left of scheduling when each CPU has one thread of control: idling, in which
 * timers, work and RCU callbacks run, and waiting.
 */
#include <linux/cpu.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/stop_machine.h>
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

#ifdef CONFIG_SMP
/**
 * preempt_schedule - note that this CPU can be preempted, which somebody waits for
 *
 * From preempt_enable(). Nothing happens as long as it can't be, after all.
 */
void preempt_schedule(void)
{
	if (preempt_count() || irqs_disabled())
		return;
	clear_thread_flag(TIF_NEED_RESCHED);
	local_irq_disable();
	irq_enter();
	rcu_note_interrupted();
	stop_machine_interrupt();
	irq_exit();
	local_irq_enable();
}
EXPORT_SYMBOL(preempt_schedule);
#endif

/**
 * run_deferred - run what is due on this CPU: timers, work, RCU callbacks
 *
 * Return: whether there was something. Sleeps.
 */
int run_deferred(void)
{
	int ran;

	arch_update_jiffies();
	ran = run_local_timers();
	ran |= run_local_work();
	return ran | rcu_process_callbacks();
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
 * Runs what is deferred on it, sleeps until there is more, and lets itself be taken down when
 * that is wanted. Does not return. Called with interrupts on.
 */
void cpu_idle(void)
{
	for (;;) {
#ifdef CONFIG_HOTPLUG_CPU
		if (cpu_wanted(smp_processor_id()))
			cpu_give_up();
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

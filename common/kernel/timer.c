// SPDX-License-Identifier: GPL-2.0
/*
 * Timers: a list for each CPU, sorted by time; the interface of kernel/timer.c of 2.6.12.
 * They run in the CPU's idle loop: nothing happens behind the back of a CPU that works.
 */
#include <linux/asan.h>
#include <linux/cpu.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/timer.h>

unsigned long volatile jiffies = INITIAL_JIFFIES;
EXPORT_SYMBOL(jiffies);

struct timer_base {
	spinlock_t lock;
	struct list_head timers;	/* the next one to expire first */
};
static struct timer_base timer_bases[NR_CPUS];

static int jiffies_stopped;

/**
 * stop_jiffies - let time stand still from now on
 *
 * A run then does not depend on how fast it is. Boot only.
 */
void __init stop_jiffies(void)
{
	jiffies_stopped = 1;
}

/**
 * update_jiffies - bring jiffies up to the clock
 * @ticks: ticks since the machine was started
 *
 * Any context; any CPU, so it must never go back.
 */
void __no_tsan update_jiffies(unsigned long ticks)
{
	unsigned long now = INITIAL_JIFFIES + ticks;

	if (time_after(now, jiffies) && !jiffies_stopped)
		jiffies = now;
}

/**
 * add_timer_on - start a timer
 * @timer: the timer, not pending; expires and function are set
 * @cpu: the CPU on which the function is to be called
 *
 * Any context.
 */
void add_timer_on(struct timer_list *timer, int cpu)
{
	struct timer_base *base = &timer_bases[cpu];
	struct list_head *pos;
	unsigned long flags;

	BUG_ON(timer_pending(timer) || !timer->function);
	spin_lock_irqsave(&base->lock, flags);
	timer->cpu = cpu;
	list_for_each(pos, &base->timers)
		if (time_before(timer->expires, list_entry(pos, struct timer_list, entry)->expires))
			break;
	list_add_tail(&timer->entry, pos);
	/* With the lock held it can't go: see stop_machine_run(). */
	if (cpu != (int)smp_processor_id() && cpu_online(cpu))
		arch_kick_cpu(cpu);
	spin_unlock_irqrestore(&base->lock, flags);
}
EXPORT_SYMBOL(add_timer_on);

/**
 * add_timer - start a timer on this CPU
 * @timer: the timer, with the time (jiffies) and the function set; not pending
 *
 * Any context.
 */
void add_timer(struct timer_list *timer)
{
	add_timer_on(timer, smp_processor_id());
}
EXPORT_SYMBOL(add_timer);

/**
 * del_timer - stop a timer
 * @timer: the timer
 *
 * Return: whether it was pending. Any context.
 */
int del_timer(struct timer_list *timer)
{
	unsigned long flags;
	int cpu = timer->cpu, pending;

	if (cpu < 0)
		return 0;
	spin_lock_irqsave(&timer_bases[cpu].lock, flags);
	pending = timer->cpu == cpu;
	if (pending) {
		timer->cpu = -1;
		list_del(&timer->entry);
	}
	spin_unlock_irqrestore(&timer_bases[cpu].lock, flags);
	return pending;
}
EXPORT_SYMBOL(del_timer);

/* Takes this CPU's first timer off its list if it is due. */
static struct timer_list *take_expired(struct timer_base *base)
{
	struct timer_list *timer = NULL;
	unsigned long flags;

	spin_lock_irqsave(&base->lock, flags);
	if (!list_empty(&base->timers)) {
		timer = list_entry(base->timers.next, struct timer_list, entry);
		if (time_before(jiffies, timer->expires)) {
			timer = NULL;
		} else {
			timer->cpu = -1;
			list_del(&timer->entry);
		}
	}
	spin_unlock_irqrestore(&base->lock, flags);
	return timer;
}

/**
 * run_local_timers - call the functions of this CPU's timers that are due
 *
 * Return: whether there were any.
 */
int run_local_timers(void)
{
	struct timer_list *timer;
	int ran = 0;

	while ((timer = take_expired(&timer_bases[smp_processor_id()])) != NULL) {
		timer->function(timer->data);
		ran = 1;
	}
	return ran;
}

/**
 * next_timer_interrupt - jiffies until this CPU's next timer is due
 *
 * Return: at least 0; MAX_SCHEDULE_TIMEOUT when there is none.
 */
long next_timer_interrupt(void)
{
	struct timer_base *base = &timer_bases[smp_processor_id()];
	long delta = MAX_SCHEDULE_TIMEOUT;
	unsigned long flags;

	spin_lock_irqsave(&base->lock, flags);
	if (!list_empty(&base->timers)) {
		delta = list_entry(base->timers.next, struct timer_list, entry)->expires - jiffies;
		if (delta < 0)
			delta = 0;
	}
	spin_unlock_irqrestore(&base->lock, flags);
	return delta;
}

#ifdef CONFIG_HOTPLUG_CPU
/* A dead CPU's timers go on on this one. */
static int timer_cpu_notify(struct notifier_block *self, unsigned long action, void *hcpu)
{
	struct timer_base *base = &timer_bases[(long)hcpu];

	(void)self;
	if (action != CPU_DEAD)
		return NOTIFY_OK;
	while (!list_empty(&base->timers)) {
		struct timer_list *timer = list_entry(base->timers.next, struct timer_list, entry);

		del_timer(timer);
		add_timer(timer);
	}
	return NOTIFY_OK;
}
#endif

/**
 * init_timers - make timers possible
 *
 * Boot only, when per-CPU variables are at their places.
 */
void __init init_timers(void)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		spin_lock_init(&timer_bases[cpu].lock);
		INIT_LIST_HEAD(&timer_bases[cpu].timers);
	}
	hotcpu_notifier(timer_cpu_notify, 0);
}

// SPDX-License-Identifier: GPL-2.0
/*
 * Work for a CPU's idle loop, where interrupts are on and one may sleep; what the
 * allocators use of kernel/workqueue.c of 2.6.12.
 */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

struct cpu_workqueue {
	spinlock_t lock;
	struct list_head worklist;
};
static struct cpu_workqueue keventd_wq[NR_CPUS];
static int keventd_ready;

static void queue_on(int cpu, struct work_struct *work)
{
	struct cpu_workqueue *cwq = &keventd_wq[cpu];
	unsigned long flags;

	spin_lock_irqsave(&cwq->lock, flags);
	list_add_tail(&work->entry, &cwq->worklist);
	/* With the lock held it can't go: see stop_machine_run(). */
	if (cpu != (int)smp_processor_id() && cpu_online(cpu))
		arch_kick_cpu(cpu);
	spin_unlock_irqrestore(&cwq->lock, flags);
}

/**
 * keventd_up - can work be scheduled yet?
 *
 * Any context. Source: 2.6.12; slab's reaping asks for it.
 */
int keventd_up(void)
{
	return __atomic_load_n(&keventd_ready, __ATOMIC_ACQUIRE);
}

/**
 * schedule_work_on - have work done on a CPU as soon as it is idle
 * @work: the work
 * @cpu: the CPU, online
 *
 * Return: 0 when the work was pending already. Any context.
 */
int schedule_work_on(struct work_struct *work, int cpu)
{
	if (test_and_set_bit(0, &work->pending))
		return 0;
	queue_on(cpu, work);
	return 1;
}
EXPORT_SYMBOL(schedule_work_on);

/**
 * schedule_work - have a function called on this CPU, where it may sleep
 * @work: says which one
 *
 * Return: 0 when it was waiting already, otherwise 1. Any context.
 */
int schedule_work(struct work_struct *work)
{
	return schedule_work_on(work, smp_processor_id());
}
EXPORT_SYMBOL(schedule_work);

static void delayed_work_timer_fn(unsigned long data)
{
	queue_on(smp_processor_id(), (struct work_struct *)data);
}

/**
 * schedule_delayed_work_on - have work done on a CPU after some time
 * @cpu: the CPU, online
 * @work: the work
 * @delay: jiffies
 *
 * Return: 0 when the work was pending already. Any context.
 */
int schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay)
{
	if (test_and_set_bit(0, &work->pending))
		return 0;
	work->timer.expires = jiffies + delay;
	work->timer.function = delayed_work_timer_fn;
	work->timer.data = (unsigned long)work;
	add_timer_on(&work->timer, cpu);
	return 1;
}
EXPORT_SYMBOL(schedule_delayed_work_on);

/**
 * cancel_delayed_work - forget work whose time has not come
 * @work: the work
 *
 * Return: whether it was forgotten. Any context.
 */
int cancel_delayed_work(struct work_struct *work)
{
	int cancelled = del_timer(&work->timer);

	if (cancelled)
		clear_bit(0, &work->pending);
	return cancelled;
}
EXPORT_SYMBOL(cancel_delayed_work);

/**
 * run_local_work - do this CPU's work
 *
 * Return: whether there was any. Sleeps.
 */
int run_local_work(void)
{
	struct cpu_workqueue *cwq = &keventd_wq[smp_processor_id()];
	int ran = 0;

	/* CPUs come up before there is work. */
	if (!keventd_up())
		return 0;
	spin_lock_irq(&cwq->lock);
	while (!list_empty(&cwq->worklist)) {
		struct work_struct *work = list_entry(cwq->worklist.next, struct work_struct,
						      entry);
		void (*func)(void *) = work->func;
		void *data = work->data;

		list_del_init(&work->entry);
		spin_unlock_irq(&cwq->lock);
		/* It may schedule itself again, or be gone afterwards. */
		clear_bit(0, &work->pending);
		func(data);
		ran = 1;
		spin_lock_irq(&cwq->lock);
	}
	spin_unlock_irq(&cwq->lock);
	return ran;
}

#ifdef CONFIG_HOTPLUG_CPU
/* A dead CPU's work is done by this one. */
static int workqueue_cpu_notify(struct notifier_block *self, unsigned long action, void *hcpu)
{
	struct cpu_workqueue *cwq = &keventd_wq[(long)hcpu];

	(void)self;
	if (action != CPU_DEAD)
		return NOTIFY_OK;
	spin_lock_irq(&cwq->lock);
	while (!list_empty(&cwq->worklist)) {
		struct work_struct *work = list_entry(cwq->worklist.next, struct work_struct,
						      entry);

		list_del_init(&work->entry);
		spin_unlock_irq(&cwq->lock);
		printk("Taking work for %s\n", "events");
		queue_on(smp_processor_id(), work);
		spin_lock_irq(&cwq->lock);
	}
	spin_unlock_irq(&cwq->lock);
	return NOTIFY_OK;
}
#endif

/**
 * init_workqueues - make work possible, and carry out what waits for it
 *
 * Boot only, when all CPUs are up.
 */
void __init init_workqueues(void)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		spin_lock_init(&keventd_wq[cpu].lock);
		INIT_LIST_HEAD(&keventd_wq[cpu].worklist);
	}
	__atomic_store_n(&keventd_ready, 1, __ATOMIC_RELEASE);
	hotcpu_notifier(workqueue_cpu_notify, 0);
}

// SPDX-License-Identifier: GPL-2.0
/*
 * Waiting for readers. A reader runs with preemption disabled, so a CPU that is found with
 * preemption enabled has no reader from before; all CPUs are looked at.
 */
#include <linux/cpumask.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <asm/semaphore.h>

struct rcu_queue {
	spinlock_t lock;
	struct rcu_head *head, **tail;
};
static struct rcu_queue rcu_queues[NR_CPUS];

#ifdef CONFIG_SMP
/* For each CPU: has it no reader any more from before grace_sem was taken? */
static int quiet[NR_CPUS];

/*
 * One CPU at a time: those who wait for the lock of function calls have preemption
 * disabled and would look like readers to each other.
 */
static DECLARE_MUTEX(grace_sem);

/**
 * rcu_note_interrupted - was it a reader that was interrupted? If not, there is none on this CPU
 *
 * In an interrupt. A reader will be asked when it has left, see preempt_schedule().
 */
void rcu_note_interrupted(void)
{
	/* What it read comes before, and what it reads from now on behind, the other CPU's wait. */
	if (interrupted_preemptible())
		__atomic_exchange_n(&quiet[smp_processor_id()], 1, __ATOMIC_ACQ_REL);
	else
		set_thread_flag(TIF_NEED_RESCHED);
}

static void note_quiet(void *unused)
{
	(void)unused;
	rcu_note_interrupted();
}

static int all_quiet(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (!__atomic_load_n(&quiet[cpu], __ATOMIC_ACQUIRE))
			return 0;
	return 1;
}

static void wait_for_readers(void)
{
	int cpu;

	down(&grace_sem);
	for (cpu = 0; cpu < NR_CPUS; cpu++)
		__atomic_store_n(&quiet[cpu], cpu == (int)smp_processor_id(), __ATOMIC_RELEASE);
	while (!all_quiet())
		smp_call_function(note_quiet, NULL, 0, 1);
	up(&grace_sem);
}
#else
#define wait_for_readers()	do { } while (0)
#endif

/**
 * call_rcu - call a function when no reader from now is left
 * @head: kept until then
 * @func: the function; gets @head. Called in the idle loop of this CPU
 *
 * Any context.
 */
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head))
{
	struct rcu_queue *q;
	unsigned long flags;

	head->func = func;
	head->next = NULL;
	local_irq_save(flags);
	q = &rcu_queues[smp_processor_id()];
	spin_lock(&q->lock);
	*q->tail = head;
	q->tail = &head->next;
	spin_unlock(&q->lock);
	local_irq_restore(flags);
}
EXPORT_SYMBOL(call_rcu);

/* Calls what call_rcu() got on all CPUs; whether there was anything. */
static int drain_queues(int first, int last)
{
	struct rcu_head *list = NULL, **tail = &list;
	int cpu;

	for (cpu = first; cpu <= last; cpu++) {
		struct rcu_queue *q = &rcu_queues[cpu];

		spin_lock_irq(&q->lock);
		if (q->head) {
			*tail = q->head;
			tail = q->tail;
			q->head = NULL;
			q->tail = &q->head;
		}
		spin_unlock_irq(&q->lock);
	}
	if (!list)
		return 0;
	wait_for_readers();
	while (list) {
		struct rcu_head *next = list->next;

		list->func(list);
		list = next;
	}
	return 1;
}

/**
 * rcu_process_callbacks - call what this CPU's call_rcu() got
 *
 * Return: whether there was anything. Sleeps.
 */
int rcu_process_callbacks(void)
{
	return drain_queues(smp_processor_id(), smp_processor_id());
}

/**
 * synchronize_rcu - wait until no reader from before is left
 *
 * What call_rcu() got before, on any CPU, has been called as well. Sleeps.
 */
void synchronize_rcu(void)
{
	might_sleep();
	if (!drain_queues(0, NR_CPUS - 1))
		wait_for_readers();
}
EXPORT_SYMBOL(synchronize_rcu);

/**
 * rcu_init - make callbacks possible
 *
 * Boot only, when per-CPU variables are at their places.
 */
void __init rcu_init(void)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		spin_lock_init(&rcu_queues[cpu].lock);
		rcu_queues[cpu].head = NULL;
		rcu_queues[cpu].tail = &rcu_queues[cpu].head;
	}
}

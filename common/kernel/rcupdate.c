// SPDX-License-Identifier: GPL-2.0
/*
 * Waiting for readers. A reader runs with preemption disabled, so a CPU that is found with
 * preemption enabled has no reader from before; all CPUs are looked at.
 */
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <asm/semaphore.h>

struct rcu_list {
	struct rcu_head *head, **tail;
};

/* A CPU's callbacks, the oldest first. Nobody else touches them but when the CPU is dead. */
static struct rcu_cpu {
	struct rcu_list next;	/* wait for readers; with interrupts off */
	struct rcu_list due;	/* no reader can see what they are about any more */
} rcu_cpus[NR_CPUS];

/* As many are called in one go. */
#define MAXBATCH	10

static void init_list(struct rcu_list *list)
{
	list->head = NULL;
	list->tail = &list->head;
}

/* Puts all of @from behind what is in @to. */
static void move_list(struct rcu_list *to, struct rcu_list *from)
{
	if (!from->head)
		return;
	*to->tail = from->head;
	to->tail = from->tail;
	init_list(from);
}

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
 * @func: the function; gets @head. Called on this CPU, as in a soft interrupt: it may not sleep.
 *	It may use call_rcu()
 *
 * Any context. A CPU that dies leaves to another one what still waited for readers; what was
 * due, and did not get its turn, is never called. Source: 2.6.12.
 */
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head))
{
	struct rcu_list *next;
	unsigned long flags;

	head->func = func;
	head->next = NULL;
	local_irq_save(flags);
	next = &rcu_cpus[smp_processor_id()].next;
	*next->tail = head;
	next->tail = &head->next;
	local_irq_restore(flags);
}
EXPORT_SYMBOL(call_rcu);

/**
 * rcu_pending - has this CPU callbacks that were not called yet?
 *
 * With interrupts off.
 */
int rcu_pending(void)
{
	struct rcu_cpu *rcu = &rcu_cpus[smp_processor_id()];

	return rcu->next.head || rcu->due.head;
}

static void call_batch(struct rcu_list *due)
{
	int left = MAXBATCH;

	local_bh_disable();
	while (due->head && left--) {
		struct rcu_head *head = due->head;

		due->head = head->next;
		if (!due->head)
			init_list(due);
		head->func(head);
	}
	local_bh_enable();
}

/**
 * rcu_process_callbacks - call some of what this CPU's call_rcu() got, the oldest first
 *
 * Waits for readers, and then calls ten at most. Return: whether there was anything. Sleeps.
 */
int rcu_process_callbacks(void)
{
	struct rcu_cpu *rcu = &rcu_cpus[smp_processor_id()];
	struct rcu_list waiting;

	init_list(&waiting);
	local_irq_disable();
	move_list(&waiting, &rcu->next);
	local_irq_enable();
	if (waiting.head) {
		wait_for_readers();
		move_list(&rcu->due, &waiting);
	}
	if (!rcu->due.head)
		return 0;
	call_batch(&rcu->due);
	return 1;
}

struct rcu_wait {
	struct rcu_head head;
	int over;
};

static void end_wait(struct rcu_head *head)
{
	container_of(head, struct rcu_wait, head)->over = 1;
}

/**
 * synchronize_rcu - wait until no reader from before is left
 *
 * That is, until all CPUs have been seen with preemption and interrupts enabled. What call_rcu()
 * got before on this CPU has been called then, but not what it got on others: that is 2.6.12's
 * promise, and has no other function for more. Sleeps; other than callbacks nothing that is
 * deferred runs on this CPU meanwhile. Source: 2.6.12.
 */
void synchronize_rcu(void)
{
	struct rcu_wait wait = { .over = 0 };

	might_sleep();
	call_rcu(&wait.head, end_wait);
	while (!wait.over)
		rcu_process_callbacks();
}
EXPORT_SYMBOL(synchronize_rcu);

#ifdef CONFIG_HOTPLUG_CPU
static int rcu_cpu_notify(struct notifier_block *self, unsigned long action, void *hcpu)
{
	struct rcu_cpu *rcu = &rcu_cpus[(long)hcpu];

	(void)self;
	switch (action) {
	case CPU_UP_PREPARE:
		init_list(&rcu->next);
		init_list(&rcu->due);
		break;
	case CPU_DEAD:
		local_irq_disable();
		move_list(&rcu_cpus[smp_processor_id()].next, &rcu->next);
		local_irq_enable();
		break;
	}
	return NOTIFY_OK;
}
#endif

/**
 * rcu_init - make callbacks possible
 *
 * Boot only, when per-CPU variables are at their places.
 */
void __init rcu_init(void)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		init_list(&rcu_cpus[cpu].next);
		init_list(&rcu_cpus[cpu].due);
	}
	hotcpu_notifier(rcu_cpu_notify, 0);
}

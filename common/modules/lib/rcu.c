// SPDX-License-Identifier: GPL-2.0
/* Tests of RCU's callbacks: where, when and in which batches they are called, and what is lost. */
#include <linux/cpu.h>
#include <linux/interrupt.h>
#include <linux/mm.h>
#include <linux/notifier.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/test.h>
#include <linux/topology.h>
#include <linux/workqueue.h>
#include <asm/processor.h>

#define get(var)	__atomic_load_n(&(var), __ATOMIC_ACQUIRE)
#define set(var, value)	__atomic_store_n(&(var), value, __ATOMIC_RELEASE)

#define HEADS	25

static struct rcu_head heads[HEADS];

/* Callbacks that were called, where, how often out of their order and in a wrong context. */
static int nr_called, called_on, disordered, misplaced;

static void note_call(struct rcu_head *head)
{
	disordered += head - heads != nr_called;
	misplaced += !in_interrupt() || !in_softirq() || in_irq() || irqs_disabled();
	called_on = smp_processor_id();
	set(nr_called, nr_called + 1);
}

static void queue(int from, int to)
{
	while (from < to)
		call_rcu(&heads[from++], note_call);
}

static void forget_calls(void)
{
	nr_called = disordered = misplaced = 0;
	called_on = -1;
}

/* Ten at a time are called, in their order, as in a soft interrupt: it could be one. */
TEST(lib, rcu_batches)
{
	unsigned int before = preempt_count();

	forget_calls();
	queue(0, HEADS);
	EXPECT_EQ(rcu_process_callbacks(), 1);
	EXPECT_EQ(nr_called, 10);
	EXPECT(rcu_pending());
	EXPECT_EQ(rcu_process_callbacks(), 1);
	EXPECT_EQ(nr_called, 20);
	EXPECT_EQ(rcu_process_callbacks(), 1);
	EXPECT_EQ(nr_called, HEADS);
	EXPECT(!rcu_pending());
	EXPECT_EQ(rcu_process_callbacks(), 0);
	EXPECT_EQ(disordered, 0);
	EXPECT_EQ(misplaced, 0);
	EXPECT_EQ(preempt_count(), before);
}

/* However many there are, this CPU's have been called when a wait for readers is over. */
TEST(lib, rcu_own_callbacks_are_waited_for)
{
	forget_calls();
	queue(0, HEADS);
	synchronize_rcu();
	EXPECT_EQ(nr_called, HEADS);
	EXPECT_EQ(called_on, (int)smp_processor_id());
	EXPECT_EQ(disordered, 0);
	EXPECT_EQ(misplaced, 0);
}

static void call_next(struct rcu_head *head)
{
	note_call(head);
	if (nr_called < 3)
		call_rcu(&heads[nr_called], call_next);
}

/* A callback may be the reason for another one, which has its own wait. */
TEST(lib, rcu_callback_in_callback)
{
	forget_calls();
	call_rcu(&heads[0], call_next);
	synchronize_rcu();
	EXPECT_EQ(nr_called, 1);
	synchronize_rcu();
	synchronize_rcu();
	EXPECT_EQ(nr_called, 3);
	EXPECT_EQ(disordered, 0);
	EXPECT_EQ(misplaced, 0);
}

/* Bottom halves disabled are as good as an interrupt. */
TEST(lib, bh_disable)
{
	unsigned int before = preempt_count();

	EXPECT(!in_softirq());
	local_bh_disable();
	EXPECT(in_softirq());
	EXPECT(in_interrupt());
	EXPECT(in_atomic());
	EXPECT(!in_irq());
	local_bh_enable();
	EXPECT_EQ(preempt_count(), before);
}

#ifdef CONFIG_SMP
static int last_cpu(void)
{
	int cpu, last = 0;

	for_each_online_cpu(cpu)
		last = cpu;
	return last;
}

static int queued, waited;

/* CPU 0 waits for readers while the last CPU, which is no reader, has a callback in its queue. */
static void queue_or_wait(void *unused)
{
	(void)unused;
	if (smp_processor_id() == 0) {
		while (!get(queued))
			cpu_relax();
		synchronize_rcu();
		EXPECT_EQ(get(nr_called), 0);
		set(waited, 1);
	} else if ((int)smp_processor_id() == last_cpu()) {
		queue(0, 1);
		set(queued, 1);
		while (!get(waited))
			cpu_relax();
		synchronize_rcu();
	}
}

/*
 * What another CPU has queued before need not have been called when a wait for readers is over:
 * 2.6.12's kmem_cache_destroy() relies on that for slabs that another CPU has destroyed.
 */
TEST(lib, rcu_others_callbacks_are_not_waited_for)
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	forget_calls();
	set(queued, 0);
	set(waited, 0);
	test_on_all_cpus(queue_or_wait, NULL);
	EXPECT_EQ(get(nr_called), 1);
	EXPECT_EQ(called_on, last_cpu());
}

static int leave;

static void read_briefly(void *unused)
{
	(void)unused;
	if (smp_processor_id() == 0) {
		synchronize_rcu();
		set(leave, 1);
		return;
	}
	/* Nearly always a reader, whenever one looks. */
	while (!get(leave)) {
		rcu_read_lock();
		get(leave);
		rcu_read_unlock();
	}
}

/* Readers that follow each other closely do not make a writer wait for ever. */
TEST(lib, rcu_reader_after_reader)
{
	set(leave, 0);
	test_on_all_cpus(read_briefly, NULL);
	EXPECT_EQ(get(leave), 1);
}

#ifdef CONFIG_HOTPLUG_CPU
static int can_come_and_go(int cpu)
{
	return cpu && node_present_pages(cpu_to_node(cpu));
}

static void repack(int cpu)
{
	test_quiesce();
	EXPECT_EQ(cpu_down(cpu), 0);
	test_quiesce();
	EXPECT_EQ(cpu_up(cpu), 0);
}

static void queue_on(void *cpu)
{
	if ((int)smp_processor_id() == *(int *)cpu)
		queue(0, 3);
}

/* The CPU begins nothing any more, but is interrupted. */
static int queue_before_death(struct notifier_block *nb, unsigned long event, void *hcpu)
{
	int cpu = (long)hcpu;

	(void)nb;
	if (event == CPU_DOWN_PREPARE)
		smp_call_function(queue_on, &cpu, 0, 1);
	return NOTIFY_OK;
}

/* Callbacks of a dead CPU that wait for readers are called where its death is seen to. */
TEST(lib, rcu_callbacks_of_a_dead_cpu)
{
	struct notifier_block nb = { .notifier_call = queue_before_death };
	int cpu = last_cpu();

	if (!can_come_and_go(cpu))
		SKIP("one CPU, or no memory on the last one's node");
	forget_calls();
	register_cpu_notifier(&nb);
	EXPECT_EQ(cpu_down(cpu), 0);
	unregister_cpu_notifier(&nb);
	EXPECT_EQ(nr_called, 0);
	synchronize_rcu();
	EXPECT_EQ(nr_called, 3);
	EXPECT_EQ(disordered, 0);
	EXPECT_EQ(called_on, (int)smp_processor_id());
	EXPECT_EQ(cpu_up(cpu), 0);
	repack(cpu);
}

static void queue_and_be_wanted(void *unused)
{
	(void)unused;
	queue(0, HEADS);
	set(queued, 1);
	while (!cpu_wanted(smp_processor_id()))
		cpu_relax();
}


static struct work_struct queueing;

static void call_here(void *unused)
{
	(void)unused;
	synchronize_rcu();
}

/* Those that are due when it dies are lost: of 25 one batch is called, and no more ever. */
TEST(lib, rcu_due_callbacks_die)
{
	int cpu = last_cpu();

	if (!can_come_and_go(cpu))
		SKIP("one CPU, or no memory on the last one's node");
	forget_calls();
	set(queued, 0);
	INIT_WORK(&queueing, queue_and_be_wanted, NULL);
	schedule_work_on(&queueing, cpu);
	while (!get(queued))
		cpu_relax();
	EXPECT_EQ(cpu_down(cpu), 0);
	EXPECT_EQ(get(nr_called), 10);
	EXPECT_EQ(called_on, cpu);
	synchronize_rcu();
	EXPECT_EQ(nr_called, 10);
	EXPECT_EQ(cpu_up(cpu), 0);
	test_on_cpu(cpu, call_here, NULL);
	EXPECT_EQ(nr_called, 10);
	repack(cpu);
}
#endif
#endif

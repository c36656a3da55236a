// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of the small kernel under the allocators: locks, waiting, what is done later, and
 * what CPUs do for each other; and of the log.
 */
#include <linux/asan.h>
#include <linux/completion.h>
#include <linux/console.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kallsyms.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/test.h>
#include <linux/timer.h>
#include <linux/workqueue.h>
#include <asm/processor.h>
#include <asm/semaphore.h>

/* The last online CPU; with one CPU this one. */
static int other_cpu(void)
{
	int cpu, last = 0;

	for_each_online_cpu(cpu)
		last = cpu;
	return last;
}

/*
 * Locks.
 */
static DEFINE_SPINLOCK(lock);
static DECLARE_MUTEX(mutex);
static volatile unsigned long guarded;

#define ROUNDS	3000

/* Not atomic: an addition is lost when two CPUs are in here. */
static void add_under_lock(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < ROUNDS; i++) {
		unsigned long flags;

		switch (i % 3) {
		case 0:
			spin_lock(&lock);
			guarded = guarded + 1;
			spin_unlock(&lock);
			break;
		case 1:
			spin_lock_irq(&lock);
			guarded = guarded + 1;
			spin_unlock_irq(&lock);
			break;
		default:
			spin_lock_irqsave(&lock, flags);
			guarded = guarded + 1;
			spin_unlock_irqrestore(&lock, flags);
		}
	}
}

TEST(lib, spinlock_excludes_others)
{
	guarded = 0;
	test_on_all_cpus(add_under_lock, NULL);
	EXPECT_EQ(guarded, (unsigned long)ROUNDS * num_online_cpus());
	EXPECT(!spin_is_locked(&lock));
}

/* Who holds a lock is not preempted; the other forms keep interrupts off as well. */
TEST(lib, spinlock_context)
{
	unsigned int before = preempt_count();
	unsigned long flags;

	spin_lock(&lock);
	EXPECT_EQ(preempt_count(), before + 1);
	EXPECT(!irqs_disabled());
	spin_unlock(&lock);
	EXPECT_EQ(preempt_count(), before);

	spin_lock_irq(&lock);
	EXPECT_EQ(preempt_count(), before + 1);
	EXPECT(irqs_disabled());
	spin_unlock_irq(&lock);
	EXPECT_EQ(preempt_count(), before);
	EXPECT(!irqs_disabled());

	/* Interrupts are as they were. */
	spin_lock_irqsave(&lock, flags);
	EXPECT(irqs_disabled());
	spin_unlock_irqrestore(&lock, flags);
	EXPECT(!irqs_disabled());
	local_irq_disable();
	spin_lock_irqsave(&lock, flags);
	spin_unlock_irqrestore(&lock, flags);
	EXPECT(irqs_disabled());
	local_irq_enable();
	EXPECT_EQ(preempt_count(), before);
}

TEST(lib, spin_trylock)
{
	unsigned int before = preempt_count();

	EXPECT(spin_trylock(&lock));
	EXPECT_EQ(preempt_count(), before + 1);
#ifdef CONFIG_SMP
	EXPECT(spin_is_locked(&lock));
	EXPECT(!spin_trylock(&lock));
	EXPECT_EQ(preempt_count(), before + 1);
#endif
	spin_unlock(&lock);
	EXPECT(!spin_is_locked(&lock));
	EXPECT_EQ(preempt_count(), before);
}

#ifndef CONFIG_SMP
/* On one processor there is nothing to keep. */
TEST(lib, spinlock_has_no_size)
{
	EXPECT_EQ(sizeof(spinlock_t), 0UL);
}
#endif

static void add_under_mutex(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < ROUNDS; i++) {
		down(&mutex);
		guarded = guarded + 1;
		up(&mutex);
	}
}

TEST(lib, semaphore)
{
	EXPECT_EQ(down_trylock(&mutex), 0);
	EXPECT_EQ(down_trylock(&mutex), 1);
	up(&mutex);
	/* As many may enter as there was up(). */
	up(&mutex);
	EXPECT_EQ(down_trylock(&mutex), 0);
	EXPECT_EQ(down_trylock(&mutex), 0);
	EXPECT_EQ(down_trylock(&mutex), 1);
	up(&mutex);

	guarded = 0;
	test_on_all_cpus(add_under_mutex, NULL);
	EXPECT_EQ(guarded, (unsigned long)ROUNDS * num_online_cpus());
}

#ifdef CONFIG_SMP
static int entered;

static void enter_in_turn(void *unused)
{
	int i;

	(void)unused;
	if (smp_processor_id() == 0) {
		for (i = 0; i < 20; i++) {
			down(&mutex);
			EXPECT_EQ(__atomic_load_n(&entered, __ATOMIC_ACQUIRE), i);
			while (sem_count(&mutex) >= 0)
				cpu_relax();
			up(&mutex);
		}
	} else if ((int)smp_processor_id() == other_cpu()) {
		for (i = 0; i < 20; i++) {
			while (sem_count(&mutex) > 0)
				cpu_relax();
			down(&mutex);
			__atomic_store_n(&entered, i + 1, __ATOMIC_RELEASE);
			/* Not before CPU 0 waits: it is to be next. */
			while (i < 19 && sem_count(&mutex) >= 0)
				cpu_relax();
			up(&mutex);
		}
	}
}

/* Who gives a semaphore back and takes it again has to wait for those who waited. */
TEST(lib, semaphore_goes_in_turn)
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	entered = 0;
	test_on_all_cpus(enter_in_turn, NULL);
	EXPECT_EQ(entered, 20);
}
#endif

/* Interrupts and their counts. */
TEST(lib, interrupt_context)
{
	unsigned int before = preempt_count();

	EXPECT(!in_interrupt());
	EXPECT(!in_irq());
	EXPECT(!in_atomic());
	irq_enter();
	EXPECT(in_interrupt());
	EXPECT(in_irq());
	EXPECT(in_atomic());
	irq_exit();
	EXPECT_EQ(preempt_count(), before);
	preempt_disable();
	EXPECT(in_atomic());
	EXPECT(!in_interrupt());
	preempt_enable();
	EXPECT_EQ((int)get_cpu(), (int)smp_processor_id());
	EXPECT_EQ(preempt_count(), before + 1);
	put_cpu();
}

/*
 * Waiting.
 */

/* Each complete() lets one wait_for_completion() through, also one that comes later. */
TEST(lib, completion)
{
	DECLARE_COMPLETION(done);

	complete(&done);
	complete(&done);
	EXPECT_EQ(atomic_read(&done.done), 2);
	wait_for_completion(&done);
	EXPECT_EQ(atomic_read(&done.done), 1);
	wait_for_completion(&done);
	EXPECT_EQ(atomic_read(&done.done), 0);
	complete(&done);
	init_completion(&done);
	EXPECT_EQ(atomic_read(&done.done), 0);
}

static struct completion ping, pong;

static void play(void *unused)
{
	int i;

	(void)unused;
	if (smp_processor_id() == 0)
		for (i = 0; i < 100; i++) {
			guarded = i;
			complete(&ping);
			wait_for_completion(&pong);
		}
	else if ((int)smp_processor_id() == other_cpu())
		for (i = 0; i < 100; i++) {
			wait_for_completion(&ping);
			if (guarded != (unsigned long)i)
				test_failed(__FILE__, __LINE__, "%lu, not %d", guarded, i);
			guarded = 1000;
			complete(&pong);
		}
}

/* Two CPUs wait for each other; what one wrote before is what the other one sees. */
TEST(lib, completion_between_cpus)
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	init_completion(&ping);
	init_completion(&pong);
	test_on_all_cpus(play, NULL);
	EXPECT_EQ(guarded, 1000UL);
}

TEST(lib, schedule_timeout)
{
	unsigned long before;

	arch_update_jiffies();
	before = jiffies;
	EXPECT_EQ(schedule_timeout(2), 0L);
	EXPECT_GE(jiffies - before, 2UL);
	EXPECT_EQ(schedule_timeout(0), 0L);
}

/*
 * Timers.
 */
static unsigned int order[8], nr_ran;

static void note_order(unsigned long data)
{
	if (nr_ran < ARRAY_SIZE(order))
		order[nr_ran] = data;
	nr_ran++;
}

static void set_timer(struct timer_list *timer, unsigned long expires, unsigned long data)
{
	init_timer(timer);
	timer->function = note_order;
	timer->data = data;
	timer->expires = expires;
}

/* Timers that are due are run by time, those of the same time as they were added. */
TEST(lib, timer_order)
{
	static const long from_now[] = { 0, -2, 0, -1, 1000, -2 };
	static const unsigned int expected[] = { 1, 5, 3, 0, 2 };
	struct timer_list timers[ARRAY_SIZE(from_now)];
	/* Other CPUs bring jiffies up to the clock meanwhile. */
	unsigned long now = jiffies;
	unsigned int i;

	nr_ran = 0;
	for (i = 0; i < ARRAY_SIZE(from_now); i++) {
		set_timer(&timers[i], now + from_now[i], i);
		EXPECT(!timer_pending(&timers[i]));
		add_timer(&timers[i]);
		EXPECT(timer_pending(&timers[i]));
	}
	EXPECT_EQ(next_timer_interrupt(), 0L);
	EXPECT_EQ(run_local_timers(), 1);
	EXPECT_EQ(nr_ran, 5U);
	for (i = 0; i < ARRAY_SIZE(expected); i++) {
		EXPECT_EQ(order[i], expected[i]);
		EXPECT(!timer_pending(&timers[expected[i]]));
	}
	/* The one that is not due is still there. */
	EXPECT(timer_pending(&timers[4]));
	EXPECT_LE(next_timer_interrupt(), 1000L);
	EXPECT_EQ(del_timer(&timers[4]), 1);
	EXPECT_EQ(del_timer(&timers[4]), 0);
	EXPECT(!timer_pending(&timers[4]));
}

TEST(lib, deleted_timer)
{
	struct timer_list timer, other;

	nr_ran = 0;
	set_timer(&timer, jiffies, 1);
	set_timer(&other, jiffies, 2);
	add_timer(&timer);
	add_timer(&other);
	EXPECT_EQ(del_timer(&timer), 1);
	run_local_timers();
	EXPECT_EQ(nr_ran, 1U);
	EXPECT_EQ(order[0], 2U);
	/* It can be used again. */
	timer.expires = jiffies;
	add_timer(&timer);
	run_local_timers();
	EXPECT_EQ(nr_ran, 2U);
	EXPECT_EQ(order[1], 1U);
}

static struct timer_list again;

static void rearm(unsigned long left)
{
	nr_ran++;
	if (!left)
		return;
	again.data = left - 1;
	add_timer(&again);
}

/* A timer may start itself anew. */
TEST(lib, timer_starts_itself)
{
	nr_ran = 0;
	set_timer(&again, jiffies, 3);
	again.function = rearm;
	add_timer(&again);
	run_local_timers();
	EXPECT_EQ(nr_ran, 4U);
	EXPECT(!timer_pending(&again));
}

/* Waiting runs what becomes due. */
TEST(lib, timer_while_waiting)
{
	struct timer_list timer;

	nr_ran = 0;
	arch_update_jiffies();
	set_timer(&timer, jiffies + 1, 7);
	add_timer(&timer);
	schedule_timeout(2);
	EXPECT_EQ(nr_ran, 1U);
	EXPECT_EQ(order[0], 7U);
}

static int ran_on;

static void note_cpu(unsigned long done)
{
	ran_on = smp_processor_id();
	complete((struct completion *)done);
}

TEST(lib, timer_on_another_cpu)
{
	DECLARE_COMPLETION(done);
	struct timer_list timer;

	ran_on = -1;
	set_timer(&timer, jiffies, (unsigned long)&done);
	timer.function = note_cpu;
	add_timer_on(&timer, other_cpu());
	wait_for_completion(&done);
	EXPECT_EQ(ran_on, other_cpu());
}

FATAL_TEST(lib, timer_added_twice, "BUG at kernel/timer.c")
{
	struct timer_list timer;

	set_timer(&timer, jiffies + 1000, 0);
	add_timer(&timer);
	add_timer(&timer);
}

/*
 * Work.
 */
static void note_work(void *data)
{
	note_order((unsigned long)data);
	/* It may sleep. */
	EXPECT(!in_atomic());
	EXPECT(!irqs_disabled());
}

/* Work is done in its order, once however often it is scheduled meanwhile. */
TEST(lib, workqueue)
{
	struct work_struct a, b;

	nr_ran = 0;
	INIT_WORK(&a, note_work, (void *)1L);
	INIT_WORK(&b, note_work, (void *)2L);
	EXPECT(keventd_up());
	EXPECT_EQ(schedule_work(&a), 1);
	EXPECT_EQ(schedule_work(&b), 1);
	EXPECT_EQ(schedule_work(&a), 0);
	EXPECT_EQ(nr_ran, 0U);
	EXPECT_EQ(run_local_work(), 1);
	EXPECT_EQ(nr_ran, 2U);
	EXPECT_EQ(order[0], 1U);
	EXPECT_EQ(order[1], 2U);
	EXPECT_EQ(schedule_work(&a), 1);
	run_local_work();
	EXPECT_EQ(nr_ran, 3U);
}

static struct work_struct repeated;

static void schedule_again(void *unused)
{
	(void)unused;
	if (++nr_ran < 3)
		schedule_work(&repeated);
}

TEST(lib, work_schedules_itself)
{
	nr_ran = 0;
	INIT_WORK(&repeated, schedule_again, NULL);
	schedule_work(&repeated);
	run_local_work();
	EXPECT_EQ(nr_ran, 3U);
}

static void complete_here(void *done)
{
	ran_on = smp_processor_id();
	complete(done);
}

TEST(lib, work_on_another_cpu)
{
	DECLARE_COMPLETION(done);
	struct work_struct work;

	ran_on = -1;
	INIT_WORK(&work, complete_here, &done);
	EXPECT_EQ(schedule_work_on(&work, other_cpu()), 1);
	wait_for_completion(&done);
	EXPECT_EQ(ran_on, other_cpu());
}

TEST(lib, delayed_work)
{
	DECLARE_COMPLETION(done);
	struct work_struct work;
	unsigned long before;

	INIT_WORK(&work, complete_here, &done);
	arch_update_jiffies();
	before = jiffies;
	EXPECT_EQ(schedule_delayed_work_on(other_cpu(), &work, 1), 1);
	EXPECT_EQ(schedule_delayed_work_on(other_cpu(), &work, 1), 0);
	wait_for_completion(&done);
	EXPECT_GE(jiffies - before, 1UL);
	EXPECT_EQ(ran_on, other_cpu());

	nr_ran = 0;
	INIT_WORK(&work, note_work, NULL);
	EXPECT_EQ(schedule_delayed_work_on(smp_processor_id(), &work, 1000), 1);
	EXPECT_EQ(cancel_delayed_work(&work), 1);
	EXPECT_EQ(cancel_delayed_work(&work), 0);
	run_deferred();
	EXPECT_EQ(nr_ran, 0U);
	/* After that it can be scheduled anew. */
	EXPECT_EQ(schedule_work(&work), 1);
	run_local_work();
	EXPECT_EQ(nr_ran, 1U);
}

/*
 * RCU.
 */
static struct rcu_head heads[3];

static void note_head(struct rcu_head *head)
{
	note_order(head - heads);
}

/* Functions are called later, in the order in which they came. */
TEST(lib, call_rcu)
{
	unsigned int i;

	nr_ran = 0;
	for (i = 0; i < ARRAY_SIZE(heads); i++)
		call_rcu(&heads[i], note_head);
	EXPECT_EQ(nr_ran, 0U);
	EXPECT_EQ(rcu_process_callbacks(), 1);
	EXPECT_EQ(nr_ran, 3U);
	for (i = 0; i < ARRAY_SIZE(heads); i++)
		EXPECT_EQ(order[i], i);
	EXPECT_EQ(rcu_process_callbacks(), 0);

	call_rcu(&heads[0], note_head);
	synchronize_rcu();
	EXPECT_EQ(nr_ran, 4U);
	synchronize_rcu();
	EXPECT_EQ(nr_ran, 4U);
}

TEST(lib, rcu_readers_are_not_preempted)
{
	unsigned int before = preempt_count();

	rcu_read_lock();
	EXPECT_EQ(preempt_count(), before + 1);
	rcu_read_unlock();
	EXPECT_EQ(preempt_count(), before);
}

static struct {
	int readers, updating, left, seen;
} grace;

static void note_grace(struct rcu_head *head)
{
	(void)head;
	grace.seen = __atomic_load_n(&grace.left, __ATOMIC_ACQUIRE);
}

static void read_or_update(void *unused)
{
	int i, others = num_online_cpus() - 1;

	(void)unused;
	if (smp_processor_id() != 0) {
		rcu_read_lock();
		__atomic_fetch_add(&grace.readers, 1, __ATOMIC_RELEASE);
		while (!__atomic_load_n(&grace.updating, __ATOMIC_ACQUIRE))
			cpu_relax();
		/* Long enough for an update that does not wait. */
		for (i = 0; i < 2000; i++)
			cpu_relax();
		__atomic_fetch_add(&grace.left, 1, __ATOMIC_RELEASE);
		rcu_read_unlock();
		return;
	}
	while (__atomic_load_n(&grace.readers, __ATOMIC_ACQUIRE) < others)
		cpu_relax();
	call_rcu(&heads[0], note_grace);
	__atomic_store_n(&grace.updating, 1, __ATOMIC_RELEASE);
	synchronize_rcu();
	EXPECT_EQ(__atomic_load_n(&grace.left, __ATOMIC_ACQUIRE), others);
}

/* Nothing is called before the last reader from before has left. */
TEST(lib, rcu_waits_for_readers)
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	memset(&grace, 0, sizeof(grace));
	test_on_all_cpus(read_or_update, NULL);
	EXPECT_EQ(grace.seen, num_online_cpus() - 1);
}

static atomic_t heads_called;

static void count_head(struct rcu_head *unused)
{
	(void)unused;
	atomic_inc(&heads_called);
}

static void call_on_each(void *unused)
{
	(void)unused;
	if ((int)smp_processor_id() < (int)ARRAY_SIZE(heads))
		call_rcu(&heads[smp_processor_id()], count_head);
	synchronize_rcu();
}

static void order_to_bits(void *bits)
{
	__atomic_fetch_or((unsigned long *)bits, 1UL << smp_processor_id(), __ATOMIC_RELAXED);
}

/* synchronize_rcu() on all CPUs at once ends. */
TEST(lib, rcu_on_all_cpus)
{
	int expected = min((int)ARRAY_SIZE(heads), num_online_cpus());
	unsigned long bits = 0;

	atomic_set(&heads_called, 0);
	test_on_all_cpus(call_on_each, NULL);
	EXPECT_EQ(atomic_read(&heads_called), expected);
	on_each_cpu(order_to_bits, &bits, 0, 1);
	EXPECT_EQ(hweight_long(bits), num_online_cpus());
}

/*
 * Notifier chains.
 */
static struct notifier_block *chain;

static int note_event(struct notifier_block *nb, unsigned long event, void *data)
{
	note_order(nb->priority * 10 + event);
	return *(int *)data;
}

static int note_and_stop(struct notifier_block *nb, unsigned long event, void *data)
{
	(void)data;
	note_order(nb->priority * 10 + event);
	return NOTIFY_BAD;
}

/* Higher priorities come first, the same ones in the order of registration. */
TEST(lib, notifier_chain)
{
	struct notifier_block low = { .notifier_call = note_event, .priority = 1 };
	struct notifier_block high = { .notifier_call = note_event, .priority = 3 };
	struct notifier_block middle = { .notifier_call = note_event, .priority = 2 };
	struct notifier_block veto = { .notifier_call = note_and_stop, .priority = 2 };
	int ok = NOTIFY_OK;

	chain = NULL;
	EXPECT_EQ(notifier_call_chain(&chain, 5, &ok), NOTIFY_DONE);
	EXPECT_EQ(notifier_chain_register(&chain, &low), 0);
	EXPECT_EQ(notifier_chain_register(&chain, &high), 0);
	EXPECT_EQ(notifier_chain_register(&chain, &middle), 0);
	EXPECT_EQ(notifier_chain_register(&chain, &veto), 0);

	nr_ran = 0;
	EXPECT_EQ(notifier_call_chain(&chain, 5, &ok), NOTIFY_BAD);
	EXPECT_EQ(nr_ran, 3U);
	EXPECT_EQ(order[0], 35U);
	EXPECT_EQ(order[1], 25U);
	EXPECT_EQ(order[2], 25U);

	EXPECT_EQ(notifier_chain_unregister(&chain, &veto), 0);
	EXPECT_EQ(notifier_chain_unregister(&chain, &veto), -ENOENT);
	nr_ran = 0;
	EXPECT_EQ(notifier_call_chain(&chain, 6, &ok), NOTIFY_OK);
	EXPECT_EQ(nr_ran, 3U);
	EXPECT_EQ(order[2], 16U);

	EXPECT_EQ(notifier_chain_unregister(&chain, &high), 0);
	EXPECT_EQ(notifier_chain_unregister(&chain, &low), 0);
	EXPECT_EQ(notifier_chain_unregister(&chain, &middle), 0);
	EXPECT_PTR_EQ(chain, NULL);
}

#ifdef CONFIG_HOTPLUG_CPU
static struct notifier_block *cpu_events_nb;

static int note_cpu_event(struct notifier_block *nb, unsigned long event, void *cpu)
{
	cpu_events_nb = nb;
	note_order(event * 100 + (long)cpu);
	return NOTIFY_OK;
}

static int veto_cpu_event(struct notifier_block *nb, unsigned long event, void *cpu)
{
	note_cpu_event(nb, event, cpu);
	return event == CPU_DOWN_PREPARE ? NOTIFY_BAD : NOTIFY_OK;
}

/* CPUs that can't go or come, and one whose going is vetoed. */
TEST(lib, cpu_hotplug_errors)
{
	struct notifier_block nb = { .notifier_call = veto_cpu_event, .priority = 100 };
	int level = console_loglevel, cpu = other_cpu();

	EXPECT_EQ(cpu_up(NR_CPUS), -EINVAL);
	EXPECT_EQ(cpu_up(smp_processor_id()), -EINVAL);
	EXPECT_EQ(cpu_down(smp_processor_id()), -EBUSY);
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	EXPECT_EQ(cpu_down(NR_CPUS), -EINVAL);

	nr_ran = 0;
	register_cpu_notifier(&nb);
	console_loglevel = 1;
	test_log_position();
	EXPECT_EQ(cpu_down(cpu), -EINVAL);
	console_loglevel = level;
	unregister_cpu_notifier(&nb);
	EXPECT(test_log_has("cpu_down: attempt to take down CPU"));
	EXPECT(cpu_online(cpu));
	EXPECT_EQ(nr_ran, 1U);
	EXPECT_EQ(order[0], CPU_DOWN_PREPARE * 100U + cpu);
	EXPECT_PTR_EQ(cpu_events_nb, &nb);
}
#endif

/*
 * Other CPUs.
 */
#ifdef CONFIG_SMP
static atomic_t called[NR_CPUS], nr_called, badly_called, called_last;

static void note_call(void *info)
{
	atomic_inc(&called[smp_processor_id()]);
	atomic_inc(&nr_called);
	atomic_set(&called_last, smp_processor_id());
	if (!irqs_disabled() || info != called)
		atomic_inc(&badly_called);
	if (smp_processor_id() != 0 && !in_irq())
		atomic_inc(&badly_called);
}

static void forget_calls(void)
{
	memset(called, 0, sizeof(called));
	atomic_set(&nr_called, 0);
	atomic_set(&badly_called, 0);
}

/* Each of the other CPUs calls once, in an interrupt. */
TEST(lib, smp_call_function)
{
	int cpu;

	forget_calls();
	EXPECT_EQ(smp_call_function(note_call, called, 0, 1), 0);
	EXPECT_EQ(atomic_read(&nr_called), num_online_cpus() - 1);
	EXPECT_EQ(atomic_read(&badly_called), 0);
	for_each_online_cpu(cpu)
		EXPECT_EQ(atomic_read(&called[cpu]), cpu != (int)smp_processor_id());
}

/* And this CPU last. */
TEST(lib, on_each_cpu)
{
	unsigned int before = preempt_count();

	forget_calls();
	EXPECT_EQ(on_each_cpu(note_call, called, 0, 1), 0);
	EXPECT_EQ(atomic_read(&nr_called), num_online_cpus());
	EXPECT_EQ(atomic_read(&badly_called), 0);
	EXPECT_EQ(atomic_read(&called_last), (int)smp_processor_id());
	EXPECT_EQ(preempt_count(), before);
	EXPECT(!irqs_disabled());
}

static atomic_t calls;

static void count_call(void *unused)
{
	(void)unused;
	atomic_inc(&calls);
}

static void call_everybody(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < 5; i++)
		on_each_cpu(count_call, NULL, 0, 1);
}

/* All CPUs call all CPUs: nobody waits for ever, and no call is lost. */
TEST(lib, calls_from_all_cpus)
{
	atomic_set(&calls, 0);
	test_on_all_cpus(call_everybody, NULL);
	EXPECT_EQ(atomic_read(&calls), 5 * num_online_cpus() * num_online_cpus());
}

static void stay_busy(void *unused)
{
	int i;

	(void)unused;
	if (smp_processor_id() == 0) {
		while (__atomic_load_n(&grace.readers, __ATOMIC_ACQUIRE) < num_online_cpus() - 1)
			cpu_relax();
		forget_calls();
		smp_call_function(note_call, called, 0, 1);
		__atomic_store_n(&grace.updating, 1, __ATOMIC_RELEASE);
		return;
	}
	/* An interrupt waits until they are on again. */
	local_irq_disable();
	__atomic_fetch_add(&grace.readers, 1, __ATOMIC_RELEASE);
	for (i = 0; i < 1000; i++)
		cpu_relax();
	__atomic_fetch_add(&grace.left, 1, __ATOMIC_RELAXED);
	local_irq_enable();
	while (!__atomic_load_n(&grace.updating, __ATOMIC_ACQUIRE))
		cpu_relax();
}

/* A CPU with interrupts off answers when they are on again. */
TEST(lib, call_waits_for_interrupts)
{
	memset(&grace, 0, sizeof(grace));
	test_on_all_cpus(stay_busy, NULL);
	EXPECT_EQ(atomic_read(&nr_called), num_online_cpus() - 1);
	EXPECT_EQ(atomic_read(&badly_called), 0);
}

static DEFINE_PER_CPU(int, own_number);

static void check_identity(void *errors)
{
	int cpu = smp_processor_id();

	if (current != idle_task(cpu))
		atomic_inc(errors);
	__get_cpu_var(own_number) = cpu + 1;
}

/* Each CPU knows its number, its task and its own variables. */
TEST(lib, cpu_identity)
{
	atomic_t errors = ATOMIC_INIT(0);
	int cpu;

	test_on_all_cpus(check_identity, &errors);
	EXPECT_EQ(atomic_read(&errors), 0);
	for_each_online_cpu(cpu)
		EXPECT_EQ(per_cpu(own_number, cpu), cpu + 1);
	EXPECT_PTR_EQ(current, &init_task);
}
#endif

/*
 * The log.
 */
static char text[40000];

/* What was logged since test_log_position(). */
static const char *logged(unsigned long pos)
{
	size_t len = log_read(&pos, text, sizeof(text) - 1);

	text[len] = '\0';
	return text;
}

#define EXPECT_LOGGED(expected, ...)					\
do {									\
	unsigned long __pos = test_log_position();			\
	int __level = console_loglevel;					\
									\
	console_loglevel = 1;						\
	__VA_ARGS__;							\
	console_loglevel = __level;					\
	EXPECT_STR_EQ(logged(__pos), expected);				\
} while (0)

/* A line has the level it begins with, or the default one. */
TEST(lib, printk_levels)
{
	EXPECT_LOGGED("<6>info\n", printk(KERN_INFO "info\n"));
	EXPECT_LOGGED("<3>error\n", printk(KERN_ERR "error\n"));
	EXPECT_LOGGED("<7>debug 42\n", printk(KERN_DEBUG "debug %d\n", 42));
	EXPECT_LOGGED("<4>default\n", printk("default\n"));
	EXPECT_LOGGED("<3>two\n<5>lines\n", printk(KERN_ERR "two\n" KERN_NOTICE "lines\n"));
	EXPECT_LOGGED("<3>two\n<4>lines\n", printk(KERN_ERR "two\nlines\n"));
	EXPECT_LOGGED("<4><8>no level\n", printk("<8>no level\n"));
}

/* A line may come in parts, of which only the first one has a level. */
TEST(lib, printk_parts)
{
	EXPECT_LOGGED("<6>one two three\n", printk(KERN_INFO "one"); printk(" two");
		      printk(" three\n"));
	EXPECT_LOGGED("<6>a<3>b\n", printk(KERN_INFO "a"); printk(KERN_ERR "b\n"));
	EXPECT_LOGGED("", printk("%s", ""));
}

TEST(lib, printk_returns_length)
{
	int level = console_loglevel, len;

	console_loglevel = 1;
	len = printk(KERN_DEBUG "%05d\n", 7);
	console_loglevel = level;
	EXPECT_EQ(len, 9);
}

/* A reader gets the text in pieces of his size. */
TEST(lib, log_read)
{
	unsigned long pos = test_log_position(), start = pos;
	int level = console_loglevel;
	char buf[5];

	console_loglevel = 1;
	printk(KERN_INFO "abcdefg\n");
	console_loglevel = level;
	EXPECT_EQ(log_read(&pos, buf, 5), (size_t)5);
	EXPECT_EQ(memcmp(buf, "<6>ab", 5), 0);
	EXPECT_EQ(pos, start + 5);
	EXPECT_EQ(log_read(&pos, buf, 5), (size_t)5);
	EXPECT_EQ(memcmp(buf, "cdefg", 5), 0);
	EXPECT_EQ(log_read(&pos, buf, 5), (size_t)1);
	EXPECT_EQ(buf[0], '\n');
	EXPECT_EQ(log_read(&pos, buf, 5), (size_t)0);
	EXPECT_EQ(pos, start + 11);
}

/* The log keeps the last 32 KB: a late reader starts there. */
TEST(lib, log_is_a_ring)
{
	unsigned long pos = test_log_position(), end = pos;
	int level = console_loglevel, i, line = 0;
	size_t len;

	console_loglevel = 1;
	for (i = 0; i < 500; i++) {
		line = printk(KERN_DEBUG "line %3d of a log that is too long to be kept: each one "
			      "has some 90 characters\n", i);
		end += line;
	}
	console_loglevel = level;
	len = log_read(&pos, text, sizeof(text));
	EXPECT_EQ(len, (size_t)32768);
	EXPECT_EQ(pos, end);
	EXPECT_EQ(memcmp(text + len - line, "<7>line 499", 11), 0);
	EXPECT_EQ(memcmp(text + len - 2 * line, "<7>line 498", 11), 0);
	EXPECT_EQ(text[len - 1], '\n');
	pos = 0;
	EXPECT_EQ(log_read(&pos, text, 10), (size_t)10);
	EXPECT_EQ(pos, end - 32768 + 10);
}

/* So many that the log keeps those of all CPUs. */
static int lines_each;

static void print_lines(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < lines_each; i++)
		printk(KERN_DEBUG "cpu %02d line %02d and a tail that others could cut off\n",
		       smp_processor_id(), i);
}

/* Lines of several CPUs do not get mixed. */
TEST(lib, printk_on_all_cpus)
{
	unsigned long pos = test_log_position();
	int level = console_loglevel, next[NR_CPUS] = { 0 }, lines = 0;
	char *line, *p = text;
	char expected[80];
	int cpu;

	lines_each = min(20, 400 / num_online_cpus());
	console_loglevel = 1;
	test_on_all_cpus(print_lines, NULL);
	console_loglevel = level;
	logged(pos);
	while (*p && (line = strsep(&p, "\n")) != NULL) {
		cpu = simple_strtol(line + 7, NULL, 10);
		if (cpu < 0 || cpu >= NR_CPUS)
			break;
		scnprintf(expected, sizeof(expected),
			  "<7>cpu %02d line %02d and a tail that others could cut off", cpu,
			  next[cpu]++);
		EXPECT_STR_EQ(line, expected);
		lines++;
	}
	EXPECT_EQ(lines, lines_each * num_online_cpus());
}

static void __no_tsan set_jiffies(unsigned long now)
{
	jiffies = now;
}

/* Messages that could come in floods: ten at once, then one in five seconds. */
TEST(lib, printk_ratelimit)
{
	unsigned long now = jiffies;
	int level = console_loglevel, i;

	/* Long after what other cases have set off. */
	console_loglevel = 1;
	set_jiffies(now + 300 * HZ);
	for (i = 0; i < 20 && printk_ratelimit(); i++)
		;
	EXPECT_EQ(i, 10);
	EXPECT_EQ(printk_ratelimit(), 0);
	set_jiffies(now + 305 * HZ);
	EXPECT_LOGGED("<4>printk: 2 messages suppressed.\n", EXPECT(printk_ratelimit()));
	EXPECT_EQ(printk_ratelimit(), 0);
	set_jiffies(now + 500 * HZ);
	EXPECT_LOGGED("<4>printk: 1 messages suppressed.\n", EXPECT(printk_ratelimit()));
	EXPECT_LOGGED("", EXPECT(printk_ratelimit()));
	set_jiffies(now);
	console_loglevel = level;
}

#ifdef CONFIG_DEBUG_SPINLOCK_SLEEP
/* Who may not sleep, and calls what may, is told so; with the place. */
TEST(lib, might_sleep)
{
	unsigned long now = jiffies;
	int level = console_loglevel;

	/* These messages are limited, too. */
	set_jiffies(now + 60 * HZ);
	console_loglevel = 1;
	test_log_position();
	might_sleep();
	might_sleep_if(0);
	EXPECT(!test_log_has("sleeping function"));

	preempt_disable();
	might_sleep();
	might_sleep_if(0);
	preempt_enable();
	EXPECT(test_log_has("<3>Debug: sleeping function called from invalid context at "));
	EXPECT(test_log_has("lib/sync.c:"));
	EXPECT(test_log_has("in_atomic():1, irqs_disabled():0"));

	test_log_position();
	local_irq_disable();
	might_sleep_if(1);
	local_irq_enable();
	EXPECT(test_log_has("in_atomic():0, irqs_disabled():1"));
	EXPECT(test_log_has("Call Trace:"));
	console_loglevel = level;
	set_jiffies(now);
}
#endif

static noinline void warn(int condition)
{
	WARN_ON(condition);
}

static void mute_and_print_symbols(unsigned long addr)
{
	int level = console_loglevel;

	console_loglevel = 1;
	print_symbol("at (%s)\n", addr);
	print_symbol("at (%s)\n", addr + 3);
	console_loglevel = level;
}

/* One can go on after a warning. */
TEST(lib, warn_on)
{
	int level = console_loglevel;

	console_loglevel = 1;
	test_log_position();
	warn(0);
	EXPECT(!test_log_has("Badness"));
	warn(1);
	EXPECT(test_log_has("<4>Badness in warn at "));
	EXPECT(test_log_has("Call Trace:"));
	console_loglevel = level;
}

/* A function by name, with the way into it; what lies in none is a plain number. */
TEST(lib, print_symbol)
{
	unsigned long start = (unsigned long)warn;

	EXPECT_LOGGED("<4>(0x1)\n", print_symbol("(%s)\n", 1));
	EXPECT_LOGGED("<6>[<0x1>]\n", print_symbol(KERN_INFO "[<%s>]\n", 1));
	test_log_position();
	mute_and_print_symbols(start);
	EXPECT(test_log_has("<4>at (warn+0x0/0x"));
	EXPECT(test_log_has("<4>at (warn+0x3/0x"));
}

/*
 * The end.
 */
FATAL_TEST(lib, panic, "Kernel panic - not syncing: no way on from 42")
{
	panic("no way on from %d\n", 42);
}

FATAL_TEST(lib, bug, "BUG at ")
{
	BUG_ON(other_cpu() < NR_CPUS);
}

static int tell_last_words(struct notifier_block *nb, unsigned long event, void *message)
{
	(void)nb;
	(void)event;
	printk(KERN_EMERG "last words: %s\n", (char *)message);
	return NOTIFY_DONE;
}

FATAL_TEST(lib, panic_notifier, "last words: that is it")
{
	static struct notifier_block nb = { .notifier_call = tell_last_words };

	notifier_chain_register(&panic_notifier_list, &nb);
	panic("that is it");
}

FATAL_TEST(lib, panic_with_lock_held, "Kernel panic - not syncing: in the middle")
{
	local_irq_disable();
	spin_lock(&lock);
	panic("in the middle");
}

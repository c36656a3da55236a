// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of what CPUs do for each other while some of them come and go: calls of functions,
 * standing still, and the promise that a CPU stays online in a section with preemption
 * disabled.
 */
#include <linux/completion.h>
#include <linux/console.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/mm.h>
#include <linux/notifier.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/stop_machine.h>
#include <linux/string.h>
#include <linux/test.h>
#include <linux/topology.h>
#include <linux/workqueue.h>
#include <asm/atomic.h>
#include <asm/processor.h>

#ifdef CONFIG_SMP

#define get(var)	__atomic_load_n(&(var), __ATOMIC_ACQUIRE)
#define set(var, value)	__atomic_store_n(&(var), value, __ATOMIC_RELEASE)
#define add(var, n)	((void)__atomic_fetch_add(&(var), n, __ATOMIC_ACQ_REL))

/*
 * Calls.
 */
static int met, let_go;

static void meet(void *others)
{
	add(met, 1);
	while (get(met) < *(int *)others)
		cpu_relax();
}

/* All the others call at the same time: each waits for the last one. */
TEST(lib, calls_are_parallel)
{
	int others = num_online_cpus() - 1;

	if (!others)
		SKIP("one CPU");
	if (smp_calls_in_order)
		SKIP("CPUs call in order when a trace is written");
	set(met, 0);
	EXPECT_EQ(smp_call_function(meet, &others, 0, 1), 0);
	EXPECT_EQ(get(met), others);
}

static void wait_to_be_let_go(void *unused)
{
	(void)unused;
	while (!get(let_go))
		cpu_relax();
	add(met, 1);
}

/* Who does not wait for the end of the calls goes on when all have begun. */
TEST(lib, call_without_waiting)
{
	int others = num_online_cpus() - 1;

	if (!others)
		SKIP("one CPU");
	set(met, 0);
	set(let_go, 0);
	EXPECT_EQ(smp_call_function(wait_to_be_let_go, NULL, 0, 0), 0);
	EXPECT_EQ(get(met), 0);
	set(let_go, 1);
	/* The next call is for those who are done with this one. */
	EXPECT_EQ(smp_call_function(wait_to_be_let_go, NULL, 0, 1), 0);
	EXPECT_EQ(get(met), 2 * others);
}

#ifdef CONFIG_HOTPLUG_CPU
#define MSEC	1000000ULL	/* ns */

static void spin_for(unsigned long long ns)
{
	unsigned long long end = sched_clock() + ns;

	while (sched_clock() < end)
		cpu_relax();
}

static unsigned int last_cpu(void)
{
	unsigned int cpu, last = 0;

	for_each_online_cpu(cpu)
		last = cpu;
	return last;
}

/* A function that runs on a CPU while this one goes on. */
struct elsewhere {
	struct work_struct work;
	struct completion done;
	void (*fn)(void *arg);
	void *arg;
};

static void run_elsewhere(void *data)
{
	struct elsewhere *e = data;

	e->fn(e->arg);
	complete(&e->done);
}

static void start_elsewhere(struct elsewhere *e, int cpu, void (*fn)(void *arg), void *arg)
{
	e->fn = fn;
	e->arg = arg;
	init_completion(&e->done);
	INIT_WORK(&e->work, run_elsewhere, e);
	schedule_work_on(&e->work, cpu);
}

/*
 * Standing still.
 */
static int inside, ended, broken;
static unsigned long moves;
static DEFINE_SPINLOCK(section_lock);

/* Enters and leaves sections of all kinds, which nobody may be in while CPUs stand still. */
static void sections(void *unused)
{
	unsigned int i;

	(void)unused;
	for (i = 0; !get(ended); i++) {
		switch (i % 3) {
		case 0:
			preempt_disable();
			break;
		case 1:
			local_irq_disable();
			break;
		case 2:
			spin_lock(&section_lock);
			break;
		}
		add(inside, 1);
		cpu_relax();
		add(moves, 1);
		add(inside, -1);
		switch (i % 3) {
		case 0:
			preempt_enable();
			break;
		case 1:
			local_irq_enable();
			break;
		case 2:
			spin_unlock(&section_lock);
			break;
		}
	}
}

static int look_round(void *cpu)
{
	unsigned long before = get(moves);

	if (get(inside) || !irqs_disabled() || smp_processor_id() != *(unsigned int *)cpu)
		add(broken, 1);
	spin_for(MSEC / 5);
	if (get(moves) != before || get(inside))
		add(broken, 1);
	return 4711;
}

/* Each CPU in turn has all others stand still, which are in no section then. */
TEST(lib, stop_machine)
{
	static struct elsewhere busy[NR_CPUS];
	unsigned int cpu, round;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	set(inside, 0);
	set(ended, 0);
	set(broken, 0);
	for_each_online_cpu(cpu)
		if (cpu != smp_processor_id())
			start_elsewhere(&busy[cpu], cpu, sections, NULL);
	for (round = 0; round < 10; round++)
		for_each_online_cpu(cpu)
			EXPECT_EQ(stop_machine_run(look_round, &cpu, cpu), 4711);
	cpu = smp_processor_id();
	EXPECT_EQ(stop_machine_run(look_round, &cpu, NR_CPUS), 4711);
	set(ended, 1);
	for_each_online_cpu(cpu)
		if (cpu != smp_processor_id())
			wait_for_completion(&busy[cpu].done);
	EXPECT_EQ(get(broken), 0);
	EXPECT(get(moves));
}

static void count_call(void *calls)
{
	add(*(int *)calls, 1);
}

static void stop_often(void *unused)
{
	unsigned int cpu = smp_processor_id(), i;

	(void)unused;
	for (i = 0; i < 30; i++)
		stop_machine_run(look_round, &cpu, cpu);
	set(ended, 1);
}

/* A CPU that stands still already calls what one that does not yet waits for. */
TEST(lib, stop_machine_answers_calls)
{
	struct elsewhere stopper;
	int calls = 0, rounds = 0;

	if (num_online_cpus() < 3)
		SKIP("fewer than three CPUs");
	set(ended, 0);
	set(inside, 0);
	set(broken, 0);
	start_elsewhere(&stopper, 1, stop_often, NULL);
	while (!get(ended)) {
		smp_call_function(count_call, &calls, 0, 1);
		rounds++;
	}
	wait_for_completion(&stopper.done);
	EXPECT_EQ(calls, rounds * (num_online_cpus() - 1));
	EXPECT_EQ(get(broken), 0);
}

/*
 * Coming and going.
 */
#define TOGGLES	30

/*
 * Each CPU from @first on goes and comes again when the caches are empty: its arrays are packed
 * then as they are after the boot, and as many pages are free.
 */
static void repack(unsigned int first)
{
	unsigned int cpu, last = last_cpu();

	test_quiesce();
	for (cpu = last; cpu >= first; cpu--)
		EXPECT_EQ(cpu_down(cpu), 0);
	test_quiesce();
	for (cpu = first; cpu <= last; cpu++)
		EXPECT_EQ(cpu_up(cpu), 0);
}

/* Without memory on its node a CPU that comes leaves slabs behind on other nodes. */
static int can_come_and_go(int cpus)
{
	unsigned int cpu;

	for_each_online_cpu(cpu)
		if (!node_present_pages(cpu_to_node(cpu)))
			return 0;
	return num_online_cpus() >= cpus;
}

#define CASE_NEEDS_CPUS(n)						\
do {									\
	if (!can_come_and_go(n))					\
		SKIP("fewer than %d CPUs, or one on a node without memory", n); \
} while (0)

static void toggle(void *data)
{
	unsigned int cpu = *(unsigned int *)data, i;

	for (i = 0; i < TOGGLES; i++)
		if (cpu_down(cpu) || cpu_up(cpu))
			add(broken, 1);
	set(ended, 1);
}

/*
 * Who has preemption disabled loses no CPU that he has seen, however long he takes: neither
 * while he looks at them nor in between and a call of all. They may come.
 */
TEST(lib, preempt_disable_keeps_cpus)
{
	unsigned int cpu, last = last_cpu();
	int left = 0, calls, expected;
	struct elsewhere toggler;
	unsigned long long end;
	cpumask_t seen;

	CASE_NEEDS_CPUS(3);
	set(ended, 0);
	set(broken, 0);
	start_elsewhere(&toggler, 1, toggle, &last);
	while (!get(ended)) {
		calls = expected = 0;
		preempt_disable();
		cpus_clear(seen);
		for_each_online_cpu(cpu) {
			cpu_set(cpu, seen);
			expected++;
		}
		end = sched_clock() + 2 * MSEC;
		while (sched_clock() < end)
			for_each_cpu_mask(cpu, seen)
				left += !cpu_online(cpu);
		smp_call_function(count_call, &calls, 0, 1);
		if (calls < expected - 1)
			left++;
		preempt_enable();
	}
	wait_for_completion(&toggler.done);
	EXPECT_EQ(left, 0);
	EXPECT_EQ(get(broken), 0);
	EXPECT(cpu_online(last));
	repack(last);
}

static int nr_events;
static struct { unsigned long event; long cpu; int priority; } events[8];

static int note(struct notifier_block *nb, unsigned long event, void *cpu)
{
	if (nr_events < (int)ARRAY_SIZE(events)) {
		events[nr_events].event = event;
		events[nr_events].cpu = (long)cpu;
		events[nr_events].priority = nb->priority;
	}
	nr_events++;
	return NOTIFY_OK;
}

static int refuse_to_prepare(struct notifier_block *nb, unsigned long event, void *cpu)
{
	note(nb, event, cpu);
	return event == CPU_UP_PREPARE || event == CPU_DOWN_PREPARE ? NOTIFY_BAD : NOTIFY_OK;
}

#define EXPECT_EVENT(n, event_, cpu_, priority_)			\
do {									\
	EXPECT_EQ(events[n].event, (unsigned long)(event_));		\
	EXPECT_EQ(events[n].cpu, (long)(cpu_));				\
	EXPECT_EQ(events[n].priority, priority_);			\
} while (0)

/* What happens is told in this order, and those of high priority hear it first. */
TEST(lib, cpu_events)
{
	struct notifier_block high = { .notifier_call = note, .priority = 20 };
	struct notifier_block low = { .notifier_call = note, .priority = -20 };
	unsigned int cpu = last_cpu(), i;
	static const unsigned long expected[] = {
		CPU_DOWN_PREPARE, CPU_DEAD, CPU_UP_PREPARE, CPU_ONLINE,
	};

	CASE_NEEDS_CPUS(2);
	nr_events = 0;
	register_cpu_notifier(&low);
	register_cpu_notifier(&high);
	EXPECT_EQ(cpu_down(cpu), 0);
	EXPECT_EQ(cpu_up(cpu), 0);
	unregister_cpu_notifier(&high);
	unregister_cpu_notifier(&low);
	EXPECT_EQ(nr_events, 8);
	for (i = 0; i < 8; i++)
		EXPECT_EVENT(i, expected[i / 2], cpu, i % 2 ? -20 : 20);
	repack(cpu);
}

/* CPU_UP_CANCELED is for all, also for those who never heard of CPU_UP_PREPARE. */
TEST(lib, cpu_up_is_refused)
{
	struct notifier_block veto = { .notifier_call = refuse_to_prepare, .priority = -10 };
	struct notifier_block low = { .notifier_call = note, .priority = -20 };
	int level = console_loglevel, ret;
	unsigned int cpu = last_cpu();
	char text[64];

	CASE_NEEDS_CPUS(2);
	EXPECT_EQ(cpu_down(cpu), 0);
	register_cpu_notifier(&low);
	register_cpu_notifier(&veto);
	nr_events = 0;
	console_loglevel = 1;
	test_log_position();
	ret = cpu_up(cpu);
	console_loglevel = level;
	unregister_cpu_notifier(&veto);
	unregister_cpu_notifier(&low);
	EXPECT_EQ(ret, -EINVAL);
	scnprintf(text, sizeof(text), "<4>cpu_up: attempt to bring up CPU %u failed\n", cpu);
	EXPECT(test_log_has(text));
	EXPECT_EQ(nr_events, 3);
	EXPECT_EVENT(0, CPU_UP_PREPARE, cpu, -10);
	EXPECT_EVENT(1, CPU_UP_CANCELED, cpu, -10);
	EXPECT_EVENT(2, CPU_UP_CANCELED, cpu, -20);
	EXPECT_EQ(cpu_up(cpu), 0);
	repack(cpu);
}

static void note_cpu(void *cpu)
{
	*(unsigned int *)cpu = smp_processor_id();
}

/* Of a refused CPU_DOWN_PREPARE nobody else hears, and the CPU works on. */
TEST(lib, cpu_down_is_refused)
{
	struct notifier_block veto = { .notifier_call = refuse_to_prepare, .priority = 20 };
	unsigned int cpu = last_cpu(), worked = NR_CPUS;
	int level = console_loglevel, ret;
	char text[64];

	CASE_NEEDS_CPUS(2);
	register_cpu_notifier(&veto);
	nr_events = 0;
	console_loglevel = 1;
	test_log_position();
	ret = cpu_down(cpu);
	console_loglevel = level;
	unregister_cpu_notifier(&veto);
	EXPECT_EQ(ret, -EINVAL);
	scnprintf(text, sizeof(text), "<4>cpu_down: attempt to take down CPU %u failed\n", cpu);
	EXPECT(test_log_has(text));
	EXPECT_EQ(nr_events, 1);
	EXPECT(cpu_online(cpu));
	test_on_cpu(cpu, note_cpu, &worked);
	EXPECT_EQ(worked, cpu);
}

static void take_down(void *data)
{
	int *cpu = data;

	*cpu = cpu_down(*cpu);
}

/* CPU 0 refuses when it is to go, of which nobody hears but by CPU_DOWN_PREPARE. */
TEST(lib, first_cpu_stays)
{
	struct notifier_block nb = { .notifier_call = note, .priority = 20 };
	int ret = 0;

	CASE_NEEDS_CPUS(2);
	register_cpu_notifier(&nb);
	nr_events = 0;
	test_on_cpu(last_cpu(), take_down, &ret);
	unregister_cpu_notifier(&nb);
	EXPECT_EQ(ret, -EBUSY);
	EXPECT(cpu_online(0));
	EXPECT_EQ(nr_events, 1);
	EXPECT_EVENT(0, CPU_DOWN_PREPARE, 0, 20);
}

/* A CPU can't take itself down. The release would move the caller to another one. */
TEST(lib, own_cpu_stays)
{
	int cpu = last_cpu(), ret = cpu;

	CASE_NEEDS_CPUS(2);
	test_on_cpu(cpu, take_down, &ret);
	EXPECT_EQ(ret, -EBUSY);
	EXPECT(cpu_online(cpu));
}

static void take_each_other_down(void *data)
{
	int *rets = data, self = smp_processor_id();

	add(met, 1);
	while (get(met) < 2)
		cpu_relax();
	rets[self] = cpu_down(3 - self);
}

/* Nor two each other: one at least stays, and both come back from it. */
TEST(lib, two_cpus_take_each_other_down)
{
	int rets[3] = { 0 };
	struct elsewhere two;

	CASE_NEEDS_CPUS(3);
	set(met, 0);
	start_elsewhere(&two, 2, take_each_other_down, rets);
	test_on_cpu(1, take_each_other_down, rets);
	wait_for_completion(&two.done);
	EXPECT(rets[1] || rets[2]);
	EXPECT(!rets[1] || rets[1] == -EBUSY);
	EXPECT(!rets[2] || rets[2] == -EBUSY);
	if (!rets[1])
		EXPECT_EQ(cpu_up(2), 0);
	if (!rets[2])
		EXPECT_EQ(cpu_up(1), 0);
	EXPECT(cpu_online(1) && cpu_online(2));
	repack(1);
}

static void use_the_lock(void *unused)
{
	unsigned int i;

	(void)unused;
	for (i = 0; i < 200; i++) {
		lock_cpu_hotplug();
		add(met, 1);
		unlock_cpu_hotplug();
		cpu_relax();
	}
}

/* A CPU's work is over before the CPU goes, and may need the lock that cpu_down() takes. */
TEST(lib, cpu_down_waits_for_work)
{
	unsigned int cpu = last_cpu(), i;
	struct elsewhere user;

	CASE_NEEDS_CPUS(2);
	for (i = 0; i < 5; i++) {
		set(met, 0);
		start_elsewhere(&user, cpu, use_the_lock, NULL);
		/* Work that it has not begun would be done by another one. */
		while (!get(met))
			cpu_relax();
		EXPECT_EQ(cpu_down(cpu), 0);
		EXPECT_EQ(get(met), 200);
		wait_for_completion(&user.done);
		EXPECT_EQ(cpu_up(cpu), 0);
	}
	repack(cpu);
}

static struct work_struct late_work[2];
static unsigned int late_on[2], nr_late;

static void note_late(void *data)
{
	late_on[nr_late++ % 2] = smp_processor_id() * 10 + (long)data;
}

/* The CPU does not begin anything any more. */
static int give_late_work(struct notifier_block *nb, unsigned long event, void *cpu)
{
	unsigned int i;

	(void)nb;
	for (i = 0; event == CPU_DOWN_PREPARE && i < ARRAY_SIZE(late_work); i++)
		schedule_work_on(&late_work[i], (long)cpu);
	return NOTIFY_OK;
}

/* Work that a dead CPU has not begun is done, in its order, where its death is seen to. */
TEST(lib, work_of_a_dead_cpu)
{
	struct notifier_block nb = { .notifier_call = give_late_work };
	unsigned int cpu = last_cpu(), i;
	int level = console_loglevel, ret;

	CASE_NEEDS_CPUS(2);
	nr_late = 0;
	for (i = 0; i < ARRAY_SIZE(late_work); i++)
		INIT_WORK(&late_work[i], note_late, (void *)(long)(i + 1));
	register_cpu_notifier(&nb);
	console_loglevel = 1;
	test_log_position();
	ret = cpu_down(cpu);
	console_loglevel = level;
	unregister_cpu_notifier(&nb);
	EXPECT_EQ(ret, 0);
	EXPECT(test_log_has("<4>Taking work for events\n<4>Taking work for events\n"));
	EXPECT_EQ(nr_late, 0U);
	run_deferred();
	EXPECT_EQ(nr_late, 2U);
	EXPECT_EQ(late_on[0], 1U);
	EXPECT_EQ(late_on[1], 2U);
	EXPECT_EQ(cpu_up(cpu), 0);
	repack(cpu);
}

static int mourn(struct notifier_block *nb, unsigned long event, void *cpu)
{
	(void)nb;
	(void)cpu;
	return event == CPU_DEAD ? NOTIFY_BAD : NOTIFY_OK;
}

/* Nobody may refuse what has happened. */
FATAL_TEST(lib, death_can_not_be_refused, "BUG at kernel/cpu.c")
{
	static struct notifier_block nb = { .notifier_call = mourn, .priority = 20 };

	register_cpu_notifier(&nb);
	cpu_down(last_cpu());
}
#endif

#endif

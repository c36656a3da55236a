// SPDX-License-Identifier: GPL-2.0
/*
 * Having one CPU call a function while all others stand still; the interface of
 * kernel/stop_machine.c of 2.6.12.
 *
 * There, a thread of the highest priority gets each CPU as soon as it can be preempted. Here
 * an interrupt asks for the CPU: where what it finds could be preempted the CPU stays in the
 * interrupt until all is over, elsewhere preempt_enable() does that, or the next interrupt. So a
 * section with preemption disabled, interrupts off or a spinlock held is left before its CPU
 * stands still, and none of them is under way on any CPU when the function is called.
 */
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <asm/processor.h>

enum { STOP_NOTHING, STOP_GATHER, STOP_CALL, STOP_OVER };

static struct {
	int stage;		/* STOP_*; the other fields are set before it is */
	int (*fn)(void *data);
	void *data;
	unsigned int cpu;	/* the one that calls */
	int ret;
} stop;

/* Does this CPU stand still? */
static int standing[NR_CPUS];

#define stop_stage()		__atomic_load_n(&stop.stage, __ATOMIC_ACQUIRE)
#define set_stop_stage(to)	__atomic_store_n(&stop.stage, to, __ATOMIC_RELEASE)
#define stands(cpu)		__atomic_load_n(&standing[cpu], __ATOMIC_ACQUIRE)
#define set_stands(cpu, to)	__atomic_store_n(&standing[cpu], to, __ATOMIC_RELEASE)

/* How often one looks whether all CPUs have come before they are asked again. */
#define LOOKS	1000

/* With interrupts off: calls the function if that is for this CPU to do, and waits for the end. */
static void stand_still(void)
{
	if (stop.cpu == smp_processor_id()) {
		stop.ret = stop.fn(stop.data);
		set_stop_stage(STOP_OVER);
	}
	while (stop_stage() != STOP_OVER)
		cpu_relax();
}

/**
 * stop_machine_interrupt - stand still, if that is asked for and can be
 *
 * In the interrupt of arch_kick_cpu(), with interrupts off.
 */
void stop_machine_interrupt(void)
{
	if (stop_stage() != STOP_GATHER)
		return;
	if (!interrupted_preemptible()) {
		set_thread_flag(TIF_NEED_RESCHED);
		return;
	}
	set_stands(smp_processor_id(), 1);
	/*
	 * Others that do not stand yet may be in a call of all CPUs. It is looked for, since not all
	 * machines interrupt an interrupt; those that do must not be left with one that waits, or
	 * they never sleep in cpu_relax().
	 */
	while (stop_stage() == STOP_GATHER) {
		smp_call_function_interrupt();
		local_irq_enable();
		cpu_relax();
		local_irq_disable();
	}
	stand_still();
	set_stands(smp_processor_id(), 0);
}

/* Do all online CPUs but @self stand, or (@want 0) does none of them any more? */
static int all_others(unsigned int self, int want)
{
	unsigned int cpu;

	for_each_online_cpu(cpu)
		if (cpu != self && stands(cpu) != want)
			return 0;
	return 1;
}

/* Asks all other CPUs until they stand still. */
static void gather(unsigned int self)
{
	unsigned int cpu;
	int looks;

	set_stop_stage(STOP_GATHER);
	do {
		for_each_online_cpu(cpu)
			if (cpu != self && !stands(cpu))
				arch_kick_cpu(cpu);
		for (looks = LOOKS; looks && !all_others(self, 1); looks--)
			cpu_relax();
	} while (!all_others(self, 1));
}

/**
 * __stop_machine_run - call a function while all other CPUs stand still
 * @fn: the function; called with interrupts off, may not wait for anything
 * @data: passed on
 * @cpu: the online CPU that calls it; NR_CPUS: this one
 *
 * The caller has lock_cpu_hotplug(). Return: what @fn returned. Sleeps. The release has a
 * thread for it, whose exit status this is; here nothing can be missing to begin.
 */
int __stop_machine_run(int (*fn)(void *data), void *data, unsigned int cpu)
{
	unsigned int self;

	might_sleep();
	preempt_disable();
	self = smp_processor_id();
	stop.fn = fn;
	stop.data = data;
	stop.cpu = cpu == NR_CPUS ? self : cpu;
	gather(self);

	local_irq_disable();
	set_stop_stage(STOP_CALL);
	stand_still();
	while (!all_others(self, 0) || (!cpu_online(stop.cpu) && stands(stop.cpu)))
		cpu_relax();
	set_stop_stage(STOP_NOTHING);
	local_irq_enable();
	preempt_enable();
	return stop.ret;
}

/**
 * stop_machine_run - call a function while all other CPUs stand still
 * @fn: the function; called with interrupts off, may not wait for anything
 * @data: passed on
 * @cpu: the online CPU that calls it; NR_CPUS: this one
 *
 * No CPU comes or goes meanwhile. Return: what @fn returned. Sleeps. Source: 2.6.12.
 */
int stop_machine_run(int (*fn)(void *data), void *data, unsigned int cpu)
{
	int ret;

	lock_cpu_hotplug();
	ret = __stop_machine_run(fn, data, cpu);
	unlock_cpu_hotplug();
	return ret;
}
EXPORT_SYMBOL(stop_machine_run);

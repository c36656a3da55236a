// SPDX-License-Identifier: GPL-2.0
/* Having other CPUs call a function, which 2.6.12 leaves to each architecture. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <asm/atomic.h>
#include <asm/processor.h>

/* One call at a time. */
static DEFINE_SPINLOCK(call_lock);

static struct call {
	void (*func)(void *info);
	void *info;
	int wait;
	atomic_t started;	/* CPUs that need nothing of this any more, unless one waits */
	atomic_t finished;
} *current_call;

/* CPUs that are to take part in current_call, and have not begun. */
static int asked[NR_CPUS];

/*
 * Ours: the CPUs call one after the other, by number. Where memory is found depends on their
 * order, which a placement must not leave to chance.
 */
int smp_calls_in_order;

static void wait_for_cpus(struct call *call, int cpus)
{
	while (__atomic_load_n(&call->started.counter, __ATOMIC_ACQUIRE) < cpus)
		cpu_relax();
	if (!call->wait)
		return;
	while (__atomic_load_n(&call->finished.counter, __ATOMIC_ACQUIRE) < cpus)
		cpu_relax();
}

/**
 * smp_call_function - call a function on all other online CPUs
 * @func: the function; called in an interrupt, on all CPUs at once
 * @info: passed on
 * @retry: not used, as in the release
 * @wait: wait until the last call has returned, and not only until the last one has begun
 *
 * No CPU leaves meanwhile: a lock is held, see __stop_machine_run(). Return: 0. May not be
 * called from an interrupt, nor with interrupts off: two CPUs that call each other would wait
 * for ever. Source: 2.6.12.
 */
int smp_call_function(void (*func)(void *info), void *info, int retry, int wait)
{
	struct call call = { .func = func, .info = info, .wait = wait };
	unsigned int cpu;
	int cpus = 0;

	(void)retry;
	if (num_online_cpus() == 1)
		return 0;
	WARN_ON(irqs_disabled());

	spin_lock(&call_lock);
	current_call = &call;
	for_each_online_cpu(cpu) {
		if (cpu == smp_processor_id())
			continue;
		cpus++;
		__atomic_store_n(&asked[cpu], 1, __ATOMIC_RELEASE);
		smp_send_call_function(cpu);
		if (smp_calls_in_order)
			wait_for_cpus(&call, cpus);
	}
	wait_for_cpus(&call, cpus);
	spin_unlock(&call_lock);
	return 0;
}
EXPORT_SYMBOL(smp_call_function);

/**
 * smp_call_function_interrupt - call the function that smp_call_function() has for this CPU
 *
 * On every CPU that is interrupted: there may be none. In an interrupt, with interrupts off.
 */
void smp_call_function_interrupt(void)
{
	int *mine = &asked[smp_processor_id()];
	void (*func)(void *info);
	struct call *call;
	void *info;
	int wait;

	if (!__atomic_load_n(mine, __ATOMIC_ACQUIRE))
		return;
	__atomic_store_n(mine, 0, __ATOMIC_RELAXED);
	call = current_call;
	func = call->func;
	info = call->info;
	wait = call->wait;
	__atomic_fetch_add(&call->started.counter, 1, __ATOMIC_RELEASE);
	func(info);
	/* Where nobody waits the structure is gone. */
	if (wait)
		__atomic_fetch_add(&call->finished.counter, 1, __ATOMIC_RELEASE);
}

/**
 * on_each_cpu - call a function on all online CPUs, this one last
 * @func: the function; called with interrupts off
 * @info: passed on
 * @retry: not used
 * @wait: wait until the last call has returned
 *
 * Return: 0. May not be called from an interrupt, nor with interrupts off.
 * Source: 2.6.12.
 */
int on_each_cpu(void (*func)(void *info), void *info, int retry, int wait)
{
	int ret;

	preempt_disable();
	ret = smp_call_function(func, info, retry, wait);
	local_irq_disable();
	func(info);
	local_irq_enable();
	preempt_enable();
	return ret;
}
EXPORT_SYMBOL(on_each_cpu);

// SPDX-License-Identifier: GPL-2.0
/*
 * Having other CPUs call a function. They do it one after the other, ascending, so that a
 * run does not depend on which one the host lets go first.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <asm/atomic.h>
#include <asm/processor.h>

static DEFINE_SPINLOCK(call_lock);
static struct {
	void (*func)(void *info);
	void *info;
	atomic_t target;	/* the CPU that is to call, and has not; -1: none */
} call_data = { .target = ATOMIC_INIT(-1) };

/**
 * smp_call_function - call a function on all other online CPUs
 * @func: the function; called in an interrupt
 * @info: passed on
 * @retry: not used, as in the release
 * @wait: wait until the last call has returned; here one always waits
 *
 * Return: 0. May not be called from an interrupt, nor with interrupts off: two CPUs that
 * call each other would wait for ever. Source: 2.6.12.
 */
int smp_call_function(void (*func)(void *info), void *info, int retry, int wait)
{
	int cpu, self;

	(void)retry;
	(void)wait;
	if (num_online_cpus() == 1)
		return 0;
	WARN_ON(irqs_disabled());

	spin_lock(&call_lock);
	self = smp_processor_id();
	for_each_online_cpu(cpu) {
		if (cpu == self)
			continue;
		call_data.func = func;
		call_data.info = info;
		__atomic_store_n(&call_data.target.counter, cpu, __ATOMIC_RELEASE);
		smp_send_call_function(cpu);
		while (__atomic_load_n(&call_data.target.counter, __ATOMIC_ACQUIRE) == cpu)
			cpu_relax();
	}
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
	int self = smp_processor_id();

	if (__atomic_load_n(&call_data.target.counter, __ATOMIC_ACQUIRE) != self)
		return;
	call_data.func(call_data.info);
	__atomic_store_n(&call_data.target.counter, -1, __ATOMIC_RELEASE);
}

/**
 * on_each_cpu - call a function on all online CPUs, this one last
 * @func: the function; called with interrupts off
 * @info: passed on
 * @retry: not used
 * @wait: not used
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

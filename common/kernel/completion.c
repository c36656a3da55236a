// SPDX-License-Identifier: GPL-2.0
/* Waiting until another CPU is done. */
#include <linux/completion.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <asm/processor.h>

/**
 * complete - let one waiter go on
 * @x: what it waits for
 *
 * Any context.
 */
void complete(struct completion *x)
{
	__atomic_fetch_add(&x->done.counter, 1, __ATOMIC_RELEASE);
}
EXPORT_SYMBOL(complete);

/**
 * wait_for_completion - wait until complete() was called once more
 * @x: what to wait for
 *
 * This CPU's timers and work run meanwhile. Sleeps.
 */
void wait_for_completion(struct completion *x)
{
	int done;

	might_sleep();
	for (;;) {
		done = __atomic_load_n(&x->done.counter, __ATOMIC_ACQUIRE);
		if (done > 0 && __atomic_compare_exchange_n(&x->done.counter, &done, done - 1, 0,
							    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
		run_deferred();
		cpu_relax();
	}
}
EXPORT_SYMBOL(wait_for_completion);

// SPDX-License-Identifier: GPL-2.0
/* The shared part of per-CPU counters, which 2.6.12 keeps in mm/swap.c. */
#include <linux/module.h>
#include <linux/percpu_counter.h>

#ifdef CONFIG_SMP
/**
 * percpu_counter_mod - change a counter
 * @fbc: the counter
 * @amount: what is added
 *
 * This CPU's part goes to the shared count when it reaches FBC_BATCH either way.
 * Not from an interrupt. Source: 2.6.12.
 */
void percpu_counter_mod(struct percpu_counter *fbc, long amount)
{
	long *part = per_cpu_ptr(fbc->counters, get_cpu());
	long count = *part + amount;

	if (count >= FBC_BATCH || count <= -FBC_BATCH) {
		spin_lock(&fbc->lock);
		fbc->count += count;
		spin_unlock(&fbc->lock);
		count = 0;
	}
	*part = count;
	put_cpu();
}
EXPORT_SYMBOL(percpu_counter_mod);
#endif

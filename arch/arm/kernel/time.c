// SPDX-License-Identifier: GPL-2.0
/* The clock, which is the global timer, and sleeping, which a CPU's own timer ends. */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <asm/io.h>
#include <asm/processor.h>
#include <asm/setup.h>

/* Both timers count at 100 MHz on this board. */
#define NSEC_PER_COUNT	10
#define COUNTS_PER_TICK	(1000000000 / NSEC_PER_COUNT / HZ)

#define PTIMER_ON	((1 << 0) | (1 << 2))	/* once, with an interrupt */

/* The clock starts with the machine. */
void __init time_init(void)
{
	writel(0, GTIMER_CTRL);
	writel(0, GTIMER_LOW);
	writel(0, GTIMER_HIGH);
	writel(1, GTIMER_CTRL);
}

unsigned long long sched_clock(void)
{
	u32 high, low;

	do {
		high = readl(GTIMER_HIGH);
		low = readl(GTIMER_LOW);
	} while (readl(GTIMER_HIGH) != high);
	return ((unsigned long long)high << 32 | low) * NSEC_PER_COUNT;
}

void arch_update_jiffies(void)
{
	update_jiffies(sched_clock() / (NSEC_PER_COUNT * COUNTS_PER_TICK));
}

#define SPINS_PER_NAP	1024
#define COUNTS_PER_NAP	(200000 / NSEC_PER_COUNT)

/*
 * Who only spins takes the time from the CPU that is waited for: the emulator runs one at a
 * time. Naps now and then. Interrupts are off meanwhile: they end the sleep all the same, and one that
 * came just before it, the timer's or another one, would be handled and then slept through.
 */
void cpu_relax(void)
{
	struct thread_info *ti = current_thread_info();
	unsigned long flags;

	if (++ti->spins % SPINS_PER_NAP) {
		__asm__ __volatile__("yield" : : : "memory");
		return;
	}
	local_irq_save(flags);
	writel(COUNTS_PER_NAP, PTIMER_LOAD);
	writel(PTIMER_ON, PTIMER_CTRL);
	wfi();
	writel(0, PTIMER_CTRL);
	writel(1, PTIMER_STATUS);
	writel(1 << IRQ_PTIMER, GICD_ICPENDR);
	local_irq_restore(flags);
}

#define MAX_SLEEP	((long)(0xffffffff / COUNTS_PER_TICK))	/* jiffies */

/* An interrupt since the last sleep may have been the one that is waited for. */
void arch_idle(long timeout)
{
	struct thread_info *ti = current_thread_info();

	local_irq_disable();
	if (!ti->kicked && timeout > 0) {
		if (timeout < MAX_SCHEDULE_TIMEOUT) {
			writel((timeout < MAX_SLEEP ? timeout : MAX_SLEEP) * COUNTS_PER_TICK,
			       PTIMER_LOAD);
			writel(PTIMER_ON, PTIMER_CTRL);
		}
		wfi();
		writel(0, PTIMER_CTRL);
	}
	local_irq_enable();
	ti->kicked = 0;
}

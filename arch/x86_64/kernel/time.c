// SPDX-License-Identifier: GPL-2.0
/*
 * The clock is the time stamp counter. How fast it is, and how fast the timers of the local
 * APICs are, is measured with the timer chip (PIT), whose speed is known.
 */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <asm/apic.h>
#include <asm/io.h>
#include <asm/processor.h>
#include <asm/setup.h>

#define PIT_TICK_RATE	1193182		/* Hz */
#define PIT_CH2		0x42
#define PIT_MODE	0x43
#define  PIT_CH2_ONCE	0xb0		/* counts down once, then its output goes up */
#define PIT_GATE	0x61
#define  PIT_GATE_CH2	0x01		/* lets it count */
#define  PIT_GATE_SPKR	0x02
#define  PIT_GATE_OUT	0x20		/* its output */

#define MEASURES_PER_MS	4
#define NSEC_PER_TICK	(1000000000ULL / HZ)

static u64 tsc_start, tsc_per_ms;
static u32 apic_per_ms;

/* Counts both for a while, and keeps the smaller values: being held up only adds. */
static void __init measure(void)
{
	u32 count = PIT_TICK_RATE / 1000 / MEASURES_PER_MS, apic;
	u64 tsc;

	outb((inb(PIT_GATE) & ~PIT_GATE_SPKR) | PIT_GATE_CH2, PIT_GATE);
	outb(PIT_CH2_ONCE, PIT_MODE);
	apic_timer_start(~0U);
	outb(count, PIT_CH2);
	tsc = rdtsc();
	outb(count >> 8, PIT_CH2);
	while (!(inb(PIT_GATE) & PIT_GATE_OUT))
		;
	tsc = (rdtsc() - tsc) * MEASURES_PER_MS;
	apic = (~0U - apic_timer_left()) * MEASURES_PER_MS;
	apic_timer_start(0);
	if (!tsc_per_ms || tsc < tsc_per_ms)
		tsc_per_ms = tsc;
	if (!apic_per_ms || apic < apic_per_ms)
		apic_per_ms = apic;
}

/* The clock starts with the machine. */
void __init time_init(void)
{
	int i;

	for (i = 0; i < 3; i++)
		measure();
	tsc_start = rdtsc();
}

unsigned long long sched_clock(void)
{
	u64 ticks = rdtsc() - tsc_start;

	if (!tsc_per_ms)
		return 0;
	return ticks / tsc_per_ms * 1000000 + ticks % tsc_per_ms * 1000000 / tsc_per_ms;
}

void arch_update_jiffies(void)
{
	update_jiffies(sched_clock() / NSEC_PER_TICK);
}

unsigned int apic_ticks(unsigned long timeout)
{
	u64 per_jiffy = (u64)apic_per_ms * (1000 / HZ);

	return timeout < ~0U / per_jiffy ? timeout * per_jiffy : ~0U;
}

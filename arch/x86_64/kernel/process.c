// SPDX-License-Identifier: GPL-2.0
/* How a CPU sleeps, and is woken. */
#include <linux/interrupt.h>
#include <linux/sched.h>
#include <asm/apic.h>
#include <asm/pda.h>
#include <asm/setup.h>

/*
 * Does not sleep when there was an interrupt since the last time: what it was about may not
 * have been looked at yet.
 */
void arch_idle(long timeout)
{
	local_irq_disable();
	if (read_pda(kicked) || timeout <= 0) {
		local_irq_enable();
	} else {
		if (timeout < MAX_SCHEDULE_TIMEOUT)
			apic_timer_start(apic_ticks(timeout));
		safe_halt();
		apic_timer_start(0);
	}
	write_pda(kicked, 0);
}

void arch_kick_cpu(int cpu)
{
	send_ICR(cpu, RESCHEDULE_VECTOR);
}

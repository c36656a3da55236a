// SPDX-License-Identifier: GPL-2.0
/* A CPU is a thread: what it has of its own, how it sleeps and how it is interrupted. */
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <asm/os.h>
#include <asm/processor.h>
#include <asm/setup.h>

__thread struct thread_info um_thread_info;

/* Handles interrupts until there are no more. They are on. */
static void handle_interrupts(void)
{
	struct thread_info *ti = current_thread_info();

	do {
		ti->irq_pending = 0;
		ti->irqs_off = 1;
		barrier();
		irq_enter();
#ifdef CONFIG_SMP
		smp_call_function_interrupt();
#endif
		stop_machine_interrupt();
		irq_exit();
		barrier();
		ti->irqs_off = 0;
		barrier();
	} while (ti->irq_pending);
}

void um_interrupt(void)
{
	if (um_thread_info.irqs_off)
		um_thread_info.irq_pending = 1;
	else
		handle_interrupts();
}

/* Interrupts were enabled, and one came before. */
void um_irq_run_pending(void)
{
	handle_interrupts();
}

/* Most other CPUs of a run can be waiting for this processor of the host. */
void cpu_relax(void)
{
	static __thread unsigned int spins;

	if (++spins % 64)
		__asm__ __volatile__("pause" : : : "memory");
	else
		os_yield();
}

#define NSEC_PER_TICK	(1000000000ULL / HZ)

static unsigned long long start_ns;

/* The clock starts with the machine. */
void time_init(void)
{
	start_ns = os_now_ns();
}

unsigned long long sched_clock(void)
{
	return os_now_ns() - start_ns;
}

void arch_update_jiffies(void)
{
	update_jiffies(sched_clock() / NSEC_PER_TICK);
}

/* The longest sleep at once, jiffies: who wants more sleeps again. */
#define MAX_SLEEP	(86400L * HZ)

/* Sleeps at most @timeout jiffies; returns whether @fd can be read. */
int um_sleep(long timeout, int fd)
{
	long long ns = -1;

	/* Another CPU may have moved the clock on since the time was computed. */
	if (timeout < 0)
		timeout = 0;
	if (timeout < MAX_SCHEDULE_TIMEOUT)
		ns = (timeout < MAX_SLEEP ? timeout : MAX_SLEEP) * (long long)NSEC_PER_TICK;
	return os_wait(ns, fd);
}

void arch_idle(long timeout)
{
	um_sleep(timeout, -1);
}

void arch_kick_cpu(int cpu)
{
	os_kick_cpu(cpu);
}

// SPDX-License-Identifier: GPL-2.0
/* The other CPUs: from the loader's pen to work, and to sleep again. */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <asm/io.h>
#include <asm/irq.h>
#include <asm/memory.h>
#include <asm/processor.h>

void secondary_startup(void);
void restart_secondary(void) __noreturn;
void start_secondary(unsigned int cpu) __noreturn;

/* The CPU that is to come up, and the one that has come up last. 0: none. */
static unsigned int wanted, callin;

#define SGI_TARGET(cpu)		(1U << (16 + (cpu)))
#define SGI_ALL_BUT_SELF	(1U << 24)

static void interrupt(u32 targets)
{
	dsb();
	writel(targets | IRQ_CALL, GICD_SGIR);
}

void __init smp_prepare_boot_cpu(void)
{
}

/* Lets all CPUs out of the pen; each waits in start_secondary() for its turn. */
void __init smp_prepare_cpus(unsigned int max_cpus)
{
	(void)max_cpus;
	writel(1, SCU_CTRL);
	writel(~0U, SYS_FLAGSCLR);
	writel((unsigned long)secondary_startup - KERNEL_BASE + RAM_BASE, SYS_FLAGSSET);
	interrupt(SGI_ALL_BUT_SELF);
}

/* From head.S, with an empty stack and interrupts off: they only end the sleep. */
void start_secondary(unsigned int cpu)
{
	struct thread_info *ti = current_thread_info();

	irq_init_cpu();
	while (__atomic_load_n(&wanted, __ATOMIC_ACQUIRE) != cpu) {
		wfi();
		writel(readl(GICC_IAR), GICC_EOIR);
	}
	ti->cpu = cpu;
	ti->task = idle_task(cpu);
	ti->preempt_count = 0;
	cpu_set(cpu, cpu_online_map);
	__atomic_store_n(&callin, cpu, __ATOMIC_RELEASE);
	local_irq_enable();
	cpu_idle();
}

int __devinit __cpu_up(unsigned int cpu)
{
	__atomic_store_n(&callin, 0, __ATOMIC_RELAXED);
	__atomic_store_n(&wanted, cpu, __ATOMIC_RELEASE);
	/* It may be on its way from the pen, or asleep. */
	while (__atomic_load_n(&callin, __ATOMIC_ACQUIRE) != cpu) {
		interrupt(SGI_TARGET(cpu));
		cpu_relax();
	}
	__atomic_store_n(&wanted, 0, __ATOMIC_RELAXED);
	return 0;
}

#ifdef CONFIG_HOTPLUG_CPU
/* CPU 0 gets the interrupts of the devices. */
int __cpu_disable(void)
{
	return smp_processor_id() == 0 ? -EBUSY : 0;
}

static unsigned int dead;

/* On the dying CPU: nothing of its stack is used any more when another one learns of it. */
void cpu_die(void)
{
	local_irq_disable();
	__atomic_store_n(&dead, smp_processor_id(), __ATOMIC_RELEASE);
	restart_secondary();
}

/* On another one: it is gone when this returns. */
void __cpu_die(unsigned int cpu)
{
	while (__atomic_load_n(&dead, __ATOMIC_ACQUIRE) != cpu) {
		interrupt(SGI_TARGET(cpu));
		cpu_relax();
	}
	__atomic_store_n(&dead, 0, __ATOMIC_RELAXED);
}
#endif

void smp_send_call_function(int cpu)
{
	interrupt(SGI_TARGET(cpu));
}

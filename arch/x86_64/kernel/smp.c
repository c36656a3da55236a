// SPDX-License-Identifier: GPL-2.0
/* The other CPUs: bringing them up, taking them down, interrupting them. */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/topology.h>
#include <asm/apic.h>
#include <asm/desc.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/setup.h>
#include <asm/smp.h>

/* From arch/x86_64/kernel/head.S: where the next CPU goes. */
extern unsigned long initial_code, initial_stack;

/* Where a CPU's first instructions are: a free page below 1 MB, seen with the image. */
#define TRAMPOLINE_BASE	0x8000
extern const char trampoline_data[], trampoline_end[];

/* The CPU that has come up last; the one that has gone last. */
static unsigned int callin, callout;

void __init smp_prepare_boot_cpu(void)
{
}

void __init smp_prepare_cpus(unsigned int max_cpus)
{
	(void)max_cpus;
	memcpy((void *)(__START_KERNEL_map + TRAMPOLINE_BASE), trampoline_data,
	       trampoline_end - trampoline_data);
}

/* From the first instructions: a CPU other than the first, with its interrupts off. */
static void start_secondary(void)
{
	unsigned int cpu = stack_smp_processor_id();

	write_cr3(__pa_symbol(init_level4_pgt));
	pda_init(cpu);
	cpu_init();
	setup_local_APIC();
#ifdef CONFIG_NUMA
	cpu_set(cpu, node_to_cpumask(cpu_to_node(cpu)));
#endif
	cpu_set(cpu, cpu_online_map);
	__atomic_store_n(&callin, cpu, __ATOMIC_RELEASE);
	local_irq_enable();
	cpu_idle();
}

static int wait_for_callin(unsigned int cpu, unsigned long long ns)
{
	unsigned long long end = sched_clock() + ns;

	do {
		if (__atomic_load_n(&callin, __ATOMIC_ACQUIRE) == cpu)
			return 1;
		cpu_relax();
	} while (sched_clock() < end);
	return 0;
}

#define MSEC	1000000ULL
#define STARTUP_TRIES	2000

/*
 * A CPU that got INIT waits for the address where it is to begin, and takes no notice of
 * further ones. How soon it waits is its own business: it is told until it comes.
 */
int __devinit __cpu_up(unsigned int cpu)
{
	struct thread_info *ti = &thread_unions[cpu].thread_info;
	int i;

	memcpy(cpu_gdt_table[cpu], cpu_gdt_table[0], sizeof(cpu_gdt_table[0]));
	*ti = (struct thread_info){ .task = idle_task(cpu), .cpu = cpu };
	initial_code = (unsigned long)start_secondary;
	initial_stack = (unsigned long)&thread_unions[cpu + 1];
	__atomic_store_n(&callin, 0, __ATOMIC_RELEASE);

	send_ICR(cpu, ICR_INIT);
	for (i = 0; i < STARTUP_TRIES; i++) {
		send_ICR(cpu, ICR_STARTUP | TRAMPOLINE_BASE >> PAGE_SHIFT);
		if (wait_for_callin(cpu, MSEC))
			return 0;
	}
	printk(KERN_ERR "CPU %u does not come up\n", cpu);
	return -EIO;
}

#ifdef CONFIG_HOTPLUG_CPU
/* CPU 0 gets the interrupts of the devices. */
int __cpu_disable(void)
{
	unsigned int cpu = smp_processor_id();

	if (cpu == 0)
		return -EBUSY;
#ifdef CONFIG_NUMA
	cpu_clear(cpu, node_to_cpumask(cpu_to_node(cpu)));
#endif
	return 0;
}

/* On the dying CPU: it waits for INIT. */
void cpu_die(void)
{
	local_irq_disable();
	__atomic_store_n(&callout, smp_processor_id(), __ATOMIC_RELEASE);
	for (;;)
		halt();
}

/* On another one: it is gone when this returns. */
void __cpu_die(unsigned int cpu)
{
	arch_kick_cpu(cpu);
	while (__atomic_load_n(&callout, __ATOMIC_ACQUIRE) != cpu)
		cpu_relax();
	__atomic_store_n(&callout, 0, __ATOMIC_RELAXED);
}
#endif

void smp_send_call_function(int cpu)
{
	send_ICR(cpu, CALL_FUNCTION_VECTOR);
}

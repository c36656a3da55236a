// SPDX-License-Identifier: GPL-2.0
/* CPUs as threads of the host. */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/topology.h>
#include <asm/os.h>

void __init smp_prepare_boot_cpu(void)
{
	um_thread_info.percpu_offset = __per_cpu_offset[0];
}

void __init smp_prepare_cpus(unsigned int max_cpus)
{
	(void)max_cpus;
}

/* The CPU that has come up last. */
static unsigned int callin;

/* Where the thread of a CPU starts. */
static void start_secondary(unsigned int cpu)
{
	um_thread_info.cpu = cpu;
	um_thread_info.percpu_offset = __per_cpu_offset[cpu];
	um_thread_info.task = idle_task(cpu);
	um_thread_info.irqs_off = 1;
#ifdef CONFIG_NUMA
	cpu_set(cpu, node_to_cpumask(cpu_to_node(cpu)));
#endif
	cpu_set(cpu, cpu_online_map);
	__atomic_store_n(&callin, cpu, __ATOMIC_RELEASE);
	local_irq_enable();
	cpu_idle();
}

int __devinit __cpu_up(unsigned int cpu)
{
	__atomic_store_n(&callin, 0, __ATOMIC_RELAXED);
	os_start_cpu(cpu, start_secondary);
	while (__atomic_load_n(&callin, __ATOMIC_ACQUIRE) != cpu)
		cpu_relax();
	return 0;
}

#ifdef CONFIG_HOTPLUG_CPU
/* CPU 0 is the thread of main(), whose end is the program's. */
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

/* On the dying CPU. */
void cpu_die(void)
{
	local_irq_disable();
	os_end_cpu();
}

/* On another one: it is gone when this returns. */
void __cpu_die(unsigned int cpu)
{
	os_kick_cpu(cpu);
	os_join_cpu(cpu);
}
#endif

void smp_send_call_function(int cpu)
{
	os_kick_cpu(cpu);
}

// SPDX-License-Identifier: GPL-2.0
/* The order in which the kernel comes up; recreates init/main.c of 2.6.12 for memory. */
#include <linux/bootmem.h>
#include <linux/console.h>
#include <linux/cpu.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/parse.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/timer.h>
#include <linux/utsname.h>
#include <linux/workqueue.h>
#include <asm/setup.h>

extern initcall_t __initcall_start[], __initcall_end[];
extern initcall_t __initcall_bootmem_start[], __initcall_bootmem_end[];
extern initcall_t __initcall_percpu_start[], __initcall_percpu_end[];
extern initcall_t __initcall_buddy_start[], __initcall_buddy_end[];
extern initcall_t __initcall_pcp_start[], __initcall_pcp_end[];
extern initcall_t __initcall_slab_start[], __initcall_slab_end[];
extern initcall_t __initcall_module_start[], __initcall_module_end[];
extern initcall_t __initcall_login_start[], __initcall_login_end[];

/* CPUs to bring up, at most. */
static unsigned long __initdata max_cpus = NR_CPUS;

static int __init maxcpus_setup(char *str)
{
	if (parse_number(str, 1, NR_CPUS, &max_cpus))
		boot_error("maxcpus=%s: this kernel drives 1 to %d CPUs", str, NR_CPUS);
	return 0;
}
early_param("maxcpus=", maxcpus_setup);

/*
 * Calls functions the linker collected. One that returns with interrupts off, or with
 * preemption disabled, would break what comes after it: say so and mend it.
 */
static void __init call_initcalls(initcall_t *call, initcall_t *end, int initcall_irqs_off)
{
	for (; call < end; call++) {
		int count = preempt_count();

		(*call)();
		if (preempt_count() != (unsigned int)count) {
			printk(KERN_ERR "initcall at %p returned with preemption imbalance\n", *call);
			preempt_count() = count;
		}
		if (irqs_disabled() && !initcall_irqs_off) {
			printk(KERN_ERR "initcall at %p returned with disabled interrupts\n", *call);
			local_irq_enable();
		}
	}
}

#define run_initcalls(level) \
	call_initcalls(__initcall_##level##_start, __initcall_##level##_end, irqs_disabled())

#ifdef CONFIG_SMP

#ifdef __GENERIC_PER_CPU
unsigned long __per_cpu_offset[NR_CPUS];
EXPORT_SYMBOL(__per_cpu_offset);

/* Room that an area has at least; without modules nobody brings variables along. */
#ifdef CONFIG_MODULES
#define AREA_MIN	PERCPU_ENOUGH_ROOM
#else
#define AREA_MIN	0
#endif

/*
 * Every CPU number gets an area, whether such a CPU is possible or not. The areas lie in a
 * row, in one piece of memory, and each starts as the section of initial values; what is
 * behind these stays zero.
 */
static void __init setup_per_cpu_areas(void)
{
	extern char __per_cpu_start[], __per_cpu_end[];
	const size_t initial = __per_cpu_end - __per_cpu_start;
	const size_t stride = max_t(size_t, ALIGN(initial, SMP_CACHE_BYTES), AREA_MIN);
	char *row = alloc_bootmem(NR_CPUS * stride);
	unsigned int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		char *copy = row + cpu * stride;

		memcpy(copy, __per_cpu_start, initial);
		__per_cpu_offset[cpu] = copy - __per_cpu_start;
	}
}
#endif

/* Brings the other CPUs up. */
static void __init smp_init(void)
{
	unsigned int i;

	for_each_present_cpu(i) {
		if ((unsigned long)num_online_cpus() >= max_cpus)
			break;
		if (!cpu_online(i))
			cpu_up(i);
	}
	printk("Brought up %ld CPUs\n", (long)num_online_cpus());
}

#else

#define setup_per_cpu_areas()		do { } while (0)
#define smp_prepare_cpus(maxcpus)	do { (void)(maxcpus); } while (0)
#define smp_init()			do { } while (0)

#endif

static void __init do_basic_setup(void)
{
	smp_prepare_cpus(max_cpus);
	smp_init();
	init_workqueues();
	call_initcalls(__initcall_start, __initcall_end, 0);
	run_initcalls(module);
	run_initcalls(login);
}

/*
 * The release goes on in a thread of its own. What it sets up for processes, filesystems
 * and devices is outside this tree. Not __init: it outlives the memory of the boot.
 */
static noinline void __noreturn rest_init(void)
{
	do_basic_setup();
	free_initmem();
	system_state = SYSTEM_RUNNING;
	if (machine_scenario)
		machine_scenario->run();
	console_start();
}

/**
 * start_kernel - bring the kernel up
 *
 * Called by the architecture on the boot CPU, with interrupts off and its command line in
 * saved_command_line.
 */
void __init start_kernel(void)
{
	sched_init();
	printk("%s", linux_banner);
	setup_arch();
	run_initcalls(bootmem);
	setup_per_cpu_areas();
	/* The boot CPU's own per-CPU data is at its place from here on. */
	smp_prepare_boot_cpu();
	run_initcalls(percpu);
	preempt_disable();
	build_all_zonelists();
	page_alloc_init();
	printk("Kernel command line: %s\n", saved_command_line);
	parse_params();
	rcu_init();
	init_timers();
	time_init();
	local_irq_enable();
	mem_init();
	run_initcalls(buddy);
	run_initcalls(pcp);
	kmem_cache_init();
	run_initcalls(slab);
	preempt_enable();
	rest_init();
}

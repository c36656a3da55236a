// SPDX-License-Identifier: GPL-2.0
/*
 * What each CPU has of its own: its per-CPU variables, its data area, its descriptors;
 * recreates arch/x86_64/kernel/setup64.c of 2.6.12.
 */
#include <linux/config.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/bootmem.h>
#include <linux/percpu.h>
#include <asm/pda.h>
#include <asm/processor.h>
#include <asm/desc.h>
#include <asm/smp.h>
#include <asm/setup.h>

extern struct desc_ptr cpu_gdt_descr[];
extern unsigned char __per_cpu_start[], __per_cpu_end[];

struct x8664_pda cpu_pda[NR_CPUS];
EXPORT_SYMBOL(cpu_pda);

#ifdef CONFIG_SMP
/* Room that an area has at least; without modules nobody brings variables along. */
#ifdef CONFIG_MODULES
#define AREA_MIN	PERCPU_ENOUGH_ROOM
#else
#define AREA_MIN	0
#endif

/* Memory for a CPU's area: its node's, or any when the node has no descriptor. */
static void * __init alloc_area(int cpu, size_t size)
{
	pg_data_t *home = NODE_DATA(cpu_to_node(cpu));

	if (home)
		return alloc_bootmem_node(home, size);
	printk("cpu with no node %d, num_online_nodes %d\n", cpu, num_online_nodes());
	return alloc_bootmem(size);
}

/**
 * setup_per_cpu_areas - give each CPU its copies of the per-CPU variables
 *
 * Every CPU number gets an area, whether such a CPU is possible or not. It starts as the
 * section of initial values; what is behind these stays zero. Boot only.
 */
void __init setup_per_cpu_areas(void)
{
	const size_t initial = __per_cpu_end - __per_cpu_start;
	const size_t size = max_t(size_t, ALIGN(initial, SMP_CACHE_BYTES), AREA_MIN);
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		unsigned char *copy = alloc_area(cpu, size);

		memcpy(copy, __per_cpu_start, initial);
		cpu_pda[cpu].data_offset = copy - __per_cpu_start;
	}
}
#endif

/* The stacks; the boot CPU's is in use from the first instruction on. */
union thread_union thread_unions[NR_CPUS] __section(".bss.thread_unions")
	__attribute__((__aligned__(THREAD_SIZE)));

/**
 * pda_init - let a CPU find its data area
 * @cpu: the CPU this runs on
 *
 * Nothing that asks for this CPU's number or preemption count may run before. Boot, or a
 * CPU that comes up.
 */
void pda_init(int cpu)
{
	struct x8664_pda *pda = &cpu_pda[cpu];

	pda->cpunumber = cpu;
	pda->kicked = 0;
	pda->kernelstack = (unsigned long)&thread_unions[cpu + 1] - PDA_STACKOFFSET;
	/* Selectors are nothing in long mode, but loading one clears the base. */
	__asm__ __volatile__("movl %0,%%fs ; movl %0,%%gs" : : "r" (0));
	wrmsrl(MSR_GS_BASE, (unsigned long)pda);
}

static struct tss_struct init_tss[NR_CPUS];
char exception_stacks[NR_CPUS][N_EXCEPTION_STACKS * EXCEPTION_STKSZ]
	__attribute__((__aligned__(4096)));

/* The descriptor of a task state segment takes two entries. */
static void set_tss_desc(unsigned int cpu)
{
	unsigned long tss = (unsigned long)&init_tss[cpu];
	unsigned long *entry = &cpu_gdt_table[cpu][GDT_ENTRY_TSS];

	entry[0] = (sizeof(init_tss[0]) - 1) | (tss & 0xffffff) << 16 | DESC_TSS |
		   (tss >> 24 & 0xff) << 56;
	entry[1] = tss >> 32;
}

/**
 * cpu_init - load the descriptor tables of the CPU this runs on
 *
 * After pda_init().
 */
void cpu_init(void)
{
#ifdef CONFIG_SMP
	int cpu = stack_smp_processor_id();
#else
	int cpu = smp_processor_id();
#endif
	static const struct desc_ptr idt_descr = {
		sizeof(idt_table) - 1, (unsigned long)idt_table
	};
	struct tss_struct *t = &init_tss[cpu];
	int v;

	cpu_gdt_descr[cpu].size = sizeof(cpu_gdt_table[0]) - 1;
	cpu_gdt_descr[cpu].address = (unsigned long)cpu_gdt_table[cpu];
	__asm__ __volatile__("lgdt %0" : : "m" (cpu_gdt_descr[cpu]));
	__asm__ __volatile__("lidt %0" : : "m" (idt_descr));

	for (v = 0; v < N_EXCEPTION_STACKS; v++)
		t->ist[v] = (unsigned long)&exception_stacks[cpu][(v + 1) * EXCEPTION_STKSZ];
	t->io_bitmap_base = sizeof(*t);
	set_tss_desc(cpu);
	__asm__ __volatile__("ltr %w0" : : "r" (GDT_ENTRY_TSS * 8));
}

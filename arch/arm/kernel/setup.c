// SPDX-License-Identifier: GPL-2.0
/* The start of the machine, and its end. */
#include <linux/console.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <asm/io.h>
#include <asm/irq.h>
#include <asm/processor.h>
#include <asm/sections.h>
#include <asm/setup.h>
#include <asm/stacks.h>

cpumask_t cpu_possible_map, cpu_present_map, cpu_online_map;

unsigned long arm_phys_offset, arm_page_offset;

unsigned char thread_infos[NR_CPUS][THREAD_INFO_SIZE] __attribute__((__aligned__(8)));
unsigned char stacks[NR_CPUS][STACK_SIZE] __attribute__((__aligned__(4096)));
_Static_assert(sizeof(struct thread_info) <= THREAD_INFO_SIZE, "asm/stacks.h");

/* What the loader says, in a list of such tags. */
struct tag {
	u32 words;		/* of this one */
	u32 kind;
	u32 data[];
};

#define TAG_HEADER_WORDS	2
#define TAG_MEM		0x54410002	/* size, start */
#define TAG_CMDLINE	0x54410009	/* text */
#define TAG_INITRD	0x54420005	/* start, size */

static unsigned long initrd_start, initrd_size;	/* physical address, bytes */

void start_kernel(void) __noreturn;
void arm_start_kernel(const struct tag *tag) __noreturn;

/* The emulator's services: it looks out for this instruction. */
static long semihosting(unsigned long operation, const void *argument)
{
	register long r0 __asm__("r0") = operation;
	register const void *r1 __asm__("r1") = argument;

	__asm__ __volatile__("svc 0x123456" : "+r" (r0) : "r" (r1) : "memory", "lr");
	return r0;
}

#define SYS_WRITEC		0x03
#define SYS_EXIT_EXTENDED	0x20
#define ADP_STOPPED_APPLICATION_EXIT	0x20026

/* The launcher knows from this number that the kernel has chosen the status itself. */
#define EXIT_BASE		64

void arch_power_off(enum exit_status status)
{
	u32 block[2] = { ADP_STOPPED_APPLICATION_EXIT, EXIT_BASE + status };

	if (uart_end(status))
		writel(SYS_CFGCTRL_REBOOT, SYS_CFGCTRL);
	else
		semihosting(SYS_EXIT_EXTENDED, block);
	for (;;)
		wfi();
}

void arch_error_write(const char *text, size_t len)
{
	while (len--)
		semihosting(SYS_WRITEC, text++);
}

/* From head.S: the boot CPU, with its interrupts off. */
void arm_start_kernel(const struct tag *tag)
{
	for (; tag->words; tag = (const struct tag *)((const u32 *)tag + tag->words))
		switch (tag->kind) {
		case TAG_MEM:
			ram_size = tag->data[0];
			break;
		case TAG_CMDLINE:
			set_command_line((const char *)tag->data,
					 strnlen((const char *)tag->data,
						 (tag->words - TAG_HEADER_WORDS) * 4));
			break;
		case TAG_INITRD:
			initrd_start = tag->data[0];
			initrd_size = tag->data[1];
			break;
		}
	arm_page_offset = KERNEL_BASE;
	arm_phys_offset = RAM_BASE;
	uart_init();
	uart_command_line();
	irq_init();
	cpu_set(0, cpu_possible_map);
	cpu_set(0, cpu_present_map);
	cpu_set(0, cpu_online_map);
	start_kernel();
}

/* Where the image ends, and the initial RAM disk, which is brought there. */
static unsigned long __init image_end(void)
{
	char *end = (char *)ALIGN((unsigned long)_end, PAGE_SIZE);

	if (initrd_size) {
		memmove(end, __va(initrd_start), initrd_size);
		set_initrd(end, initrd_size);
		end += ALIGN(initrd_size, PAGE_SIZE);
	}
	return __pa(end);
}

/* All CPU numbers that the machine is to have must be there. */
static void __init set_cpus(void)
{
	unsigned int cpu, there = (readl(SCU_CONFIG) & 3) + 1;

	if (machine.nr_cpus > there)
		boot_error("%u CPUs: this machine has %u; start it with more, or with cpus=%u",
			   machine.nr_cpus, there, there);
	for (cpu = 0; cpu < machine.nr_cpus; cpu++) {
		cpu_set(cpu, cpu_possible_map);
		if (!machine.cpu_absent[cpu])
			cpu_set(cpu, cpu_present_map);
	}
}

void __init setup_arch(void)
{
	unsigned long end;

	map_ram();
	end = image_end();
	parse_early_param();
	console_init();
	if (!machine.outside)
		machine.image_pages = (end - RAM_BASE) >> PAGE_SHIFT;
	setup_machine(RAM_BASE, ram_size);
	set_cpus();
	arm_phys_offset = machine.phys_offset;
	if (machine.outside)
		arm_page_offset = KERNEL_BASE + (end - RAM_BASE);
	setup_memory();
}

// SPDX-License-Identifier: GPL-2.0
/* The start of the machine as the loader left it (PVH), and its end. */
#include <linux/bootmem.h>
#include <linux/console.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/string.h>
#include <asm/apic.h>
#include <asm/desc.h>
#include <asm/io.h>
#include <asm/irq.h>
#include <asm/machine.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/sections.h>
#include <asm/setup.h>
#include <asm/smp.h>

cpumask_t cpu_possible_map, cpu_present_map, cpu_online_map;

/* What the loader says; the addresses are the processor's. */
struct hvm_start_info {
	u32 magic;
	u32 version;
	u32 flags;
	u32 nr_modules;
	u64 modlist;
	u64 cmdline;
	u64 rsdp;
	/* From version 1 on. */
	u64 memmap;
	u32 memmap_entries;
	u32 reserved;
};
#define HVM_START_MAGIC		0x336ec578

struct hvm_modlist_entry {
	u64 address;
	u64 size;
	u64 cmdline;
	u64 reserved;
};

struct hvm_memmap_entry {
	u64 address;
	u64 size;
	u32 type;
	u32 reserved;
};
#define HVM_MEMMAP_RAM		1

/* Where the loader put it: set by the first instructions. */
u32 pvh_start_info;

/* What is behind the image in its memory; the initrd is at the upper end. Bytes. */
static unsigned long image_end, ram_end;
static unsigned long initrd_start, initrd_size;

void start_kernel(void) __noreturn;

static void __init find_memory(const struct hvm_memmap_entry *map, unsigned int entries)
{
	unsigned long image = __pa_symbol(_text);
	unsigned int i;

	image_end = __pa_symbol(_end);
	for (i = 0; i < entries; i++)
		if (map[i].type == HVM_MEMMAP_RAM && map[i].address <= image &&
		    image_end <= map[i].address + map[i].size)
			ram_end = min(map[i].address + map[i].size, (u64)MACHINE_MAX_LOWMEM);
	if (!ram_end)
		boot_error("the memory ends before the kernel does; start it with more (MEM=)");
	if (!initrd_size)
		return;
	if (initrd_start < image_end || initrd_start + initrd_size > ram_end)
		boot_error("the initial RAM disk is not in the memory behind the kernel");
	set_initrd((const void *)initrd_start, initrd_size);
}

/* What is no RAM between the start of the processor's memory and ram_end. */
static void __init find_holes(const struct hvm_memmap_entry *map, unsigned int entries)
{
	unsigned long pfn = 0, end = ram_end >> PAGE_SHIFT;

	while (pfn < end) {
		unsigned long next = end, behind = end;
		unsigned int i;

		for (i = 0; i < entries; i++) {
			unsigned long first = (map[i].address + PAGE_SIZE - 1) >> PAGE_SHIFT;
			unsigned long last = (map[i].address + map[i].size) >> PAGE_SHIFT;

			if (map[i].type == HVM_MEMMAP_RAM && last > pfn && first < next) {
				next = max(first, pfn);
				behind = last;
			}
		}
		machine_add_hole(pfn, next);
		pfn = behind;
	}
}

/* Memory is still seen at its own addresses. */
static void __init read_start_info(void)
{
	const struct hvm_start_info *info = (void *)(unsigned long)pvh_start_info;

	if (info->magic != HVM_START_MAGIC || !info->version)
		boot_error("the loader does not give the start information of PVH, version 1");
	set_command_line((const char *)info->cmdline, strlen((const char *)info->cmdline));
	if (info->nr_modules) {
		const struct hvm_modlist_entry *module = (void *)info->modlist;

		initrd_start = module->address;
		initrd_size = module->size;
	}
	find_memory((void *)info->memmap, info->memmap_entries);
	find_holes((void *)info->memmap, info->memmap_entries);
	get_smp_config(info->rsdp);
}

/* From the first instructions: the boot CPU, with its interrupts off. */
void __init x86_64_start_kernel(void)
{
	pda_init(0);
	trap_init();
	cpu_init();
	cpu_set(0, cpu_possible_map);
	cpu_set(0, cpu_present_map);
	cpu_set(0, cpu_online_map);
	read_start_info();
	uart_command_line();
	start_kernel();
}

/*
 * A script is brought to the image, and stays there: the memory ends where it would without.
 * Returns where the script ends. Memory is still seen at its own addresses.
 */
static unsigned long __init take_script(unsigned long image_end)
{
	memmove((void *)image_end, (const void *)initrd_start, initrd_size);
	initrd_start = image_end;
	return ALIGN(image_end + initrd_size, PAGE_SIZE);
}

/*
 * A machine that the kernel is outside of lies behind the image, and the mapping begins with it.
 * Any other one begins with the processor's memory, and has the image in it.
 */
static void __init choose_machine(void)
{
	unsigned long table_end = ALIGN(image_end, PAGE_SIZE), base = 0;
	unsigned long end = ram_end & PAGE_MASK;

	if (machine.outside) {
		machine.nr_holes = 0;
		base = ALIGN(table_end + PAGING_TABLES_MAX, PMD_SIZE);
		if (initrd_size)
			end = initrd_start & PAGE_MASK;
	} else if (initrd_size) {
		table_end = take_script(table_end);
	}
	paging_init(base, ram_end, &table_end);
	if (initrd_size)
		set_initrd(__va(initrd_start - base), initrd_size);
	memory_end = (unsigned long)__va(end - base);
	if (!machine.outside)
		machine.image_pages = table_end >> PAGE_SHIFT;
	setup_machine(0, end - base);
}

/* All CPU numbers that the machine is to have must be there. */
static void __init set_cpus(void)
{
	unsigned int cpu;

	if (machine.nr_cpus > nr_processors)
		boot_error("%u CPUs: this machine has %u; start it with more, or with cpus=%u",
			   machine.nr_cpus, nr_processors, nr_processors);
	for (cpu = 0; cpu < machine.nr_cpus; cpu++) {
		cpu_set(cpu, cpu_possible_map);
		if (!machine.cpu_absent[cpu])
			cpu_set(cpu, cpu_present_map);
	}
}

void __init setup_arch(void)
{
	parse_early_param();
	console_init();
	choose_machine();
	set_cpus();
	init_IRQ();
	uart_init();
	setup_memory();
}

/* A write to this port ends QEMU (isa-debug-exit). */
#define EXIT_PORT	0xf4
/* Makes its status one that QEMU itself never has: 33, 35, 37, 39. */
#define EXIT_BASE	0x10

/* Without a table, an exception can't be delivered, and neither can that fault: the processor is reset. */
static void triple_fault(void)
{
	const struct desc_ptr nothing = { 0 };

	__asm__ __volatile__("lidt %0; int3" : : "m" (nothing));
}

void arch_power_off(enum exit_status status)
{
	int starts_again = uart_end(status);

	uart_flush();
	if (starts_again)
		triple_fault();
	outb(EXIT_BASE + status, EXIT_PORT);
	/* Nobody was there to see it. */
	local_irq_disable();
	for (;;)
		halt();
}

/* The debug console, QEMU's standard error: reading it says that it is there. */
#define DEBUG_PORT	0xe9

void arch_error_write(const char *text, size_t len)
{
	if (inb(DEBUG_PORT) != DEBUG_PORT) {
		arch_console_write(text, len);
		return;
	}
	while (len--)
		outb(*text++, DEBUG_PORT);
}

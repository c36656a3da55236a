// SPDX-License-Identifier: GPL-2.0
/* The start of the machine as the loader left it (PVH), and its end. */
#include <linux/bootmem.h>
#include <linux/console.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/replay.h>
#include <linux/string.h>
#include <asm/apic.h>
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
u32 pvh_start_info = 1;

/* The memory that the image is in: what is behind the image, and before the initrd. */
static unsigned long ram_start, ram_end;
static unsigned long initrd_start, initrd_size;
/* From the processor's addresses to those at which memory is seen. */
static unsigned long phys_base;

void start_kernel(void) __noreturn;

static void __init copy_command_line(const char *line)
{
	if (strlen(line) >= COMMAND_LINE_SIZE)
		boot_error("the command line has more than %d characters", COMMAND_LINE_SIZE - 1);
	strlcpy(saved_command_line, line, sizeof(saved_command_line));
}

static void __init find_memory(const struct hvm_memmap_entry *map, unsigned int entries)
{
	unsigned long image = __pa_symbol(_text);
	unsigned int i;

	ram_start = __pa_symbol(_end);
	for (i = 0; i < entries; i++)
		if (map[i].type == HVM_MEMMAP_RAM && map[i].address <= image &&
		    image < map[i].address + map[i].size)
			ram_end = map[i].address + map[i].size;
	if (!ram_end)
		boot_error("the loader's memory map does not have the memory the image is in");
	if (initrd_size && initrd_start >= ram_start && initrd_start < ram_end)
		ram_end = initrd_start;
	ram_end = min(ram_end, MACHINE_MAX_LOWMEM) & PAGE_MASK;
}

/* Memory is still seen at its own addresses. */
static void __init read_start_info(void)
{
	const struct hvm_start_info *info = (void *)(unsigned long)pvh_start_info;

	if (info->magic != HVM_START_MAGIC || !info->version)
		boot_error("the loader does not give the start information of PVH, version 1");
	copy_command_line((const char *)info->cmdline);
	if (info->nr_modules) {
		const struct hvm_modlist_entry *module = (void *)info->modlist;

		initrd_start = module->address;
		initrd_size = module->size;
	}
	find_memory((void *)info->memmap, info->memmap_entries);
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
	start_kernel();
}

/*
 * A trace's machine lies behind the image, and the mapping begins with it. Any other one
 * begins with the processor's memory, and has the image in it.
 */
static void __init choose_machine(void)
{
	unsigned long table_end = ALIGN(ram_start, PAGE_SIZE);

	if (placement_run()) {
		ram_start = ALIGN(table_end + PAGING_TABLES_MAX, PMD_SIZE);
		paging_init(ram_start, ram_end - ram_start, &table_end);
		phys_base = PAGE_OFFSET - ram_start;
		if (replaying())
			machine_from_trace();
		else
			machine_from_params(0, ram_end - ram_start);
	} else {
		paging_init(0, ram_end, &table_end);
		phys_base = PAGE_OFFSET;
		machine.image_pages = table_end >> PAGE_SHIFT;
		machine_from_params(0, ram_end);
	}
	if (machine.nr_cpus > nr_processors)
		boot_error("%u CPUs are asked for: the machine has %u", machine.nr_cpus,
			   nr_processors);
}

void __init setup_arch(void)
{
	unsigned int cpu;

	parse_early_param();
	console_init();
	choose_machine();
	for (cpu = 0; cpu < machine.nr_cpus; cpu++) {
		cpu_set(cpu, cpu_possible_map);
		if (!machine.cpu_absent[cpu])
			cpu_set(cpu, cpu_present_map);
	}
	init_IRQ();
	serial_init();
	setup_memory();
}

/* Every page of memory has an address; is the page there? */
void __init arch_map_memory(unsigned long start_pfn, unsigned long pages)
{
	unsigned long need = (start_pfn + pages) << PAGE_SHIFT, have = ram_end;

	if (placement_run())
		have -= ram_start;
	if (need > have)
		boot_error("memory up to %luk is asked for: there are %luk; start the machine with "
			   "more (MEM=)", need >> 10, have >> 10);
}

/* Frees what only the boot used; whoever goes there nevertheless meets a fault. */
void free_initmem(void)
{
	free_init_pages(_sinittext, _einittext);
	free_init_pages(__init_begin, __init_end);
	printk(KERN_INFO "Freeing unused kernel memory: %ldk freed\n",
	       (long)((__init_end - __init_begin) + (_einittext - _sinittext)) >> 10);
}

/* A write to this port ends QEMU (isa-debug-exit). */
#define EXIT_PORT	0xf4
/* Makes its status one that QEMU itself never has: 33, 35, 37, 39. */
#define EXIT_BASE	0x10

void arch_power_off(enum exit_status status)
{
	serial_flush();
	outb(EXIT_BASE + status, EXIT_PORT);
	local_irq_disable();
	for (;;)
		halt();
}

static unsigned long initrd_pos;

int arch_trace_open(const char *name)
{
	(void)name;
	return !initrd_size;
}

long arch_trace_read(char *buf, size_t len)
{
	if (len > initrd_size - initrd_pos)
		len = initrd_size - initrd_pos;
	memcpy(buf, (const char *)(initrd_start + phys_base) + initrd_pos, len);
	initrd_pos += len;
	return len;
}

/* From the upper end of the memory, where no trace's machine is. */
void *arch_outside_alloc(size_t size)
{
	unsigned long lowest = ram_start + (max_pfn + machine_outside_pages()) * PAGE_SIZE;

	if (ram_end < lowest || ram_end - lowest < size)
		boot_error("the memory is too little for this trace; start the machine with more "
			   "(MEM=)");
	ram_end = (ram_end - size) & PAGE_MASK;
	return memset((void *)(ram_end + phys_base), 0, size);
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

/**
 * boot_error - end the start of a machine that can't be
 * @fmt: why, and what to do about it
 */
void boot_error(const char *fmt, ...)
{
	char buf[1200];
	va_list args;
	int len;

	len = scnprintf(buf, sizeof(buf), "linux: ");
	va_start(args, fmt);
	len += vscnprintf(buf + len, sizeof(buf) - len, fmt, args);
	va_end(args);
	len += scnprintf(buf + len, sizeof(buf) - len, "\n");
	arch_error_write(buf, len);
	arch_power_off(EXIT_USAGE);
}

// SPDX-License-Identifier: GPL-2.0
/* The start of the machine, and its end. */
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <asm/os.h>
#include <asm/sections.h>
#include <asm/setup.h>

cpumask_t cpu_possible_map, cpu_present_map, cpu_online_map;

unsigned long um_phys_offset;

const unsigned long um_command_line_size = COMMAND_LINE_SIZE;

void start_kernel(void) __noreturn;

void um_start_kernel(const char *command_line)
{
	set_command_line(command_line, strlen(command_line));
	um_thread_info.irqs_off = 1;
	cpu_set(0, cpu_possible_map);
	cpu_set(0, cpu_present_map);
	cpu_set(0, cpu_online_map);
	start_kernel();
}

void __init setup_arch(void)
{
	unsigned int cpu;

	parse_early_param();
	console_init();
	setup_machine(CONFIG_PHYS_OFFSET, 0);
	for (cpu = 0; cpu < machine.nr_cpus; cpu++) {
		cpu_set(cpu, cpu_possible_map);
		if (!machine.cpu_absent[cpu])
			cpu_set(cpu, cpu_present_map);
	}
	um_phys_offset = machine.phys_offset;
	setup_memory();
}

/* The image is not in the machine's memory: nothing is gained, but nobody may come back. */
void free_initmem(void)
{
	os_protect((unsigned long)__init_begin, __init_end - __init_begin);
	os_protect((unsigned long)_sinittext, _einittext - _sinittext);
	printk(KERN_INFO "Freeing unused kernel memory: %ldk freed\n",
	       (long)((__init_end - __init_begin) + (_einittext - _sinittext)) >> 10);
}

/* A trace has a machine of its own: this one ends, and that one is started. */
static int cmd_replay(int argc, char **argv)
{
	char parameter[COMMAND_LINE_SIZE];

	if (argc != 2) {
		console_printf("usage: replay FILE\n");
		return -EINVAL;
	}
	if (!os_readable(argv[1])) {
		console_printf("replay: %s can't be read\n", argv[1]);
		return -ENOENT;
	}
	scnprintf(parameter, sizeof(parameter), "replay=%s", argv[1]);
	os_restart(parameter);
	console_printf("replay: the machine can't be restarted\n");
	return -EIO;
}
console_command(replay, "FILE", "boots the machine of a trace and carries it out", cmd_replay);

void arch_power_off(enum exit_status status)
{
	os_exit(status);
}

int arch_input_open(const char *name)
{
	return os_open_input(name);
}

long arch_input_read(char *buf, size_t len)
{
	return os_read_input(buf, len);
}

#ifdef CONFIG_RECORD
int arch_output_open(const char *name)
{
	return os_open_output(name);
}

void arch_output_write(const char *text, size_t len)
{
	os_write_output(text, len);
}
#endif

void *arch_outside_alloc(size_t size)
{
	return os_alloc(size);
}

void arch_error_write(const char *text, size_t len)
{
	os_write(2, text, len);
}

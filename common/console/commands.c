// SPDX-License-Identifier: GPL-2.0
/* The console's commands, but for those of the tests. */
#include <linux/console.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/parse.h>
#include <linux/printk.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/string.h>

extern const struct console_command __console_commands_start[], __console_commands_end[];

static void put_console(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	arch_console_write(text, len);
}

static int cmd_help(int argc, char **argv)
{
	const struct console_command *c;

	(void)argc;
	(void)argv;
	for (c = __console_commands_start; c < __console_commands_end; c++)
		console_printf("  %-10s %-24s %s\n", c->name, c->usage, c->summary);
	return 0;
}
console_command(help, "", "lists the commands", cmd_help);

static struct proc_entry *find_file(const char *command, const char *path)
{
	const char *name = strncmp(path, "/proc/", 6) ? path : path + 6;
	struct proc_entry *entry = proc_find(name);

	if (!entry)
		console_printf("%s: %s: no such file; 'ls' lists them\n", command, path);
	return entry;
}

static void list_file(const struct proc_entry *entry, void *unused)
{
	(void)unused;
	console_printf("%s  /proc/%s\n", entry->mode & 0200 ? "-rw-r--r--" : "-r--r--r--",
		       entry->name);
}

static int cmd_ls(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "/proc") && strcmp(argv[1], "/proc/")) {
		console_printf("ls: %s: no such directory; there is /proc\n", argv[1]);
		return -ENOENT;
	}
	proc_for_each(list_file, NULL);
	return 0;
}
console_command(ls, "[/proc]", "lists the files; each is also found as NAME_bs", cmd_ls);

static int cmd_cat(int argc, char **argv)
{
	struct seq_file m = { .put = put_console };
	int i, ret = 0;

	if (argc < 2) {
		console_printf("usage: cat FILE ...\n");
		return -EINVAL;
	}
	for (i = 1; i < argc; i++) {
		struct proc_entry *entry = find_file("cat", argv[i]);
		int err = entry ? proc_read(entry, &m) : -ENOENT;

		if (err)
			ret = err;
	}
	return ret;
}
console_command(cat, "FILE ...", "prints files", cmd_cat);

static int write_file(const char *path, const char *text, size_t len)
{
	struct proc_entry *entry = find_file("echo", path);
	ssize_t ret;

	if (!entry)
		return -ENOENT;
	if (!entry->write) {
		console_printf("echo: %s: can only be read\n", path);
		return -EACCES;
	}
	ret = entry->write(text, len);
	if (ret < 0) {
		console_printf("echo: %s: %s\n", path,
			       ret == -EINVAL ? "Invalid argument" :
			       ret == -ENOMEM ? "Cannot allocate memory" : "failed");
		return ret;
	}
	return 0;
}

static int cmd_echo(int argc, char **argv)
{
	const char *path = NULL;
	static char text[COMMAND_LINE_SIZE];
	size_t len = 0;
	int i, words = argc;

	if (argc >= 3 && !strcmp(argv[argc - 2], ">")) {
		path = argv[argc - 1];
		words = argc - 2;
	} else if (argc >= 2 && argv[argc - 1][0] == '>') {
		path = argv[argc - 1] + 1;
		words = argc - 1;
	}
	for (i = 1; i < words; i++)
		len += scnprintf(text + len, sizeof(text) - len, i > 1 ? " %s" : "%s", argv[i]);
	len += scnprintf(text + len, sizeof(text) - len, "\n");
	if (path)
		return write_file(path, text, len);
	arch_console_write(text, len);
	return 0;
}
console_command(echo, "TEXT ... [> FILE]", "prints text, or writes it to a file", cmd_echo);

static int cmd_dmesg(int argc, char **argv)
{
	unsigned long pos = 0;
	char buf[512];
	size_t n, i, kept;
	int mark = 0, line_start = 1;

	(void)argc;
	(void)argv;
	while ((n = log_read(&pos, buf, sizeof(buf))) != 0) {
		for (i = kept = 0; i < n; i++) {
			/* The level, three characters, is not shown. */
			if (line_start && buf[i] == '<')
				mark = 3;
			line_start = buf[i] == '\n';
			if (mark)
				mark--;
			else
				buf[kept++] = buf[i];
		}
		arch_console_write(buf, kept);
	}
	return 0;
}
console_command(dmesg, "", "prints the kernel log", cmd_dmesg);

static int cmd_sleep(int argc, char **argv)
{
	unsigned long seconds;

	if (argc != 2 || parse_number(argv[1], 0, 86400, &seconds)) {
		console_printf("usage: sleep SECONDS (at most 86400)\n");
		return -EINVAL;
	}
	schedule_timeout(seconds * HZ);
	return 0;
}
console_command(sleep, "SECONDS", "waits; timers run, so caches are reaped", cmd_sleep);

#ifdef CONFIG_HOTPLUG_CPU
static int cmd_cpu(int argc, char **argv)
{
	unsigned long cpu;
	int up, ret;

	if (argc != 3)
		goto usage;
	up = !strcmp(argv[1], "up");
	if ((!up && strcmp(argv[1], "down")) || parse_number(argv[2], 0, NR_CPUS - 1, &cpu))
		goto usage;
	ret = up ? cpu_up(cpu) : cpu_down(cpu);
	if (ret)
		console_printf("cpu: can't bring CPU %lu %s: %s\n", cpu, argv[1],
			       ret == -EBUSY ? "it is the last one, or the console's" :
			       up ? "it is up, or there is no such CPU" : "it is not up");
	return ret;
usage:
	console_printf("usage: cpu up|down N (0 to %d)\n", NR_CPUS - 1);
	return -EINVAL;
}
console_command(cpu, "up|down N", "takes a CPU into service, or out of it", cmd_cpu);
#endif

static int cmd_poweroff(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	machine_power_off(console_status());
}
console_command(poweroff, "", "ends the machine", cmd_poweroff);

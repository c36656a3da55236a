// SPDX-License-Identifier: GPL-2.0
/*
 * The console: lines from the machine's input, from the parameter cmd=, or from the file that
 * script= names, are commands.
 * What a command says of its failure decides how the run ends when nobody is watching.
 */
#include <linux/console.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/string.h>

extern const struct console_command __console_commands_start[], __console_commands_end[];

#define MAX_LINE	1024
#define MAX_ARGS	64

static char boot_commands[COMMAND_LINE_SIZE];
static char script[256];
static int failed;

static int __init cmd_setup(char *str)
{
	if (!*str)
		return -EINVAL;
	strlcpy(boot_commands, str, sizeof(boot_commands));
	return 0;
}
early_param("cmd=", cmd_setup);

static int __init script_setup(char *str)
{
	if (!*str || strlen(str) >= sizeof(script))
		return -EINVAL;
	strlcpy(script, str, sizeof(script));
	return 0;
}
early_param("script=", script_setup);

static int __init check_input(void)
{
	if (!!*boot_commands + !!*script + !!machine_scenario > 1)
		boot_error("cmd=, script= and replay= exclude each other");
	return 0;
}
login_initcall_bs(check_input);

/**
 * console_printf - print to the console, whatever the log level
 * @fmt: the text, see vsnprintf(); at most 1023 characters
 *
 * Return: characters. Any context.
 */
int console_printf(const char *fmt, ...)
{
	char buf[1024];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);
	arch_console_write(buf, len);
	return len;
}

/* Cuts a line into words, in place; double quotes keep blanks. Returns how many, or -1. */
static int split_words(char *line, char **argv)
{
	int argc = 0;
	char *to;

	for (;;) {
		int quoted = 0;

		while (isspace(*line))
			line++;
		if (!*line || *line == '#')
			return argc;
		if (argc == MAX_ARGS) {
			console_printf("console: more than %d words in a line\n", MAX_ARGS);
			return -1;
		}
		argv[argc++] = to = line;
		for (; *line && (quoted || !isspace(*line)); line++) {
			if (*line == '"')
				quoted = !quoted;
			else
				*to++ = *line;
		}
		if (quoted) {
			console_printf("console: a quote is not closed\n");
			return -1;
		}
		if (*line)
			line++;
		*to = '\0';
	}
}

/**
 * console_execute - carry out a line
 * @line: the line; it is changed
 *
 * Return: 0, or what the command returned. Sleeps.
 */
int console_execute(char *line)
{
	const struct console_command *c;
	char *argv[MAX_ARGS + 1];
	int argc = split_words(line, argv);

	if (argc <= 0)
		return argc;
	argv[argc] = NULL;
	for (c = __console_commands_start; c < __console_commands_end; c++)
		if (!strcmp(c->name, argv[0]))
			return c->run(argc, argv);
	console_printf("%s: unknown command; 'help' lists them\n", argv[0]);
	return -EINVAL;
}

static int run_line(char *line)
{
	int ret = console_execute(line);

	if (ret)
		failed = 1;
	return ret;
}

/* The text up to the next ";" that is not quoted. */
static char *next_command(char **line)
{
	char *start = *line, *p;
	int quoted = 0;

	if (!start)
		return NULL;
	for (p = start; *p && (quoted || *p != ';'); p++)
		if (*p == '"')
			quoted = !quoted;
	*line = *p ? p + 1 : NULL;
	*p = '\0';
	return start;
}

static void run_boot_commands(void)
{
	char *rest = boot_commands, *command;

	while ((command = next_command(&rest)) != NULL)
		run_line(command);
}

/* The line that is coming in. */
static char collected[MAX_LINE];
static size_t nr_collected;
static unsigned long line_number;

static int run_collected(void)
{
	size_t len = nr_collected;

	collected[len] = '\0';
	nr_collected = 0;
	line_number++;
	if (len < MAX_LINE - 1)
		return run_line(collected);
	console_printf("console: a line has more than %d characters\n", MAX_LINE - 2);
	failed = 1;
	return -EINVAL;
}

static void collect(char c)
{
	if (nr_collected < MAX_LINE - 1)
		collected[nr_collected++] = c;
}

static void run_input(void)
{
	static char input[256];
	int interactive = arch_console_interactive();
	size_t n, i;

	if (interactive)
		console_printf("\n'help' lists the commands, 'poweroff' ends the machine.\n# ");
	while ((n = arch_console_read(input, sizeof(input))) != 0)
		for (i = 0; i < n; i++) {
			if (input[i] != '\n') {
				collect(input[i]);
				continue;
			}
			run_collected();
			if (interactive) {
				failed = 0;	/* somebody saw it */
				console_printf("# ");
			}
		}
	if (nr_collected)
		run_collected();
}

/* A line of a script: says which one it was that failed. */
static void run_script_line(void)
{
	if (run_collected())
		console_printf("%s:%lu: failed\n", script, line_number);
}

static void run_script(void)
{
	static char input[4096];
	long n, i;

	if (arch_input_open(script))
		boot_error("script=%s: can't be read", script);
	while ((n = arch_input_read(input, sizeof(input))) > 0)
		for (i = 0; i < n; i++) {
			unsigned char c = input[i];

			if (c == '\n')
				run_script_line();
			else if ((c < ' ' && c != '\t') || c == 0x7f)
				boot_error("%s:%lu: a byte 0x%02x: a script is text", script,
					   line_number + 1, c);
			else
				collect(c);
		}
	if (n < 0)
		boot_error("script=%s: can't be read on: it is damaged, or cut short", script);
	if (nr_collected)
		run_script_line();
}

/**
 * console_status - how the run would end now
 */
enum exit_status console_status(void)
{
	return failed ? EXIT_FAILED : EXIT_OK;
}

/**
 * console_start - carry out the commands, and end the machine
 */
void console_start(void)
{
	if (*boot_commands)
		run_boot_commands();
	else if (*script)
		run_script();
	else
		run_input();
	machine_power_off(console_status());
}

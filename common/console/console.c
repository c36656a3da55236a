// SPDX-License-Identifier: GPL-2.0
/*
 * The console: lines from the machine's input, or from the parameter cmd=, are commands.
 * What a command says of its failure decides how the run ends when nobody is watching.
 */
#include <linux/console.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/string.h>

extern const struct console_command __console_commands_start[], __console_commands_end[];

#define MAX_LINE	1024
#define MAX_ARGS	64

static char boot_commands[COMMAND_LINE_SIZE];
static int failed;

static int __init cmd_setup(char *str)
{
	if (!*str)
		return -EINVAL;
	strlcpy(boot_commands, str, sizeof(boot_commands));
	return 0;
}
early_param("cmd=", cmd_setup);

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

static void run_line(char *line)
{
	if (console_execute(line))
		failed = 1;
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

static void run_input(void)
{
	static char line[MAX_LINE], input[256];
	int interactive = arch_console_interactive();
	size_t len = 0, n, i;

	if (interactive)
		console_printf("\n'help' lists the commands, 'poweroff' ends the machine.\n# ");
	while ((n = arch_console_read(input, sizeof(input))) != 0)
		for (i = 0; i < n; i++) {
			if (input[i] != '\n') {
				if (len < MAX_LINE - 1)
					line[len++] = input[i];
				continue;
			}
			line[len] = '\0';
			if (len == MAX_LINE - 1) {
				console_printf("console: a line has more than %d characters\n",
					       MAX_LINE - 2);
				failed = 1;
			} else {
				run_line(line);
			}
			len = 0;
			if (interactive) {
				failed = 0;	/* somebody saw it */
				console_printf("# ");
			}
		}
	if (len) {
		line[len] = '\0';
		run_line(line);
	}
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
	else
		run_input();
	machine_power_off(console_status());
}

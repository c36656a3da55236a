// SPDX-License-Identifier: GPL-2.0
/*
 * The console on a serial port, for machines without a host. Lines are edited by the
 * terminal at the other end; there the end of input is a character, EOT.
 */
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/string.h>

#define CONSOLE_PORT	0
#define RECORD_PORT	1
#define EOT		4

/* To the launcher, which starts a machine many times: what is the command line? How it ended. */
#define ENQ		5
#define ETX		3

static int interactive, ended, again;

static int __init interactive_setup(char *str)
{
	interactive = 1;
	return *str ? -EINVAL : 0;
}
early_param("interactive", interactive_setup);

/**
 * uart_command_line - take the command line from the console where the loader's is "again"
 *
 * Boot only, before anything is printed and the loader's is looked at.
 */
void __init uart_command_line(void)
{
	static char line[COMMAND_LINE_SIZE] __initdata;
	size_t len = 0;
	int c;

	if (strcmp(saved_command_line, "again"))
		return;
	again = 1;
	uart_put(CONSOLE_PORT, ENQ);
	while ((c = uart_get()) != '\n')
		if (c >= 0 && len < sizeof(line))
			line[len++] = c;
	set_command_line(line, len);
}

/**
 * uart_end - say by the console how a run ended, where that is how it began
 * @status: how
 *
 * Return: whether the machine is to start again, and not to end. Any context.
 */
int uart_end(enum exit_status status)
{
	if (!again)
		return 0;
	uart_put(CONSOLE_PORT, ETX);
	uart_put(CONSOLE_PORT, '0' + status);
	return 1;
}

static void write_port(int port, const char *text, size_t len)
{
	while (len--)
		uart_put(port, *text++);
}

void arch_console_write(const char *text, size_t len)
{
	write_port(CONSOLE_PORT, text, len);
}

size_t arch_console_read(char *buf, size_t len)
{
	size_t n = 0;

	while (!n && !ended) {
		int c = -1;

		while (n < len && (c = uart_get()) >= 0 && c != EOT)
			buf[n++] = c;
		ended = c == EOT;
		if (!n && !ended) {
			uart_listen();
			idle_once(MAX_SCHEDULE_TIMEOUT);
		}
	}
	return n;
}

int arch_console_interactive(void)
{
	return interactive;
}

#ifdef CONFIG_RECORD
/* The launcher has connected the port to the file. */
int arch_output_open(const char *name)
{
	(void)name;
	return 0;
}

void arch_output_write(const char *text, size_t len)
{
	write_port(RECORD_PORT, text, len);
}
#endif

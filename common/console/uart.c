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

#define CONSOLE_PORT	0
#define RECORD_PORT	1
#define EOT		4

static int interactive, ended;

static int __init interactive_setup(char *str)
{
	interactive = 1;
	return *str ? -EINVAL : 0;
}
early_param("interactive", interactive_setup);

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

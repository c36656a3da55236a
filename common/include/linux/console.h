/* SPDX-License-Identifier: GPL-2.0 */
/* The console: characters out and in, and the commands. */
#ifndef _LINUX_CONSOLE_H
#define _LINUX_CONSOLE_H

#include <linux/list.h>
#include <linux/reboot.h>

/*
 * The architecture's.
 */

/**
 * arch_console_write - print to the console
 * @text: what
 * @len: its length, bytes
 *
 * Any context.
 */
void arch_console_write(const char *text, size_t len);

/**
 * arch_console_read - wait for input, running what the idle loop runs
 * @buf: where to
 * @len: room there, bytes
 *
 * Return: bytes read; 0 at the end of input. Sleeps.
 */
size_t arch_console_read(char *buf, size_t len);

/**
 * arch_console_interactive - is a person there, who wants a prompt?
 */
int arch_console_interactive(void);

/**
 * arch_input_open - open the file that the run was given, a trace or a script
 * @name: its name; "-" is standard input. Without a host there is only one, whatever its name.
 *
 * Return: 0, or something else when it can't be read. Once in a run.
 */
int arch_input_open(const char *name);

/**
 * arch_input_read - read on in that file
 * @buf: where to
 * @len: room there, bytes
 *
 * Return: bytes read; 0 at the end; less than 0 when it can't be read.
 */
long arch_input_read(char *buf, size_t len);

#ifdef CONFIG_RECORD
/**
 * arch_output_open - make the file that the run writes
 * @name: its name; must not exist yet. Without a host there is only one, whatever its name.
 *
 * Return: 0, or something else when it can't be made. Once in a run.
 */
int arch_output_open(const char *name);

/**
 * arch_output_write - write on in that file
 * @text: what
 * @len: its length, bytes
 *
 * Any context.
 */
void arch_output_write(const char *text, size_t len);
#endif

#ifdef CONFIG_FREESTANDING
void set_initrd(const void *start, size_t size);
void uart_command_line(void);
int uart_end(enum exit_status status);

/* Offered by the architecture. */

/**
 * uart_put - send a character
 * @port: the serial port: 0 is the console, 1 takes a recorded trace
 * @c: it
 *
 * Waits for room. Any context.
 */
void uart_put(int port, char c);

/**
 * uart_get - take a character that the console has received
 *
 * Return: it, or -1 when there is none. Any context.
 */
int uart_get(void);

/**
 * uart_listen - have the console's next character end the sleep of the boot CPU
 *
 * It holds for one. Any context.
 */
void uart_listen(void);
#endif

/**
 * struct console_command - a word that the console understands
 * @name: the word
 * @usage: its arguments, for help
 * @summary: what it does, for help
 * @run: gets the words, the command's own first; returns 0 when it did its work
 */
struct console_command {
	const char *name;
	const char *usage;
	const char *summary;
	int (*run)(int argc, char **argv);
};

#define console_command(cmd, args, text, fn)				\
	static const struct console_command __command_##cmd		\
		__table_entry(".console_commands")	\
		__attribute__((__aligned__(sizeof(long)))) =		\
		{ #cmd, args, text, fn }

void console_init(void);
void console_start(void) __noreturn;
int console_execute(char *line);
enum exit_status console_status(void);

/* Prints to the console at once, whatever the log level. */
int console_printf(const char *fmt, ...) __printf(1, 2);

#endif

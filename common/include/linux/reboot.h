/* SPDX-License-Identifier: GPL-2.0 */
/* The end of a run, and what it says of itself. */
#ifndef _LINUX_REBOOT_H
#define _LINUX_REBOOT_H

#include <linux/types.h>

/* Exit status of a run, on every architecture. */
enum exit_status {
	EXIT_OK		= 0,
	EXIT_FAILED	= 1,	/* a command or a test failed */
	EXIT_USAGE	= 2,	/* an impossible machine or command line */
	EXIT_PANIC	= 3,	/* the kernel died */
};

struct notifier_block;
int register_reboot_notifier(struct notifier_block *nb);

/* Tells those who registered, and ends the machine by the architecture's function. */
void machine_power_off(enum exit_status status) __attribute__((__noreturn__));

/**
 * arch_power_off - end the machine at once
 * @status: what the one who started it learns
 *
 * The architecture's. Does not return. Any context.
 */
void arch_power_off(enum exit_status status) __attribute__((__noreturn__));

/**
 * arch_error_write - print where errors go
 * @text: what
 * @len: its length, bytes
 *
 * The architecture's. Any context.
 */
void arch_error_write(const char *text, size_t len);

void boot_error(const char *fmt, ...)
	__attribute__((__format__(__printf__, 1, 2), __noreturn__));

#endif

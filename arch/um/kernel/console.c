// SPDX-License-Identifier: GPL-2.0
/* The console: standard output and standard input. */
#include <linux/console.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <asm/os.h>
#include <asm/processor.h>

void arch_console_write(const char *text, size_t len)
{
	os_write(1, text, len);
}

size_t arch_console_read(char *buf, size_t len)
{
	long n;

	do
		run_deferred();
	while (!um_sleep(next_timer_interrupt(), 0));
	n = os_read(0, buf, len);
	return n > 0 ? n : 0;
}

int arch_console_interactive(void)
{
	return os_isatty(0);
}

// SPDX-License-Identifier: GPL-2.0
/* The end that nobody wanted; the interface of kernel/panic.c of 2.6.12. */
#include <linux/console.h>
#include <linux/interrupt.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/sched.h>

int tainted;
struct notifier_block *panic_notifier_list;
EXPORT_SYMBOL(panic_notifier_list);

enum system_states system_state;
EXPORT_SYMBOL(system_state);

/**
 * print_tainted - what has happened that makes later reports doubtful?
 *
 * Return: "Not tainted", or the marks. Any context.
 */
const char *print_tainted(void)
{
	return tainted & TAINT_BAD_PAGE ? "Tainted: B" : "Not tainted";
}

/**
 * panic - end the machine
 * @fmt: why, see vsnprintf()
 *
 * Any context.
 */
void panic(const char *fmt, ...)
{
	static char buf[1024];
	va_list args;
	int len;

	local_irq_disable();
	oops_in_progress = 1;
	console_verbose();
	va_start(args, fmt);
	len = vscnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);
	if (len && buf[len - 1] == '\n')
		buf[len - 1] = '\0';
	printk(KERN_EMERG "Kernel panic - not syncing: %s\n", buf);
	dump_stack();
	notifier_call_chain(&panic_notifier_list, 0, buf);
	machine_power_off(EXIT_PANIC);
}
EXPORT_SYMBOL(panic);

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
	/* The line ends, however long it is. */
	len += vscnprintf(buf + len, sizeof(buf) - 1 - len, fmt, args);
	va_end(args);
	len += scnprintf(buf + len, sizeof(buf) - len, "\n");
	arch_error_write(buf, len);
	arch_power_off(EXIT_USAGE);
}

/**
 * __bug - die, since something is as it must never be
 * @file: where that was found
 * @line: where that was found
 *
 * What BUG() calls. In the release it ends the task, unless that is in an interrupt, and leaves
 * locks and lists as they were. Here that would be the only thread of control of this CPU: the
 * machine ends. Does not return. Any context.
 */
void __bug(const char *file, int line)
{
	oops_in_progress = 1;
	console_verbose();
	printk(BUG_LINES, file, line);
	panic("Fatal exception");
}
EXPORT_SYMBOL(__bug);

/**
 * __warn_on - log that something is not as it should be, and who called
 * @file: where that was found
 * @line: where that was found
 * @function: where that was found
 *
 * What WARN_ON() calls. Any context.
 */
void __warn_on(const char *file, int line, const char *function)
{
	printk(KERN_WARNING "Badness in %s at %s:%d\n", function, file, line);
	dump_stack();
}
EXPORT_SYMBOL(__warn_on);

#ifdef CONFIG_DEBUG_SPINLOCK_SLEEP
/**
 * __might_sleep - log a call that may sleep where that is not allowed
 * @file: where the call is
 * @line: where the call is
 *
 * What might_sleep() calls. Any context.
 */
void __might_sleep(const char *file, int line)
{
	if (!in_atomic() && !irqs_disabled())
		return;
	if (system_state != SYSTEM_RUNNING || !printk_ratelimit())
		return;
	printk(KERN_ERR "Debug: sleeping function called from invalid context at %s:%d\n",
	       file, line);
	printk("in_atomic():%d, irqs_disabled():%d\n", in_atomic(), irqs_disabled());
	dump_stack();
}
EXPORT_SYMBOL(__might_sleep);
#endif

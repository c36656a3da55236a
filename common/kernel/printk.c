// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel log: messages with a level go to a ring buffer and, when they are important
 * enough, to the console; the interface of kernel/printk.c of 2.6.12.
 */
#include <linux/console.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/parse.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/spinlock.h>
#include <linux/string.h>

#define LOG_BUF_LEN	(1 << 15)
static char log_buf[LOG_BUF_LEN];
static unsigned long log_end;		/* characters ever written */

/* Messages below this level are shown. */
int console_loglevel = 7;
int oops_in_progress;

static DEFINE_SPINLOCK(logbuf_lock);
static char line[1024];
static int console_on;
static int at_line_start = 1;
static int line_level = default_message_loglevel;

static void log_store(const char *text, size_t len)
{
	while (len--)
		log_buf[log_end++ % LOG_BUF_LEN] = *text++;
}

/* Text of one level, without the level's mark. */
static void emit(const char *text, size_t len)
{
	char mark[3] = { '<', '0' + line_level, '>' };

	if (at_line_start)
		log_store(mark, sizeof(mark));
	log_store(text, len);
	if (console_on && line_level < console_loglevel)
		arch_console_write(text, len);
	at_line_start = text[len - 1] == '\n';
}

/**
 * vprintk - printk() with a list of arguments
 * @fmt: see printk()
 * @args: what is converted
 */
int vprintk(const char *fmt, va_list args)
{
	unsigned long flags;
	const char *p, *end;
	int len;

	local_irq_save(flags);
	/* A CPU that dies in here must be able to say so. */
	if (oops_in_progress)
		spin_lock_init(&logbuf_lock);
	spin_lock(&logbuf_lock);

	len = vscnprintf(line, sizeof(line), fmt, args);
	for (p = line; p < line + len; p = end) {
		if (at_line_start) {
			line_level = default_message_loglevel;
			if (p[0] == '<' && p[1] >= '0' && p[1] <= '7' && p[2] == '>') {
				line_level = p[1] - '0';
				p += 3;
			}
		}
		end = memchr(p, '\n', line + len - p);
		end = end ? end + 1 : line + len;
		if (end > p)
			emit(p, end - p);
	}

	spin_unlock(&logbuf_lock);
	local_irq_restore(flags);
	return len;
}
EXPORT_SYMBOL(vprintk);

/**
 * printk - print a message to the log
 * @fmt: the text, see vsnprintf(); a line may begin with a level, KERN_*
 *
 * Return: characters. Any context.
 */
int printk(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk(fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(printk);

/**
 * log_read - read the log
 * @pos: where to start; moved behind what was read. 0: the oldest text that is left
 * @buf: where to
 * @len: room there, bytes
 *
 * Lines begin with their level, as in printk(). Return: bytes. Any context.
 */
size_t log_read(unsigned long *pos, char *buf, size_t len)
{
	unsigned long flags;
	size_t n = 0;

	spin_lock_irqsave(&logbuf_lock, flags);
	if (*pos + LOG_BUF_LEN < log_end)
		*pos = log_end - LOG_BUF_LEN;
	while (n < len && *pos < log_end)
		buf[n++] = log_buf[(*pos)++ % LOG_BUF_LEN];
	spin_unlock_irqrestore(&logbuf_lock, flags);
	return n;
}

/**
 * console_init - show the log on the console from now on, and what it has already
 *
 * Called when the parameters that say how much to show have been read.
 */
void console_init(void)
{
	unsigned long pos = 0, flags;
	int level = default_message_loglevel;

	spin_lock_irqsave(&logbuf_lock, flags);
	console_on = 1;
	while (pos < log_end) {
		const char *p = &log_buf[pos];
		size_t len = log_end - pos;
		const char *end = memchr(p, '\n', len);

		if (len > 3 && p[0] == '<' && p[2] == '>') {
			level = p[1] - '0';
			p += 3;
		}
		end = end ? end + 1 : &log_buf[log_end];
		if (level < console_loglevel)
			arch_console_write(p, end - p);
		pos = end - log_buf;
	}
	spin_unlock_irqrestore(&logbuf_lock, flags);
}

/**
 * console_verbose - show everything from now on: something is badly wrong
 *
 * But for a machine that was told to show nothing at all. Any context.
 */
void console_verbose(void)
{
	if (console_loglevel)
		console_loglevel = 15;
	if (!console_on)
		console_init();
}

/**
 * __printk_ratelimit - may a message that could come in floods be printed?
 * @ratelimit_jiffies: time until one more message is allowed
 * @ratelimit_burst: how many may come at once
 *
 * Return: not 0 if so. Any context.
 */
int __printk_ratelimit(int ratelimit_jiffies, int ratelimit_burst)
{
	static DEFINE_SPINLOCK(ratelimit_lock);
	static unsigned long tokens = 10 * 5 * HZ;
	static unsigned long last_msg;
	static int missed;
	unsigned long flags, now = jiffies;
	int lost, allowed;

	spin_lock_irqsave(&ratelimit_lock, flags);
	tokens += now - last_msg;
	last_msg = now;
	if (tokens > (unsigned long)ratelimit_burst * ratelimit_jiffies)
		tokens = (unsigned long)ratelimit_burst * ratelimit_jiffies;
	allowed = tokens >= (unsigned long)ratelimit_jiffies;
	lost = missed;
	if (allowed) {
		tokens -= ratelimit_jiffies;
		missed = 0;
	} else {
		missed++;
	}
	spin_unlock_irqrestore(&ratelimit_lock, flags);
	if (allowed && lost)
		printk(KERN_WARNING "printk: %d messages suppressed.\n", lost);
	return allowed;
}
EXPORT_SYMBOL(__printk_ratelimit);

/**
 * printk_ratelimit - may a message that can come often be logged?
 *
 * One in five seconds, ten at once. Return: 1 when it may, 0 when it is to be dropped. Any
 * context. Source: 2.6.12.
 */
int printk_ratelimit(void)
{
	return __printk_ratelimit(5 * HZ, 10);
}
EXPORT_SYMBOL(printk_ratelimit);

static int __init loglevel_setup(char *str)
{
	unsigned long level;

	if (parse_number(str, 0, 15, &level))
		boot_error("loglevel=%s: expected a number from 0 to 15", str);
	console_loglevel = level;
	return 0;
}
early_param("loglevel=", loglevel_setup);

static int __init quiet_setup(char *str)
{
	console_loglevel = 4;
	return *str ? -EINVAL : 0;
}
early_param("quiet", quiet_setup);

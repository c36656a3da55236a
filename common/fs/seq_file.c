// SPDX-License-Identifier: GPL-2.0
/* Printing a file record by record. */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <linux/string.h>

/**
 * seq_printf - print to a file
 * @m: the file
 * @fmt: the text, see vsnprintf(); at most 511 characters
 *
 * Return: 0.
 */
int seq_printf(struct seq_file *m, const char *fmt, ...)
{
	char buf[512];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);
	m->put(m, buf, len);
	return 0;
}
EXPORT_SYMBOL(seq_printf);

/**
 * seq_puts - print a string
 * @m: what is printed to
 * @s: the string
 *
 * Return: 0. May sleep.
 */
int seq_puts(struct seq_file *m, const char *s)
{
	m->put(m, s, strlen(s));
	return 0;
}
EXPORT_SYMBOL(seq_puts);

/**
 * seq_putc - print a character
 * @m: what is printed to
 * @c: the character
 *
 * Return: 0. May sleep.
 */
int seq_putc(struct seq_file *m, char c)
{
	m->put(m, &c, 1);
	return 0;
}
EXPORT_SYMBOL(seq_putc);

/**
 * seq_walk - print all records of a file
 * @m: the file
 * @op: how to get from one record to the next, and how to print one
 *
 * Return: 0, or the negative error of start(), or of the first show() that failed.
 */
int seq_walk(struct seq_file *m, const struct seq_operations *op)
{
	loff_t pos = 0;
	int ret = 0;
	void *v;

	v = op->start(m, &pos);
	if (IS_ERR(v))
		ret = PTR_ERR(v);
	while (v && !ret) {
		ret = op->show(m, v);
		v = op->next(m, v, &pos);
	}
	op->stop(m, v);
	return ret;
}

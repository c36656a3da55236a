/* SPDX-License-Identifier: GPL-2.0 */
/* Printing a /proc file record by record; the interface of 2.6.12's seq_file. */
#ifndef _LINUX_SEQ_FILE_H
#define _LINUX_SEQ_FILE_H

#include <linux/types.h>

/*
 * Text goes straight to its reader: a buffer from kmalloc(), as the release has, would
 * change the state that is being printed.
 */
struct seq_file {
	void (*put)(struct seq_file *m, const char *text, size_t len);
	void *private;		/* of the operations */
};

/* start() may return an error, see <linux/err.h>; stop() is called all the same. */
struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};

int seq_printf(struct seq_file *m, const char *fmt, ...) __printf(2, 3);
int seq_puts(struct seq_file *m, const char *s);
int seq_putc(struct seq_file *m, char c);
int seq_walk(struct seq_file *m, const struct seq_operations *op);

#endif

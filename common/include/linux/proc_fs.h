/* SPDX-License-Identifier: GPL-2.0 */
/* /proc without a filesystem: named files that the console reads and writes; ours. */
#ifndef _LINUX_PROC_FS_H
#define _LINUX_PROC_FS_H

#include <linux/list.h>
#include <linux/seq_file.h>

/* From mm/. */
extern const struct seq_operations fragmentation_op;
extern const struct seq_operations slabinfo_op;
extern const struct seq_operations vmstat_op;
ssize_t slabinfo_write(const char *buf, size_t count);

/**
 * struct proc_entry - a file in /proc
 * @name: its name; it is also found as @name with "_bs" behind it
 * @mode: permissions, for ls
 * @op: walks the records, or NULL
 * @show: prints the file as a whole, when @op is NULL
 * @write: takes text that the user wrote: returns the bytes used or a negative error;
 *	NULL when the file can only be read
 * @link: in the list of files
 */
struct proc_entry {
	const char *name;
	umode_t mode;
	const struct seq_operations *op;
	int (*show)(struct seq_file *m);
	ssize_t (*write)(const char *buf, size_t count);
	struct list_head link;
};

void proc_add(struct proc_entry *entry);
struct proc_entry *proc_find(const char *name);
int proc_read(const struct proc_entry *entry, struct seq_file *m);
void proc_for_each(void (*fn)(const struct proc_entry *entry, void *arg), void *arg);

#endif

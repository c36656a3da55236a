// SPDX-License-Identifier: GPL-2.0
/* The files of /proc. */
#include <linux/errno.h>
#include <linux/proc_fs.h>
#include <linux/string.h>

static LIST_HEAD(proc_files);

/**
 * proc_add - add a file
 * @entry: the file; it must stay. Files are kept in the order of their names
 *
 * Boot only.
 */
void proc_add(struct proc_entry *entry)
{
	struct list_head *pos;

	list_for_each(pos, &proc_files)
		if (strcmp(entry->name, list_entry(pos, struct proc_entry, link)->name) < 0)
			break;
	list_add_tail(&entry->link, pos);
}

/**
 * proc_find - find a file
 * @name: its name below /proc, or that with "_bs" behind it, as in the founding document
 *
 * Return: the file, or NULL.
 */
struct proc_entry *proc_find(const char *name)
{
	struct proc_entry *entry;

	list_for_each_entry(entry, &proc_files, link) {
		size_t len = strlen(entry->name);

		if (!strncmp(entry->name, name, len) &&
		    (!name[len] || !strcmp(name + len, "_bs")))
			return entry;
	}
	return NULL;
}

/**
 * proc_read - print a file
 * @entry: the file
 * @m: where to
 *
 * Return: 0 or a negative error. May sleep.
 */
int proc_read(const struct proc_entry *entry, struct seq_file *m)
{
	return entry->op ? seq_walk(m, entry->op) : entry->show(m);
}

/**
 * proc_for_each - call a function for each file, in the order of their names
 * @fn: the function
 * @arg: passed on
 *
 * May sleep if @fn may.
 */
void proc_for_each(void (*fn)(const struct proc_entry *entry, void *arg), void *arg)
{
	struct proc_entry *entry;

	list_for_each_entry(entry, &proc_files, link)
		fn(entry, arg);
}

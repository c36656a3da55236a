/* SPDX-License-Identifier: GPL-2.0 */
/* Circular doubly linked lists; the interface of include/linux/list.h of 2.6.12. */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/kernel.h>
#include <linux/prefetch.h>

struct list_head {
	struct list_head *next, *prev;
};

/* What an unlinked entry points to: an access through it faults and is recognisable. */
#define LIST_POISON1	((void *)0x00100100)
#define LIST_POISON2	((void *)0x00200200)

#define LIST_HEAD_INIT(name)	{ &(name), &(name) }
#define LIST_HEAD(name)		struct list_head name = LIST_HEAD_INIT(name)

#define INIT_LIST_HEAD(ptr)		\
do {					\
	(ptr)->next = (ptr);		\
	(ptr)->prev = (ptr);		\
} while (0)

static inline void __list_link(struct list_head *before, struct list_head *entry,
			       struct list_head *after)
{
	entry->prev = before;
	entry->next = after;
	before->next = entry;
	after->prev = entry;
}

static inline void __list_join(struct list_head *before, struct list_head *after)
{
	before->next = after;
	after->prev = before;
}

/**
 * list_add - insert an entry at the front of a list
 * @entry: the entry, on no list
 * @head: the list
 */
static inline void list_add(struct list_head *entry, struct list_head *head)
{
	__list_link(head, entry, head->next);
}

/**
 * list_add_tail - append an entry to a list
 * @entry: the entry, on no list
 * @head: the list
 */
static inline void list_add_tail(struct list_head *entry, struct list_head *head)
{
	__list_link(head->prev, entry, head);
}

/**
 * list_del - unlink an entry and poison its links
 * @entry: the entry, on a list
 */
static inline void list_del(struct list_head *entry)
{
	__list_join(entry->prev, entry->next);
	entry->next = LIST_POISON1;
	entry->prev = LIST_POISON2;
}

/**
 * list_del_init - unlink an entry and make it an empty list
 * @entry: the entry, on a list
 */
static inline void list_del_init(struct list_head *entry)
{
	__list_join(entry->prev, entry->next);
	INIT_LIST_HEAD(entry);
}

/**
 * list_move - unlink an entry and insert it at the front of another list
 * @entry: the entry, on a list
 * @head: the list it goes to
 */
static inline void list_move(struct list_head *entry, struct list_head *head)
{
	__list_join(entry->prev, entry->next);
	list_add(entry, head);
}

/**
 * list_move_tail - unlink an entry and append it to another list
 * @entry: the entry, on a list
 * @head: the list it goes to
 */
static inline void list_move_tail(struct list_head *entry, struct list_head *head)
{
	__list_join(entry->prev, entry->next);
	list_add_tail(entry, head);
}

/**
 * list_empty - has a list no entries?
 * @head: the list
 */
static inline int list_empty(const struct list_head *head)
{
	return head->next == head;
}

/**
 * list_splice_init - move all entries of a list to the front of another
 * @list: the list to empty
 * @head: the list that receives them, in their order
 */
static inline void list_splice_init(struct list_head *list, struct list_head *head)
{
	struct list_head *first = list->next, *last = list->prev;

	if (list_empty(list))
		return;
	__list_join(last, head->next);
	__list_join(head, first);
	INIT_LIST_HEAD(list);
}

#define list_entry(ptr, type, member)	container_of(ptr, type, member)

#define list_for_each(pos, head)					\
	for (pos = (head)->next; prefetch(pos->next), pos != (head); pos = pos->next)

#define list_for_each_prev(pos, head)					\
	for (pos = (head)->prev; prefetch(pos->prev), pos != (head); pos = pos->prev)

/* @pos may be unlinked in the loop. */
#define list_for_each_safe(pos, n, head)				\
	for (pos = (head)->next, n = pos->next; pos != (head); pos = n, n = pos->next)

#define list_for_each_entry(pos, head, member)				\
	for (pos = list_entry((head)->next, __typeof__(*pos), member);	\
	     prefetch(pos->member.next), &pos->member != (head);	\
	     pos = list_entry(pos->member.next, __typeof__(*pos), member))

#define list_for_each_entry_safe(pos, n, head, member)			\
	for (pos = list_entry((head)->next, __typeof__(*pos), member),	\
	     n = list_entry(pos->member.next, __typeof__(*pos), member);	\
	     &pos->member != (head);					\
	     pos = n, n = list_entry(n->member.next, __typeof__(*n), member))

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Functions called later on a chosen CPU, in a context that may sleep; the part of
 * include/linux/workqueue.h of 2.6.12 that the allocators use.
 */
#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H

#include <linux/timer.h>

struct work_struct {
	unsigned long pending;
	struct list_head entry;
	void (*func)(void *data);
	void *data;
	struct timer_list timer;
};

#define INIT_WORK(work, fn, arg)			\
do {							\
	(work)->pending = 0;				\
	INIT_LIST_HEAD(&(work)->entry);			\
	(work)->func = (fn);				\
	(work)->data = (arg);				\
	init_timer(&(work)->timer);			\
} while (0)

void init_workqueues(void);
int keventd_up(void);
int schedule_work_on(struct work_struct *work, int cpu);
int schedule_work(struct work_struct *work);
int schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay);
int cancel_delayed_work(struct work_struct *work);
int run_local_work(void);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Functions called at a time, on the CPU that armed them; interface of 2.6.12. */
#ifndef _LINUX_TIMER_H
#define _LINUX_TIMER_H

#include <linux/list.h>

struct timer_list {
	struct list_head entry;
	unsigned long expires;		/* jiffies */
	void (*function)(unsigned long data);
	unsigned long data;
	int cpu;			/* -1: not pending */
};

static inline void init_timer(struct timer_list *timer)
{
	timer->cpu = -1;
}

static inline int timer_pending(const struct timer_list *timer)
{
	return timer->cpu >= 0;
}

void init_timers(void);
void add_timer_on(struct timer_list *timer, int cpu);
void add_timer(struct timer_list *timer);
int del_timer(struct timer_list *timer);
int run_local_timers(void);
long next_timer_interrupt(void);

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The one thread of control that each CPU has. */
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/config.h>
#include <linux/kernel.h>
#include <linux/cpumask.h>
#include <linux/jiffies.h>
#include <linux/thread_info.h>
#include <linux/smp.h>
#include <linux/errno.h>

/*
 * There is no scheduler: CPU 0 runs the boot and then the console, the others sleep in
 * cpu_idle() until there is work. What the allocators ask of a task is kept.
 */
struct task_struct {
	int		pid;
	unsigned long	flags;		/* PF_* */
	int		prio;		/* below MAX_RT_PRIO: a real-time task */
	char		comm[16];
	struct reclaim_state *reclaim_state;	/* while it reclaims; linux/swap.h */
};

#define PF_MEMALLOC	0x00000800	/* allocating memory to free memory */

#define MAX_RT_PRIO	100
#define MAX_PRIO	(MAX_RT_PRIO + 40)
#define rt_task(p)	(unlikely((p)->prio < MAX_RT_PRIO))

#define current		(current_thread_info()->task)

extern struct task_struct init_task;
struct task_struct *idle_task(int cpu);

void sched_init(void);
void cpu_idle(void) __noreturn;
int run_deferred(void);
void idle_once(long timeout);

/*
 * The architecture's.
 */

/**
 * arch_idle - sleep until an interrupt
 * @timeout: jiffies, at most; MAX_SCHEDULE_TIMEOUT: there is no limit
 *
 * An interrupt since the last sleep ends this one at once. With interrupts on, not in one.
 */
void arch_idle(long timeout);

/**
 * arch_kick_cpu - end a CPU's sleep, or its next one
 * @cpu: another CPU, online
 *
 * Any context.
 */
void arch_kick_cpu(int cpu);

/**
 * arch_update_jiffies - bring jiffies up to the clock
 *
 * Any context.
 */
void arch_update_jiffies(void);

/**
 * sched_clock - the time since the start of the clock
 *
 * Return: ns; means nothing before time_init(). Any context.
 */
unsigned long long sched_clock(void);

long schedule_timeout(long timeout);
#define MAX_SCHEDULE_TIMEOUT	LONG_MAX

/* A point at which another task could run; nothing to do without one. */
static inline int cond_resched(void)
{
	might_sleep();
	return 0;
}

#endif

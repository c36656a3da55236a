/* SPDX-License-Identifier: GPL-2.0 */
/* Freeing what other CPUs may still read; the part of RCU that the slab layer uses. */
#ifndef __LINUX_RCUPDATE_H
#define __LINUX_RCUPDATE_H

#include <linux/preempt.h>

struct rcu_head {
	struct rcu_head *next;
	void (*func)(struct rcu_head *head);
};

#define rcu_read_lock()		preempt_disable()
#define rcu_read_unlock()	preempt_enable()

void rcu_init(void);
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head));
void synchronize_rcu(void);
#define synchronize_sched()	synchronize_rcu()
#define synchronize_kernel()	synchronize_rcu()
int rcu_pending(void);
int rcu_process_callbacks(void);
void rcu_note_interrupted(void);

#endif

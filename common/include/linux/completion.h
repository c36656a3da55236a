/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting until another CPU is done; the interface of include/linux/completion.h of 2.6.12. */
#ifndef __LINUX_COMPLETION_H
#define __LINUX_COMPLETION_H

#include <asm/atomic.h>

struct completion {
	atomic_t done;
};

#define COMPLETION_INITIALIZER(work)	{ ATOMIC_INIT(0) }
#define DECLARE_COMPLETION(work) struct completion work = COMPLETION_INITIALIZER(work)

static inline void init_completion(struct completion *x)
{
	atomic_set(&x->done, 0);
}

void complete(struct completion *x);
void wait_for_completion(struct completion *x);

#endif

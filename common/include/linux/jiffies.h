/* SPDX-License-Identifier: GPL-2.0 */
/* Time in ticks; as include/linux/jiffies.h of 2.6.12. */
#ifndef _LINUX_JIFFIES_H
#define _LINUX_JIFFIES_H

#include <asm/param.h>

extern unsigned long volatile jiffies;

#define INITIAL_JIFFIES	((unsigned long)(unsigned int)(-300 * HZ))

#define time_after(a, b)	((long)(b) - (long)(a) < 0)
#define time_before(a, b)	time_after(b, a)
#define time_after_eq(a, b)	((long)(a) - (long)(b) >= 0)
#define time_before_eq(a, b)	time_after_eq(b, a)

/* Brings jiffies up to the clock; called by the architecture's tick or idle loop. */
void update_jiffies(unsigned long ticks);

/* Time stands still from now on. */
void stop_jiffies(void);

#endif

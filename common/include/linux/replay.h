/* SPDX-License-Identifier: GPL-2.0 */
/* What the tests have to do with replay. */
#ifndef _LINUX_REPLAY_H
#define _LINUX_REPLAY_H

#include <linux/config.h>

/* Is this run a replay? Time stands still in it, and no test runs. */
int replaying(void);

/*
 * Is a trace of this run written? Then, as in a replay, what the kernel needs for itself is
 * kept outside of the machine's memory, and nothing is reaped or reclaimed.
 */
#ifdef CONFIG_RECORD
int recording(void);
#else
#define recording()	0
#endif
#define placement_run()	(replaying() || recording())

#endif

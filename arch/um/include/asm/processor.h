/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting for another CPU. */
#ifndef _ASM_UM_PROCESSOR_H
#define _ASM_UM_PROCESSOR_H

#include <linux/compiler.h>

/* The other CPU's thread may not be running: gives way to it now and then. */
void cpu_relax(void);

/* Sleeps at most @timeout jiffies; returns whether @fd (-1: none) can be read. */
int um_sleep(long timeout, int fd);

#endif

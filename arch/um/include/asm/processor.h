/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting for another CPU. */
#ifndef _ASM_UM_PROCESSOR_H
#define _ASM_UM_PROCESSOR_H

#include <linux/compiler.h>

/* The other CPU's thread may not be running: gives way to it now and then. */
void cpu_relax(void);

/* Sleeps at most @timeout jiffies; returns whether @fd (-1: none) can be read. */
int um_sleep(long timeout, int fd);

/*
 * @found, in the end. Branches are predicted: as long as it is @expected the processor goes
 * on with that, and does not wait for the loads that lead to @found.
 */
#define predict_pointer predict_pointer
static __always_inline void *predict_pointer(void *found, void *expected)
{
	__asm__ goto("cmp %0, %1\n\tjne %l2" : : "r" (found), "r" (expected) : "cc" : other);
	return expected;
other:
	return found;
}

#endif

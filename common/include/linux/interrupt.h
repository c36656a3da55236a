/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts on this CPU, off and on. */
#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H

#include <linux/hardirq.h>
#include <asm/irqflags.h>

#endif

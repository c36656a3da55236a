/* SPDX-License-Identifier: GPL-2.0 */
/* Devices of the vexpress-a9, seen at their physical addresses. */
#ifndef _ASM_ARM_IO_H
#define _ASM_ARM_IO_H

#include <linux/types.h>

/* The board's system registers: which address the CPUs start at when they are let go. */
#define SYS_FLAGSSET	0x10000030
#define SYS_FLAGSCLR	0x10000034
/* And what it asks its controller for. */
#define SYS_CFGCTRL	0x100000a4
#define SYS_CFGCTRL_REBOOT	((3U << 30) | (9 << 20))	/* begin, to write; the function */

/* PL011 serial ports. */
#define UART0		0x10009000
#define UART1		0x1000a000
#define UART_DR		0x00	/* data */
#define UART_FR		0x18	/* flags */
#define UART_FR_TXFF	(1 << 5)	/* no room to send */
#define UART_FR_RXFE	(1 << 4)	/* nothing received */
#define UART_LCRH	0x2c
#define UART_LCRH_8BIT	(3 << 5)
#define UART_CR		0x30
#define UART_CR_ON	((1 << 0) | (1 << 8) | (1 << 9))	/* port, transmitter, receiver */
#define UART_IMSC	0x38	/* interrupts that are let through */
#define UART_INT_RX	(1 << 4)
#define UART_INT_RT	(1 << 6)	/* received, and none followed */

/* What the Cortex-A9 has of its own: see its MPCore manual. */
#define SCU_CTRL	0x1e000000
#define SCU_CONFIG	0x1e000004	/* bits 0-1: CPUs - 1 */
#define GICC_CTLR	0x1e000100
#define GICC_PMR	0x1e000104	/* priorities that are let through */
#define GICC_IAR	0x1e00010c	/* which interrupt is it? */
#define GICC_EOIR	0x1e000110
#define GTIMER_LOW	0x1e000200
#define GTIMER_HIGH	0x1e000204
#define GTIMER_CTRL	0x1e000208
#define PTIMER_LOAD	0x1e000600
#define PTIMER_CTRL	0x1e000608
#define PTIMER_STATUS	0x1e00060c
#define GICD_CTLR	0x1e001000
#define GICD_ISENABLER	0x1e001100	/* a bit for each interrupt */
#define GICD_ICPENDR	0x1e001280
#define GICD_ITARGETSR	0x1e001800	/* a byte for each */
#define GICD_SGIR	0x1e001f00	/* interrupts another CPU */

/* Interrupts. */
#define IRQ_CALL	0		/* from another CPU */
#define IRQ_PTIMER	29
#define IRQ_UART0	37
#define IRQ_NONE	1023

static inline u32 readl(unsigned long addr)
{
	return *(volatile u32 *)addr;
}

static inline void writel(u32 value, unsigned long addr)
{
	*(volatile u32 *)addr = value;
}

#endif

// SPDX-License-Identifier: GPL-2.0
/* The serial ports (16550): the first is the console. */
#include <linux/console.h>
#include <linux/init.h>
#include <linux/machine.h>
#include <asm/apic.h>
#include <asm/io.h>
#include <asm/irq.h>
#include <asm/processor.h>

#define COM1		0x3f8
#define COM1_IRQ	4
#define COM2		0x2f8

/* Registers, from the port on. */
#define UART_DATA	0
#define UART_IER	1
#define  UART_IER_RX	0x01		/* interrupt when a character has come */
#define UART_FCR	2
#define  UART_FCR_ON	0x07		/* queues on, and empty */
#define UART_MCR	4
#define  UART_MCR_OUT	0x0b		/* ready; interrupts get through */
#define UART_LSR	5
#define  UART_LSR_RX	0x01		/* there is a character */
#define  UART_LSR_THRE	0x20		/* the queue is empty */
#define  UART_LSR_TEMT	0x40		/* and the last character is out */
#define UART_QUEUE	16

static const u16 ports[] = { COM1, COM2 };
static unsigned int queue = 1, room[2];	/* characters that can be on their way */

void uart_put(int port, char c)
{
	if (!room[port]) {
		while (!(inb(ports[port] + UART_LSR) & UART_LSR_THRE))
			cpu_relax();
		room[port] = queue;
	}
	room[port]--;
	outb(c, ports[port] + UART_DATA);
}

void uart_flush(void)
{
	while (!(inb(COM1 + UART_LSR) & UART_LSR_TEMT))
		cpu_relax();
}

int uart_get(void)
{
	return inb(COM1 + UART_LSR) & UART_LSR_RX ? inb(COM1 + UART_DATA) : -1;
}

void uart_listen(void)
{
	outb(UART_IER_RX, COM1 + UART_IER);
}

void uart_interrupt(void)
{
	outb(0, COM1 + UART_IER);
}

void __init uart_init(void)
{
	outb(0, COM1 + UART_IER);
	outb(UART_MCR_OUT, COM1 + UART_MCR);
	/* The queues begin empty: what was typed already would be lost. To such a machine nobody types. */
	if (machine.outside) {
		outb(UART_FCR_ON, COM1 + UART_FCR);
		outb(UART_FCR_ON, COM2 + UART_FCR);
		queue = UART_QUEUE;
	}
	setup_IO_APIC_irq(COM1_IRQ, SERIAL_VECTOR);
}

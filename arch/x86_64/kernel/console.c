// SPDX-License-Identifier: GPL-2.0
/* The console: the first serial port (a 16550). */
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/replay.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <asm/apic.h>
#include <asm/io.h>
#include <asm/irq.h>
#include <asm/processor.h>
#include <asm/setup.h>

#define COM1		0x3f8
#define COM1_IRQ	4

/* Registers, from the port on. */
#define UART_DATA	0
#define UART_IER	1
#define  UART_IER_RX	0x01
#define UART_FCR	2
#define  UART_FCR_ON	0x07		/* queues on, and empty */
#define UART_MCR	4
#define  UART_MCR_OUT	0x0b		/* ready; and interrupts get through */
#define UART_LSR	5
#define  UART_LSR_RX	0x01		/* there is a character */
#define  UART_LSR_THRE	0x20		/* the queue is empty */
#define  UART_LSR_TEMT	0x40		/* and the last character is out */
#define UART_FIFO	16

/* What was typed and not read yet. */
#define INPUT_SIZE	1024
static char input[INPUT_SIZE];
static unsigned int input_head, input_tail;

static void port_write(u16 port, const char *text, size_t len)
{
	size_t n;

	while (len) {
		while (!(inb(port + UART_LSR) & UART_LSR_THRE))
			cpu_relax();
		for (n = 0; n < UART_FIFO && len; n++, len--)
			outb(*text++, port + UART_DATA);
	}
}

void arch_console_write(const char *text, size_t len)
{
	port_write(COM1, text, len);
}

/* Until the last character is out. */
void serial_flush(void)
{
	while (!(inb(COM1 + UART_LSR) & UART_LSR_TEMT))
		cpu_relax();
}

void serial_interrupt(void)
{
	while (inb(COM1 + UART_LSR) & UART_LSR_RX) {
		char c = inb(COM1 + UART_DATA);

		/* What nobody has room for is lost. */
		if (input_head - input_tail < INPUT_SIZE)
			input[input_head++ % INPUT_SIZE] = c;
	}
}

void __init serial_init(void)
{
	outb(UART_FCR_ON, COM1 + UART_FCR);
	outb(UART_MCR_OUT, COM1 + UART_MCR);
	outb(UART_IER_RX, COM1 + UART_IER);
	setup_IO_APIC_irq(COM1_IRQ, SERIAL_VECTOR);
}

/* Ends the input. */
#define END_OF_INPUT	0x04

static int interactive, at_end;

static int __init interactive_setup(char *str)
{
	interactive = 1;
	return *str ? -EINVAL : 0;
}
early_param("interactive", interactive_setup);

size_t arch_console_read(char *buf, size_t len)
{
	size_t n = 0;

	while (!at_end && input_head == input_tail)
		if (!run_deferred())
			cpu_sleep(next_timer_interrupt());
	while (!at_end && n < len && input_tail != input_head) {
		char c = input[input_tail++ % INPUT_SIZE];

		if (c == END_OF_INPUT)
			at_end = 1;
		else
			buf[n++] = c;
	}
	return n;
}

int arch_console_interactive(void)
{
	return interactive;
}

#ifdef CONFIG_RECORD
/* A record goes out at the second port. */
#define COM2		0x2f8

int arch_record_open(const char *name)
{
	(void)name;
	return inb(COM2 + UART_LSR) == 0xff;
}

void arch_record_write(const char *text, size_t len)
{
	port_write(COM2, text, len);
}
#endif

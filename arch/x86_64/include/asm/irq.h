/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts and exceptions. */
#ifndef _ASM_X86_64_IRQ_H
#define _ASM_X86_64_IRQ_H

#include <asm/ptrace.h>

#define TRAP_NMI		2
#define TRAP_DOUBLE_FAULT	8
#define TRAP_PAGE_FAULT		14

/**
 * trap_init - set the gates of all vectors up
 *
 * Boot only, before cpu_init().
 */
void trap_init(void);

/**
 * do_interrupt - handle an interrupt or an exception
 * @regs: what was interrupted, and the vector
 *
 * From entry.S, with interrupts off.
 */
void do_interrupt(struct pt_regs *regs);

/**
 * do_trap - report an exception, and end the kernel
 * @regs: what raised it
 *
 * None is expected: the kernel has a mistake. Does not return.
 */
void do_trap(struct pt_regs *regs);

/**
 * uart_init - set the serial ports up
 *
 * Boot only, before anything is printed.
 */
void uart_init(void);

/**
 * uart_interrupt - a character has come
 *
 * It stays where it is, for uart_get(): that it came has ended the sleep. In the interrupt.
 */
void uart_interrupt(void);

/**
 * uart_flush - wait until the console's last character is out
 *
 * Any context.
 */
void uart_flush(void);

#endif

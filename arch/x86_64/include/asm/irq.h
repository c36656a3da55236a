/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts and exceptions. */
#ifndef _ASM_X86_64_IRQ_H
#define _ASM_X86_64_IRQ_H

#include <asm/ptrace.h>

#define TRAP_NMI		2
#define TRAP_DOUBLE_FAULT	8
#define TRAP_PAGE_FAULT		14

/* Once, on the boot CPU: the gates. */
void trap_init(void);

void do_interrupt(struct pt_regs *regs);
void do_trap(struct pt_regs *regs);

/* The console. */
void uart_init(void);
void uart_interrupt(void);
void uart_flush(void);

#endif

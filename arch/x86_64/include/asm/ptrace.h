/* SPDX-License-Identifier: GPL-2.0 */
/* What is on the stack when an interrupt or an exception is handled. */
#ifndef _ASM_X86_64_PTRACE_H
#define _ASM_X86_64_PTRACE_H

/* Pushed by arch/x86_64/kernel/entry.S, lowest address first. */
struct pt_regs {
	unsigned long r15, r14, r13, r12, rbp, rbx;
	unsigned long r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi;
	unsigned long vector;
	unsigned long error_code;	/* 0 where the processor gives none */
	/* Pushed by the processor. */
	unsigned long rip, cs, eflags, rsp, ss;
};

#endif

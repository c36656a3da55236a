/* SPDX-License-Identifier: GPL-2.0 */
/* Interrupts and exceptions: from the processor's gates to C and back. */
#include <asm/desc.h>

	.text
/*
 * One entry for each vector, 16 bytes long. An exception without an error code gets 0 for
 * one; then comes the vector.
 */
	.balign	16
	.globl	interrupt_entries
interrupt_entries:
	vector = 0
	.rept	IDT_ENTRIES
	.balign	16
	.ifeq	(vector - 8) * (vector - 10) * (vector - 11) * (vector - 12) * \
		(vector - 13) * (vector - 14) * (vector - 17)
	.else
	pushq	$0
	.endif
	pushq	$vector
	jmp	common_interrupt
	vector = vector + 1
	.endr

	.balign	16
common_interrupt:
	cld
	pushq	%rdi
	pushq	%rsi
	pushq	%rdx
	pushq	%rcx
	pushq	%rax
	pushq	%r8
	pushq	%r9
	pushq	%r10
	pushq	%r11
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%rsp, %rdi
	/* Whatever was interrupted: C wants its stack aligned. */
	movq	%rsp, %rbx
	andq	$-16, %rsp
	call	do_interrupt
	movq	%rbx, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rax
	popq	%rcx
	popq	%rdx
	popq	%rsi
	popq	%rdi
	addq	$16, %rsp
	iretq
	.section .note.GNU-stack, "", @progbits

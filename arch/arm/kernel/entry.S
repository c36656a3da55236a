/* SPDX-License-Identifier: GPL-2.0 */
/* Exceptions: interrupts, which are returned from, and faults, which are not. */
#include <asm/traps.h>

	.text
	.arm
	.balign	32
	.globl	vectors
vectors:
	b	.			@ reset: not through here
	b	undefined
	b	system_call
	b	prefetch_abort
	b	data_abort
	b	.
	b	irq
	b	.			@ fast interrupts are off

/* Runs on the stack of what was interrupted, which is aligned for it. */
irq:
	sub	lr, lr, #4
	srsdb	sp!, #0x13
	cpsid	i, #0x13
	push	{r0-r3, r12, lr}
	and	r1, sp, #4
	sub	sp, sp, r1
	push	{r1, r2}
	bl	arm_irq
	pop	{r1, r2}
	add	sp, sp, r1
	pop	{r0-r3, r12, lr}
	clrex				@ what the interrupted one had begun is void
	rfeia	sp!

/* A struct fault_regs on the fault stack; of the registers of the mode that faulted sp and
 * lr are its own ones. */
	.macro	fault kind, correction
	sub	sp, sp, #FAULT_REGS_SIZE
	stmia	sp, {r0-r12}
	sub	r0, lr, #\correction
	str	r0, [sp, #FAULT_PC]
	mrs	r0, spsr
	str	r0, [sp, #FAULT_PSR]
	mov	r1, sp
	mrs	r2, cpsr
	and	r0, r0, #0x1f
	orr	r0, r0, #0xc0
	msr	cpsr_c, r0
	str	sp, [r1, #FAULT_SP]
	str	lr, [r1, #FAULT_LR]
	msr	cpsr_c, r2
	mov	r0, #\kind
	mov	fp, #0
	bl	arm_fault
	.endm

undefined:
	fault	FAULT_UNDEFINED, 4
system_call:
	fault	FAULT_SYSTEM_CALL, 4
prefetch_abort:
	fault	FAULT_PREFETCH, 4
data_abort:
	fault	FAULT_DATA, 8
	.section .note.GNU-stack, "", %progbits

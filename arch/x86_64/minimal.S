/* SPDX-License-Identifier: GPL-2.0 */
/* The least that a machine can do: print a line, and end. tools/bench compares with it. */
	.section .note.Xen, "a", @note
	.balign	4
	.long	4, 8, 18
	.asciz	"Xen"
	.quad	_start

	.text
	.code32
	.globl	_start
_start:
	movl	$line, %esi
	movl	$0x3f8, %edx			/* the serial port */
	movl	$(line_end - line), %ecx
	cld
	rep outsb
	movb	$0x10, %al			/* the status is 0 */
	outb	%al, $0xf4
1:	hlt
	jmp	1b
line:
	.ascii	"minimal\n"
line_end:
	.section .note.GNU-stack, "", @progbits

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the other CPUs begin: 16-bit code that is copied to TRAMPOLINE_BASE, a page of the
 * lowest megabyte. It is entered with %ip 0 and %cs the page's.
 */
#include <asm/page.h>
#include <asm/segment.h>

	.section .rodata
	.code16
	.globl	trampoline_data, trampoline_end
trampoline_data:
	cli
	movw	%cs, %ax
	movw	%ax, %ds
	lgdtl	trampoline_gdt_descr - trampoline_data
	movl	$0x11, %eax		/* protected mode */
	movl	%eax, %cr0
	ljmpl	$__KERNEL32_CS, $(startup_32 - __START_KERNEL_map)
	.balign	4
trampoline_gdt_descr:
	.word	4 * 8 - 1
	.long	cpu_gdt_table - __START_KERNEL_map
trampoline_end:
	.section .note.GNU-stack, "", @progbits

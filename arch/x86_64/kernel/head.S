/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The first instructions: from the loader's 32-bit mode to 64 bits and start_kernel(), and
 * the same way for the other CPUs, which come from their trampoline.
 */
#include <linux/threads.h>
#include <asm/page.h>
#include <asm/segment.h>

#define phys(symbol)	((symbol) - __START_KERNEL_map)

#define PTE_PRESENT	0x001
#define PTE_RW		0x002
#define PTE_LARGE	0x080
#define MB2		0x200000

#define CR0_PG_WP_PE	0x80010001
#define CR0_ET_NE_MP	0x00000032
#define CR4_PAE		0x20
#define MSR_EFER	0xc0000080
#define EFER_LME_NX	0x900

/* How the loader knows where to enter: Xen's note of the 32-bit entry. */
	.section .note.Xen, "a", @note
	.balign 4
	.long	4, 8, 18
	.asciz	"Xen"
	.quad	phys(pvh_start)

	.section .text.head, "ax", @progbits
	.code32
	.globl	pvh_start
pvh_start:
	cld
	cli
	movl	%ebx, phys(pvh_start_info)

	/* The first 4 GB at their own addresses, and the first of them for the image. */
	movl	$phys(boot_level2), %edi
	movl	$(PTE_PRESENT | PTE_RW | PTE_LARGE), %eax
	movl	$(4 * 512), %ecx
1:	movl	%eax, (%edi)
	addl	$MB2, %eax
	addl	$8, %edi
	loop	1b
	movl	$phys(boot_level3), %edi
	movl	$(phys(boot_level2) + (PTE_PRESENT | PTE_RW)), %eax
	movl	%eax, (510 * 8)(%edi)
	movl	$4, %ecx
2:	movl	%eax, (%edi)
	addl	$0x1000, %eax
	addl	$8, %edi
	loop	2b
	movl	$(phys(boot_level3) + (PTE_PRESENT | PTE_RW)), %eax
	movl	%eax, phys(boot_level4)
	movl	%eax, phys(boot_level4) + 511 * 8

	lgdt	phys(boot_gdt_descr)
	ljmp	$__KERNEL32_CS, $phys(startup_32)

/* In protected mode with flat segments, paging off. */
	.globl	startup_32
startup_32:
	movl	$__KERNEL_DS, %eax
	movl	%eax, %ds
	movl	%eax, %es
	movl	%eax, %ss
	xorl	%eax, %eax
	movl	%eax, %fs
	movl	%eax, %gs
	movl	$CR4_PAE, %eax
	movl	%eax, %cr4
	movl	$phys(boot_level4), %eax
	movl	%eax, %cr3
	movl	$MSR_EFER, %ecx
	rdmsr
	orl	$EFER_LME_NX, %eax
	wrmsr
	movl	$(CR0_PG_WP_PE | CR0_ET_NE_MP), %eax
	movl	%eax, %cr0
	ljmp	$__KERNEL_CS, $phys(startup_64)

	.code64
startup_64:
	movq	initial_stack(%rip), %rsp
	movq	initial_code(%rip), %rax
	xorl	%ebp, %ebp
	/* Into the image's own addresses; nothing above on the stack. */
	pushq	$0
	jmpq	*%rax

	.data
	.balign	8
/* Where the next CPU goes. */
	.globl	initial_code, initial_stack
initial_code:
	.quad	x86_64_start_kernel
initial_stack:
	.quad	thread_unions + THREAD_SIZE

/* The descriptor tables: the boot CPU's, which the others get copies of. */
	.globl	cpu_gdt_descr
cpu_gdt_descr:
	.word	GDT_ENTRIES * 8 - 1
	.quad	cpu_gdt_table
	.fill	(NR_CPUS - 1) * 10, 1, 0
boot_gdt_descr:
	.word	GDT_ENTRIES * 8 - 1
	.long	phys(cpu_gdt_table)

	.balign	64
	.globl	cpu_gdt_table
cpu_gdt_table:
	.quad	0, GDT_CODE32, GDT_CODE64, GDT_DATA
	.fill	NR_CPUS * GDT_ENTRIES - 4, 8, 0

	.bss
	.balign	4096
boot_level4:
	.skip	4096
boot_level3:
	.skip	4096
boot_level2:
	.skip	4 * 4096
	.section .note.GNU-stack, "", @progbits

/* SPDX-License-Identifier: GPL-2.0 */
/* The first instructions of each CPU: until C can run, with the MMU and the caches on. */
#include <asm/memory.h>
#include <asm/stacks.h>

#define PHYS(x)		((x) - KERNEL_BASE + RAM_BASE)

/* System control register. */
#define CR_M		(1 << 0)	/* MMU */
#define CR_A		(1 << 1)	/* alignment faults */
#define CR_C		(1 << 2)	/* data cache */
#define CR_Z		(1 << 11)	/* branch prediction */
#define CR_I		(1 << 12)	/* instruction cache */
#define CR_V		(1 << 13)	/* vectors at the top of the address space */

/* The walker finds the table in memory that is shared, written back and allocated. */
#define TTB_FLAGS	0x4a

	.section .head.text, "ax"
	.arm

/* The loader's: r2 is the physical address of its tags. */
	.globl	stext
stext:
	cpsid	aif, #0x13
	/* A loader that does not know of pens lets all CPUs in: there is no way on from here. */
	mrc	p15, 0, r0, c0, c0, 5
	ands	r0, r0, #3
0:	wfine
	bne	0b
	mov	r9, r2

	/* An empty page table, */
	ldr	r4, =RAM_BASE + PG_DIR_OFFSET
	mov	r0, r4
	add	r1, r4, #0x4000
	mov	r2, #0
1:	str	r2, [r0], #4
	cmp	r0, r1
	blo	1b

	/* the place where the MMU is turned on, */
	ldr	r1, =RAM_BASE | SECTION_MEMORY
	ldr	r0, =RAM_BASE >> SECTION_SHIFT
	str	r1, [r4, r0, lsl #2]

	/* the image, at its own place, */
	ldr	r0, =KERNEL_BASE >> SECTION_SHIFT
	ldr	r2, =_end - 1
	lsr	r2, r2, #SECTION_SHIFT
2:	str	r1, [r4, r0, lsl #2]
	add	r1, r1, #SECTION_SIZE
	add	r0, r0, #1
	cmp	r0, r2
	bls	2b

	/* and the devices. */
	ldr	r1, =0x10000000 | SECTION_DEVICE
	str	r1, [r4, #(0x10000000 >> SECTION_SHIFT << 2)]
	ldr	r1, =0x1e000000 | SECTION_DEVICE
	str	r1, [r4, #(0x1e000000 >> SECTION_SHIFT << 2)]

	ldr	lr, =boot_cpu
	b	mmu_on

/* Another CPU, let go by the boot CPU. */
	.globl	secondary_startup
secondary_startup:
	cpsid	aif, #0x13
	ldr	lr, =secondary_cpu

/* Goes on at lr, an address of the image's own. */
mmu_on:
	ldr	r0, =(RAM_BASE + PG_DIR_OFFSET) | TTB_FLAGS
	mcr	p15, 0, r0, c2, c0, 0
	mov	r0, #0
	mcr	p15, 0, r0, c2, c0, 2		@ one table for all addresses
	mcr	p15, 0, r0, c8, c7, 0		@ forget translations,
	mcr	p15, 0, r0, c7, c5, 0		@ instructions
	mcr	p15, 0, r0, c7, c5, 6		@ and branches
	mov	r0, #1
	mcr	p15, 0, r0, c3, c0, 0		@ access as the table says
	mrc	p15, 0, r0, c1, c0, 1
	orr	r0, r0, #0x41			@ caches coherent with the other CPUs'
	mcr	p15, 0, r0, c1, c0, 1
	dsb
	isb
	mrc	p15, 0, r0, c1, c0, 0
	ldr	r1, =CR_M | CR_C | CR_Z | CR_I
	ldr	r2, =CR_A | CR_V
	orr	r0, r0, r1
	bic	r0, r0, r2
	mcr	p15, 0, r0, c1, c0, 0
	isb
	bx	lr
	.ltorg

	.text
	.arm
boot_cpu:
	ldr	r0, =__bss_start
	ldr	r1, =__bss_stop
	mov	r2, #0
	mov	r3, #0
	mov	r4, #0
	mov	r5, #0
	mov	r6, #0
	mov	r7, #0
	mov	r8, #0
	mov	r10, #0
1:	cmp	r0, r1
	stmlo	r0!, {r2-r8, r10}
	blo	1b
	mov	r0, #0
	bl	own_data
	sub	r0, r9, #RAM_BASE
	add	r0, r0, #KERNEL_BASE
	mov	fp, #0
	bl	arm_start_kernel

secondary_cpu:
#ifdef CONFIG_SMP
	mrc	p15, 0, r0, c0, c0, 5
	and	r0, r0, #3
	bl	own_data
	mrc	p15, 0, r0, c0, c0, 5
	and	r0, r0, #3
	mov	fp, #0
	bl	start_secondary
#endif

/* Stacks, thread_info and vectors of CPU r0. */
own_data:
	mov	r3, lr
	ldr	r1, =thread_infos
	mov	r2, #THREAD_INFO_SIZE
	mla	r1, r0, r2, r1
	mcr	p15, 0, r1, c13, c0, 4
	add	r0, r0, #1
	ldr	r1, =fault_stacks
	add	r1, r1, r0, lsl #FAULT_STACK_SHIFT
	cps	#0x17				@ aborts
	mov	sp, r1
	cps	#0x1b				@ undefined instructions
	mov	sp, r1
	cps	#0x13
	ldr	r1, =stacks
	add	sp, r1, r0, lsl #STACK_SHIFT
	ldr	r1, =vectors
	mcr	p15, 0, r1, c12, c0, 0
	isb
	bx	r3
	.ltorg

#ifdef CONFIG_HOTPLUG_CPU
/* A dead CPU starts again, with an empty stack, when it is wanted. */
	.globl	restart_secondary
restart_secondary:
	b	secondary_cpu
#endif
	.section .note.GNU-stack, "", %progbits

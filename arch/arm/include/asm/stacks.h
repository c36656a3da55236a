/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What each CPU has, for C and for assembler: bytes. The lowest page of a stack can't be used: who
 * needs more than there is faults.
 */
#ifndef _ASM_ARM_STACKS_H
#define _ASM_ARM_STACKS_H

#define STACK_SHIFT		16
#define STACK_SIZE		(1 << STACK_SHIFT)
#define FAULT_STACK_SHIFT	14	/* what is wrong may be the stack pointer */
#define FAULT_STACK_SIZE	(1 << FAULT_STACK_SHIFT)
#define THREAD_INFO_SIZE	32

#ifndef __ASSEMBLY__
/* Is this in the lowest page of a stack? */
int in_stack_guard(unsigned long addr);
#endif

#endif

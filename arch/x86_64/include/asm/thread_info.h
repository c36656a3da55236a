/* SPDX-License-Identifier: GPL-2.0 */
/* At the lower end of each CPU's stack; recreates what 2.6.12 has, for memory. */
#ifndef _ASM_X86_64_THREAD_INFO_H
#define _ASM_X86_64_THREAD_INFO_H

#include <asm/page.h>
#include <asm/pda.h>

struct task_struct;

struct thread_info {
	struct task_struct *task;
	unsigned long	flags;		/* TIF_* */
	unsigned int	cpu;
	unsigned int	preempt_count;	/* see linux/hardirq.h */
};

union thread_union {
	struct thread_info thread_info;
	unsigned long stack[THREAD_SIZE / sizeof(long)];
};
extern union thread_union thread_unions[];

/* Is this in a page below a stack? */
int in_stack_guard(unsigned long addr);

#define current_thread_info() \
	((struct thread_info *)(read_pda(kernelstack) + PDA_STACKOFFSET - THREAD_SIZE))

/* The same while there is no data area yet. */
static __always_inline struct thread_info *stack_thread_info(void)
{
	unsigned long sp;

	__asm__("mov %%rsp,%0" : "=r" (sp));
	return (struct thread_info *)(sp & ~(THREAD_SIZE - 1UL));
}

#endif

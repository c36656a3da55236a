// SPDX-License-Identifier: GPL-2.0
/* Faults, and who called whom. */
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/utsname.h>
#include <asm/sections.h>
#include <asm/stacks.h>
#include <asm/traps.h>

#define MAX_FRAMES	32

unsigned char fault_stacks[NR_CPUS][FAULT_STACK_SIZE] __attribute__((__aligned__(4096)));

void arm_fault(unsigned int kind, const struct fault_regs *regs) __noreturn;

extern unsigned char stacks[NR_CPUS][STACK_SIZE];

int in_stack_guard(unsigned long addr)
{
	unsigned long stack = addr - (unsigned long)stacks;
	unsigned long fault_stack = addr - (unsigned long)fault_stacks;

	return (stack < sizeof(stacks) && stack % STACK_SIZE < PAGE_SIZE) ||
	       (fault_stack < sizeof(fault_stacks) && fault_stack % FAULT_STACK_SIZE < PAGE_SIZE);
}

/* Can what lies at @addr in the image, where the stacks are too, be read? */
static int in_image(unsigned long addr)
{
	return addr >= (unsigned long)_text && addr < (unsigned long)_end && !in_stack_guard(addr);
}

/*
 * Where a frame has the last one's fp, and the address in the caller: words from where its own fp
 * points to. With gcc's APCS frames that is the last of the saved registers fp, sp, lr and pc.
 * Frames are linked upwards.
 */
#ifdef __clang__
#define FRAME_FP	0
#define FRAME_LR	1
#else
#define FRAME_FP	(-3)
#define FRAME_LR	(-1)
#endif

static void print_frames(unsigned long fp)
{
	int i;

	for (i = 0; i < MAX_FRAMES && fp % sizeof(long) == 0 && in_image(fp) &&
	     in_image((unsigned long)((const unsigned long *)fp + FRAME_FP)); i++) {
		const unsigned long *frame = (const unsigned long *)fp;

		if (!in_image(frame[FRAME_LR]))
			break;
		print_symbol_line(frame[FRAME_LR]);
		if (frame[FRAME_FP] <= fp)
			break;
		fp = frame[FRAME_FP];
	}
}

/**
 * dump_stack - print who called
 *
 * Any context.
 */
void dump_stack(void)
{
	printk("Call Trace:\n");
	print_frames((unsigned long)__builtin_frame_address(0));
}
EXPORT_SYMBOL(dump_stack);

static void print_registers(const struct fault_regs *regs)
{
	int i;

	printk("pc: %08lx  lr: %08lx  psr: %08lx  sp: %08lx\n", regs->pc, regs->lr, regs->psr,
	       regs->sp);
	for (i = 0; i < 13; i++)
		printk("r%d:%s %08lx%s", i, i < 10 ? " " : "", regs->r[i],
		       i % 4 == 3 || i == 12 ? "\n" : "  ");
}

/* From the vectors; on the CPU's stack for faults. */
void arm_fault(unsigned int kind, const struct fault_regs *regs)
{
	static const char *const kinds[] = {
		[FAULT_UNDEFINED]	= "undefined instruction",
		[FAULT_SYSTEM_CALL]	= "system call",
		[FAULT_PREFETCH]	= "prefetch abort",
		[FAULT_DATA]		= "data abort",
	};
	unsigned long addr = regs->pc, status = 0;
	static int faults;

	/* A fault while reporting one: nothing can be trusted any more. */
	if (__atomic_fetch_add(&faults, 1, __ATOMIC_RELAXED))
		arch_power_off(EXIT_PANIC);
	oops_in_progress = 1;
	console_verbose();
	if (kind == FAULT_DATA) {
		__asm__("mrc p15, 0, %0, c6, c0, 0" : "=r" (addr));
		__asm__("mrc p15, 0, %0, c5, c0, 0" : "=r" (status));
	} else if (kind == FAULT_PREFETCH) {
		__asm__("mrc p15, 0, %0, c6, c0, 2" : "=r" (addr));
		__asm__("mrc p15, 0, %0, c5, c0, 1" : "=r" (status));
	}
	if (in_stack_guard(addr))
		printk(KERN_EMERG "Kernel stack overflow\n");
	if (kind == FAULT_DATA || kind == FAULT_PREFETCH)
		printk(KERN_EMERG "Unable to handle kernel paging request at virtual address %08lx\n",
		       addr);
	printk(KERN_EMERG "Oops: %s, fault status %lx, CPU %u, %s, %s\n", kinds[kind], status,
	       smp_processor_id(), print_tainted(), system_utsname.release);
	printk(KERN_EMERG "PC is at:\n");
	print_symbol_line(regs->pc);
	printk("LR is at:\n");
	print_symbol_line(regs->lr);
	print_registers(regs);
	printk("Call Trace:\n");
	print_frames(regs->r[11]);
	panic("Fatal exception");
}

/* The compiler's library calls this for a division by zero, which ARM has no fault for. */
int raise(int signal);
int raise(int signal)
{
	panic("division by zero (signal %d)", signal);
}

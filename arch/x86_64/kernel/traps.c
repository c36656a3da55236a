// SPDX-License-Identifier: GPL-2.0
/* Exceptions, and who called whom. */
#include <linux/console.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/utsname.h>
#include <asm/irq.h>
#include <asm/processor.h>

#define MAX_FRAMES	32

/*
 * Frames are linked by the frame pointer, upwards, and behind each link is the return
 * address; all of them are on one CPU's stack. The first code of a CPU has none: 0.
 */
static void print_frames(unsigned long fp)
{
	unsigned long end = (fp | (THREAD_SIZE - 1)) - sizeof(long);
	int i;

	for (i = 0; i < MAX_FRAMES && fp % sizeof(long) == 0; i++) {
		unsigned long *frame = (unsigned long *)fp;

		if (fp < (unsigned long)thread_unions ||
		    fp >= (unsigned long)&thread_unions[NR_CPUS] || fp >= end ||
		    in_stack_guard(fp) || !frame[1])
			break;
		print_symbol_line(frame[1]);
		if (frame[0] <= fp)
			break;
		fp = frame[0];
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

static const char *const trap_names[] = {
	"divide error", "debug", "NMI", "int3", "overflow", "bounds", "invalid opcode",
	"device not available", "double fault", "coprocessor segment overrun", "invalid TSS",
	"segment not present", "stack segment", "general protection fault", "page fault",
	"unknown", "x87 fault", "alignment check", "machine check", "SIMD fault",
};

static void show_regs(const struct pt_regs *regs)
{
	printk("RIP: %04lx:", regs->cs);
	print_symbol_line(regs->rip);
	printk("RSP: %04lx:%016lx  EFLAGS: %08lx\n", regs->ss, regs->rsp, regs->eflags);
	printk("RAX: %016lx RBX: %016lx RCX: %016lx\n", regs->rax, regs->rbx, regs->rcx);
	printk("RDX: %016lx RSI: %016lx RDI: %016lx\n", regs->rdx, regs->rsi, regs->rdi);
	printk("RBP: %016lx R08: %016lx R09: %016lx\n", regs->rbp, regs->r8, regs->r9);
	printk("R10: %016lx R11: %016lx R12: %016lx\n", regs->r10, regs->r11, regs->r12);
	printk("R13: %016lx R14: %016lx R15: %016lx\n", regs->r13, regs->r14, regs->r15);
	printk("CR2: %016lx CR3: %016lx\n", read_cr2(), read_cr3());
}

void do_trap(struct pt_regs *regs)
{
	static int faults;

	/* A fault while reporting one: nothing can be trusted any more. */
	if (__atomic_fetch_add(&faults, 1, __ATOMIC_RELAXED))
		arch_power_off(EXIT_PANIC);
	oops_in_progress = 1;
	console_verbose();
	/* Where there is no room for what a page fault saves, it becomes a double fault. */
	if (in_stack_guard(read_cr2()))
		printk(KERN_EMERG "Kernel stack overflow\n");
	if (regs->vector == TRAP_PAGE_FAULT)
		printk(KERN_EMERG "Unable to handle kernel paging request at virtual address "
		       "%016lx\n", read_cr2());
	printk(KERN_EMERG "Oops: %s, error code %04lx, CPU %d, %s, %s\n",
	       regs->vector < ARRAY_SIZE(trap_names) ? trap_names[regs->vector] : "unknown",
	       regs->error_code, smp_processor_id(), print_tainted(), system_utsname.release);
	show_regs(regs);
	printk("Call Trace:\n");
	print_frames(regs->rbp);
	panic("Fatal exception");
}

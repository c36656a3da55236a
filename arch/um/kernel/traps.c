// SPDX-License-Identifier: GPL-2.0
/* Faults, and who called whom. */
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/reboot.h>
#include <linux/utsname.h>
#include <asm/os.h>

#define MAX_FRAMES	32
#define STACK_NEAR	65536	/* bytes around a stack pointer */

/*
 * Frames are linked by the frame pointer, upwards, and behind each link is the return
 * address. They lie from @low on. The C library does not keep to that: an odd link ends the walk.
 */
static void print_frames(unsigned long fp, unsigned long low)
{
	int i;

	for (i = 0; i < MAX_FRAMES; i++) {
		unsigned long *frame = (unsigned long *)fp;

		if (fp < low || fp - low > (1UL << 20) || fp % sizeof(long))
			break;
		if (!frame[1])
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
	unsigned long here = (unsigned long)__builtin_frame_address(0);

	printk("Call Trace:\n");
	print_frames(here, here);
}
EXPORT_SYMBOL(dump_stack);

void um_fault(int signal, unsigned long addr, unsigned long pc, unsigned long fp, unsigned long sp)
{
	static int faults;

	/* A fault while reporting one: nothing can be trusted any more. */
	if (__atomic_fetch_add(&faults, 1, __ATOMIC_RELAXED))
		os_exit(EXIT_PANIC);
	oops_in_progress = 1;
	console_verbose();
	/* What should be stack is none: the host keeps what is below it free. */
	if (addr - (sp - STACK_NEAR) < 2 * STACK_NEAR)
		printk(KERN_EMERG "Kernel stack overflow\n");
	printk(KERN_EMERG "Unable to handle kernel paging request at virtual address %0*lx\n",
	       (int)(2 * sizeof(addr)), addr);
	printk(KERN_EMERG "Oops: signal %d, CPU %u, %s, %s\n", signal, smp_processor_id(),
	       print_tainted(), system_utsname.release);
	printk(KERN_EMERG "PC is at:\n");
	print_symbol_line(pc);
	printk("Call Trace:\n");
	print_frames(fp, sp);
	panic("Fatal exception");
}

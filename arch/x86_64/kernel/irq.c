// SPDX-License-Identifier: GPL-2.0
/* Interrupts: who handles which vector. */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <asm/apic.h>
#include <asm/desc.h>
#include <asm/irq.h>
#include <asm/pda.h>

/* Where the processor goes: arch/x86_64/kernel/entry.S, 16 bytes for each vector. */
extern const char interrupt_entries[IDT_ENTRIES][16];

/* To be woken is all that some interrupts are for. */
static void wake(void)
{
}

/* What the CPU was woken for is looked at when the interrupt is over, but for this. */
static void reschedule(void)
{
	stop_machine_interrupt();
}

static void (*const handlers[IDT_ENTRIES])(void) = {
	[SERIAL_VECTOR]		= uart_interrupt,
	[LOCAL_TIMER_VECTOR]	= wake,
	[RESCHEDULE_VECTOR]	= reschedule,
#ifdef CONFIG_SMP
	[CALL_FUNCTION_VECTOR]	= smp_call_function_interrupt,
#endif
};

void do_interrupt(struct pt_regs *regs)
{
	if (regs->vector < FIRST_EXTERNAL_VECTOR) {
		do_trap(regs);
		return;
	}
	/* It is not to be acknowledged. */
	if (regs->vector == SPURIOUS_APIC_VECTOR)
		return;
	irq_enter();
	write_pda(kicked, 1);
	ack_APIC_irq();
	if (handlers[regs->vector])
		handlers[regs->vector]();
	else
		printk(KERN_WARNING "unexpected interrupt vector 0x%lx\n", regs->vector);
	irq_exit();
}

struct gate_struct idt_table[IDT_ENTRIES];

static void __init set_intr_gate(unsigned int vector, unsigned int ist)
{
	unsigned long entry = (unsigned long)interrupt_entries[vector];

	idt_table[vector] = (struct gate_struct) {
		.offset_low	= entry,
		.offset_middle	= entry >> 16,
		.offset_high	= entry >> 32,
		.segment	= __KERNEL_CS,
		.ist		= ist,
		.type		= GATE_INTERRUPT,
	};
}

void __init trap_init(void)
{
	unsigned int vector;

	for (vector = 0; vector < IDT_ENTRIES; vector++)
		set_intr_gate(vector, 0);
	set_intr_gate(TRAP_NMI, NMI_STACK);
	set_intr_gate(TRAP_DOUBLE_FAULT, DOUBLEFAULT_STACK);
}

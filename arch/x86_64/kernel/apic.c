// SPDX-License-Identifier: GPL-2.0
/* Interrupt controllers: the local APIC of each CPU, and the I/O APIC behind them. */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <asm/apic.h>
#include <asm/fixmap.h>
#include <asm/io.h>
#include <asm/processor.h>
#include <asm/smp.h>

/* Registers of the local APIC. */
#define APIC_TASKPRI		0x80
#define APIC_EOI		0xb0
#define APIC_SPIV		0xf0
#define  APIC_SPIV_ENABLED	0x100
#define APIC_ICR		0x300
#define  APIC_ICR_BUSY		0x1000
#define APIC_ICR2		0x310
#define APIC_LVTT		0x320
#define APIC_LVT0		0x350
#define APIC_LVT1		0x360
#define  APIC_LVT_MASKED	0x10000
#define  APIC_DM_NMI		0x400
#define APIC_TMICT		0x380
#define APIC_TMCCT		0x390
#define APIC_TDCR		0x3e0
#define  APIC_TDR_DIV_16	0x3

/* Of the I/O APIC: an index, and what it chooses. */
#define IOAPIC_SELECT		0x00
#define IOAPIC_WINDOW		0x10
#define IOAPIC_REDIR(irq)	(0x10 + 2 * (irq))

/* Masks of the interrupt controllers of old, which are not used. */
#define PIC_MASTER_MASK		0x21
#define PIC_SLAVE_MASK		0xa1

static u32 apic_read(unsigned int reg)
{
	return readl((void *)(FIX_APIC + reg));
}

static void apic_write(unsigned int reg, u32 value)
{
	writel(value, (void *)(FIX_APIC + reg));
}

void ack_APIC_irq(void)
{
	apic_write(APIC_EOI, 0);
}

void setup_local_APIC(void)
{
	apic_write(APIC_TASKPRI, 0);
	apic_write(APIC_LVT0, APIC_LVT_MASKED);
	apic_write(APIC_LVT1, APIC_DM_NMI);
	apic_write(APIC_SPIV, APIC_SPIV_ENABLED | SPURIOUS_APIC_VECTOR);
	apic_write(APIC_TDCR, APIC_TDR_DIV_16);
	apic_write(APIC_LVTT, LOCAL_TIMER_VECTOR);
}

void __init init_IRQ(void)
{
	outb(0xff, PIC_MASTER_MASK);
	outb(0xff, PIC_SLAVE_MASK);
	setup_local_APIC();
}

void send_ICR(unsigned int cpu, unsigned int command)
{
	unsigned long flags;

	local_irq_save(flags);
	while (apic_read(APIC_ICR) & APIC_ICR_BUSY)
		cpu_relax();
	apic_write(APIC_ICR2, (u32)x86_cpu_to_apicid[cpu] << 24);
	apic_write(APIC_ICR, command);
	local_irq_restore(flags);
}

void __init setup_IO_APIC_irq(unsigned int irq, unsigned int vector)
{
	writel(IOAPIC_REDIR(irq) + 1, (void *)(FIX_IO_APIC + IOAPIC_SELECT));
	writel((u32)x86_cpu_to_apicid[0] << 24, (void *)(FIX_IO_APIC + IOAPIC_WINDOW));
	writel(IOAPIC_REDIR(irq), (void *)(FIX_IO_APIC + IOAPIC_SELECT));
	writel(vector, (void *)(FIX_IO_APIC + IOAPIC_WINDOW));
}

void apic_timer_start(unsigned int ticks)
{
	apic_write(APIC_TMICT, ticks);
}

unsigned int apic_timer_left(void)
{
	return apic_read(APIC_TMCCT);
}

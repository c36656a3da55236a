// SPDX-License-Identifier: GPL-2.0
/* The interrupt controller of the Cortex-A9, and what its interrupts mean. */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <asm/io.h>
#include <asm/irq.h>

void arm_irq(void);

void irq_init_cpu(void)
{
	writel(0xffff | 1 << IRQ_PTIMER, GICD_ISENABLER);
	writel(0xf0, GICC_PMR);
	writel(1, GICC_CTLR);
}

void __init irq_init(void)
{
	unsigned long target = GICD_ITARGETSR + (IRQ_UART0 & ~3);
	unsigned int shift = IRQ_UART0 % 4 * 8;

	/* The console's interrupt goes to CPU 0. */
	writel((readl(target) & ~(0xffU << shift)) | 1U << shift, target);
	writel(1U << IRQ_UART0 % 32, GICD_ISENABLER + IRQ_UART0 / 32 * 4);
	writel(1, GICD_CTLR);
	irq_init_cpu();
}

/* From the vectors, with interrupts off. */
void arm_irq(void)
{
	u32 irq;

	irq_enter();
	current_thread_info()->kicked = 1;
	while (((irq = readl(GICC_IAR)) & 1023) != IRQ_NONE) {
		switch (irq & 1023) {
#ifdef CONFIG_SMP
		case IRQ_CALL:
			/* Acknowledged, or no other interrupt would end a nap in there. */
			writel(irq, GICC_EOIR);
			smp_call_function_interrupt();
			stop_machine_interrupt();
			continue;
#endif
		case IRQ_PTIMER:
			writel(1, PTIMER_STATUS);
			break;
		case IRQ_UART0:
			/* Who reads will ask for the next one. */
			writel(0, UART0 + UART_IMSC);
			break;
		}
		writel(irq, GICC_EOIR);
	}
	irq_exit();
}

#ifdef CONFIG_SMP
void arch_kick_cpu(int cpu)
{
	smp_send_call_function(cpu);
}
#else
void arch_kick_cpu(int cpu)
{
	(void)cpu;
}
#endif

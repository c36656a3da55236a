/* SPDX-License-Identifier: GPL-2.0 */
/* The CPU's own interrupt controller, and the one that devices are connected to. */
#ifndef _ASM_X86_64_APIC_H
#define _ASM_X86_64_APIC_H

/* Vectors, as in 2.6.12. */
#define FIRST_EXTERNAL_VECTOR	0x20
#define SERIAL_VECTOR		0x34
#define LOCAL_TIMER_VECTOR	0xef
#define CALL_FUNCTION_VECTOR	0xfc
#define RESCHEDULE_VECTOR	0xfd
#define SPURIOUS_APIC_VECTOR	0xff

/* Boot only: finds the processors in the firmware's tables. */
void get_smp_config(unsigned long rsdp);

/* Where the controllers are: addresses of the processor's. */
extern unsigned long apic_phys, ioapic_phys;

/* On the boot CPU; on each of the others. */
void init_IRQ(void);
void setup_local_APIC(void);
void ack_APIC_irq(void);

/* Sends a message to a CPU: an interrupt, or one of these. */
#define ICR_INIT	0x4500		/* start anew, and wait */
#define ICR_STARTUP	0x4600		/* begin at the page in the low bits */
void send_ICR(unsigned int cpu, unsigned int command);

/* Has a line of the I/O APIC interrupt the boot CPU. */
void setup_IO_APIC_irq(unsigned int irq, unsigned int vector);

/* The timer: counts down from @ticks once, and interrupts. 0 stops it. */
void apic_timer_start(unsigned int ticks);
unsigned int apic_timer_left(void);

#endif

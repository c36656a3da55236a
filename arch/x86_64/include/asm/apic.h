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

/**
 * get_smp_config - find the processors in the firmware's tables
 * @rsdp: where they begin, a physical address; 0: nowhere
 *
 * Sets nr_processors, x86_cpu_to_apicid, apic_phys and ioapic_phys. Boot only, while memory is
 * seen at its own addresses.
 */
void get_smp_config(unsigned long rsdp);

/* Where the controllers are: addresses of the processor's. */
extern unsigned long apic_phys, ioapic_phys;

/**
 * init_IRQ - start the boot CPU's controller, and stop those of old
 *
 * Boot only, before interrupts are on: the old ones would raise exceptions.
 */
void init_IRQ(void);

/**
 * setup_local_APIC - start this CPU's controller, and choose its timer's vector and speed
 *
 * Boot, or a CPU that comes up; with interrupts off.
 */
void setup_local_APIC(void);

/**
 * ack_APIC_irq - the interrupt is handled: let others come
 *
 * In an interrupt that is not the spurious one.
 */
void ack_APIC_irq(void);

#define ICR_INIT	0x4500		/* start anew, and wait */
#define ICR_STARTUP	0x4600		/* begin at the page in the low bits */

/**
 * send_ICR - send a message to a CPU's controller
 * @cpu: the CPU
 * @command: the vector of an interrupt, or one of the above
 *
 * Any context.
 */
void send_ICR(unsigned int cpu, unsigned int command);

/**
 * setup_IO_APIC_irq - have a device interrupt the boot CPU
 * @irq: the line of the I/O APIC
 * @vector: of the interrupt
 *
 * Boot only.
 */
void setup_IO_APIC_irq(unsigned int irq, unsigned int vector);

/**
 * apic_timer_start - interrupt this CPU once, later
 * @ticks: when, in ticks of the timer; 0 stops it
 *
 * The caller stays on its CPU.
 */
void apic_timer_start(unsigned int ticks);

/**
 * apic_timer_left - what is left of the time of apic_timer_start()
 *
 * Return: ticks. The caller stays on its CPU.
 */
unsigned int apic_timer_left(void);

#endif

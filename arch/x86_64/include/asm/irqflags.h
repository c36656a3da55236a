/* SPDX-License-Identifier: GPL-2.0 */
/* The processor's interrupt flag. */
#ifndef _ASM_X86_64_IRQFLAGS_H
#define _ASM_X86_64_IRQFLAGS_H

#define X86_EFLAGS_IF	0x00000200

#define local_save_flags(x) \
	__asm__ __volatile__("pushfq ; popq %0" : "=rm" (x) : : "memory")
#define local_irq_restore(x) \
	__asm__ __volatile__("pushq %0 ; popfq" : : "g" ((unsigned long)(x)) : "memory", "cc")

#define local_irq_disable()	__asm__ __volatile__("cli" : : : "memory")
#define local_irq_enable()	__asm__ __volatile__("sti" : : : "memory")
#define local_irq_save(x)	do { local_save_flags(x); local_irq_disable(); } while (0)

/* No interrupt comes between the two: one that is pending ends the sleep. */
#define safe_halt()		__asm__ __volatile__("sti ; hlt" : : : "memory")
#define halt()			__asm__ __volatile__("hlt" : : : "memory")

#define irqs_disabled()					\
({							\
	unsigned long __flags;				\
							\
	local_save_flags(__flags);			\
	!(__flags & X86_EFLAGS_IF);			\
})

#endif

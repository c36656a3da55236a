/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting, and order. */
#ifndef _ASM_ARM_PROCESSOR_H
#define _ASM_ARM_PROCESSOR_H

/* Lets other CPUs go on: what is waited for is done by one of them. */
void cpu_relax(void);

#define isb()		__asm__ __volatile__("isb" : : : "memory")
#define dsb()		__asm__ __volatile__("dsb" : : : "memory")
#define wfi()		__asm__ __volatile__("dsb\n\twfi" : : : "memory")
#define wfe()		__asm__ __volatile__("wfe" : : : "memory")
#define sev()		__asm__ __volatile__("dsb\n\tsev" : : : "memory")

#endif

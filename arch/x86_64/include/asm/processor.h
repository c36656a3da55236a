/* SPDX-License-Identifier: GPL-2.0 */
/* Waiting, and registers of the processor. */
#ifndef _ASM_X86_64_PROCESSOR_H
#define _ASM_X86_64_PROCESSOR_H

#include <linux/types.h>

/* Tells the processor that this is a loop that waits for another CPU. */
#define cpu_relax()	__asm__ __volatile__("pause" : : : "memory")

#define MSR_EFER	0xc0000080
#define EFER_SCE	0
#define EFER_LME	8		/* long mode, once paging is on */
#define EFER_NX		11		/* page tables can forbid execution */
#define MSR_GS_BASE	0xc0000101

static inline void wrmsrl(u32 msr, u64 value)
{
	__asm__ __volatile__("wrmsr" : : "c" (msr), "a" ((u32)value), "d" ((u32)(value >> 32)));
}

static inline u32 cpuid_ebx(u32 leaf)
{
	u32 eax = leaf, ebx, ecx = 0, edx;

	__asm__("cpuid" : "+a" (eax), "=b" (ebx), "+c" (ecx), "=d" (edx));
	return ebx;
}

/* The time stamp counter. */
static inline u64 rdtsc(void)
{
	u32 low, high;

	__asm__ __volatile__("rdtsc" : "=a" (low), "=d" (high));
	return (u64)high << 32 | low;
}

static inline unsigned long read_cr2(void)
{
	unsigned long value;

	__asm__ __volatile__("movq %%cr2,%0" : "=r" (value));
	return value;
}

static inline unsigned long read_cr3(void)
{
	unsigned long value;

	__asm__ __volatile__("movq %%cr3,%0" : "=r" (value));
	return value;
}

static inline void write_cr3(unsigned long value)
{
	__asm__ __volatile__("movq %0,%%cr3" : : "r" (value) : "memory");
}

#endif

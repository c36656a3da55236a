/* SPDX-License-Identifier: GPL-2.0 */
/* Descriptor tables; recreates what memory needs of include/asm-x86_64/desc.h of 2.6.12. */
#ifndef __ARCH_DESC_H
#define __ARCH_DESC_H

#include <linux/threads.h>
#include <asm/segment.h>

#define IDT_ENTRIES	256

#ifndef __ASSEMBLY__

#include <linux/types.h>

/* A gate of the interrupt descriptor table. */
struct gate_struct {
	u16 offset_low;
	u16 segment;
	u8 ist;				/* the stack to use, of the TSS; 0: the one in use */
	u8 type;
	u16 offset_middle;
	u32 offset_high;
	u32 zero;
} __packed;

#define DESC_TSS	(0x89UL << 40)	/* present, and not in use */
#define GATE_INTERRUPT	0x8e		/* present, kernel only, interrupts go off */

/* What lgdt and lidt take. */
struct desc_ptr {
	u16 size;			/* bytes - 1 */
	unsigned long address;
} __packed;

extern struct gate_struct idt_table[IDT_ENTRIES];
extern unsigned long cpu_gdt_table[NR_CPUS][GDT_ENTRIES];

/* Stacks on which an exception can be handled when the one in use may be the reason. */
#define NMI_STACK		1
#define DOUBLEFAULT_STACK	2
#define N_EXCEPTION_STACKS	2
#define EXCEPTION_STKSZ		(3 * 4096)	/* nobody can use the lowest page */

extern char exception_stacks[NR_CPUS][N_EXCEPTION_STACKS * EXCEPTION_STKSZ];

struct tss_struct {
	u32 reserved1;
	u64 rsp[3];
	u64 reserved2;
	u64 ist[7];
	u64 reserved3;
	u16 reserved4;
	u16 io_bitmap_base;
} __packed;

#endif

#endif

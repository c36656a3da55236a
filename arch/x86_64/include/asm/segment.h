/* SPDX-License-Identifier: GPL-2.0 */
/* Segments, at their places in the descriptor table of 2.6.12. */
#ifndef _ASM_X86_64_SEGMENT_H
#define _ASM_X86_64_SEGMENT_H

#define __KERNEL32_CS	0x08	/* code of the boot, before long mode */
#define __KERNEL_CS	0x10
#define __KERNEL_DS	0x18

#define GDT_ENTRY_TSS	8	/* two entries */
#define GDT_ENTRIES	16

/* Descriptors of flat segments: present, accessed; code of 32 and 64 bits, data. */
#define GDT_CODE32	0x00cf9b000000ffff
#define GDT_CODE64	0x00af9b000000ffff
#define GDT_DATA	0x00cf93000000ffff

#endif

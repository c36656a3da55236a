/* SPDX-License-Identifier: GPL-2.0 */
/* The address space, for C and for assembler. */
#ifndef _ASM_ARM_MEMORY_H
#define _ASM_ARM_MEMORY_H

/*
 * RAM is seen at KERNEL_BASE in one piece. Devices are seen where they are, below it; the
 * windows for high memory are above.
 */
#define RAM_BASE	0x60000000	/* of the vexpress-a9 */
#define KERNEL_BASE	0xc0000000
#define KMAP_BASE	0xfe000000
#define MAX_MAPPED	0x3c000000	/* bytes of RAM */

/* From the start of RAM: the tags of the loader, the page table, the image. */
#define TAGS_OFFSET	0x100
#define PG_DIR_OFFSET	0x8000
#define TEXT_OFFSET	0x10000

/* This much from the start of RAM on is mapped page by page, for the image. */
#define IMAGE_SIZE	0x400000

#define SECTION_SHIFT	20
#define SECTION_SIZE	(1 << SECTION_SHIFT)

/* Sections: cached memory that the CPUs share, written back; and devices. */
#define SECTION_MEMORY	0x0001140e
#define SECTION_DEVICE	0x00000416
#define SECTION_XN	0x00000010	/* not executed */

#endif

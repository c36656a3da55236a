/* SPDX-License-Identifier: GPL-2.0 */
/* The image, at its place in the linear mapping of RAM. */
#include <asm-generic/linux.lds.h>
#include <asm/memory.h>

OUTPUT_ARCH(arm)
ENTRY(stext)

SECTIONS
{
	. = KERNEL_BASE + TEXT_OFFSET;
	.text : {
		_text = .;
		_stext = .;
		*(.head.text)
		*(.text .text.*)
		. = ALIGN(0x1000);
		_etext = .;
	}
	.init.text : ALIGN(0x1000) {
		_sinittext = .;
		*(.init.text)
		. = ALIGN(0x1000);
		_einittext = .;
	}
	/* The names of functions are added in here, when their addresses are known. */
	.rodata : ALIGN(8) {
		*(.rodata .rodata.*)
	}
	.data : ALIGN(0x1000) {
		_data = .;
		_sdata = .;
		KERNEL_TABLES
		*(.data)
		_edata = .;
	}
	.init.data : ALIGN(0x1000) {
		__init_begin = .;
		*(.init.data)
		INIT_TABLES
		. = ALIGN(32);
		PERCPU_DATA
		. = ALIGN(0x1000);
		__init_end = .;
	}
	.bss : ALIGN(32) {
		__bss_start = .;
		*(.bss .bss.* COMMON)
		. = ALIGN(32);
		__bss_stop = .;
	}
	_end = .;
	ASSERT(_end - KERNEL_BASE <= IMAGE_SIZE, "the image is too large to be mapped")

	/DISCARD/ : {
		*(.ARM.exidx* .ARM.extab* .note.*)
	}
}

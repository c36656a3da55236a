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
		_etext = .;
	}
	.init.text : ALIGN(0x1000) {
		__init_begin = .;
		_sinittext = .;
		*(.init.text)
		_einittext = .;
	}
	.init.data : ALIGN(8) {
		*(.init.data)
		INIT_TABLES
		. = ALIGN(32);
		PERCPU_DATA
		. = ALIGN(0x1000);
		__init_end = .;
	}
	/* Behind all functions: the table of their names must not move them. */
	.rodata : ALIGN(8) {
		*(.rodata .rodata.*)
	}
	.data : ALIGN(32) {
		_data = .;
		_sdata = .;
		KERNEL_TABLES
		*(.data .data.*)
		_edata = .;
	}
	.bss : ALIGN(32) {
		__bss_start = .;
		*(.bss .bss.* COMMON)
		. = ALIGN(32);
		__bss_stop = .;
	}
	_end = .;

	/DISCARD/ : {
		*(.ARM.exidx* .ARM.extab* .note.*)
	}
}

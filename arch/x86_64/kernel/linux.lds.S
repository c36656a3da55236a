/* SPDX-License-Identifier: GPL-2.0 */
/* The image: linked to the end of the address space, loaded at 1 MB. */
#define __ASSEMBLY__
#include <asm-generic/linux.lds.h>
#include <asm/page.h>

/* Where a section is loaded to. */
#define LOADED(section)		AT(ADDR(section) - __START_KERNEL_map)

OUTPUT_FORMAT("elf64-x86-64")
ENTRY(pvh_start)

PHDRS
{
	text PT_LOAD FLAGS(5);
	data PT_LOAD FLAGS(6);
	note PT_NOTE FLAGS(4);
}

SECTIONS
{
	. = __START_KERNEL_map + 0x100000;
	.text : LOADED(.text) {
		_text = .;
		_stext = .;
		*(.text.head)
		*(.text .text.*)
		. = ALIGN(0x1000);
		_etext = .;
	} :text
	.init.text : LOADED(.init.text) ALIGN(0x1000) {
		_sinittext = .;
		*(.init.text)
		. = ALIGN(0x1000);
		_einittext = .;
	} :text
	/* The names of functions are added in here, when their addresses are known. */
	.rodata : LOADED(.rodata) {
		*(.rodata .rodata.*)
	} :text
	.notes : LOADED(.notes) {
		KEEP(*(.note.Xen))
	} :text :note
	.data : LOADED(.data) ALIGN(0x1000) {
		_data = .;
		_sdata = .;
		*(.data)
		KERNEL_TABLES
		_edata = .;
	} :data
	.init.data : LOADED(.init.data) ALIGN(0x1000) {
		__init_begin = .;
		*(.init.data)
		INIT_TABLES
	} :data
	.data.percpu : LOADED(.data.percpu) ALIGN(32) {
		PERCPU_DATA
		. = ALIGN(0x1000);
		__init_end = .;
	} :data
	.bss : LOADED(.bss) ALIGN(0x1000) {
		__bss_start = .;
		*(.bss .bss.* COMMON)
		. = ALIGN(0x1000);
		__bss_stop = .;
	} :data
	_end = .;
	ASSERT(_end - __START_KERNEL_map <= IMAGE_SIZE, "the image is too large to be mapped")
	/DISCARD/ : { *(.comment) *(.note.*) *(.eh_frame) }
}

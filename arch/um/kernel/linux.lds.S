/* SPDX-License-Identifier: GPL-2.0 */
/* The kernel's own sections, added to those of a program of the host. */
#include <asm-generic/linux.lds.h>

SECTIONS
{
	.init.text : ALIGN(0x1000) {
		_sinittext = .;
		*(.init.text)
		. = ALIGN(0x1000);
		_einittext = .;
	}
}
INSERT AFTER .text;

SECTIONS
{
	.init.data : ALIGN(0x1000) {
		__init_begin = .;
		*(.init.data)
		INIT_TABLES
	}
	/*
	 * A cache line of all types. The releases have 32 everywhere, which is none of x86_64's: a
	 * module that asks for one is fatal there when the template happens to lie badly.
	 */
	.data.percpu : ALIGN(64) {
		PERCPU_DATA
		. = ALIGN(0x1000);
		__init_end = .;
	}
	.data.kernel : ALIGN(8) {
		KERNEL_TABLES
	}
}
INSERT AFTER .data;

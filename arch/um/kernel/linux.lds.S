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
	.data.percpu : ALIGN(32) {
		PERCPU_DATA
		. = ALIGN(0x1000);
		__init_end = .;
	}
	.data.kernel : ALIGN(8) {
		KERNEL_TABLES
	}
}
INSERT AFTER .data;

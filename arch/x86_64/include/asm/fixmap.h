/* SPDX-License-Identifier: GPL-2.0 */
/* Addresses at which devices are seen, at the end of the address space. */
#ifndef _ASM_X86_64_FIXMAP_H
#define _ASM_X86_64_FIXMAP_H

#define FIXADDR_START	0xffffffffff000000UL
#define FIX_SIZE	(2UL << 20)	/* of each */

#define FIX_APIC	(FIXADDR_START)
#define FIX_IO_APIC	(FIXADDR_START + FIX_SIZE)

#endif

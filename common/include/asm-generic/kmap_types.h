/* SPDX-License-Identifier: GPL-2.0 */
/* Slots for short mappings of high pages; each use in the kernel has its own. */
#ifndef _ASM_GENERIC_KMAP_TYPES_H_
#define _ASM_GENERIC_KMAP_TYPES_H_

enum km_type {
	KM_USER0,
	KM_USER1,
	KM_TYPE_NR
};

#endif

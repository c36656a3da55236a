/* SPDX-License-Identifier: GPL-2.0 */
/* Windows in the address space through which pages of ZONE_HIGHMEM are seen. */
#ifndef _ASM_UM_HIGHMEM_H
#define _ASM_UM_HIGHMEM_H

#include <asm/kmap_types.h>

struct page;

#define LAST_PKMAP	1024	/* pages that kmap() can show at a time */

/* Shows a page in kmap()'s window number @nr; returns its address. */
void *arch_kmap(unsigned int nr, struct page *page);
void arch_kunmap(unsigned int nr);

/* For a short time, on this CPU; preemption stays disabled. */
void *kmap_atomic(struct page *page, enum km_type type);
void kunmap_atomic(void *kaddr, enum km_type type);

#endif

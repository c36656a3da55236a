// SPDX-License-Identifier: GPL-2.0
/* Windows for pages of ZONE_HIGHMEM: kmap()'s, and a few for each CPU. */
#include <linux/highmem.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <asm/kmap_base.h>
#include <asm/os.h>

#define NR_WINDOWS	(LAST_PKMAP + KM_TYPE_NR * NR_CPUS)

static unsigned long window_addr(unsigned int nr)
{
	return KMAP_BASE + nr * PAGE_SIZE;
}

static int __init map_windows(void)
{
	os_map_window(KMAP_BASE, NR_WINDOWS * PAGE_SIZE);
	return 0;
}
bootmem_initcall_bs(map_windows);

static void *show(unsigned int nr, struct page *page)
{
	struct zone *zone = page_zone(page);

	os_map_highmem(window_addr(nr),
		       (page_to_pfn(page) - zone->zone_start_pfn) << PAGE_SHIFT);
	return (void *)window_addr(nr);
}

void *arch_kmap(unsigned int nr, struct page *page)
{
	return show(nr, page);
}

void arch_kunmap(unsigned int nr)
{
	os_forget(window_addr(nr), PAGE_SIZE);
}

static unsigned int cpu_window(enum km_type type)
{
	return LAST_PKMAP + smp_processor_id() * KM_TYPE_NR + type;
}

/**
 * kmap_atomic - give a page an address for a short time
 * @page: the page
 * @type: which of this CPU's windows; it must not be in use
 *
 * Disables preemption until kunmap_atomic(). Any context. Source: 2.6.12.
 * Return: the address.
 */
void *kmap_atomic(struct page *page, enum km_type type)
{
	inc_preempt_count();
	if (!PageHighMem(page))
		return lowmem_page_address(page);
	return show(cpu_window(type), page);
}
EXPORT_SYMBOL(kmap_atomic);

/**
 * kunmap_atomic - end the use of an address from kmap_atomic()
 * @kaddr: the address
 * @type: the same window
 *
 * Any context. Source: 2.6.12.
 */
void kunmap_atomic(void *kaddr, enum km_type type)
{
	if ((unsigned long)kaddr >= KMAP_BASE) {
		BUG_ON((unsigned long)kaddr != window_addr(cpu_window(type)));
		os_forget((unsigned long)kaddr, PAGE_SIZE);
	}
	dec_preempt_count();
}
EXPORT_SYMBOL(kunmap_atomic);

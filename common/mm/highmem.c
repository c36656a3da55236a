// SPDX-License-Identifier: GPL-2.0
/*
 * Addresses for pages of ZONE_HIGHMEM, for as long as they are needed; the interface of
 * mm/highmem.c of 2.6.12.
 *
 * kmap() has LAST_PKMAP windows. A window's count is 0 when it is unused, 1 when it still
 * shows a page that nobody uses, and users + 1 else: a page that is wanted again is often
 * still there.
 */
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <asm/kmap_base.h>

static DEFINE_SPINLOCK(kmap_lock);
static int pkmap_count[LAST_PKMAP];
static struct page *pkmap_page[LAST_PKMAP];
static unsigned int last_pkmap_nr;

static unsigned long window_addr(unsigned int nr)
{
	return KMAP_BASE + nr * PAGE_SIZE;
}

static int find_window(struct page *page)
{
	int i;

	for (i = 0; i < LAST_PKMAP; i++)
		if (pkmap_count[i] && pkmap_page[i] == page)
			return i;
	return -1;
}

/**
 * page_address - address of a page
 * @page: the page
 *
 * Return: its address; for a page of ZONE_HIGHMEM NULL, unless kmap() shows it.
 * Any context. Source: 2.6.12.
 */
void *page_address(struct page *page)
{
	void *addr = NULL;
	unsigned long flags;
	int i;

	if (!PageHighMem(page))
		return lowmem_page_address(page);
	spin_lock_irqsave(&kmap_lock, flags);
	i = find_window(page);
	if (i >= 0)
		addr = (void *)window_addr(i);
	spin_unlock_irqrestore(&kmap_lock, flags);
	return addr;
}
EXPORT_SYMBOL(page_address);

static void flush_unused_windows(void)
{
	int i;

	for (i = 0; i < LAST_PKMAP; i++)
		if (pkmap_count[i] == 1) {
			arch_hide_page(window_addr(i));
			pkmap_count[i] = 0;
		}
}

/* A window for @page, in turn; unused ones are emptied when all have been passed. */
static int take_window(struct page *page)
{
	int tries;

	for (tries = 0; tries <= LAST_PKMAP; tries++) {
		last_pkmap_nr = (last_pkmap_nr + 1) % LAST_PKMAP;
		if (!last_pkmap_nr)
			flush_unused_windows();
		if (!pkmap_count[last_pkmap_nr]) {
			arch_show_page(window_addr(last_pkmap_nr), page);
			pkmap_page[last_pkmap_nr] = page;
			pkmap_count[last_pkmap_nr] = 1;
			return last_pkmap_nr;
		}
	}
	return -1;
}

/**
 * kmap - give a page an address
 * @page: the page
 *
 * Return: the address, until kunmap(). The release waits when all windows are in use;
 * nobody could end that here, so it is fatal. Not from an interrupt. Source: 2.6.12.
 */
void *kmap(struct page *page)
{
	void *addr;
	int i;

	might_sleep();
	if (!PageHighMem(page))
		return lowmem_page_address(page);

	spin_lock_irq(&kmap_lock);
	i = find_window(page);
	if (i < 0)
		i = take_window(page);
	if (i < 0)
		panic("kmap: all %d windows are in use", LAST_PKMAP);
	pkmap_count[i]++;
	addr = (void *)window_addr(i);
	spin_unlock_irq(&kmap_lock);
	return addr;
}
EXPORT_SYMBOL(kmap);

/**
 * kunmap - end the use of an address from kmap()
 * @page: the page
 *
 * Not from an interrupt. Source: 2.6.12.
 */
void kunmap(struct page *page)
{
	int i;

	BUG_ON(in_interrupt());
	if (!PageHighMem(page))
		return;
	spin_lock_irq(&kmap_lock);
	i = find_window(page);
	BUG_ON(i < 0 || pkmap_count[i] < 2);
	pkmap_count[i]--;
	spin_unlock_irq(&kmap_lock);
}
EXPORT_SYMBOL(kunmap);

static unsigned long cpu_window(enum km_type type)
{
	return window_addr(LAST_PKMAP + smp_processor_id() * KM_TYPE_NR + type);
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
	arch_show_page(cpu_window(type), page);
	return (void *)cpu_window(type);
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
		BUG_ON((unsigned long)kaddr != cpu_window(type));
		arch_hide_page((unsigned long)kaddr);
	}
	dec_preempt_count();
}
EXPORT_SYMBOL(kunmap_atomic);

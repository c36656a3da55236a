// SPDX-License-Identifier: GPL-2.0
/*
 * Zones, the buddy lists and the per-CPU page lists; recreates mm/page_alloc.c of 2.6.12.
 *
 * Page reclaim, swap and the killing of processes for memory are outside this tree. Where
 * the release would reclaim, the registered shrinkers are asked (mm/vmscan.c); where they
 * give nothing, the request fails. The places are marked "Reclaim:".
 */
#include <linux/asan.h>
#include <linux/bootmem.h>
#include <linux/cpu.h>
#include <linux/err.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/pagemap.h>
#include <linux/pagevec.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/swap.h>

/* Online: set up; every node that could come is possible. */
nodemask_t node_online_map = { { [0] = 1UL } };
nodemask_t node_possible_map = { { [0 ... BITS_TO_LONGS(MAX_NUMNODES) - 1] = ~0UL } };
EXPORT_SYMBOL(node_online_map);
EXPORT_SYMBOL(node_possible_map);

struct pglist_data *pgdat_list;
unsigned long totalram_pages;
unsigned long totalhigh_pages;
EXPORT_SYMBOL(totalram_pages);

/* How many pages a lower zone keeps from requests that prefer a higher one: 1/ratio. */
int sysctl_lowmem_reserve_ratio[MAX_NR_ZONES - 1] = { 256, 32 };

/* From the top bits of page->flags to the zone. */
struct zone *zone_table[1 << (ZONES_SHIFT + NODES_SHIFT)];
EXPORT_SYMBOL(zone_table);

static char *zone_names[MAX_NR_ZONES] = { "DMA", "Normal", "HighMem" };

int min_free_kbytes = 1024;

unsigned long __initdata nr_kernel_pages;
unsigned long __initdata nr_all_pages;

#ifndef CONFIG_DISCONTIGMEM
static bootmem_data_t contig_bootmem_data;
struct pglist_data contig_page_data = { .bdata = &contig_bootmem_data };
EXPORT_SYMBOL(contig_page_data);
#endif

DEFINE_PER_CPU(struct page_state, page_states) = { 0 };
EXPORT_PER_CPU_SYMBOL(page_states);

/*
 * Is @page outside of @zone? Another CPU's page keeps its zone, whatever becomes of it. The
 * release compares page numbers, for which it reads @page on several nodes even when that
 * lies behind the zone's struct pages; the answer is the same.
 */
static __inline_no_tsan int bad_range(struct zone *zone, struct page *page)
{
	return page < zone->zone_mem_map ||
	       page >= zone->zone_mem_map + zone->spanned_pages ||
	       zone != page_zone(page);
}

/*
 * What each check of a page's flags has in common: a page with one of these is in somebody's
 * hands.
 */
#define IN_USE_FLAGS	(1UL << PG_locked | 1UL << PG_lru | 1UL << PG_active | \
			 1UL << PG_private | 1UL << PG_writeback | 1UL << PG_swapcache)
/* May not be set in a page that is freed, and in one that is allocated. */
#define WRONG_IN_FREED	(IN_USE_FLAGS | 1UL << PG_slab | 1UL << PG_reclaim)
#define WRONG_IN_NEW	(IN_USE_FLAGS | 1UL << PG_dirty | 1UL << PG_reclaim)
/* What bad_page() mends; PG_slab and PG_reclaim stay, and are found again. */
#define MENDED_FLAGS	(IN_USE_FLAGS | 1UL << PG_dirty)
/* The former owner's: they mean nothing to the next one. */
#define OWNERS_FLAGS	(1UL << PG_uptodate | 1UL << PG_referenced | 1UL << PG_error | \
			 1UL << PG_checked | 1UL << PG_mappedtodisk | 1UL << PG_arch_1)

static void report_bad_page(const char *finder, struct page *page)
{
	const int digits = 2 * sizeof(page_flags_t);

	printk(KERN_EMERG "Bad page state at %s (in process '%s', page %p)\n", finder,
	       current->comm, page);
	printk(KERN_EMERG "flags:0x%0*lx mapping:%p mapcount:%d count:%d\n", digits,
	       (unsigned long)page->flags, page->mapping, page_mapcount(page), page_count(page));
	printk(KERN_EMERG "Backtrace:\n");
	dump_stack();
	printk(KERN_EMERG "Trying to fix it up, but a reboot is needed\n");
}

/* @finder met a page in a state it should not be in: say so, and make it usable again. */
static void bad_page(const char *finder, struct page *page)
{
	report_bad_page(finder, page);
	tainted |= TAINT_BAD_PAGE;

	page->mapping = NULL;
	reset_page_mapcount(page);
	set_page_count(page, 0);
	page->flags &= ~(page_flags_t)MENDED_FLAGS;
}

#ifndef CONFIG_HUGETLB_PAGE
#define prep_compound_page(page, order)		do { } while (0)
#define destroy_compound_page(page, order)	do { } while (0)
#else
/*
 * Every page of a compound page points to the first; the second one keeps the function
 * that frees it, none yet, and the order.
 */
static void prep_compound_page(struct page *page, unsigned long order)
{
	int i;

	page[1].mapping = NULL;
	page[1].index = order;
	for (i = 0; i < 1 << order; i++) {
		SetPageCompound(page + i);
		page[i].private = (unsigned long)page;
	}
}

static void destroy_compound_page(struct page *page, unsigned long order)
{
	struct page *part;

	if (!PageCompound(page))
		return;
	if (page[1].index != order)
		bad_page(__func__, page);
	for (part = page; part < page + (1UL << order); part++) {
		/* What is wrong in both ways is reported twice. */
		int wrong = !PageCompound(part) + (part->private != (unsigned long)page);

		while (wrong--)
			bad_page(__func__, page);
		ClearPageCompound(part);
	}
}
#endif

/*
 * The buddy lists. A free block of 2^k pages hangs in free_area[k] by its first page,
 * which has PG_private set and k in its private field. Two blocks of order k whose page
 * numbers differ in bit k only are buddies; they never stay free side by side.
 */
static __always_inline unsigned long page_order(struct page *page)
{
	return page->private;
}

static inline void set_page_order(struct page *page, int order)
{
	page->private = order;
	__SetPagePrivate(page);
}

static inline void rmv_page_order(struct page *page)
{
	__ClearPagePrivate(page);
	page->private = 0;
}

/*
 * Does a free block of @order start at @page? If not it is somebody's, who may be changing
 * it; but only the holder of zone->lock makes it one.
 */
static __inline_no_tsan int page_is_buddy(struct page *page, int order)
{
	return PagePrivate(page) && page_order(page) == (unsigned long)order &&
	       !PageReserved(page) && page_count(page) == 0;
}

static inline void free_area_del(struct free_area *area, struct page *page)
{
	list_del(&page->lru);
	area->nr_free--;
	rmv_page_order(page);
}

static inline void free_area_add(struct free_area *area, struct page *page, int order)
{
	set_page_order(page, order);
	list_add(&page->lru, &area->free_list);
	area->nr_free++;
}

/*
 * Gives a block back, joined with its buddy as long as that is free. Called with
 * zone->lock held and interrupts off.
 */
static void __free_pages_bulk(struct page *page, struct zone *zone, unsigned int order)
{
	unsigned long idx = page_to_pfn(page) & ((1UL << MAX_ORDER) - 1);

	if (order)
		destroy_compound_page(page, order);

	BUG_ON(idx & ((1UL << order) - 1));
	BUG_ON(bad_range(zone, page));

	zone->free_pages += 1UL << order;
	while (order < MAX_ORDER - 1) {
		unsigned long joined = idx & ~(1UL << order);
		struct page *buddy = page + ((idx ^ (1UL << order)) - idx);

		if (bad_range(zone, buddy) || !page_is_buddy(buddy, order))
			break;
		free_area_del(zone->free_area + order, buddy);
		page += joined - idx;
		idx = joined;
		order++;
	}
	free_area_add(zone->free_area + order, page, order);
}

/* Is a page still mapped or part of a file, or does it have one of the flags @wrong? */
static inline int page_in_use(struct page *page, unsigned long wrong)
{
	return page_mapcount(page) || page->mapping || (page->flags & wrong);
}

static inline void free_pages_check(const char *finder, struct page *page)
{
	if (page_in_use(page, WRONG_IN_FREED) || page_count(page))
		bad_page(finder, page);
	if (PageDirty(page))
		ClearPageDirty(page);
}

/*
 * Gives back up to @count blocks of @order from the tail of @list: the page used longest
 * ago goes first. Returns how many there were.
 */
static int free_pages_bulk(struct zone *zone, int count, struct list_head *list,
			   unsigned int order)
{
	unsigned long flags;
	int freed;

	spin_lock_irqsave(&zone->lock, flags);
	zone->all_unreclaimable = 0;
	zone->pages_scanned = 0;
	for (freed = 0; freed < count && !list_empty(list); freed++) {
		struct page *page = list_entry(list->prev, struct page, lru);

		list_del(&page->lru);
		__free_pages_bulk(page, zone, order);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	return freed;
}

/* Frees a block whose last reference is gone, past the per-CPU lists. */
static void __free_pages_ok(struct page *page, unsigned int order)
{
	LIST_HEAD(list);
	int i;

	arch_free_page(page, order);
	mod_page_state(pgfree, 1UL << order);
	for (i = 0; i < 1 << order; i++)
		free_pages_check(__func__, page + i);
	kernel_map_pages(page, 1 << order, 0);
	list_add(&page->lru, &list);
	free_pages_bulk(page_zone(page), 1, &list, order);
}

/*
 * A block of order @high was taken where @low is wanted: upper halves go back until it
 * fits. The lowest addresses are left.
 */
static inline void expand(struct zone *zone, struct page *page, int low, int high)
{
	while (high > low) {
		struct page *upper;

		high--;
		upper = page + (1UL << high);
		BUG_ON(bad_range(zone, upper));
		free_area_add(zone->free_area + high, upper, high);
	}
}

static inline void set_page_refs(struct page *page)
{
	set_page_count(page, 1);
}

/* The block at @page gets an owner. Only its first page is looked at. */
static void prep_new_page(struct page *page, int order)
{
	if (page_in_use(page, WRONG_IN_NEW))
		bad_page(__func__, page);

	set_page_refs(page);
	page->private = 0;
	page->flags &= ~(page_flags_t)OWNERS_FLAGS;
	kernel_map_pages(page, 1 << order, 1);
}

/* Takes a block off the buddy lists, the smallest that will do. zone->lock is held. */
static struct page *__rmqueue(struct zone *zone, unsigned int order)
{
	unsigned int current_order;

	for (current_order = order; current_order < MAX_ORDER; current_order++) {
		struct free_area *area = zone->free_area + current_order;
		struct page *page;

		if (list_empty(&area->free_list))
			continue;
		page = list_entry(area->free_list.next, struct page, lru);
		free_area_del(area, page);
		zone->free_pages -= 1UL << order;
		expand(zone, page, order, current_order);
		return page;
	}
	return NULL;
}

/* Appends up to @count blocks of @order to @list; returns how many there were. */
static int rmqueue_bulk(struct zone *zone, unsigned int order, int count,
			struct list_head *list)
{
	unsigned long flags;
	int taken;

	spin_lock_irqsave(&zone->lock, flags);
	for (taken = 0; taken < count; taken++) {
		struct page *page = __rmqueue(zone, order);

		if (!page)
			break;
		list_add_tail(&page->lru, list);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	return taken;
}

/* Empties a CPU's page lists; it is the current one, or dead. */
static void __drain_pages(unsigned int cpu)
{
	struct zone *zone;
	unsigned long flags;
	unsigned int i;

	for_each_zone(zone) {
		struct per_cpu_pageset *pset = &zone->pageset[cpu];

		for (i = 0; i < ARRAY_SIZE(pset->pcp); i++) {
			struct per_cpu_pages *pcp = &pset->pcp[i];

			local_irq_save(flags);
			pcp->count -= free_pages_bulk(zone, pcp->count, &pcp->list, 0);
			local_irq_restore(flags);
		}
	}
}

/**
 * drain_local_pages - give this CPU's hot and cold pages back to the buddy lists
 *
 * The release has it with CONFIG_PM only, for suspend. Any context. Source: 2.6.12.
 */
void drain_local_pages(void)
{
	unsigned long flags;

	local_irq_save(flags);
	__drain_pages(smp_processor_id());
	local_irq_restore(flags);
}

/* Counts whether a page came from where it was wanted. */
static void zone_statistics(struct zonelist *zonelist, struct zone *z)
{
#ifdef CONFIG_NUMA
	struct per_cpu_pageset *p;
	unsigned long flags;
	int cpu;

	local_irq_save(flags);
	cpu = smp_processor_id();
	p = &z->pageset[cpu];
	if (z->zone_pgdat == zonelist->zones[0]->zone_pgdat) {
		p->numa_hit++;
	} else {
		p->numa_miss++;
		zonelist->zones[0]->pageset[cpu].numa_foreign++;
	}
	if (z->zone_pgdat == NODE_DATA(numa_node_id()))
		p->local_node++;
	else
		p->other_node++;
	local_irq_restore(flags);
#else
	(void)zonelist;
	(void)z;
#endif
}

/*
 * The per-CPU lists are used like a stack: the page that was freed last, whose contents the
 * cache has, is allocated first. Refills and what goes back are at the other end. Only with
 * interrupts off.
 */
static inline void push_page(struct per_cpu_pages *stack, struct page *page)
{
	stack->count++;
	list_add(&page->lru, &stack->list);
}

static inline struct page *pop_page(struct per_cpu_pages *stack)
{
	struct page *top;

	if (!stack->count)
		return NULL;
	top = list_entry(stack->list.next, struct page, lru);
	stack->count--;
	list_del(&top->lru);
	return top;
}

/* A full list first gives a batch back, so it never grows above its high mark. */
static void put_on_pcplist(struct page *page, int cold)
{
	struct zone *home = page_zone(page);
	struct per_cpu_pages *stack = &home->pageset[get_cpu()].pcp[cold];
	unsigned long irqs;

	local_irq_save(irqs);
	if (stack->count >= stack->high)
		stack->count -= free_pages_bulk(home, stack->batch, &stack->list, 0);
	push_page(stack, page);
	local_irq_restore(irqs);
	put_cpu();
}

/* Frees a page to one of this CPU's lists. */
static void free_hot_cold_page(struct page *page, int cold)
{
	arch_free_page(page, 0);
	kernel_map_pages(page, 1, 0);
	inc_page_state(pgfree);
	if (PageAnon(page))
		page->mapping = NULL;
	free_pages_check(__func__, page);
	put_on_pcplist(page, cold);
}

/**
 * free_hot_page - free a page that is in the cache
 * @page: the page, without users
 *
 * Any context. Source: 2.6.12.
 */
void fastcall free_hot_page(struct page *page)
{
	free_hot_cold_page(page, 0);
}

/**
 * free_cold_page - free a page that is not in the cache
 * @page: the page, without users
 *
 * Any context. Source: 2.6.12.
 */
void fastcall free_cold_page(struct page *page)
{
	free_hot_cold_page(page, 1);
}

static inline void prep_zero_page(struct page *page, int order, unsigned int gfp_mask)
{
	int i;

	/* A page above the kernel's memory is shown in a window that interrupts do not use. */
	BUG_ON((gfp_mask & (__GFP_WAIT | __GFP_HIGHMEM)) == __GFP_HIGHMEM);
	for (i = 0; i < 1 << order; i++)
		clear_highpage(page + i);
}

/* A block off the buddy lists. */
static struct page *rmqueue(struct zone *zone, unsigned int order)
{
	struct page *page;
	unsigned long flags;

	spin_lock_irqsave(&zone->lock, flags);
	page = __rmqueue(zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
	return page;
}

/* A page of this CPU's list, which is refilled at its low mark. */
static struct page *rmqueue_pcplist(struct zone *zone, int cold)
{
	struct per_cpu_pages *stack = &zone->pageset[get_cpu()].pcp[cold];
	struct page *page;
	unsigned long irqs;

	local_irq_save(irqs);
	if (stack->count <= stack->low)
		stack->count += rmqueue_bulk(zone, 0, stack->batch, &stack->list);
	page = pop_page(stack);
	local_irq_restore(irqs);
	put_cpu();
	return page;
}

/*
 * Takes 2^@order pages of @zone: a single page from this CPU's list, and from the buddy
 * lists when even a refill gave none.
 */
static struct page *buffered_rmqueue(struct zone *zone, unsigned int order,
				     unsigned int gfp_mask)
{
	struct page *page = NULL;

	if (!order)
		page = rmqueue_pcplist(zone, !!(gfp_mask & __GFP_COLD));
	if (!page)
		page = rmqueue(zone, order);
	if (!page)
		return NULL;

	BUG_ON(bad_range(zone, page));
	mod_page_state_zone(zone, pgalloc, 1UL << order);
	prep_new_page(page, order);
	if (gfp_mask & __GFP_ZERO)
		prep_zero_page(page, order, gfp_mask);
	if (order && (gfp_mask & __GFP_COMP))
		prep_compound_page(page, order);
	return page;
}

/**
 * zone_watermark_ok - would a zone stay above a mark?
 * @z: the zone
 * @order: of the block that is wanted
 * @mark: pages that are to stay free
 * @classzone_idx: the zone that the request prefers
 * @can_try_harder: the request may use a quarter of what is left of @mark
 * @gfp_high: the request may use half of @mark
 *
 * Reads the counters without the lock: the answer may be out of date. For a block, blocks
 * smaller than it do not count, and half as much has to be left with each order.
 * The first comparison is of unsigned numbers, as in the release: with fewer free pages than
 * the block has it says yes, and only the loop says no.
 * Return: true if so. Any context. Source: 2.6.12.
 */
int __no_tsan zone_watermark_ok(struct zone *z, int order, unsigned long mark,
				int classzone_idx, int can_try_harder, int gfp_high)
{
	long left = z->free_pages - (1 << order) + 1;
	long keep = mark;
	int smaller;

	if (gfp_high)
		keep -= keep / 2;
	if (can_try_harder)
		keep -= keep / 4;
	if ((unsigned long)left <= keep + z->lowmem_reserve[classzone_idx])
		return 0;

	for (smaller = 0; smaller < order; smaller++) {
		left -= z->free_area[smaller].nr_free << smaller;
		keep >>= 1;
		if (left <= keep)
			return 0;
	}
	return 1;
}

enum watermark { MARK_NONE, MARK_MIN, MARK_LOW, MARK_HIGH };

static inline unsigned long zone_mark(const struct zone *z, enum watermark mark)
{
	return mark == MARK_MIN ? z->pages_min : mark == MARK_LOW ? z->pages_low : z->pages_high;
}

/*
 * A pass over the zones of a request: the first one that stays above @mark, and above what
 * urgent requests leave of it, serves the request.
 */
static struct page *try_zones(struct zonelist *zonelist, unsigned int gfp_mask,
			      unsigned int order, enum watermark mark, int can_try_harder,
			      int gfp_high)
{
	int classzone_idx = zone_idx(zonelist->zones[0]);
	struct zone **zp, *z;

	for (zp = zonelist->zones; (z = *zp) != NULL; zp++) {
		struct page *page;

		if (mark != MARK_NONE &&
		    !zone_watermark_ok(z, order, zone_mark(z, mark), classzone_idx,
				       can_try_harder, gfp_high))
			continue;
		page = buffered_rmqueue(z, order, gfp_mask);
		if (page) {
			zone_statistics(zonelist, z);
			return page;
		}
	}
	return NULL;
}

/* May a request that failed once more be tried again? */
static inline int should_retry(unsigned int gfp_mask, unsigned int order)
{
	if (gfp_mask & __GFP_NORETRY)
		return 0;
	return order <= 3 || (gfp_mask & (__GFP_REPEAT | __GFP_NOFAIL));
}

/* One round of reclaim, which may use the reserves. Not 0 when it freed enough to look again. */
static int reclaim_pages(struct zonelist *zonelist, unsigned int gfp_mask, unsigned int order)
{
	struct reclaim_state state = { .reclaimed_slab = 0 };
	int progress;

	cond_resched();
	current->flags |= PF_MEMALLOC;
	current->reclaim_state = &state;
	progress = try_to_free_pages(zonelist->zones, gfp_mask, order);
	current->reclaim_state = NULL;
	current->flags &= ~PF_MEMALLOC;
	cond_resched();
	return progress;
}

/*
 * Reclaim gave too little. With __GFP_FS the release looks whether another CPU has freed up to the
 * high marks meanwhile, then kills a process and starts over; without, it waits and reclaims
 * again, for ever.
 *
 * Reclaim: here is no process, and nothing more to be reclaimed by waiting. So a request that the
 * release would go on with is tried from the start once more, for the little that was freed, and
 * then fails; but not with __GFP_NOFAIL, which ends as the release does without a process to kill:
 * it panics, or waits for what others free.
 */
static struct page *alloc_without_progress(struct zonelist *zonelist, unsigned int gfp_mask,
					   unsigned int order, int can_try_harder)
{
	int may_kill = (gfp_mask & (__GFP_FS | __GFP_NORETRY)) == __GFP_FS;
	struct page *page = NULL;

	if (may_kill)
		page = try_zones(zonelist, gfp_mask, order, MARK_HIGH, 0, 0);
	if (page || !(may_kill || should_retry(gfp_mask, order)))
		return page;

	page = try_zones(zonelist, gfp_mask, order, MARK_LOW, 0, 0);
	if (!page)
		page = try_zones(zonelist, gfp_mask, order, MARK_MIN, can_try_harder,
				 gfp_mask & __GFP_HIGH);
	if (!page && (gfp_mask & __GFP_NOFAIL)) {
		if (may_kill)
			out_of_memory(gfp_mask);
		schedule_timeout(HZ / 50);
	}
	return page;
}

/* For a request that may wait. After each round that freed enough the min marks are tried. */
static struct page *alloc_with_reclaim(struct zonelist *zonelist, unsigned int gfp_mask,
				       unsigned int order, int can_try_harder)
{
	struct page *page;
	int progress;

	do {
		progress = reclaim_pages(zonelist, gfp_mask, order);
		page = progress ? try_zones(zonelist, gfp_mask, order, MARK_MIN, can_try_harder,
					    gfp_mask & __GFP_HIGH) :
				  alloc_without_progress(zonelist, gfp_mask, order,
							 can_try_harder);
		if (page)
			return page;
	} while (should_retry(gfp_mask, order) && (progress || (gfp_mask & __GFP_NOFAIL)));
	return NULL;
}

/* All zones are below their low marks. */
static struct page *alloc_pages_slow(unsigned int gfp_mask, unsigned int order,
				     struct zonelist *zonelist)
{
	const int wait = gfp_mask & __GFP_WAIT;
	struct task_struct *p = current;
	int can_try_harder = (rt_task(p) && !in_interrupt()) || !wait;
	struct page *page;
	struct zone **z;

	for (z = zonelist->zones; *z; z++)
		wakeup_kswapd(*z, order);

	page = try_zones(zonelist, gfp_mask, order, MARK_MIN, can_try_harder,
			 gfp_mask & __GFP_HIGH);
	if (page)
		return page;

	if (((p->flags & PF_MEMALLOC) || unlikely(test_thread_flag(TIF_MEMDIE))) &&
	    !in_interrupt()) {
		if (!(gfp_mask & __GFP_NOMEMALLOC)) {
			page = try_zones(zonelist, gfp_mask, order, MARK_NONE, 0, 0);
			if (page)
				return page;
		}
	} else if (wait) {
		page = alloc_with_reclaim(zonelist, gfp_mask, order, can_try_harder);
		if (page)
			return page;
	}

	if (!(gfp_mask & __GFP_NOWARN) && printk_ratelimit()) {
		printk(KERN_WARNING "%s: page allocation failure. order:%d, mode:0x%x\n",
		       p->comm, order, gfp_mask);
		dump_stack();
	}
	return NULL;
}

/**
 * __alloc_pages - allocate 2^@order pages from a list of zones
 * @gfp_mask: GFP_* flags
 * @order: below MAX_ORDER
 * @zonelist: the zones, in the order in which they are tried
 *
 * Three passes: above the low mark; above the min mark, with what is granted to urgent
 * requests; and, for a task that frees memory, without a mark. Then a request that may
 * wait has memory reclaimed for it.
 * Return: the first page, or NULL. Sleeps with __GFP_WAIT; any context without.
 * Source: 2.6.12.
 */
struct page *fastcall __alloc_pages(unsigned int gfp_mask, unsigned int order,
				    struct zonelist *zonelist)
{
	struct page *page;

	might_sleep_if(gfp_mask & __GFP_WAIT);

	if (unlikely(zonelist->zones[0] == NULL))
		return NULL;
	page = try_zones(zonelist, gfp_mask, order, MARK_LOW, 0, 0);
	return page ? : alloc_pages_slow(gfp_mask, order, zonelist);
}
EXPORT_SYMBOL(__alloc_pages);

/**
 * __get_free_pages - allocate 2^@order pages, by address
 * @gfp_mask: GFP_* flags without __GFP_HIGHMEM
 * @order: below MAX_ORDER
 *
 * Return: address of the first page, or 0. Sleeps with __GFP_WAIT. Source: 2.6.12.
 */
unsigned long fastcall __get_free_pages(unsigned int gfp_mask, unsigned int order)
{
	struct page *page = alloc_pages(gfp_mask, order);

	return page ? (unsigned long)page_address(page) : 0;
}
EXPORT_SYMBOL(__get_free_pages);

/**
 * get_zeroed_page - allocate a zeroed page, by address
 * @gfp_mask: GFP_* flags; dies with __GFP_HIGHMEM, whose pages have no address
 *
 * Return: address of the page, or 0. Sleeps with __GFP_WAIT. Source: 2.6.12.
 */
unsigned long fastcall get_zeroed_page(unsigned int gfp_mask)
{
	BUG_ON(gfp_mask & __GFP_HIGHMEM);
	return __get_free_pages(gfp_mask | __GFP_ZERO, 0);
}
EXPORT_SYMBOL(get_zeroed_page);

/**
 * __pagevec_free - free the pages of a vector, hot or cold as it says
 * @pvec: the vector; its pages have no users
 *
 * Any context. Source: 2.6.12.
 */
void __pagevec_free(struct pagevec *pvec)
{
	int i = pagevec_count(pvec);

	while (--i >= 0)
		free_hot_cold_page(pvec->pages[i], pvec->cold);
}

/**
 * __free_pages - drop a reference to 2^@order pages; the last one frees them
 * @page: the first page; nothing happens to a reserved one
 * @order: as allocated
 *
 * Any context. Source: 2.6.12.
 */
void fastcall __free_pages(struct page *page, unsigned int order)
{
	if (PageReserved(page) || !put_page_testzero(page))
		return;
	if (order == 0)
		free_hot_cold_page(page, 0);
	else
		__free_pages_ok(page, order);
}
EXPORT_SYMBOL(__free_pages);

/**
 * free_pages - __free_pages() by address
 * @addr: what __get_free_pages() returned; nothing happens with 0, and it dies when this
 *	is no address of kernel memory
 * @order: as allocated
 *
 * Any context. Source: 2.6.12.
 */
void fastcall free_pages(unsigned long addr, unsigned int order)
{
	if (!addr)
		return;
	BUG_ON(!virt_addr_valid((void *)addr));
	__free_pages(virt_to_page((void *)addr), order);
}
EXPORT_SYMBOL(free_pages);

/**
 * nr_free_pages - free pages of all zones, without those in per-CPU lists
 *
 * Any context. Source: 2.6.12.
 */
unsigned int __no_tsan nr_free_pages(void)
{
	unsigned int sum = 0;
	struct zone *zone;

	for_each_zone(zone)
		sum += zone->free_pages;
	return sum;
}
EXPORT_SYMBOL(nr_free_pages);

/*
 * Pages that requests with a zonelist of kind @offset could use above the high marks.
 * A zone counts once for each node whose list has it.
 */
static unsigned int nr_free_zone_pages(int offset)
{
	unsigned int sum = 0;
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		struct zone **zp = pgdat->node_zonelists[offset].zones;

		for (; *zp; zp++)
			if ((*zp)->present_pages > (*zp)->pages_high)
				sum += (*zp)->present_pages - (*zp)->pages_high;
	}
	return sum;
}

/**
 * nr_free_buffer_pages - pages of DMA and NORMAL above the high marks
 *
 * Any context. Source: 2.6.12.
 */
unsigned int nr_free_buffer_pages(void)
{
	return nr_free_zone_pages(GFP_USER & GFP_ZONEMASK);
}

/**
 * nr_free_pagecache_pages - pages of all zones above the high marks
 *
 * Any context. Source: 2.6.12.
 */
unsigned int nr_free_pagecache_pages(void)
{
	return nr_free_zone_pages(GFP_HIGHUSER & GFP_ZONEMASK);
}

#ifdef CONFIG_HIGHMEM
/**
 * nr_free_highpages - free pages of ZONE_HIGHMEM
 */
unsigned int __no_tsan nr_free_highpages(void)
{
	unsigned int pages = 0;
	pg_data_t *pgdat;

	for_each_pgdat(pgdat)
		pages += pgdat->node_zones[ZONE_HIGHMEM].free_pages;
	return pages;
}
#endif

/*
 * Pages of the page cache, which this tree does not have. A CPU counts in its own part
 * and adds that up when it gets large.
 */
atomic_t nr_pagecache = ATOMIC_INIT(0);
EXPORT_SYMBOL(nr_pagecache);
#ifdef CONFIG_SMP
DEFINE_PER_CPU(long, nr_pagecache_local) = 0;
#endif

/* Adds up the first @longs counters of the online CPUs. */
static void __no_tsan __get_page_state(struct page_state *ret, unsigned int longs)
{
	unsigned long *sum = (unsigned long *)ret;
	unsigned int i;
	int cpu;

	memset(ret, 0, sizeof(*ret));
	for_each_online_cpu(cpu) {
		const unsigned long *part = (unsigned long *)&per_cpu(page_states, cpu);

		for (i = 0; i < longs; i++)
			sum[i] += part[i];
	}
}

/**
 * get_page_state - the counters up to GET_PAGE_STATE_LAST
 * @ret: the counters; the others become 0
 *
 * Any context. Source: 2.6.12.
 */
void get_page_state(struct page_state *ret)
{
	__get_page_state(ret, offsetof(struct page_state, GET_PAGE_STATE_LAST) / sizeof(long)
			      + 1);
}

/**
 * get_full_page_state - all counters
 * @ret: the counters
 *
 * Any context. Source: 2.6.12.
 */
void get_full_page_state(struct page_state *ret)
{
	__get_page_state(ret, sizeof(*ret) / sizeof(long));
}

/**
 * __read_page_state - one counter
 * @offset: of the counter in struct page_state, bytes
 *
 * Any context. Source: 2.6.12.
 */
unsigned long __no_tsan __read_page_state(unsigned offset)
{
	unsigned long sum = 0;
	int cpu;

	for_each_online_cpu(cpu)
		sum += *(unsigned long *)((char *)&per_cpu(page_states, cpu) + offset);
	return sum;
}

/**
 * __mod_page_state - change a counter of this CPU
 * @offset: of the counter in struct page_state, bytes
 * @delta: what is added
 *
 * Any context. Source: 2.6.12.
 */
void __mod_page_state(unsigned offset, unsigned long delta)
{
	unsigned long flags;

	local_irq_save(flags);
	*(unsigned long *)((char *)&__get_cpu_var(page_states) + offset) += delta;
	local_irq_restore(flags);
}
EXPORT_SYMBOL(__mod_page_state);

/**
 * __get_zone_counts - pages of one node by use
 * @active: pages on the active lists
 * @inactive: pages on the inactive lists
 * @free: free pages
 * @pgdat: the node
 *
 * Any context. Source: 2.6.12.
 */
void __no_tsan __get_zone_counts(unsigned long *active, unsigned long *inactive,
				 unsigned long *free, struct pglist_data *pgdat)
{
	int i;

	*active = *inactive = *free = 0;
	for (i = 0; i < MAX_NR_ZONES; i++) {
		const struct zone *zone = &pgdat->node_zones[i];

		*active += zone->nr_active;
		*inactive += zone->nr_inactive;
		*free += zone->free_pages;
	}
}

/**
 * get_zone_counts - pages of all nodes by use
 * @active: pages on the active lists
 * @inactive: pages on the inactive lists
 * @free: free pages
 *
 * Any context. Source: 2.6.12.
 */
void get_zone_counts(unsigned long *active, unsigned long *inactive, unsigned long *free)
{
	pg_data_t *pgdat;

	*active = *inactive = *free = 0;
	for_each_pgdat(pgdat) {
		unsigned long a, i, f;

		__get_zone_counts(&a, &i, &f, pgdat);
		*active += a;
		*inactive += i;
		*free += f;
	}
}

/**
 * si_meminfo - memory of the machine
 * @val: the numbers, pages
 */
void si_meminfo(struct sysinfo *val)
{
	memset(val, 0, sizeof(*val));
	val->totalram = totalram_pages;
	val->freeram = nr_free_pages();
	val->totalhigh = totalhigh_pages;
	val->freehigh = nr_free_highpages();
	val->mem_unit = PAGE_SIZE;
}
EXPORT_SYMBOL(si_meminfo);

#ifdef CONFIG_NUMA
/**
 * si_meminfo_node - memory of a node
 * @val: the numbers, pages
 * @nid: the node
 */
void __no_tsan si_meminfo_node(struct sysinfo *val, int nid)
{
	pg_data_t *pgdat = NODE_DATA(nid);
	int i;

	memset(val, 0, sizeof(*val));
	val->totalram = pgdat->node_present_pages;
	for (i = 0; i < MAX_NR_ZONES; i++)
		val->freeram += pgdat->node_zones[i].free_pages;
	val->totalhigh = pgdat->node_zones[ZONE_HIGHMEM].present_pages;
	val->freehigh = pgdat->node_zones[ZONE_HIGHMEM].free_pages;
	val->mem_unit = PAGE_SIZE;
}
#endif

#define K(pages)	((pages) << (PAGE_SHIFT - 10))

/* Begins a line of show_free_areas(): with NUMA by the node. */
static void show_node(struct zone *zone)
{
#ifdef CONFIG_NUMA
	printk("Node %d ", zone->zone_pgdat->node_id);
#else
	(void)zone;
#endif
}

static void show_pagesets(struct zone *zone)
{
	int cpu, temperature;

	show_node(zone);
	printk("%s per-cpu:", zone->name);
	if (!zone->present_pages) {
		printk(" empty\n");
		return;
	}
	printk("\n");
	for_each_cpu(cpu)
		for (temperature = 0; temperature < 2; temperature++) {
			struct per_cpu_pages *pcp = &zone->pageset[cpu].pcp[temperature];

			printk("cpu %d %s: low %d, high %d, batch %d\n", cpu,
			       temperature ? "cold" : "hot", pcp->low, pcp->high, pcp->batch);
		}
}

static void __no_tsan show_zone(struct zone *zone)
{
	int i;

	show_node(zone);
	printk("%s free:%lukB min:%lukB low:%lukB high:%lukB active:%lukB inactive:%lukB "
	       "present:%lukB pages_scanned:%lu all_unreclaimable? %s\n", zone->name,
	       K(zone->free_pages), K(zone->pages_min), K(zone->pages_low),
	       K(zone->pages_high), K(zone->nr_active), K(zone->nr_inactive),
	       K(zone->present_pages), zone->pages_scanned,
	       zone->all_unreclaimable ? "yes" : "no");
	printk("lowmem_reserve[]:");
	for (i = 0; i < MAX_NR_ZONES; i++)
		printk(" %lu", zone->lowmem_reserve[i]);
	printk("\n");
}

static void show_free_blocks(struct zone *zone)
{
	unsigned long flags, total = 0;
	unsigned int order;

	show_node(zone);
	printk("%s: ", zone->name);
	if (!zone->present_pages) {
		printk("empty\n");
		return;
	}
	spin_lock_irqsave(&zone->lock, flags);
	for (order = 0; order < MAX_ORDER; order++) {
		unsigned long nr = zone->free_area[order].nr_free;

		total += nr << order;
		printk("%lu*%lukB ", nr, K(1UL) << order);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	printk("= %lukB\n", K(total));
}

/**
 * show_free_areas - print the state of all zones to the log
 *
 * Any context. Source: 2.6.12.
 */
void show_free_areas(void)
{
	unsigned long active, inactive, free;
	struct page_state ps;
	struct zone *zone;

	for_each_zone(zone)
		show_pagesets(zone);

	get_page_state(&ps);
	get_zone_counts(&active, &inactive, &free);
	printk("\nFree pages: %11ukB (%ukB HighMem)\n", K(nr_free_pages()),
	       K(nr_free_highpages()));
	printk("Active:%lu inactive:%lu dirty:%lu writeback:%lu unstable:%lu free:%u "
	       "slab:%lu mapped:%lu pagetables:%lu\n", active, inactive, ps.nr_dirty,
	       ps.nr_writeback, ps.nr_unstable, nr_free_pages(), ps.nr_slab, ps.nr_mapped,
	       ps.nr_page_table_pages);

	for_each_zone(zone)
		show_zone(zone);
	for_each_zone(zone)
		show_free_blocks(zone);
}

/*
 * Appends a node's zones to a zonelist at entry @j, from zone type @k down; returns the
 * entry behind them.
 */
static int __init build_zonelists_node(pg_data_t *pgdat, struct zonelist *zonelist, int j,
				       int k)
{
	for (; k >= ZONE_DMA; k--) {
		struct zone *zone = pgdat->node_zones + k;

		if (zone->present_pages)
			zonelist->zones[j++] = zone;
	}
	return j;
}

/* The highest zone that a zonelist of kind @i may use. */
static int __init highest_zone(int i)
{
	if (i & __GFP_DMA)
		return ZONE_DMA;
	return i & __GFP_HIGHMEM ? ZONE_HIGHMEM : ZONE_NORMAL;
}

static void __init append_node(pg_data_t *pgdat, int nid)
{
	int i, j;

	for (i = 0; i < GFP_ZONETYPES; i++) {
		struct zonelist *zonelist = pgdat->node_zonelists + i;

		for (j = 0; zonelist->zones[j]; j++)
			;
		j = build_zonelists_node(NODE_DATA(nid), zonelist, j, highest_zone(i));
		zonelist->zones[j] = NULL;
	}
}

static void __init clear_zonelists(pg_data_t *pgdat)
{
	int i;

	for (i = 0; i < GFP_ZONETYPES; i++)
		pgdat->node_zonelists[i].zones[0] = NULL;
}

#ifdef CONFIG_NUMA
/* How often a node was made the first choice of others at some distance. */
static int __initdata node_load[MAX_NUMNODES];

/*
 * The best of the online nodes that are not in @used, or -1: the node itself, then by
 * distance; at the same distance nodes without CPUs come first, then those that fewer
 * nodes fall back on, then the next one by number.
 */
static int __init find_next_best_node(int node, nodemask_t *used)
{
	int i, best = -1, best_cost = INT_MAX;

	if (!node_test_and_set(node, *used))
		return node;

	for (i = 0; i < MAX_NUMNODES; i++) {
		int n = (node + i) % MAX_NUMNODES;
		int cost;

		if (!node_online(n) || node_isset(n, *used))
			continue;
		cost = node_distance(node, n);
		if (!cpus_empty(node_to_cpumask(n)))
			cost += PENALTY_FOR_NODE_WITH_CPUS;
		cost *= num_online_nodes() * MAX_NUMNODES;
		cost += node_load[n];
		if (cost < best_cost) {
			best_cost = cost;
			best = n;
		}
	}
	if (best >= 0)
		node_set(best, *used);
	return best;
}

static void __init build_zonelists(pg_data_t *pgdat)
{
	int local = pgdat->node_id, prev = local, load = num_online_nodes();
	nodemask_t used = NODE_MASK_NONE;
	int node;

	clear_zonelists(pgdat);
	while ((node = find_next_best_node(local, &used)) >= 0) {
		/* Nodes at one distance should not all burden the same one. */
		if (node_distance(local, node) != node_distance(local, prev))
			node_load[node] += load;
		prev = node;
		load--;
		append_node(pgdat, node);
	}
}
#else
/* The node itself, then the ones after it, then the ones before it. */
static void __init build_zonelists(pg_data_t *pgdat)
{
	int local = pgdat->node_id, i;

	clear_zonelists(pgdat);
	for (i = 0; i < MAX_NUMNODES; i++) {
		int node = (local + i) % MAX_NUMNODES;

		if (node_online(node))
			append_node(pgdat, node);
	}
}
#endif

/**
 * build_all_zonelists - decide in which order each node's requests try the zones
 *
 * Boot only; the zones are set up. Source: 2.6.12.
 */
void __init build_all_zonelists(void)
{
	int node;

	for_each_online_node(node)
		build_zonelists(NODE_DATA(node));
	printk("Built %i zonelists\n", num_online_nodes());
}

/* One wait queue for this many pages, between 4 and 4096 in all. */
#define PAGES_PER_WAITQUEUE	256

static inline unsigned long wait_table_size(unsigned long pages)
{
	unsigned long size = roundup_pow_of_two(pages / PAGES_PER_WAITQUEUE);

	return max(min(size, 4096UL), 4UL);
}

/**
 * memmap_init_zone - set up struct page of each page of a zone, as reserved
 * @size: pages
 * @nid: the node
 * @zone: ZONE_*
 * @start_pfn: first page
 *
 * Boot only. Source: 2.6.12.
 */
void __init memmap_init_zone(unsigned long size, int nid, unsigned long zone,
			     unsigned long start_pfn)
{
	const unsigned long nodezone = NODEZONE(nid, zone);
	struct page *page = pfn_to_page(start_pfn);
	unsigned long left;

	for (left = size; left; left--, page++) {
		INIT_LIST_HEAD(&page->lru);
		SetPageReserved(page);
		set_page_zone(page, nodezone);
		reset_page_mapcount(page);
		set_page_count(page, 0);
#ifdef WANT_PAGE_VIRTUAL
		if (!is_highmem_idx(zone))
			set_page_address(page, lowmem_page_address(page));
#endif
	}
}

static void __init zone_init_free_lists(struct zone *zone)
{
	struct free_area *area = zone->free_area + MAX_ORDER;

	while (area-- > zone->free_area) {
		area->nr_free = 0;
		INIT_LIST_HEAD(&area->free_list);
	}
}

/*
 * Pages that a CPU's list takes or gives at a time: a quarter of 1/1024 of the zone,
 * which is limited to 256 KB, and then one less than a power of two.
 */
static unsigned int __init pageset_batch(const struct zone *zone)
{
	unsigned long batch = zone->present_pages / 1024;

	if (batch * PAGE_SIZE > 256 * 1024)
		batch = (256 * 1024) / PAGE_SIZE;
	batch /= 4;
	if (batch < 1)
		batch = 1;
	return (1 << fls(batch + batch / 2)) - 1;
}

static void __init init_pagesets(struct zone *zone)
{
	unsigned int batch = pageset_batch(zone);
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		struct per_cpu_pages *hot = &zone->pageset[cpu].pcp[0];
		struct per_cpu_pages *cold = &zone->pageset[cpu].pcp[1];

		hot->count = 0;
		hot->low = 2 * batch;
		hot->high = 6 * batch;
		hot->batch = batch;
		INIT_LIST_HEAD(&hot->list);

		cold->count = 0;
		cold->low = 0;
		cold->high = 2 * batch;
		cold->batch = batch;
		INIT_LIST_HEAD(&cold->list);
	}
	printk(KERN_DEBUG "  %s zone: %lu pages, LIFO batch:%u\n", zone->name,
	       zone->present_pages, batch);
}

static void __init init_wait_table(struct zone *zone, pg_data_t *pgdat, unsigned long pages)
{
	unsigned long i;

	zone->wait_table_size = wait_table_size(pages);
	zone->wait_table_bits = ffs(zone->wait_table_size) - 1;
	zone->wait_table = alloc_bootmem_node(pgdat, zone->wait_table_size *
						     sizeof(wait_queue_head_t));
	for (i = 0; i < zone->wait_table_size; i++)
		init_waitqueue_head(zone->wait_table + i);
}

/* Sets up the zones of a node, one behind the other from its first page on. */
static void __init free_area_init_core(pg_data_t *pgdat, unsigned long *zones_size,
				       unsigned long *zholes_size)
{
	unsigned long start_pfn = pgdat->node_start_pfn;
	int nid = pgdat->node_id;
	int j;

	pgdat->nr_zones = 0;
	init_waitqueue_head(&pgdat->kswapd_wait);
	pgdat->kswapd_max_order = 0;

	for (j = 0; j < MAX_NR_ZONES; j++) {
		struct zone *zone = pgdat->node_zones + j;
		unsigned long size = zones_size[j];
		unsigned long realsize = size - (zholes_size ? zholes_size[j] : 0);

		zone_table[NODEZONE(nid, j)] = zone;
		if (!is_highmem_idx(j))
			nr_kernel_pages += realsize;
		nr_all_pages += realsize;

		zone->spanned_pages = size;
		zone->present_pages = realsize;
		zone->name = zone_names[j];
		spin_lock_init(&zone->lock);
		spin_lock_init(&zone->lru_lock);
		zone->zone_pgdat = pgdat;
		zone->free_pages = 0;
		zone->temp_priority = zone->prev_priority = DEF_PRIORITY;
		init_pagesets(zone);
		INIT_LIST_HEAD(&zone->active_list);
		INIT_LIST_HEAD(&zone->inactive_list);
		zone->nr_scan_active = zone->nr_scan_inactive = 0;
		zone->nr_active = zone->nr_inactive = 0;
		if (!size)
			continue;

		init_wait_table(zone, pgdat, size);
		pgdat->nr_zones = j + 1;
		zone->zone_mem_map = pgdat->node_mem_map + (start_pfn - pgdat->node_start_pfn);
		zone->zone_start_pfn = start_pfn;
		if (start_pfn & ((1UL << (MAX_ORDER - 1)) - 1))
			printk(KERN_CRIT "BUG: wrong zone alignment, it will crash\n");

		memmap_init_zone(size, nid, j, start_pfn);
		zone_init_free_lists(zone);
		start_pfn += size;
	}
}

/* One struct page more than pages: an address behind the last one stays valid. */
static void __init node_alloc_mem_map(pg_data_t *pgdat)
{
	if (!pgdat->node_mem_map)
		pgdat->node_mem_map = alloc_bootmem_node(pgdat,
			(pgdat->node_spanned_pages + 1) * sizeof(struct page));
#ifndef CONFIG_DISCONTIGMEM
	mem_map = contig_page_data.node_mem_map;
#endif
}

/**
 * free_area_init_node - set up a node: its zones and its struct pages, all reserved
 * @nid: number of the node
 * @pgdat: the node; its boot allocator works
 * @zones_size: pages of each zone, holes included
 * @node_start_pfn: first page
 * @zholes_size: pages of each zone that do not exist; NULL: none
 *
 * Boot only. Source: 2.6.12.
 */
void __init free_area_init_node(int nid, pg_data_t *pgdat, unsigned long *zones_size,
				unsigned long node_start_pfn, unsigned long *zholes_size)
{
	unsigned long spanned = 0, holes = 0;
	int i;

	for (i = 0; i < MAX_NR_ZONES; i++) {
		spanned += zones_size[i];
		holes += zholes_size ? zholes_size[i] : 0;
	}
	pgdat->node_id = nid;
	pgdat->node_start_pfn = node_start_pfn;
	pgdat->node_spanned_pages = spanned;
	pgdat->node_present_pages = spanned - holes;
	printk(KERN_DEBUG "On node %d totalpages: %lu\n", nid, pgdat->node_present_pages);

	node_alloc_mem_map(pgdat);
	free_area_init_core(pgdat, zones_size, zholes_size);
}

#ifndef CONFIG_DISCONTIGMEM
/**
 * free_area_init - free_area_init_node() for a machine with one node and no holes
 * @zones_size: pages of each zone
 */
void __init free_area_init(unsigned long *zones_size)
{
	free_area_init_node(0, NODE_DATA(0), zones_size, __pa(PAGE_OFFSET) >> PAGE_SHIFT,
			    NULL);
}
#endif

/* /proc/buddyinfo: a record per node. */
static void *frag_start(struct seq_file *m, loff_t *pos)
{
	pg_data_t *pgdat;
	loff_t node = *pos;

	(void)m;
	for (pgdat = pgdat_list; pgdat && node; pgdat = pgdat->pgdat_next)
		node--;
	return pgdat;
}

static void *frag_next(struct seq_file *m, void *arg, loff_t *pos)
{
	(void)m;
	(*pos)++;
	return ((pg_data_t *)arg)->pgdat_next;
}

static void frag_stop(struct seq_file *m, void *arg)
{
	(void)m;
	(void)arg;
}

static int frag_show(struct seq_file *m, void *arg)
{
	pg_data_t *pgdat = arg;
	struct zone *zone;

	for (zone = pgdat->node_zones; zone < pgdat->node_zones + MAX_NR_ZONES; zone++) {
		unsigned long flags, nr_free[MAX_ORDER];
		int order;

		if (!zone->present_pages)
			continue;
		spin_lock_irqsave(&zone->lock, flags);
		for (order = 0; order < MAX_ORDER; order++)
			nr_free[order] = zone->free_area[order].nr_free;
		spin_unlock_irqrestore(&zone->lock, flags);

		seq_printf(m, "Node %d, zone %8s ", pgdat->node_id, zone->name);
		for (order = 0; order < MAX_ORDER; order++)
			seq_printf(m, "%6lu ", nr_free[order]);
		seq_putc(m, '\n');
	}
	return 0;
}

const struct seq_operations fragmentation_op = {
	.start	= frag_start,
	.next	= frag_next,
	.stop	= frag_stop,
	.show	= frag_show,
};

/* /proc/vmstat: a record per counter, in the order of struct page_state. */
static const char *const vmstat_text[] = {
	"nr_dirty",
	"nr_writeback",
	"nr_unstable",
	"nr_page_table_pages",
	"nr_mapped",
	"nr_slab",

	"pgpgin",
	"pgpgout",
	"pswpin",
	"pswpout",
	"pgalloc_high",

	"pgalloc_normal",
	"pgalloc_dma",
	"pgfree",
	"pgactivate",
	"pgdeactivate",

	"pgfault",
	"pgmajfault",
	"pgrefill_high",
	"pgrefill_normal",
	"pgrefill_dma",

	"pgsteal_high",
	"pgsteal_normal",
	"pgsteal_dma",
	"pgscan_kswapd_high",
	"pgscan_kswapd_normal",

	"pgscan_kswapd_dma",
	"pgscan_direct_high",
	"pgscan_direct_normal",
	"pgscan_direct_dma",
	"pginodesteal",

	"slabs_scanned",
	"kswapd_steal",
	"kswapd_inodesteal",
	"pageoutrun",
	"allocstall",

	"pgrotated",
	"nr_bounce",
};

/* Each start of a reader takes counters of its own, also where it only goes on. */
static void *vmstat_start(struct seq_file *m, loff_t *pos)
{
	struct page_state *snapshot;

	BUILD_BUG_ON(sizeof(*snapshot) / sizeof(long) != ARRAY_SIZE(vmstat_text));
	if (*pos >= (loff_t)ARRAY_SIZE(vmstat_text))
		return NULL;
	snapshot = m->private = kmalloc(sizeof(*snapshot), GFP_KERNEL);
	if (!snapshot)
		return ERR_PTR(-ENOMEM);
	get_full_page_state(snapshot);
	snapshot->pgpgout /= 2;		/* sectors to kB */
	snapshot->pgpgin /= 2;
	return (unsigned long *)snapshot + *pos;
}

static void *vmstat_next(struct seq_file *m, void *arg, loff_t *pos)
{
	(void)arg;
	(*pos)++;
	if (*pos >= (loff_t)ARRAY_SIZE(vmstat_text))
		return NULL;
	return (unsigned long *)m->private + *pos;
}

static int vmstat_show(struct seq_file *m, void *arg)
{
	unsigned long *counter = arg;

	seq_printf(m, "%s %lu\n", vmstat_text[counter - (unsigned long *)m->private], *counter);
	return 0;
}

static void vmstat_stop(struct seq_file *m, void *arg)
{
	(void)arg;
	kfree(m->private);
	m->private = NULL;
}

const struct seq_operations vmstat_op = {
	.start	= vmstat_start,
	.next	= vmstat_next,
	.stop	= vmstat_stop,
	.show	= vmstat_show,
};

#ifdef CONFIG_HOTPLUG_CPU
/* A dead CPU's pages and counts go to this one. */
static int page_alloc_cpu_notify(struct notifier_block *self, unsigned long action,
				 void *hcpu)
{
	unsigned int cpu = (unsigned long)hcpu;
	unsigned long *from, *to;
	unsigned int i;

	(void)self;
	if (action != CPU_DEAD)
		return NOTIFY_OK;

	atomic_add(per_cpu(nr_pagecache_local, cpu), &nr_pagecache);
	per_cpu(nr_pagecache_local, cpu) = 0;

	local_irq_disable();
	__drain_pages(cpu);
	from = (unsigned long *)&per_cpu(page_states, cpu);
	to = (unsigned long *)&per_cpu(page_states, smp_processor_id());
	for (i = 0; i < sizeof(struct page_state) / sizeof(long); i++) {
		to[i] += from[i];
		from[i] = 0;
	}
	local_irq_enable();
	return NOTIFY_OK;
}
#endif

/**
 * page_alloc_init - have the page allocator told of CPUs that go
 *
 * Boot only. Source: 2.6.12.
 */
void __init page_alloc_init(void)
{
	hotcpu_notifier(page_alloc_cpu_notify, 0);
}

/* Recomputes lowmem_reserve of all zones from their sizes and the ratios. */
static void setup_per_zone_lowmem_reserve(void)
{
	struct pglist_data *pgdat;
	int j, idx;

	for_each_pgdat(pgdat)
		for (j = 0; j < MAX_NR_ZONES; j++) {
			unsigned long above = pgdat->node_zones[j].present_pages;

			pgdat->node_zones[j].lowmem_reserve[j] = 0;
			for (idx = j - 1; idx >= 0; idx--) {
				struct zone *lower = pgdat->node_zones + idx;

				if (sysctl_lowmem_reserve_ratio[idx] < 1)
					sysctl_lowmem_reserve_ratio[idx] = 1;
				lower->lowmem_reserve[j] = above / sysctl_lowmem_reserve_ratio[idx];
				above += lower->present_pages;
			}
		}
}

static unsigned long all_lowmem_pages(void)
{
	unsigned long sum = 0;
	struct zone *zone;

	for_each_zone(zone)
		sum += is_highmem(zone) ? 0 : zone->present_pages;
	return sum;
}

/* High memory keeps a little, for nothing is promised from there. */
static unsigned long highmem_pages_min(const struct zone *zone)
{
	return min(max(zone->present_pages / 1024, (unsigned long)SWAP_CLUSTER_MAX), 128UL);
}

/*
 * Recomputes the marks of all zones: those of low memory share min_free_kbytes by their sizes.
 * A negative number of kB becomes a very large one of pages, as in the release.
 */
static void setup_per_zone_pages_min(void)
{
	const unsigned long to_share = min_free_kbytes >> (PAGE_SHIFT - 10);
	const unsigned long lowmem = all_lowmem_pages();
	struct zone *zone;

	for_each_zone(zone) {
		unsigned long flags, mark;

		mark = is_highmem(zone) ? highmem_pages_min(zone) :
		       to_share * zone->present_pages / lowmem;
		spin_lock_irqsave(&zone->lru_lock, flags);
		zone->pages_high = mark * 6 / 4;
		zone->pages_low = mark * 5 / 4;
		zone->pages_min = mark;
		spin_unlock_irqrestore(&zone->lru_lock, flags);
	}
}

static unsigned long int_sqrt(unsigned long x)
{
	unsigned long root = 0, bit = 1UL << (BITS_PER_LONG - 2);

	for (; bit; bit >>= 2) {
		if (x >= root + bit) {
			x -= root + bit;
			root = root / 2 + bit;
		} else {
			root /= 2;
		}
	}
	return root;
}

/*
 * Keeps sqrt(16 · kB of low memory) kB free: large machines need more for peaks, but not
 * in proportion.
 */
static int __init init_per_zone_pages_min(void)
{
	unsigned long kbytes = nr_free_buffer_pages() * (PAGE_SIZE >> 10);
	int wanted = int_sqrt(16 * kbytes);

	min_free_kbytes = min(max(wanted, 128), 65536);
	setup_per_zone_pages_min();
	setup_per_zone_lowmem_reserve();
	return 0;
}
module_init(init_per_zone_pages_min);

/**
 * min_free_kbytes_sysctl_handler - act on a write to min_free_kbytes
 * @table: not used: the value is in min_free_kbytes
 * @write: not used
 * @buffer: not used
 * @length: not used
 * @ppos: not used
 *
 * May not be called from an interrupt. Source: 2.6.12.
 * Return: 0.
 */
int min_free_kbytes_sysctl_handler(struct ctl_table *table, int write, void *buffer,
				   size_t *length, loff_t *ppos)
{
	(void)table; (void)write; (void)buffer; (void)length; (void)ppos;
	setup_per_zone_pages_min();
	return 0;
}

/**
 * lowmem_reserve_ratio_sysctl_handler - act on a write to sysctl_lowmem_reserve_ratio
 * @table: not used: the values are in sysctl_lowmem_reserve_ratio
 * @write: not used
 * @buffer: not used
 * @length: not used
 * @ppos: not used
 *
 * May not be called from an interrupt. Source: 2.6.12.
 * Return: 0.
 */
int lowmem_reserve_ratio_sysctl_handler(struct ctl_table *table, int write, void *buffer,
					size_t *length, loff_t *ppos)
{
	(void)table; (void)write; (void)buffer; (void)length; (void)ppos;
	setup_per_zone_lowmem_reserve();
	return 0;
}

/* Buckets of a table that has one for each 2^@scale bytes of @pages, in whole megabytes. */
static unsigned long __init default_hash_buckets(unsigned long pages, int scale)
{
	const unsigned long rounded = ALIGN(pages, (1UL << 20) / PAGE_SIZE);

	return scale > PAGE_SHIFT ? rounded >> (scale - PAGE_SHIFT) :
				    rounded << (PAGE_SHIFT - scale);
}

static void *__init alloc_hash_table(unsigned long bytes, int flags)
{
	unsigned int order = 0;

	if (flags & HASH_EARLY)
		return alloc_bootmem(bytes);
	while (PAGE_SIZE << order < bytes)
		order++;
	return (void *)__get_free_pages(GFP_ATOMIC, order);
}

/**
 * alloc_large_system_hash - allocate a hash table sized for this machine
 * @tablename: name, for the message
 * @bucketsize: bytes of a bucket
 * @numentries: wanted buckets; 0: one for each 2^@scale bytes of memory
 * @scale: see @numentries
 * @flags: HASH_EARLY: from bootmem; HASH_HIGHMEM: size it by all memory
 * @_hash_shift: becomes log2 of the number of buckets; may be NULL
 * @_hash_mask: becomes the number of buckets - 1; may be NULL
 * @limit: most buckets; 0: as many as fit in 1/16 of all memory
 *
 * The number of buckets is the power of two above what is wanted, made smaller until
 * there is memory for it. Panics when there is none. The release can also spread a table
 * over nodes with vmalloc(), which this tree lacks.
 * Return: the table; not zeroed unless it is from bootmem. Boot only. Source: 2.6.12.
 */
void *__init alloc_large_system_hash(const char *tablename, unsigned long bucketsize,
				     unsigned long numentries, int scale, int flags,
				     unsigned int *_hash_shift, unsigned int *_hash_mask,
				     unsigned long limit)
{
	/* 1/16 of all memory; on 32 bits the bytes of high memory need more. */
	u64 most = limit ? : ((u64)nr_all_pages << PAGE_SHIFT) / 16 / bucketsize;
	unsigned int shift;
	void *table;

	if (!numentries)
		numentries = default_hash_buckets(flags & HASH_HIGHMEM ? nr_all_pages :
						  nr_kernel_pages, scale);
	/* A power of two becomes the next one. */
	numentries = 2UL << long_log2(numentries);
	shift = long_log2(min((u64)numentries, most));

	while (!(table = alloc_hash_table(bucketsize << shift, flags))) {
		if (bucketsize << shift <= PAGE_SIZE || shift <= 1)
			panic("Failed to allocate %s hash table\n", tablename);
		shift--;
	}
	printk("%s hash table entries: %d (order: %d, %lu bytes)\n", tablename, 1 << shift,
	       (int)long_log2(bucketsize << shift) - PAGE_SHIFT, bucketsize << shift);

	if (_hash_mask)
		*_hash_mask = (1 << shift) - 1;
	if (_hash_shift)
		*_hash_shift = shift;
	return table;
}

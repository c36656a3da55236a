// SPDX-License-Identifier: GPL-2.0
/*
 * Caches of objects of one size; recreates mm/slab.c of 2.6.12. What is ours about it is in
 * slab_usage.c.
 *
 * A cache has slabs: blocks of pages cut into objects. They hang in one of three lists,
 * by how many of their objects are in use: all, some, none. Each CPU keeps an array of
 * free objects, the one freed last is handed out first; on several processors the CPUs of
 * a cache exchange objects through one more array, shared, before they turn to the slabs.
 * The first objects of the slabs of a cache lie at different offsets, its colours, so
 * that they do not all compete for the same cache lines.
 *
 * Locks: cache_chain_sem guards the list of caches and the tuning of each. A CPU's array
 * is used by that CPU only, with interrupts off. The slab lists, the shared array and
 * colour_next belong to cachep->spinlock, taken with interrupts off.
 */
#include <linux/asan.h>
#include <linux/cpu.h>
#include <linux/ctype.h>
#include <linux/interrupt.h>
#include <linux/kallsyms.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/swap.h>
#include <linux/workqueue.h>

#ifdef CONFIG_DEBUG_SLAB
#define DEBUG		1
#define STATS		1
#define FORCED_DEBUG	1
#else
#define DEBUG		0
#define STATS		0
#define FORCED_DEBUG	0
#endif

#define BYTES_PER_WORD		sizeof(void *)

#ifndef cache_line_size
#define cache_line_size()	L1_CACHE_BYTES
#endif

/* Least alignment of kmalloc() and of other caches, where it exceeds a word. */
#ifndef ARCH_KMALLOC_MINALIGN
#define ARCH_KMALLOC_MINALIGN	0
#endif
#ifndef ARCH_SLAB_MINALIGN
#define ARCH_SLAB_MINALIGN	0
#endif
#ifndef ARCH_KMALLOC_FLAGS
#define ARCH_KMALLOC_FLAGS	SLAB_HWCACHE_ALIGN
#endif

#if DEBUG
#define CREATE_MASK	(SLAB_DEBUG_INITIAL | SLAB_RED_ZONE | SLAB_POISON |		\
			 SLAB_HWCACHE_ALIGN | SLAB_NO_REAP | SLAB_CACHE_DMA |		\
			 SLAB_MUST_HWCACHE_ALIGN | SLAB_STORE_USER |			\
			 SLAB_RECLAIM_ACCOUNT | SLAB_PANIC | SLAB_DESTROY_BY_RCU)
#else
#define CREATE_MASK	(SLAB_HWCACHE_ALIGN | SLAB_NO_REAP | SLAB_CACHE_DMA |		\
			 SLAB_MUST_HWCACHE_ALIGN | SLAB_RECLAIM_ACCOUNT | SLAB_PANIC |	\
			 SLAB_DESTROY_BY_RCU)
#endif

/*
 * The free objects of a slab are a chain: entry i of the array behind struct slab is the
 * index of the object after object i. kmem_bufctl_t truncates the constants to its width.
 */
#define BUFCTL_END	((kmem_bufctl_t)(~0U))		/* no further object */
#define BUFCTL_FREE	((kmem_bufctl_t)(~0U - 1))	/* debugging: object in use */
#define SLAB_LIMIT	((kmem_bufctl_t)(~0U - 2))	/* most objects of a slab */

/* Most pages of an object, and of a slab, as orders. */
#define MAX_OBJ_ORDER	5
#define MAX_GFP_ORDER	5

/* Waste of up to 1/8 is accepted at this order already. */
#define BREAK_GFP_ORDER_HI	1
#define BREAK_GFP_ORDER_LO	0
static int slab_break_gfp_order = BREAK_GFP_ORDER_LO;

/* Objects per slab up to which its management may lie outside: it must fit kmalloc(). */
static unsigned int offslab_limit;

#define BOOT_CPUCACHE_ENTRIES	1	/* of the arrays used while booting */
#define BATCHREFILL_LIMIT	16	/* of a refill of an array that was not in use */

#define REAPTIMEOUT_CPUC	(2 * HZ)	/* between two looks at a CPU's arrays */
#define REAPTIMEOUT_LIST3	(4 * HZ)	/* between two looks at a cache's lists */

/*
 * Management of a slab: at the start of its pages, behind the colour, or off-slab in an
 * object of a general cache. The index array follows.
 */
struct slab {
	struct list_head	list;
	unsigned long		colouroff;	/* from the pages' start to s_mem, bytes */
	void			*s_mem;		/* first object */
	unsigned int		inuse;		/* objects that are not in the chain */
	kmem_bufctl_t		free;		/* head of the chain */
};

/* Lies over struct slab when the pages wait for an RCU grace period. */
struct slab_rcu {
	struct rcu_head		head;
	kmem_cache_t		*cachep;
	void			*addr;
};

/* Pointers to free objects, of one CPU or shared. The entries follow. */
struct array_cache {
	unsigned int avail;
	unsigned int limit;
	unsigned int batchcount;
	unsigned int touched;		/* used since the last reap */
};

struct arraycache_init {
	struct array_cache cache;
	void *entries[BOOT_CPUCACHE_ENTRIES];
};

/* The slabs of a cache. */
struct kmem_list3 {
	struct list_head	slabs_partial;
	struct list_head	slabs_full;
	struct list_head	slabs_free;
	unsigned long		free_objects;	/* in chains, not in arrays */
	int			free_touched;	/* slabs_free used since the last reap */
	unsigned long		next_reap;	/* jiffies */
	struct array_cache	*shared;
};

struct kmem_cache_s {
	struct array_cache	*array[NR_CPUS];
	unsigned int		batchcount;
	unsigned int		limit;
	struct kmem_list3	lists;
	unsigned int		objsize;	/* bytes, debug words included */
	unsigned int		flags;		/* SLAB_* | CFLGS_* */
	unsigned int		num;		/* objects per slab */
	unsigned int		free_limit;	/* free objects that are kept */
	spinlock_t		spinlock;

	unsigned int		gfporder;	/* pages per slab, as order */
	unsigned int		gfpflags;	/* GFP_DMA or 0 */
	size_t			colour;		/* number of colours */
	unsigned int		colour_off;	/* bytes between two colours */
	unsigned int		colour_next;
	kmem_cache_t		*slabp_cache;	/* off-slab: the general cache */
	unsigned int		slab_size;	/* management, bytes */
	unsigned int		dflags;

	void (*ctor)(void *, kmem_cache_t *, unsigned long);
	void (*dtor)(void *, kmem_cache_t *, unsigned long);

	const char		*name;
	struct list_head	next;

#if STATS
	unsigned long		num_active;
	unsigned long		num_allocations;
	unsigned long		high_mark;
	unsigned long		grown;
	unsigned long		reaped;
	unsigned long		errors;
	unsigned long		max_freeable;
	unsigned long		node_allocs;
	atomic_t		allochit;
	atomic_t		allocmiss;
	atomic_t		freehit;
	atomic_t		freemiss;
#endif
#if DEBUG
	int			dbghead;	/* bytes before what the user gets */
	int			reallen;	/* bytes that the user gets */
#endif
};

#define CFLGS_OFF_SLAB	(0x80000000UL)
#define OFF_SLAB(x)	((x)->flags & CFLGS_OFF_SLAB)

#if STATS
#define STATS_INC(x)			((x)++)
#define STATS_DEC(x)			((x)--)
#define STATS_ATOMIC_INC(x)		atomic_inc(&(x))
#define STATS_SET_HIGH(x)						\
	do {								\
		if ((x)->num_active > (x)->high_mark)			\
			(x)->high_mark = (x)->num_active;		\
	} while (0)
#define STATS_SET_FREEABLE(x, i)					\
	do {								\
		if ((x)->max_freeable < (unsigned long)(i))		\
			(x)->max_freeable = (i);			\
	} while (0)
#else
#define STATS_INC(x)			do { } while (0)
#define STATS_DEC(x)			do { } while (0)
#define STATS_ATOMIC_INC(x)		do { } while (0)
#define STATS_SET_HIGH(x)		do { } while (0)
#define STATS_SET_FREEABLE(x, i)	do { } while (0)
#endif

/* The pages of a slab know their cache and their slab. */
#define SET_PAGE_CACHE(pg, x)	((pg)->lru.next = (struct list_head *)(x))
#define GET_PAGE_CACHE(pg)	((kmem_cache_t *)(pg)->lru.next)
#define SET_PAGE_SLAB(pg, x)	((pg)->lru.prev = (struct list_head *)(x))
#define GET_PAGE_SLAB(pg)	((struct slab *)(pg)->lru.prev)

static inline void **ac_entry(struct array_cache *ac)
{
	return (void **)(ac + 1);
}

static inline struct array_cache *ac_data(kmem_cache_t *cachep)
{
	return cachep->array[smp_processor_id()];
}

static inline kmem_bufctl_t *slab_bufctl(struct slab *slabp)
{
	return (kmem_bufctl_t *)(slabp + 1);
}

static inline void *slab_obj(kmem_cache_t *cachep, struct slab *slabp, unsigned int i)
{
	return (char *)slabp->s_mem + i * cachep->objsize;
}

static inline unsigned int slab_obj_index(kmem_cache_t *cachep, struct slab *slabp, void *objp)
{
	return (unsigned int)((char *)objp - (char *)slabp->s_mem) / cachep->objsize;
}

static inline unsigned long obj_dbghead(kmem_cache_t *cachep)
{
#if DEBUG
	return cachep->dbghead;
#else
	(void)cachep;
	return 0;
#endif
}

static inline unsigned int obj_reallen(kmem_cache_t *cachep)
{
#if DEBUG
	return cachep->reallen;
#else
	return cachep->objsize;
#endif
}

/* The general caches. */
struct cache_sizes malloc_sizes[] = {
#define CACHE(bytes)	{ .cs_size = (bytes) },
#include <linux/kmalloc_sizes.h>
	{ ULONG_MAX, NULL, NULL }
#undef CACHE
};
EXPORT_SYMBOL(malloc_sizes);

static struct {
	const char *name, *name_dma;
} cache_names[] __initdata = {
#define CACHE(bytes)	{ "size-" #bytes, "size-" #bytes "(DMA)" },
#include <linux/kmalloc_sizes.h>
#undef CACHE
};

/* Arrays for the first two caches, until there is a kmalloc(). */
static struct arraycache_init initarray_cache __initdata =
	{ { 0, BOOT_CPUCACHE_ENTRIES, 1, 0 }, { NULL } };
static struct arraycache_init initarray_generic =
	{ { 0, BOOT_CPUCACHE_ENTRIES, 1, 0 }, { NULL } };

/* The cache of caches. */
static kmem_cache_t cache_cache = {
	.lists = {
		.slabs_partial	= LIST_HEAD_INIT(cache_cache.lists.slabs_partial),
		.slabs_full	= LIST_HEAD_INIT(cache_cache.lists.slabs_full),
		.slabs_free	= LIST_HEAD_INIT(cache_cache.lists.slabs_free),
	},
	.batchcount	= 1,
	.limit		= BOOT_CPUCACHE_ENTRIES,
	.objsize	= sizeof(kmem_cache_t),
	.flags		= SLAB_NO_REAP,
#ifdef CONFIG_SMP
	.spinlock	= SPIN_LOCK_UNLOCKED,
#endif
	.name		= "kmem_cache",
#if DEBUG
	.reallen	= sizeof(kmem_cache_t),
#endif
};

static struct semaphore cache_chain_sem;
static struct list_head cache_chain;	/* newest first */

/* Pages of slabs with SLAB_RECLAIM_ACCOUNT. */
atomic_t slab_reclaim_pages = ATOMIC_INIT(0);
EXPORT_SYMBOL(slab_reclaim_pages);

/* What caches may rely on while the general caches come up. */
static enum {
	NONE,		/* nothing */
	PARTIAL,	/* kmalloc(sizeof(struct arraycache_init)) */
	FULL
} g_cpucache_up;

static DEFINE_PER_CPU(struct work_struct, reap_work);

static void free_block(kmem_cache_t *cachep, void **objpp, int len);
static void enable_cpucache(kmem_cache_t *cachep);
static void cache_reap(void *unused);

static inline void check_irq_off(void)
{
#if DEBUG
	BUG_ON(!irqs_disabled());
#endif
}

static inline void check_irq_on(void)
{
#if DEBUG
	BUG_ON(irqs_disabled());
#endif
}

/* The lock is held: on several processors that can be seen. */
static inline void check_spinlock_acquired(kmem_cache_t *cachep)
{
	(void)cachep;
#if DEBUG && defined(CONFIG_SMP)
	check_irq_off();
	BUG_ON(spin_trylock(&cachep->spinlock));
#endif
}

/*
 * Debugging. An object with all of it is, in words of the machine:
 *
 *	| red zone | user's object … | red zone | last caller |
 *
 * Red zones tell whether the object is in use; a free one is filled with a pattern.
 */
static void __slab_error(const char *function, kmem_cache_t *cachep, const char *msg)
{
	printk(KERN_ERR "slab error in %s(): cache `%s': %s\n", function, cachep->name, msg);
	dump_stack();
}
#define slab_error(cachep, msg)	__slab_error(__func__, cachep, msg)

#if DEBUG

#define RED_INACTIVE	0x5A2CF071UL	/* around a free object */
#define RED_ACTIVE	0x170FC2A5UL	/* around an object in use */

#define POISON_BEFORE	0x5a	/* in use, not yet written */
#define POISON_AFTER	0x6b	/* free */
#define POISON_END	0xa5	/* last byte of a pattern */

static unsigned long *dbg_redzone1(kmem_cache_t *cachep, void *objp)
{
	BUG_ON(!(cachep->flags & SLAB_RED_ZONE));
	return (unsigned long *)((char *)objp + obj_dbghead(cachep) - BYTES_PER_WORD);
}

static unsigned long *dbg_redzone2(kmem_cache_t *cachep, void *objp)
{
	size_t words = cachep->flags & SLAB_STORE_USER ? 2 : 1;

	BUG_ON(!(cachep->flags & SLAB_RED_ZONE));
	return (unsigned long *)((char *)objp + cachep->objsize - words * BYTES_PER_WORD);
}

static void **dbg_userword(kmem_cache_t *cachep, void *objp)
{
	BUG_ON(!(cachep->flags & SLAB_STORE_USER));
	return (void **)((char *)objp + cachep->objsize - BYTES_PER_WORD);
}

static void __no_asan set_redzones(kmem_cache_t *cachep, void *objp, unsigned long value)
{
	*dbg_redzone1(cachep, objp) = value;
	*dbg_redzone2(cachep, objp) = value;
}

static void __no_asan set_userword(kmem_cache_t *cachep, void *objp, void *caller)
{
	*dbg_userword(cachep, objp) = caller;
}

static void __no_asan poison_obj(kmem_cache_t *cachep, void *objp, unsigned char val)
{
	unsigned char *p = (unsigned char *)objp + obj_dbghead(cachep);
	int i, size = obj_reallen(cachep);

	for (i = 0; i < size - 1; i++)
		p[i] = val;
	p[i] = POISON_END;
}

static void __no_asan dump_line(const unsigned char *data, int offset, int limit)
{
	int i;

	printk(KERN_ERR "%03x:", offset);
	for (i = 0; i < limit; i++)
		printk(" %02x", data[offset + i]);
	printk("\n");
}

static void __no_asan print_objinfo(kmem_cache_t *cachep, void *objp, int lines)
{
	const unsigned char *p = (unsigned char *)objp + obj_dbghead(cachep);
	int i, size = obj_reallen(cachep);

	if (cachep->flags & SLAB_RED_ZONE)
		printk(KERN_ERR "Redzone: 0x%lx/0x%lx.\n", *dbg_redzone1(cachep, objp),
		       *dbg_redzone2(cachep, objp));
	if (cachep->flags & SLAB_STORE_USER) {
		printk(KERN_ERR "Last user: [<%p>]", *dbg_userword(cachep, objp));
		print_symbol("(%s)", (unsigned long)*dbg_userword(cachep, objp));
		printk("\n");
	}
	for (i = 0; i < size && lines; i += 16, lines--)
		dump_line(p, i, min(16, size - i));
}

/* Does a free object still have its pattern? Reports the first damaged lines. */
static void __no_asan check_poison_obj(kmem_cache_t *cachep, void *objp)
{
	const unsigned char *p = (unsigned char *)objp + obj_dbghead(cachep);
	int i, size = obj_reallen(cachep), lines = 0;
	struct slab *slabp;
	unsigned int nr;

	for (i = 0; i < size; i++) {
		unsigned char expected = i == size - 1 ? POISON_END : POISON_AFTER;

		if (p[i] == expected)
			continue;
		if (!lines) {
			printk(KERN_ERR "Slab corruption: start=%p, len=%d\n", p, size);
			print_objinfo(cachep, objp, 0);
		}
		i = i / 16 * 16;
		dump_line(p, i, min(16, size - i));
		/* With the loop's own step: the first byte of the next line is not compared. */
		i += 16;
		if (++lines > 5)
			break;
	}
	if (!lines)
		return;

	/* Whoever wrote here may be the user of a neighbour. */
	slabp = GET_PAGE_SLAB(virt_to_page(objp));
	nr = slab_obj_index(cachep, slabp, objp);
	if (nr) {
		void *prev = slab_obj(cachep, slabp, nr - 1);

		printk(KERN_ERR "Prev obj: start=%p, len=%d\n",
		       (char *)prev + obj_dbghead(cachep), size);
		print_objinfo(cachep, prev, 2);
	}
	if (nr + 1 < cachep->num) {
		void *next = slab_obj(cachep, slabp, nr + 1);

		printk(KERN_ERR "Next obj: start=%p, len=%d\n",
		       (char *)next + obj_dbghead(cachep), size);
		print_objinfo(cachep, next, 2);
	}
}

/* Are both guards of an object as its state wants them? */
static void __no_asan check_redzones(kmem_cache_t *cachep, void *objp, unsigned long expected,
				     const char *function)
{
	unsigned long before = *dbg_redzone1(cachep, objp), behind = *dbg_redzone2(cachep, objp);

	if (before == expected && behind == expected)
		return;
	__slab_error(function, cachep, "double free, or memory outside object was overwritten");
	printk(KERN_ERR "%p: redzone 1: 0x%lx, redzone 2: 0x%lx.\n", objp, before, behind);
}

/* One guard of a free object. */
static void __no_asan check_redzone(kmem_cache_t *cachep, const unsigned long *zone,
				    const char *function, const char *msg)
{
	if (*zone != RED_INACTIVE)
		__slab_error(function, cachep, msg);
}

/* A new slab's object, before and after its constructor. */
static void debug_new_obj(kmem_cache_t *cachep, void *objp)
{
	if (cachep->flags & SLAB_POISON)
		poison_obj(cachep, objp, POISON_AFTER);
	if (cachep->flags & SLAB_STORE_USER)
		set_userword(cachep, objp, NULL);
	if (cachep->flags & SLAB_RED_ZONE)
		set_redzones(cachep, objp, RED_INACTIVE);
}

static void debug_constructed_obj(kmem_cache_t *cachep, void *objp)
{
	if (!(cachep->flags & SLAB_RED_ZONE))
		return;
	check_redzone(cachep, dbg_redzone2(cachep, objp), "cache_init_objs",
		      "constructor overwrote the end of an object");
	check_redzone(cachep, dbg_redzone1(cachep, objp), "cache_init_objs",
		      "constructor overwrote the start of an object");
}

/* An object of a slab that is being destroyed. */
static void debug_dead_obj(kmem_cache_t *cachep, void *objp)
{
	if (cachep->flags & SLAB_POISON)
		check_poison_obj(cachep, objp);
	if (!(cachep->flags & SLAB_RED_ZONE))
		return;
	check_redzone(cachep, dbg_redzone1(cachep, objp), "slab_destroy",
		      "start of a freed object was overwritten");
	check_redzone(cachep, dbg_redzone2(cachep, objp), "slab_destroy",
		      "end of a freed object was overwritten");
}

/* @objp leaves the array; returns what the user gets. */
static void *cache_alloc_debugcheck_after(kmem_cache_t *cachep, unsigned long flags,
					  void *objp, void *caller)
{
	if (!objp)
		return objp;
	if (cachep->flags & SLAB_POISON) {
		check_poison_obj(cachep, objp);
		poison_obj(cachep, objp, POISON_BEFORE);
	}
	if (cachep->flags & SLAB_STORE_USER)
		set_userword(cachep, objp, caller);
	if (cachep->flags & SLAB_RED_ZONE) {
		check_redzones(cachep, objp, RED_INACTIVE, __func__);
		set_redzones(cachep, objp, RED_ACTIVE);
	}
	objp = (char *)objp + obj_dbghead(cachep);
	if (cachep->ctor && (cachep->flags & SLAB_POISON)) {
		unsigned long ctor_flags = SLAB_CTOR_CONSTRUCTOR;

		if (!(flags & __GFP_WAIT))
			ctor_flags |= SLAB_CTOR_ATOMIC;
		asan_unpoison(objp, obj_reallen(cachep));
		cachep->ctor(objp, cachep, ctor_flags);
	}
	return objp;
}

/* Dies when @objp can't be from a slab. */
static void kfree_debugcheck(const void *objp)
{
	const char *wrong = NULL;

	if (!virt_addr_valid(objp))
		wrong = "out of range";
	else if (!PageSlab(virt_to_page(objp)))
		wrong = "bad";
	if (!wrong)
		return;
	printk(KERN_ERR "kfree_debugcheck: %s ptr %lxh.\n", wrong, (unsigned long)objp);
	BUG();
}

/* An address between two objects, or behind the last one, is none that was handed out. */
static void check_obj_start(kmem_cache_t *cachep, struct slab *slabp, void *objp)
{
	unsigned int objnr = slab_obj_index(cachep, slabp, objp);

	BUG_ON(objnr >= cachep->num);
	BUG_ON(objp != slab_obj(cachep, slabp, objnr));
}

/*
 * The user gives @objp back; returns what goes into the array. With the wrong cache it
 * goes on as if that one's layout were the object's. Guards are looked at, and written,
 * before it is known whether there is an object at all.
 */
static void *cache_free_debugcheck(kmem_cache_t *cachep, void *objp, void *caller)
{
	kmem_cache_t *owner;
	void *users = objp;

	objp = (char *)objp - obj_dbghead(cachep);
	kfree_debugcheck(objp);
	owner = GET_PAGE_CACHE(virt_to_page(objp));
	if (owner != cachep) {
		printk(KERN_ERR "mismatch in kmem_cache_free: expected cache %p, got %p\n",
		       owner, cachep);
		printk(KERN_ERR "%p is %s.\n", cachep, cachep->name);
		printk(KERN_ERR "%p is %s.\n", owner, owner->name);
		WARN_ON(1);
	}

	if (cachep->flags & SLAB_RED_ZONE) {
		check_redzones(cachep, objp, RED_ACTIVE, __func__);
		set_redzones(cachep, objp, RED_INACTIVE);
	}
	if (cachep->flags & SLAB_STORE_USER)
		set_userword(cachep, objp, caller);
	check_obj_start(cachep, GET_PAGE_SLAB(virt_to_page(objp)), objp);

	if (cachep->flags & SLAB_DEBUG_INITIAL)
		cachep->ctor(users, cachep, SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_VERIFY);
	if (cachep->flags & SLAB_POISON) {
		if (cachep->dtor)
			cachep->dtor(users, cachep, 0);
		poison_obj(cachep, objp, POISON_AFTER);
	}
	return objp;
}

/*
 * What a slab's management looks like. The release takes the size of a pointer for that of
 * struct slab: the dump ends too early.
 */
static void dump_slabmgmt(kmem_cache_t *cachep, struct slab *slabp)
{
	const unsigned char *byte = (const unsigned char *)slabp;
	kmem_bufctl_t i;

	for (i = 0; i < sizeof(slabp) + cachep->num * sizeof(kmem_bufctl_t); i++) {
		if (i % 16 == 0)
			printk("\n%03x:", i);
		printk(" %02x", byte[i]);
	}
	printk("\n");
}

/* The chain must have exactly the objects that are not in use. The lock is held. */
static void check_slabp(kmem_cache_t *cachep, struct slab *slabp)
{
	unsigned int entries = 0, i;

	check_spinlock_acquired(cachep);
	for (i = slabp->free; i != BUFCTL_END; i = slab_bufctl(slabp)[i])
		if (++entries > cachep->num || i >= cachep->num)
			goto bad;
	if (entries == cachep->num - slabp->inuse)
		return;
bad:
	printk(KERN_ERR "slab: Internal list corruption detected in cache '%s'(%d), "
	       "slabp %p(%d). Hexdump:\n", cachep->name, cachep->num, slabp, slabp->inuse);
	dump_slabmgmt(cachep, slabp);
	BUG();
}

static void check_double_free(kmem_cache_t *cachep, struct slab *slabp, unsigned int objnr,
			      void *objp)
{
	if (slab_bufctl(slabp)[objnr] == BUFCTL_FREE)
		return;
	printk(KERN_ERR "slab: double free detected in cache '%s', objp %p.\n",
	       cachep->name, objp);
	BUG();
}

#else

#define debug_new_obj(cachep, objp)				do { } while (0)
#define debug_constructed_obj(cachep, objp)			do { } while (0)
#define debug_dead_obj(cachep, objp)				do { } while (0)
#define cache_alloc_debugcheck_after(cachep, flags, objp, caller) (objp)
#define cache_free_debugcheck(cachep, objp, caller)		(objp)
#define kfree_debugcheck(objp)					do { } while (0)
#define check_slabp(cachep, slabp)				do { } while (0)

#endif

/*
 * Geometry: how many objects of @size fit into 2^@gfporder pages with their management,
 * and how many bytes are left over.
 */
static void cache_estimate(unsigned long gfporder, size_t size, size_t align, int off_slab,
			   size_t *left_over, unsigned int *num)
{
	size_t total = PAGE_SIZE << gfporder;
	size_t base = off_slab ? 0 : sizeof(struct slab);
	size_t per_obj = off_slab ? 0 : sizeof(kmem_bufctl_t);
	unsigned long n = (total - base) / (size + per_obj) + 1;

	/* Rounding the management up can cost objects. */
	while (n && n * size + ALIGN(base + n * per_obj, align) > total)
		n--;
	if (n > SLAB_LIMIT)
		n = SLAB_LIMIT;
	*num = n;
	*left_over = total - n * size - ALIGN(base + n * per_obj, align);
}

/*
 * Chooses the order of a cache's slabs and the number of objects: the smallest order that
 * wastes at most 1/8. Returns the bytes left over; num is 0 when nothing fits.
 */
static size_t calculate_slab_order(kmem_cache_t *cachep, size_t size, size_t align,
				   unsigned long flags)
{
	int off_slab = !!(flags & CFLGS_OFF_SLAB);
	size_t left_over;

	cachep->gfporder = 0;
	if ((flags & SLAB_RECLAIM_ACCOUNT) && size <= PAGE_SIZE) {
		/* Such a slab goes when its last object does: keep it small. */
		cache_estimate(0, size, align, off_slab, &left_over, &cachep->num);
		return left_over;
	}

	for (;; cachep->gfporder++) {
		cache_estimate(cachep->gfporder, size, align, off_slab, &left_over,
			       &cachep->num);
		if (cachep->gfporder >= MAX_GFP_ORDER)
			break;
		if (!cachep->num)
			continue;
		if (off_slab && cachep->num > offslab_limit) {
			/* The management would not fit in any general cache. */
			cachep->gfporder--;
			cache_estimate(cachep->gfporder, size, align, off_slab, &left_over,
				       &cachep->num);
			break;
		}
		if (cachep->gfporder >= (unsigned int)slab_break_gfp_order)
			break;
		if (left_over * 8 <= PAGE_SIZE << cachep->gfporder)
			break;
	}
	return left_over;
}

/* The first general cache that holds @size bytes, or NULL. */
static inline kmem_cache_t *kmem_find_general_cachep(size_t size, int gfpflags)
{
	struct cache_sizes *csizep = malloc_sizes;

#if DEBUG
	/* Nobody can be served before there are caches: without the check the answer is NULL. */
	BUG_ON(csizep->cs_cachep == NULL);
#endif
	while (size > csizep->cs_size)
		csizep++;
	return gfpflags & GFP_DMA ? csizep->cs_dmacachep : csizep->cs_cachep;
}

/* The pages of a slab. */
static void *kmem_getpages(kmem_cache_t *cachep, unsigned int flags, int nodeid)
{
	int i, pages = 1 << cachep->gfporder;
	struct page *page;

	flags |= cachep->gfpflags;
	if (likely(nodeid == -1))
		page = alloc_pages(flags, cachep->gfporder);
	else
		page = alloc_pages_node(nodeid, flags, cachep->gfporder);
	if (!page)
		return NULL;

	if (cachep->flags & SLAB_RECLAIM_ACCOUNT)
		atomic_add(pages, &slab_reclaim_pages);
	add_page_state(nr_slab, pages);
	for (i = 0; i < pages; i++)
		SetPageSlab(page + i);
	return page_address(page);
}

static void kmem_freepages(kmem_cache_t *cachep, void *addr)
{
	int i, pages = 1 << cachep->gfporder;
	struct page *page = virt_to_page(addr);

	for (i = 0; i < pages; i++) {
		BUG_ON(!PageSlab(page + i));
		ClearPageSlab(page + i);
	}
	sub_page_state(nr_slab, pages);
	/* For a task that reclaims this is progress, whoever is interrupted by it. */
	if (current->reclaim_state)
		current->reclaim_state->reclaimed_slab += pages;
	free_pages((unsigned long)addr, cachep->gfporder);
	if (cachep->flags & SLAB_RECLAIM_ACCOUNT)
		atomic_sub(pages, &slab_reclaim_pages);
}

/* Gives back the pages of a slab, and its management where that lies outside of them. */
static void free_slab_memory(kmem_cache_t *cachep, void *pages, void *management)
{
	kmem_freepages(cachep, pages);
	if (OFF_SLAB(cachep))
		kmem_cache_free(cachep->slabp_cache, management);
}

/* The grace period of a slab with SLAB_DESTROY_BY_RCU is over. */
static void kmem_rcu_free(struct rcu_head *head)
{
	struct slab_rcu *dead = container_of(head, struct slab_rcu, head);

	free_slab_memory(dead->cachep, dead->addr, dead);
}

/*
 * Takes a slab apart whose objects are all free; it is in no list. free_block() comes with
 * cachep->spinlock held, the others without.
 */
static void slab_destroy(kmem_cache_t *cachep, struct slab *slabp)
{
	void *addr = (char *)slabp->s_mem - slabp->colouroff;
	unsigned int i;

	asan_unpoison(slabp->s_mem, cachep->num * cachep->objsize);
	for (i = 0; i < cachep->num; i++) {
		void *objp = slab_obj(cachep, slabp, i);

		debug_dead_obj(cachep, objp);
		if (cachep->dtor && !(cachep->flags & SLAB_POISON))
			cachep->dtor((char *)objp + obj_dbghead(cachep), cachep, 0);
	}

	if (unlikely(cachep->flags & SLAB_DESTROY_BY_RCU)) {
		struct slab_rcu *slab_rcu = (struct slab_rcu *)slabp;

		BUILD_BUG_ON(sizeof(struct slab_rcu) > sizeof(struct slab));
		slab_rcu->cachep = cachep;
		slab_rcu->addr = addr;
		call_rcu(&slab_rcu->head, kmem_rcu_free);
		return;
	}
	free_slab_memory(cachep, addr, slabp);
}

/* Places the management of a new slab at @addr, @colour_off bytes into it or off-slab. */
static struct slab *alloc_slabmgmt(kmem_cache_t *cachep, void *addr, int colour_off,
				   unsigned int local_flags)
{
	struct slab *slabp;

	if (OFF_SLAB(cachep)) {
		slabp = kmem_cache_alloc(cachep->slabp_cache, local_flags);
		if (!slabp)
			return NULL;
	} else {
		slabp = (struct slab *)((char *)addr + colour_off);
		colour_off += cachep->slab_size;
	}
	slabp->inuse = 0;
	slabp->colouroff = colour_off;
	slabp->s_mem = (char *)addr + colour_off;
	return slabp;
}

static void cache_init_objs(kmem_cache_t *cachep, struct slab *slabp, unsigned long ctor_flags)
{
	unsigned int i;

	for (i = 0; i < cachep->num; i++) {
		void *objp = slab_obj(cachep, slabp, i);

		debug_new_obj(cachep, objp);
		/* A poisoned object is constructed when it is handed out. */
		if (cachep->ctor && !(cachep->flags & SLAB_POISON))
			cachep->ctor((char *)objp + obj_dbghead(cachep), cachep, ctor_flags);
		debug_constructed_obj(cachep, objp);
		slab_bufctl(slabp)[i] = i + 1;
	}
	slab_bufctl(slabp)[i - 1] = BUFCTL_END;
	slabp->free = 0;
	asan_poison(slabp->s_mem, cachep->num * cachep->objsize);
}

static void set_slab_attr(kmem_cache_t *cachep, struct slab *slabp, void *addr)
{
	struct page *page = virt_to_page(addr);
	int i;

	for (i = 0; i < 1 << cachep->gfporder; i++, page++) {
		SET_PAGE_CACHE(page, cachep);
		SET_PAGE_SLAB(page, slabp);
	}
}

/* Memory for devices comes from a cache for devices, and only from it. */
static inline void kmem_flagcheck(kmem_cache_t *cachep, int flags)
{
	BUG_ON(!!(flags & SLAB_DMA) != !!(cachep->gfpflags & GFP_DMA));
}

/*
 * Adds a slab to a cache, on node @nodeid or, with -1, on any. Called with interrupts
 * off, which are on meanwhile with __GFP_WAIT. Returns 1 when there is a new slab.
 */
static int cache_grow(kmem_cache_t *cachep, int flags, int nodeid)
{
	unsigned long ctor_flags = SLAB_CTOR_CONSTRUCTOR;
	struct slab *slabp;
	unsigned int local_flags;
	size_t offset;
	void *addr;

	BUG_ON(flags & ~(SLAB_DMA | SLAB_LEVEL_MASK | SLAB_NO_GROW));
	if (flags & SLAB_NO_GROW)
		return 0;

	local_flags = flags & SLAB_LEVEL_MASK;
	if (!(local_flags & __GFP_WAIT))
		ctor_flags |= SLAB_CTOR_ATOMIC;

	check_irq_off();
	spin_lock(&cachep->spinlock);
	offset = cachep->colour_next;
	if (++cachep->colour_next >= cachep->colour)
		cachep->colour_next = 0;
	spin_unlock(&cachep->spinlock);
	offset *= cachep->colour_off;

	if (local_flags & __GFP_WAIT)
		local_irq_enable();

	kmem_flagcheck(cachep, flags);

	addr = kmem_getpages(cachep, flags, nodeid);
	if (!addr)
		goto failed;
	slabp = alloc_slabmgmt(cachep, addr, offset, local_flags);
	if (!slabp) {
		kmem_freepages(cachep, addr);
		goto failed;
	}
	set_slab_attr(cachep, slabp, addr);
	cache_init_objs(cachep, slabp, ctor_flags);

	if (local_flags & __GFP_WAIT)
		local_irq_disable();
	check_irq_off();
	spin_lock(&cachep->spinlock);
	list_add_tail(&slabp->list, &cachep->lists.slabs_free);
	STATS_INC(cachep->grown);
	cachep->lists.free_objects += cachep->num;
	spin_unlock(&cachep->spinlock);
	return 1;

failed:
	if (local_flags & __GFP_WAIT)
		local_irq_disable();
	return 0;
}

/* Takes the first object off a slab's chain. cachep->spinlock is held. */
static inline void *slab_get_obj(kmem_cache_t *cachep, struct slab *slabp)
{
	void *objp = slab_obj(cachep, slabp, slabp->free);
	kmem_bufctl_t next = slab_bufctl(slabp)[slabp->free];

#if DEBUG
	slab_bufctl(slabp)[slabp->free] = BUFCTL_FREE;
#endif
	slabp->inuse++;
	slabp->free = next;
	return objp;
}

/* Puts a slab from which objects were taken back to the front of the right list. */
static inline void requeue_after_get(kmem_cache_t *cachep, struct slab *slabp)
{
	list_move(&slabp->list, slabp->free == BUFCTL_END ? &cachep->lists.slabs_full
							  : &cachep->lists.slabs_partial);
}

/* The slab to take objects from: a partial one before a free one; NULL: there is none. */
static inline struct slab *first_usable_slab(struct kmem_list3 *l3)
{
	struct list_head *list = &l3->slabs_partial;

	if (list_empty(list)) {
		l3->free_touched = 1;
		list = &l3->slabs_free;
		if (list_empty(list))
			return NULL;
	}
	return list_entry(list->next, struct slab, list);
}

/* Moves up to @want objects from the slabs to this CPU's array. The lock is held. */
static inline void refill_from_slabs(kmem_cache_t *cachep, struct array_cache *ac, int want)
{
	struct kmem_list3 *l3 = &cachep->lists;
	struct slab *slabp;

	while (want > 0 && (slabp = first_usable_slab(l3)) != NULL) {
		check_slabp(cachep, slabp);
		check_spinlock_acquired(cachep);
		while (slabp->inuse < cachep->num && want--) {
			STATS_INC(cachep->num_allocations);
			STATS_INC(cachep->num_active);
			STATS_SET_HIGH(cachep);
			ac_entry(ac)[ac->avail++] = slab_get_obj(cachep, slabp);
		}
		check_slabp(cachep, slabp);
		requeue_after_get(cachep, slabp);
	}
}

/*
 * This CPU's array is empty: refill it, from the shared array if that has objects, else
 * from the slabs, and grow the cache when they have none. Returns an object or NULL.
 */
static noinline void *cache_alloc_refill(kmem_cache_t *cachep, int flags)
{
	struct kmem_list3 *l3 = &cachep->lists;
	struct array_cache *ac, *shared;
	int want, grown;

	check_irq_off();
	ac = ac_data(cachep);
	for (;;) {
		want = ac->batchcount;
		/* A cache that is hardly used should not hoard. */
		if (!ac->touched && want > BATCHREFILL_LIMIT)
			want = BATCHREFILL_LIMIT;

		BUG_ON(ac->avail > 0);
		spin_lock(&cachep->spinlock);
		shared = l3->shared;
		if (shared && shared->avail) {
			if (want > (int)shared->avail)
				want = shared->avail;
			shared->avail -= want;
			ac->avail = want;
			memcpy(ac_entry(ac), ac_entry(shared) + shared->avail,
			       sizeof(void *) * want);
			shared->touched = 1;
		} else {
			refill_from_slabs(cachep, ac, want);
			l3->free_objects -= ac->avail;
		}
		spin_unlock(&cachep->spinlock);
		if (ac->avail)
			break;

		grown = cache_grow(cachep, flags, -1);
		/* Interrupts were on: the array may be another one, and may have objects. */
		ac = ac_data(cachep);
		if (ac->avail)
			break;
		if (!grown)
			return NULL;
	}
	ac->touched = 1;
	return ac_entry(ac)[--ac->avail];
}

/* What a request must fulfil whether or not the array has objects. */
static inline void cache_alloc_debugcheck_before(kmem_cache_t *cachep, int flags)
{
	(void)cachep;
	(void)flags;
	might_sleep_if(flags & __GFP_WAIT);
#if DEBUG
	kmem_flagcheck(cachep, flags);
#endif
}

/* What an object goes through between the array and its user. Interrupts are on again. */
static __always_inline void *finish_alloc(kmem_cache_t *cachep, int flags, void *objp,
					  void *caller)
{
	(void)cachep;
	(void)flags;
	(void)caller;
	objp = cache_alloc_debugcheck_after(cachep, flags, objp, caller);
#ifdef CONFIG_ASAN
	if (objp)
		asan_unpoison(objp, obj_reallen(cachep));
#endif
	return objp;
}

/* The end of an allocation for which this CPU's array had nothing. */
static noinline void *cache_alloc_slow(kmem_cache_t *cachep, int flags,
				       unsigned long save_flags, void *caller)
{
	void *objp;

	STATS_ATOMIC_INC(cachep->allocmiss);
	objp = cache_alloc_refill(cachep, flags);
	local_irq_restore(save_flags);
	return finish_alloc(cachep, flags, objp, caller);
}

/*
 * The usual case, an array with objects, must not pay for the other one: that ends in a
 * function of its own, so that this one has no registers to save.
 */
static __always_inline void *__cache_alloc(kmem_cache_t *cachep, int flags)
{
	void *caller = __builtin_return_address(0), *objp;
	struct array_cache *ac;
	unsigned long save_flags;

	cache_alloc_debugcheck_before(cachep, flags);
	local_irq_save(save_flags);
	ac = ac_data(cachep);
	if (unlikely(!ac->avail))
		return cache_alloc_slow(cachep, flags, save_flags, caller);
	STATS_ATOMIC_INC(cachep->allochit);
	ac->touched = 1;
	objp = ac_entry(ac)[--ac->avail];
	local_irq_restore(save_flags);
	return finish_alloc(cachep, flags, objp, caller);
}

/*
 * Gives @len objects back to their slabs. A slab that gets free is destroyed when the
 * cache has more free objects than it should keep. Called with cachep->spinlock held.
 */
static void free_block(kmem_cache_t *cachep, void **objpp, int len)
{
	struct kmem_list3 *l3 = &cachep->lists;
	int i;

	check_spinlock_acquired(cachep);
	l3->free_objects += len;

	for (i = 0; i < len; i++) {
		void *objp = objpp[i];
		struct slab *slabp = GET_PAGE_SLAB(virt_to_page(objp));
		unsigned int objnr = slab_obj_index(cachep, slabp, objp);

		list_del(&slabp->list);
		check_slabp(cachep, slabp);
#if DEBUG
		check_double_free(cachep, slabp, objnr, objp);
#endif
		slab_bufctl(slabp)[objnr] = slabp->free;
		slabp->free = objnr;
		slabp->inuse--;
		STATS_DEC(cachep->num_active);
		check_slabp(cachep, slabp);

		if (slabp->inuse) {
			/* At the tail, so that its other objects have time to come back. */
			list_add_tail(&slabp->list, &l3->slabs_partial);
		} else if (l3->free_objects > cachep->free_limit) {
			l3->free_objects -= cachep->num;
			slab_destroy(cachep, slabp);
		} else {
			list_add(&slabp->list, &l3->slabs_free);
		}
	}
}

/* Takes the @n objects off the front of an array that have been there longest. */
static inline void array_drop_oldest(struct array_cache *ac, unsigned int n)
{
	ac->avail -= n;
	memmove(ac_entry(ac), ac_entry(ac) + n, sizeof(void *) * ac->avail);
}

/* Statistics: the most slabs that could have been given back at a time. The lock is held. */
static inline void note_freeable(kmem_cache_t *cachep)
{
#if STATS
	struct slab *slabp;
	unsigned int slabs = 0;

	list_for_each_entry(slabp, &cachep->lists.slabs_free, list) {
		BUG_ON(slabp->inuse);
		slabs++;
	}
	STATS_SET_FREEABLE(cachep, slabs);
#else
	(void)cachep;
#endif
}

/* This CPU's array is full: its oldest objects go to the shared array or to the slabs. */
static noinline void cache_flusharray(kmem_cache_t *cachep, struct array_cache *ac)
{
	unsigned int batch = ac->batchcount;
	struct array_cache *shared;

#if DEBUG
	BUG_ON(!batch || batch > ac->avail);
#endif
	check_irq_off();
	spin_lock(&cachep->spinlock);
	shared = cachep->lists.shared;
	if (shared && shared->limit > shared->avail) {
		if (batch > shared->limit - shared->avail)
			batch = shared->limit - shared->avail;
		memcpy(ac_entry(shared) + shared->avail, ac_entry(ac), sizeof(void *) * batch);
		shared->avail += batch;
	} else {
		free_block(cachep, ac_entry(ac), batch);
	}
	note_freeable(cachep);
	spin_unlock(&cachep->spinlock);
	array_drop_oldest(ac, batch);
}

/* The end of a free for which this CPU's array had no room. */
static noinline void cache_free_slow(kmem_cache_t *cachep, void *objp, unsigned long save_flags)
{
	struct array_cache *ac = ac_data(cachep);

	STATS_ATOMIC_INC(cachep->freemiss);
	cache_flusharray(cachep, ac);
	ac_entry(ac)[ac->avail++] = objp;
	local_irq_restore(save_flags);
}

/* Frees an object to this CPU's array. Interrupts are off; they are restored. */
static __always_inline void __cache_free(kmem_cache_t *cachep, void *objp,
					 unsigned long save_flags)
{
	struct array_cache *ac = ac_data(cachep);

	check_irq_off();
	objp = cache_free_debugcheck(cachep, objp, __builtin_return_address(0));
	asan_poison(objp, cachep->objsize);

	if (unlikely(ac->avail >= ac->limit)) {
		cache_free_slow(cachep, objp, save_flags);
		return;
	}
	STATS_ATOMIC_INC(cachep->freehit);
	ac_entry(ac)[ac->avail++] = objp;
	local_irq_restore(save_flags);
}

/**
 * kmem_cache_alloc - allocate an object
 * @cachep: the cache
 * @flags: GFP_* flags; GFP_DMA for caches made with SLAB_CACHE_DMA, and only for them
 *
 * Return: the object, as the constructor or its last user left it, or NULL.
 * Sleeps with __GFP_WAIT; any context without. Source: 2.6.12.
 */
void *kmem_cache_alloc(kmem_cache_t *cachep, int flags)
{
	return __cache_alloc(cachep, flags);
}
EXPORT_SYMBOL(kmem_cache_alloc);

/**
 * kmem_ptr_validate - might this be an object of that cache?
 * @cachep: the cache
 * @ptr: any address
 *
 * For untrusted addresses. It may be wrong: only the page is looked at, without a lock.
 * Return: 1 if it might, else 0. Any context. Source: 2.6.12.
 */
int kmem_ptr_validate(kmem_cache_t *cachep, void *ptr)
{
	unsigned long addr = (unsigned long)ptr;
	unsigned long size = cachep->objsize;
	struct page *page;

	if (addr < PAGE_OFFSET || addr > (unsigned long)high_memory - size)
		return 0;
	if (addr & (BYTES_PER_WORD - 1))
		return 0;
	if (!virt_addr_valid(ptr) || !virt_addr_valid((char *)ptr + size - 1))
		return 0;
	page = virt_to_page(ptr);
	return PageSlab(page) && GET_PAGE_CACHE(page) == cachep;
}

#ifdef CONFIG_NUMA
/*
 * The first slab with a free object, partial ones before free ones, whose memory is on
 * @nodeid; with @any_node of whatever node. The lock is held.
 */
static struct slab *find_slab_on_node(kmem_cache_t *cachep, int nodeid, int any_node)
{
	struct list_head *lists[] = { &cachep->lists.slabs_partial, &cachep->lists.slabs_free };
	struct slab *slabp;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lists); i++)
		list_for_each_entry(slabp, lists[i], list)
			if (any_node ||
			    (int)page_to_nid(virt_to_page(slabp->s_mem)) == nodeid)
				return slabp;
	return NULL;
}

/**
 * kmem_cache_alloc_node - allocate an object on a node
 * @cachep: the cache
 * @nodeid: the node, online
 *
 * Looks past the CPU's array for a slab on the node and makes one when there is none.
 * A node without memory left gives pages of other nodes: after three tries any slab does.
 * Return: the object, or NULL. Sleeps (GFP_KERNEL); interrupts must be on.
 * Source: 2.6.12.
 */
void *kmem_cache_alloc_node(kmem_cache_t *cachep, int nodeid)
{
	struct slab *slabp;
	void *objp;
	int round;

	for (round = 0;; round++) {
		int grown;

		check_irq_on();
		spin_lock_irq(&cachep->spinlock);
		slabp = find_slab_on_node(cachep, nodeid, round > 2);
		if (slabp)
			break;
		spin_unlock_irq(&cachep->spinlock);

		local_irq_disable();
		grown = cache_grow(cachep, GFP_KERNEL, nodeid);
		local_irq_enable();
		if (!grown)
			return NULL;
	}

	check_spinlock_acquired(cachep);
	check_slabp(cachep, slabp);
	STATS_INC(cachep->num_allocations);
	STATS_INC(cachep->num_active);
	STATS_INC(cachep->node_allocs);
	STATS_SET_HIGH(cachep);
	objp = slab_get_obj(cachep, slabp);
	check_slabp(cachep, slabp);
	requeue_after_get(cachep, slabp);
	cachep->lists.free_objects--;
	spin_unlock_irq(&cachep->spinlock);

	objp = cache_alloc_debugcheck_after(cachep, GFP_KERNEL, objp,
					    __builtin_return_address(0));
	asan_unpoison(objp, obj_reallen(cachep));
	return objp;
}
EXPORT_SYMBOL(kmem_cache_alloc_node);
#endif

/**
 * __kmalloc - kmalloc() of a size that is not constant
 * @size: bytes
 * @flags: GFP_* flags
 *
 * Return: the memory, or NULL: also when no general cache is large enough.
 * Sleeps with __GFP_WAIT; any context without. Source: 2.6.12.
 */
void *__kmalloc(size_t size, int flags)
{
	kmem_cache_t *cachep = kmem_find_general_cachep(size, flags);

	if (unlikely(cachep == NULL))
		return NULL;
	return asan_object(__cache_alloc(cachep, flags), size);
}
EXPORT_SYMBOL(__kmalloc);

/**
 * kcalloc - allocate a zeroed array
 * @n: elements
 * @size: bytes of an element
 * @flags: GFP_* flags
 *
 * Return: the memory, or NULL: also when it would be more than INT_MAX bytes.
 * Sleeps with __GFP_WAIT; any context without. Source: 2.6.12.
 */
void *kcalloc(size_t n, size_t size, int flags)
{
	void *ret;

	if (n != 0 && size > INT_MAX / n)
		return NULL;
	ret = kmalloc(n * size, flags);
	if (ret)
		memset(ret, 0, n * size);
	return ret;
}
EXPORT_SYMBOL(kcalloc);

#ifdef CONFIG_SMP
/**
 * __alloc_percpu - allocate a zeroed per-CPU object
 * @size: bytes of a CPU's copy
 * @align: ignored: copies are aligned as kmalloc() aligns
 *
 * Each possible CPU's copy lies on the CPU's node. Where no general cache is as large as
 * @size, this release dies.
 * Return: a handle for per_cpu_ptr() and free_percpu(), or NULL. It is the complement of
 * an address, so that nobody uses it as one. Sleeps (GFP_KERNEL).
 * Source: 2.6.12.
 */
void *__alloc_percpu(size_t size, size_t align)
{
	struct percpu_data *pdata = kmalloc(sizeof(*pdata), GFP_KERNEL);
	int i;

	(void)align;
	if (!pdata)
		return NULL;

	for (i = 0; i < NR_CPUS; i++) {
		if (!cpu_possible(i))
			continue;
		pdata->ptrs[i] = asan_object(kmem_cache_alloc_node(
			kmem_find_general_cachep(size, GFP_KERNEL), cpu_to_node(i)), size);
		if (!pdata->ptrs[i])
			goto unwind;
		memset(pdata->ptrs[i], 0, size);
	}
	percpu_account(1);
	return (void *)~(unsigned long)pdata;

unwind:
	while (--i >= 0)
		if (cpu_possible(i))
			kfree(pdata->ptrs[i]);
	kfree(pdata);
	return NULL;
}
EXPORT_SYMBOL(__alloc_percpu);
#endif

/**
 * kmem_cache_free - free an object
 * @cachep: the cache it is from
 * @objp: the object
 *
 * Any context. Source: 2.6.12.
 */
void kmem_cache_free(kmem_cache_t *cachep, void *objp)
{
	unsigned long flags;

	local_irq_save(flags);
	__cache_free(cachep, objp, flags);
}
EXPORT_SYMBOL(kmem_cache_free);

/**
 * kfree - free what kmalloc() returned
 * @objp: the memory; nothing happens with NULL
 *
 * Any context. Source: 2.6.12.
 */
void kfree(const void *objp)
{
	unsigned long flags;

	if (unlikely(!objp))
		return;
	local_irq_save(flags);
	kfree_debugcheck(objp);
	__cache_free(GET_PAGE_CACHE(virt_to_page(objp)), (void *)objp, flags);
}
EXPORT_SYMBOL(kfree);

#ifdef CONFIG_SMP
/**
 * free_percpu - free what __alloc_percpu() returned
 * @objp: the handle; not NULL, as the release does not check
 *
 * Any context. Source: 2.6.12.
 */
void free_percpu(const void *objp)
{
	struct percpu_data *p = (struct percpu_data *)~(unsigned long)objp;
	int i;

	for (i = 0; i < NR_CPUS; i++)
		if (cpu_possible(i))
			kfree(p->ptrs[i]);
	kfree(p);
	percpu_account(-1);
}
EXPORT_SYMBOL(free_percpu);
#endif

/**
 * kmem_cache_size - bytes of an object, for its user
 * @cachep: the cache
 *
 * Any context. Source: 2.6.12.
 */
unsigned int kmem_cache_size(kmem_cache_t *cachep)
{
	return obj_reallen(cachep);
}
EXPORT_SYMBOL(kmem_cache_size);

/**
 * ksize - bytes that an object from kmalloc() really has
 * @objp: the object, or NULL
 *
 * The caller may use them all. Nobody looks whether @objp is from kmalloc().
 * Return: bytes; 0 for NULL. Any context. Source: 2.6.12.
 */
unsigned int ksize(const void *objp)
{
	unsigned int size;

	if (!objp)
		return 0;
	size = obj_reallen(GET_PAGE_CACHE(virt_to_page(objp)));
	asan_unpoison(objp, size);
	return size;
}

static inline void call_with_irqs_off(void (*func)(void *arg), void *arg)
{
	local_irq_disable();
	func(arg);
	local_irq_enable();
}

/*
 * Calls @func on this CPU and then on the others, with interrupts off. They answer with
 * an interrupt: who waits for them may hold no lock that they take with interrupts off.
 */
static void smp_call_function_all_cpus(void (*func)(void *arg), void *arg)
{
	int unanswered;

	check_irq_on();
	preempt_disable();
	call_with_irqs_off(func, arg);
	unanswered = smp_call_function(func, arg, 1, 1);
	BUG_ON(unanswered);
	preempt_enable();
}

static void do_drain(void *arg)
{
	kmem_cache_t *cachep = arg;
	struct array_cache *ac = ac_data(cachep);

	check_irq_off();
	spin_lock(&cachep->spinlock);
	free_block(cachep, ac_entry(ac), ac->avail);
	spin_unlock(&cachep->spinlock);
	ac->avail = 0;
}

/*
 * Gives the oldest objects of an array back to the slabs: a fifth of the array's limit, or
 * half of the objects where there are fewer than that, or, with @force, all. An array used
 * since the last time only loses its mark. Called with cachep->spinlock held.
 */
static void drain_array_locked(kmem_cache_t *cachep, struct array_cache *ac, int force)
{
	unsigned int n;

	check_spinlock_acquired(cachep);
	if (ac->touched && !force) {
		ac->touched = 0;
		return;
	}
	if (!ac->avail)
		return;
	n = force ? ac->avail : (ac->limit + 4) / 5;
	if (n > ac->avail)
		n = (ac->avail + 1) / 2;
	free_block(cachep, ac_entry(ac), n);
	array_drop_oldest(ac, n);
}

/* Objects that others free after their CPU's turn stay in the arrays. */
static void drain_cpu_caches(kmem_cache_t *cachep)
{
	struct array_cache *shared;

	smp_call_function_all_cpus(do_drain, cachep);
	check_irq_on();
	spin_lock_irq(&cachep->spinlock);
	shared = cachep->lists.shared;
	if (shared)
		drain_array_locked(cachep, shared, 1);
	spin_unlock_irq(&cachep->spinlock);
}

/*
 * Destroys the free slabs, the one freed longest ago first. Called with cachep->spinlock
 * held, which is let go of for each; there is no free slab when it returns.
 */
static void destroy_free_slabs(kmem_cache_t *cachep)
{
	struct list_head *slabs_free = &cachep->lists.slabs_free;

	while (!list_empty(slabs_free)) {
		struct slab *slabp = list_entry(slabs_free->prev, struct slab, list);

#if DEBUG
		BUG_ON(slabp->inuse);
#endif
		list_del(&slabp->list);
		cachep->lists.free_objects -= cachep->num;
		spin_unlock_irq(&cachep->spinlock);
		slab_destroy(cachep, slabp);
		spin_lock_irq(&cachep->spinlock);
	}
}

/* Frees all that is free; returns 1 when objects are left. */
static int __cache_shrink(kmem_cache_t *cachep)
{
	int left;

	drain_cpu_caches(cachep);
	check_irq_on();
	spin_lock_irq(&cachep->spinlock);
	destroy_free_slabs(cachep);
	left = !list_empty(&cachep->lists.slabs_full) ||
	       !list_empty(&cachep->lists.slabs_partial);
	spin_unlock_irq(&cachep->spinlock);
	return left;
}

/**
 * kmem_cache_shrink - give all free slabs of a cache back
 * @cachep: the cache
 *
 * Return: 0 when no slab is left, else 1. May not be called from an interrupt, nor with
 * interrupts off. Source: 2.6.12.
 */
int kmem_cache_shrink(kmem_cache_t *cachep)
{
	BUG_ON(!cachep || in_interrupt());
	return __cache_shrink(cachep);
}
EXPORT_SYMBOL(kmem_cache_shrink);

static void chain_del(kmem_cache_t *cachep)
{
	down(&cache_chain_sem);
	list_del(&cachep->next);
	up(&cache_chain_sem);
}

static void chain_add(kmem_cache_t *cachep)
{
	down(&cache_chain_sem);
	list_add(&cachep->next, &cache_chain);
	up(&cache_chain_sem);
}

/* CPUs that went away have left no array: kfree() takes NULL. */
static void free_cache(kmem_cache_t *cachep)
{
	unsigned int cpu;

	for (cpu = 0; cpu < ARRAY_SIZE(cachep->array); cpu++)
		kfree(cachep->array[cpu]);
	kfree(cachep->lists.shared);
	kmem_cache_free(&cache_cache, cachep);
}

/**
 * kmem_cache_destroy - remove a cache
 * @cachep: the cache; nobody uses it any more
 *
 * Return: 0; or 1 when there are objects that were not freed: the cache stays, at the
 * head of the chain. May not be called from an interrupt. Source: 2.6.12.
 */
int kmem_cache_destroy(kmem_cache_t *cachep)
{
	int in_use;

	BUG_ON(!cachep || in_interrupt());
	lock_cpu_hotplug();
	chain_del(cachep);
	in_use = __cache_shrink(cachep);
	if (in_use) {
		slab_error(cachep, "Can't free all objects");
		chain_add(cachep);
	} else {
		if (unlikely(cachep->flags & SLAB_DESTROY_BY_RCU))
			synchronize_kernel();
		free_cache(cachep);
	}
	unlock_cpu_hotplug();
	return in_use;
}
EXPORT_SYMBOL(kmem_cache_destroy);

/* An array for @entries objects, on the node of @cpu, or for -1 on any. */
static struct array_cache *alloc_arraycache(int cpu, int entries, int batchcount)
{
	/* Too many entries wrap: then there is an array, but not as much memory as it says. */
	int memsize = sizeof(void *) * entries + sizeof(struct array_cache);
	struct array_cache *ac = NULL;

	if (cpu != -1) {
		kmem_cache_t *cachep = kmem_find_general_cachep(memsize, GFP_KERNEL);

		if (cachep)
			ac = kmem_cache_alloc_node(cachep, cpu_to_node(cpu));
	}
	if (!ac)
		ac = kmalloc(memsize, GFP_KERNEL);
	if (ac) {
		ac->avail = 0;
		ac->limit = entries;
		ac->batchcount = batchcount;
		ac->touched = 0;
	}
	return ac;
}

struct ccupdate_struct {
	kmem_cache_t *cachep;
	struct array_cache *new[NR_CPUS];
};

/* Swaps this CPU's array. */
static void do_ccupdate_local(void *arg)
{
	struct ccupdate_struct *update = arg;
	struct array_cache *old;

	check_irq_off();
	old = ac_data(update->cachep);
	update->cachep->array[smp_processor_id()] = update->new[smp_processor_id()];
	update->new[smp_processor_id()] = old;
}

/* Free objects to keep: a batch for each of @cpus and one more, and a slab. */
static inline unsigned int cache_free_limit(kmem_cache_t *cachep, unsigned int cpus)
{
	return (1 + cpus) * cachep->batchcount + cachep->num;
}

/* Makes an array for each CPU that is online: all of them or, with -ENOMEM, none. */
static int alloc_arrays(struct ccupdate_struct *update, int limit, int batchcount)
{
	int cpu;

	memset(update->new, 0, sizeof(update->new));
	for_each_online_cpu(cpu) {
		update->new[cpu] = alloc_arraycache(cpu, limit, batchcount);
		if (!update->new[cpu])
			goto failed;
	}
	return 0;

failed:
	while (--cpu >= 0)
		kfree(update->new[cpu]);
	return -ENOMEM;
}

/* An array that nobody uses any more: its objects go to their slabs. */
static void retire_array(kmem_cache_t *cachep, struct array_cache *ac)
{
	spin_lock_irq(&cachep->spinlock);
	free_block(cachep, ac_entry(ac), ac->avail);
	spin_unlock_irq(&cachep->spinlock);
	kfree(ac);
}

/*
 * A new shared array of @entries; without memory the old one stays. Nobody moves batches
 * out of a shared array: its batchcount is never used.
 */
static void replace_shared(kmem_cache_t *cachep, int entries)
{
	struct array_cache *new = alloc_arraycache(-1, entries, 0xbaadf00d), *old;

	if (!new)
		return;
	spin_lock_irq(&cachep->spinlock);
	old = cachep->lists.shared;
	cachep->lists.shared = new;
	if (old)
		free_block(cachep, ac_entry(old), old->avail);
	spin_unlock_irq(&cachep->spinlock);
	kfree(old);
}

/*
 * Gives a cache new arrays. Returns 0, or -ENOMEM when a CPU's array can't be had: then
 * nothing has changed. The new limit of free objects counts already when the old arrays'
 * objects are freed.
 */
static int do_tune_cpucache(kmem_cache_t *cachep, int limit, int batchcount, int shared)
{
	struct ccupdate_struct update = { .cachep = cachep };
	unsigned int i;
	int err;

	err = alloc_arrays(&update, limit, batchcount);
	if (err)
		return err;

	smp_call_function_all_cpus(do_ccupdate_local, &update);
	check_irq_on();
	spin_lock_irq(&cachep->spinlock);
	cachep->limit = limit;
	cachep->batchcount = batchcount;
	cachep->free_limit = cache_free_limit(cachep, num_online_cpus());
	spin_unlock_irq(&cachep->spinlock);

	for (i = 0; i < ARRAY_SIZE(update.new); i++)
		if (update.new[i])
			retire_array(cachep, update.new[i]);
	/* The product may wrap, too. */
	replace_shared(cachep, (unsigned int)batchcount * shared);
	return 0;
}

/* The larger an object, the fewer of them may wait in an array. */
static const struct array_limit {
	unsigned int above;	/* bytes of an object */
	int entries;
} array_limits[] = {
	{ 131072, 1 }, { PAGE_SIZE, 8 }, { 1024, 24 }, { 256, 54 }, { 0, 120 }
};

/* Gives a cache arrays that fit the size of its objects. */
static void enable_cpucache(kmem_cache_t *cachep)
{
	const struct array_limit *size = array_limits;
	int entries, batches = 0, err;

	while (cachep->objsize <= size->above)
		size++;
	entries = size->entries;
#if DEBUG
	/* Objects that wait in arrays are not checked. */
	if (entries > 32)
		entries = 32;
#endif
#ifdef CONFIG_SMP
	if (cachep->objsize <= PAGE_SIZE)
		batches = 8;
#endif
	err = do_tune_cpucache(cachep, entries, (entries + 1) / 2, batches);
	if (err)
		printk(KERN_ERR "enable_cpucache failed for %s, error %d.\n", cachep->name, -err);
}

/* The first array of a cache that is made before the general caches work. */
static void boot_cpucache(kmem_cache_t *cachep)
{
	struct array_cache *ac;

	if (g_cpucache_up == NONE) {
		/* This is the general cache that arrays come from. */
		ac = &initarray_generic.cache;
		g_cpucache_up = PARTIAL;
	} else {
		ac = kmalloc(sizeof(struct arraycache_init), GFP_KERNEL);
		BUG_ON(!ac);
	}
	ac->avail = 0;
	ac->limit = BOOT_CPUCACHE_ENTRIES;
	ac->batchcount = 1;
	ac->touched = 0;
	cachep->array[smp_processor_id()] = ac;
	cachep->batchcount = 1;
	cachep->limit = BOOT_CPUCACHE_ENTRIES;
	cachep->free_limit = cache_free_limit(cachep, num_online_cpus());
}

/*
 * Alignment of objects of @size bytes; may clear debug flags that would break it. Aligned
 * to half a cache line, a quarter, …, two or more small objects share a line.
 */
static size_t calculate_alignment(size_t size, size_t align, unsigned long *flags)
{
	size_t ralign = BYTES_PER_WORD, least = ARCH_SLAB_MINALIGN;

	if (*flags & SLAB_HWCACHE_ALIGN) {
		ralign = cache_line_size();
		while (size <= ralign / 2)
			ralign /= 2;
	}
	if (least < align)
		least = align;
	if (ralign < least) {
		ralign = least;
		if (ralign > BYTES_PER_WORD)
			*flags &= ~(SLAB_RED_ZONE | SLAB_STORE_USER);
	}
	return ralign;
}

#if DEBUG
/* Which checks a new cache gets. */
static unsigned long debug_flags(const char *name, size_t size, unsigned long flags,
				 int has_ctor)
{
	/* Who reads /proc/slabinfo takes blanks for the ends of columns. */
	WARN_ON(strchr(name, ' ') != NULL);
	if ((flags & SLAB_DEBUG_INITIAL) && !has_ctor) {
		printk(KERN_ERR "kmem_cache_create: No con, but init state check requested - %s\n",
		       name);
		flags &= ~SLAB_DEBUG_INITIAL;
	}
	if (FORCED_DEBUG) {
		/* Not where three words more would cost a power of two. */
		if (size < 4096 || fls(size - 1) == fls(size - 1 + 3 * BYTES_PER_WORD))
			flags |= SLAB_RED_ZONE | SLAB_STORE_USER;
		if (!(flags & SLAB_DESTROY_BY_RCU))
			flags |= SLAB_POISON;
	}
	BUG_ON((flags & SLAB_DESTROY_BY_RCU) && (flags & SLAB_POISON));
	return flags;
}

/* Makes room for the debug words; they need word alignment. */
static void add_debug_words(kmem_cache_t *cachep, unsigned long flags, size_t *size,
			    size_t *align)
{
	cachep->reallen = *size;
	if (flags & SLAB_RED_ZONE) {
		*align = BYTES_PER_WORD;
		cachep->dbghead += BYTES_PER_WORD;
		*size += 2 * BYTES_PER_WORD;
	}
	if (flags & SLAB_STORE_USER) {
		*align = BYTES_PER_WORD;
		*size += BYTES_PER_WORD;
	}
}
#endif

/*
 * Dies when there is a cache of that name; else puts the new one at the head. The hotplug
 * lock is held, and let go of before dying. 2.6.12 also reports caches whose name can't be
 * read any more: that needs a read that survives a fault, which this tree does not have.
 */
static void add_to_chain(kmem_cache_t *cachep)
{
	kmem_cache_t *other;

	down(&cache_chain_sem);
	list_for_each_entry(other, &cache_chain, next)
		if (!strcmp(other->name, cachep->name)) {
			printk("kmem_cache_create: duplicate cache %s\n", cachep->name);
			up(&cache_chain_sem);
			unlock_cpu_hotplug();
			BUG();
		}
	list_add(&cachep->next, &cache_chain);
	up(&cache_chain_sem);
}

/**
 * kmem_cache_create - create a cache
 * @name: for /proc/slabinfo; must stay, and differ from the other caches' names
 * @size: bytes of an object, from a word to 32 pages
 * @align: alignment, a power of two, bytes; 0: no wish
 * @flags: SLAB_* flags
 * @ctor: called for each object when its slab is made; may be NULL
 * @dtor: called for each object when its slab is destroyed; only with @ctor
 *
 * Dies when called from an interrupt or with arguments out of range, and when there is a
 * cache of that name. Without memory for its arrays the cache is made, and whoever uses it
 * dies.
 * Return: the cache, or NULL without memory; panics then with SLAB_PANIC. Sleeps.
 * Source: 2.6.12.
 */
kmem_cache_t *kmem_cache_create(const char *name, size_t size, size_t align,
				unsigned long flags,
				void (*ctor)(void *, kmem_cache_t *, unsigned long),
				void (*dtor)(void *, kmem_cache_t *, unsigned long))
{
	size_t left_over, slab_size;
	kmem_cache_t *cachep;

	if (!name || in_interrupt() || size < BYTES_PER_WORD ||
	    size > (1 << MAX_OBJ_ORDER) * PAGE_SIZE || (dtor && !ctor)) {
		printk(KERN_ERR "%s: Early error in slab %s\n", __func__, name);
		BUG();
	}
#if DEBUG
	flags = debug_flags(name, size, flags, ctor != NULL);
#endif
	BUG_ON((flags & SLAB_DESTROY_BY_RCU) && dtor);
	BUG_ON(flags & ~CREATE_MASK);

	size = ALIGN(size, BYTES_PER_WORD);
	align = calculate_alignment(size, align, &flags);

	cachep = kmem_cache_alloc(&cache_cache, SLAB_KERNEL);
	if (!cachep)
		goto failed;
	memset(cachep, 0, sizeof(*cachep));
#if DEBUG
	add_debug_words(cachep, flags, &size, &align);
#endif

	/* A large object's management would waste much of a page. */
	if (size >= PAGE_SIZE >> 3)
		flags |= CFLGS_OFF_SLAB;

	size = ALIGN(size, align);
	left_over = calculate_slab_order(cachep, size, align, flags);
	if (!cachep->num) {
		printk("kmem_cache_create: couldn't create cache %s.\n", name);
		kmem_cache_free(&cache_cache, cachep);
		cachep = NULL;
		goto failed;
	}

	slab_size = ALIGN(cachep->num * sizeof(kmem_bufctl_t) + sizeof(struct slab), align);
	if ((flags & CFLGS_OFF_SLAB) && left_over >= slab_size) {
		/* It fits into what is left over. */
		flags &= ~CFLGS_OFF_SLAB;
		left_over -= slab_size;
	}
	if (flags & CFLGS_OFF_SLAB)
		slab_size = cachep->num * sizeof(kmem_bufctl_t) + sizeof(struct slab);

	cachep->colour_off = cache_line_size();
	if (cachep->colour_off < align)
		cachep->colour_off = align;
	cachep->colour = left_over / cachep->colour_off;
	cachep->slab_size = slab_size;
	cachep->flags = flags;
	cachep->gfpflags = flags & SLAB_CACHE_DMA ? GFP_DMA : 0;
	spin_lock_init(&cachep->spinlock);
	cachep->objsize = size;
	INIT_LIST_HEAD(&cachep->lists.slabs_full);
	INIT_LIST_HEAD(&cachep->lists.slabs_partial);
	INIT_LIST_HEAD(&cachep->lists.slabs_free);
	if (flags & CFLGS_OFF_SLAB)
		cachep->slabp_cache = kmem_find_general_cachep(slab_size, 0);
	cachep->ctor = ctor;
	cachep->dtor = dtor;
	cachep->name = name;

	/* No CPU may come, and get no array, before the cache is on the chain. */
	lock_cpu_hotplug();
	if (g_cpucache_up == FULL)
		enable_cpucache(cachep);
	else
		boot_cpucache(cachep);

	/* Caches are not all looked at by the same reap. */
	cachep->lists.next_reap = jiffies + REAPTIMEOUT_LIST3 +
				  (unsigned long)cachep % REAPTIMEOUT_LIST3;
	add_to_chain(cachep);
	unlock_cpu_hotplug();
failed:
	if (!cachep && (flags & SLAB_PANIC))
		panic("kmem_cache_create(): failed to create slab `%s'\n", name);
	return cachep;
}
EXPORT_SYMBOL(kmem_cache_create);

/* Replaces a static array by one from kmalloc(), with what is in it. */
static void __init move_initarray(kmem_cache_t *cachep)
{
	void *ac = kmalloc(sizeof(struct arraycache_init), GFP_KERNEL);

	local_irq_disable();
	memcpy(ac, ac_data(cachep), sizeof(struct arraycache_init));
	cachep->array[smp_processor_id()] = ac;
	local_irq_enable();
}

/* The cache of caches, whose descriptor and first array are static. */
static void __init init_cache_cache(void)
{
	size_t left_over;

	cache_cache.colour_off = cache_line_size();
	cache_cache.array[smp_processor_id()] = &initarray_cache.cache;
	cache_cache.objsize = ALIGN(cache_cache.objsize, cache_line_size());
	cache_estimate(0, cache_cache.objsize, cache_line_size(), 0, &left_over,
		       &cache_cache.num);
	BUG_ON(!cache_cache.num);
	cache_cache.colour = left_over / cache_cache.colour_off;
	cache_cache.colour_next = 0;
	cache_cache.slab_size = ALIGN(cache_cache.num * sizeof(kmem_bufctl_t) +
				      sizeof(struct slab), cache_line_size());
	list_add(&cache_cache.next, &cache_chain);
}

static int cpuup_callback(struct notifier_block *nb, unsigned long action, void *hcpu);

static struct notifier_block cpucache_notifier = { .notifier_call = cpuup_callback };

/**
 * kmem_cache_init - start the slab allocator
 *
 * Caches need arrays, which come from kmalloc(), which needs caches: the first two arrays
 * are static, and all of them have one entry until the general caches are there.
 * Boot only; the page allocator works. Source: 2.6.12.
 */
void __init kmem_cache_init(void)
{
	struct cache_sizes *sizes;
	kmem_cache_t *cachep;
	unsigned int i;

	/* With little memory, large blocks are too precious for slabs. */
	if (num_physpages > (32 << 20) >> PAGE_SHIFT)
		slab_break_gfp_order = BREAK_GFP_ORDER_HI;

	init_MUTEX(&cache_chain_sem);
	INIT_LIST_HEAD(&cache_chain);
	init_cache_cache();

	for (i = 0, sizes = malloc_sizes; sizes->cs_size != ULONG_MAX; i++, sizes++) {
		sizes->cs_cachep = kmem_cache_create(cache_names[i].name, sizes->cs_size,
			ARCH_KMALLOC_MINALIGN, ARCH_KMALLOC_FLAGS | SLAB_PANIC, NULL, NULL);
		/* The largest on-slab size limits what management may take off-slab. */
		if (!OFF_SLAB(sizes->cs_cachep)) {
			offslab_limit = sizes->cs_size - sizeof(struct slab);
			offslab_limit /= sizeof(kmem_bufctl_t);
		}
		sizes->cs_dmacachep = kmem_cache_create(cache_names[i].name_dma, sizes->cs_size,
			ARCH_KMALLOC_MINALIGN,
			ARCH_KMALLOC_FLAGS | SLAB_CACHE_DMA | SLAB_PANIC, NULL, NULL);
	}

	move_initarray(&cache_cache);
	move_initarray(malloc_sizes[0].cs_cachep);

	down(&cache_chain_sem);
	list_for_each_entry(cachep, &cache_chain, next)
		enable_cpucache(cachep);
	up(&cache_chain_sem);

	g_cpucache_up = FULL;
	register_cpu_notifier(&cpucache_notifier);
}

static void start_cpu_timer(int cpu)
{
	struct work_struct *work = &per_cpu(reap_work, cpu);

	if (keventd_up() && !work->func) {
		INIT_WORK(work, cache_reap, NULL);
		schedule_delayed_work_on(cpu, work, HZ + 3 * cpu);
	}
}

#ifdef CONFIG_HOTPLUG_CPU
/*
 * Nobody looks whether there is an array: where CPU_UP_PREPARE failed before this cache had
 * its, the kernel dies here.
 */
static void forget_cpu(kmem_cache_t *cachep, int cpu)
{
	struct array_cache *ac;

	spin_lock_irq(&cachep->spinlock);
	ac = cachep->array[cpu];
	cachep->array[cpu] = NULL;
	cachep->free_limit -= cachep->batchcount;
	free_block(cachep, ac_entry(ac), ac->avail);
	spin_unlock_irq(&cachep->spinlock);
	kfree(ac);
}
#endif

/* Every cache gives a new CPU an array, and takes a dead one's back. */
static int __devinit cpuup_callback(struct notifier_block *nb, unsigned long action,
				    void *hcpu)
{
	long cpu = (long)hcpu;
	kmem_cache_t *cachep;

	(void)nb;
	switch (action) {
	case CPU_UP_PREPARE:
		down(&cache_chain_sem);
		list_for_each_entry(cachep, &cache_chain, next) {
			struct array_cache *ac = alloc_arraycache(cpu, cachep->limit,
								  cachep->batchcount);

			if (!ac) {
				up(&cache_chain_sem);
				return NOTIFY_BAD;
			}
			spin_lock_irq(&cachep->spinlock);
			cachep->array[cpu] = ac;
			/* The new CPU is not online yet, and not counted. */
			cachep->free_limit = cache_free_limit(cachep, num_online_cpus());
			spin_unlock_irq(&cachep->spinlock);
		}
		up(&cache_chain_sem);
		break;
	case CPU_ONLINE:
		if (g_cpucache_up == FULL)
			start_cpu_timer(cpu);
		break;
#ifdef CONFIG_HOTPLUG_CPU
	case CPU_DEAD:
	case CPU_UP_CANCELED:
		down(&cache_chain_sem);
		list_for_each_entry(cachep, &cache_chain, next)
			forget_cpu(cachep, cpu);
		up(&cache_chain_sem);
		break;
#endif
	}
	return NOTIFY_OK;
}

/*
 * Destroys some free slabs of a cache that did not need them since the last time: one,
 * even where the limit has wrapped and there is nothing to destroy by it.
 */
static void reap_free_slabs(kmem_cache_t *cachep)
{
	struct kmem_list3 *l3 = &cachep->lists;
	int tofree = (cachep->free_limit + 5 * cachep->num - 1) / (5 * cachep->num);

	do {
		struct slab *slabp;

		if (list_empty(&l3->slabs_free))
			break;
		slabp = list_entry(l3->slabs_free.next, struct slab, list);
		BUG_ON(slabp->inuse);
		list_del(&slabp->list);
		STATS_INC(cachep->reaped);
		l3->free_objects -= cachep->num;
		spin_unlock_irq(&cachep->spinlock);
		slab_destroy(cachep, slabp);
		spin_lock_irq(&cachep->spinlock);
	} while (--tofree > 0);
}

static void reap_cache(kmem_cache_t *cachep)
{
	struct kmem_list3 *l3 = &cachep->lists;

	check_irq_on();
	spin_lock_irq(&cachep->spinlock);
	drain_array_locked(cachep, ac_data(cachep), 0);
	if (time_before_eq(l3->next_reap, jiffies)) {
		l3->next_reap = jiffies + REAPTIMEOUT_LIST3;
		if (l3->shared)
			drain_array_locked(cachep, l3->shared, 0);
		if (l3->free_touched)
			l3->free_touched = 0;
		else
			reap_free_slabs(cachep);
	}
	spin_unlock_irq(&cachep->spinlock);
}

/*
 * Runs on each CPU every two seconds: what was not used since the last time is slowly
 * given back. While somebody else has the chain of caches this waits for the next time.
 */
static void cache_reap(void *unused)
{
	kmem_cache_t *cachep;

	(void)unused;
	if (!down_trylock(&cache_chain_sem)) {
		list_for_each_entry(cachep, &cache_chain, next) {
			if (!(cachep->flags & SLAB_NO_REAP))
				reap_cache(cachep);
			cond_resched();
		}
		check_irq_on();
		up(&cache_chain_sem);
	}
	schedule_delayed_work_on(smp_processor_id(), &__get_cpu_var(reap_work),
				 REAPTIMEOUT_CPUC + smp_processor_id());
}

static int __init cpucache_init(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		start_cpu_timer(cpu);
	return 0;
}
__initcall(cpucache_init);

/* /proc/slabinfo: a record per cache, newest first. The chain can't change meanwhile. */
static void print_slabinfo_header(struct seq_file *m)
{
#if STATS
	seq_puts(m, "slabinfo - version: 2.1 (statistics)\n");
#else
	seq_puts(m, "slabinfo - version: 2.1\n");
#endif
	seq_puts(m, "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>");
	seq_puts(m, " : tunables <limit> <batchcount> <sharedfactor>");
	seq_puts(m, " : slabdata <active_slabs> <num_slabs> <sharedavail>");
#if STATS
	seq_puts(m, " : globalstat <listallocs> <maxobjs> <grown> <reaped> <error>"
		    " <maxfreeable> <freelimit> <nodeallocs>");
	seq_puts(m, " : cpustat <allochit> <allocmiss> <freehit> <freemiss>");
#endif
	seq_putc(m, '\n');
}

static void *s_start(struct seq_file *m, loff_t *pos)
{
	struct list_head *p;
	loff_t n = *pos;

	down(&cache_chain_sem);
	if (!n)
		print_slabinfo_header(m);
	for (p = cache_chain.next; p != &cache_chain && n; p = p->next)
		n--;
	return p == &cache_chain ? NULL : list_entry(p, kmem_cache_t, next);
}

static void *s_next(struct seq_file *m, void *p, loff_t *pos)
{
	kmem_cache_t *cachep = p;

	(void)m;
	++*pos;
	return cachep->next.next == &cache_chain ? NULL :
		list_entry(cachep->next.next, kmem_cache_t, next);
}

static void s_stop(struct seq_file *m, void *p)
{
	(void)m;
	(void)p;
	up(&cache_chain_sem);
}

/* What /proc/slabinfo tells of a cache's slabs. */
struct slab_census {
	unsigned long objs;	/* in use, or waiting in arrays */
	unsigned long in_use;	/* slabs with such objects */
	unsigned long idle;	/* slabs without */
	const char *error;	/* the first thing that is wrong */
};

/* What is wrong with a slab on that list of the cache, by its number of objects in use? */
static const char *wrong_inuse(kmem_cache_t *cachep, struct list_head *list, unsigned int inuse)
{
	if (list == &cachep->lists.slabs_full)
		return inuse == cachep->num ? NULL : "slabs_full accounting error";
	if (list == &cachep->lists.slabs_free)
		return inuse ? "slabs_free/inuse accounting error" : NULL;
	if (inuse == cachep->num)
		return "slabs_partial inuse accounting error";
	return inuse ? NULL : "slabs_partial/inuse accounting error";
}

/* Adds the slabs of a list. Only those on the partial one are asked what they hold. */
static void count_slabs(kmem_cache_t *cachep, struct list_head *list, struct slab_census *c)
{
	struct slab *slabp;

	list_for_each_entry(slabp, list, list) {
		if (!c->error)
			c->error = wrong_inuse(cachep, list, slabp->inuse);
		if (list == &cachep->lists.slabs_free) {
			c->idle++;
			continue;
		}
		c->in_use++;
		c->objs += list == &cachep->lists.slabs_full ? cachep->num : slabp->inuse;
	}
}

static int s_show(struct seq_file *m, void *p)
{
	kmem_cache_t *cachep = p;
	struct kmem_list3 *l3 = &cachep->lists;
	struct slab_census c = { 0 };
	unsigned long all;

	check_irq_on();
	spin_lock_irq(&cachep->spinlock);
	count_slabs(cachep, &l3->slabs_full, &c);
	count_slabs(cachep, &l3->slabs_partial, &c);
	count_slabs(cachep, &l3->slabs_free, &c);
	all = (c.in_use + c.idle) * cachep->num;
	if (!c.error && all - c.objs != l3->free_objects)
		c.error = "free_objects accounting error";
	if (c.error)
		printk(KERN_ERR "slab: cache %s error: %s\n", cachep->name, c.error);

	seq_printf(m, "%-17s %6lu %6lu %6u %4u %4d", cachep->name, c.objs, all,
		   cachep->objsize, cachep->num, 1 << cachep->gfporder);
	/* Without memory for it a cache is made, and has no shared array: its reader dies here. */
	seq_printf(m, " : tunables %4u %4u %4u", cachep->limit, cachep->batchcount,
		   l3->shared->limit / cachep->batchcount);
	seq_printf(m, " : slabdata %6lu %6lu %6u", c.in_use, c.in_use + c.idle,
		   l3->shared->avail);
#if STATS
	seq_printf(m, " : globalstat %7lu %6lu %5lu %4lu %4lu %4lu %4lu %4lu",
		   cachep->num_allocations, cachep->high_mark, cachep->grown, cachep->reaped,
		   cachep->errors, cachep->max_freeable, (unsigned long)cachep->free_limit,
		   cachep->node_allocs);
	seq_printf(m, " : cpustat %6lu %6lu %6lu %6lu",
		   (unsigned long)atomic_read(&cachep->allochit),
		   (unsigned long)atomic_read(&cachep->allocmiss),
		   (unsigned long)atomic_read(&cachep->freehit),
		   (unsigned long)atomic_read(&cachep->freemiss));
#endif
	seq_putc(m, '\n');
	spin_unlock_irq(&cachep->spinlock);
	return 0;
}

const struct seq_operations slabinfo_op = {
	.start	= s_start,
	.next	= s_next,
	.stop	= s_stop,
	.show	= s_show,
};

#define MAX_SLABINFO_WRITE	128

/* Reads a number, with or without white space before it; moves @p behind it. */
static int parse_tunable(const char **p, int *value)
{
	const char *start = *p, *digits;
	char *end;

	while (isspace(*start))
		start++;
	digits = *start == '-' ? start + 1 : start;
	if (!isdigit(*digits))
		return -EINVAL;
	/* Digits too many lose the upper bits. */
	*value = simple_strtol(start, &end, 10);
	*p = end;
	return 0;
}

/**
 * slabinfo_write - tune a cache: "name limit batchcount shared", a blank behind the name
 * @buf: the text
 * @count: its length, at most 128 bytes
 *
 * What stands behind the third number is not looked at. 2.6.12 ends the text at its 128th
 * byte only, and so reads on in its stack behind a number that ends the text; here it ends
 * with @count.
 * Return: @count; -EINVAL for malformed text, an unknown cache, or numbers other than
 * 1 ≤ batchcount ≤ limit and 0 ≤ shared; -ENOMEM. Sleeps. Source: 2.6.12.
 */
ssize_t slabinfo_write(const char *buf, size_t count)
{
	char kbuf[MAX_SLABINFO_WRITE + 1], *space;
	int limit, batchcount, shared, res = -EINVAL;
	kmem_cache_t *cachep;
	const char *p;

	if (count > MAX_SLABINFO_WRITE)
		return -EINVAL;
	memcpy(kbuf, buf, count);
	kbuf[count] = '\0';

	space = strchr(kbuf, ' ');
	if (!space)
		return -EINVAL;
	p = space;
	if (parse_tunable(&p, &limit) || parse_tunable(&p, &batchcount) ||
	    parse_tunable(&p, &shared))
		return -EINVAL;
	*space = '\0';

	down(&cache_chain_sem);
	list_for_each_entry(cachep, &cache_chain, next) {
		if (strcmp(cachep->name, kbuf))
			continue;
		if (limit >= 1 && batchcount >= 1 && batchcount <= limit && shared >= 0)
			res = do_tune_cpucache(cachep, limit, batchcount, shared);
		break;
	}
	up(&cache_chain_sem);
	return res < 0 ? res : (ssize_t)count;
}

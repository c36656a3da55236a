// SPDX-License-Identifier: GPL-2.0
/*
 * Record: "record=FILE" writes a trace of what a run asks of the allocators, with what it
 * got as comments. The machine keeps its own data outside of its memory, as in a replay, so
 * that a replay of the trace boots into the same state.
 *
 * The linker leads calls of the allocators' functions here (see wrap-y in the Makefile); what
 * the allocators ask of each other is not recorded. One CPU at a time is served, so the
 * order in the trace is the one in which things happened.
 */
#include <linux/bootmem.h>
#include <linux/console.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/notifier.h>
#include <linux/pagevec.h>
#include <linux/percpu.h>
#include <linux/proc_fs.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/slab_usage.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/workqueue.h>
#include "replay.h"

static char record_file[COMMAND_LINE_SIZE];
static int started;
/* Taken without counting preemption: requests may sleep. */
static DEFINE_SPINLOCK(record_lock);

static int __init record_setup(char *str)
{
	if (!*str)
		return -EINVAL;
	strlcpy(record_file, str, sizeof(record_file));
	machine.outside = 1;
	shrinkers_off = 1;
	if (arch_output_open(record_file))
		boot_error("record=%s: can't be written; a file that exists is not overwritten",
			   record_file);
	return 0;
}
early_param("record=", record_setup);

int recording(void)
{
	return *record_file != '\0';
}

static char buf[1 << 16];
static size_t len;

static void flush(void)
{
	arch_output_write(buf, len);
	len = 0;
}

static void put(const char *fmt, ...) __printf(1, 2);

static void put(const char *fmt, ...)
{
	va_list args;

	if (len + 512 > sizeof(buf))
		flush();
	va_start(args, fmt);
	len += vscnprintf(buf + len, 512, fmt, args);
	va_end(args);
}

/* What a pointer of the run is in the trace. */
struct known {
	const void *ptr;
	unsigned long id;
	enum live_kind kind;
	struct known *next;
};

#define HASH_SIZE	(1 << 14)
static struct known *table[HASH_SIZE], *unused;
static unsigned long last_id;
static unsigned long unexpressed;

static struct known **slot(const void *ptr)
{
	unsigned long n = (unsigned long)ptr;

	return &table[(n >> 3 ^ n >> 17) % HASH_SIZE];
}

static struct known *find(const void *ptr)
{
	struct known *k;

	for (k = *slot(ptr); k; k = k->next)
		if (k->ptr == ptr)
			return k;
	return NULL;
}

static unsigned long remember(const void *ptr, enum live_kind kind)
{
	struct known *k;
	int i;

	last_id++;
	if (!ptr)
		return last_id;
	if (!unused) {
		unused = arch_outside_alloc(1024 * sizeof(*k));
		for (i = 0; i < 1023; i++)
			unused[i].next = &unused[i + 1];
	}
	k = unused;
	unused = k->next;
	k->ptr = ptr;
	k->id = last_id;
	k->kind = kind;
	k->next = *slot(ptr);
	*slot(ptr) = k;
	return last_id;
}

static void forget(struct known *k)
{
	struct known **p;

	for (p = slot(k->ptr); *p != k; p = &(*p)->next)
		;
	*p = k->next;
	k->next = unused;
	unused = k;
}

/* What a task has that changes how far its requests may go. */
static void put_task(void)
{
	static unsigned int last[NR_CPUS];
	unsigned int *state = &last[smp_processor_id()], now;

	now = (current->flags & PF_MEMALLOC ? 1 : 0) | (rt_task(current) ? 2 : 0) |
	      (test_thread_flag(TIF_MEMDIE) ? 4 : 0);
	if (now == *state)
		return;
	*state = now;
	put("task %s%s%s%s\n", now ? "" : "normal", now & 1 ? "memalloc" : "",
	    now & 2 ? now & 1 ? "|realtime" : "realtime" : "",
	    now & 4 ? now & 3 ? "|memdie" : "memdie" : "");
}

/* Requests inside of requests are not recorded. */
static int serving = -1;	/* the CPU that is being served */

static int begin(void)
{
	if (!started ||
	    __atomic_load_n(&serving, __ATOMIC_RELAXED) == (int)smp_processor_id())
		return 0;
	_raw_spin_lock(&record_lock);
	__atomic_store_n(&serving, (int)smp_processor_id(), __ATOMIC_RELAXED);
#ifdef CONFIG_SMP
	{
		static int last_cpu;

		if (last_cpu != (int)smp_processor_id()) {
			last_cpu = smp_processor_id();
			put("cpu %d\n", last_cpu);
		}
	}
#endif
	put_task();
	return 1;
}

static void end(void)
{
	__atomic_store_n(&serving, -1, __ATOMIC_RELAXED);
	_raw_spin_unlock(&record_lock);
}

static void put_gfp(unsigned int gfp)
{
	static const struct {
		unsigned int flags;
		const char *word;
	} bases[] = {
		{ GFP_HIGHUSER, "highuser" }, { GFP_KERNEL, "kernel" }, { GFP_ATOMIC, "atomic" },
	}, more[] = {
		{ GFP_DMA, "dma" }, { __GFP_NORETRY, "noretry" }, { __GFP_NOWARN, "nowarn" },
		{ __GFP_COLD, "cold" }, { __GFP_ZERO, "zero" },
	};
	char text[64];
	unsigned int i, left = gfp;
	int n = 0;

	for (i = 0; i < ARRAY_SIZE(bases) && !n; i++)
		if ((gfp & bases[i].flags) == bases[i].flags) {
			n = scnprintf(text, sizeof(text), " %s", bases[i].word);
			left &= ~bases[i].flags;
		}
	for (i = 0; i < ARRAY_SIZE(more) && n; i++)
		if (left & more[i].flags) {
			n += scnprintf(text + n, sizeof(text) - n, "|%s", more[i].word);
			left &= ~more[i].flags;
		}
	if (!n || left)
		put(" 0x%x", gfp);
	else
		put("%s", text);
}

static void put_location(const void *ptr)
{
	if (ptr)
		put("\t# = %lu:%lu\n", (unsigned long)__pa(ptr) >> PAGE_SHIFT,
		    (unsigned long)__pa(ptr) & ~PAGE_MASK);
	else
		put("\t# = null\n");
}

static void record_pages(struct page *page, unsigned int gfp, unsigned int order, int node)
{
	put(node < 0 ? "ap %lu %u" : "apn %lu %u", remember(page, LIVE_PAGES), order);
	put_gfp(gfp);
	if (node >= 0)
		put(" %d", node);
	if (page)
		put("\t# = %lu\n", page_to_pfn(page));
	else
		put("\t# = null\n");
}

/* Without a word for it in the trace, a free is not recorded: it was not seen allocated. */
static void record_free(const void *ptr, const char *word)
{
	struct known *k = find(ptr);

	if (!k)
		return;
	if (!word)
		word = k->kind == LIVE_OBJECT ? "cf" : "kf";
	put("%s %lu\n", word, k->id);
	forget(k);
}

struct page *__real___alloc_pages(unsigned int gfp, unsigned int order, struct zonelist *zl);
struct page *__wrap___alloc_pages(unsigned int gfp, unsigned int order, struct zonelist *zl);
struct page *__wrap___alloc_pages(unsigned int gfp, unsigned int order, struct zonelist *zl)
{
	int mine = begin(), node = -1;
	struct page *page;

#ifdef CONFIG_NUMA
	int n;

	for_each_online_node(n)
		if (zl >= NODE_DATA(n)->node_zonelists &&
		    zl < NODE_DATA(n)->node_zonelists + GFP_ZONETYPES && n != numa_node_id())
			node = n;
#endif
	page = __real___alloc_pages(gfp, order, zl);
	if (mine) {
		record_pages(page, gfp, order, node);
		end();
	}
	return page;
}

unsigned long __real___get_free_pages(unsigned int gfp, unsigned int order);
unsigned long __wrap___get_free_pages(unsigned int gfp, unsigned int order);
unsigned long __wrap___get_free_pages(unsigned int gfp, unsigned int order)
{
	int mine = begin();
	unsigned long addr = __real___get_free_pages(gfp, order);

	if (mine) {
		record_pages(addr ? virt_to_page(addr) : NULL, gfp, order, -1);
		end();
	}
	return addr;
}

unsigned long __real_get_zeroed_page(unsigned int gfp);
unsigned long __wrap_get_zeroed_page(unsigned int gfp);
unsigned long __wrap_get_zeroed_page(unsigned int gfp)
{
	int mine = begin();
	unsigned long addr = __real_get_zeroed_page(gfp);

	if (mine) {
		record_pages(addr ? virt_to_page(addr) : NULL, gfp | __GFP_ZERO, 0, -1);
		end();
	}
	return addr;
}

void __real___free_pages(struct page *page, unsigned int order);
void __wrap___free_pages(struct page *page, unsigned int order);
void __wrap___free_pages(struct page *page, unsigned int order)
{
	int mine = begin();

	/* Only the last reference frees. */
	if (mine && page_count(page) == 1 && !PageReserved(page))
		record_free(page, "fp");
	__real___free_pages(page, order);
	if (mine)
		end();
}

void __real_free_pages(unsigned long addr, unsigned int order);
void __wrap_free_pages(unsigned long addr, unsigned int order);
void __wrap_free_pages(unsigned long addr, unsigned int order)
{
	int mine = begin();

	if (mine && addr && page_count(virt_to_page(addr)) == 1)
		record_free(virt_to_page(addr), "fp");
	__real_free_pages(addr, order);
	if (mine)
		end();
}

void __real_free_cold_page(struct page *page);
void __wrap_free_cold_page(struct page *page);
void __wrap_free_cold_page(struct page *page)
{
	int mine = begin();

	if (mine)
		record_free(page, "fpc");
	__real_free_cold_page(page);
	if (mine)
		end();
}

void __real___pagevec_free(struct pagevec *pvec);
void __wrap___pagevec_free(struct pagevec *pvec);
void __wrap___pagevec_free(struct pagevec *pvec)
{
	int mine = begin(), i;

	for (i = pagevec_count(pvec) - 1; mine && i >= 0; i--)
		record_free(pvec->pages[i], pvec->cold ? "fpc" : "fp");
	__real___pagevec_free(pvec);
	if (mine)
		end();
}

void __real_drain_local_pages(void);
void __wrap_drain_local_pages(void);
void __wrap_drain_local_pages(void)
{
	int mine = begin();

	if (mine)
		put("drain\n");
	__real_drain_local_pages();
	if (mine)
		end();
}

kmem_cache_t *__real_kmem_cache_create(const char *name, size_t size, size_t align,
	unsigned long flags, void (*ctor)(void *, kmem_cache_t *, unsigned long),
	void (*dtor)(void *, kmem_cache_t *, unsigned long));
kmem_cache_t *__wrap_kmem_cache_create(const char *name, size_t size, size_t align,
	unsigned long flags, void (*ctor)(void *, kmem_cache_t *, unsigned long),
	void (*dtor)(void *, kmem_cache_t *, unsigned long));
kmem_cache_t *__wrap_kmem_cache_create(const char *name, size_t size, size_t align,
	unsigned long flags, void (*ctor)(void *, kmem_cache_t *, unsigned long),
	void (*dtor)(void *, kmem_cache_t *, unsigned long))
{
	static const struct {
		unsigned long flag;
		const char *word;
	} words[] = {
		{ SLAB_HWCACHE_ALIGN, "hwalign" }, { SLAB_MUST_HWCACHE_ALIGN, "must_hwalign" },
		{ SLAB_RECLAIM_ACCOUNT, "reclaim" }, { SLAB_CACHE_DMA, "dma" },
	};
	int mine = begin(), any = 0;
	kmem_cache_t *cachep;
	unsigned int i;

	cachep = __real_kmem_cache_create(name, size, align, flags, ctor, dtor);
	if (!mine)
		return cachep;
	put("cc %lu c%lu %zu %zu ", remember(cachep, LIVE_CACHE), last_id, size, align);
	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (flags & words[i].flag)
			put("%s%s", any++ ? "|" : "", words[i].word);
	put("%s\t# %s\n", any ? "" : "0", name);
	/* Such a cache's slabs go later than the trace can say. */
	if (flags & SLAB_DESTROY_BY_RCU)
		unexpressed++;
	end();
	return cachep;
}

/* A general cache has no id in the trace, but its name is known. */
static const char *general_name(kmem_cache_t *cachep)
{
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	return u.name;
}

/* Other CPUs must be able to answer while these run: the lock is not held. */
static int record_cache_op(kmem_cache_t *cachep, const char *word, int (*fn)(kmem_cache_t *))
{
	struct known *k;
	int ret;

	if (!begin())
		return fn(cachep);
	k = find(cachep);
	if (k)
		put("%s %lu\n", word, k->id);
	else
		put("%s %s\n", word, general_name(cachep));
	_raw_spin_unlock(&record_lock);
	ret = fn(cachep);
	_raw_spin_lock(&record_lock);
	if (k && word[1] == 'd' && !ret)
		forget(k);
	end();
	return ret;
}

int __real_kmem_cache_shrink(kmem_cache_t *cachep);
int __wrap_kmem_cache_shrink(kmem_cache_t *cachep);
int __wrap_kmem_cache_shrink(kmem_cache_t *cachep)
{
	return record_cache_op(cachep, "cs", __real_kmem_cache_shrink);
}

int __real_kmem_cache_destroy(kmem_cache_t *cachep);
int __wrap_kmem_cache_destroy(kmem_cache_t *cachep);
int __wrap_kmem_cache_destroy(kmem_cache_t *cachep)
{
	return record_cache_op(cachep, "cd", __real_kmem_cache_destroy);
}

static void record_kmalloc(void *ptr, size_t size, unsigned int gfp)
{
	put("km %lu %zu", remember(ptr, LIVE_KMALLOC), size);
	put_gfp(gfp);
	put_location(ptr);
}

void *__real_kmem_cache_alloc(kmem_cache_t *cachep, int gfp);
void *__wrap_kmem_cache_alloc(kmem_cache_t *cachep, int gfp);
void *__wrap_kmem_cache_alloc(kmem_cache_t *cachep, int gfp)
{
	int mine = begin();
	void *objp = __real_kmem_cache_alloc(cachep, gfp);
	struct known *k;

	if (!mine)
		return objp;
	k = find(cachep);
	if (k) {
		put("ca %lu %lu", remember(objp, LIVE_OBJECT), k->id);
		put_gfp(gfp);
		put_location(objp);
	} else {
		/* A general cache: kmalloc() of a constant size. */
		record_kmalloc(objp, kmem_cache_size(cachep), gfp);
	}
	end();
	return objp;
}

void __real_kmem_cache_free(kmem_cache_t *cachep, void *objp);
void __wrap_kmem_cache_free(kmem_cache_t *cachep, void *objp);
void __wrap_kmem_cache_free(kmem_cache_t *cachep, void *objp)
{
	int mine = begin();

	if (mine)
		record_free(objp, NULL);
	__real_kmem_cache_free(cachep, objp);
	if (mine)
		end();
}

void *__real___kmalloc(size_t size, int gfp);
void *__wrap___kmalloc(size_t size, int gfp);
void *__wrap___kmalloc(size_t size, int gfp)
{
	int mine = begin();
	void *objp = __real___kmalloc(size, gfp);

	if (mine) {
		record_kmalloc(objp, size, gfp);
		end();
	}
	return objp;
}

void *__real_kcalloc(size_t n, size_t size, int gfp);
void *__wrap_kcalloc(size_t n, size_t size, int gfp);
void *__wrap_kcalloc(size_t n, size_t size, int gfp)
{
	int mine = begin();
	void *objp = __real_kcalloc(n, size, gfp);

	if (mine) {
		if (!n || size <= INT_MAX / n)
			record_kmalloc(objp, n * size, gfp);
		end();
	}
	return objp;
}

void __real_kfree(const void *objp);
void __wrap_kfree(const void *objp);
void __wrap_kfree(const void *objp)
{
	int mine = begin();

	if (mine)
		record_free(objp, NULL);
	__real_kfree(objp);
	if (mine)
		end();
}

#ifdef CONFIG_SMP
void *__real___alloc_percpu(size_t size, size_t align);
void *__wrap___alloc_percpu(size_t size, size_t align);
void *__wrap___alloc_percpu(size_t size, size_t align)
{
	int mine = begin();
	void *objp = __real___alloc_percpu(size, align);

	if (mine) {
		put("pa %lu %zu %zu", remember(objp, LIVE_PERCPU), size, align);
		put_location(objp ? (void *)~(unsigned long)objp : NULL);
		end();
	}
	return objp;
}

void __real_free_percpu(const void *objp);
void __wrap_free_percpu(const void *objp);
void __wrap_free_percpu(const void *objp)
{
	int mine = begin();

	if (mine)
		record_free(objp, "pf");
	__real_free_percpu(objp);
	if (mine)
		end();
}
#endif

#ifdef CONFIG_NUMA
/* GFP_KERNEL, in this release; the trace's word for it has flags. */
void *__real_kmem_cache_alloc_node(kmem_cache_t *cachep, int node);
void *__wrap_kmem_cache_alloc_node(kmem_cache_t *cachep, int node);
void *__wrap_kmem_cache_alloc_node(kmem_cache_t *cachep, int node)
{
	int mine = begin();
	void *objp = __real_kmem_cache_alloc_node(cachep, node);

	if (mine) {
		struct known *k = find(cachep);

		if (k)
			put("can %lu %lu kernel %d", remember(objp, LIVE_OBJECT), k->id, node);
		else
			put("kn %lu %u kernel %d", remember(objp, LIVE_KMALLOC),
			    kmem_cache_size(cachep), node);
		put_location(objp);
		end();
	}
	return objp;
}
#endif

/*
 * What nobody asked for can't be replayed: work that the kernel starts by itself while it boots, as
 * the reaping of caches, never comes.
 */
int __real_schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay);
int __wrap_schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay);
int __wrap_schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay)
{
	if (recording() && system_state != SYSTEM_RUNNING)
		return 1;
	return __real_schedule_delayed_work_on(cpu, work, delay);
}

struct named_cache {
	const char *name;
	size_t len;
	kmem_cache_t *cachep;
};

static int find_named(kmem_cache_t *cachep, void *arg)
{
	struct named_cache *wanted = arg;
	const char *name = general_name(cachep);

	if (strlen(name) != wanted->len || memcmp(name, wanted->name, wanted->len))
		return 0;
	wanted->cachep = cachep;
	return 1;
}

/* Writes the operation for "NAME LIMIT BATCH SHARED"; not when that has no effect. */
static void put_tuning(const char *text, size_t count)
{
	struct named_cache wanted = { .name = text };
	int value[3];
	char line[128], *p;
	struct known *k;
	unsigned int i;

	while (wanted.len < count && text[wanted.len] != ' ')
		wanted.len++;
	if (wanted.len == count || count - wanted.len >= sizeof(line) ||
	    !kmem_cache_for_each(find_named, &wanted))
		return;
	memcpy(line, text + wanted.len, count - wanted.len);
	line[count - wanted.len] = '\0';
	for (i = 0, p = line; i < ARRAY_SIZE(value); i++) {
		if (*p != ' ')
			return;
		while (*p == ' ')
			p++;
		value[i] = simple_strtol(p, &p, 10);
	}
	if (value[1] < 1 || value[1] > value[0] || value[2] < 0)
		return;
	k = find(wanted.cachep);
	if (k)
		put("ct %lu", k->id);
	else
		put("ct %s", general_name(wanted.cachep));
	put(" %d %d %d\n", value[0], value[1], value[2]);
}

ssize_t __real_slabinfo_write(const char *text, size_t count);
ssize_t __wrap_slabinfo_write(const char *text, size_t count);
ssize_t __wrap_slabinfo_write(const char *text, size_t count)
{
	ssize_t ret;

	if (!begin())
		return __real_slabinfo_write(text, count);
	put_tuning(text, count);
	_raw_spin_unlock(&record_lock);
	ret = __real_slabinfo_write(text, count);
	_raw_spin_lock(&record_lock);
	end();
	return ret;
}

static int finish(struct notifier_block *self, unsigned long event, void *data)
{
	(void)self;
	(void)event;
	(void)data;
	if (unexpressed)
		put("# %lu requests can't be expressed in a trace: a replay may differ\n",
		    unexpressed);
	flush();
	return NOTIFY_DONE;
}

/* Writes the header: the caches are there, and nothing else has asked for memory. */
static int __init record_start(void)
{
	static struct notifier_block end_block = { .notifier_call = finish };
	static const char *const names[MAX_NR_ZONES] = { "DMA", "NORMAL", "HIGHMEM" };
	int node, i;

	if (!recording())
		return 0;
	if (machine.phys_offset)
		boot_error("membase=0x%lx: a run is recorded with memory from 0 on",
			   machine.phys_offset);
	put("bits %d\n", BITS_PER_LONG);
#ifdef CONFIG_SMP
	put("smp %d\n", num_possible_cpus());
#endif
	for_each_online_node(node)
		for (i = 0; i < MAX_NR_ZONES; i++) {
			struct zone *zone = NODE_DATA(node)->node_zones + i;

			if (!zone->present_pages)
				continue;
#ifdef CONFIG_NUMA
			put("node %d ", node);
#endif
			put("zone %s %lu\n", names[i], zone->present_pages);
		}
#ifdef CONFIG_NUMA
	for_each_cpu(i)
		put("cpunode %d %d\n", i, cpu_to_node(i));
#endif
	put("boot\n");
	register_reboot_notifier(&end_block);
	started = 1;
	return 0;
}
core_initcall(record_start);

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
#include <linux/cpu.h>
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
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/workqueue.h>
#include "replay.h"

/* A function of the release, and who is called in its place. */
#define WRAPPED(name)	__typeof__(name) __real_##name, __wrap_##name

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
#ifdef CONFIG_SMP
	smp_calls_in_order = 1;
#endif
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

static unsigned long nr_unexpressed;

/* From here on a replay may differ. */
static void unexpressed(const char *why)
{
	__atomic_fetch_add(&nr_unexpressed, 1, __ATOMIC_RELAXED);
	put("# not expressed: %s\n", why);
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

/*
 * Who asks. Requests are served one at a time, and what a request asks for in turn is not
 * recorded: inside[] counts how deep each CPU is in one, and context[] is the interrupt it began
 * in.
 *
 * Most are served under record_lock, since they wait for nobody. Some do: for the answers of other
 * CPUs, for semaphores. Those close the gate instead, and let go of the lock. Others wait before a
 * closed gate, with interrupts on: who can't - in an interrupt, or with interrupts off - may be
 * the one that is waited for, and goes on. So does who has waited too long. In both cases the
 * trace can't say what happened.
 */
#define PATIENCE	(5 * 1000000000ULL)	/* ns */

static int inside[NR_CPUS], context[NR_CPUS], holds_lock[NR_CPUS];
static int gate = -1;		/* the CPU that has closed it; under record_lock */
static unsigned int turns, waiting;	/* requests begun; CPUs that want to begin one */

static void put_cpu_line(void)
{
#ifdef CONFIG_SMP
	static int last_cpu;

	if (last_cpu != (int)smp_processor_id()) {
		last_cpu = smp_processor_id();
		put("cpu %d\n", last_cpu);
	}
#endif
}

/* Takes record_lock; returns whether the gate is open. */
static int lock_at_gate(void)
{
	unsigned long long start = 0;
	int open;

	__atomic_fetch_add(&waiting, 1, __ATOMIC_RELAXED);
	for (;;) {
		_raw_spin_lock(&record_lock);
		open = gate < 0;
		if (!start)
			start = sched_clock();
		if (open || irqs_disabled() || in_interrupt() || sched_clock() - start > PATIENCE)
			break;
		_raw_spin_unlock(&record_lock);
		cpu_relax();
	}
	__atomic_fetch_sub(&waiting, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&turns, 1, __ATOMIC_RELAXED);
	return open;
}

static int begin(void)
{
	int cpu = smp_processor_id();

	if (!started)
		return 0;
	if (inside[cpu]) {
		/* One in an interrupt that came within another request: not to be written there. */
		if (context[cpu] != (int)irq_count())
			__atomic_fetch_add(&nr_unexpressed, 1, __ATOMIC_RELAXED);
		return 0;
	}
	if (!lock_at_gate())
		unexpressed("a request while another CPU's one waited");
	inside[cpu] = 1;
	context[cpu] = irq_count();
	holds_lock[cpu] = 1;
	put_cpu_line();
	put_task();
	return 1;
}

/* Who asks again at once must not shut out those who wait. */
static void end(void)
{
	unsigned int turn = __atomic_load_n(&turns, __ATOMIC_RELAXED), spins = 200;

	inside[smp_processor_id()] = 0;
	holds_lock[smp_processor_id()] = 0;
	_raw_spin_unlock(&record_lock);
	while (__atomic_load_n(&waiting, __ATOMIC_RELAXED) && spins-- &&
	       __atomic_load_n(&turns, __ATOMIC_RELAXED) == turn)
		cpu_relax();
}

/* From begin() to end(): the request waits for others. */
static void begin_waiting(void)
{
	if (gate < 0)
		gate = smp_processor_id();
	holds_lock[smp_processor_id()] = 0;
	_raw_spin_unlock(&record_lock);
}

static void end_waiting(void)
{
	_raw_spin_lock(&record_lock);
	holds_lock[smp_processor_id()] = 1;
	if (gate == (int)smp_processor_id())
		gate = -1;
	/* Others may have been served meanwhile. */
	put_cpu_line();
}

/* A request that waits for memory waits for the requests of others, and for work of this CPU. */
WRAPPED(schedule_timeout);
long __wrap_schedule_timeout(long timeout)
{
	int cpu = smp_processor_id(), depth = inside[cpu], outer = context[cpu];
	int held = holds_lock[cpu];
	long ret;

	if (!depth)
		return __real_schedule_timeout(timeout);
	if (!held)
		end_waiting();
	inside[cpu] = holds_lock[cpu] = 0;
	_raw_spin_unlock(&record_lock);
	ret = __real_schedule_timeout(timeout);
	lock_at_gate();
	inside[cpu] = depth;
	context[cpu] = outer;
	holds_lock[cpu] = 1;
	unexpressed("a request waited for memory");
	put_cpu_line();
	if (!held)
		begin_waiting();
	return ret;
}

#ifdef CONFIG_SMP
struct call {
	void (*func)(void *info);
	void *info;
};

static void call_inside(void *data)
{
	const struct call *call = data;
	int cpu = smp_processor_id(), outer = context[cpu];

	inside[cpu]++;
	context[cpu] = irq_count();
	call->func(call->info);
	context[cpu] = outer;
	inside[cpu]--;
}

/* What a request has other CPUs do is a part of it. */
WRAPPED(smp_call_function);
int __wrap_smp_call_function(void (*func)(void *info), void *info, int retry, int wait)
{
	struct call call = { .func = func, .info = info };

	if (!inside[smp_processor_id()])
		return __real_smp_call_function(func, info, retry, wait);
	return __real_smp_call_function(call_inside, &call, retry, 1);
}
#endif

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

WRAPPED(__alloc_pages);
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

WRAPPED(__get_free_pages);
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

WRAPPED(get_zeroed_page);
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

WRAPPED(__free_pages);
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

WRAPPED(free_pages);
void __wrap_free_pages(unsigned long addr, unsigned int order)
{
	int mine = begin();

	if (mine && addr && page_count(virt_to_page(addr)) == 1)
		record_free(virt_to_page(addr), "fp");
	__real_free_pages(addr, order);
	if (mine)
		end();
}

WRAPPED(free_cold_page);
void __wrap_free_cold_page(struct page *page)
{
	int mine = begin();

	if (mine)
		record_free(page, "fpc");
	__real_free_cold_page(page);
	if (mine)
		end();
}

WRAPPED(free_hot_page);
void __wrap_free_hot_page(struct page *page)
{
	int mine = begin();

	if (mine)
		record_free(page, "fp");
	__real_free_hot_page(page);
	if (mine)
		end();
}

WRAPPED(__pagevec_free);
void __wrap___pagevec_free(struct pagevec *pvec)
{
	int mine = begin(), i;

	for (i = pagevec_count(pvec) - 1; mine && i >= 0; i--)
		record_free(pvec->pages[i], pvec->cold ? "fpc" : "fp");
	__real___pagevec_free(pvec);
	if (mine)
		end();
}

WRAPPED(drain_local_pages);
void __wrap_drain_local_pages(void)
{
	int mine = begin();

	if (mine)
		put("drain\n");
	__real_drain_local_pages();
	if (mine)
		end();
}

WRAPPED(kmem_cache_create);
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
	kmem_cache_t *cachep;
	unsigned int i;
	int any = 0;

	if (!begin())
		return __real_kmem_cache_create(name, size, align, flags, ctor, dtor);
	begin_waiting();
	cachep = __real_kmem_cache_create(name, size, align, flags, ctor, dtor);
	end_waiting();
	put("cc %lu c%lu %zu %zu ", remember(cachep, LIVE_CACHE), last_id, size, align);
	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (flags & words[i].flag)
			put("%s%s", any++ ? "|" : "", words[i].word);
	put("%s\t# %s\n", any ? "" : "0", name);
	if (flags & SLAB_DESTROY_BY_RCU)
		unexpressed("this cache's slabs go when RCU has them go");
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
	begin_waiting();
	ret = fn(cachep);
	end_waiting();
	if (k && word[1] == 'd' && !ret)
		forget(k);
	end();
	return ret;
}

WRAPPED(kmem_cache_shrink);
int __wrap_kmem_cache_shrink(kmem_cache_t *cachep)
{
	return record_cache_op(cachep, "cs", __real_kmem_cache_shrink);
}

WRAPPED(kmem_cache_destroy);
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

WRAPPED(kmem_cache_alloc);
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

WRAPPED(kmem_cache_free);
void __wrap_kmem_cache_free(kmem_cache_t *cachep, void *objp)
{
	int mine = begin();

	if (mine)
		record_free(objp, NULL);
	__real_kmem_cache_free(cachep, objp);
	if (mine)
		end();
}

WRAPPED(__kmalloc);
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

WRAPPED(kcalloc);
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

WRAPPED(kfree);
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
WRAPPED(__alloc_percpu);
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

WRAPPED(free_percpu);
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
WRAPPED(kmem_cache_alloc_node);
void *__wrap_kmem_cache_alloc_node(kmem_cache_t *cachep, int node)
{
	int mine = begin();
	void *objp = __real_kmem_cache_alloc_node(cachep, node);

	if (mine) {
		struct known *k = find(cachep);

		if (k)
			put("can %lu %lu", remember(objp, LIVE_OBJECT), k->id);
		else
			put("can %lu %s", remember(objp, LIVE_KMALLOC), general_name(cachep));
		put_gfp(GFP_KERNEL);
		put(" %d", node);
		put_location(objp);
		end();
	}
	return objp;
}
#endif

/*
 * What nobody asked for can't be replayed: work that the kernel starts by itself, when it boots or a
 * CPU comes up, never comes. That is the reaping of caches.
 */
WRAPPED(schedule_delayed_work_on);
int __wrap_schedule_delayed_work_on(int cpu, struct work_struct *work, unsigned long delay)
{
	if (recording() && (system_state != SYSTEM_RUNNING || inside[smp_processor_id()]))
		return 1;
	return __real_schedule_delayed_work_on(cpu, work, delay);
}

#ifdef CONFIG_HOTPLUG_CPU
static int record_cpu(unsigned int cpu, const char *word, int (*fn)(unsigned int cpu))
{
	int ret;

	if (!begin())
		return fn(cpu);
	put("%s %u\n", word, cpu);
	begin_waiting();
	ret = fn(cpu);
	end_waiting();
	end();
	return ret;
}

WRAPPED(cpu_up);
int __wrap_cpu_up(unsigned int cpu)
{
	return record_cpu(cpu, "cpu_up", __real_cpu_up);
}

WRAPPED(cpu_down);
int __wrap_cpu_down(unsigned int cpu)
{
	return record_cpu(cpu, "cpu_down", __real_cpu_down);
}
#endif

/* The operation for " LIMIT BATCH SHARED", which was understood. */
static void put_tuning(kmem_cache_t *cachep, const char *numbers, size_t len)
{
	struct known *k = find(cachep);
	char text[128 + 1], *p = text;
	int i;

	memcpy(text, numbers, len);
	text[len] = '\0';

	if (k)
		put("ct %lu", k->id);
	else
		put("ct %s", general_name(cachep));
	for (i = 0; i < 3; i++) {
		while (*p == ' ')
			p++;
		put(" %d", (int)simple_strtol(p, &p, 10));
	}
	put("\n");
}

WRAPPED(slabinfo_write);
ssize_t __wrap_slabinfo_write(const char *text, size_t count)
{
	kmem_cache_t *cachep = NULL;
	size_t name = 0;
	ssize_t ret;

	if (!begin())
		return __real_slabinfo_write(text, count);
	begin_waiting();
	ret = __real_slabinfo_write(text, count);
	if (ret != -EINVAL) {
		while (text[name] != ' ')
			name++;
		cachep = cache_named(text, name);
	}
	end_waiting();
	if (cachep)
		put_tuning(cachep, text + name, count - name);
	end();
	return ret;
}

static int finish(struct notifier_block *self, unsigned long event, void *data)
{
	(void)self;
	(void)event;
	(void)data;
	if (nr_unexpressed)
		put("# %lu things can't be expressed in a trace: a replay may differ\n",
		    nr_unexpressed);
	flush();
	return NOTIFY_DONE;
}

/* Writes the header: the caches are there, and nothing else has asked for memory. */
static int __init record_start(void)
{
	static struct notifier_block end_block = { .notifier_call = finish };
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
		for (i = 0; i < TRACE_ZONES; i++) {
			int index = trace_zones[i].index;
			struct zone *zone = NODE_DATA(node)->node_zones + index;

			/* A node without memory has a line, too. */
			if (!zone->present_pages &&
			    (NODE_DATA(node)->node_present_pages || index != ZONE_NORMAL))
				continue;
#ifdef CONFIG_NUMA
			put("node %d ", node);
#endif
			put("zone %s %lu\n", trace_zones[i].name, zone->present_pages);
		}
#ifdef CONFIG_NUMA
	for_each_cpu(i)
		put("cpunode %d %d\n", i, cpu_to_node(i));
#endif
	for_each_cpu(i)
		if (!cpu_online(i))
			put("cpuoff %d\n", i);
	put("boot\n");
	register_reboot_notifier(&end_block);
	started = 1;
	return 0;
}
core_initcall(record_start);

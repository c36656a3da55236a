// SPDX-License-Identifier: GPL-2.0
/* The operations of a trace, on the allocators of this release. */
#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/ctype.h>
#include <linux/console.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/notifier.h>
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

static char trace_file[COMMAND_LINE_SIZE];

/* Results are collected: a run prints a line for nearly every operation. */
static char out_buf[1 << 16];
static size_t out_len;

void out_flush(void)
{
	arch_console_write(out_buf, out_len);
	out_len = 0;
}

/**
 * out - print a part of a result
 * @fmt: the text, see vsnprintf(); at most 1023 characters
 */
void out(const char *fmt, ...)
{
	va_list args;

	if (out_len + 1024 > sizeof(out_buf))
		out_flush();
	va_start(args, fmt);
	out_len += vscnprintf(out_buf + out_len, 1024, fmt, args);
	va_end(args);
}

/* Begins a result by its operation. */
void out_line(void)
{
	int i;

	for (i = 0; i < trace_argc; i++)
		out(i ? " %s" : "%s", trace_argv[i]);
}

int replaying(void)
{
	return *trace_file != '\0';
}

/* Objects must not depend on what their users leave in them. */
#define SCRIBBLE	0xc5

/* Flags are cut up when they are read: the line is printed first. */
static unsigned int gfp_after_line(int arg, int for_pages)
{
	out_line();
	return trace_gfp(arg, for_pages);
}

static void finish_pages(struct live *l, struct page *page)
{
	l->ptr = page;
	if (page)
		out(" = %lu\n", page_to_pfn(page));
	else
		out(" = null\n");
}

static void finish_object(struct live *l, void *ptr, size_t size)
{
	l->ptr = ptr;
	if (!ptr) {
		out(" = null\n");
		return;
	}
	memset(ptr, SCRIBBLE, size);
	out(" = ");
	out_location(ptr);
	out("\n");
}

static void op_ap(void)
{
	struct live *l = live_add(LIVE_PAGES);
	unsigned int gfp;

	l->order = trace_number(2, "order", 0, 64);
	gfp = gfp_after_line(3, 1);
	finish_pages(l, alloc_pages(gfp, l->order));
}

static void op_fp(void)
{
	struct live *l = live_find(1, LIVE_PAGES);

	if (l->ptr)
		__free_pages(l->ptr, l->order);
	live_remove(l);
}

/* Free a page to the cold list. */
static void op_fpc(void)
{
	struct live *l = live_find(1, LIVE_PAGES);

	if (l->order)
		trace_error("fpc: id %lu has order %u: only single pages are cold", l->id, l->order);
	if (l->ptr && put_page_testzero((struct page *)l->ptr))
		free_cold_page(l->ptr);
	live_remove(l);
}

static void op_cc(void)
{
	struct live *l = live_add(LIVE_CACHE);
	unsigned long size, align, flags;
	kmem_cache_t *cachep;
	char *name;

	size = trace_number(3, "size", 0, ULONG_MAX);
	align = trace_number(4, "alignment", 0, 1UL << 20);
	if (align & (align - 1))
		trace_error("cc: alignment %lu: expected a power of two, or 0", align);
	name = arch_outside_alloc(strlen(trace_argv[2]) + 1);
	strcpy(name, trace_argv[2]);

	out_line();
	flags = trace_cache_flags(5);
	cachep = kmem_cache_create(name, size, align, flags, NULL, NULL);
	l->ptr = cachep;
	l->name = name;
	l->dma = !!(flags & SLAB_CACHE_DMA);
	if (cachep)
		state_cache(cachep);
	else
		out(" = null\n");
}

/* By id, or by name: the general caches have no id. NULL when the cache could not be made. */
static kmem_cache_t *cache_arg(int arg)
{
	const char *name = trace_argv[arg];
	kmem_cache_t *cachep;

	if (isdigit(*name))
		return live_find(arg, LIVE_CACHE)->ptr;
	cachep = cache_named(name, strlen(name));
	if (!cachep)
		trace_error("%s: there is no cache '%s'", trace_argv[0], name);
	return cachep;
}

static void op_cs(void)
{
	kmem_cache_t *cachep = cache_arg(1);

	out_line();
	out(" = %d\n", cachep ? kmem_cache_shrink(cachep) : 0);
}

/* Arrays of other sizes, as by writing to /proc/slabinfo. */
static void op_ct(void)
{
	unsigned long limit = trace_number(2, "limit", 0, INT_MAX);
	unsigned long batch = trace_number(3, "batch", 0, INT_MAX);
	unsigned long shared = trace_number(4, "shared", 0, INT_MAX);
	kmem_cache_t *cachep = cache_arg(1);
	struct slab_usage u;
	char line[320];
	ssize_t ret;
	int len;

	out_line();
	if (!cachep) {
		out(" = 0\n");
		return;
	}
	kmem_cache_usage(cachep, &u);
	len = scnprintf(line, sizeof(line), "%s %lu %lu %lu", u.name, limit, batch, shared);
	ret = slabinfo_write(line, len);
	out(" = %d\n", ret == len ? 0 : (int)ret);
}

static void op_cd(void)
{
	struct live *l = live_find(1, LIVE_CACHE);
	int ret = l->ptr ? kmem_cache_destroy(l->ptr) : 0;

	out_line();
	out(" = %d\n", ret);
	if (!ret)
		live_remove(l);
}

/* Reads the flags of a request for an object of @cache; they must fit. */
static unsigned int object_gfp(struct live *cache, int arg)
{
	unsigned int gfp = gfp_after_line(arg, 0);

	if (!cache->ptr)
		trace_error("%s: cache %lu could not be created", trace_argv[0], cache->id);
	if (!!(gfp & GFP_DMA) != cache->dma)
		trace_error("%s: flag 'dma' %s: cache '%s' was created %s it", trace_argv[0],
			    cache->dma ? "missing" : "unexpected", cache->name,
			    cache->dma ? "with" : "without");
	return gfp;
}

static void op_ca(void)
{
	struct live *cache = live_find(2, LIVE_CACHE), *l = live_add(LIVE_OBJECT);
	unsigned int gfp = object_gfp(cache, 3);

	l->cache = cache;
	finish_object(l, kmem_cache_alloc(cache->ptr, gfp), kmem_cache_size(cache->ptr));
}

static void op_cf(void)
{
	struct live *l = live_find(1, LIVE_OBJECT);

	if (l->ptr)
		kmem_cache_free(l->cache->ptr, l->ptr);
	live_remove(l);
}

static void op_km(void)
{
	struct live *l = live_add(LIVE_KMALLOC);
	unsigned long size = trace_number(2, "size", 0, ULONG_MAX);
	unsigned int gfp = gfp_after_line(3, 0);

	finish_object(l, __kmalloc(size, gfp), size);
}

static void op_kf(void)
{
	struct live *l = live_find(1, LIVE_KMALLOC);

	kfree(l->ptr);
	live_remove(l);
}

static void op_pa(void)
{
	struct live *l = live_add(LIVE_PERCPU);
	unsigned long size = trace_number(2, "size", 0, ULONG_MAX);
	unsigned long align = trace_number(3, "alignment", 0, ULONG_MAX);

	out_line();
	l->ptr = __alloc_percpu(size, align);
#ifdef CONFIG_SMP
	if (!l->ptr) {
		out(" = null\n");
	} else {
		int cpu;

		out(" = ");
		out_location((void *)~(unsigned long)l->ptr);
		out(" |");
		for_each_cpu(cpu) {
			void *copy = per_cpu_ptr(l->ptr, cpu);

			out(" c%d ", cpu);
			out_location(copy);
			memset(copy, SCRIBBLE, size);
		}
		out("\n");
	}
#else
	finish_object(l, l->ptr, size);
#endif
}

static void op_pf(void)
{
	struct live *l = live_find(1, LIVE_PERCPU);

	if (l->ptr)
		free_percpu(l->ptr);
	live_remove(l);
}

static void op_drain(void)
{
	drain_local_pages();
}

/* What the current CPU's task is, for how far its requests may go. */
static void op_task(void)
{
	char *rest = trace_argv[1], *word;

	current->flags &= ~PF_MEMALLOC;
	current->prio = MAX_PRIO - 20;
	clear_thread_flag(TIF_MEMDIE);
	while ((word = strsep(&rest, "|")) != NULL) {
		if (!strcmp(word, "memalloc"))
			current->flags |= PF_MEMALLOC;
		else if (!strcmp(word, "realtime"))
			current->prio = 0;
		else if (!strcmp(word, "memdie"))
			set_thread_flag(TIF_MEMDIE);
		else if (strcmp(word, "normal"))
			trace_error("task: '%s': expected normal, memalloc, realtime or memdie", word);
	}
}

#ifdef CONFIG_HOTPLUG_CPU
static unsigned int cpu_arg(int arg)
{
	unsigned int cpu = trace_number(arg, "CPU", 0, NR_CPUS - 1);

	if (!cpu_possible(cpu))
		trace_error("%s: the machine has no CPU %u", trace_argv[0], cpu);
	return cpu;
}

/* One that was left out of the boot can come, too. */
static void op_cpu_up(void)
{
	unsigned int cpu = cpu_arg(1);

	cpu_set(cpu, cpu_present_map);
	out_line();
	out(" = %d\n", cpu_up(cpu));
}

static void op_cpu_down(void)
{
	unsigned int cpu = cpu_arg(1);

	out_line();
	out(" = %d\n", cpu_down(cpu));
}
#else
static void op_needs_hotplug(void)
{
	trace_error("%s: this kernel's CPUs neither come nor go; build with SMP=y and with "
		    "CONFIG_HOTPLUG_CPU", trace_argv[0]);
}
#define op_cpu_up	op_needs_hotplug
#define op_cpu_down	op_needs_hotplug
#endif

/* Another release has something to do here. */
static void op_nothing(void)
{
}

#ifdef CONFIG_NUMA
static int node_arg(int arg)
{
	int node = trace_number(arg, "node", 0, TRACE_NODES - 1);

	if (!node_online(node))
		trace_error("%s: the machine has no node %d", trace_argv[0], node);
	return node;
}

static void op_apn(void)
{
	struct live *l = live_add(LIVE_PAGES);
	int node = node_arg(4);
	unsigned int gfp;

	l->order = trace_number(2, "order", 0, 64);
	gfp = gfp_after_line(3, 1);
	finish_pages(l, alloc_pages_node(node, gfp, l->order));
}

static void op_drain_alien(void)
{
	if (trace_number(1, "cache", 0, ULONG_MAX))
		live_find(1, LIVE_CACHE);
}
#else
static void op_needs_numa(void)
{
	trace_error("%s: this kernel has one node; build with NUMA=y", trace_argv[0]);
}
#define op_apn		op_needs_numa
#define op_drain_alien	op_needs_numa
#endif

/* This release has no kmalloc_node(). */
static void op_kn(void)
{
	trace_error("kn: this release has no kmalloc_node()");
}

#ifdef CONFIG_NUMA
/* Of a general cache by its name; kf frees such an object. */
static void op_can(void)
{
	int general = !isdigit(*trace_argv[2]), node = node_arg(4);
	kmem_cache_t *cachep = cache_arg(2);
	struct live *l = live_add(general ? LIVE_KMALLOC : LIVE_OBJECT);

	if (!general)
		l->cache = live_find(2, LIVE_CACHE);
	if (!cachep)
		trace_error("can: cache %s could not be created", trace_argv[2]);
	if (strcmp(trace_argv[3], "kernel"))
		trace_error("can: this release's kmem_cache_alloc_node() takes no flags: expected kernel");
	out_line();
	finish_object(l, kmem_cache_alloc_node(cachep, node), kmem_cache_size(cachep));
}
#else
#define op_can		op_needs_numa
#endif

static const struct op {
	const char *word;
	void (*fn)(void);
	int args;
	const char *usage;
} ops[] = {
	{ "ca",		op_ca,	3, "ID CACHEID GFP" },
	{ "cf",		op_cf,	1, "ID" },
	{ "km",		op_km,	3, "ID SIZE GFP" },
	{ "kf",		op_kf,	1, "ID" },
	{ "ap",		op_ap,	3, "ID ORDER GFP" },
	{ "fp",		op_fp,	1, "ID" },
	{ "fpc",	op_fpc,	1, "ID" },
	{ "pa",		op_pa,	3, "ID SIZE ALIGN" },
	{ "pf",		op_pf,	1, "ID" },
	{ "cc",		op_cc,	5, "ID NAME SIZE ALIGN FLAGS" },
	{ "cs",		op_cs,	1, "ID|NAME" },
	{ "cd",		op_cd,	1, "ID" },
	{ "ct",		op_ct,	4, "ID|NAME LIMIT BATCH SHARED" },
	{ "drain",	op_drain, 0, "" },
	{ "task",	op_task, 1, "WHAT" },
	{ "cpu_up",	op_cpu_up, 1, "CPU" },
	{ "cpu_down",	op_cpu_down, 1, "CPU" },
	{ "apn",	op_apn,	4, "ID ORDER GFP NODE" },
	{ "kn",		op_kn,	4, "ID SIZE GFP NODE" },
	{ "can",	op_can,	4, "ID CACHEID GFP NODE" },
	{ "drain_remote", op_nothing, 0, "" },
	{ "drain_alien", op_drain_alien, 1, "CACHEID" },
};

/* The line that is being carried out, for those who die in it. */
static int in_operation, in_boot;

static void unknown_operation(void)
{
	char text[256];
	unsigned int i;
	int len = 0;

	for (i = 0; i < ARRAY_SIZE(ops); i++)
		len += scnprintf(text + len, sizeof(text) - len, "%s ", ops[i].word);
	trace_error("unknown operation '%s'; have: cpu %sbuddyinfo pcpinfo zoneinfo slabinfo "
		    "freelists pagemap zonelists numastat facts", trace_argv[0], text);
}

static void run_op(void)
{
	const char *word = trace_argv[0];
	const struct op *op;

	if (!strcmp(word, "facts")) {
		op_facts();
		return;
	}
	for (op = ops; op < ops + ARRAY_SIZE(ops); op++)
		if (!strcmp(word, op->word)) {
			trace_need(op->args, op->usage);
			op->fn();
			return;
		}
	if (trace_argc == 1 && state_print(word))
		return;
	unknown_operation();
}

/* The CPU that carries out the operations, and the one that is to go on. */
static int next_cpu_nr;

/* Reads the CPU of a line "cpu N"; on one processor it is always the same. */
static int read_cpu(void)
{
	unsigned long cpu;

	trace_need(1, "N");
#ifdef CONFIG_SMP
	cpu = trace_number(1, "CPU", 0, NR_CPUS - 1);
	if (!cpu_online(cpu))
		trace_error("cpu %lu: the machine has no such CPU, or it was never brought up", cpu);
#else
	trace_number(1, "CPU", 0, 1023);
	cpu = 0;
#endif
	return cpu;
}

/* Carries out operations until one is for another CPU; then, or at the end, returns. */
static void run_here(void *more)
{
	while (trace_next()) {
		if (!strcmp(trace_argv[0], "cpu")) {
			next_cpu_nr = read_cpu();
			if (next_cpu_nr != (int)smp_processor_id())
				return;
			continue;
		}
		in_operation = 1;
		run_op();
		in_operation = 0;
	}
	*(int *)more = 0;
}

#ifdef CONFIG_SMP
struct handover {
	struct work_struct work;
	struct completion done;
	int *more;
};

static void run_there(void *data)
{
	struct handover *h = data;

	run_here(h->more);
	complete(&h->done);
}

static void run_on(int cpu, int *more)
{
	struct handover h = { .more = more };

	if (cpu == (int)smp_processor_id()) {
		run_here(more);
		return;
	}
	init_completion(&h.done);
	INIT_WORK(&h.work, run_there, &h);
	schedule_work_on(&h.work, cpu);
	wait_for_completion(&h.done);
}
#else
#define run_on(cpu, more)	run_here(more)
#endif

static int died(struct notifier_block *self, unsigned long event, void *message)
{
	unsigned long low, least = replay_least_pages(&low);

	(void)self;
	(void)event;
	if (in_boot && low < least)
		trace_error("this release dies here: %s; the machine has %lu low pages, this release boots "
			    "with %lu", (const char *)message, low, least);
	if (in_boot || in_operation)
		trace_error("this release dies here: %s", (const char *)message);
	return NOTIFY_DONE;
}

static struct notifier_block panic_block = { .notifier_call = died };

static void use_bootmem(void)
{
	in_boot = 1;
	replay_bootmem();
}

/* Carries out the operations of the trace, and ends the machine. */
static void replay_run(void)
{
	int more = 1;

	in_boot = 0;
	while (more)
		run_on(next_cpu_nr, &more);
	out_flush();
	machine_power_off(EXIT_OK);
}

/*
 * The kernel lies outside of the machine, so that the trace has all of it. Nothing happens but what
 * the trace asks for: no time passes, nobody gives memory back, no module gets room.
 */
static int __init replay_setup(char *str)
{
	static const struct scenario scenario = {
		.describe = replay_machine, .use_bootmem = use_bootmem, .run = replay_run,
	};

	if (!*str)
		return -EINVAL;
	strlcpy(trace_file, str, sizeof(trace_file));
	machine_scenario = &scenario;
	notifier_chain_register(&panic_notifier_list, &panic_block);
	machine.outside = 1;
	stop_jiffies();
	shrinkers_off = 1;
#ifdef CONFIG_MODULES
	modules_off = 1;
#endif
#ifdef CONFIG_SMP
	smp_calls_in_order = 1;
#endif
	/* Nothing but results is printed, unless the kernel dies. */
	console_loglevel = 1;
	trace_open(trace_file);
	return 0;
}
early_param("replay=", replay_setup);

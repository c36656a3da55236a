// SPDX-License-Identifier: GPL-2.0
/*
 * How long the allocators take: the console command 'bench' prints, for each operation, the
 * shortest time of several rounds in picoseconds. tools/bench compares them with others'.
 */
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#define ROUNDS	15
#define BATCH	1000

/* The compiler may not know what becomes of a pointer. */
static __always_inline void use(void *p)
{
	__asm__ __volatile__("" : : "r" (p) : "memory");
}

#define KMALLOC_PAIR(size)					\
static void kmalloc_pair_##size(unsigned long n)		\
{								\
	while (n--) {						\
		void *p = kmalloc(size, GFP_KERNEL);		\
								\
		use(p);						\
		kfree(p);					\
	}							\
}

#define KMALLOC_BATCH(size)					\
static void kmalloc_batch_##size(unsigned long n)		\
{								\
	static void *p[BATCH];					\
	int i;							\
								\
	for (; n >= BATCH; n -= BATCH) {			\
		for (i = 0; i < BATCH; i++) {			\
			p[i] = kmalloc(size, GFP_KERNEL);	\
			use(p[i]);				\
		}						\
		for (i = 0; i < BATCH; i++)			\
			kfree(p[i]);				\
	}							\
}

KMALLOC_PAIR(32)
KMALLOC_PAIR(128)
KMALLOC_PAIR(512)
KMALLOC_PAIR(2048)
KMALLOC_BATCH(32)
KMALLOC_BATCH(128)
KMALLOC_BATCH(512)
KMALLOC_BATCH(2048)

struct bench_percpu {
	char bytes[24];
};

static void percpu_pair_24(unsigned long n)
{
	while (n--) {
		struct bench_percpu *p = alloc_percpu(struct bench_percpu);

		use(p);
		free_percpu(p);
	}
}

static void page_pair(unsigned long n)
{
	while (n--) {
		struct page *page = alloc_pages(GFP_KERNEL, 0);

		use(page);
		__free_pages(page, 0);
	}
}

static DEFINE_PER_CPU(unsigned long, bench_counter);

static void get_cpu_var_inc(unsigned long n)
{
	while (n--) {
		__get_cpu_var(bench_counter)++;
		barrier();
	}
}

static void per_cpu_inc(unsigned long n)
{
	int cpu = smp_processor_id();

	while (n--) {
		per_cpu(bench_counter, cpu)++;
		barrier();
	}
}

#ifndef CONFIG_FREESTANDING
/* What programs of the host have instead. */
static __thread unsigned long tls_counter;

static void thread_local_inc(unsigned long n)
{
	while (n--) {
		tls_counter++;
		barrier();
	}
}
#endif

static const struct bench {
	const char *name;
	void (*run)(unsigned long n);
	unsigned long n;
} benches[] = {
	{ "pair_32",	kmalloc_pair_32,	1000000 },
	{ "pair_128",	kmalloc_pair_128,	1000000 },
	{ "pair_512",	kmalloc_pair_512,	1000000 },
	{ "pair_2048",	kmalloc_pair_2048,	1000000 },
	{ "batch_32",	kmalloc_batch_32,	500000 },
	{ "batch_128",	kmalloc_batch_128,	500000 },
	{ "batch_512",	kmalloc_batch_512,	500000 },
	{ "batch_2048",	kmalloc_batch_2048,	500000 },
	{ "percpu_24",	percpu_pair_24,		200000 },
	{ "page",	page_pair,		500000 },
	{ "get_cpu_var", get_cpu_var_inc,	5000000 },
	{ "per_cpu",	per_cpu_inc,		5000000 },
#ifndef CONFIG_FREESTANDING
	{ "thread_local", thread_local_inc,	5000000 },
#endif
};

static int cmd_bench(int argc, char **argv)
{
	const struct bench *b;
	int round, found = 0;

	if (argc > 2) {
		console_printf("usage: bench [OPERATION]\n");
		return -EINVAL;
	}
	for (b = benches; b < benches + ARRAY_SIZE(benches); b++) {
		unsigned long long best = ~0ULL;

		if (argc > 1 && strcmp(argv[1], b->name))
			continue;
		found = 1;
		for (round = 0; round < ROUNDS; round++) {
			unsigned long long start = sched_clock(), ns;

			b->run(b->n);
			ns = sched_clock() - start;
			if (ns < best)
				best = ns;
		}
		console_printf("%s %llu\n", b->name, best / (b->n / 1000));
	}
	if (!found) {
		console_printf("bench: no operation '%s'\n", argv[1]);
		return -ENOENT;
	}
	return 0;
}
console_command(bench, "[OPERATION]", "times the allocators", cmd_bench);

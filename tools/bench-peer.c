// SPDX-License-Identifier: GPL-2.0
/*
 * The operations of the console's bench, with the C library's allocator: whichever one is
 * preloaded. Prints each one's shortest time of several rounds in picoseconds.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS	15
#define BATCH	1000
#define CPUS	4

static inline void use(void *p)
{
	__asm__ __volatile__("" : : "r" (p) : "memory");
}

static void pair(size_t size, unsigned long n)
{
	while (n--) {
		void *p = malloc(size);

		use(p);
		free(p);
	}
}

static void batch(size_t size, unsigned long n)
{
	static void *p[BATCH];
	int i;

	for (; n >= BATCH; n -= BATCH) {
		for (i = 0; i < BATCH; i++) {
			p[i] = malloc(size);
			use(p[i]);
		}
		for (i = 0; i < BATCH; i++)
			free(p[i]);
	}
}

/* As alloc_percpu(): a header with pointers, and a zeroed copy for each CPU. */
struct header {
	void *ptrs[CPUS];
	void *blkp;
};

static void percpu(size_t size, unsigned long n)
{
	int i;

	while (n--) {
		struct header *h = malloc(sizeof(*h));

		for (i = 0; i < CPUS; i++) {
			h->ptrs[i] = malloc(size);
			memset(h->ptrs[i], 0, size);
		}
		use(h);
		for (i = 0; i < CPUS; i++)
			free(h->ptrs[i]);
		free(h);
	}
}

static void page(size_t size, unsigned long n)
{
	while (n--) {
		void *p;

		if (posix_memalign(&p, size, size))
			abort();
		use(p);
		free(p);
	}
}

static const struct {
	const char *name;
	void (*run)(size_t size, unsigned long n);
	size_t size;
	unsigned long n;
} benches[] = {
	{ "pair_32",	pair,	32,	1000000 },
	{ "pair_128",	pair,	128,	1000000 },
	{ "pair_512",	pair,	512,	1000000 },
	{ "pair_2048",	pair,	2048,	1000000 },
	{ "batch_32",	batch,	32,	500000 },
	{ "batch_128",	batch,	128,	500000 },
	{ "batch_512",	batch,	512,	500000 },
	{ "batch_2048",	batch,	2048,	500000 },
	{ "percpu_24",	percpu,	24,	200000 },
	{ "page",	page,	4096,	500000 },
};

static unsigned long long now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000ULL + ts.tv_nsec;
}

int main(void)
{
	size_t i;

	for (i = 0; i < sizeof(benches) / sizeof(benches[0]); i++) {
		unsigned long long best = ~0ULL;
		int round;

		for (round = 0; round < ROUNDS; round++) {
			unsigned long long start = now(), ns;

			benches[i].run(benches[i].size, benches[i].n);
			ns = now() - start;
			if (ns < best)
				best = ns;
		}
		printf("%s %llu\n", benches[i].name, best * 1000 / benches[i].n);
	}
	return 0;
}

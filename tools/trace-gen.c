// SPDX-License-Identifier: GPL-2.0
/*
 * Makes random traces. Equal arguments give equal traces, on every host.
 *
 *	trace-gen [-b BITS] [-c CPUS] [-m MB] [-n OPERATIONS] [-s SEED] [-x MIX] [-p PERCENT]
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned long bits = 32, cpus = 4, megabytes = 64, operations = 2000, seed = 1;
static unsigned long percent = 60;	/* of the memory to use; above 100 requests fail */
static const char *mix = "mixed";

/* xorshift64*: the same everywhere, unlike rand(). */
static uint64_t state;

static uint32_t draw(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (state * 0x2545f4914f6cdd1dULL) >> 32;
}

static unsigned long below(unsigned long n)
{
	return n ? draw() % n : 0;
}

enum kind { PAGES, OBJECT, KMALLOC, PERCPU };

struct live {
	unsigned long id;
	enum kind kind;
	unsigned long bytes;
	int cache;
};

struct cache {
	unsigned long id, size, objects;
	int dma;
};

static struct live *live;
static size_t nr_live, room;
static struct cache caches[64];
static int nr_caches;
static unsigned long next_id = 1, names, used, limit, memory;	/* bytes */

static void die(const char *what, const char *value)
{
	fprintf(stderr, "trace-gen: %s '%s'\n", what, value);
	exit(2);
}

static void add(enum kind kind, unsigned long bytes, int cache)
{
	if (nr_live == room) {
		room = room ? room * 2 : 1024;
		live = realloc(live, room * sizeof(*live));
		if (!live)
			die("out of memory for", "live objects");
	}
	live[nr_live++] = (struct live){ next_id++, kind, bytes, cache };
	used += bytes;
}

/* A request that may wait would wait for ever where memory is short. */
static const char *gfp(int dma)
{
	static const char *const easy[] = { "kernel", "kernel", "kernel", "atomic", "kernel|nowarn" };
	static const char *const tight[] = { "atomic|nowarn", "kernel|noretry|nowarn" };
	static char text[64];
	int is_tight = used > memory / 10 * 6;

	snprintf(text, sizeof(text), "%s%s", is_tight ? tight[below(2)] : easy[below(5)],
		 dma ? "|dma" : "");
	return text;
}

static void make_cache(void)
{
	struct cache *c = &caches[nr_caches++];
	static const char *const flags[] = { "0", "0", "hwalign", "hwalign", "reclaim",
					     "must_hwalign|hwalign" };
	unsigned long word = bits / 8;

	memset(c, 0, sizeof(*c));
	c->id = next_id++;
	c->dma = !below(8);
	c->size = word + below(below(4) ? 1000 : 20000);
	printf("cc %lu c%lu %lu %u %s%s\n", c->id, ++names, c->size, below(4) ? 0 : 1U << (3 + below(5)),
	       c->dma ? "dma" : flags[below(6)], "");
}

static void free_one(size_t i)
{
	static const char *const words[] = { "fp", "cf", "kf", "pf" };

	printf("%s %lu\n", words[live[i].kind], live[i].id);
	used -= live[i].bytes;
	if (live[i].kind == OBJECT)
		caches[live[i].cache].objects--;
	live[i] = live[--nr_live];
}

static void allocate_pages(void)
{
	unsigned long order = below(8) ? 0 : 1 + below(below(4) ? 3 : 6);
	int dma = !below(20);

	printf("ap %lu %lu %s%s\n", next_id, order, gfp(dma), below(10) ? "" : "|cold");
	add(PAGES, 4096UL << order, 0);
}

static void allocate_kmalloc(void)
{
	unsigned long size = 1 + below(below(10) ? below(4) ? 512 : 4096 : 100000);

	printf("km %lu %lu %s\n", next_id, size, gfp(!below(20)));
	add(KMALLOC, size, 0);
}

static void allocate_object(void)
{
	int i;

	if (!nr_caches || (nr_caches < 32 && !below(200)))
		make_cache();
	i = below(nr_caches);
	printf("ca %lu %lu %s\n", next_id, caches[i].id, gfp(caches[i].dma));
	add(OBJECT, caches[i].size, i);
	caches[i].objects++;
}

static void allocate_percpu(void)
{
	unsigned long size = 1 + below(below(4) ? 128 : 2048);

	/* It may wait: not when memory is short. */
	if (used > memory / 10 * 6)
		return;
	printf("pa %lu %lu %lu\n", next_id, size, bits / 8);
	add(PERCPU, size * cpus + 64, 0);
}

static void allocate(void)
{
	unsigned long what = below(100);

	if (!strcmp(mix, "page"))
		what = what < 90 ? 0 : what;
	else if (!strcmp(mix, "slab"))
		what = what < 10 ? 0 : 20 + what % 75;
	if (what < 20)
		allocate_pages();
	else if (what < 50)
		allocate_kmalloc();
	else if (what < 95)
		allocate_object();
	else
		allocate_percpu();
}

static unsigned long number(const char *text, unsigned long min, unsigned long max)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(text, &end, 10);
	if (*text < '0' || *text > '9' || *end || errno || n < min || n > max)
		die("not a number that is possible here:", text);
	return n;
}

static void header(void)
{
	unsigned long low = bits == 32 && megabytes > 896 ? 896 : megabytes;
	unsigned long dma = low < 16 ? low : 16;

	printf("# trace-gen -b %lu -c %lu -m %lu -n %lu -s %lu -x %s -p %lu\n", bits, cpus, megabytes,
	       operations, seed, mix, percent);
	printf("bits %lu\nsmp %lu\nzone DMA %lu\n", bits, cpus, dma * 256);
	if (low > dma)
		printf("zone NORMAL %lu\n", (low - dma) * 256);
	if (megabytes > low)
		printf("zone HIGHMEM %lu\n", (megabytes - low) * 256);
	printf("reserve 0 1\nreserve 256 %lu\nboot\n", megabytes > 4 ? 512UL : 16UL);
	memory = low << 20;
	limit = memory / 100 * percent;
}

int main(int argc, char **argv)
{
	unsigned long i;
	int c;

	while ((c = getopt(argc, argv, "b:c:m:n:s:x:p:")) != -1)
		switch (c) {
		case 'b':
			bits = number(optarg, 32, 64);
			if (bits != 32 && bits != 64)
				die("expected 32 or 64 bits, not", optarg);
			break;
		case 'c':
			cpus = number(optarg, 1, 32);
			break;
		case 'm':
			megabytes = number(optarg, 4, 1 << 20);
			break;
		case 'n':
			operations = number(optarg, 0, 1UL << 31);
			break;
		case 's':
			seed = number(optarg, 0, ~0UL);
			break;
		case 'x':
			mix = optarg;
			if (strcmp(mix, "mixed") && strcmp(mix, "page") && strcmp(mix, "slab"))
				die("expected a mix of mixed, page or slab, not", mix);
			break;
		case 'p':
			percent = number(optarg, 1, 200);
			break;
		default:
			fprintf(stderr, "usage: trace-gen [-b BITS] [-c CPUS] [-m MB] [-n OPERATIONS] "
				"[-s SEED] [-x mixed|page|slab] [-p PERCENT]\n");
			return 2;
		}

	if (optind < argc)
		die("expected options only, not", argv[optind]);
	state = seed * 0x9e3779b97f4a7c15ULL + 1;
	if (!state)
		state = 1;
	header();
	for (i = 0; i < operations; i++) {
		/* The more is in use, the more is freed. */
		if (!below(60) && cpus > 1)
			printf("cpu %lu\n", below(cpus));
		if (nr_live && (used > limit || below(100) < 35 + used / (limit / 30 + 1)))
			free_one(below(nr_live));
		else
			allocate();
		if (!below(500))
			printf("drain\n");
		if (nr_caches && !below(400))
			printf("cs %lu\n", caches[below(nr_caches)].id);
		if (!below(2000))
			printf("buddyinfo\nslabinfo\n");
	}
	printf("buddyinfo\npcpinfo\nzoneinfo\nslabinfo\n");
	while (nr_live)
		free_one(nr_live - 1);
	for (c = 0; c < nr_caches; c++)
		printf("cd %lu\n", caches[c].id);
	for (i = 0; i < cpus; i++)
		printf("cpu %lu\ndrain\n", i);
	printf("cpu 0\nbuddyinfo\nslabinfo\n");
	/* Some of it may have been lost before. */
	if (fflush(stdout) || ferror(stdout)) {
		perror("trace-gen");
		return 1;
	}
	return 0;
}

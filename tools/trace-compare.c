// SPDX-License-Identifier: GPL-2.0
/*
 * Compares the results of one trace from two kernels: the first operation that lands
 * elsewhere and how many do; and, when most memory is asked for, free blocks by order, what
 * slabs cost, and, as a picture, the pages.
 *
 *	trace-compare peak TRACE
 *	trace-compare HEAD NAME1 OUT1 STATE1 NAME2 OUT2 STATE2 SVG
 *
 * The first form prints the number of the line after which most is asked for. HEAD is the
 * trace up to there, the STATEs are its results, which end with buddyinfo, slabinfo and
 * pagemap.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ORDER	14
#define MAX_ROWS	64

struct text {
	char **line;
	size_t lines;
};

struct zone {
	char name[32];
	unsigned long blocks[MAX_ORDER];
	int orders;
};

struct run {
	unsigned long first, last;
	char kind[16];
	char zone[32];
};

/* What one kernel made of the trace. */
struct result {
	const char *name;
	struct text text, ops;
	struct zone zones[MAX_ROWS];
	int nr_zones;
	unsigned long slab_bytes;		/* in slabs' pages */
	unsigned long objects, active;		/* bytes in objects, in those in use */
	struct run *runs;
	size_t nr_runs;
};

static void die(const char *fmt, ...) __attribute__((__format__(__printf__, 1, 2), __noreturn__));

static void die(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "trace-compare: ");
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fprintf(stderr, "\n");
	exit(2);
}

static void *must(void *p)
{
	if (!p)
		die("out of memory");
	return p;
}

static void add(struct text *t, char *line)
{
	if ((t->lines & (t->lines - 1)) == 0)
		t->line = must(realloc(t->line, (t->lines ? t->lines * 2 : 1) * sizeof(*t->line)));
	t->line[t->lines++] = line;
}

static struct text read_file(const char *path)
{
	struct text t = { 0 };
	char *line = NULL;
	size_t size = 0;
	ssize_t n;
	FILE *f = fopen(path, "r");

	if (!f) {
		perror(path);
		exit(2);
	}
	while ((n = getline(&line, &size, f)) >= 0) {
		if (n && line[n - 1] == '\n')
			line[n - 1] = '\0';
		add(&t, must(strdup(line)));
	}
	free(line);
	fclose(f);
	return t;
}

/* Words of a row, at most @max; how many there are. */
static int split(const char *row, char words[][32], int max)
{
	int n = 0, used;

	while (n < max && sscanf(row, " %31s%n", words[n], &used) == 1) {
		row += used;
		n++;
	}
	return n;
}

/* A zone is named by one word, or by two with several nodes: N0 DMA. */
static int zone_words(char words[][32])
{
	return words[0][0] == 'N' && words[0][1] >= '0' && words[0][1] <= '9' ? 2 : 1;
}

static void read_buddyinfo(struct result *r, size_t i)
{
	r->nr_zones = 0;
	for (; i < r->text.lines && r->text.line[i][0] == ' '; i++) {
		struct zone *z = &r->zones[r->nr_zones];
		char words[20][32];
		int n = split(r->text.line[i], words, 20), k = zone_words(words), o;

		if (r->nr_zones++ == MAX_ROWS)
			die("more than %d zones", MAX_ROWS);
		snprintf(z->name, sizeof(z->name), "%.15s%s%.15s", words[0], k > 1 ? " " : "",
			 k > 1 ? words[1] : "");
		for (o = 0; k + o < n && o < MAX_ORDER; o++)
			z->blocks[o] = strtoul(words[k + o], NULL, 10);
		z->orders = o;
	}
}

/* name active_objs num_objs objsize objperslab pagesperslab … active_slabs num_slabs shared */
static void read_slabinfo(struct result *r, size_t i)
{
	r->slab_bytes = r->objects = r->active = 0;
	for (; i < r->text.lines && r->text.line[i][0] == ' '; i++) {
		char words[16][32];
		unsigned long size;

		if (!strncmp(r->text.line[i], "    ", 4) || split(r->text.line[i], words, 16) < 12)
			continue;
		size = strtoul(words[3], NULL, 10);
		r->active += strtoul(words[1], NULL, 10) * size;
		r->objects += strtoul(words[2], NULL, 10) * size;
		r->slab_bytes += strtoul(words[5], NULL, 10) * strtoul(words[10], NULL, 10) * 4096;
	}
}

static void read_pagemap(struct result *r, size_t i)
{
	r->nr_runs = 0;
	for (; i < r->text.lines && r->text.line[i][0] == ' '; i++) {
		char words[8][32];
		int n = split(r->text.line[i], words, 8), k = zone_words(words);
		struct run *run;

		if (n < k + 2)
			continue;
		r->runs = must(realloc(r->runs, (r->nr_runs + 1) * sizeof(*r->runs)));
		run = &r->runs[r->nr_runs++];
		sscanf(words[k], "%lu-%lu", &run->first, &run->last);
		snprintf(run->kind, sizeof(run->kind), "%.15s", words[k + 1]);
		snprintf(run->zone, sizeof(run->zone), "%.31s", words[k - 1]);
	}
}

static void read_ops(struct result *r, const char *path)
{
	struct text t = read_file(path);
	size_t i;

	for (i = 0; i < t.lines; i++)
		if (t.line[i][0] != ' ' && strstr(t.line[i], " = "))
			add(&r->ops, t.line[i]);
}

/* The last of each kind of state. */
static void read_state(struct result *r, const char *path)
{
	size_t i;

	r->text = read_file(path);
	for (i = 0; i < r->text.lines; i++) {
		char *line = r->text.line[i];

		if (line[0] == ' ')
			continue;
		if (!strcmp(line, "buddyinfo ="))
			read_buddyinfo(r, i + 1);
		else if (!strcmp(line, "slabinfo ="))
			read_slabinfo(r, i + 1);
		else if (!strcmp(line, "pagemap ="))
			read_pagemap(r, i + 1);
	}
}

/* What a request's id stands for: bytes, of a cache those of an object. */
struct id {
	char kind;
	unsigned long bytes;
};

/* More than that no request gets: it fails. */
#define MAX_BYTES	(4096UL << MAX_ORDER)

/* Ids may be any up to 2^31; where there are some, there are more. */
static struct id *find_id(unsigned long id)
{
	static struct id *chunks[1 << 15];
	struct id **chunk;

	if (!id || id >> 31)
		return NULL;
	chunk = &chunks[id >> 16];
	if (!*chunk)
		*chunk = must(calloc(1 << 16, sizeof(**chunk)));
	return *chunk + (id & 0xffff);
}

static unsigned long object_size(const char *cache)
{
	const struct id *id = find_id(strtoul(cache, NULL, 10));

	return id ? id->bytes : 0;
}

/*
 * Bytes that live requests asked for: at the end of the trace those for objects, or, with
 * @peak, the line after which most is asked for, of pages too.
 */
static unsigned long requested(const struct text *trace, int peak)
{
	unsigned long total = 0, most = 0, line = trace->lines;
	size_t i;

	for (i = 0; i < trace->lines; i++) {
		char words[8][32];
		int n = split(trace->line[i], words, 8);
		struct id *id = n > 1 ? find_id(strtoul(words[1], NULL, 10)) : NULL;
		unsigned long bytes = 0;

		if (!id)
			continue;
		if ((!strcmp(words[0], "km") || !strcmp(words[0], "kn")) && n > 2)
			bytes = strtoul(words[2], NULL, 10);
		else if (!strcmp(words[0], "cc") && n > 3)
			id->bytes = strtoul(words[3], NULL, 10);
		else if ((!strcmp(words[0], "ca") || !strcmp(words[0], "can")) && n > 2)
			bytes = object_size(words[2]);
		else if (peak && (!strcmp(words[0], "ap") || !strcmp(words[0], "apn")) && n > 2)
			bytes = strlen(words[2]) < 3 ? 4096UL << (atoi(words[2]) & 31) : 0;
		if (bytes && bytes < MAX_BYTES) {
			id->kind = 'o';
			id->bytes = bytes;
			total += bytes;
		}
		if ((!strcmp(words[0], "kf") || !strcmp(words[0], "cf") || !strcmp(words[0], "fp") ||
		     !strcmp(words[0], "fpc")) && id->kind == 'o') {
			total -= id->bytes;
			id->kind = id->bytes = 0;
		}
		if (total > most) {
			most = total;
			line = i + 1;
		}
	}
	return peak ? line : total;
}

/* Whether operations differ. */
static int compare_ops(const struct result *a, const struct result *b)
{
	size_t n = a->ops.lines < b->ops.lines ? a->ops.lines : b->ops.lines, i, differ = 0;
	size_t first = 0;

	for (i = 0; i < n; i++)
		if (strcmp(a->ops.line[i], b->ops.line[i]) && !differ++)
			first = i;
	if (a->ops.lines != b->ops.lines) {
		if (!differ)
			first = n;
		differ += a->ops.lines + b->ops.lines - 2 * n;
	}
	if (!differ) {
		printf("no operation differs (of %zu)\n", n);
		return 0;
	}
	printf("%zu of %zu operations differ; the first one:\n", differ, n);
	printf("  %-16s %s\n", a->name, first < a->ops.lines ? a->ops.line[first] : "(none)");
	printf("  %-16s %s\n", b->name, first < b->ops.lines ? b->ops.line[first] : "(none)");
	return 1;
}

/* The name of a zone without its node. */
static const char *bare_name(const char *name)
{
	const char *blank = strchr(name, ' ');

	return blank ? blank + 1 : name;
}

static struct zone *find_zone(struct result *r, const char *name)
{
	int z;

	for (z = 0; z < r->nr_zones; z++)
		if (!strcmp(r->zones[z].name, name))
			return &r->zones[z];
	return NULL;
}

/* Has @b every zone of @a? */
static int has_zones(struct result *b, const struct result *a)
{
	int z;

	for (z = 0; z < a->nr_zones; z++)
		if (!find_zone(b, a->zones[z].name))
			return 0;
	return 1;
}

/* Makes one zone of those that have the same name on several nodes. */
static void add_up_nodes(struct result *r)
{
	int nr = r->nr_zones, z, o;

	r->nr_zones = 0;
	for (z = 0; z < nr; z++) {
		struct zone from = r->zones[z], *to = find_zone(r, bare_name(from.name));

		if (!to) {
			to = &r->zones[r->nr_zones++];
			memset(to, 0, sizeof(*to));
			snprintf(to->name, sizeof(to->name), "%s", bare_name(from.name));
		}
		for (o = 0; o < from.orders; o++)
			to->blocks[o] += from.blocks[o];
		if (to->orders < from.orders)
			to->orders = from.orders;
	}
}

static void print_zone(const char *name, struct result *r)
{
	const struct zone *zone = find_zone(r, name);
	unsigned long pages = 0;
	int o;

	printf("  %-10s %-16s", name, r->name);
	if (!zone) {
		printf(" no such zone\n");
		return;
	}
	for (o = 0; o < zone->orders; o++) {
		printf(" %5lu", zone->blocks[o]);
		pages += zone->blocks[o] << o;
	}
	printf("  = %lu pages\n", pages);
}

static void print_blocks(struct result *a, struct result *b)
{
	int added_up = !has_zones(a, b) || !has_zones(b, a), z;

	if (added_up) {
		add_up_nodes(a);
		add_up_nodes(b);
	}
	printf("\nfree blocks by order%s\n", added_up ? ", a zone's of all nodes" : "");
	for (z = 0; z < a->nr_zones; z++) {
		print_zone(a->zones[z].name, a);
		print_zone(a->zones[z].name, b);
	}
	for (z = 0; z < b->nr_zones; z++)
		if (!find_zone(a, b->zones[z].name)) {
			print_zone(b->zones[z].name, a);
			print_zone(b->zones[z].name, b);
		}
}

static void print_slabs(const struct result *a, const struct result *b, unsigned long wanted)
{
	const struct result *r[2] = { a, b };
	int i;

	printf("\nslabs, kB: requested by the trace, in active objects, in objects, in pages\n");
	for (i = 0; i < 2; i++)
		printf("  %-16s %8lu %8lu %8lu %8lu  (pages are %.2f x requested)\n", r[i]->name,
		       wanted / 1024, r[i]->active / 1024, r[i]->objects / 1024,
		       r[i]->slab_bytes / 1024, wanted ? (double)r[i]->slab_bytes / wanted : 0.0);
}

static const struct {
	const char *kind, *colour;
} colours[] = {
	{ "free", "#e8e8e8" }, { "listed", "#9ecae1" }, { "slab", "#fd8d3c" }, { "used", "#74a76c" },
	{ "reserved", "#636363" },
};

static const char *colour_of(const char *kind)
{
	size_t i;

	for (i = 0; i < sizeof(colours) / sizeof(colours[0]); i++)
		if (!strcmp(colours[i].kind, kind))
			return colours[i].colour;
	return "#ff00ff";
}

#define WIDTH	512		/* cells in a row of the picture */
#define HEADER	46

static unsigned long last_page(const struct result *r)
{
	unsigned long last = 0;
	size_t i;

	for (i = 0; i < r->nr_runs; i++)
		if (r->runs[i].last > last)
			last = r->runs[i].last;
	return last + 1;
}

/* A page, or @per pages of which the last one decides, is a cell of the picture. */
static void draw(FILE *f, const struct result *r, int x, unsigned long per)
{
	size_t i;

	fprintf(f, "<text x=\"%d\" y=\"16\">%s</text>\n", x, r->name);
	for (i = 0; i < r->nr_runs; i++) {
		unsigned long first = r->runs[i].first / per, last = r->runs[i].last / per;

		while (first <= last) {
			unsigned long row = first / WIDTH, end = row * WIDTH + WIDTH - 1;

			if (end > last)
				end = last;
			fprintf(f, "<rect x=\"%lu\" y=\"%lu\" width=\"%lu\" height=\"3\" fill=\"%s\"/>\n",
				x + first % WIDTH, HEADER + row * 4, end - first + 1,
				colour_of(r->runs[i].kind));
			first = end + 1;
		}
	}
}

static void write_picture(const char *path, const struct result *a, const struct result *b)
{
	unsigned long pages = last_page(a) > last_page(b) ? last_page(a) : last_page(b);
	unsigned long per = pages / (WIDTH * 128) + 1, rows = pages / per / WIDTH + 1;
	FILE *f = fopen(path, "w");
	size_t i;

	if (!f) {
		perror(path);
		exit(2);
	}
	fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%lu\" "
		"font-family=\"Helvetica, sans-serif\" font-size=\"12\">\n", 2 * WIDTH + 60,
		HEADER + rows * 4 + 10);
	for (i = 0; i < sizeof(colours) / sizeof(colours[0]); i++)
		fprintf(f, "<rect x=\"%zu\" y=\"24\" width=\"10\" height=\"10\" fill=\"%s\"/>"
			"<text x=\"%zu\" y=\"33\">%s</text>\n", 20 + i * 90, colours[i].colour, 34 + i * 90,
			colours[i].kind);
	fprintf(f, "<text x=\"%d\" y=\"33\">%lu page%s a cell, %d cells a row</text>\n", 20 + 5 * 90,
		per, per == 1 ? "" : "s", WIDTH);
	draw(f, a, 20, per);
	draw(f, b, 40 + WIDTH, per);
	fprintf(f, "</svg>\n");
	if (fclose(f)) {
		perror(path);
		exit(2);
	}
	printf("\npages: %s\n", path);
}

int main(int argc, char **argv)
{
	struct result a = { 0 }, b = { 0 };
	struct text trace;

	if (argc == 3 && !strcmp(argv[1], "peak")) {
		trace = read_file(argv[2]);
		printf("%lu\n", requested(&trace, 1));
		return 0;
	}
	if (argc != 9) {
		fprintf(stderr, "usage: trace-compare peak TRACE\n"
			"       trace-compare HEAD NAME1 OUT1 STATE1 NAME2 OUT2 STATE2 SVG\n");
		return 2;
	}
	trace = read_file(argv[1]);
	a.name = argv[2];
	read_ops(&a, argv[3]);
	read_state(&a, argv[4]);
	b.name = argv[5];
	read_ops(&b, argv[6]);
	read_state(&b, argv[7]);
	compare_ops(&a, &b);
	printf("\nWhen most memory is asked for, after line %zu of the trace:\n", trace.lines);
	print_blocks(&a, &b);
	print_slabs(&a, &b, requested(&trace, 0));
	write_picture(argv[8], &a, &b);
	return 0;
}

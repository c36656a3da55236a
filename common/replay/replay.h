/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Replay: a trace says which machine to boot and what to ask its allocators for; what they
 * gave, and where, is printed. The parts of it share this.
 */
#ifndef _REPLAY_H
#define _REPLAY_H

#include <linux/machine.h>
#include <linux/mm.h>
#include <linux/replay.h>
#include <linux/slab.h>

/* Nodes that the machine of a trace has at most. */
#define TRACE_NODES	4

/* Zones of a trace; a release may have more, which are empty. */
#define TRACE_ZONES	3
extern const struct trace_zone {
	const char *name;
	int index;
} trace_zones[TRACE_ZONES];

void replay_machine(void);
void replay_bootmem(void);
unsigned long replay_least_pages(unsigned long *low);

/* A line of the trace, cut into words. */
#define TRACE_WORDS	8
extern int trace_argc;
extern char *trace_argv[TRACE_WORDS + 1];

void trace_open(const char *name);
int trace_next(void);
void trace_push_back(void);
void trace_error(const char *fmt, ...) __printf(1, 2) __noreturn;
void trace_need(int args, const char *usage);
unsigned long trace_number(int arg, const char *what, unsigned long min, unsigned long max);
unsigned int trace_gfp(int arg, int for_pages);
void trace_each_gfp(void (*fn)(const char *word, unsigned int flags));
unsigned long trace_cache_flags(int arg);

/* Results, printed as the trace was recorded. */
void out(const char *fmt, ...) __printf(1, 2);
void out_line(void);
void out_flush(void);

/* What an id of the trace stands for. */
enum live_kind { LIVE_PAGES, LIVE_CACHE, LIVE_OBJECT, LIVE_KMALLOC, LIVE_PERCPU };

struct live {
	unsigned long id;
	enum live_kind kind;
	void *ptr;		/* page, cache or object; NULL: the request failed */
	union {
		unsigned int order;		/* of pages */
		struct live *cache;		/* of an object */
		char *name;			/* of a cache */
	};
	unsigned int dma;	/* of a cache */
	unsigned long objects;	/* of a cache, live */
	struct live *next;
};

struct live *live_add(enum live_kind kind);
struct live *live_find(int arg, enum live_kind kind);
void live_remove(struct live *l);

/* Printing the state of the machine. */
int state_print(const char *what);
kmem_cache_t *cache_named(const char *name, size_t len);
void state_cache(kmem_cache_t *cachep);
void out_zone(struct zone *zone);
void out_location(void *ptr);

void op_facts(void);

#endif

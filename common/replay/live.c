// SPDX-License-Identifier: GPL-2.0
/*
 * What the ids of a trace stand for. Live ones are in a hash table, in memory that grows
 * with their number; of all others one bit remembers whether they were ever used.
 */
#include <linux/kernel.h>
#include <linux/string.h>
#include "replay.h"

#define HASH_SIZE	(1 << 16)
#define CHUNK		(1 << 16)	/* bytes got from outside at a time */
#define MAX_ID		0x7fffffffUL
#define IDS_PER_MAP	(CHUNK * 8)

static struct live *table[HASH_SIZE];
static struct live *unused;
static unsigned char *used_maps[MAX_ID / IDS_PER_MAP + 1];

static struct live **slot(unsigned long id)
{
	return &table[(id ^ id >> 16) % HASH_SIZE];
}

static struct live *find(unsigned long id)
{
	struct live *l;

	for (l = *slot(id); l; l = l->next)
		if (l->id == id)
			return l;
	return NULL;
}

/* Was @id used before? From now on it was. */
static int test_and_use(unsigned long id)
{
	unsigned char **map = &used_maps[id / IDS_PER_MAP], bit = 1 << id % 8, *byte;
	int was;

	if (!*map)
		*map = arch_outside_alloc(CHUNK);
	byte = *map + id % IDS_PER_MAP / 8;
	was = *byte & bit;
	*byte |= bit;
	return was;
}

static int was_used(unsigned long id)
{
	const unsigned char *map = used_maps[id / IDS_PER_MAP];

	return map && (map[id % IDS_PER_MAP / 8] & 1 << id % 8);
}

static struct live *get_entry(void)
{
	struct live *l;
	size_t i;

	if (!unused) {
		l = arch_outside_alloc(CHUNK);
		for (i = 0; i < CHUNK / sizeof(*l); i++) {
			l[i].next = unused;
			unused = l + i;
		}
	}
	l = unused;
	unused = l->next;
	memset(l, 0, sizeof(*l));
	return l;
}

/**
 * live_add - begin the life of the id that is the first argument of the line
 * @kind: what it will stand for
 *
 * An id that was used before is an error of the trace.
 */
struct live *live_add(enum live_kind kind)
{
	unsigned long id = trace_number(1, "id", 1, MAX_ID);
	struct live *l;

	if (test_and_use(id))
		trace_error("%s: id %lu was used before", trace_argv[0], id);
	l = get_entry();
	l->id = id;
	l->kind = kind;
	l->next = *slot(id);
	*slot(id) = l;
	return l;
}

/**
 * live_find - what an id in the line stands for
 * @arg: which word
 * @kind: what it must be
 *
 * An id that is unknown, freed, or of another kind is an error of the trace.
 */
struct live *live_find(int arg, enum live_kind kind)
{
	static const char *const kinds[] = {
		[LIVE_PAGES] = "pages (ap)", [LIVE_CACHE] = "a cache (cc)",
		[LIVE_OBJECT] = "an object (ca)", [LIVE_KMALLOC] = "memory (km)",
		[LIVE_PERCPU] = "a per-CPU object (pa)",
	};
	unsigned long id = trace_number(arg, "id", 1, MAX_ID);
	struct live *l = find(id);

	if (!l)
		trace_error("%s: id %lu was %s", trace_argv[0], id,
			    was_used(id) ? "freed before" : "never allocated");
	if (l->kind != kind)
		trace_error("%s: id %lu is %s, not %s", trace_argv[0], id, kinds[l->kind],
			    kinds[kind]);
	return l;
}

/* Ends the life of an id. */
void live_remove(struct live *l)
{
	struct live **p;

	for (p = slot(l->id); *p != l; p = &(*p)->next)
		;
	*p = l->next;
	l->next = unused;
	unused = l;
}

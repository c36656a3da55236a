// SPDX-License-Identifier: GPL-2.0
/* Tests of caches with CONFIG_DEBUG_SLAB: what is counted. */
#include "debug.h"

#ifdef CONFIG_DEBUG_SLAB

/*
 * Statistics: objects taken from slabs, most of them at a time, slabs made; and how often
 * the arrays were enough.
 */
static char *collected;
static size_t collected_len;
#define COLLECT_MAX	(48 << 10)

static void collect(struct seq_file *m, const char *s, size_t len)
{
	(void)m;
	len = min(len, COLLECT_MAX - 1 - collected_len);
	memcpy(collected + collected_len, s, len);
	collected_len += len;
	collected[collected_len] = '\0';
}

/* What is behind ": globalstat" in the line of the newest cache. */
static const char *statistics(void)
{
	static char text[COLLECT_MAX];
	struct seq_file m = { .put = collect };
	char *p;

	collected = text;
	collected_len = 0;
	proc_read(proc_find("slabinfo"), &m);
	p = strchr(text, '\n');
	p = p ? strchr(p + 1, '\n') : NULL;
	p = p ? strstr(p, " : globalstat") : NULL;
	if (!p)
		return "";
	*strchr(p, '\n') = '\0';
	return p;
}

static void expect_statistics(kmem_cache_t *cachep, unsigned long allocs, unsigned long most,
			      unsigned long grown, unsigned long freeable, int hit, int miss,
			      int free_hit, int free_miss)
{
	char expected[160];

	scnprintf(expected, sizeof(expected),
		  " : globalstat %7lu %6lu %5lu %4lu %4lu %4lu %4u %4lu"
		  " : cpustat %6d %6d %6d %6d", allocs, most, grown, 0UL, 0UL, freeable,
		  usage_of(cachep).free_limit, 0UL, hit, miss, free_hit, free_miss);
	EXPECT_STR_EQ(statistics(), expected);
}

TEST(slab, statistics)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE);
	void *objs[8];

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 0), 0);
	expect_statistics(cachep, 0, 0, 0, 0, 0, 0, 0, 0);
	/* Each slab has one object: every request makes one. */
	alloc_objs(cachep, objs, 8);
	expect_statistics(cachep, 8, 8, 8, 0, 0, 8, 0, 0);
	free_objs(cachep, objs, 4);
	expect_statistics(cachep, 8, 8, 8, 0, 0, 8, 4, 0);
	alloc_objs(cachep, objs, 4);
	expect_statistics(cachep, 8, 8, 8, 0, 4, 8, 4, 0);
	/* The fifth one pushes four into the slabs, which are free then. */
	free_objs(cachep, objs, 5);
	expect_statistics(cachep, 8, 8, 8, 4, 4, 8, 8, 1);
	alloc_objs(cachep, objs, 5);
	expect_statistics(cachep, 12, 8, 8, 4, 8, 9, 8, 1);
	free_objs(cachep, objs, 8);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Free slabs are counted also when what is flushed goes to the shared array. */
TEST(slab, freeable_slabs_are_counted)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE);
	void *objs[8];

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 0), 0);
	alloc_objs(cachep, objs, 8);
	free_objs(cachep, objs, 4);
	/* Four slabs get free without being counted: by new arrays, one of them shared. */
	EXPECT_EQ(tune(cachep, 2, 2, 1), 0);
	expect_statistics(cachep, 8, 8, 8, 0, 0, 8, 4, 0);
	kmem_cache_free(cachep, objs[4]);
	kmem_cache_free(cachep, objs[5]);
	expect_statistics(cachep, 8, 8, 8, 0, 0, 8, 6, 0);
	kmem_cache_free(cachep, objs[6]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 2U);
	expect_statistics(cachep, 8, 8, 8, 4, 0, 8, 6, 1);
	kmem_cache_free(cachep, objs[7]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

#endif

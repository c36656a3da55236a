// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of caches: their geometry. Expected values are those that were measured in the
 * release (64 bits) or computed by its rules (32 bits); and, for all configurations, what
 * the rules give when they are carried out the slow way.
 */
#include <linux/cache.h>
#include "suite.h"

/* The modelled architectures; each has a column in the tables. */
enum types { I386, ARM, X86_64, NR_TYPES };

#if BITS_PER_LONG == 32
#define TYPES		(sizeof(kmem_bufctl_t) == 2 ? I386 : ARM)
#define SLAB_BYTES	24		/* struct slab */
#define CACHE_BYTES	116		/* a cache's descriptor without pointers to arrays, lock */
#define LOCK_BYTES	4
#define DEBUG_BYTES	56
#else
#define TYPES		(sizeof(kmem_bufctl_t) == 2 ? X86_64 : NR_TYPES)
#define SLAB_BYTES	40
#define CACHE_BYTES	184
#define LOCK_BYTES	8
#define DEBUG_BYTES	88
#endif

#define WORD		((unsigned int)sizeof(void *))

/* The value of a fact, by name. */
static const char *wanted_fact;
static unsigned long fact_value;

static void take_fact(const char *name, unsigned long value)
{
	if (!strcmp(name, wanted_fact))
		fact_value = value;
}

static unsigned long fact(const char *name)
{
	wanted_fact = name;
	fact_value = ~0UL;
	kmem_cache_facts(take_fact, 0);
	kmem_cache_facts(take_fact, 1);
	return fact_value;
}

struct geometry {
	unsigned int objsize, num, gfporder, offslab, colour;
	unsigned int slab_size, colour_off, dbghead, reallen;
};

static unsigned int round_up(unsigned int x, unsigned int to)
{
	return (x + to - 1) / to * to;
}

/* How many objects fit, found by trying; *@left: the bytes that are left. */
static unsigned int fit(struct geometry *g, unsigned int align, unsigned int *left)
{
	unsigned int total = PAGE_SIZE << g->gfporder, used, n;
	unsigned int base = g->offslab ? 0 : SLAB_BYTES;
	unsigned int each = g->offslab ? 0 : sizeof(kmem_bufctl_t);

	*left = total - round_up(base, align);
	for (n = 1;; n++) {
		used = n * g->objsize + round_up(base + n * each, align);
		if (used > total || n > (kmem_bufctl_t)~0U - 2)
			return n - 1;
		*left = total - used;
	}
}

/* The geometry that a cache gets; 0 objects: it is refused. */
static void model(struct geometry *g, unsigned int size, unsigned int wish, unsigned long flags)
{
	unsigned int break_order = num_physpages > (32 << 20) >> PAGE_SHIFT ? 1 : 0;
	unsigned int left, align = WORD;
#ifdef CONFIG_DEBUG_SLAB
	int words = size < 4096 || fls(size - 1) == fls(size - 1 + 3 * WORD);
#endif

	memset(g, 0, sizeof(*g));
	size = round_up(size, WORD);
	if (flags & SLAB_HWCACHE_ALIGN)
		for (align = L1_CACHE_BYTES; size <= align / 2; align /= 2)
			;
	g->objsize = size;
	g->reallen = size;
#ifdef CONFIG_DEBUG_SLAB
	if (wish > align && wish > WORD)
		words = 0;
	if (wish > align)
		align = wish;
	if (words) {
		align = WORD;
		g->dbghead = WORD;
		g->objsize += 3 * WORD;
	}
#else
	if (wish > align)
		align = wish;
	g->reallen = round_up(size, align);
#endif
	g->offslab = g->objsize >= PAGE_SIZE / 8;
	g->objsize = round_up(g->objsize, align);
	for (;; g->gfporder++) {
		g->num = fit(g, align, &left);
		if ((flags & SLAB_RECLAIM_ACCOUNT) && g->objsize <= PAGE_SIZE)
			break;
		if (g->gfporder == 5)
			break;
		if (g->num && (g->gfporder >= break_order ||
			       left * 8 <= PAGE_SIZE << g->gfporder))
			break;
	}
	if (!g->num)
		return;

	g->slab_size = SLAB_BYTES + g->num * sizeof(kmem_bufctl_t);
	if (!g->offslab || left >= round_up(g->slab_size, align)) {
		g->slab_size = round_up(g->slab_size, align);
		if (g->offslab)
			left -= g->slab_size;
		g->offslab = 0;
	}
	g->colour_off = align > L1_CACHE_BYTES ? align : L1_CACHE_BYTES;
	g->colour = left / g->colour_off;
}

/* Creates a cache and compares it with the model, and with @row where that is not NULL. */
static void check_geometry(unsigned int size, unsigned int wish, unsigned long flags,
			   const unsigned int row[5])
{
	kmem_cache_t *cachep = kmem_cache_create("geometry", size, wish, flags | SLAB_NO_REAP,
						 NULL, NULL);
	struct slab_usage u;
	struct geometry g;

	ASSERT(cachep);
	u = usage_of(cachep);
	model(&g, size, wish, flags);
	if (u.objsize != g.objsize || u.num != g.num || u.gfporder != g.gfporder ||
	    u.offslab != g.offslab || u.colour != g.colour || u.slab_size != g.slab_size ||
	    u.colour_off != g.colour_off || u.dbghead != g.dbghead || u.reallen != g.reallen)
		test_failed(__FILE__, __LINE__,
			    "size %u, align %u, flags %lx: %u/%u/%u/%u/%u/%u, not %u/%u/%u/%u/%u/%u",
			    size, wish, flags, u.objsize, u.num, u.gfporder, u.offslab,
			    u.colour, u.slab_size, g.objsize, g.num, g.gfporder, g.offslab,
			    g.colour, g.slab_size);
	if (row) {
		EXPECT_EQ(u.objsize, row[0]);
		EXPECT_EQ(u.num, row[1]);
		EXPECT_EQ(u.gfporder, row[2]);
		EXPECT_EQ(u.offslab, row[3]);
		EXPECT_EQ(u.colour, row[4]);
	}
	EXPECT_EQ(kmem_cache_size(cachep), g.reallen);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Per type: bytes of an object, objects per slab, order, management off-slab, colours. */
struct sample {
	unsigned int size;
	unsigned int row[NR_TYPES][5];
};

static const struct sample plain_samples[] = {
	{      8, { { 8, 407, 0, 0, 0 }, { 8, 339, 0, 0, 0 }, { 8, 405, 0, 0, 0 } } },
	{     20, { { 20, 185, 0, 0, 0 }, { 20, 169, 0, 0, 0 }, { 24, 156, 0, 0, 0 } } },
	{     33, { { 36, 107, 0, 0, 0 }, { 36, 101, 0, 0, 1 }, { 40, 96, 0, 0, 0 } } },
	{     60, { { 60, 65, 0, 0, 1 }, { 60, 63, 0, 0, 1 }, { 64, 61, 0, 0, 0 } } },
	{    100, { { 100, 39, 0, 0, 2 }, { 100, 39, 0, 0, 0 }, { 104, 38, 0, 0, 0 } } },
	{    200, { { 200, 20, 0, 0, 1 }, { 200, 19, 0, 0, 6 }, { 200, 20, 0, 0, 0 } } },
	{    300, { { 300, 13, 0, 0, 4 }, { 300, 13, 0, 0, 3 }, { 304, 13, 0, 0, 1 } } },
	{    400, { { 400, 10, 0, 0, 1 }, { 400, 10, 0, 0, 1 }, { 400, 10, 0, 0, 0 } } },
	{    500, { { 500, 8, 0, 0, 1 }, { 500, 8, 0, 0, 1 }, { 504, 8, 0, 0, 0 } } },
	{    512, { { 512, 8, 0, 1, 0 }, { 512, 8, 0, 1, 0 }, { 512, 8, 0, 1, 0 } } },
	{    600, { { 600, 6, 0, 0, 14 }, { 600, 6, 0, 0, 14 }, { 600, 6, 0, 0, 6 } } },
	{    700, { { 700, 11, 1, 0, 13 }, { 700, 11, 1, 0, 13 }, { 704, 11, 1, 0, 6 } } },
	{   1000, { { 1000, 4, 0, 0, 2 }, { 1000, 4, 0, 0, 1 }, { 1000, 4, 0, 0, 0 } } },
	{   1500, { { 1500, 5, 1, 0, 20 }, { 1500, 5, 1, 0, 20 }, { 1504, 5, 1, 0, 9 } } },
	{   2000, { { 2000, 2, 0, 0, 2 }, { 2000, 2, 0, 0, 2 }, { 2000, 2, 0, 0, 0 } } },
	{   2100, { { 2100, 3, 1, 0, 58 }, { 2100, 3, 1, 0, 58 }, { 2104, 3, 1, 0, 28 } } },
	{   3000, { { 3000, 2, 1, 0, 67 }, { 3000, 2, 1, 0, 67 }, { 3000, 2, 1, 0, 33 } } },
	{   5000, { { 5000, 1, 1, 0, 98 }, { 5000, 1, 1, 0, 98 }, { 5000, 1, 1, 0, 49 } } },
	{   9000, { { 9000, 1, 2, 0, 229 }, { 9000, 1, 2, 0, 229 }, { 9000, 1, 2, 0, 114 } } },
	{  20000, { { 20000, 1, 3, 0, 398 }, { 20000, 1, 3, 0, 398 }, { 20000, 1, 3, 0, 198 } } },
	{  40000, { { 40000, 1, 4, 0, 797 }, { 40000, 1, 4, 0, 797 }, { 40000, 1, 4, 0, 398 } } },
	{ 100000, { { 100000, 1, 5, 0, 970 }, { 100000, 1, 5, 0, 970 }, { 100000, 1, 5, 0, 484 } } },
};

static const struct sample aligned_samples[] = {
	{      8, { { 8, 407, 0, 0, 0 }, { 8, 339, 0, 0, 0 }, { 8, 405, 0, 0, 0 } } },
	{     20, { { 32, 119, 0, 0, 0 }, { 32, 113, 0, 0, 0 }, { 32, 119, 0, 0, 0 } } },
	{     33, { { 64, 61, 0, 0, 1 }, { 64, 59, 0, 0, 1 }, { 64, 61, 0, 0, 0 } } },
	{     60, { { 64, 61, 0, 0, 1 }, { 64, 59, 0, 0, 1 }, { 64, 61, 0, 0, 0 } } },
	{    100, { { 128, 31, 0, 0, 1 }, { 128, 30, 0, 0, 3 }, { 128, 31, 0, 0, 0 } } },
	{    200, { { 224, 18, 0, 0, 0 }, { 224, 17, 0, 0, 6 }, { 256, 15, 0, 0, 2 } } },
	{    300, { { 320, 12, 0, 0, 6 }, { 320, 12, 0, 0, 5 }, { 320, 12, 0, 0, 3 } } },
	{    400, { { 416, 9, 0, 0, 9 }, { 416, 9, 0, 0, 9 }, { 448, 9, 0, 0, 0 } } },
	{    500, { { 512, 7, 0, 0, 14 }, { 512, 7, 0, 0, 14 }, { 512, 7, 0, 0, 7 } } },
	{    512, { { 512, 8, 0, 1, 0 }, { 512, 8, 0, 1, 0 }, { 512, 8, 0, 1, 0 } } },
	{    600, { { 608, 6, 0, 0, 12 }, { 608, 6, 0, 0, 12 }, { 640, 6, 0, 0, 3 } } },
	{    700, { { 704, 11, 1, 0, 12 }, { 704, 11, 1, 0, 11 }, { 704, 11, 1, 0, 6 } } },
	{   1000, { { 1024, 4, 0, 1, 0 }, { 1024, 4, 0, 1, 0 }, { 1024, 4, 0, 1, 0 } } },
	{   1500, { { 1504, 5, 1, 0, 19 }, { 1504, 5, 1, 0, 19 }, { 1536, 5, 1, 0, 7 } } },
	{   2000, { { 2016, 2, 0, 0, 1 }, { 2016, 2, 0, 0, 1 }, { 2048, 2, 0, 1, 0 } } },
	{   2100, { { 2112, 3, 1, 0, 57 }, { 2112, 3, 1, 0, 56 }, { 2112, 3, 1, 0, 28 } } },
	{   3000, { { 3008, 2, 1, 0, 67 }, { 3008, 2, 1, 0, 67 }, { 3008, 2, 1, 0, 33 } } },
	{   5000, { { 5024, 1, 1, 0, 98 }, { 5024, 1, 1, 0, 98 }, { 5056, 1, 1, 0, 48 } } },
	{   9000, { { 9024, 1, 2, 0, 229 }, { 9024, 1, 2, 0, 229 }, { 9024, 1, 2, 0, 114 } } },
	{  20000, { { 20000, 1, 3, 0, 398 }, { 20000, 1, 3, 0, 398 }, { 20032, 1, 3, 0, 198 } } },
	{  40000, { { 40000, 1, 4, 0, 797 }, { 40000, 1, 4, 0, 797 }, { 40000, 1, 4, 0, 398 } } },
	{ 100000, { { 100000, 1, 5, 0, 970 }, { 100000, 1, 5, 0, 970 }, { 100032, 1, 5, 0, 484 } } },
};

/* The tables hold for machines with more than 32 MB, without debug words. */
static int tables_hold(void)
{
#ifdef CONFIG_DEBUG_SLAB
	return 0;
#else
	return TYPES != NR_TYPES && num_physpages > (32 << 20) >> PAGE_SHIFT;
#endif
}

static void check_samples(const struct sample *s, unsigned int n, unsigned long flags)
{
	for (; n; n--, s++)
		check_geometry(s->size, 0, flags, tables_hold() ? s->row[TYPES] : NULL);
}

/* Objects are rounded up to words. */
TEST(slab, geometry)
{
	check_samples(plain_samples, ARRAY_SIZE(plain_samples), 0);
}

/* SLAB_HWCACHE_ALIGN: to cache lines, or halves of one as long as objects fit into them. */
TEST(slab, geometry_of_aligned_objects)
{
	check_samples(aligned_samples, ARRAY_SIZE(aligned_samples), SLAB_HWCACHE_ALIGN);
}

/* SLAB_RECLAIM_ACCOUNT: one page, however much is wasted, where an object fits into it. */
TEST(slab, geometry_of_reclaimable_objects)
{
	static const unsigned int sizes[] = { 32, 600, 700, 1500, 2049, 3000, 4096, 4097, 20000 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++)
		check_geometry(sizes[i], 0, SLAB_RECLAIM_ACCOUNT, NULL);
}

/* The caller's alignment counts where it is larger than what the flags give. */
TEST(slab, geometry_with_alignment)
{
	static const unsigned int sizes[] = { 20, 100, 500, 1000, 3000 };
	static const unsigned int wishes[] = { 4, 16, 64, 256, 2048 };
	unsigned int i, j;

	for (i = 0; i < ARRAY_SIZE(sizes); i++)
		for (j = 0; j < ARRAY_SIZE(wishes); j++)
			check_geometry(sizes[i], wishes[j], j % 2 ? SLAB_HWCACHE_ALIGN : 0, NULL);
}

/* SLAB_MUST_HWCACHE_ALIGN is accepted, kept, and changes nothing. */
TEST(slab, must_hwcache_align)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 20, 0, SLAB_MUST_HWCACHE_ALIGN, NULL,
						 NULL);
	struct geometry g;

	ASSERT(cachep);
	model(&g, 20, 0, 0);
	EXPECT_EQ(usage_of(cachep).flags & SLAB_MUST_HWCACHE_ALIGN, SLAB_MUST_HWCACHE_ALIGN);
	EXPECT_EQ(usage_of(cachep).objsize, g.objsize);
	EXPECT_EQ(usage_of(cachep).num, g.num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* From a word to 32 pages. */
TEST(slab, smallest_and_largest_object)
{
	check_geometry(WORD, 0, 0, NULL);
	check_geometry(32 * PAGE_SIZE, 0, 0, NULL);
	check_geometry(32 * PAGE_SIZE, 0, SLAB_HWCACHE_ALIGN, NULL);
}

/* Sizes of structures, which decide how many objects fit and which memory arrays take. */
TEST(slab, structure_sizes)
{
	unsigned long cache = CACHE_BYTES + NR_CPUS * WORD;

#ifdef CONFIG_SMP
	cache += LOCK_BYTES;
#endif
#ifdef CONFIG_DEBUG_SLAB
	cache += DEBUG_BYTES;
#endif
	EXPECT_EQ(fact("sizeof(kmem_cache_t)"), cache);
	EXPECT_EQ(fact("sizeof(struct slab)"), (unsigned long)SLAB_BYTES);
#ifdef CONFIG_TYPES_ARM
	EXPECT_EQ(fact("sizeof(kmem_bufctl_t)"), 4UL);
#else
	EXPECT_EQ(fact("sizeof(kmem_bufctl_t)"), 2UL);
#endif
	EXPECT_EQ(fact("sizeof(struct array_cache)"), 16UL);
	EXPECT_EQ(fact("sizeof(struct arraycache_init)"), 16UL + WORD);
	EXPECT_EQ(fact("sizeof(struct kmem_list3)"), 10UL * WORD);
}

/* Limits; a machine with more than 32 MB has larger slabs rather than waste. */
TEST(slab, limits)
{
	EXPECT_EQ(fact("cache_line_size"), (unsigned long)L1_CACHE_BYTES);
	EXPECT_EQ(fact("MAX_OBJ_ORDER"), 5UL);
	EXPECT_EQ(fact("MAX_GFP_ORDER"), 5UL);
	EXPECT_EQ(fact("BATCHREFILL_LIMIT"), 16UL);
	EXPECT_EQ(fact("slab_break_gfp_order"),
		  num_physpages > (32 << 20) >> PAGE_SHIFT ? 1UL : 0UL);
}

/* Objects per off-slab slab: what the management may have in the largest on-slab kmalloc(). */
TEST(slab, offslab_limit)
{
	static const unsigned long measured[NR_TYPES + 1] = { 116, 58, 108 };
	unsigned long largest = 0;
	struct cache_sizes *s;

	for (s = malloc_sizes; s->cs_cachep; s++)
		if (!usage_of(s->cs_cachep).offslab)
			largest = s->cs_size;
	EXPECT_EQ(fact("offslab_limit"), (largest - SLAB_BYTES) / sizeof(kmem_bufctl_t));
#ifdef CONFIG_DEBUG_SLAB
	if (TYPES == I386)
		EXPECT_EQ(fact("offslab_limit"), 1012UL);
	(void)measured;
#else
	if (TYPES != NR_TYPES)
		EXPECT_EQ(fact("offslab_limit"), measured[TYPES]);
#endif
}

/* No object fits into 32 pages when its alignment makes it larger than that. */
TEST(slab, nothing_fits)
{
	int level = console_loglevel;

	test_log_position();
	console_loglevel = 1;
	EXPECT_PTR_EQ(kmem_cache_create("too-coarse", 131072, 262144, 0, NULL, NULL), NULL);
	console_loglevel = level;
	EXPECT(test_log_has("kmem_cache_create: couldn't create cache too-coarse."));
}

/* Addresses are aligned as was asked for, in slabs of every colour. */
TEST(slab, addresses_are_aligned)
{
	static const struct {
		unsigned int size, align;
		unsigned long flags;
		unsigned int result;	/* 0: a cache line */
	} samples[] = {
		{ 33, 0, SLAB_HWCACHE_ALIGN, 0 },
		{ 300, 0, SLAB_HWCACHE_ALIGN, 0 },
		{ L1_CACHE_BYTES / 2, 0, SLAB_HWCACHE_ALIGN, L1_CACHE_BYTES / 2 },
		{ L1_CACHE_BYTES / 4, 0, SLAB_HWCACHE_ALIGN, L1_CACHE_BYTES / 4 },
		{ 20, 16, 0, 16 },
		{ 20, 128, 0, 128 },
		{ 100, 512, SLAB_HWCACHE_ALIGN, 512 },
		{ 1000, 2048, 0, 2048 },
		{ 20, 0, 0, sizeof(void *) },
	};
	static void *objs[800];
	unsigned int i, j, align, n;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		kmem_cache_t *cachep = kmem_cache_create("aligned", samples[i].size,
							 samples[i].align,
							 samples[i].flags | SLAB_NO_REAP, NULL,
							 NULL);

		ASSERT(cachep);
		align = samples[i].result ? samples[i].result : L1_CACHE_BYTES;
#ifdef CONFIG_DEBUG_SLAB
		/* Debug words leave no more than a word's, unless the caller asks for it. */
		if (samples[i].align <= WORD)
			align = WORD;
#endif
		n = min(3 * usage_of(cachep).num, (unsigned int)ARRAY_SIZE(objs));
		alloc_objs(cachep, objs, n);
		for (j = 0; j < n; j++)
			EXPECT_EQ((unsigned long)objs[j] % align, 0UL);
		free_objs(cachep, objs, n);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/*
 * Colours: the objects of each new slab begin a cache line behind those of the one before,
 * until what is left over is used up; then at the front again.
 *
 *	slab 0   |mgmt|0|1|2|…|............|
 *	slab 1   |....|mgmt|0|1|2|…|.......|
 *	slab 2   |........|mgmt|0|1|2|…|...|
 */
TEST(slab, colours)
{
	kmem_cache_t *cachep = new_cache(600);
	static void *objs[512];
	struct slab_usage u;
	unsigned int slab, i;

	ASSERT(cachep);
	u = usage_of(cachep);
	EXPECT_GE(u.colour, 3U);
	ASSERT((u.colour + 2) * u.num <= ARRAY_SIZE(objs));
	alloc_objs(cachep, objs, (u.colour + 2) * u.num);
	for (slab = 0; slab < u.colour + 2; slab++) {
		unsigned long first = ~0UL, start = slab_start(cachep, objs[slab * u.num]);

		for (i = slab * u.num; i < (slab + 1) * u.num; i++) {
			EXPECT_EQ(slab_start(cachep, objs[i]), start);
			first = min(first, (unsigned long)objs[i] - u.dbghead);
		}
		EXPECT_EQ(first - start, u.slab_size + slab % u.colour * u.colour_off);
		/* The management moves with them. */
		EXPECT_PTR_EQ(virt_to_page(first)->lru.prev,
			      start + slab % u.colour * u.colour_off);
	}
	free_objs(cachep, objs, (u.colour + 2) * u.num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Without a cache line to spare all slabs are alike. */
TEST(slab, no_colours)
{
	static const unsigned int sizes[] = { 8, 32, 512, 4096 };
	static void *objs[2048];
	unsigned int i, slab;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = new_cache(sizes[i]);
		struct slab_usage u;

		ASSERT(cachep);
		u = usage_of(cachep);
		if (u.colour <= 1) {
			alloc_objs(cachep, objs, 3 * u.num);
			for (slab = 0; slab < 3; slab++)
				EXPECT_EQ(slab_colour(cachep, objs[slab * u.num]), 0U);
			free_objs(cachep, objs, 3 * u.num);
		}
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/*
 * Arrays.
 */

/* Entries of a CPU's array, by the size of an object in the slab. */
static unsigned int array_limit(unsigned int objsize)
{
	unsigned int limit = objsize > 131072 ? 1 : objsize > PAGE_SIZE ? 8 :
			     objsize > 1024 ? 24 : objsize > 256 ? 54 : 120;

#ifdef CONFIG_DEBUG_SLAB
	limit = min(limit, 32U);
#endif
	return limit;
}

/* The shared array's, as a multiple of the batch. */
static unsigned int shared_factor(unsigned int objsize)
{
#ifdef CONFIG_SMP
	return objsize <= PAGE_SIZE ? 8 : 0;
#else
	(void)objsize;
	return 0;
#endif
}

/* Larger objects: smaller arrays; batches of half an array; what is kept depends on both. */
TEST(slab, arrays_by_object_size)
{
	static const unsigned int sizes[] = { 8, 256, 257, 1024, 1025, 4096, 4097, 131072 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = new_cache(sizes[i]);
		unsigned int limit;
		struct slab_usage u;

		ASSERT(cachep);
		u = usage_of(cachep);
		limit = array_limit(u.objsize);
		EXPECT_EQ(u.limit, limit);
		EXPECT_EQ(u.batchcount, limit / 2 + limit % 2);
		EXPECT_EQ(u.shared, shared_factor(u.objsize));
		EXPECT_EQ(u.free_limit, (1U + num_online_cpus()) * u.batchcount + u.num);
		EXPECT_EQ(u.shared_avail, 0U);
		EXPECT_EQ(u.num_slabs, 0UL);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/*
 * The general caches: objects per slab, order, management off-slab, colours, bytes of
 * management. 0 objects: the type has no such cache.
 */
static const struct sample general_samples[] = {
	{ 32, { { 119, 0, 0, 0, 288 }, { 113, 0, 0, 0, 480 }, { 119, 0, 0, 0, 288 } } },
	{ 64, { { 61, 0, 0, 1, 160 }, { 59, 0, 0, 1, 288 }, { 61, 0, 0, 0, 192 } } },
	{ 96, { { 41, 0, 0, 1, 128 }, { 40, 0, 0, 2, 192 }, { 0 } } },
	{ 128, { { 31, 0, 0, 1, 96 }, { 30, 0, 0, 3, 160 }, { 31, 0, 0, 0, 128 } } },
	{ 192, { { 20, 0, 0, 6, 64 }, { 20, 0, 0, 4, 128 }, { 20, 0, 0, 2, 128 } } },
	{ 256, { { 15, 0, 0, 6, 64 }, { 15, 0, 0, 5, 96 }, { 15, 0, 0, 2, 128 } } },
	{ 512, { { 8, 0, 1, 0, 40 }, { 8, 0, 1, 0, 56 }, { 8, 0, 1, 0, 56 } } },
	{ 1024, { { 4, 0, 1, 0, 32 }, { 4, 0, 1, 0, 40 }, { 4, 0, 1, 0, 48 } } },
	{ 2048, { { 2, 0, 1, 0, 28 }, { 2, 0, 1, 0, 32 }, { 2, 0, 1, 0, 44 } } },
	{ 4096, { { 1, 0, 1, 0, 26 }, { 1, 0, 1, 0, 28 }, { 1, 0, 1, 0, 42 } } },
	{ 8192, { { 1, 1, 1, 0, 26 }, { 1, 1, 1, 0, 28 }, { 1, 1, 1, 0, 42 } } },
	{ 16384, { { 1, 2, 1, 0, 26 }, { 1, 2, 1, 0, 28 }, { 1, 2, 1, 0, 42 } } },
	{ 32768, { { 1, 3, 1, 0, 26 }, { 1, 3, 1, 0, 28 }, { 1, 3, 1, 0, 42 } } },
	{ 65536, { { 1, 4, 1, 0, 26 }, { 1, 4, 1, 0, 28 }, { 1, 4, 1, 0, 42 } } },
	{ 131072, { { 1, 5, 1, 0, 26 }, { 1, 5, 1, 0, 28 }, { 1, 5, 1, 0, 42 } } },
};

#ifdef CONFIG_DEBUG_SLAB
/* Of i386 with debug words: bytes of an object, and the same. */
static const unsigned int debug_samples[][6] = {
	{ 44, 88, 0, 0, 0, 200 },
	{ 76, 52, 0, 0, 0, 128 },
	{ 108, 37, 0, 0, 0, 100 },
	{ 140, 28, 0, 0, 3, 80 },
	{ 204, 19, 0, 0, 4, 64 },
	{ 268, 15, 0, 0, 0, 56 },
	{ 524, 7, 0, 0, 12, 40 },
	{ 1036, 7, 1, 0, 28, 40 },
	{ 2060, 3, 1, 0, 61, 32 },
	{ 4096, 1, 0, 1, 0, 26 },
	{ 8192, 1, 1, 1, 0, 26 },
	{ 16384, 1, 2, 1, 0, 26 },
	{ 32768, 1, 3, 1, 0, 26 },
	{ 65536, 1, 4, 1, 0, 26 },
	{ 131072, 1, 5, 1, 0, 26 },
};
#endif

/* Sizes and geometry of the general caches; the DMA ones have the same. */
TEST(slab, general_caches)
{
	unsigned int i, dma;

	for (i = 0; malloc_sizes[i].cs_cachep; i++)
		for (dma = 0; dma < 2; dma++) {
			unsigned int size = malloc_sizes[i].cs_size;
			struct slab_usage u = usage_of(dma ? malloc_sizes[i].cs_dmacachep :
						       malloc_sizes[i].cs_cachep);
			char name[24];
			struct geometry g;

			scnprintf(name, sizeof(name), dma ? "size-%u(DMA)" : "size-%u", size);
			EXPECT_STR_EQ(u.name, name);
			model(&g, size, 0, SLAB_HWCACHE_ALIGN);
			EXPECT_EQ(u.reallen, size);
			EXPECT_EQ(u.objsize, g.objsize);
			EXPECT_EQ(u.num, g.num);
			EXPECT_EQ(u.gfporder, g.gfporder);
			EXPECT_EQ(u.offslab, g.offslab);
			EXPECT_EQ(u.colour, g.colour);
			EXPECT_EQ(u.slab_size, g.slab_size);
			EXPECT_EQ(u.limit, array_limit(u.objsize));
			EXPECT_EQ(u.batchcount, (u.limit + 1) / 2);
			EXPECT_EQ(u.shared, shared_factor(u.objsize));
			EXPECT_EQ(u.flags & SLAB_CACHE_DMA, dma ? SLAB_CACHE_DMA : 0UL);
		}
	EXPECT_EQ(malloc_sizes[i].cs_size, ULONG_MAX);
	EXPECT_PTR_EQ(malloc_sizes[i].cs_dmacachep, NULL);
}

/* The same, as it was measured. */
TEST(slab, measured_general_caches)
{
	unsigned int i, n = 0;

#ifdef CONFIG_DEBUG_SLAB
	if (TYPES != I386 || num_physpages <= (32 << 20) >> PAGE_SHIFT)
		SKIP("measured for i386 with more than 32 MB");
	for (i = 0; i < ARRAY_SIZE(debug_samples); i++) {
		const unsigned int *row = debug_samples[i];
		struct slab_usage u = usage_of(malloc_sizes[n++].cs_cachep);

		EXPECT_EQ(u.objsize, row[0]);
		EXPECT_EQ(u.num, row[1]);
		EXPECT_EQ(u.gfporder, row[2]);
		EXPECT_EQ(u.offslab, row[3]);
		EXPECT_EQ(u.colour, row[4]);
		EXPECT_EQ(u.slab_size, row[5]);
	}
	(void)general_samples;
#else
	if (TYPES == NR_TYPES)
		SKIP("no such types were measured");
	for (i = 0; i < ARRAY_SIZE(general_samples); i++) {
		const unsigned int *row = general_samples[i].row[TYPES];
		struct slab_usage u;

		if (!row[0])
			continue;
		u = usage_of(malloc_sizes[n++].cs_cachep);
		EXPECT_EQ(u.objsize, general_samples[i].size);
		EXPECT_EQ(u.num, row[0]);
		EXPECT_EQ(u.gfporder, row[1]);
		EXPECT_EQ(u.offslab, row[2]);
		EXPECT_EQ(u.colour, row[3]);
		EXPECT_EQ(u.slab_size, row[4]);
	}
#endif
	EXPECT_EQ(malloc_sizes[n].cs_size, ULONG_MAX);
}

#ifdef CONFIG_SMP
/*
 * The free limit is computed when a CPU comes up, before it counts as online: general
 * caches end with that of one CPU fewer.
 */
TEST(slab, free_limit_of_general_caches)
{
	struct cache_sizes *s;

	if (num_online_cpus() == 1)
		SKIP("no CPU came up");
	for (s = malloc_sizes; s->cs_cachep; s++) {
		struct slab_usage u = usage_of(s->cs_cachep);

		EXPECT_EQ(u.free_limit, num_online_cpus() * u.batchcount + u.num);
	}
}
#endif

/* Which of the general caches kmalloc() of @size bytes uses. */
static unsigned int class_of(size_t size)
{
	struct cache_sizes *s = malloc_sizes;

	while (s->cs_size < size)
		s++;
	return s - malloc_sizes;
}

/*
 * An array is four 32-bit words and an entry per object, from kmalloc(): one for each
 * online CPU, and the shared one, which is there without an entry too.
 */
TEST(slab, memory_of_arrays)
{
	static const struct { int limit, batch, shared; } samples[] = {
		{ 120, 60, 8 }, { 24, 12, 8 }, { 1, 1, 0 },
	};
	static struct slab_usage before[16];
	static long more[16];
	struct cache_sizes *s;
	unsigned int i, class;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		size_t own = 16 + samples[i].limit * sizeof(void *);
		size_t shared = 16 + samples[i].batch * samples[i].shared * sizeof(void *);
		kmem_cache_t *cachep;

		test_quiesce();
		for (s = malloc_sizes, class = 0; s->cs_cachep; s++)
			before[class++] = usage_of(s->cs_cachep);
		cachep = new_cache(64);
		ASSERT(cachep);
		EXPECT_EQ(tune(cachep, samples[i].limit, samples[i].batch, samples[i].shared), 0);
		test_quiesce();

		memset(more, 0, sizeof(more));
		more[class_of(own)] += num_online_cpus();
		more[class_of(shared)]++;
		/* Where an off-slab slab was made for an array, there is its management too. */
		for (s = malloc_sizes, class = 0; s->cs_cachep; s++, class++)
			if (before[class].offslab)
				more[class_of(before[class].slab_size)] +=
					usage_of(s->cs_cachep).num_slabs - before[class].num_slabs;
		for (s = malloc_sizes, class = 0; s->cs_cachep; s++, class++)
			EXPECT_EQ(usage_of(s->cs_cachep).active_objs,
				  before[class].active_objs + more[class]);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/*
 * kmem_cache, the cache of caches: its objects are rounded to cache lines, and its slabs
 * have one page whatever is wasted.
 */
TEST(slab, cache_of_caches)
{
	struct geometry g = { .gfporder = 0 };
	kmem_cache_t *cachep = NULL;
	struct slab_usage u;
	unsigned int left;

	EXPECT_EQ(kmem_cache_for_each(find_cache_cache, &cachep), 1);
	ASSERT(cachep);
	u = usage_of(cachep);
	g.objsize = round_up(fact("sizeof(kmem_cache_t)"), L1_CACHE_BYTES);
	g.num = fit(&g, L1_CACHE_BYTES, &left);
	EXPECT_EQ(u.objsize, g.objsize);
	EXPECT_EQ(u.num, g.num);
	EXPECT_EQ(u.gfporder, 0U);
	EXPECT_EQ(u.offslab, 0U);
	EXPECT_EQ(u.colour, left / L1_CACHE_BYTES);
	EXPECT_EQ(u.slab_size, round_up(SLAB_BYTES + g.num * sizeof(kmem_bufctl_t),
					L1_CACHE_BYTES));
	EXPECT_EQ(u.flags, SLAB_NO_REAP);
	EXPECT_EQ(u.limit, array_limit(u.objsize));
}

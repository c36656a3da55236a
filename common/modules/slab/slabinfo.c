// SPDX-License-Identifier: GPL-2.0
/* Tests of /proc/slabinfo: what it prints, and tuning caches through it. */
#include <linux/errno.h>
#include "exhaust.h"
#include "suite.h"

static char text[48 << 10];
static size_t text_len;

static void collect(struct seq_file *m, const char *s, size_t len)
{
	(void)m;
	len = min(len, sizeof(text) - 1 - text_len);
	memcpy(text + text_len, s, len);
	text_len += len;
	text[text_len] = '\0';
}

static int read_slabinfo(void)
{
	struct seq_file m = { .put = collect };

	text_len = 0;
	text[0] = '\0';
	return proc_read(proc_find("slabinfo"), &m);
}

/* Copies line @nr of the text; returns whether there is one. */
static int line_nr(unsigned int nr, char *line, size_t size)
{
	char *p = text, *end;

	while (nr-- && p) {
		p = strchr(p, '\n');
		p = p ? p + 1 : NULL;
	}
	if (!p || !*p)
		return 0;
	end = strchr(p, '\n');
	strlcpy(line, p, end ? min(size, (size_t)(end - p) + 1) : size);
	return 1;
}

/* The file is found under its name, and with the founding document's "_bs" behind it. */
TEST(slab, slabinfo_file)
{
	struct proc_entry *entry = proc_find("slabinfo");

	ASSERT(entry);
	EXPECT_EQ(entry->mode, 0644);
	EXPECT(entry->write);
	EXPECT_PTR_EQ(proc_find("slabinfo_bs"), entry);
	EXPECT_PTR_EQ(proc_find("slabinfo_b"), NULL);
	EXPECT_PTR_EQ(proc_find("slabinf"), NULL);
	EXPECT_PTR_EQ(proc_find("slabinfo_bs_bs"), NULL);
}

/* Two lines tell the version and the names of the columns. */
TEST(slab, slabinfo_header)
{
	char line[512];

	EXPECT_EQ(read_slabinfo(), 0);
	ASSERT(line_nr(0, line, sizeof(line)));
#ifdef CONFIG_DEBUG_SLAB
	EXPECT_STR_EQ(line, "slabinfo - version: 2.1 (statistics)");
#else
	EXPECT_STR_EQ(line, "slabinfo - version: 2.1");
#endif
	ASSERT(line_nr(1, line, sizeof(line)));
	EXPECT_STR_EQ(line,
		      "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>"
		      " : tunables <limit> <batchcount> <sharedfactor>"
		      " : slabdata <active_slabs> <num_slabs> <sharedavail>"
#ifdef CONFIG_DEBUG_SLAB
		      " : globalstat <listallocs> <maxobjs> <grown> <reaped> <error>"
		      " <maxfreeable> <freelimit> <nodeallocs>"
		      " : cpustat <allochit> <allocmiss> <freehit> <freemiss>"
#endif
		      );
}

static int count_cache(kmem_cache_t *cachep, void *n)
{
	(void)cachep;
	++*(unsigned int *)n;
	return 0;
}

/* Each cache has a line, newest first, and kmem_cache the last one. */
TEST(slab, slabinfo_lines)
{
	kmem_cache_t *cachep = kmem_cache_create("newest", 100, 0, 0, NULL, NULL);
	unsigned int caches = 0, lines;
	char line[512];

	ASSERT(cachep);
	kmem_cache_for_each(count_cache, &caches);
	EXPECT_EQ(read_slabinfo(), 0);
	for (lines = 0; line_nr(lines, line, sizeof(line)); lines++)
		;
	EXPECT_EQ(lines, caches + 2);
	ASSERT(line_nr(2, line, sizeof(line)));
	EXPECT_EQ(strncmp(line, "newest            ", 18), 0);
	ASSERT(line_nr(lines - 1, line, sizeof(line)));
	EXPECT_EQ(strncmp(line, "kmem_cache        ", 18), 0);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * A cache's line, when 20 objects are in use, 4 wait in the CPU's array and 8 in the
 * shared one, and a slab is free:
 *
 *	active objects 32: what is in arrays counts as in use
 */
TEST(slab, slabinfo_line)
{
	kmem_cache_t *cachep = kmem_cache_create("slabinfo-line", 3000, 0, SLAB_NO_REAP, NULL,
						 NULL);
	unsigned long pages, slabs;
	char line[512], expected[200];
	struct slab_usage u;
	void *objs[40];
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 4, 2), 0);
	pages = read_page_state(nr_slab);
	alloc_objs(cachep, objs, 40);
	/* The shared array takes 8, the CPU's own 4, the others go to their slabs. */
	for (i = 0; i < 20; i++)
		kmem_cache_free(cachep, objs[i]);

	u = usage_of(cachep);
	slabs = (read_page_state(nr_slab) - pages) >> u.gfporder;
	scnprintf(expected, sizeof(expected),
		  "%-17s %6lu %6lu %6u %4u %4d : tunables %4u %4u %4u : slabdata %6lu %6lu %6u",
		  "slabinfo-line", 32UL, slabs * u.num, u.objsize, u.num, 1 << u.gfporder, 4U, 4U,
		  2U, (32UL + u.num - 1) / u.num, slabs, 8U);
	EXPECT_EQ(read_slabinfo(), 0);
	ASSERT(line_nr(2, line, sizeof(line)));
	line[strlen(expected)] = '\0';
	EXPECT_STR_EQ(line, expected);
	EXPECT_GT(slabs * u.num, 32UL);

	for (; i < 40; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

#if BITS_PER_LONG == 64 && !defined(CONFIG_TYPES_ARM) && !defined(CONFIG_DEBUG_SLAB)
/* The same for x86_64, letter by letter. */
TEST(slab, slabinfo_line_by_letter)
{
	kmem_cache_t *cachep = kmem_cache_create("letters", 100, 0, 0, NULL, NULL);
	char line[512];
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(tune(cachep, 30, 10, 3), 0);
	EXPECT_EQ(read_slabinfo(), 0);
	ASSERT(line_nr(2, line, sizeof(line)));
	EXPECT_STR_EQ(line, "letters                1     38    104   38    1"
			    " : tunables   30   10    3 : slabdata      1      1      0");
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}
#endif

/*
 * Tuning.
 */

static ssize_t write_slabinfo(const char *line)
{
	return proc_find("slabinfo")->write(line, strlen(line));
}

/* A write that is accepted takes all its bytes, and the cache has the new numbers. */
TEST(slab, tune)
{
	kmem_cache_t *cachep = kmem_cache_create("tuned", 100, 0, SLAB_NO_REAP, NULL, NULL);
	struct slab_usage u;

	ASSERT(cachep);
	EXPECT_EQ(write_slabinfo("tuned 30 10 3"), 13);
	u = usage_of(cachep);
	EXPECT_EQ(u.limit, 30U);
	EXPECT_EQ(u.batchcount, 10U);
	EXPECT_EQ(u.shared, 3U);
	EXPECT_EQ(u.free_limit, (1 + num_online_cpus()) * 10 + u.num);

	EXPECT_EQ(write_slabinfo("tuned 1 1 0\n"), 12);
	u = usage_of(cachep);
	EXPECT_EQ(u.limit, 1U);
	EXPECT_EQ(u.batchcount, 1U);
	EXPECT_EQ(u.shared, 0U);
	EXPECT_EQ(u.free_limit, 1U + num_online_cpus() + u.num);

	EXPECT_EQ(write_slabinfo("tuned  500   500 1"), 18);
	EXPECT_EQ(usage_of(cachep).limit, 500U);
	EXPECT_EQ(usage_of(cachep).batchcount, 500U);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Everything else is refused, and changes nothing. */
TEST(slab, tune_refused)
{
	static const char *const lines[] = {
		"tuned", "tuned ", "tuned 30", "tuned 30 10", "tuned 30 10 ", "",
		"tuned 0 1 0",		/* no array is that small */
		"tuned 10 0 0", "tuned 10 -1 0", "tuned -10 -10 0",
		"tuned 10 11 0",	/* a batch does not fit into the array */
		"tuned 10 5 -1",
		"tuned x 5 0", "tuned 10 x 0", "tuned 10 5 x",
		"untuned 10 5 0", "tune 10 5 0", "tuned2 10 5 0", " tuned 10 5 0",
		"tuned10 5 0", "tuned\t10 5 0",
		"tuned +10 5 0", "tuned 10 - 5 0", "tuned 10,5,0", "tuned 0x10 5 0",
	};
	kmem_cache_t *cachep = kmem_cache_create("tuned", 100, 0, SLAB_NO_REAP, NULL, NULL);
	struct slab_usage u;
	unsigned int i;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 30, 10, 3), 0);
	for (i = 0; i < ARRAY_SIZE(lines); i++) {
		if (write_slabinfo(lines[i]) != -EINVAL)
			test_failed(__FILE__, __LINE__, "\"%s\" was not refused", lines[i]);
		u = usage_of(cachep);
		EXPECT_EQ(u.limit, 30U);
		EXPECT_EQ(u.batchcount, 10U);
		EXPECT_EQ(u.shared, 3U);
	}
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

static void expect_tuned(const char *line, unsigned int limit, unsigned int batchcount,
			 unsigned int shared)
{
	kmem_cache_t *cachep = kmem_cache_create("tuned", 100, 0, SLAB_NO_REAP, NULL, NULL);
	struct slab_usage u;

	ASSERT(cachep);
	if (write_slabinfo(line) != (ssize_t)strlen(line))
		test_failed(__FILE__, __LINE__, "\"%s\" was refused", line);
	u = usage_of(cachep);
	EXPECT_EQ(u.limit, limit);
	EXPECT_EQ(u.batchcount, batchcount);
	EXPECT_EQ(u.shared_limit, batchcount * shared);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * White space of any kind and amount stands before a number, or none where the one before
 * ends all the same. What stands behind the third is not looked at.
 */
TEST(slab, tune_white_space)
{
	expect_tuned("tuned 30\t10\n3", 30, 10, 3);
	expect_tuned("tuned  \v30 \f10\r 3\n", 30, 10, 3);
	expect_tuned("tuned 30 10 3 4 x", 30, 10, 3);
	expect_tuned("tuned 30 10 3x", 30, 10, 3);
	expect_tuned("tuned 030 0010 3", 30, 10, 3);
	expect_tuned("tuned 30 10-0", 30, 10, 0);
	EXPECT_EQ(write_slabinfo("kmem_cache 1 1-8"), -EINVAL);
}

/* A number that is too large loses its upper bits. */
TEST(slab, tune_numbers_wrap)
{
	expect_tuned("tuned 4294967326 4294967306 4294967299", 30, 10, 3);
	expect_tuned("tuned 30 10 18446744073709551619", 30, 10, 3);
	expect_tuned("tuned 30 10 -18446744073709551613", 30, 10, 3);
}

/* At most 128 bytes may be written. */
TEST(slab, tune_long_line)
{
	kmem_cache_t *cachep = kmem_cache_create("tuned", 100, 0, SLAB_NO_REAP, NULL, NULL);
	char line[160];

	ASSERT(cachep);
	memset(line, ' ', sizeof(line));
	memcpy(line, "tuned 20", 8);
	memcpy(line + 128 - 3, "5 2", 3);
	EXPECT_EQ(proc_find("slabinfo")->write(line, 128), 128);
	EXPECT_EQ(usage_of(cachep).limit, 20U);

	memcpy(line, "tuned 40", 8);
	memset(line + 120, ' ', 40);
	memcpy(line + 129 - 3, "5 2", 3);
	EXPECT_EQ(proc_find("slabinfo")->write(line, 129), -EINVAL);
	EXPECT_EQ(usage_of(cachep).limit, 20U);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * The memory of an array, and the entries of a shared one, are ints: more than fit wrap.
 * An array can then be had, but has no room for what it says; nobody uses it here.
 */
TEST(slab, tune_sizes_wrap)
{
	kmem_cache_t *cachep = kmem_cache_create("tuned", 100, 0, SLAB_NO_REAP, NULL, NULL);
	char line[64];
	int limit;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 30, 10, 3), 0);
	/* Too large, or negative and larger than all that there is: the shared array stays. */
	mute_console();
	EXPECT_EQ(tune(cachep, 16, 16, 200000), 0);
	EXPECT_EQ(usage_of(cachep).shared_limit, 30U);
	EXPECT_EQ(tune(cachep, 120, 60, 99999999), 0);
	EXPECT_EQ(usage_of(cachep).shared_limit, 30U);
	EXPECT_EQ(write_slabinfo("tuned 16000 16000 200000"), 24);
	unmute_console();

	/* 4 · 2^30 are no entries at all, and those of 2^30 and 2^31 need no memory. */
	EXPECT_EQ(tune(cachep, 4, 4, 1 << 30), 0);
	EXPECT_EQ(usage_of(cachep).shared_limit, 0U);
	EXPECT_EQ(tune(cachep, 1, 1, 1 << 30), 0);
	EXPECT_EQ(usage_of(cachep).shared_limit, 1U << 30);
	EXPECT_EQ(tune(cachep, 2, 2, 1 << 30), 0);
	EXPECT_EQ(usage_of(cachep).shared_limit, 1U << 31);

	/* So are a CPU's: 2^29 entries of 8 bytes, 2^30 of 4. */
	limit = BITS_PER_LONG == 64 ? 1 << 29 : 1 << 30;
	scnprintf(line, sizeof(line), "tuned %d 1 0", limit / 2);
	mute_console();
	EXPECT_EQ(write_slabinfo(line), -ENOMEM);
	unmute_console();
	EXPECT_EQ(tune(cachep, limit, 1, 0), 0);
	EXPECT_EQ(usage_of(cachep).limit, (unsigned int)limit);
	EXPECT_EQ(tune(cachep, 30, 10, 3), 0);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* What waits in the old arrays goes to the slabs; objects in use are what they were. */
TEST(slab, tune_empties_arrays)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned long *objs[60];
	unsigned int i, j;

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 10, 5, 4), 0);
	alloc_objs(cachep, (void **)objs, 60);
	for (i = 0; i < 60; i++)
		for (j = 0; j < 100 / sizeof(long); j++)
			objs[i][j] = i * 100 + j;
	/* The array may hold more than was asked for. */
	kmem_cache_shrink(cachep);
	for (i = 0; i < 30; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 20U);
	EXPECT_EQ(usage_of(cachep).active_objs, 60UL);

	EXPECT_EQ(tune(cachep, 20, 10, 2), 0);
	EXPECT_EQ(usage_of(cachep).shared_avail, 0U);
	EXPECT_EQ(usage_of(cachep).active_objs, 30UL);
	for (; i < 60; i++) {
		for (j = 0; j < 100 / sizeof(long) && objs[i][j] == i * 100 + j; j++)
			;
		EXPECT_EQ(j, (unsigned int)(100 / sizeof(long)));
		kmem_cache_free(cachep, objs[i]);
	}
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * The new limit of free objects is in force when the old arrays are emptied. Their objects
 * count as free before the first one is, and each is a slab here: so many stay.
 */
TEST(slab, tune_frees_by_the_new_limit)
{
	kmem_cache_t *cachep = new_cache(PAGE_SIZE);
	void *objs[NR_CPUS + 28];	/* more than the new limit */
	const unsigned int n = ARRAY_SIZE(objs);

	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, n, n, 0), 0);
	alloc_objs(cachep, objs, n);
	free_objs(cachep, objs, n);
	EXPECT_EQ(usage_of(cachep).num_slabs, n);
	EXPECT_EQ(tune(cachep, 2, 1, 0), 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, (unsigned long)usage_of(cachep).free_limit);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* A CPU's array can be on its node only where there are nodes; there, arrays are passed by. */
static void *take_array(kmem_cache_t *general, int cpu)
{
#ifdef CONFIG_NUMA
	kmem_cache_shrink(general);
#endif
	return alloc_on(general, cpu_to_node(cpu));
}

static void leave_array(kmem_cache_t *general, void *array)
{
	kmem_cache_free(general, array);
#ifdef CONFIG_NUMA
	kmem_cache_shrink(general);
#endif
}

/*
 * A CPU's array can be had for the first k CPUs only: the arrays made are freed again and
 * nothing has changed. When all CPUs have theirs and the shared one can't be had, the old
 * one stays.
 */
TEST(slab, tune_without_memory)
{
	enum { OWN = 20, SHARED = 2 * 15 };	/* entries: of different size classes */
	kmem_cache_t *own = general_cache(16 + OWN * sizeof(void *));
	static void *kept[NR_CPUS], *pins[NR_CPUS];
	struct taken_objects owns, shareds;
	struct page *pages;
	kmem_cache_t *cachep;
	struct slab_usage u;
	void *objs[8];
	int cpus = num_online_cpus(), k, i;

	for_each_online_cpu(i)
		if (!node_present_pages(cpu_to_node(i)))
			SKIP("CPU %d's node has no memory", i);
	cachep = new_cache(100);
	ASSERT(cachep);
	EXPECT_EQ(tune(cachep, 4, 2, 3), 0);
	alloc_objs(cachep, objs, 8);
	for (i = 0; i < 5; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(usage_of(cachep).shared_avail, 2U);
	/* A pin beside each keeps the slab when it is left. */
	for (i = 0; i < cpus; i++) {
		kept[i] = take_array(own, i);
		pins[i] = take_array(own, i);
		ASSERT(kept[i] && pins[i]);
	}
	ASSERT(own != general_cache(16 + SHARED * sizeof(void *)));
	pages = take_all_memory();
	take_all_objects(&owns, own);
	take_all_objects(&shareds, general_cache(16 + SHARED * sizeof(void *)));

	for (k = 0; k < cpus; k++) {
		for (i = 0; i < k; i++)
			leave_array(own, kept[i]);
		EXPECT_EQ(write_slabinfo("slab__tune_without_memory 20 15 2"), -ENOMEM);
		u = usage_of(cachep);
		EXPECT_EQ(u.limit, 4U);
		EXPECT_EQ(u.batchcount, 2U);
		EXPECT_EQ(u.shared_limit, 6U);
		EXPECT_EQ(u.shared_avail, 2U);
		EXPECT_EQ(u.free_limit, (1U + cpus) * 2 + u.num);
		for (i = 0; i < k; i++) {
			kept[i] = take_array(own, i);
			EXPECT(kept[i]);
		}
		EXPECT_PTR_EQ(kmem_cache_alloc(own, GFP_KERNEL | __GFP_NOWARN), NULL);
	}
	/* Array and shared array still hand out what they had. */
	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), objs[4]);
	kmem_cache_free(cachep, objs[4]);

	for (i = 0; i < cpus; i++)
		leave_array(own, kept[i]);
	EXPECT_EQ(write_slabinfo("slab__tune_without_memory 20 15 2"),
		  (ssize_t)strlen("slab__tune_without_memory 20 15 2"));
	u = usage_of(cachep);
	EXPECT_EQ(u.limit, 20U);
	EXPECT_EQ(u.batchcount, 15U);
	EXPECT_EQ(u.shared_limit, 6U);
	EXPECT_EQ(u.shared_avail, 2U);
	EXPECT_EQ(u.free_limit, (1U + cpus) * 15 + u.num);

	for (i = 0; i < cpus; i++)
		kmem_cache_free(own, pins[i]);
	give_objects_back(&shareds);
	give_objects_back(&owns);
	give_memory_back(pages);
	for (i = 5; i < 8; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * What is wrong with a cache's lists.
 */

/* A slab's count of objects in use; it lies behind the list and two words. */
static unsigned int *slab_inuse(const void *obj)
{
	return (unsigned int *)((unsigned long *)virt_to_page(obj)->lru.prev + 4);
}

/* The first thing that is wrong is told, once, however many there are. */
static void expect_error(kmem_cache_t *cachep, unsigned int *inuse, unsigned int wrong,
			 const char *error)
{
	unsigned int right = *inuse;
	char line[100];

	scnprintf(line, sizeof(line), "slab: cache %s error: %s\n", usage_of(cachep).name, error);
	*inuse = wrong;
	test_log_position();
	mute_console();
	EXPECT_EQ(read_slabinfo(), 0);
	unmute_console();
	*inuse = right;
	EXPECT(test_log_has(line));
	EXPECT(!test_log_has("free_objects accounting error"));
	test_log_position();
	EXPECT_EQ(read_slabinfo(), 0);
	EXPECT(!test_log_has("accounting error"));
}

TEST(slab, slabinfo_finds_wrong_counts)
{
	kmem_cache_t *cachep = kmem_cache_create("wrong", 1000, 0, SLAB_NO_REAP, NULL, NULL);
	unsigned int num, i;
	void *objs[32];

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(num > 1 && 2 * num <= ARRAY_SIZE(objs));
	/* A full slab, a partial one with one object, and later a free one. */
	EXPECT_EQ(tune(cachep, 1, 1, 0), 0);
	alloc_objs(cachep, objs, num + 1);
	expect_error(cachep, slab_inuse(objs[0]), num - 1, "slabs_full accounting error");
	expect_error(cachep, slab_inuse(objs[num]), num, "slabs_partial inuse accounting error");
	expect_error(cachep, slab_inuse(objs[num]), 0, "slabs_partial/inuse accounting error");
	/* Large batches: what gets free is kept. */
	EXPECT_EQ(tune(cachep, 2 * num, 2 * num, 0), 0);
	for (i = 0; i < num; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(tune(cachep, 2 * num, 2 * num, 0), 0);
	EXPECT_EQ(usage_of(cachep).num_slabs, 2UL);
	EXPECT_EQ(usage_of(cachep).active_slabs, 1UL);
	expect_error(cachep, slab_inuse(objs[0]), 1, "slabs_free/inuse accounting error");
	kmem_cache_free(cachep, objs[num]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

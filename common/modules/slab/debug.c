// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of caches with CONFIG_DEBUG_SLAB: guards around objects, patterns in them, and
 * what is said, or done, about those who break them.
 *
 *	| red zone | user's object … | red zone | last caller |
 *	<- dbghead -><-- reallen --->
 *	<--------------------- objsize ---------------------->
 */
#include <linux/asan.h>
#include <linux/console.h>
#include <linux/interrupt.h>
#include "exhaust.h"
#include "suite.h"

#ifdef CONFIG_DEBUG_SLAB

#define WORD		((unsigned int)sizeof(void *))
#define IN_USE		0x170FC2A5UL
#define FREE		0x5A2CF071UL
#define DEBUG_FLAGS	(SLAB_RED_ZONE | SLAB_STORE_USER | SLAB_POISON)

/* A word before, in or behind an object, @offset bytes from where the user's begins. */
static unsigned long __no_asan peek(const void *obj, long offset)
{
	return *(const volatile unsigned long *)((const char *)obj + offset);
}

static void __no_asan poke(void *obj, long offset, unsigned long value)
{
	*(volatile unsigned long *)((char *)obj + offset) = value;
}

/* Is every byte but the last @byte, and the last one the end of a pattern? */
static int __no_asan has_pattern(const void *obj, unsigned int len, unsigned char byte)
{
	const volatile unsigned char *p = obj;
	unsigned int i;

	for (i = 0; i < len - 1 && p[i] == byte; i++)
		;
	return i == len - 1 && p[i] == 0xa5;
}

/* Reports go to the log while this is running. */
#define MUTED(statement)						\
do {									\
	test_log_position();						\
	mute_console();							\
	statement;							\
	unmute_console();						\
} while (0)

static unsigned long flags_of(size_t size, size_t align, unsigned long flags)
{
	kmem_cache_t *cachep = kmem_cache_create("flags", size, align, flags, NULL, NULL);
	unsigned long result;

	if (!cachep)
		return ~0UL;
	result = usage_of(cachep).flags & DEBUG_FLAGS;
	kmem_cache_destroy(cachep);
	return result;
}

/*
 * Guards are left out where they would cost a power of two, from a page on, or break the
 * caller's alignment; patterns where readers may still look at a free object.
 */
TEST(slab, which_checks)
{
	EXPECT_EQ(flags_of(WORD, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(100, 0, SLAB_HWCACHE_ALIGN), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(4095, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(4096, 0, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(4097, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(8192 - 3 * WORD, 0, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(8192 - 3 * WORD + 1, 0, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(8192, 0, 0), SLAB_POISON);

	EXPECT_EQ(flags_of(100, WORD, 0), DEBUG_FLAGS);
	EXPECT_EQ(flags_of(100, 2 * WORD, 0), SLAB_POISON);
	EXPECT_EQ(flags_of(100, 256, SLAB_HWCACHE_ALIGN), SLAB_POISON);
	EXPECT_EQ(flags_of(100, 0, SLAB_DESTROY_BY_RCU), SLAB_RED_ZONE | SLAB_STORE_USER);
}

/* Guards are a word each, and so is what tells the last caller. */
TEST(slab, debug_words)
{
	kmem_cache_t *guarded = kmem_cache_create("guarded", 100, 0, 0, NULL, NULL);
	kmem_cache_t *bare = kmem_cache_create("bare", 4096, 0, 0, NULL, NULL);
	struct slab_usage u;

	ASSERT(guarded && bare);
	u = usage_of(guarded);
	EXPECT_EQ(u.reallen, (100 + WORD - 1) / WORD * WORD);
	EXPECT_EQ(u.dbghead, WORD);
	EXPECT_EQ(u.objsize, u.reallen + 3 * WORD);
	EXPECT_EQ(kmem_cache_size(guarded), u.reallen);
	u = usage_of(bare);
	EXPECT_EQ(u.reallen, 4096U);
	EXPECT_EQ(u.dbghead, 0U);
	EXPECT_EQ(u.objsize, 4096U);
	EXPECT_EQ(kmem_cache_destroy(guarded), 0);
	EXPECT_EQ(kmem_cache_destroy(bare), 0);
}

/* Guards and pattern tell whether an object is in use. */
TEST(slab, guards_and_patterns)
{
	static const size_t sizes[] = { 8, 100, 600, 3000, 5000 };
	unsigned int i, len;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		kmem_cache_t *cachep = new_cache(sizes[i]);
		void *obj;

		ASSERT(cachep);
		len = kmem_cache_size(cachep);
		obj = kmem_cache_alloc(cachep, GFP_KERNEL);
		ASSERT(obj);
		EXPECT(has_pattern(obj, len, 0x5a));
		EXPECT_EQ(peek(obj, -(long)WORD), IN_USE);
		EXPECT_EQ(peek(obj, len), IN_USE);
		kmem_cache_free(cachep, obj);
		EXPECT(has_pattern(obj, len, 0x6b));
		EXPECT_EQ(peek(obj, -(long)WORD), FREE);
		EXPECT_EQ(peek(obj, len), FREE);
		EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	}
}

/* The other objects of a new slab are marked as free, without a caller. */
TEST(slab, new_slab_is_marked_free)
{
	kmem_cache_t *cachep = new_cache(100);
	struct slab_usage u;
	unsigned int i;
	char *obj, *first;

	ASSERT(cachep);
	u = usage_of(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	first = obj - slab_index(cachep, obj) * u.objsize;
	for (i = 0; i < u.num; i++) {
		char *other = first + i * u.objsize;

		if (other == obj)
			continue;
		EXPECT(has_pattern(other, u.reallen, 0x6b));
		EXPECT_EQ(peek(other, -(long)WORD), FREE);
		EXPECT_EQ(peek(other, u.reallen), FREE);
		EXPECT_EQ(peek(other, u.reallen + WORD), 0UL);
	}
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

static noinline void *alloc_from_here(kmem_cache_t *cachep)
{
	void *obj = kmem_cache_alloc(cachep, GFP_KERNEL);

	barrier();
	return obj;
}

static noinline void free_from_here(kmem_cache_t *cachep, void *obj)
{
	kmem_cache_free(cachep, obj);
	barrier();
}

static noinline void *kmalloc_from_here(void)
{
	void *obj = kmalloc(100, GFP_KERNEL);

	barrier();
	return obj;
}

/* An address within a small function. */
#define EXPECT_WITHIN(addr, fn)						\
do {									\
	EXPECT_GT(addr, (unsigned long)(fn));				\
	EXPECT_LT(addr, (unsigned long)(fn) + 1024);			\
} while (0)

/* Who allocated an object, or freed it, is kept behind it. */
TEST(slab, last_caller)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int where;
	void *objs[17], *obj;

	ASSERT(cachep);
	where = kmem_cache_size(cachep) + WORD;
	obj = alloc_from_here(cachep);		/* after a refill */
	EXPECT_WITHIN(peek(obj, where), alloc_from_here);
	free_from_here(cachep, obj);
	EXPECT_WITHIN(peek(obj, where), free_from_here);
	obj = alloc_from_here(cachep);		/* from the array */
	EXPECT_WITHIN(peek(obj, where), alloc_from_here);
	kmem_cache_free(cachep, obj);

	/* When the array is full, too. */
	EXPECT_EQ(tune(cachep, 16, 16, 0), 0);
	alloc_objs(cachep, objs, 17);
	kmem_cache_shrink(cachep);
	free_objs(cachep, objs, 16);
	free_from_here(cachep, objs[16]);
	EXPECT_WITHIN(peek(objs[16], where), free_from_here);

	obj = kmalloc_from_here();
	EXPECT_WITHIN(peek(obj, ksize(obj) + WORD), kmalloc_from_here);
	kfree(obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * Constructors: an object with a pattern is constructed when it is handed out and
 * destructed when it is given back.
 */
static struct {
	void *obj;
	unsigned long flags;
	unsigned int n;
} ctor_call, dtor_call;

static void note_ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)cachep;
	ctor_call.obj = obj;
	ctor_call.flags = flags;
	ctor_call.n++;
	if (!(flags & SLAB_CTOR_VERIFY))
		*(unsigned long *)obj = 0xc0ffee;
}

static void note_dtor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)cachep;
	dtor_call.obj = obj;
	dtor_call.flags = flags;
	dtor_call.n++;
}

static void forget_calls(void)
{
	memset(&ctor_call, 0, sizeof(ctor_call));
	memset(&dtor_call, 0, sizeof(dtor_call));
}

TEST(slab, constructed_for_each_user)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP, note_ctor,
						 note_dtor);
	void *obj;

	ASSERT(cachep);
	forget_calls();
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(ctor_call.n, 1U);
	EXPECT_PTR_EQ(ctor_call.obj, obj);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR);
	EXPECT_EQ(*(unsigned long *)obj, 0xc0ffeeUL);
	EXPECT_EQ(dtor_call.n, 0U);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(dtor_call.n, 1U);
	EXPECT_PTR_EQ(dtor_call.obj, obj);
	EXPECT_EQ(dtor_call.flags, 0UL);
	EXPECT(has_pattern(obj, kmem_cache_size(cachep), 0x6b));

	obj = kmem_cache_alloc(cachep, GFP_ATOMIC);
	EXPECT_EQ(ctor_call.n, 2U);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_ATOMIC);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	EXPECT_EQ(dtor_call.n, 2U);
}

/* Without a pattern all objects of a slab are constructed when it is made. */
TEST(slab, constructed_with_the_slab)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP |
						 SLAB_DESTROY_BY_RCU, note_ctor, NULL);
	void *obj;

	ASSERT(cachep);
	forget_calls();
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	EXPECT_EQ(ctor_call.n, usage_of(cachep).num);
	kmem_cache_free(cachep, obj);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	EXPECT_EQ(ctor_call.n, usage_of(cachep).num);
	EXPECT_EQ(*(unsigned long *)obj, 0xc0ffeeUL);
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* SLAB_DEBUG_INITIAL: the constructor looks at each object that is given back. */
TEST(slab, constructor_verifies)
{
	kmem_cache_t *cachep = kmem_cache_create(__func__, 100, 0, SLAB_NO_REAP |
						 SLAB_DEBUG_INITIAL, note_ctor, NULL);
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	forget_calls();
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(ctor_call.n, 1U);
	EXPECT_PTR_EQ(ctor_call.obj, obj);
	EXPECT_EQ(ctor_call.flags, SLAB_CTOR_CONSTRUCTOR | SLAB_CTOR_VERIFY);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);

	/* Without one the flag is dropped. */
	MUTED(cachep = kmem_cache_create("unverified", 100, 0, SLAB_DEBUG_INITIAL, NULL, NULL));
	ASSERT(cachep);
	EXPECT(test_log_has("No con, but init state check requested - unverified"));
	EXPECT_EQ(usage_of(cachep).flags & SLAB_DEBUG_INITIAL, 0UL);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/*
 * Reports.
 */

/* Nobody who keeps to his object is reported. */
TEST(slab, no_false_alarm)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;
	void *objs[50];

	ASSERT(cachep);
	test_log_position();
	alloc_objs(cachep, objs, 50);
	for (i = 0; i < 50; i++)
		memset(objs[i], 0xff, kmem_cache_size(cachep));
	free_objs(cachep, objs, 50);
	alloc_objs(cachep, objs, 50);
	free_objs(cachep, objs, 50);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	EXPECT(!test_log_has("slab"));
	EXPECT(!test_log_has("Slab"));
}

#define OVERWRITTEN	"double free, or memory outside object was overwritten"

/* Writing behind an object, or before it, is found when it is freed. */
TEST(slab, overrun_is_found)
{
	kmem_cache_t *cachep = kmem_cache_create("overrun", 100, 0, 0, NULL, NULL);
	unsigned int len;
	char line[120];
	void *obj;

	ASSERT(cachep);
	len = kmem_cache_size(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	poke(obj, len, 0x1234);
	MUTED(kmem_cache_free(cachep, obj));
	EXPECT(test_log_has("slab error in cache_free_debugcheck(): cache `overrun': " OVERWRITTEN));
	scnprintf(line, sizeof(line), "%p: redzone 1: 0x170fc2a5, redzone 2: 0x1234.",
		  (char *)obj - WORD);
	EXPECT(test_log_has(line));

	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj);
	poke(obj, -(long)WORD, 0x5678);
	MUTED(kmem_cache_free(cachep, obj));
	EXPECT(test_log_has(OVERWRITTEN));
	EXPECT(test_log_has("redzone 1: 0x5678, redzone 2: 0x170fc2a5."));

	/* It goes on with fresh guards. */
	EXPECT_EQ(peek(obj, len), FREE);
	EXPECT_EQ(peek(obj, -(long)WORD), FREE);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* Writing into a free object is found when it is handed out; neighbours are shown. */
TEST(slab, write_after_free_is_found)
{
	kmem_cache_t *cachep = new_cache(100);
	void *objs[10], *obj;
	unsigned int len, i;
	char line[120];

	ASSERT(cachep);
	len = kmem_cache_size(cachep);
	alloc_objs(cachep, objs, 10);
	obj = objs[5];
	kmem_cache_free(cachep, obj);
	poke(obj, 32, 0x11);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	scnprintf(line, sizeof(line), "Slab corruption: start=%p, len=%d", obj, len);
	EXPECT(test_log_has(line));
	EXPECT(test_log_has("020: 11 00 00 00 "));
	EXPECT(!test_log_has("000: 6b"));
	EXPECT(!test_log_has("010: 6b"));
	EXPECT(test_log_has("Redzone: 0x5a2cf071/0x5a2cf071."));
	EXPECT(test_log_has("Last user: [<"));
	scnprintf(line, sizeof(line), "Prev obj: start=%p, len=%d",
		  (char *)obj - usage_of(cachep).objsize, len);
	EXPECT(test_log_has(line));
	scnprintf(line, sizeof(line), "Next obj: start=%p, len=%d",
		  (char *)obj + usage_of(cachep).objsize, len);
	EXPECT(test_log_has(line));
	EXPECT(test_log_has("Redzone: 0x170fc2a5/0x170fc2a5."));

	/* The last byte counts too; the object is as new each time. */
	EXPECT(has_pattern(obj, len, 0x5a));
	kmem_cache_free(cachep, obj);
	poke(obj, len - WORD, peek(obj, len - WORD) ^ (0xffUL << (8 * (WORD - 1))));
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	EXPECT(test_log_has("Slab corruption"));
	for (i = 0; i < 10; i++)
		kmem_cache_free(cachep, objs[i]);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* The first and the last object of a slab have one neighbour. */
TEST(slab, neighbours_at_the_ends)
{
	kmem_cache_t *cachep = new_cache(1000);
	unsigned int num, i;
	void *objs[16];

	ASSERT(cachep);
	num = usage_of(cachep).num;
	ASSERT(num >= 2 && num <= ARRAY_SIZE(objs));
	alloc_objs(cachep, objs, num);
	for (i = 0; i < num; i++) {
		unsigned int nr = slab_index(cachep, objs[i]);

		kmem_cache_free(cachep, objs[i]);
		poke(objs[i], 0, 0);
		MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), objs[i]));
		EXPECT(test_log_has("Slab corruption"));
		EXPECT_EQ(test_log_has("Prev obj:"), nr > 0);
		EXPECT_EQ(test_log_has("Next obj:"), nr < num - 1);
	}
	free_objs(cachep, objs, num);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* At most six lines of a damaged object are shown. */
TEST(slab, long_damage_is_cut_short)
{
	kmem_cache_t *cachep = new_cache(600);
	unsigned int i;
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	kmem_cache_free(cachep, obj);
	for (i = 0; i < 600; i += WORD)
		poke(obj, i, 0);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	EXPECT(test_log_has("050: 00 00 00"));
	EXPECT(!test_log_has("060: 00 00 00"));
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* What nobody allocates again is looked at when its slab is destroyed. */
TEST(slab, damage_is_found_in_the_end)
{
	kmem_cache_t *cachep = kmem_cache_create("end", 100, 0, 0, NULL, NULL);
	unsigned int len;
	void *a, *b;

	ASSERT(cachep);
	len = kmem_cache_size(cachep);
	a = kmem_cache_alloc(cachep, GFP_KERNEL);
	b = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(a && b);
	kmem_cache_free(cachep, a);
	kmem_cache_free(cachep, b);
	poke(a, 8, 0);
	poke(b, len, 0);
	MUTED(kmem_cache_shrink(cachep));
	EXPECT(test_log_has("Slab corruption: start="));
	EXPECT(test_log_has("slab error in slab_destroy(): cache `end': "
			    "start or end of a freed object was overwritten"));
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* An object that is freed twice is handed out twice: both times it is noticed. */
TEST(slab, double_free_is_found)
{
	kmem_cache_t *cachep = kmem_cache_create("twice", 100, 0, 0, NULL, NULL);
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	kmem_cache_free(cachep, obj);
	MUTED(kmem_cache_free(cachep, obj));
	EXPECT(test_log_has("slab error in cache_free_debugcheck(): cache `twice': " OVERWRITTEN));
	EXPECT(test_log_has("redzone 1: 0x5a2cf071, redzone 2: 0x5a2cf071."));

	EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	EXPECT(test_log_has("slab error in cache_alloc_debugcheck_after(): cache `twice': "
			    "double free, or memory before object was overwritten"));
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* An object given back to another cache: both are named, and it goes on. */
TEST(slab, wrong_cache_is_found)
{
	kmem_cache_t *right = kmem_cache_create("right", 100, 0, SLAB_NO_REAP, NULL, NULL);
	kmem_cache_t *wrong = kmem_cache_create("wrong", 100, 0, SLAB_NO_REAP, NULL, NULL);
	char line[120];
	void *obj;

	ASSERT(right && wrong);
	obj = kmem_cache_alloc(right, GFP_KERNEL);
	ASSERT(obj);
	MUTED(kmem_cache_free(wrong, obj));
	scnprintf(line, sizeof(line), "mismatch in kmem_cache_free: expected cache %p, got %p",
		  right, wrong);
	EXPECT(test_log_has(line));
	EXPECT(test_log_has(" is right."));
	EXPECT(test_log_has(" is wrong."));
	EXPECT(test_log_has("Badness in cache_free_debugcheck at "));

	/* The array of the wrong one has it. */
	EXPECT_PTR_EQ(kmem_cache_alloc(wrong, GFP_KERNEL), obj);
	kmem_cache_free(right, obj);
	EXPECT_EQ(kmem_cache_destroy(right), 0);
	EXPECT_EQ(kmem_cache_destroy(wrong), 0);
}

static void __no_asan long_ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)flags;
	*(volatile char *)((char *)obj + kmem_cache_size(cachep)) = 0;
}

/* A constructor that takes the object for longer than it is. */
TEST(slab, long_constructor_is_found)
{
	kmem_cache_t *cachep = kmem_cache_create("ctor", 100, 0, SLAB_DESTROY_BY_RCU, long_ctor,
						 NULL);
	void *obj;

	ASSERT(cachep);
	MUTED(obj = kmem_cache_alloc(cachep, GFP_KERNEL));
	ASSERT(obj);
	EXPECT(test_log_has("slab error in cache_init_objs(): cache `ctor': "
			    "constructor overwrote the end of an object"));
	MUTED(kmem_cache_free(cachep, obj));
	MUTED(EXPECT_EQ(kmem_cache_destroy(cachep), 0));
}

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

/*
 * What ends the kernel.
 */

FATAL_TEST(slab, double_free_reaches_the_slab, "slab: double free detected in cache 'twice', objp")
{
	kmem_cache_t *cachep = kmem_cache_create("twice", 100, 0, 0, NULL, NULL);
	void *a = kmem_cache_alloc(cachep, GFP_KERNEL), *b;

	b = kmem_cache_alloc(cachep, GFP_KERNEL);
	kmem_cache_free(cachep, a);
	kmem_cache_free(cachep, a);
	kmem_cache_free(cachep, b);
	kmem_cache_shrink(cachep);
}

FATAL_TEST(slab, kfree_of_pages, "kfree_debugcheck: bad ptr")
{
	kfree((void *)__get_free_page(GFP_KERNEL));
}

FATAL_TEST(slab, kfree_of_stack, "kfree_debugcheck: out of range ptr")
{
	long on_stack = 0;

	kfree(&on_stack);
}

FATAL_TEST(slab, ksize_of_pages, "kfree_debugcheck: bad ptr")
{
	ksize((void *)__get_free_page(GFP_KERNEL));
}

FATAL_TEST(slab, free_inside_an_object, "kernel BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);
	char *obj = kmem_cache_alloc(cachep, GFP_KERNEL);

	kmem_cache_free(cachep, obj + 16);
}

/* The management's chain of free objects, behind struct slab, was overwritten. */
FATAL_TEST(slab, chain_overwritten, "slab: Internal list corruption detected in cache 'chain'")
{
	kmem_cache_t *cachep = kmem_cache_create("chain", 100, 0, 0, NULL, NULL);
	void *obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	kmem_bufctl_t *chain = (void *)((char *)virt_to_page(obj)->lru.prev +
					(BITS_PER_LONG == 64 ? 40 : 24));

	/* The array has the first 16: the chain begins behind them. */
	kmem_cache_free(cachep, obj);
	chain[16] = 0;
	kmem_cache_shrink(cachep);
}

FATAL_TEST(slab, create_rcu_with_poison, "kernel BUG at mm/slab.c")
{
	kmem_cache_create("rcu", 32, 0, SLAB_DESTROY_BY_RCU | SLAB_POISON, NULL, NULL);
}

FATAL_TEST(slab, shrink_with_interrupts_off, "kernel BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);

	local_irq_disable();
	kmem_cache_shrink(cachep);
}

#ifdef CONFIG_NUMA
FATAL_TEST(slab, alloc_node_with_interrupts_off, "kernel BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);

	local_irq_disable();
	alloc_on(cachep, 0);
}
#endif

#endif

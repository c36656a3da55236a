// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of caches with CONFIG_DEBUG_SLAB: what is said about those who write where they may
 * not, or free what they should not, and what ends the kernel.
 */
#include <linux/kallsyms.h>
#include "debug.h"

#ifdef CONFIG_DEBUG_SLAB

/* Whoever writes into his own objects only is not reported. */
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

#define FREED		" of a freed object was overwritten"
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

static void __no_asan poke_byte(void *obj, unsigned int offset, unsigned char value)
{
	((volatile unsigned char *)obj)[offset] = value;
}

/*
 * Behind a line that was shown the next one's first byte is not compared:
 *
 *	damage at	lines shown
 *	5 and 16	000
 *	5 and 17	000 and 010
 *	5 and 32	000 and 020
 *	16		010
 */
TEST(slab, first_byte_behind_a_line)
{
	static const struct { unsigned int at; const char *line; int shown; } second[] = {
		{ 16, "010: 22 6b", 0 }, { 17, "010: 6b 22", 1 }, { 32, "020: 22 6b", 1 },
	};
	kmem_cache_t *cachep = new_cache(100);
	unsigned int i;
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	for (i = 0; i < ARRAY_SIZE(second); i++) {
		kmem_cache_free(cachep, obj);
		poke_byte(obj, 5, 0x11);
		poke_byte(obj, second[i].at, 0x22);
		MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
		EXPECT(test_log_has("000: 6b 6b 6b 6b 6b 11 6b"));
		EXPECT_EQ(test_log_has(second[i].line), second[i].shown);
	}
	kmem_cache_free(cachep, obj);
	poke_byte(obj, 16, 0x22);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	EXPECT(test_log_has("010: 22 6b"));
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* The last user is shown by address and name, without a blank between them. */
TEST(slab, last_user_has_a_name)
{
	kmem_cache_t *cachep = new_cache(100);
	unsigned long user, size, offset;
	const char *name;
	char line[200];
	void *obj;

	ASSERT(cachep);
	obj = kmem_cache_alloc(cachep, GFP_KERNEL);
	ASSERT(obj);
	kmem_cache_free(cachep, obj);
	user = peek(obj, kmem_cache_size(cachep) + WORD);
	name = kallsyms_lookup(user, &size, &offset);
	ASSERT(name);
	scnprintf(line, sizeof(line), "Last user: [<%p>](%s+0x%lx/0x%lx)\n", (void *)user, name,
		  offset, size);
	poke(obj, 0, 0);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	EXPECT(test_log_has(line));

	/* What is no function is shown as a number. */
	kmem_cache_free(cachep, obj);
	poke(obj, 0, 0);
	poke(obj, kmem_cache_size(cachep) + WORD, 0x1234);
	MUTED(EXPECT_PTR_EQ(kmem_cache_alloc(cachep, GFP_KERNEL), obj));
	scnprintf(line, sizeof(line), "Last user: [<%p>](0x1234)\n", (void *)0x1234);
	EXPECT(test_log_has(line));
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* What nobody allocates again is looked at when its slab is destroyed. */
TEST(slab, damage_is_found_in_the_end)
{
	kmem_cache_t *cachep = kmem_cache_create("end", 100, 0, 0, NULL, NULL);
	unsigned int len;
	void *objs[2];

	ASSERT(cachep);
	len = kmem_cache_size(cachep);
	alloc_objs(cachep, objs, 2);
	free_objs(cachep, objs, 2);
	poke(objs[0], 8, 0);
	poke(objs[1], len, 0);
	MUTED(kmem_cache_shrink(cachep));
	EXPECT(test_log_has("Slab corruption: start="));
	EXPECT(test_log_has("slab error in slab_destroy(): cache `end': end" FREED));
	EXPECT(!test_log_has("cache `end': start"));
	EXPECT(!test_log_has("redzone 1:"));

	alloc_objs(cachep, objs, 1);
	kmem_cache_free(cachep, objs[0]);
	poke(objs[0], -(long)WORD, 0);
	MUTED(kmem_cache_shrink(cachep));
	EXPECT(test_log_has("slab error in slab_destroy(): cache `end': start" FREED));
	EXPECT(!test_log_has("cache `end': end"));
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
			    OVERWRITTEN));
	kmem_cache_free(cachep, obj);
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
}

/* An object given back to another cache: both are named, and the other one gets it. */
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

static long ctor_writes_at;

static void __no_asan wide_ctor(void *obj, kmem_cache_t *cachep, unsigned long flags)
{
	(void)cachep;
	(void)flags;
	*(volatile char *)((char *)obj + ctor_writes_at) = 0;
}

static void expect_wide_ctor(const char *name, long writes_at, const char *found,
			     const char *not_found)
{
	kmem_cache_t *cachep;
	void *obj;

	ctor_writes_at = writes_at;
	cachep = kmem_cache_create(name, 104, 0, SLAB_DESTROY_BY_RCU, wide_ctor, NULL);
	ASSERT(cachep);
	MUTED(obj = kmem_cache_alloc(cachep, GFP_KERNEL));
	ASSERT(obj);
	EXPECT(test_log_has(found));
	EXPECT(!test_log_has(not_found));
	MUTED(kmem_cache_free(cachep, obj));
	MUTED(EXPECT_EQ(kmem_cache_destroy(cachep), 0));
}

/* A constructor that takes the object for longer than it is, or writes before it. */
TEST(slab, wide_constructor_is_found)
{
	expect_wide_ctor("behind", 104, "slab error in cache_init_objs(): cache `behind': "
			 "constructor overwrote the end of an object",
			 "constructor overwrote the start");
	expect_wide_ctor("before", -(long)WORD, "slab error in cache_init_objs(): cache `before': "
			 "constructor overwrote the start of an object",
			 "constructor overwrote the end");
}

/* A name with a blank makes two columns of /proc/slabinfo. */
TEST(slab, blank_in_a_name)
{
	kmem_cache_t *cachep;

	MUTED(cachep = kmem_cache_create("two words", 100, 0, 0, NULL, NULL));
	ASSERT(cachep);
	EXPECT(test_log_has("Badness in "));
	EXPECT_EQ(kmem_cache_destroy(cachep), 0);
	MUTED(cachep = kmem_cache_create("one\tword", 100, 0, 0, NULL, NULL));
	ASSERT(cachep);
	EXPECT(!test_log_has("Badness in "));
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

/* No machine has its memory there. */
static void *out_of_range(void)
{
	return (void *)opaque(PAGE_SIZE + 2 * WORD);
}

FATAL_TEST(slab, kfree_out_of_range, "kfree_debugcheck: out of range ptr")
{
	kfree(out_of_range());
}

/* A wild pointer ends the kernel before anything is written around it. */
FATAL_TEST(slab, kmem_cache_free_of_pages, "kfree_debugcheck: bad ptr")
{
	kmem_cache_free(new_cache(100), (char *)__get_free_page(GFP_KERNEL) + WORD);
}

FATAL_TEST(slab, kmem_cache_free_out_of_range, "kfree_debugcheck: out of range ptr")
{
	kmem_cache_free(new_cache(100), out_of_range());
}

static void free_inside_an_object(void)
{
	kmem_cache_t *cachep = new_cache(100);
	char *obj = kmem_cache_alloc(cachep, GFP_KERNEL);

	kmem_cache_free(cachep, obj + 16);
}

/*
 * The words around the address are taken for guards: that they are wrong is reported, and
 * they are written, before it is seen that no object begins there.
 */
FATAL_TEST(slab, free_inside_is_reported,
	   "slab error in cache_free_debugcheck(): cache `free_inside_an_object': " OVERWRITTEN)
{
	free_inside_an_object();
}

FATAL_TEST(slab, free_inside_dies, "BUG at mm/slab.c")
{
	free_inside_an_object();
}

/* Memory for devices is refused even where the array has objects. */
FATAL_TEST(slab, dma_from_a_filled_array, "BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);

	kmem_cache_free(cachep, kmem_cache_alloc(cachep, GFP_KERNEL));
	kmem_cache_alloc(cachep, SLAB_KERNEL | SLAB_DMA);
}

FATAL_TEST_BOOTMEM(slab, kmalloc_before_caches, "BUG at mm/slab.c")
{
	__kmalloc(opaque(32), GFP_KERNEL);
}

static void overwrite_chain(void)
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

/* The management's chain of free objects, behind struct slab, was overwritten. */
FATAL_TEST(slab, chain_overwritten, "slab: Internal list corruption detected in cache 'chain'")
{
	overwrite_chain();
}

/* Its bytes follow behind an empty line, 16 in each. */
FATAL_TEST(slab, chain_is_dumped, "(16). Hexdump:")
{
	overwrite_chain();
}

FATAL_TEST(slab, create_rcu_with_poison, "BUG at mm/slab.c")
{
	kmem_cache_create("rcu", 32, 0, SLAB_DESTROY_BY_RCU | SLAB_POISON, NULL, NULL);
}

FATAL_TEST(slab, shrink_with_interrupts_off, "BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);

	local_irq_disable();
	kmem_cache_shrink(cachep);
}

#ifdef CONFIG_NUMA
FATAL_TEST(slab, alloc_node_with_interrupts_off, "BUG at mm/slab.c")
{
	kmem_cache_t *cachep = new_cache(100);

	local_irq_disable();
	alloc_on(cachep, 0);
}
#endif

#endif

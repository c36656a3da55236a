// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of the room that modules' per-CPU variables get (kernel/module.c).
 *
 *	template:  | kernel's own variables |  room for modules …         |
 *	           ^ __per_cpu_start        ^ first                       ^ + PERCPU_ENOUGH_ROOM
 */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/string.h>
#include <linux/test.h>
#include "../slab/exhaust.h"

#if defined(CONFIG_MODULES) && defined(CONFIG_SMP)

/* Where the room begins, and how much there is, bytes. */
static char *first_room(unsigned long *bytes)
{
	extern char __per_cpu_start[], __per_cpu_end[];
	unsigned long own = ALIGN(__per_cpu_end - __per_cpu_start, SMP_CACHE_BYTES);

	*bytes = PERCPU_ENOUGH_ROOM - own;
	return __per_cpu_start + own;
}

static void *modalloc(unsigned long size, unsigned long align)
{
	return percpu_modalloc(size, align);
}

/*
 * Requests are served first fit, one behind the other, and a freed block is used again by
 * the next one that fits.
 */
TEST(percpu, modroom_first_fit)
{
	unsigned long room;
	char *first = first_room(&room), *a, *b, *c;

	a = modalloc(64, 8);
	b = modalloc(128, 8);
	c = modalloc(64, 8);
	EXPECT_PTR_EQ(a, first);
	EXPECT_PTR_EQ(b, first + 64);
	EXPECT_PTR_EQ(c, first + 192);

	percpu_modfree(b);
	EXPECT_PTR_EQ(modalloc(256, 8), first + 256);
	EXPECT_PTR_EQ(modalloc(32, 8), first + 64);
	EXPECT_PTR_EQ(modalloc(96, 8), first + 96);

	percpu_modfree(first);
	percpu_modfree(first + 64);
	percpu_modfree(first + 96);
	percpu_modfree(first + 192);
	percpu_modfree(first + 256);
}

/*
 * What alignment costs goes to the block before, used or free:
 *
 *	| 20 | 12 lost to alignment | 64, aligned to 32 |
 */
TEST(percpu, modroom_alignment)
{
	/* The template is aligned to 32 bytes, and so no more than that can be had for sure. */
	const unsigned long align = 32;
	unsigned long room;
	char *first = first_room(&room), *a, *b;

	a = modalloc(20, 4);
	b = modalloc(64, align);
	EXPECT_PTR_EQ(a, first);
	EXPECT_PTR_EQ(b, first + align);
	/* The used block before has grown: nothing fits in between. */
	EXPECT_PTR_EQ(modalloc(8, 4), first + align + 64);

	percpu_modfree(first + align + 64);
	percpu_modfree(b);
	percpu_modfree(a);
	EXPECT_PTR_EQ(modalloc(room, 8), first);
	percpu_modfree(first);
}

/* A rest of at most a word is not worth a block of its own. */
TEST(percpu, modroom_small_rest)
{
	unsigned long room;
	char *first = first_room(&room), *a, *b;

	a = modalloc(64, 8);
	b = modalloc(64, 8);
	percpu_modfree(a);
	EXPECT_PTR_EQ(modalloc(64 - sizeof(long), 4), first);
	/* The rest went with it. */
	EXPECT_PTR_EQ(modalloc(sizeof(long), 4), b + 64);

	percpu_modfree(b + 64);
	percpu_modfree(b);
	percpu_modfree(first);
}

/* Free neighbours become one block again, whatever the order. */
TEST(percpu, modroom_merges)
{
	unsigned long room;
	char *first = first_room(&room), *block[5];
	static const int orders[3][5] = {
		{ 0, 1, 2, 3, 4 }, { 4, 3, 2, 1, 0 }, { 1, 3, 0, 4, 2 },
	};
	unsigned int i, j;

	for (i = 0; i < ARRAY_SIZE(orders); i++) {
		for (j = 0; j < ARRAY_SIZE(block); j++)
			block[j] = modalloc(512, 16);
		for (j = 0; j < ARRAY_SIZE(block); j++)
			percpu_modfree(block[orders[i][j]]);
		EXPECT_PTR_EQ(modalloc(room, 8), first);
		percpu_modfree(first);
	}
}

/* All the room can be had, and not a byte more. */
TEST(percpu, modroom_exhausted)
{
	unsigned long room;
	char *first = first_room(&room), *all;

	test_log_position();
	EXPECT_PTR_EQ(modalloc(room + 1, 1), NULL);
	EXPECT(test_log_has("Could not allocate"));
	all = modalloc(room, 1);
	EXPECT_PTR_EQ(all, first);
	EXPECT_PTR_EQ(modalloc(1, 1), NULL);
	percpu_modfree(all);
}

/* A module's initial values are copied to each possible CPU, and to each its own. */
TEST(percpu, modroom_copies)
{
	static const char initial[] = "a module's initial values";
	char *p = modalloc(sizeof(initial), 8);
	int cpu;

	ASSERT_PTR_NE(p, NULL);
	percpu_modcopy(p, initial, sizeof(initial));
	for_each_cpu(cpu) {
		unsigned long moved = (unsigned long)&per_cpu(nr_percpu_objects, cpu) -
				      (unsigned long)&per_cpu__nr_percpu_objects;
		char *copy = RELOC_HIDE(p, moved);

		EXPECT_STR_EQ(copy, initial);
		memset(copy, 0, sizeof(initial));
	}
	percpu_modfree(p);
}

/*
 * A block is noted down in an array that grows when it is full. Without memory for that the
 * request fails, and says nothing. The first block that is large enough is the only one that
 * is tried, though one behind it would need no splitting:
 *
 *	| 64 free | 16 | 48 free | 16 | 16 | …
 *
 * What alignment costs was given to the block before already, and stays there.
 */
TEST(percpu, modroom_no_memory_to_split)
{
	static struct taken_objects taken[32];
	unsigned long room, fillers = 0, i, n = 0;
	struct page *pages;
	char *first = first_room(&room), *last, *failed[2], *c;

	EXPECT_PTR_EQ(modalloc(64, 8), first);
	EXPECT_PTR_EQ(modalloc(16, 8), first + 64);
	c = modalloc(48, 8);
	EXPECT_PTR_EQ(c, first + 80);

	pages = take_all_memory();
	for (n = 0; malloc_sizes[n].cs_size != ULONG_MAX && n < ARRAY_SIZE(taken); n++)
		take_all_objects(&taken[n], malloc_sizes[n].cs_cachep);
	test_log_position();
	do
		last = modalloc(16, 16);
	while (last && ++fillers);
	percpu_modfree(first);
	percpu_modfree(c);
	failed[0] = modalloc(48, 8);
	failed[1] = modalloc(128, 32);
	EXPECT(!test_log_has("Could not allocate"));
	while (n)
		give_objects_back(&taken[--n]);
	give_memory_back(pages);

	EXPECT_PTR_EQ(failed[0], NULL);
	EXPECT_PTR_EQ(failed[1], NULL);
	EXPECT_LT(fillers, (room - 128) / 16);
	/* Entries for what is asked for now: the array stays as it is. */
	ASSERT_GE(fillers, 3UL);
	for (i = 0; i < 2; i++)
		percpu_modfree(first + 128 + 16 * i);
	EXPECT_PTR_EQ(modalloc(48, 8), first);
	percpu_modfree(first);
	/* Behind the last filler, aligned to 32 bytes by now whatever is asked for. */
	last = modalloc(128, 4);
	EXPECT_PTR_EQ(last, first + ALIGN(128 + 16 * fillers, 32));

	percpu_modfree(last);
	percpu_modfree(first + 64);
	for (i = 2; i < fillers; i++)
		percpu_modfree(first + 128 + 16 * i);
	EXPECT_PTR_EQ(modalloc(room, 8), first);
	percpu_modfree(first);
}

/* Room for nothing is an entry of 0 bytes, which looks free: the next one gets it too. */
TEST(percpu, modroom_of_no_size)
{
	unsigned long room;
	char *first = first_room(&room);

	EXPECT_PTR_EQ(modalloc(0, 8), first);
	EXPECT_PTR_EQ(modalloc(0, 8), first);
	percpu_modfree(first);
	EXPECT_PTR_EQ(modalloc(room, 8), first);
	percpu_modfree(first);
}

/* Nobody looks whether a block is in use: what is freed twice is in use again, by no one. */
TEST(percpu, modroom_freed_twice)
{
	unsigned long room;
	char *first = first_room(&room), *p;

	p = modalloc(64, 8);
	EXPECT_PTR_EQ(p, first);
	EXPECT_PTR_EQ(modalloc(64, 8), first + 64);
	percpu_modfree(p);
	percpu_modfree(p);
	EXPECT_PTR_EQ(modalloc(64, 8), first + 128);
	percpu_modfree(p);
	EXPECT_PTR_EQ(modalloc(64, 8), p);

	percpu_modfree(p);
	percpu_modfree(first + 128);
	percpu_modfree(first + 64);
	EXPECT_PTR_EQ(modalloc(room, 8), first);
	percpu_modfree(first);
}

/*
 * Size and gap are added without a look at the end of the numbers: a request of nearly 2^32
 * or 2^64 bytes is served. The room is beyond repair then, and so this is the end.
 */
FATAL_TEST(percpu, modroom_size_wraps, "Kernel panic - not syncing: 4 bytes short of everything")
{
	unsigned long room;
	char *first = first_room(&room);

	modalloc(20, 4);
	if (modalloc(-4UL, 8) == first + 24)
		panic("4 bytes short of everything");
}

/* The areas are aligned to SMP_CACHE_BYTES: more can't be promised. */
FATAL_TEST(percpu, modroom_large_alignment, "BUG at kernel/module.c")
{
	modalloc(64, 2 * SMP_CACHE_BYTES);
}

/* Only what was handed out can be given back. */
FATAL_TEST(percpu, modroom_bad_free, "BUG at kernel/module.c")
{
	unsigned long room;

	percpu_modfree(first_room(&room) + 8);
}

#elif defined(CONFIG_MODULES)

/* On one processor a module's per-CPU variables are ordinary ones. */
TEST(percpu, modroom_on_one_processor)
{
	EXPECT_PTR_EQ(percpu_modalloc(64, 8), NULL);
}

FATAL_TEST(percpu, modroom_free_on_one_processor, "BUG at kernel/module.c")
{
	percpu_modfree(NULL);
}

#endif

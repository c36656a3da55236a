// SPDX-License-Identifier: GPL-2.0
/* Tests of lib/ and of the small headers: bits, bitmaps, sets of CPUs, lists, numbers. */
#include <linux/bitmap.h>
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/nodemask.h>
#include <linux/smp.h>
#include <linux/test.h>
#include <asm/atomic.h>

/*
 * Numbers.
 */
TEST(lib, rounding)
{
	EXPECT_EQ(ALIGN(0, 8), 0);
	EXPECT_EQ(ALIGN(1, 8), 8);
	EXPECT_EQ(ALIGN(8, 8), 8);
	EXPECT_EQ(ALIGN(9UL, 4096), 4096UL);
	/* The type of the number counts, not that of the alignment. */
	EXPECT_EQ(ALIGN(0x100000001ULL, 4), 0x100000004ULL);
	EXPECT_EQ(roundup_pow_of_two(0), 1UL);
	EXPECT_EQ(roundup_pow_of_two(1), 1UL);
	EXPECT_EQ(roundup_pow_of_two(2), 2UL);
	EXPECT_EQ(roundup_pow_of_two(3), 4UL);
	EXPECT_EQ(roundup_pow_of_two(4096), 4096UL);
	EXPECT_EQ(roundup_pow_of_two(4097), 8192UL);
	EXPECT_EQ(roundup_pow_of_two((1UL << (BITS_PER_LONG - 1)) - 1), 1UL << (BITS_PER_LONG - 1));
}

/* Each argument is evaluated once, and signs count. */
TEST(lib, min_max)
{
	int i = 3;

	EXPECT_EQ(min(i++, 10), 3);
	EXPECT_EQ(i, 4);
	EXPECT_EQ(max(10, i++), 10);
	EXPECT_EQ(i, 5);
	EXPECT_EQ(min(-1, 1), -1);
	EXPECT_EQ(max(-1, 1), 1);
	EXPECT_EQ(min_t(unsigned int, -1, 1), 1U);
	EXPECT_EQ(max_t(int, ~0U, 1), 1);
}

struct outer {
	char c;
	struct { long x; } inner;
};

TEST(lib, container_of)
{
	struct outer o = { .c = 'o' };

	EXPECT_PTR_EQ(container_of(&o.inner, struct outer, inner), &o);
	EXPECT_EQ(container_of(&o.inner, struct outer, inner)->c, 'o');
}

/* Time goes on when its counter starts anew. */
TEST(lib, time_comparison)
{
	unsigned long before = ~0UL - 5, after = 3;

	EXPECT(time_after(after, before));
	EXPECT(!time_after(before, after));
	EXPECT(time_before(before, after));
	EXPECT(!time_after(before, before));
	EXPECT(time_after_eq(before, before));
	EXPECT(time_before_eq(before, before));
	EXPECT(time_before_eq(before, after));
	EXPECT(!time_before_eq(after, before));
}

/*
 * Bits of a word.
 */
TEST(lib, find_set_bit)
{
	int i;

	EXPECT_EQ(fls(0), 0);
	EXPECT_EQ(ffs(0), 0);
	for (i = 0; i < 32; i++) {
		EXPECT_EQ(fls(1U << i), i + 1);
		EXPECT_EQ(ffs(1U << i), i + 1);
		EXPECT_EQ(fls((1U << i) | 1), i + 1);
		EXPECT_EQ(ffs((1U << i) | 0x80000000U), i + 1);
	}
	for (i = 0; i < BITS_PER_LONG; i++) {
		unsigned long top = 1UL << (BITS_PER_LONG - 1);

		EXPECT_EQ(__ffs((1UL << i) | top), (unsigned long)i);
		EXPECT_EQ(long_log2((1UL << i) | 1), (unsigned int)i);
	}
	EXPECT_EQ(ffz(0), 0UL);
	EXPECT_EQ(ffz(1), 1UL);
	EXPECT_EQ(ffz(0xffff), 16UL);
	EXPECT_EQ(ffz(~0UL >> 1), BITS_PER_LONG - 1UL);
	EXPECT_EQ(hweight_long(0), 0);
	EXPECT_EQ(hweight_long(0xf0f), 8);
	EXPECT_EQ(hweight_long(~0UL), BITS_PER_LONG);
}

/* Bits are numbered through an array of words; neighbours stay as they are. */
TEST(lib, bit_operations)
{
	unsigned long map[3] = { 0, 0, 0 };
	int i, j;

	for (i = 0; i < 3 * BITS_PER_LONG; i += 7) {
		EXPECT(!test_bit(i, map));
		set_bit(i, map);
		for (j = 0; j < 3 * BITS_PER_LONG; j++)
			EXPECT_EQ(test_bit(j, map), j == i);
		EXPECT_EQ(map[i / BITS_PER_LONG], 1UL << (i % BITS_PER_LONG));
		EXPECT_EQ(test_and_set_bit(i, map), 1);
		EXPECT_EQ(test_and_clear_bit(i, map), 1);
		EXPECT_EQ(map[0] | map[1] | map[2], 0UL);
		EXPECT_EQ(test_and_clear_bit(i, map), 0);
		EXPECT_EQ(test_and_set_bit(i, map), 0);
		EXPECT(test_bit(i, map));
		clear_bit(i, map);
		EXPECT_EQ(map[0] | map[1] | map[2], 0UL);

		__set_bit(i, map);
		EXPECT(test_bit(i, map));
		__clear_bit(i, map);
		EXPECT_EQ(map[0] | map[1] | map[2], 0UL);
	}
	/* Clearing leaves the others. */
	map[1] = ~0UL;
	clear_bit(BITS_PER_LONG + 5, map);
	EXPECT_EQ(map[1], ~(1UL << 5));
	__clear_bit(BITS_PER_LONG, map);
	EXPECT_EQ(map[1], ~(1UL << 5 | 1));
}

/*
 * Bitmaps. Bits behind the end of a bitmap, within its last word, do not count.
 */
#define BITS	(2 * BITS_PER_LONG + 5)
#define WORDS	3

TEST(lib, find_next_bit)
{
	static const int bits[] = { 0, 1, BITS_PER_LONG - 1, BITS_PER_LONG, 2 * BITS_PER_LONG - 1,
				    2 * BITS_PER_LONG, BITS - 1 };
	unsigned long map[WORDS] = { 0 }, inverse[WORDS];
	unsigned int i, from, found;

	for (i = 0; i < ARRAY_SIZE(bits); i++)
		set_bit(bits[i], map);
	for (i = 0; i < WORDS; i++)
		inverse[i] = ~map[i];
	for (i = from = 0; from < BITS; from++) {
		if (from > (unsigned int)bits[i])
			i++;
		found = find_next_bit(map, BITS, from);
		EXPECT_EQ(found, (unsigned int)bits[i]);
		EXPECT_EQ(find_next_zero_bit(inverse, BITS, from), (unsigned long)found);
	}
	EXPECT_EQ(find_first_bit(map, BITS), 0UL);
	EXPECT_EQ(find_first_zero_bit(map, BITS), 2UL);
	EXPECT_EQ(find_next_bit(map, BITS, BITS), (unsigned long)BITS);
	EXPECT_EQ(find_next_bit(map, BITS, BITS + 100), (unsigned long)BITS);
}

TEST(lib, find_nothing)
{
	unsigned long map[WORDS] = { 0 };
	unsigned int size;

	/* One bit, beyond the end for all sizes but the last. */
	set_bit(BITS, map);
	for (size = 1; size <= BITS; size++) {
		EXPECT_EQ(find_first_bit(map, size), (unsigned long)size);
		EXPECT_EQ(find_next_bit(map, size, size - 1), (unsigned long)size);
	}
	EXPECT_EQ(find_first_bit(map, BITS + 1), (unsigned long)BITS);

	memset(map, 0xff, sizeof(map));
	clear_bit(BITS, map);
	for (size = 1; size <= BITS; size++) {
		unsigned long end = size;

#ifdef ARCH_FIND_ZERO_IN_WORDS
		/* To the end of the word, and the bit is before that of the last one. */
		end = min(ALIGN(end, BITS_PER_LONG), (unsigned long)BITS);
#endif
		EXPECT_EQ(find_first_zero_bit(map, size), end);
		EXPECT_EQ(find_next_zero_bit(map, size, size - 1), end);
	}
	EXPECT_EQ(find_first_zero_bit(map, BITS + 1), (unsigned long)BITS);
	EXPECT_EQ(find_first_bit(map, 0), 0UL);
}

TEST(lib, bitmap_fill_and_weight)
{
	static const int sizes[] = { 1, 5, BITS_PER_LONG - 1, BITS_PER_LONG, BITS_PER_LONG + 1,
				     2 * BITS_PER_LONG, BITS };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		unsigned long map[WORDS + 1];
		int n = sizes[i], words = BITS_TO_LONGS(n);

		memset(map, 0xa5, sizeof(map));
		bitmap_fill(map, n);
		EXPECT_EQ(bitmap_weight(map, n), n);
		EXPECT(!bitmap_empty(map, n));
		EXPECT_EQ(find_first_zero_bit(map, n), (unsigned long)n);
		EXPECT_EQ(((unsigned char *)map)[words * sizeof(long)], 0xa5);
		/* Bits behind the end are neither counted nor seen. */
		memset(map, 0xff, sizeof(map));
		EXPECT_EQ(bitmap_weight(map, n), n);
		bitmap_zero(map, n);
		EXPECT_EQ(bitmap_weight(map, n), 0);
		EXPECT(bitmap_empty(map, n));
		EXPECT_EQ(map[words], ~0UL);
		if (n % BITS_PER_LONG) {
			set_bit(n, map);
			EXPECT(bitmap_empty(map, n));
			EXPECT(!bitmap_empty(map, n + 1));
		}
	}
}

TEST(lib, bitmap_logic)
{
	unsigned long a[WORDS] = { 0x0f, 0xff, 3 }, b[WORDS] = { 0x3c, 0xf0, 6 }, r[WORDS];

	bitmap_and(r, a, b, BITS);
	EXPECT_EQ(r[0], 0x0cUL);
	EXPECT_EQ(r[1], 0xf0UL);
	EXPECT_EQ(r[2] & 0x1f, 2UL);
	bitmap_or(r, a, b, BITS);
	EXPECT_EQ(r[0], 0x3fUL);
	EXPECT_EQ(r[2] & 0x1f, 7UL);
	bitmap_andnot(r, a, b, BITS);
	EXPECT_EQ(r[0], 0x03UL);
	EXPECT_EQ(r[1], 0x0fUL);
	EXPECT_EQ(r[2] & 0x1f, 1UL);

	bitmap_copy(r, a, BITS);
	EXPECT(bitmap_equal(r, a, BITS));
	EXPECT(!bitmap_equal(a, b, BITS));
	/* The last bit counts, the one behind it does not. */
	r[2] ^= 1UL << 4;
	EXPECT(!bitmap_equal(r, a, BITS));
	r[2] ^= 1UL << 4 | 1UL << 5;
	EXPECT(bitmap_equal(r, a, BITS));
	EXPECT(!bitmap_equal(r, a, BITS + 1));
	r[0] ^= 1;
	EXPECT(!bitmap_equal(r, a, BITS));
}

static const char *list_of(const unsigned long *map, unsigned int len, int *ret)
{
	static char text[64];

	*ret = bitmap_scnlistprintf(text, len, map, BITS);
	return text;
}

TEST(lib, bitmap_lists)
{
	static const char *const lists[] = { "0", "1-3", "0,2,4", "0-1,5,7-9", "30-33,63-65", "68" };
	unsigned long map[WORDS];
	unsigned int i;
	int len;

	for (i = 0; i < ARRAY_SIZE(lists); i++) {
		EXPECT_EQ(bitmap_parselist(lists[i], map, BITS), 0);
		EXPECT_STR_EQ(list_of(map, 64, &len), lists[i]);
		EXPECT_EQ(len, (int)strlen(lists[i]));
	}
	EXPECT_EQ(bitmap_parselist("3,1,2,2-3", map, BITS), 0);
	EXPECT_STR_EQ(list_of(map, 64, &len), "1-3");
	bitmap_zero(map, BITS);
	EXPECT_STR_EQ(list_of(map, 64, &len), "");
	EXPECT_EQ(len, 0);
	/* What does not fit is cut. */
	EXPECT_EQ(bitmap_parselist("0,2,4,6", map, BITS), 0);
	EXPECT_STR_EQ(list_of(map, 4, &len), "0,2");
	EXPECT_EQ(len, 3);
}

TEST(lib, malformed_lists)
{
	static const char *const lists[] = { "", ",", "1,", ",1", "1-", "-1", "3-1", "a", "1a", "1 ",
					     "1--2", "1-2-3" };
	unsigned long map[WORDS];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lists); i++)
		if (bitmap_parselist(lists[i], map, BITS) != -EINVAL)
			test_failed(__FILE__, __LINE__, "\"%s\" was taken", lists[i]);
	EXPECT_EQ(bitmap_parselist("0-4", map, 5), 0);
	EXPECT_EQ(bitmap_parselist("0-5", map, 5), -ERANGE);
	EXPECT_EQ(bitmap_parselist("5", map, 5), -ERANGE);
}

/*
 * Sets of CPUs and of nodes.
 */
TEST(lib, cpumask)
{
	cpumask_t a = CPU_MASK_NONE, b, r;
	int cpu, n = 0, last = NR_CPUS - 1;

	EXPECT(cpus_empty(a));
	EXPECT_EQ(cpus_weight(a), 0);
	EXPECT_EQ(first_cpu(a), NR_CPUS);
	cpu_set(last, a);
	EXPECT(cpu_isset(last, a));
	EXPECT(!cpus_empty(a));
	EXPECT_EQ(first_cpu(a), last);
	EXPECT_EQ(next_cpu(last, a), NR_CPUS);
	EXPECT_EQ(cpu_test_and_set(last, a), 1);
	cpu_clear(last, a);
	EXPECT_EQ(cpu_test_and_set(last, a), 0);

	cpus_setall(b);
	EXPECT_EQ(cpus_weight(b), NR_CPUS);
	for_each_cpu_mask(cpu, b)
		EXPECT_EQ(cpu, n++);
	EXPECT_EQ(n, NR_CPUS);
	cpus_and(r, a, b);
	EXPECT(cpus_equal(r, a));
	cpus_or(r, a, b);
	EXPECT(cpus_equal(r, b));
	cpus_clear(b);
	EXPECT(cpus_empty(b));
}

/* A walk over a set goes upwards and finds each member once. */
TEST(lib, for_each_cpu)
{
	int cpu, n = 0, previous = -1;

	for_each_online_cpu(cpu) {
		EXPECT_GT(cpu, previous);
		EXPECT(cpu_online(cpu));
		EXPECT(cpu_present(cpu));
		EXPECT(cpu_possible(cpu));
		previous = cpu;
		n++;
	}
	EXPECT_EQ(n, num_online_cpus());
	n = 0;
	for_each_possible_cpu(cpu)
		n++;
	EXPECT_EQ(n, num_possible_cpus());
	n = 0;
	for_each_present_cpu(cpu)
		n++;
	EXPECT_EQ(n, num_present_cpus());
	EXPECT_GE(num_possible_cpus(), num_present_cpus());
	EXPECT_GE(num_present_cpus(), num_online_cpus());
	EXPECT(cpu_online(smp_processor_id()));
}

TEST(lib, nodemask)
{
	nodemask_t mask = NODE_MASK_NONE;
	int node, n = 0;

	node_set(MAX_NUMNODES - 1, mask);
	EXPECT_EQ(nodes_weight(mask), 1);
	EXPECT_EQ(first_node(mask), MAX_NUMNODES - 1);
	EXPECT_EQ(next_node(MAX_NUMNODES - 1, mask), MAX_NUMNODES);
	EXPECT_EQ(node_test_and_set(MAX_NUMNODES - 1, mask), 1);
	node_clear(MAX_NUMNODES - 1, mask);
	EXPECT_EQ(nodes_weight(mask), 0);
	for_each_online_node(node) {
		EXPECT(node_online(node));
		n++;
	}
	EXPECT_EQ(n, num_online_nodes());
}

/*
 * Lists.
 */
struct item {
	struct list_head link;
	int nr;
};

/* Are these the numbers, from the front and from the back? */
static void expect_items(struct list_head *head, const int *nrs, int n)
{
	struct list_head *pos;
	struct item *item;
	int i = 0;

	list_for_each_entry(item, head, link) {
		if (i < n)
			EXPECT_EQ(item->nr, nrs[i]);
		i++;
	}
	EXPECT_EQ(i, n);
	list_for_each_prev(pos, head)
		if (--i >= 0)
			EXPECT_EQ(list_entry(pos, struct item, link)->nr, nrs[i]);
	EXPECT_EQ(i, 0);
	EXPECT_EQ(list_empty(head), n == 0);
}
#define EXPECT_ITEMS(head, ...)						\
do {									\
	static const int __nrs[] = { __VA_ARGS__ };			\
									\
	expect_items(head, __nrs, ARRAY_SIZE(__nrs));			\
} while (0)

TEST(lib, list_add_and_del)
{
	struct item a = { .nr = 1 }, b = { .nr = 2 }, c = { .nr = 3 };
	LIST_HEAD(list);

	expect_items(&list, NULL, 0);
	list_add(&a.link, &list);
	EXPECT_ITEMS(&list, 1);
	list_add(&b.link, &list);
	EXPECT_ITEMS(&list, 2, 1);
	list_add_tail(&c.link, &list);
	EXPECT_ITEMS(&list, 2, 1, 3);
	list_del(&a.link);
	EXPECT_ITEMS(&list, 2, 3);
	EXPECT_PTR_EQ(a.link.next, LIST_POISON1);
	EXPECT_PTR_EQ(a.link.prev, LIST_POISON2);
	list_del_init(&b.link);
	EXPECT(list_empty(&b.link));
	EXPECT_ITEMS(&list, 3);
	list_del(&c.link);
	expect_items(&list, NULL, 0);
}

TEST(lib, list_move)
{
	struct item items[3] = { { .nr = 0 }, { .nr = 1 }, { .nr = 2 } };
	LIST_HEAD(a);
	LIST_HEAD(b);
	int i;

	for (i = 0; i < 3; i++)
		list_add_tail(&items[i].link, &a);
	list_move(&items[1].link, &b);
	list_move(&items[2].link, &b);
	EXPECT_ITEMS(&a, 0);
	EXPECT_ITEMS(&b, 2, 1);
	list_move_tail(&items[0].link, &b);
	EXPECT_ITEMS(&b, 2, 1, 0);
	expect_items(&a, NULL, 0);
	list_move(&items[0].link, &b);
	EXPECT_ITEMS(&b, 0, 2, 1);
}

TEST(lib, list_splice)
{
	struct item items[4] = { { .nr = 0 }, { .nr = 1 }, { .nr = 2 }, { .nr = 3 } };
	LIST_HEAD(a);
	LIST_HEAD(b);
	int i;

	list_splice_init(&a, &b);
	expect_items(&b, NULL, 0);
	for (i = 0; i < 4; i++)
		list_add_tail(&items[i].link, i < 2 ? &a : &b);
	list_splice_init(&a, &b);
	EXPECT_ITEMS(&b, 0, 1, 2, 3);
	expect_items(&a, NULL, 0);
	list_splice_init(&b, &a);
	EXPECT_ITEMS(&a, 0, 1, 2, 3);
}

TEST(lib, list_walks)
{
	struct item items[4] = { { .nr = 0 }, { .nr = 1 }, { .nr = 2 }, { .nr = 3 } };
	struct list_head *pos, *next;
	struct item *item, *n;
	LIST_HEAD(list);
	int i;

	for (i = 0; i < 4; i++)
		list_add_tail(&items[i].link, &list);
	i = 0;
	list_for_each(pos, &list)
		EXPECT_PTR_EQ(pos, &items[i++].link);
	EXPECT_EQ(i, 4);
	/* An entry may go while it is looked at. */
	list_for_each_entry_safe(item, n, &list, link)
		if (item->nr % 2)
			list_del(&item->link);
	EXPECT_ITEMS(&list, 0, 2);
	list_for_each_safe(pos, next, &list)
		list_del(pos);
	expect_items(&list, NULL, 0);
}

/*
 * Counters and bits that all CPUs change at once.
 */
TEST(lib, atomic_counters)
{
	atomic_t v = ATOMIC_INIT(5);

	EXPECT_EQ(atomic_read(&v), 5);
	atomic_set(&v, 10);
	atomic_add(3, &v);
	atomic_sub(4, &v);
	atomic_inc(&v);
	atomic_dec(&v);
	EXPECT_EQ(atomic_read(&v), 9);
	EXPECT_EQ(atomic_add_return(2, &v), 11);
	EXPECT_EQ(atomic_sub_return(10, &v), 1);
	EXPECT_EQ(atomic_inc_return(&v), 2);
	EXPECT_EQ(atomic_dec_return(&v), 1);
	EXPECT_EQ(atomic_dec_and_test(&v), 1);
	EXPECT_EQ(atomic_dec_and_test(&v), 0);
	EXPECT_EQ(atomic_read(&v), -1);
	EXPECT_EQ(atomic_add_negative(1, &v), 0);
	EXPECT_EQ(atomic_add_negative(-1, &v), 1);
}

#define ROUNDS	5000

static struct {
	atomic_t sum, last;
	unsigned long bits[4];
	atomic_t winners[4 * BITS_PER_LONG];
} race;

static void change_counters(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < ROUNDS; i++) {
		atomic_add(3, &race.sum);
		atomic_dec(&race.sum);
		if (atomic_dec_and_test(&race.last))
			atomic_inc(&race.winners[0]);
	}
}

/* No change is lost, and one CPU only sees the counter reach 0. */
TEST(lib, atomic_counters_on_all_cpus)
{
	memset(&race, 0, sizeof(race));
	atomic_set(&race.last, ROUNDS * num_online_cpus());
	test_on_all_cpus(change_counters, NULL);
	EXPECT_EQ(atomic_read(&race.sum), 2 * ROUNDS * num_online_cpus());
	EXPECT_EQ(atomic_read(&race.last), 0);
	EXPECT_EQ(atomic_read(&race.winners[0]), 1);
}

static void change_bits(void *unused)
{
	int i, bit, own = smp_processor_id() * 2;

	(void)unused;
	for (bit = 0; bit < 2 * BITS_PER_LONG; bit++)
		if (!test_and_set_bit(bit, race.bits))
			atomic_inc(&race.winners[bit]);
	/* Everybody's own bits are next to each other, in other words. */
	for (i = 0; i < ROUNDS; i++) {
		set_bit(2 * BITS_PER_LONG + own, race.bits);
		set_bit(2 * BITS_PER_LONG + own + 1, race.bits);
		clear_bit(2 * BITS_PER_LONG + own, race.bits);
	}
}

/* Bits of one word do not get into each other's way; each has one CPU that set it. */
TEST(lib, bits_on_all_cpus)
{
	int bit, cpu;

	memset(&race, 0, sizeof(race));
	test_on_all_cpus(change_bits, NULL);
	for (bit = 0; bit < 2 * BITS_PER_LONG; bit++)
		EXPECT_EQ(atomic_read(&race.winners[bit]), 1);
	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		EXPECT(!test_bit(2 * BITS_PER_LONG + 2 * cpu, race.bits));
		EXPECT_EQ(test_bit(2 * BITS_PER_LONG + 2 * cpu + 1, race.bits), cpu_online(cpu));
	}
}

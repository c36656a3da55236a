// SPDX-License-Identifier: GPL-2.0
/* Tests at the limits of types: numbers that users type, and long sleeps. */
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/parse.h>
#include <linux/sched.h>
#include <linux/test.h>

TEST(lib, parse_number)
{
	static const struct { const char *text; unsigned long min, max; int ret; } samples[] = {
		{ "0", 0, 0, 0 }, { "7", 1, 7, 0 }, { "0x1F", 31, 31, 0 }, { "010", 10, 10, 0 },
		{ "8", 1, 7, -ERANGE }, { "0", 1, 7, -ERANGE },
		{ "18446744073709551616", 0, ULONG_MAX, -ERANGE },
		{ "18446744073709551619", 0, ULONG_MAX, -ERANGE },
		{ "4294967297", 1, 4, -ERANGE }, { "0x10000000000000001", 1, 4, -ERANGE },
		{ "", 0, 9, -EINVAL }, { "0x", 0, 9, -EINVAL }, { "-1", 0, 9, -EINVAL },
		{ "+1", 0, 9, -EINVAL }, { " 1", 0, 9, -EINVAL }, { "1 ", 0, 9, -EINVAL },
		{ "1,2", 0, 9, -EINVAL }, { "five", 0, 9, -EINVAL }, { "0xg", 0, 9, -EINVAL },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		unsigned long value = 99;
		int ret = parse_number(samples[i].text, samples[i].min, samples[i].max, &value);

		if (ret != samples[i].ret || (ret ? value != 99 : value != samples[i].max))
			test_failed(__FILE__, __LINE__, "\"%s\": %d, value %lu", samples[i].text, ret,
				    value);
	}
}

TEST(lib, parse_size)
{
	static const struct { const char *text; int ret; unsigned long long size; } samples[] = {
		{ "512", 0, 512 }, { "4k", 0, 4096 }, { "4K", 0, 4096 }, { "2m", 0, 2 << 20 },
		{ "8G", 0, 8ULL << 30 }, { "0x10k", 0, 16 << 10 }, { "0", 0, 0 },
		{ "17179869183G", 0, 17179869183ULL << 30 },
		{ "17179869184G", -ERANGE, 0 }, { "17179869248G", -ERANGE, 0 },
		{ "17592186044416M", -ERANGE, 0 }, { "18446744073709551616", -ERANGE, 0 },
		{ "M", -EINVAL, 0 }, { "", -EINVAL, 0 }, { "3T", -EINVAL, 0 }, { "1kb", -EINVAL, 0 },
		{ "1 k", -EINVAL, 0 }, { "-1M", -EINVAL, 0 }, { "lots", -EINVAL, 0 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		unsigned long long size = 0;

		if (parse_size(samples[i].text, &size) != samples[i].ret || size != samples[i].size)
			test_failed(__FILE__, __LINE__, "\"%s\": %llu", samples[i].text, size);
	}
}

/* Bits that a number of the machine has no room for are not there either. */
TEST(lib, lists_do_not_wrap)
{
	DECLARE_BITMAP(map, 8);

	EXPECT_EQ(bitmap_parselist("4294967296", map, 8), -ERANGE);
	EXPECT_EQ(bitmap_parselist("0-4294967297", map, 8), -ERANGE);
	EXPECT_EQ(bitmap_parselist("18446744073709551617", map, 8), -ERANGE);
	EXPECT_EQ(bitmap_parselist("2-18446744073709551619", map, 8), -ERANGE);
}

/* As many nanoseconds have no room in 32 bits: CPUs from number 14 on sleep so long. */
TEST(lib, long_sleep_ends)
{
	const unsigned long long long_ns = 214 * (1000000000ULL / HZ);
	unsigned long long start = sched_clock();

	if (NR_CPUS < 16)
		SKIP("takes two seconds: with NR_CPUS=16 and more only");
	/* An interrupt may end it sooner. */
	while (sched_clock() - start < long_ns)
		arch_idle(215);
	EXPECT_LT(sched_clock() - start, 10 * long_ns);
}

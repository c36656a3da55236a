/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tests that run in the kernel. A case is a function of a suite:
 *
 *	TEST(slab, last_freed_is_next)
 *	{
 *		…
 *		EXPECT_EQ(second, first);
 *	}
 *
 * A failed expectation is reported with both values and the case goes on; ASSERT_* end it.
 * Before and after each case all caches are shrunk and all per-CPU pages given back: a case
 * that leaves more pages or objects in use than it found, or fewer, has failed.
 */
#ifndef _LINUX_TEST_H
#define _LINUX_TEST_H

#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/slab.h>

/* When a case runs: while the boot is at the point of that name, or on demand. */
enum test_stage {
	TEST_ON_DEMAND,
	TEST_AT_BOOTMEM,
	TEST_AT_PERCPU,
	TEST_AT_BUDDY,
};

enum test_result { TEST_NOT_RUN, TEST_PASSED, TEST_FAILED, TEST_SKIPPED };

struct test_case {
	const char *suite, *name;
	void (*run)(void);
	enum test_stage stage;
	const char *fatal;	/* the case ends the kernel; text of its last message */
	enum test_result result;
	char note[160];		/* first failure, or reason of the skip */
};

#define __TEST(suite_, name_, stage_, fatal_, attr)				\
	static attr void suite_##__##name_(void);				\
	static struct test_case __case_##suite_##__##name_			\
		__table_entry(".test_cases") __attribute__((__aligned__(sizeof(long)))) = { \
		.suite = #suite_, .name = #name_, .run = suite_##__##name_,	\
		.stage = stage_, .fatal = fatal_ };				\
	static attr void suite_##__##name_(void)

#define TEST(suite, name)	__TEST(suite, name, TEST_ON_DEMAND, NULL, )
/* Runs during the boot, where functions of the boot may be called. */
#define TEST_BOOTMEM(suite, name) __TEST(suite, name, TEST_AT_BOOTMEM, NULL, __init)
#define TEST_PERCPU(suite, name)  __TEST(suite, name, TEST_AT_PERCPU, NULL, __init)
#define TEST_BUDDY(suite, name)	  __TEST(suite, name, TEST_AT_BUDDY, NULL, __init)
/* Must die, and say @message when it does; runs only when named, in a kernel of its own. */
#define FATAL_TEST(suite, name, message) __TEST(suite, name, TEST_ON_DEMAND, message, )
#define FATAL_TEST_BOOTMEM(suite, name, message) \
	__TEST(suite, name, TEST_AT_BOOTMEM, message, __init)

int test_failed(const char *file, int line, const char *fmt, ...) __printf(3, 4);
void test_skip(const char *fmt, ...) __printf(1, 2);

/* The texts are taken where nothing is expanded yet: what the source says. */
#define __EXPECT_OP(a, op, b, text_a, text_b)				\
({									\
	__typeof__(a) __a = (a);					\
	__typeof__(b) __b = (b);					\
	int __ok = __a op __b;						\
									\
	if (!__ok)							\
		test_failed(__FILE__, __LINE__, "%s %s %s: %lld and %lld", text_a, #op, text_b, \
			    (long long)__a, (long long)__b);		\
	__ok;								\
})
#define __EXPECT_PTR(a, op, b, text_a, text_b)				\
({									\
	const void *__a = (const void *)(a), *__b = (const void *)(b);	\
	int __ok = __a op __b;						\
									\
	if (!__ok)							\
		test_failed(__FILE__, __LINE__, "%s %s %s: %p and %p", text_a, #op, text_b, \
			    __a, __b);					\
	__ok;								\
})
#define __EXPECT_STR(a, b, text_a, text_b)				\
({									\
	const char *__a = (a), *__b = (b);				\
	int __ok = strcmp(__a, __b) == 0;				\
									\
	if (!__ok)							\
		test_failed(__FILE__, __LINE__, "%s == %s: \"%s\" and \"%s\"", text_a, text_b, \
			    __a, __b);					\
	__ok;								\
})

#define EXPECT_EQ(a, b)		((void)__EXPECT_OP(a, ==, b, #a, #b))
#define EXPECT_NE(a, b)		((void)__EXPECT_OP(a, !=, b, #a, #b))
#define EXPECT_LE(a, b)		((void)__EXPECT_OP(a, <=, b, #a, #b))
#define EXPECT_LT(a, b)		((void)__EXPECT_OP(a, <, b, #a, #b))
#define EXPECT_GE(a, b)		((void)__EXPECT_OP(a, >=, b, #a, #b))
#define EXPECT_GT(a, b)		((void)__EXPECT_OP(a, >, b, #a, #b))
#define EXPECT_PTR_EQ(a, b)	((void)__EXPECT_PTR(a, ==, b, #a, #b))
#define EXPECT_PTR_NE(a, b)	((void)__EXPECT_PTR(a, !=, b, #a, #b))
#define EXPECT_STR_EQ(a, b)	((void)__EXPECT_STR(a, b, #a, #b))
#define EXPECT(cond)							\
	((void)((cond) || test_failed(__FILE__, __LINE__, "%s: false", #cond)))

#define ASSERT_EQ(a, b)		do { if (!__EXPECT_OP(a, ==, b, #a, #b)) return; } while (0)
#define ASSERT_NE(a, b)		do { if (!__EXPECT_OP(a, !=, b, #a, #b)) return; } while (0)
#define ASSERT_GE(a, b)		do { if (!__EXPECT_OP(a, >=, b, #a, #b)) return; } while (0)
#define ASSERT_PTR_NE(a, b)	do { if (!__EXPECT_PTR(a, !=, b, #a, #b)) return; } while (0)
#define ASSERT(cond)							\
do {									\
	if (!(cond)) {							\
		test_failed(__FILE__, __LINE__, "%s: false", #cond);	\
		return;							\
	}								\
} while (0)

#define SKIP(...)	do { test_skip(__VA_ARGS__); return; } while (0)

/*
 * For cases: free pages when nothing is cached anywhere; a function run on every online
 * CPU at a time, in a context that may sleep; one run on a chosen CPU; the rest of memory.
 */
unsigned long test_quiesce(void);
void test_on_all_cpus(void (*fn)(void *arg), void *arg);
void test_on_cpu(int cpu, void (*fn)(void *arg), void *arg);
struct page *test_take_all_pages(unsigned int gfp_mask, unsigned int order);
void test_give_pages_back(struct page *pages, unsigned int order);
/* A size that the compiler does not know. */
static inline size_t opaque(size_t size)
{
	return *(volatile size_t *)&size;
}

unsigned int test_log_count(const char *text);
int test_log_has(const char *text);
unsigned long test_log_position(void);

#endif

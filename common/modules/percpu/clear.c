// SPDX-License-Identifier: GPL-2.0
/* How much of a per-CPU object's copies is cleared. */
#include <linux/asan.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/test.h>

/* A size of 0 gives copies from the smallest general cache. */
TEST(percpu, no_size)
{
	void *p = __alloc_percpu(opaque(0), 1);
	int cpu;

	ASSERT(p);
	for_each_cpu(cpu)
		EXPECT_EQ(ksize(per_cpu_ptr(p, cpu)), 32U);
	free_percpu(p);
}

#ifndef CONFIG_NUMA	/* where copies are not taken from this CPU's array */
static unsigned char __no_asan byte_of(const void *p, unsigned int i)
{
	return ((const volatile unsigned char *)p)[i];
}

/* The bytes that were asked for are cleared; those that the object has more are left. */
TEST(percpu, only_the_size_is_cleared)
{
	static void *used[NR_CPUS + 1];		/* with one that may become the handle's */
	unsigned int i;
	int cpu;
	void *p;

	for (i = 0; i < ARRAY_SIZE(used); i++) {
		used[i] = kmalloc(opaque(64), GFP_KERNEL);
		ASSERT(used[i]);
		memset(used[i], 0xff, 64);
	}
	while (i)
		kfree(used[--i]);
	p = __alloc_percpu(opaque(40), 1);
	ASSERT(p);
	for_each_cpu(cpu)
		for (i = 0; i < 64; i++)
			EXPECT_EQ(byte_of(per_cpu_ptr(p, cpu), i) == 0, i < 40);
	free_percpu(p);
}
#endif

// SPDX-License-Identifier: GPL-2.0
/* A per-CPU object that is larger than any general cache's. */
#include <linux/percpu.h>
#include <linux/test.h>

#ifndef CONFIG_SMP
TEST(percpu, larger_than_any_cache)
{
	long before = percpu_objects();

	EXPECT_PTR_EQ(__alloc_percpu(opaque(131073), 1), NULL);
	EXPECT_PTR_EQ(__alloc_percpu(opaque(10 << 20), 1), NULL);
	EXPECT_EQ(percpu_objects(), before);
}
#elif !defined(CONFIG_UBSAN)	/* which ends the kernel before the processor does */
/* There is no cache, and nobody looks whether there is: its lock, or its array, is used. */
FATAL_TEST(percpu, larger_than_any_cache, "Unable to handle kernel paging request")
{
	__alloc_percpu(opaque(131073), 1);
}
#endif

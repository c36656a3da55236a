// SPDX-License-Identifier: GPL-2.0
/* With the address sanitizer: whoever uses memory that is not his ends the kernel. */
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/test.h>

static void write_byte(void *p, long offset)
{
	((volatile char *)p)[offset] = 1;
}

FATAL_TEST(slab, asan_use_after_free, "AddressSanitizer: use-after-poison")
{
	char *p = kmalloc(100, GFP_KERNEL);

	write_byte(p, 0);
	kfree(p);
	write_byte(p, 0);
}

/* What kmalloc() rounds up to is not the caller's. */
FATAL_TEST(slab, asan_overrun, "AddressSanitizer: use-after-poison")
{
	char *p = kmalloc(100, GFP_KERNEL);

	write_byte(p, 99);
	write_byte(p, 100);
}

/* Objects that were not handed out yet may not be used. */
FATAL_TEST(slab, asan_next_object, "AddressSanitizer: use-after-poison")
{
	kmem_cache_t *cachep = kmem_cache_create("asan", 64, 0, 0, NULL, NULL);
	char *p = kmem_cache_alloc(cachep, GFP_KERNEL);

	write_byte(p, 63);
	write_byte(p, 64);
}

FATAL_TEST(slab, asan_free_page, "AddressSanitizer: use-after-poison")
{
	char *p = (char *)__get_free_pages(GFP_KERNEL, 1);

	write_byte(p, PAGE_SIZE);
	free_pages((unsigned long)p, 1);
	write_byte(p, PAGE_SIZE);
}

FATAL_TEST(slab, asan_free_percpu, "AddressSanitizer: use-after-poison")
{
	long *p = alloc_percpu(long), *copy = per_cpu_ptr(p, 0);

	write_byte(copy, 0);
	free_percpu(p);
	write_byte(copy, 0);
}

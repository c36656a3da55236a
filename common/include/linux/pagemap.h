/* SPDX-License-Identifier: GPL-2.0 */
/* The size of the page cache, which stays 0 in this tree; part of 2.6.12's file. */
#ifndef _LINUX_PAGEMAP_H
#define _LINUX_PAGEMAP_H

#include <linux/percpu.h>
#include <asm/atomic.h>

extern atomic_t nr_pagecache;

#ifdef CONFIG_SMP
DECLARE_PER_CPU(long, nr_pagecache_local);
#endif

static inline unsigned long get_page_cache_size(void)
{
	int ret = atomic_read(&nr_pagecache);

	return ret < 0 ? 0 : ret;
}

#endif

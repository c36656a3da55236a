/* SPDX-License-Identifier: GPL-2.0 */
/* What page reclaim offers the page allocator; the part of 2.6.12's that it uses. */
#ifndef _LINUX_SWAP_H
#define _LINUX_SWAP_H

#include <linux/mmzone.h>

#define SWAP_CLUSTER_MAX	32

/*
 * What is freed past the scan of pages while a task reclaims: kmem_freepages() adds to
 * current's, if it has one. So does an RCU callback that interrupts some task that does.
 */
struct reclaim_state {
	unsigned long reclaimed_slab;	/* pages */
};

extern long nr_swap_pages;

unsigned int nr_free_pages(void);
unsigned int nr_free_buffer_pages(void);
unsigned int nr_free_pagecache_pages(void);
int try_to_free_pages(struct zone **zones, unsigned int gfp_mask, unsigned int order);
void out_of_memory(unsigned int gfp_mask);

/* Nobody is asked for memory back. */
extern int shrinkers_off;

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The allocator of the early boot; recreates include/linux/bootmem.h of 2.6.12. */
#ifndef _LINUX_BOOTMEM_H
#define _LINUX_BOOTMEM_H

#include <linux/mmzone.h>
#include <linux/cache.h>
#include <linux/init.h>
#include <asm/dma.h>

extern unsigned long max_low_pfn;	/* end of the memory that has an address */
extern unsigned long min_low_pfn;	/* first page that is not part of the kernel */
extern unsigned long max_pfn;		/* end of all memory */

/*
 * A node's memory during the boot: one bit per page, set when the page is taken.
 */
typedef struct bootmem_data {
	unsigned long node_boot_start;	/* physical address of the first page, bytes */
	unsigned long node_low_pfn;	/* end, pfn */
	void *node_bootmem_map;
	unsigned long last_offset;	/* bytes used of page last_pos; 0: all of it */
	unsigned long last_pos;		/* last page of the last allocation, from node start */
	unsigned long last_success;	/* bytes from node start: where the last search ended */
} bootmem_data_t;

unsigned long bootmem_bootmap_pages(unsigned long pages);
unsigned long init_bootmem(unsigned long start, unsigned long pages);
unsigned long init_bootmem_node(pg_data_t *pgdat, unsigned long freepfn,
				unsigned long startpfn, unsigned long endpfn);
void reserve_bootmem_node(pg_data_t *pgdat, unsigned long physaddr, unsigned long size);
void free_bootmem_node(pg_data_t *pgdat, unsigned long physaddr, unsigned long size);
void free_bootmem(unsigned long addr, unsigned long size);
unsigned long free_all_bootmem_node(pg_data_t *pgdat);
unsigned long free_all_bootmem(void);
void *__alloc_bootmem(unsigned long size, unsigned long align, unsigned long goal);
void *__alloc_bootmem_node(pg_data_t *pgdat, unsigned long size, unsigned long align,
			   unsigned long goal);

#ifndef CONFIG_HAVE_ARCH_BOOTMEM_NODE
void reserve_bootmem(unsigned long addr, unsigned long size);

/* _low: from the start of memory; the others: above the memory that devices need. */
#define alloc_bootmem(x) \
	__alloc_bootmem((x), SMP_CACHE_BYTES, __pa(MAX_DMA_ADDRESS))
#define alloc_bootmem_low(x) \
	__alloc_bootmem((x), SMP_CACHE_BYTES, 0)
#define alloc_bootmem_pages(x) \
	__alloc_bootmem((x), PAGE_SIZE, __pa(MAX_DMA_ADDRESS))
#define alloc_bootmem_low_pages(x) \
	__alloc_bootmem((x), PAGE_SIZE, 0)
#define alloc_bootmem_node(pgdat, x) \
	__alloc_bootmem_node((pgdat), (x), SMP_CACHE_BYTES, __pa(MAX_DMA_ADDRESS))
#define alloc_bootmem_pages_node(pgdat, x) \
	__alloc_bootmem_node((pgdat), (x), PAGE_SIZE, __pa(MAX_DMA_ADDRESS))
#define alloc_bootmem_low_pages_node(pgdat, x) \
	__alloc_bootmem_node((pgdat), (x), PAGE_SIZE, 0)
#endif

extern unsigned long nr_kernel_pages;	/* in DMA and NORMAL */
extern unsigned long nr_all_pages;

void *alloc_large_system_hash(const char *tablename, unsigned long bucketsize,
			      unsigned long numentries, int scale, int flags,
			      unsigned int *_hash_shift, unsigned int *_hash_mask,
			      unsigned long limit);

#define HASH_HIGHMEM	0x00000001	/* size by all memory, not by kernel memory */
#define HASH_EARLY	0x00000002	/* allocate from bootmem */

#endif

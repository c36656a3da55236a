/* SPDX-License-Identifier: GPL-2.0 */
/* What the files of the bootmem suite share: nodes of our own, see nodes.c. */
#ifndef _BOOTMEM_SUITE_H
#define _BOOTMEM_SUITE_H

#include <linux/bootmem_try.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/test.h>

#define KB	1024UL
#define MB	(1024 * KB)

extern pg_data_t node[2];
extern bootmem_data_t bdata[2];
extern unsigned long map[2][PAGE_SIZE / sizeof(long)];
extern pg_data_t *boot_list;

struct range {
	bootmem_data_t *owner;
	unsigned long start, pages;	/* page frame number, number of pages */
};
extern struct range borrowed[3];

unsigned long borrow(unsigned long pages, unsigned long align, unsigned long from,
		     unsigned long to);
void return_borrowed(void);
void start_node(int i, unsigned long start_pfn, unsigned long end_pfn);
void drop_nodes(void);
int make_node(int i, unsigned long pages, unsigned long odd);
void reserve_pages(unsigned long first, unsigned long last);
int is_reserved(unsigned long page);
int reserved_pages(void);
int is_zero(const unsigned char *p, unsigned long size);
long offset_in(int i, void *ptr);
void *get(unsigned long size, unsigned long align, unsigned long goal);

/* A request to node 0 and what becomes of it. */
struct row {
	unsigned long size, align, goal;
	/* Bytes from the start of the node; -1: fails. */
	long result;
	unsigned long last_pos, last_offset, last_success;
};

/* Where a search ends that finds no free page: the architecture's find_next_zero_bit(). */
#ifdef ARCH_FIND_ZERO_IN_WORDS
#define SEARCH_END(pages)	ALIGN(pages, BITS_PER_LONG)
#else
#define SEARCH_END(pages)	(pages)
#endif

void expect_row(const struct row *r, unsigned int number);

#define EXPECT_ROWS(rows)						\
do {									\
	unsigned int __row;						\
									\
	for (__row = 0; __row < ARRAY_SIZE(rows); __row++)		\
		expect_row(&(rows)[__row], __row + 1);			\
} while (0)

#endif

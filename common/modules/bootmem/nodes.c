// SPDX-License-Identifier: GPL-2.0
/* Nodes for tests of the boot allocator. */
#include "suite.h"

/*
 * Nodes of our own, so that the boot's stay as they are. Their memory is borrowed from
 * those: pages that are free there are marked as taken meanwhile.
 */
pg_data_t node[2] __initdata;
bootmem_data_t bdata[2] __initdata;
unsigned long map[2][PAGE_SIZE / sizeof(long)] __initdata
	__attribute__((__aligned__(PAGE_SIZE)));
pg_data_t *boot_list __initdata;	/* pgdat_list without our nodes */

struct range borrowed[3] __initdata;
static unsigned int nr_borrowed __initdata;

/*
 * Finds @pages free pages between @from and @to (pfn), at a multiple of @align pages.
 * Returns the first one's number; 0: none, for page 0 is never free.
 */
unsigned long __init borrow(unsigned long pages, unsigned long align, unsigned long from,
			    unsigned long to)
{
	pg_data_t *pgdat;

	for_each_pgdat(pgdat) {
		bootmem_data_t *b = pgdat->bdata;
		unsigned long first = b->node_boot_start >> PAGE_SHIFT;
		unsigned long pfn = ALIGN(max(first, from), align), i;

		while (pfn + pages <= min(b->node_low_pfn, to)) {
			unsigned long nr = pfn - first;
			unsigned long taken = find_next_bit(b->node_bootmem_map, nr + pages, nr);

			if (taken < nr + pages) {
				pfn = ALIGN(first + taken + 1, align);
				continue;
			}
			for (i = nr; i < nr + pages; i++)
				set_bit(i, b->node_bootmem_map);
			borrowed[nr_borrowed].owner = b;
			borrowed[nr_borrowed].start = pfn;
			borrowed[nr_borrowed++].pages = pages;
			return pfn;
		}
	}
	return 0;
}

void __init return_borrowed(void)
{
	while (nr_borrowed) {
		bootmem_data_t *b = borrowed[--nr_borrowed].owner;
		unsigned long nr = borrowed[nr_borrowed].start -
				   (b->node_boot_start >> PAGE_SHIFT);
		unsigned long i;

		for (i = 0; i < borrowed[nr_borrowed].pages; i++)
			clear_bit(nr + i, b->node_bootmem_map);
	}
}

/*
 * Starts node @i, with all pages reserved, as the only one on the list but our others. The
 * map is followed by ones: a search looks at the bit behind the end.
 */
void __init start_node(int i, unsigned long start_pfn, unsigned long end_pfn)
{
	memset(&bdata[i], 0, sizeof(bdata[i]));
	memset(map[i], 0xff, sizeof(map[i]));
	node[i].bdata = &bdata[i];
	if (!boot_list) {
		boot_list = pgdat_list;
		pgdat_list = NULL;
	}
	init_bootmem_node(&node[i], __pa(map[i]) >> PAGE_SHIFT, start_pfn, end_pfn);
}

/* Takes our nodes away again. */
void __init drop_nodes(void)
{
	pgdat_list = boot_list;
	boot_list = NULL;
	return_borrowed();
}

/*
 * Makes node @i of @pages pages, all free, that starts @odd pages behind a multiple of
 * 64 kB. A small one is full of something. Returns 0 when the boot has no such memory;
 * the case is skipped then.
 */
int __init make_node(int i, unsigned long pages, unsigned long odd)
{
	pg_data_t *list = pgdat_list;
	unsigned long start;

	if (boot_list)
		pgdat_list = boot_list;
	start = borrow(pages + odd, 16, 0, ~0UL);
	pgdat_list = list;
	if (!start) {
		test_skip("no %lu free pages side by side", pages + odd);
		return 0;
	}
	start += odd;
	start_node(i, start, start + pages);
	free_bootmem_node(&node[i], start << PAGE_SHIFT, pages << PAGE_SHIFT);
	if (pages <= 1024)
		memset(phys_to_virt(start << PAGE_SHIFT), 0xa5, pages << PAGE_SHIFT);
	return 1;
}

/* Reserves pages @first … @last of node 0. */
void __init reserve_pages(unsigned long first, unsigned long last)
{
	reserve_bootmem_node(&node[0], bdata[0].node_boot_start + (first << PAGE_SHIFT),
			     (last - first + 1) << PAGE_SHIFT);
}

int __init is_reserved(unsigned long page)
{
	return test_bit(page, map[0]);
}

/* Pages of node 0 that are reserved. */
int __init reserved_pages(void)
{
	unsigned long pages = bdata[0].node_low_pfn - (bdata[0].node_boot_start >> PAGE_SHIFT);

	return bitmap_weight(map[0], pages);
}

int __init is_zero(const unsigned char *p, unsigned long size)
{
	while (size && !*p) {
		p++;
		size--;
	}
	return !size;
}

/* An address as bytes from the start of node @i; -1: there is none. */
long __init offset_in(int i, void *ptr)
{
	return ptr ? (long)(__pa(ptr) - bdata[i].node_boot_start) : -1;
}

/* Allocates from our nodes; @goal counts from the start of node 0, 0 is none. */
void *__init get(unsigned long size, unsigned long align, unsigned long goal)
{
	return bootmem_try(NULL, size, align, goal ? goal + bdata[0].node_boot_start : 0);
}

void __init expect_row(const struct row *r, unsigned int number)
{
	char expected[100], got[100];
	void *ptr = get(r->size, r->align, r->goal);

	scnprintf(expected, sizeof(expected), "row %u: 0x%lx, last 0x%lx + 0x%lx, 0x%lx", number,
		  r->result, r->last_pos, r->last_offset, r->last_success);
	scnprintf(got, sizeof(got), "row %u: 0x%lx, last 0x%lx + 0x%lx, 0x%lx", number,
		  offset_in(0, ptr), bdata[0].last_pos, bdata[0].last_offset,
		  bdata[0].last_success);
	EXPECT_STR_EQ(got, expected);
	if (ptr)
		EXPECT(is_zero(ptr, r->size));
}

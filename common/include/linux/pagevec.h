/* SPDX-License-Identifier: GPL-2.0 */
/* A few pages that are handled together; part of 2.6.12's file. */
#ifndef _LINUX_PAGEVEC_H
#define _LINUX_PAGEVEC_H

#define PAGEVEC_SIZE	16

struct page;

struct pagevec {
	unsigned int nr;
	int cold;
	struct page *pages[PAGEVEC_SIZE];
};

void __pagevec_free(struct pagevec *pvec);

static inline void pagevec_init(struct pagevec *pvec, int cold)
{
	pvec->nr = 0;
	pvec->cold = cold;
}

static inline unsigned int pagevec_count(struct pagevec *pvec)
{
	return pvec->nr;
}

/* Returns how many more pages there is room for. */
static inline unsigned int pagevec_add(struct pagevec *pvec, struct page *page)
{
	pvec->pages[pvec->nr++] = page;
	return PAGEVEC_SIZE - pvec->nr;
}

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Operations on single bits; as include/linux/bitops.h of 2.6.12. */
#ifndef _LINUX_BITOPS_H
#define _LINUX_BITOPS_H

#include <asm/types.h>

/**
 * fls - number of the highest set bit, counted from 1
 * @x: the word
 *
 * Return: 1 … 32, or 0 for 0.
 */
static inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

/**
 * ffs - number of the lowest set bit, counted from 1
 * @x: the word
 *
 * Return: 1 … 32, or 0 for 0.
 */
static inline int ffs(int x)
{
	return __builtin_ffs(x);
}

/* __ffs() - number of the lowest set bit of a non-zero word, counted from 0. */
static inline unsigned long __ffs(unsigned long word)
{
	return __builtin_ctzl(word);
}

/* ffz() - number of the lowest clear bit of a word with one, counted from 0. */
static inline unsigned long ffz(unsigned long word)
{
	return __builtin_ctzl(~word);
}

static inline int hweight_long(unsigned long w)
{
	int n = 0;

	for (; w; w &= w - 1)
		n++;
	return n;
}

/* Number of the highest set bit of a non-zero word, counted from 0. */
static inline unsigned int long_log2(unsigned long n)
{
	return BITS_PER_LONG - 1 - __builtin_clzl(n);
}

static inline unsigned long roundup_pow_of_two(unsigned long x)
{
	return x <= 1 ? 1 : 1UL << (long_log2(x - 1) + 1);
}

#include <asm/bitops.h>

unsigned long find_next_bit(const unsigned long *addr, unsigned long size,
			    unsigned long offset);
unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset);
#define find_first_bit(addr, size)	find_next_bit(addr, size, 0)
#define find_first_zero_bit(addr, size)	find_next_zero_bit(addr, size, 0)

#endif

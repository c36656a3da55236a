// SPDX-License-Identifier: GPL-2.0
/* Searching bitmaps, a word at a time, even while other CPUs change bits. */
#include <linux/asan.h>
#include <linux/bitops.h>

static unsigned long __no_tsan find_next(const unsigned long *addr, unsigned long size,
			       unsigned long offset, unsigned long invert)
{
	unsigned long word, i;

	if (offset >= size)
		return size;
	i = offset / BITS_PER_LONG;
	word = (addr[i] ^ invert) & (~0UL << (offset % BITS_PER_LONG));
	while (!word) {
		i++;
		if (i * BITS_PER_LONG >= size)
			return size;
		word = addr[i] ^ invert;
	}
	offset = i * BITS_PER_LONG + __ffs(word);
	return offset < size ? offset : size;
}

/**
 * find_next_bit - find the next set bit
 * @addr: the bitmap
 * @size: its length, bits
 * @offset: bit at which to start
 *
 * Return: number of the bit, or @size. Any context.
 */
unsigned long find_next_bit(const unsigned long *addr, unsigned long size,
			    unsigned long offset)
{
	return find_next(addr, size, offset, 0);
}

/**
 * find_next_zero_bit - find the next clear bit
 * @addr: the bitmap
 * @size: its length, bits
 * @offset: bit at which to start
 *
 * Return: number of the bit, or @size. Any context.
 */
unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset)
{
	return find_next(addr, size, offset, ~0UL);
}

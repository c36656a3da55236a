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
 * The release has one for each architecture. Those of i386 and x86_64 look at whole words: there,
 * with ARCH_FIND_ZERO_IN_WORDS, it is as if @size were rounded up to one. (x86_64's result is
 * undefined when a search from within the last word, which is not full, finds nothing in it; here
 * it is i386's.)
 * Return: number of the bit, or @size. Any context. Source: 2.6.12.
 */
unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset)
{
#ifdef ARCH_FIND_ZERO_IN_WORDS
	size = (size + BITS_PER_LONG - 1) & ~(BITS_PER_LONG - 1UL);
#endif
	return find_next(addr, size, offset, ~0UL);
}

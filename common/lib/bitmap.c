// SPDX-License-Identifier: GPL-2.0
/*
 * Bitmaps of any length. Bits of the last word behind the length are never looked at,
 * and may be set or cleared. Maps of CPUs change bit by bit while they are read.
 */
#include <linux/asan.h>
#include <linux/bitmap.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>

#define LAST_WORD_MASK(nbits) \
	((nbits) % BITS_PER_LONG ? (1UL << ((nbits) % BITS_PER_LONG)) - 1 : ~0UL)

/**
 * bitmap_zero - clear all bits of a bitmap
 * @dst: the bitmap
 * @nbits: its length, bits
 *
 * Any context.
 */
void bitmap_zero(unsigned long *dst, int nbits)
{
	memset(dst, 0, BITS_TO_LONGS(nbits) * sizeof(long));
}

/**
 * bitmap_fill - set all bits of a bitmap
 * @dst: the bitmap
 * @nbits: its length, bits
 *
 * Any context.
 */
void bitmap_fill(unsigned long *dst, int nbits)
{
	int i;

	for (i = 0; i < nbits / BITS_PER_LONG; i++)
		dst[i] = ~0UL;
	if (nbits % BITS_PER_LONG)
		dst[i] = LAST_WORD_MASK(nbits);
}

/**
 * bitmap_copy - copy a bitmap
 * @dst: where to
 * @src: the bitmap
 * @nbits: its length, bits
 *
 * Any context.
 */
void __no_tsan bitmap_copy(unsigned long *dst, const unsigned long *src, int nbits)
{
	memcpy(dst, src, BITS_TO_LONGS(nbits) * sizeof(long));
}

/**
 * bitmap_and - the bits that are set in both of two bitmaps
 * @dst: the result; may be one of them
 * @a: a bitmap
 * @b: another one
 * @nbits: their length, bits
 *
 * Any context.
 */
void __no_tsan bitmap_and(unsigned long *dst, const unsigned long *a, const unsigned long *b, int nbits)
{
	int i;

	for (i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] & b[i];
}

/**
 * bitmap_or - the bits that are set in one of two bitmaps, or in both
 * @dst: the result; may be one of them
 * @a: a bitmap
 * @b: another one
 * @nbits: their length, bits
 *
 * Any context.
 */
void __no_tsan bitmap_or(unsigned long *dst, const unsigned long *a, const unsigned long *b, int nbits)
{
	int i;

	for (i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] | b[i];
}

/**
 * bitmap_andnot - the bits that are set in one bitmap and not in the other
 * @dst: the result; may be one of them
 * @a: the one
 * @b: the other
 * @nbits: their length, bits
 *
 * Any context.
 */
void __no_tsan bitmap_andnot(unsigned long *dst, const unsigned long *a, const unsigned long *b,
		   int nbits)
{
	int i;

	for (i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] & ~b[i];
}

/**
 * bitmap_equal - have two bitmaps the same bits?
 * @a: a bitmap
 * @b: another one
 * @nbits: their length, bits
 *
 * Any context.
 */
int __no_tsan bitmap_equal(const unsigned long *a, const unsigned long *b, int nbits)
{
	int i;

	for (i = 0; i < nbits / BITS_PER_LONG; i++)
		if (a[i] != b[i])
			return 0;
	return nbits % BITS_PER_LONG == 0 || !((a[i] ^ b[i]) & LAST_WORD_MASK(nbits));
}

/**
 * bitmap_empty - is no bit of a bitmap set?
 * @src: the bitmap
 * @nbits: its length, bits
 *
 * Any context.
 */
int bitmap_empty(const unsigned long *src, int nbits)
{
	return (int)find_next_bit(src, nbits, 0) == nbits;
}

/**
 * bitmap_weight - count the set bits of a bitmap
 * @src: the bitmap
 * @nbits: its length, bits
 *
 * Return: how many. Any context.
 */
int __no_tsan bitmap_weight(const unsigned long *src, int nbits)
{
	int i, weight = 0;

	for (i = 0; i < nbits / BITS_PER_LONG; i++)
		weight += hweight_long(src[i]);
	if (nbits % BITS_PER_LONG)
		weight += hweight_long(src[i] & LAST_WORD_MASK(nbits));
	return weight;
}

/**
 * bitmap_scnlistprintf - write a bitmap as a list of ranges, such as 0-2,5
 * @buf: where to
 * @len: room there, bytes
 * @src: the bitmap
 * @nbits: its length, bits
 *
 * Return: characters written, without the end of the string. Any context.
 */
int bitmap_scnlistprintf(char *buf, unsigned int len, const unsigned long *src, int nbits)
{
	int first, last, n = 0;

	buf[0] = '\0';
	for (first = find_next_bit(src, nbits, 0); first < nbits;
	     first = find_next_bit(src, nbits, last + 1)) {
		/* It may look for the end of the last range behind the bitmap. */
		last = min((int)find_next_zero_bit(src, nbits, first + 1), nbits) - 1;
		n += scnprintf(buf + n, len - n, first == last ? "%s%d" : "%s%d-%d",
			       n ? "," : "", first, last);
	}
	return n;
}

/* Reads the number of a bit, and moves behind it. Returns it, -EINVAL, or -ERANGE. */
static int read_bit_number(const char **str, int nbits)
{
	int bit = 0;

	if (!isdigit(**str))
		return -EINVAL;
	for (; isdigit(**str); (*str)++) {
		bit = bit * 10 + (**str - '0');
		if (bit >= nbits)
			return -ERANGE;
	}
	return bit;
}

/**
 * bitmap_parselist - read a bitmap from a list of ranges, such as 0-2,5
 * @str: the list
 * @dst: the bitmap
 * @nbits: its length, bits
 *
 * Return: 0; -EINVAL for malformed text; -ERANGE for a bit that @dst does not have.
 * Any context.
 */
int bitmap_parselist(const char *str, unsigned long *dst, int nbits)
{
	bitmap_zero(dst, nbits);
	do {
		int first = read_bit_number(&str, nbits), last = first;

		if (first >= 0 && *str == '-') {
			str++;
			last = read_bit_number(&str, nbits);
		}
		if (first < 0 || last < 0)
			return first < 0 ? first : last;
		if (last < first)
			return -EINVAL;
		while (first <= last)
			__set_bit(first++, dst);
	} while (*str++ == ',');
	return str[-1] ? -EINVAL : 0;

}

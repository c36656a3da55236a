// SPDX-License-Identifier: GPL-2.0
/* Filling, copying and comparing memory, a word at a time. */
#include <linux/module.h>
#include <linux/string.h>
#undef memset
#undef memcpy

typedef unsigned long __attribute__((__may_alias__, __aligned__(1))) word;

#define REPEATED(c)	((unsigned char)(c) * 0x0101010101010101UL)

void *memset(void *s, int c, size_t n)
{
	unsigned char *p = s;
	word value = REPEATED(c), *w = s;

	for (; n >= 8 * sizeof(*w); n -= 8 * sizeof(*w), w += 8) {
		w[0] = value;
		w[1] = value;
		w[2] = value;
		w[3] = value;
		w[4] = value;
		w[5] = value;
		w[6] = value;
		w[7] = value;
	}
	for (; n >= sizeof(*w); n -= sizeof(*w))
		*w++ = value;
	for (p = (unsigned char *)w; n; n--)
		*p++ = c;
	return s;
}
EXPORT_SYMBOL(memset);

void *memcpy(void *dest, const void *src, size_t n)
{
	const word *from = src;
	word *to = dest;
	const unsigned char *p;
	unsigned char *q;

	for (; n >= 4 * sizeof(*to); n -= 4 * sizeof(*to), to += 4, from += 4) {
		word a = from[0], b = from[1], c = from[2], d = from[3];

		to[0] = a;
		to[1] = b;
		to[2] = c;
		to[3] = d;
	}
	for (; n >= sizeof(*to); n -= sizeof(*to))
		*to++ = *from++;
	for (p = (const void *)from, q = (void *)to; n; n--)
		*q++ = *p++;
	return dest;
}
EXPORT_SYMBOL(memcpy);

int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;

	for (; n >= sizeof(word); n -= sizeof(word), p += sizeof(word), q += sizeof(word))
		if (*(const word *)p != *(const word *)q)
			break;
	for (; n; n--, p++, q++)
		if (*p != *q)
			return *p - *q;
	return 0;
}
EXPORT_SYMBOL(memcmp);

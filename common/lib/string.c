// SPDX-License-Identifier: GPL-2.0
/*
 * Strings and memory, for architectures without better ones. What has the name of a function of
 * C does what C says.
 */
#include <linux/string.h>
#include <linux/module.h>

/* memset() must not be compiled to a call of memset(). clang does not do that to freestanding code. */
#ifndef __clang__
#pragma GCC optimize("no-tree-loop-distribute-patterns")
#endif

/* Words that may overlay objects of any type. */
typedef unsigned long __attribute__((__may_alias__)) word_t;
#define IS_WORD_ALIGNED(x)	(!((unsigned long)(x) % sizeof(word_t)))

#ifndef __HAVE_ARCH_MEMSET
#undef memset
void *memset(void *s, int c, size_t n)
{
	word_t pattern = (unsigned char)c * (~0UL / 0xff);
	unsigned char *p = s;

	while (n && !IS_WORD_ALIGNED(p)) {
		*p++ = c;
		n--;
	}
	for (; n >= 8 * sizeof(word_t); n -= 8 * sizeof(word_t)) {
		word_t *w = (word_t *)p;

		w[0] = w[1] = w[2] = w[3] = w[4] = w[5] = w[6] = w[7] = pattern;
		p += 8 * sizeof(word_t);
	}
	for (; n >= sizeof(word_t); n -= sizeof(word_t), p += sizeof(word_t))
		*(word_t *)p = pattern;
	while (n--)
		*p++ = c;
	return s;
}
EXPORT_SYMBOL(memset);
#endif

#ifndef __HAVE_ARCH_MEMCPY
#undef memcpy
void *memcpy(void *dest, const void *src, size_t n)
{
	unsigned char *d = dest;
	const unsigned char *s = src;

	if (IS_WORD_ALIGNED(d) && IS_WORD_ALIGNED(s))
		for (; n >= sizeof(word_t); n -= sizeof(word_t)) {
			*(word_t *)d = *(const word_t *)s;
			d += sizeof(word_t);
			s += sizeof(word_t);
		}
	while (n--)
		*d++ = *s++;
	return dest;
}
EXPORT_SYMBOL(memcpy);
#endif

#ifndef __HAVE_ARCH_MEMMOVE
#undef memmove
void *memmove(void *dest, const void *src, size_t n)
{
	unsigned char *d = dest;
	const unsigned char *s = src;

	if (d <= s || d >= s + n)
		return memcpy(dest, src, n);
	while (n--)
		d[n] = s[n];
	return dest;
}
EXPORT_SYMBOL(memmove);
#endif

#ifndef __HAVE_ARCH_MEMCMP
int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;

	for (; n; n--, p++, q++)
		if (*p != *q)
			return *p - *q;
	return 0;
}
EXPORT_SYMBOL(memcmp);
#endif

#ifndef __HAVE_ARCH_MEMCHR
void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n; n--, p++)
		if (*p == (unsigned char)c)
			return (void *)p;
	return NULL;
}
EXPORT_SYMBOL(memchr);
#endif

/**
 * memscan - find a byte
 * @addr: where to look
 * @c: the byte
 * @size: bytes to look at
 *
 * Return: its address, or @addr + @size.
 */
void *memscan(void *addr, int c, size_t size)
{
	unsigned char *p = addr;

	while (size && *p != (unsigned char)c) {
		p++;
		size--;
	}
	return p;
}
EXPORT_SYMBOL(memscan);

#ifndef __HAVE_ARCH_STRLEN
size_t strlen(const char *s)
{
	const char *p = s;

	while (*p)
		p++;
	return p - s;
}
EXPORT_SYMBOL(strlen);
#endif

size_t strnlen(const char *s, size_t max)
{
	const char *p = s;

	while (max-- && *p)
		p++;
	return p - s;
}
EXPORT_SYMBOL(strnlen);

char *strcpy(char *dest, const char *src)
{
	return memcpy(dest, src, strlen(src) + 1);
}
EXPORT_SYMBOL(strcpy);

char *strncpy(char *dest, const char *src, size_t n)
{
	size_t len = strnlen(src, n);

	memcpy(dest, src, len);
	memset(dest + len, 0, n - len);
	return dest;
}
EXPORT_SYMBOL(strncpy);

/**
 * strlcpy - copy a string as far as it fits; the copy always ends
 * @dest: where to
 * @src: the string
 * @size: room at @dest, bytes
 *
 * Return: length of @src.
 */
size_t strlcpy(char *dest, const char *src, size_t size)
{
	size_t len = strlen(src);

	if (size) {
		size_t n = len < size ? len : size - 1;

		memcpy(dest, src, n);
		dest[n] = '\0';
	}
	return len;
}
EXPORT_SYMBOL(strlcpy);

/**
 * strlcat - append a string as far as it fits; the result always ends
 * @dest: the string to append to
 * @src: the string to append
 * @size: room at @dest in all, bytes
 *
 * Return: length that the whole result has or would have had.
 */
size_t strlcat(char *dest, const char *src, size_t size)
{
	size_t len = strnlen(dest, size);

	return len + strlcpy(dest + len, src, size - len);
}
EXPORT_SYMBOL(strlcat);

char *strcat(char *dest, const char *src)
{
	strcpy(dest + strlen(dest), src);
	return dest;
}
EXPORT_SYMBOL(strcat);

#ifndef __HAVE_ARCH_STRCMP
int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (unsigned char)*a - (unsigned char)*b;
}
EXPORT_SYMBOL(strcmp);
#endif

#ifndef __HAVE_ARCH_STRNCMP
int strncmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++)
		if (*a != *b || !*a)
			return (unsigned char)*a - (unsigned char)*b;
	return 0;
}
EXPORT_SYMBOL(strncmp);
#endif

#ifndef __HAVE_ARCH_STRCHR
char *strchr(const char *s, int c)
{
	for (; *s != (char)c; s++)
		if (!*s)
			return NULL;
	return (char *)s;
}
EXPORT_SYMBOL(strchr);
#endif

#ifndef __HAVE_ARCH_STRRCHR
char *strrchr(const char *s, int c)
{
	const char *found = NULL;

	do {
		if (*s == (char)c)
			found = s;
	} while (*s++);
	return (char *)found;
}
EXPORT_SYMBOL(strrchr);
#endif

char *strstr(const char *haystack, const char *needle)
{
	size_t len = strlen(needle);

	for (;; haystack++) {
		if (!strncmp(haystack, needle, len))
			return (char *)haystack;
		if (!*haystack)
			return NULL;
	}
}
EXPORT_SYMBOL(strstr);

size_t strspn(const char *s, const char *accept)
{
	const char *p = s;

	while (*p && strchr(accept, *p))
		p++;
	return p - s;
}
EXPORT_SYMBOL(strspn);

char *strpbrk(const char *s, const char *accept)
{
	for (; *s; s++)
		if (strchr(accept, *s))
			return (char *)s;
	return NULL;
}
EXPORT_SYMBOL(strpbrk);

/**
 * strsep - cut the next field off a string
 * @s: the string; moved behind the field, or NULL at its end
 * @delimiters: characters that end a field; that one becomes the end of the field
 *
 * Return: the field, possibly empty; NULL when the string is used up.
 */
char *strsep(char **s, const char *delimiters)
{
	char *field = *s;

	if (!field)
		return NULL;
	*s = strpbrk(field, delimiters);
	if (*s)
		*(*s)++ = '\0';
	return field;
}
EXPORT_SYMBOL(strsep);

// SPDX-License-Identifier: GPL-2.0
/* Reading numbers and sizes that a user typed. */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/parse.h>

static unsigned int digit(char c)
{
	return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

/* Decimal, or hexadecimal behind "0x". *@end: what stands behind it. */
static int read_number(const char *text, const char **end, unsigned long long *value)
{
	int hex = text[0] == '0' && tolower(text[1]) == 'x';
	unsigned int base = hex ? 16 : 10;
	unsigned long long n = 0;

	text += 2 * hex;
	if (hex ? !isxdigit(*text) : !isdigit(*text))
		return -EINVAL;
	for (; hex ? isxdigit(*text) : isdigit(*text); text++)
		if (__builtin_mul_overflow(n, base, &n) ||
		    __builtin_add_overflow(n, digit(*text), &n))
			return -ERANGE;
	*end = text;
	*value = n;
	return 0;
}

/**
 * parse_number - read a number
 * @text: all of it; decimal, or hexadecimal behind 0x
 * @min: smallest possible value
 * @max: largest possible value
 * @value: the number, when it is a possible one
 *
 * Return: 0; -EINVAL when @text is no number; -ERANGE for one that is not possible. Any context.
 */
int parse_number(const char *text, unsigned long min, unsigned long max, unsigned long *value)
{
	unsigned long long n;
	int err = read_number(text, &text, &n);

	if (err)
		return err;
	if (*text)
		return -EINVAL;
	if (n < min || n > max)
		return -ERANGE;
	*value = n;
	return 0;
}

/**
 * parse_size - read a size
 * @text: all of it: a number as for parse_number(), and K, M or G behind it or nothing
 * @size: the size in bytes, when there is one
 *
 * Return: 0; -EINVAL when @text is no size; -ERANGE for one of 2^64 bytes and more. Any context.
 */
int parse_size(const char *text, unsigned long long *size)
{
	unsigned int shift = 0;
	unsigned long long n;
	int err = read_number(text, &text, &n);

	if (err)
		return err;
	switch (toupper(*text)) {
	case 'G':
		shift += 10;
		/* Fall through. */
	case 'M':
		shift += 10;
		/* Fall through. */
	case 'K':
		shift += 10;
		text++;
	}
	if (*text)
		return -EINVAL;
	if (n << shift >> shift != n)
		return -ERANGE;
	*size = n << shift;
	return 0;
}

// SPDX-License-Identifier: GPL-2.0
/* Reading numbers of boot parameters; the functions of lib/cmdline.c of 2.6.12. */
#include <linux/kernel.h>
#include <linux/module.h>

/**
 * get_option - read one integer from a comma-separated list
 * @str: the text; moved behind the number and its comma
 * @pint: the number
 *
 * Return: 0 when there is no number, 1 when it is the last one, 2 when a comma follows.
 */
int get_option(char **str, int *pint)
{
	char *cur = *str;

	if (!cur || !*cur)
		return 0;
	*pint = simple_strtol(cur, str, 0);
	if (cur == *str)
		return 0;
	if (**str != ',')
		return 1;
	(*str)++;
	return 2;
}
EXPORT_SYMBOL(get_option);

/**
 * get_options - read a comma-separated list of integers
 * @str: the text
 * @nints: entries of @ints
 * @ints: the numbers, from entry 1 on; entry 0 becomes how many there are
 *
 * Return: the text behind the last number that was read.
 */
char *get_options(const char *str, int nints, int *ints)
{
	char *cur = (char *)str;
	int i, more = 2;

	for (i = 1; i < nints && more == 2; i++) {
		more = get_option(&cur, ints + i);
		if (!more)
			break;
	}
	ints[0] = i - 1;
	return cur;
}
EXPORT_SYMBOL(get_options);

/**
 * memparse - read a size with an optional suffix K, M or G
 * @ptr: the text
 * @retptr: becomes the text behind the size
 *
 * Return: bytes.
 */
unsigned long long memparse(const char *ptr, char **retptr)
{
	unsigned long long size = simple_strtoull(ptr, retptr, 0);
	int shift = 0;

	switch (**retptr) {
	case 'G':
	case 'g':
		shift = 30;
		break;
	case 'M':
	case 'm':
		shift = 20;
		break;
	case 'K':
	case 'k':
		shift = 10;
		break;
	}
	if (shift)
		(*retptr)++;
	return size << shift;
}
EXPORT_SYMBOL(memparse);

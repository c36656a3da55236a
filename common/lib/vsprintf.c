// SPDX-License-Identifier: GPL-2.0
/* Formatting text and reading numbers; the interface of lib/vsprintf.c of 2.6.12. */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/string.h>

static unsigned int digit_value(char c)
{
	if (isdigit(c))
		return c - '0';
	if (isalpha(c))
		return tolower(c) - 'a' + 10;
	return 36;
}

/**
 * simple_strtoull - read an unsigned number
 * @cp: the text
 * @endp: becomes the first character behind the number; NULL is allowed
 * @base: 2 … 36; or 0: 16 after "0x", 8 after "0", else 10
 *
 * Overflow is not detected.
 */
unsigned long long simple_strtoull(const char *cp, char **endp, unsigned int base)
{
	unsigned long long value = 0;

	if ((base == 0 || base == 16) && cp[0] == '0' && tolower(cp[1]) == 'x' &&
	    isxdigit(cp[2])) {
		cp += 2;
		base = 16;
	}
	if (base == 0)
		base = cp[0] == '0' ? 8 : 10;
	for (; digit_value(*cp) < base; cp++)
		value = value * base + digit_value(*cp);
	if (endp)
		*endp = (char *)cp;
	return value;
}
EXPORT_SYMBOL(simple_strtoull);

/**
 * simple_strtoul - read a number
 * @cp: where it begins
 * @endp: set to where it ends, unless NULL
 * @base: 2 to 36; 0: as the number begins, 0x for 16, 0 for 8
 *
 * Return: the number; too large a one loses its upper bits. Any context.
 */
unsigned long simple_strtoul(const char *cp, char **endp, unsigned int base)
{
	return simple_strtoull(cp, endp, base);
}
EXPORT_SYMBOL(simple_strtoul);

/**
 * simple_strtol - read a number that may have a minus sign
 * @cp: where it begins
 * @endp: set to where it ends, unless NULL
 * @base: as for simple_strtoul()
 *
 * Return: the number. Any context.
 */
long simple_strtol(const char *cp, char **endp, unsigned int base)
{
	char *end;
	long value;

	if (*cp != '-')
		return simple_strtoul(cp, endp, base);
	value = -simple_strtoul(cp + 1, &end, base);
	if (endp)
		*endp = end == cp + 1 ? (char *)cp : end;
	return value;
}
EXPORT_SYMBOL(simple_strtol);

/* Output that counts what does not fit. */
struct sink {
	char *buf;
	size_t size;
	size_t len;
};

static void put(struct sink *s, char c)
{
	if (s->len < s->size)
		s->buf[s->len] = c;
	s->len++;
}

static void pad(struct sink *s, char c, int n)
{
	while (n-- > 0)
		put(s, c);
}

/* One conversion: %[flags][width][.precision][length]type */
struct spec {
	unsigned int left:1, plus:1, space:1, alt:1, zero:1, upper:1, is_signed:1;
	int base;
	int width;
	int precision;		/* -1: none */
	char length;		/* h, l, L (long long), z, t, or 0 */
};

static void put_number(struct sink *s, struct spec spec, unsigned long long value)
{
	const char *digits = spec.upper ? "0123456789ABCDEF" : "0123456789abcdef";
	const char *prefix = "";
	char tmp[24], sign = 0;
	int n = 0, zeros;

	if (spec.is_signed) {
		if ((long long)value < 0) {
			sign = '-';
			value = -value;
		} else if (spec.plus) {
			sign = '+';
		} else if (spec.space) {
			sign = ' ';
		}
	}
	if (spec.alt && spec.base == 16)
		prefix = spec.upper ? "0X" : "0x";
	else if (spec.alt && spec.base == 8)
		prefix = "0";

	if (!value && spec.precision != 0)
		tmp[n++] = '0';
	for (; value; value /= spec.base)
		tmp[n++] = digits[value % spec.base];

	zeros = spec.precision - n;
	if (zeros < 0)
		zeros = 0;
	spec.width -= n + zeros + !!sign + (int)strlen(prefix);
	if (spec.zero && !spec.left && spec.precision < 0 && spec.width > 0) {
		zeros = spec.width;
		spec.width = 0;
	}

	if (!spec.left)
		pad(s, ' ', spec.width);
	if (sign)
		put(s, sign);
	while (*prefix)
		put(s, *prefix++);
	pad(s, '0', zeros);
	while (n)
		put(s, tmp[--n]);
	if (spec.left)
		pad(s, ' ', spec.width);
}

static void put_string(struct sink *s, struct spec spec, const char *str)
{
	int len, i;

	if (!str)
		str = "<NULL>";
	len = strnlen(str, spec.precision < 0 ? (size_t)INT_MAX : (size_t)spec.precision);
	if (!spec.left)
		pad(s, ' ', spec.width - len);
	for (i = 0; i < len; i++)
		put(s, str[i]);
	if (spec.left)
		pad(s, ' ', spec.width - len);
}

static const char *parse_flags(const char *fmt, struct spec *spec)
{
	for (;; fmt++) {
		switch (*fmt) {
		case '-':
			spec->left = 1;
			break;
		case '+':
			spec->plus = 1;
			break;
		case ' ':
			spec->space = 1;
			break;
		case '#':
			spec->alt = 1;
			break;
		case '0':
			spec->zero = 1;
			break;
		default:
			return fmt;
		}
	}
}

static const char *parse_length(const char *fmt, struct spec *spec)
{
	spec->length = 0;
	if (*fmt && strchr("hlLzZt", *fmt)) {
		spec->length = *fmt++;
		if (spec->length == 'l' && *fmt == 'l') {
			spec->length = 'L';
			fmt++;
		} else if (spec->length == 'h' && *fmt == 'h') {
			spec->length = 'H';
			fmt++;
		}
	}
	return fmt;
}

/**
 * vsnprintf - format text
 * @buf: where to; may be NULL when @size is 0
 * @size: room there, bytes, with the end of the string
 * @fmt: text with conversions %c %s %d %i %u %x %X %o %p %n %%, flags -+ #0, width,
 *	precision, and lengths hh h l ll L z t
 * @args: what is converted
 *
 * Return: characters the whole text has, without the end. Any context.
 */
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	struct sink s = { buf, size, 0 };

	for (; *fmt; fmt++) {
		struct spec spec = { .base = 10, .precision = -1 };
		unsigned long long value;

		if (*fmt != '%') {
			put(&s, *fmt);
			continue;
		}
		fmt = parse_flags(fmt + 1, &spec);
		if (*fmt == '*') {
			spec.width = va_arg(args, int);
			if (spec.width < 0) {
				spec.left = 1;
				spec.width = -spec.width;
			}
			fmt++;
		} else {
			spec.width = simple_strtoul(fmt, (char **)&fmt, 10);
		}
		if (*fmt == '.') {
			fmt++;
			if (*fmt == '*') {
				spec.precision = max(va_arg(args, int), 0);
				fmt++;
			} else {
				spec.precision = simple_strtoul(fmt, (char **)&fmt, 10);
			}
		}
		fmt = parse_length(fmt, &spec);

		switch (*fmt) {
		case 'c':
			if (!spec.left)
				pad(&s, ' ', spec.width - 1);
			put(&s, va_arg(args, int));
			if (spec.left)
				pad(&s, ' ', spec.width - 1);
			continue;
		case 's':
			put_string(&s, spec, va_arg(args, const char *));
			continue;
		case 'n':
			*va_arg(args, int *) = s.len;
			continue;
		case '%':
			put(&s, '%');
			continue;
		case 'p':
			spec.base = 16;
			if (!spec.width) {
				spec.width = 2 * sizeof(void *);
				spec.zero = 1;
			}
			put_number(&s, spec, (unsigned long)va_arg(args, void *));
			continue;
		case 'X':
			spec.upper = 1;
			/* fall through */
		case 'x':
			spec.base = 16;
			break;
		case 'o':
			spec.base = 8;
			break;
		case 'd':
		case 'i':
			spec.is_signed = 1;
			break;
		case 'u':
			break;
		case '\0':
			/* A lone % at the end: shown as it is. */
			put(&s, '%');
			fmt--;
			continue;
		default:
			put(&s, '%');
			put(&s, *fmt);
			continue;
		}

		switch (spec.length) {
		case 'L':
			value = va_arg(args, unsigned long long);
			break;
		case 'l':
			value = va_arg(args, unsigned long);
			if (spec.is_signed)
				value = (long)value;
			break;
		case 'z':
		case 'Z':
		case 't':
			value = va_arg(args, size_t);
			if (spec.is_signed)
				value = (ssize_t)value;
			break;
		default:
			value = va_arg(args, unsigned int);
			if (spec.length == 'h')
				value = spec.is_signed ? (unsigned long long)(short)value
						       : (unsigned short)value;
			else if (spec.length == 'H')
				value = spec.is_signed ? (unsigned long long)(signed char)value
						       : (unsigned char)value;
			else if (spec.is_signed)
				value = (int)value;
		}
		put_number(&s, spec, value);
	}
	if (s.size)
		s.buf[s.len < s.size ? s.len : s.size - 1] = '\0';
	return s.len;
}
EXPORT_SYMBOL(vsnprintf);

/**
 * vscnprintf - format text, and say how much of it there is room for
 * @buf: where to
 * @size: room there, bytes
 * @fmt: see vsnprintf()
 * @args: what it asks for
 *
 * Return: characters written, without the end of the string. Any context.
 */
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	size_t len = vsnprintf(buf, size, fmt, args);

	return len < size ? len : size ? size - 1 : 0;
}
EXPORT_SYMBOL(vscnprintf);

/**
 * snprintf - format text
 * @buf: where to
 * @size: room there, bytes
 * @fmt: see vsnprintf()
 *
 * Return: as vsnprintf(). Any context.
 */
int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(snprintf);

/**
 * scnprintf - format text
 * @buf: where to
 * @size: room there, bytes
 * @fmt: see vsnprintf()
 *
 * Return: as vscnprintf(). Any context.
 */
int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(scnprintf);

/**
 * vsprintf - format text for which there is room
 * @buf: where to
 * @fmt: see vsnprintf()
 * @args: what it asks for
 *
 * Return: characters written, without the end of the string. Any context.
 */
int vsprintf(char *buf, const char *fmt, va_list args)
{
	return vsnprintf(buf, INT_MAX, fmt, args);
}
EXPORT_SYMBOL(vsprintf);

/**
 * sprintf - format text for which there is room
 * @buf: where to
 * @fmt: see vsnprintf()
 *
 * Return: characters written, without the end of the string. Any context.
 */
int sprintf(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, INT_MAX, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(sprintf);

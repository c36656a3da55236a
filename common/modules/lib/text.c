// SPDX-License-Identifier: GPL-2.0
/* Tests of lib/: formatting, reading numbers and parameters, strings. */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/test.h>

/*
 * vsnprintf().
 */
static char out[256];

/* Formats, out of the compiler's sight: it would correct what is tested. */
static int format(size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	memset(out, '#', sizeof(out));
	va_start(args, fmt);
	len = vsnprintf(out, size, fmt, args);
	va_end(args);
	return len;
}

#define EXPECT_TEXT(text, ...)						\
do {									\
	EXPECT_EQ(format(sizeof(out), __VA_ARGS__), (int)strlen(text));	\
	EXPECT_STR_EQ(out, text);					\
} while (0)

TEST(lib, printf_plain_text)
{
	EXPECT_TEXT("", "");
	EXPECT_TEXT("plain text\n", "plain text\n");
	EXPECT_TEXT("100%", "100%%");
	EXPECT_TEXT("%d", "%%d");
}

TEST(lib, printf_decimal)
{
	EXPECT_TEXT("0", "%d", 0);
	EXPECT_TEXT("42 -42", "%d %i", 42, -42);
	EXPECT_TEXT("2147483647", "%d", INT_MAX);
	EXPECT_TEXT("-2147483648", "%d", INT_MIN);
	EXPECT_TEXT("4294967295", "%u", UINT_MAX);
	EXPECT_TEXT("+7", "%+d", 7);
	EXPECT_TEXT("-7", "%+d", -7);
	EXPECT_TEXT(" 7", "% d", 7);
	EXPECT_TEXT("+7", "% +d", 7);
	/* A sign is for signed numbers. */
	EXPECT_TEXT("7", "%+u", 7);
}

TEST(lib, printf_other_bases)
{
	EXPECT_TEXT("ff FF 377", "%x %X %o", 255, 255, 255);
	EXPECT_TEXT("0xff 0XFF 0377", "%#x %#X %#o", 255, 255, 255);
	EXPECT_TEXT("ffffffff", "%x", -1);
	EXPECT_TEXT("0", "%x", 0);
	EXPECT_TEXT("deadbeef", "%x", 0xdeadbeef);
	EXPECT_TEXT("37777777777", "%o", -1);
}

TEST(lib, printf_width)
{
	EXPECT_TEXT("[   42]", "[%5d]", 42);
	EXPECT_TEXT("[42   ]", "[%-5d]", 42);
	EXPECT_TEXT("[00042]", "[%05d]", 42);
	EXPECT_TEXT("[-0042]", "[%05d]", -42);
	EXPECT_TEXT("[+0042]", "[%+05d]", 42);
	EXPECT_TEXT("[ 0042]", "[% 05d]", 42);
	EXPECT_TEXT("[  -42]", "[%5d]", -42);
	EXPECT_TEXT("[0x00ff]", "[%#06x]", 255);
	EXPECT_TEXT("[  0xff]", "[%#6x]", 255);
	EXPECT_TEXT("[0xff  ]", "[%-#6x]", 255);
	/* Zeros do not go behind a number. */
	EXPECT_TEXT("[42   ]", "[%-05d]", 42);
	/* A width is never too small. */
	EXPECT_TEXT("[12345]", "[%3d]", 12345);
}

TEST(lib, printf_precision)
{
	EXPECT_TEXT("[00042]", "[%.5d]", 42);
	EXPECT_TEXT("[-00042]", "[%.5d]", -42);
	EXPECT_TEXT("[   00042]", "[%8.5d]", 42);
	EXPECT_TEXT("[00042   ]", "[%-8.5d]", 42);
	EXPECT_TEXT("[00ff]", "[%.4x]", 255);
	/* With a precision the flag 0 does not count. */
	EXPECT_TEXT("[   042]", "[%06.3d]", 42);
	/* No digit at all. */
	EXPECT_TEXT("[]", "[%.0d]", 0);
	EXPECT_TEXT("[]", "[%.d]", 0);
	EXPECT_TEXT("[1]", "[%.0d]", 1);
	EXPECT_TEXT("[12345]", "[%.3d]", 12345);
}

TEST(lib, printf_width_from_argument)
{
	EXPECT_TEXT("[   42]", "[%*d]", 5, 42);
	EXPECT_TEXT("[42   ]", "[%*d]", -5, 42);
	EXPECT_TEXT("[00ff]", "[%0*x]", 4, 255);
	EXPECT_TEXT("[  042]", "[%*.*d]", 5, 3, 42);
	EXPECT_TEXT("[ab]", "[%.*s]", 2, "abcdef");
	EXPECT_TEXT("[]", "[%.*s]", -1, "abcdef");
}

TEST(lib, printf_lengths)
{
	EXPECT_TEXT("-1 255", "%hhd %hhu", 0xff, 0xff);
	EXPECT_TEXT("-1 65535", "%hd %hu", 0xffff, 0xffff);
	EXPECT_TEXT("1", "%hd", 0x10001);
	EXPECT_TEXT("-9223372036854775808", "%lld", -0x7fffffffffffffffLL - 1);
	EXPECT_TEXT("18446744073709551615", "%llu", ~0ULL);
	EXPECT_TEXT("18446744073709551615", "%Lu", ~0ULL);
	EXPECT_TEXT("123456789abcdef0", "%llx", 0x123456789abcdef0ULL);
#if BITS_PER_LONG == 64
	EXPECT_TEXT("-9223372036854775807 ffffffffffffffff", "%ld %lx", -LONG_MAX, ~0UL);
	EXPECT_TEXT("18446744073709551615 -1", "%zu %zd", ~(size_t)0, ~(size_t)0);
#else
	EXPECT_TEXT("-2147483647 ffffffff", "%ld %lx", -LONG_MAX, ~0UL);
	EXPECT_TEXT("4294967295 -1", "%zu %zd", ~(size_t)0, ~(size_t)0);
#endif
	EXPECT_TEXT("-5 12", "%td %Zu", (ptrdiff_t)-5, (size_t)12);
	/* What follows is read from the right place. */
	EXPECT_TEXT("1 2 3 4", "%lld %d %lu %zu", 1LL, 2, 3UL, (size_t)4);
}

TEST(lib, printf_strings)
{
	EXPECT_TEXT("[abc]", "[%s]", "abc");
	EXPECT_TEXT("[  abc]", "[%5s]", "abc");
	EXPECT_TEXT("[abc  ]", "[%-5s]", "abc");
	EXPECT_TEXT("[ab]", "[%.2s]", "abc");
	EXPECT_TEXT("[   ab]", "[%5.2s]", "abc");
	EXPECT_TEXT("[abc]", "[%.10s]", "abc");
	EXPECT_TEXT("[]", "[%.0s]", "abc");
	EXPECT_TEXT("[]", "[%s]", "");
	EXPECT_TEXT("[<NULL>]", "[%s]", NULL);
	EXPECT_TEXT("[a-b-c]", "[%s-%s-%s]", "a", "b", "c");
}

/* With a precision the end of the string is not looked for. */
TEST(lib, printf_string_without_end)
{
	char s[3] = { 'x', 'y', 'z' };

	EXPECT_TEXT("xyz", "%.3s", s);
}

TEST(lib, printf_characters)
{
	EXPECT_TEXT("[a]", "[%c]", 'a');
	EXPECT_TEXT("[  a]", "[%3c]", 'a');
	EXPECT_TEXT("[a  ]", "[%-3c]", 'a');
	EXPECT_EQ(format(sizeof(out), "a%cb", 0), 3);
	EXPECT_EQ(memcmp(out, "a\0b", 4), 0);
}

/* A pointer has all its digits. */
TEST(lib, printf_pointers)
{
#if BITS_PER_LONG == 64
	EXPECT_TEXT("0000000000001234", "%p", (void *)0x1234);
	EXPECT_TEXT("ffffffffffffffff", "%p", (void *)~0UL);
	EXPECT_TEXT("0000000000000000", "%p", NULL);
#else
	EXPECT_TEXT("00001234", "%p", (void *)0x1234);
	EXPECT_TEXT("ffffffff", "%p", (void *)~0UL);
	EXPECT_TEXT("00000000", "%p", NULL);
#endif
	EXPECT_TEXT("[                1234]", "[%20p]", (void *)0x1234);
}

TEST(lib, printf_count_so_far)
{
	int n = -1, m = -1;

	EXPECT_TEXT("12345abc", "%d%n%s%n", 12345, &n, "abc", &m);
	EXPECT_EQ(n, 5);
	EXPECT_EQ(m, 8);
}

/* What is no conversion is shown as it is. */
TEST(lib, printf_unknown_conversion)
{
	EXPECT_TEXT("[%k]", "[%k]");
	EXPECT_TEXT("50%", "50%");
}

/*
 * Text that does not fit is cut, and ends; nothing behind the room is written; the length
 * that is returned is that of the whole text.
 */
TEST(lib, printf_truncation)
{
	unsigned int size;

	for (size = 1; size <= 12; size++) {
		EXPECT_EQ(format(size, "%s%05d", "abc", 42), 8);
		EXPECT_EQ(strncmp(out, "abc00042", min(size - 1, 8U)), 0);
		EXPECT_EQ(out[min(size - 1, 8U)], '\0');
		EXPECT_EQ(out[size], '#');
	}
	EXPECT_EQ(format(0, "%s%05d", "abc", 42), 8);
	EXPECT_EQ(out[0], '#');
	EXPECT_EQ(snprintf(NULL, 0, "%d", 12345), 5);
}

/* The others: characters written, or no limit. */
TEST(lib, printf_family)
{
	char buf[16];

	EXPECT_EQ(snprintf(buf, sizeof(buf), "%d-%s", 1, "a"), 3);
	EXPECT_STR_EQ(buf, "1-a");
	EXPECT_EQ(scnprintf(buf, sizeof(buf), "%d-%s", 2, "b"), 3);
	EXPECT_STR_EQ(buf, "2-b");
	EXPECT_EQ(scnprintf(buf, 4, "%s", "abcdef"), 3);
	EXPECT_STR_EQ(buf, "abc");
	EXPECT_EQ(scnprintf(buf, 1, "%s", "abcdef"), 0);
	EXPECT_STR_EQ(buf, "");
	EXPECT_EQ(scnprintf(NULL, 0, "%s", "abcdef"), 0);
	EXPECT_EQ(sprintf(buf, "%x+%c", 0xabc, 'z'), 5);
	EXPECT_STR_EQ(buf, "abc+z");
}

/*
 * Numbers from text.
 */
static const char *behind;

static unsigned long read_ul(const char *text, unsigned int base)
{
	return simple_strtoul(text, (char **)&behind, base);
}

TEST(lib, strtoul)
{
	EXPECT_EQ(read_ul("1234", 10), 1234UL);
	EXPECT_STR_EQ(behind, "");
	EXPECT_EQ(read_ul("12ab", 10), 12UL);
	EXPECT_STR_EQ(behind, "ab");
	EXPECT_EQ(read_ul("ffG", 16), 255UL);
	EXPECT_STR_EQ(behind, "G");
	EXPECT_EQ(read_ul("FF", 16), 255UL);
	EXPECT_EQ(read_ul("0x1f", 16), 31UL);
	EXPECT_EQ(read_ul("0X1F", 16), 31UL);
	EXPECT_EQ(read_ul("1012", 2), 5UL);
	EXPECT_STR_EQ(behind, "2");
	EXPECT_EQ(read_ul("zZ", 36), 35UL * 36 + 35);
	EXPECT_EQ(read_ul("789", 8), 7UL);
	EXPECT_STR_EQ(behind, "89");
	EXPECT_EQ(simple_strtoul("77", NULL, 10), 77UL);
	EXPECT_EQ(read_ul("4294967295", 10), 0xffffffffUL);
}

TEST(lib, strtoul_finds_the_base)
{
	EXPECT_EQ(read_ul("10", 0), 10UL);
	EXPECT_EQ(read_ul("010", 0), 8UL);
	EXPECT_EQ(read_ul("0x10", 0), 16UL);
	EXPECT_EQ(read_ul("0", 0), 0UL);
	EXPECT_STR_EQ(behind, "");
	EXPECT_EQ(read_ul("09", 0), 0UL);
	EXPECT_STR_EQ(behind, "9");
	/* An x without a digit belongs to what follows. */
	EXPECT_EQ(read_ul("0xg", 0), 0UL);
	EXPECT_STR_EQ(behind, "xg");
	EXPECT_EQ(read_ul("0x", 16), 0UL);
	EXPECT_STR_EQ(behind, "x");
}

TEST(lib, strtoul_without_number)
{
	EXPECT_EQ(read_ul("", 10), 0UL);
	EXPECT_STR_EQ(behind, "");
	EXPECT_EQ(read_ul("abc", 10), 0UL);
	EXPECT_STR_EQ(behind, "abc");
	EXPECT_EQ(read_ul(" 1", 10), 0UL);
	EXPECT_STR_EQ(behind, " 1");
	EXPECT_EQ(read_ul("-1", 10), 0UL);
	EXPECT_STR_EQ(behind, "-1");
}

TEST(lib, strtol)
{
	EXPECT_EQ(simple_strtol("-42x", (char **)&behind, 10), -42L);
	EXPECT_STR_EQ(behind, "x");
	EXPECT_EQ(simple_strtol("42", (char **)&behind, 10), 42L);
	EXPECT_EQ(simple_strtol("-0x10", (char **)&behind, 0), -16L);
	EXPECT_EQ(simple_strtol("-", (char **)&behind, 10), 0L);
	EXPECT_STR_EQ(behind, "-");
	EXPECT_EQ(simple_strtol("-x", (char **)&behind, 10), 0L);
	EXPECT_STR_EQ(behind, "-x");
	EXPECT_EQ(simple_strtol("-7", NULL, 10), -7L);
}

TEST(lib, strtoull)
{
	EXPECT_EQ(simple_strtoull("18446744073709551615", (char **)&behind, 10), ~0ULL);
	EXPECT_STR_EQ(behind, "");
	EXPECT_EQ(simple_strtoull("0x123456789abcdef", NULL, 0), 0x123456789abcdefULL);
}

/* A size may have a suffix, of either case. */
TEST(lib, memparse)
{
	static const struct { const char *text, *behind; unsigned long long size; } samples[] = {
		{ "512", "", 512 }, { "4k", "", 4096 }, { "4K", "", 4096 },
		{ "2m", "", 2 << 20 }, { "2M,x", ",x", 2 << 20 }, { "1g", "", 1 << 30 },
		{ "8G@", "@", 8ULL << 30 }, { "0x10k", "", 16 << 10 }, { "010K", "", 8 << 10 },
		{ "3T", "T", 3 }, { "", "", 0 }, { "M", "", 0 }, { "1kb", "b", 1 << 10 },
	};
	unsigned int i;
	char *end;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		EXPECT_EQ(memparse(samples[i].text, &end), samples[i].size);
		EXPECT_STR_EQ(end, samples[i].behind);
	}
}

TEST(lib, get_option)
{
	char text[] = "12,0x10,-3;rest", none[] = "x", *p = text;
	int value = 0;

	EXPECT_EQ(get_option(&p, &value), 2);
	EXPECT_EQ(value, 12);
	EXPECT_STR_EQ(p, "0x10,-3;rest");
	EXPECT_EQ(get_option(&p, &value), 2);
	EXPECT_EQ(value, 16);
	EXPECT_EQ(get_option(&p, &value), 1);
	EXPECT_EQ(value, -3);
	EXPECT_STR_EQ(p, ";rest");
	EXPECT_EQ(get_option(&p, &value), 0);
	EXPECT_STR_EQ(p, ";rest");
	p = none + 1;
	EXPECT_EQ(get_option(&p, &value), 0);
	p = NULL;
	EXPECT_EQ(get_option(&p, &value), 0);
}

/* Entry 0 tells how many there are; the others stay as they are. */
TEST(lib, get_options)
{
	int ints[4] = { 9, 9, 9, 9 };

	EXPECT_STR_EQ(get_options("5,6", 4, ints), "");
	EXPECT_EQ(ints[0], 2);
	EXPECT_EQ(ints[1], 5);
	EXPECT_EQ(ints[2], 6);
	EXPECT_EQ(ints[3], 9);
	EXPECT_STR_EQ(get_options("1,2,3,4,5", 4, ints), "4,5");
	EXPECT_EQ(ints[0], 3);
	EXPECT_EQ(ints[3], 3);
	EXPECT_STR_EQ(get_options("none", 4, ints), "none");
	EXPECT_EQ(ints[0], 0);
	EXPECT_STR_EQ(get_options("7,x", 4, ints), "x");
	EXPECT_EQ(ints[0], 1);
}

/*
 * Strings and memory.
 */

/* Strings that the compiler does not know the length of. */
static const char *volatile abc = "abc", *volatile empty = "", *volatile abcabc = "abcabc";

static int sign(int x)
{
	return x > 0 ? 1 : x < 0 ? -1 : 0;
}

TEST(lib, strlen)
{
	EXPECT_EQ(strlen(abc), (size_t)3);
	EXPECT_EQ(strlen(empty), (size_t)0);
	EXPECT_EQ(strnlen(abc, 10), (size_t)3);
	EXPECT_EQ(strnlen(abc, 3), (size_t)3);
	EXPECT_EQ(strnlen(abc, 2), (size_t)2);
	EXPECT_EQ(strnlen(abc, 0), (size_t)0);
}

TEST(lib, strcpy)
{
	char buf[8];

	memset(buf, '#', sizeof(buf));
	EXPECT_PTR_EQ(strcpy(buf, abc), buf);
	EXPECT_EQ(memcmp(buf, "abc\0####", 8), 0);

	/* Filled with zeros, or cut without an end. */
	memset(buf, '#', sizeof(buf));
	EXPECT_PTR_EQ(strncpy(buf, abc, 6), buf);
	EXPECT_EQ(memcmp(buf, "abc\0\0\0##", 8), 0);
	memset(buf, '#', sizeof(buf));
	strncpy(buf, abc, 2);
	EXPECT_EQ(memcmp(buf, "ab######", 8), 0);

	/* Cut with an end. */
	memset(buf, '#', sizeof(buf));
	EXPECT_EQ(strlcpy(buf, abcabc, 5), (size_t)6);
	EXPECT_EQ(memcmp(buf, "abca\0###", 8), 0);
	EXPECT_EQ(strlcpy(buf, abc, sizeof(buf)), (size_t)3);
	EXPECT_STR_EQ(buf, "abc");
	EXPECT_EQ(strlcpy(buf, abcabc, 0), (size_t)6);
	EXPECT_STR_EQ(buf, "abc");
	EXPECT_EQ(strlcpy(buf, abcabc, 1), (size_t)6);
	EXPECT_STR_EQ(buf, "");
}

TEST(lib, strcat)
{
	char buf[10] = "x";

	EXPECT_PTR_EQ(strcat(buf, abc), buf);
	EXPECT_STR_EQ(buf, "xabc");
	EXPECT_EQ(strlcat(buf, "de", sizeof(buf)), (size_t)6);
	EXPECT_STR_EQ(buf, "xabcde");
	EXPECT_EQ(strlcat(buf, abcabc, sizeof(buf)), (size_t)12);
	EXPECT_STR_EQ(buf, "xabcdeabc");
	EXPECT_EQ(strlcat(buf, abc, 4), (size_t)7);
	EXPECT_STR_EQ(buf, "xabcdeabc");
}

TEST(lib, strcmp)
{
	EXPECT_EQ(strcmp(abc, "abc"), 0);
	EXPECT_EQ(sign(strcmp(abc, "abd")), -1);
	EXPECT_EQ(sign(strcmp(abc, "abb")), 1);
	EXPECT_EQ(sign(strcmp(abc, "abcd")), -1);
	EXPECT_EQ(sign(strcmp(abc, "ab")), 1);
	EXPECT_EQ(sign(strcmp(abc, empty)), 1);
	/* Characters are unsigned. */
	EXPECT_EQ(sign(strcmp("\xff", abc)), 1);

	EXPECT_EQ(strncmp(abc, "abd", 2), 0);
	EXPECT_EQ(sign(strncmp(abc, "abd", 3)), -1);
	EXPECT_EQ(strncmp(abc, "xyz", 0), 0);
	EXPECT_EQ(strncmp(abc, "abc\0x", 6), 0);
	EXPECT_EQ(sign(strncmp(abc, "ab", 5)), 1);
}

TEST(lib, strchr)
{
	EXPECT_PTR_EQ(strchr(abcabc, 'b'), abcabc + 1);
	EXPECT_PTR_EQ(strchr(abcabc, 'x'), NULL);
	EXPECT_PTR_EQ(strchr(abcabc, '\0'), abcabc + 6);
	EXPECT_PTR_EQ(strrchr(abcabc, 'b'), abcabc + 4);
	EXPECT_PTR_EQ(strrchr(abcabc, 'x'), NULL);
	EXPECT_PTR_EQ(strrchr(abcabc, '\0'), abcabc + 6);
}

TEST(lib, strstr)
{
	EXPECT_PTR_EQ(strstr(abcabc, "bca"), abcabc + 1);
	EXPECT_PTR_EQ(strstr(abcabc, "abc"), abcabc);
	EXPECT_PTR_EQ(strstr(abcabc, "cab"), abcabc + 2);
	EXPECT_PTR_EQ(strstr(abcabc, "abd"), NULL);
	EXPECT_PTR_EQ(strstr(abcabc, ""), abcabc);
	EXPECT_PTR_EQ(strstr("aab", "ab") - 1, strstr("aab", "aab"));
	EXPECT_PTR_EQ(strstr(empty, "a"), NULL);
	EXPECT_PTR_EQ(strstr(abc, abcabc), NULL);
}

TEST(lib, strspn)
{
	EXPECT_EQ(strspn(abcabc, "ab"), (size_t)2);
	EXPECT_EQ(strspn(abcabc, "cba"), (size_t)6);
	EXPECT_EQ(strspn(abcabc, "x"), (size_t)0);
	EXPECT_EQ(strspn(abcabc, ""), (size_t)0);
	EXPECT_PTR_EQ(strpbrk(abcabc, "cb"), abcabc + 1);
	EXPECT_PTR_EQ(strpbrk(abcabc, "xy"), NULL);
	EXPECT_PTR_EQ(strpbrk(empty, "a"), NULL);
}

TEST(lib, strsep)
{
	char text[] = "a,b;;c", *p = text;

	EXPECT_STR_EQ(strsep(&p, ",;"), "a");
	EXPECT_STR_EQ(strsep(&p, ",;"), "b");
	EXPECT_STR_EQ(strsep(&p, ",;"), "");
	EXPECT_STR_EQ(strsep(&p, ",;"), "c");
	EXPECT_PTR_EQ(p, NULL);
	EXPECT_PTR_EQ(strsep(&p, ",;"), NULL);
}

/* Bytes, also where source and destination overlap. */
TEST(lib, memory)
{
	char buf[17] = "0123456789abcdef";
	volatile size_t n = 4;

	EXPECT_PTR_EQ(memcpy(buf, "wxyz", n), buf);
	EXPECT_STR_EQ(buf, "wxyz456789abcdef");
	EXPECT_PTR_EQ(memmove(buf + 2, buf, n + 4), buf + 2);
	EXPECT_STR_EQ(buf, "wxwxyz4567abcdef");
	EXPECT_PTR_EQ(memmove(buf, buf + 2, n + 4), buf);
	EXPECT_STR_EQ(buf, "wxyz456767abcdef");
	EXPECT_PTR_EQ(memset(buf + 1, '-', n), buf + 1);
	EXPECT_STR_EQ(buf, "w----56767abcdef");
	n = 0;
	memset(buf, '!', n);
	memcpy(buf, "!!!!", n);
	memmove(buf, buf + 4, n);
	EXPECT_STR_EQ(buf, "w----56767abcdef");
}

TEST(lib, memcmp)
{
	volatile size_t three = 3, two = 2;

	EXPECT_EQ(memcmp(abc, "abx", two), 0);
	EXPECT_EQ(sign(memcmp(abc, "abx", three)), -1);
	EXPECT_EQ(sign(memcmp("\xff", "\x01", 1)), 1);
	EXPECT_EQ(memcmp("a\0b", "a\0b", three), 0);
	EXPECT_EQ(sign(memcmp("a\0c", "a\0b", three)), 1);
	EXPECT_EQ(memcmp(abc, "xyz", three - 3), 0);
}

TEST(lib, memchr)
{
	EXPECT_PTR_EQ(memchr(abcabc, 'c', 6), abcabc + 2);
	EXPECT_PTR_EQ(memchr(abcabc, 'c', 2), NULL);
	EXPECT_PTR_EQ(memchr(abcabc, '\0', 7), abcabc + 6);
	EXPECT_PTR_EQ(memscan((void *)abcabc, 'c', 6), abcabc + 2);
	/* What is not there is at the end. */
	EXPECT_PTR_EQ(memscan((void *)abcabc, 'x', 6), abcabc + 6);
	EXPECT_PTR_EQ(memscan((void *)abcabc, 'c', 2), abcabc + 2);
	EXPECT_PTR_EQ(memscan((void *)abcabc, 'a', 0), abcabc);
}

TEST(lib, ctype)
{
	int c, digits = 0, letters = 0, hex = 0, blanks = 0, printable = 0;

	for (c = 0; c < 256; c++) {
		digits += !!isdigit(c);
		letters += !!isalpha(c);
		hex += !!isxdigit(c);
		blanks += !!isspace(c);
		printable += !!isprint(c);
	}
	EXPECT_EQ(digits, 10);
	EXPECT_EQ(letters, 52);
	EXPECT_EQ(hex, 22);
	EXPECT_EQ(blanks, 6);
	EXPECT_EQ(printable, 95);
	EXPECT(isupper('A') && isupper('Z') && !isupper('a') && !isupper('['));
	EXPECT(islower('z') && !islower('{') && isalnum('0') && !isalnum('_'));
	EXPECT_EQ(tolower('Q'), 'q');
	EXPECT_EQ(tolower('@'), '@');
	EXPECT_EQ(toupper('q'), 'Q');
	EXPECT_EQ(toupper('{'), '{');
}

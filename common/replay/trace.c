// SPDX-License-Identifier: GPL-2.0
/* Reading a trace, and telling where it is wrong. */
#include <linux/console.h>
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/reboot.h>
#include <linux/string.h>
#include "replay.h"

#define MAX_LINE	256

int trace_argc;
char *trace_argv[TRACE_WORDS + 1];

static const char *trace_name;
static unsigned long line_number;
static char line[MAX_LINE];
static int pushed_back;

static char buf[1 << 16];
static size_t buf_pos, buf_len;

/**
 * trace_open - begin reading
 * @name: of the trace: a file; "-" is standard input
 */
void trace_open(const char *name)
{
	trace_name = name;
	if (arch_input_open(name))
		trace_error("can't be read");
}

/**
 * trace_error - say what is wrong with the line read last, and end the machine
 * @fmt: what was found, and what was expected
 */
void trace_error(const char *fmt, ...)
{
	char text[512];
	va_list args;
	int len;

	out_flush();
	if (line_number)
		len = scnprintf(text, sizeof(text), "%s:%lu: ", trace_name, line_number);
	else
		len = scnprintf(text, sizeof(text), "%s: ", trace_name);
	va_start(args, fmt);
	len += vscnprintf(text + len, sizeof(text) - len, fmt, args);
	va_end(args);
	len += scnprintf(text + len, sizeof(text) - len, "\n");
	arch_error_write(text, len);
	machine_power_off(EXIT_USAGE);
}

static int next_char(void)
{
	if (buf_pos == buf_len) {
		long n = arch_input_read(buf, sizeof(buf));

		if (n < 0)
			trace_error("can't be read on: it is damaged, or cut short");
		if (n == 0)
			return -1;
		buf_pos = 0;
		buf_len = n;
	}
	return (unsigned char)buf[buf_pos++];
}

/* Reads a line without its comment; 0 at the end of the trace. */
static int read_line(void)
{
	int c = next_char(), comment = 0;
	size_t len = 0;

	if (c < 0)
		return 0;
	line_number++;
	for (; c >= 0 && c != '\n'; c = next_char()) {
		if (c == '#')
			comment = 1;
		if (comment)
			continue;
		if (c == '\r' || (c < ' ' && c != '\t') || c > '~')
			trace_error("a byte 0x%02x: a trace is ASCII text", c);
		if (len == MAX_LINE - 1)
			trace_error("the line is longer than %d characters", MAX_LINE - 1);
		line[len++] = c;
	}
	line[len] = '\0';
	return 1;
}

/**
 * trace_next - read the next line that says something
 *
 * Its words are in trace_argv. Return: 0 at the end of the trace.
 */
int trace_next(void)
{
	char *p;

	if (pushed_back) {
		pushed_back = 0;
		return 1;
	}
	do {
		if (!read_line())
			return 0;
		trace_argc = 0;
		for (p = line; *p;) {
			while (isspace(*p))
				*p++ = '\0';
			if (!*p)
				break;
			if (trace_argc == TRACE_WORDS)
				trace_error("more than %d words", TRACE_WORDS);
			trace_argv[trace_argc++] = p;
			while (*p && !isspace(*p))
				p++;
		}
	} while (!trace_argc);
	trace_argv[trace_argc] = NULL;
	return 1;
}

/* The next trace_next() gives the same line again. */
void trace_push_back(void)
{
	pushed_back = 1;
}

/**
 * trace_need - check the number of words
 * @args: how many are expected behind the first one
 * @usage: their names
 */
void trace_need(int args, const char *usage)
{
	if (trace_argc != args + 1)
		trace_error("%s: expected '%s %s'", trace_argv[0], trace_argv[0], usage);
}

/**
 * trace_number - read a number
 * @arg: which word
 * @what: its name
 * @min: smallest value
 * @max: largest value
 */
unsigned long trace_number(int arg, const char *what, unsigned long min, unsigned long max)
{
	const char *p = trace_argv[arg];
	unsigned long value = 0;

	if (!*p)
		goto bad;
	for (; *p; p++) {
		if (!isdigit(*p) || value > (ULONG_MAX - (*p - '0')) / 10)
			goto bad;
		value = value * 10 + (*p - '0');
	}
	if (value >= min && value <= max)
		return value;
bad:
	trace_error("%s: %s '%s': expected a number from %lu to %lu", trace_argv[0], what,
		    trace_argv[arg], min, max);
}

static const struct {
	const char *word;
	unsigned int flags;
	int pages_only;
} gfp_words[] = {
	{ "kernel",	GFP_KERNEL, 0 },
	{ "atomic",	GFP_ATOMIC, 0 },
	{ "dma",		GFP_DMA, 0 },
	{ "highuser",	GFP_HIGHUSER, 1 },
	{ "noretry",	__GFP_NORETRY, 0 },
	{ "nowarn",	__GFP_NOWARN, 0 },
	{ "cold",	__GFP_COLD, 0 },
	{ "zero",	__GFP_ZERO, 1 },
};

/**
 * trace_gfp - read allocation flags: words joined by |, or a number 0x…
 * @arg: which word
 * @for_pages: the request is for pages
 *
 * Return: GFP_* flags.
 */
unsigned int trace_gfp(int arg, int for_pages)
{
	char *rest = trace_argv[arg], *word;
	unsigned int flags = 0, i;

	/* A recorded run may have flags without a word. */
	if (!strncmp(rest, "0x", 2)) {
		flags = simple_strtoul(rest, &rest, 16);
		if (*rest || flags & ~__GFP_BITS_MASK ||
		    (!for_pages && flags & ~(GFP_LEVEL_MASK | GFP_DMA)))
			trace_error("%s: flags '%s' are not possible", trace_argv[0], trace_argv[arg]);
		rest = NULL;
	}
	while ((word = strsep(&rest, "|")) != NULL) {
		for (i = 0; i < ARRAY_SIZE(gfp_words); i++)
			if (!strcmp(word, gfp_words[i].word))
				break;
		if (i == ARRAY_SIZE(gfp_words))
			trace_error("%s: unknown flag '%s'; have: kernel atomic highuser dma "
				    "noretry nowarn cold zero", trace_argv[0], word);
		if (gfp_words[i].pages_only && !for_pages)
			trace_error("%s: '%s' is for pages only", trace_argv[0], word);
		flags |= gfp_words[i].flags;
	}
	if ((flags & (__GFP_DMA | __GFP_HIGHMEM)) == (__GFP_DMA | __GFP_HIGHMEM))
		trace_error("%s: 'dma' and 'highuser' exclude each other", trace_argv[0]);
	return flags;
}

/* Calls @fn for each word and its flags. */
void trace_each_gfp(void (*fn)(const char *word, unsigned int flags))
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gfp_words); i++)
		fn(gfp_words[i].word, gfp_words[i].flags);
}

/**
 * trace_cache_flags - read the flags of a cache: 0, or words joined by |
 * @arg: which word
 *
 * Return: SLAB_* flags.
 */
unsigned long trace_cache_flags(int arg)
{
	static const struct {
		const char *word;
		unsigned long flag;
	} words[] = {
		{ "hwalign",		SLAB_HWCACHE_ALIGN },
		{ "must_hwalign",	SLAB_MUST_HWCACHE_ALIGN },
		{ "reclaim",		SLAB_RECLAIM_ACCOUNT },
		{ "dma",		SLAB_CACHE_DMA },
	};
	char *rest = trace_argv[arg], *word;
	unsigned long flags = 0;
	unsigned int i;

	if (!strcmp(rest, "0"))
		return 0;
	while ((word = strsep(&rest, "|")) != NULL) {
		for (i = 0; i < ARRAY_SIZE(words); i++)
			if (!strcmp(word, words[i].word))
				break;
		if (i == ARRAY_SIZE(words))
			trace_error("%s: unknown flag '%s'; have: 0 hwalign must_hwalign reclaim dma",
				    trace_argv[0], word);
		flags |= words[i].flag;
	}
	return flags;
}

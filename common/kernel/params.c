// SPDX-License-Identifier: GPL-2.0
/*
 * The boot command line. Words are separated by blanks; one with blanks is put in double
 * quotes, as a whole or behind the "="; \" is a quote in there. Every word must be known: a misspelt one would
 * start another machine than the one that was asked for.
 */
#include <linux/console.h>
#include <linux/ctype.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/reboot.h>
#include <linux/string.h>

char saved_command_line[COMMAND_LINE_SIZE];

extern struct obs_kernel_param __setup_start[], __setup_end[];

/**
 * set_command_line - take over the command line that the loader gives
 * @line: it; need not end with a null character
 * @len: its length, characters
 *
 * Boot only, first of all; ends the machine when there is no room for it.
 */
void __init set_command_line(const char *line, size_t len)
{
	if (len >= COMMAND_LINE_SIZE)
		boot_error("the command line has more than %d characters", COMMAND_LINE_SIZE - 1);
	memcpy(saved_command_line, line, len);
	saved_command_line[len] = '\0';
}

/* The parameter that a word sets; *@value becomes the text behind its name. */
static struct obs_kernel_param *__init find_param(char *word, char **value)
{
	struct obs_kernel_param *p;

	for (p = __setup_start; p < __setup_end; p++) {
		size_t len = strlen(p->str);

		if (strncmp(word, p->str, len))
			continue;
		if (p->str[len - 1] != '=' && word[len])
			continue;
		*value = word + len;
		return p;
	}
	return NULL;
}

/* Cuts the next word off the line, without its quotes. NULL: there is none. */
static char *__init next_word(char **line)
{
	char *p = *line, *word, *to;
	int quoted = 0;

	while (isspace(*p))
		p++;
	if (!*p)
		return NULL;
	word = to = p;
	for (; *p && (quoted || !isspace(*p)); p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (*p == '\\' && p[1] == '"')
			*to++ = *++p;
		else
			*to++ = *p;
	}
	if (quoted)
		boot_error("command line: a quote is not closed in '%s'", word);
	*line = *p ? p + 1 : p;
	*to = '\0';
	return word;
}

static void __init unknown_param(const char *word)
{
	static char __initdata known[1024];
	struct obs_kernel_param *p;
	int len = 0;

	for (p = __setup_start; p < __setup_end; p++)
		len += scnprintf(known + len, sizeof(known) - len, " %s", p->str);
	boot_error("unknown parameter '%s'; known:%s", word, known);
}

static void __init parse_line(int early)
{
	static char __initdata copy[COMMAND_LINE_SIZE];
	char *line = copy, *word, *value;

	strlcpy(copy, saved_command_line, sizeof(copy));
	while ((word = next_word(&line)) != NULL) {
		struct obs_kernel_param *p = find_param(word, &value);

		if (!p)
			unknown_param(word);
		if (p->early != early)
			continue;
		if (p->setup_func(value))
			boot_error("malformed parameter '%s'", word);
	}
}

/**
 * parse_early_param - handle the parameters that shape the machine
 *
 * All others are checked for being known. From setup_arch(); ends the machine when one is unknown
 * or malformed.
 */
void __init parse_early_param(void)
{
	parse_line(1);
}

/**
 * parse_params - handle the parameters that are not early ones
 *
 * Boot only, once bootmem works; ends the machine when one is malformed.
 */
void __init parse_params(void)
{
	parse_line(0);
}

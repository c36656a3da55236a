// SPDX-License-Identifier: GPL-2.0
/*
 * Reads `nm -n` of an image and writes, as assembler text, the table that kernel/kallsyms.c
 * searches: addresses of functions, ascending, and their names.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct symbol {
	unsigned long long addr;
	char *name;
};

static struct symbol *symbols;
static size_t count, room;

static void add(unsigned long long addr, const char *name)
{
	/* Of several names of one address the first will do. */
	if (count && symbols[count - 1].addr == addr)
		return;
	if (count == room) {
		room = room ? room * 2 : 4096;
		symbols = realloc(symbols, room * sizeof(*symbols));
		if (!symbols) {
			perror("kallsyms");
			exit(1);
		}
	}
	symbols[count].addr = addr;
	symbols[count++].name = strdup(name);
}

int main(void)
{
	char line[1024], name[1000], type;
	unsigned long long addr, offset = 0;
	int word = 0;
	size_t i;

	while (fgets(line, sizeof(line), stdin)) {
		if (sscanf(line, "%llx %c %999s", &addr, &type, name) != 3)
			continue;
		/* The width of the addresses tells the machine's. */
		if (!word)
			word = strspn(line, "0123456789abcdef") / 2;
		if (strchr("tTwWiv", type))
			add(addr, name);
	}
	if (!count) {
		fprintf(stderr, "kallsyms: the image has no functions\n");
		return 1;
	}

	printf("\t.section .rodata\n\t.balign %d\n", word);
	printf("\t.globl kallsyms_addresses\nkallsyms_addresses:\n");
	for (i = 0; i < count; i++)
		printf("\t.%dbyte 0x%llx\n", word, symbols[i].addr);
	printf("\t.globl kallsyms_num_syms\nkallsyms_num_syms:\n\t.%dbyte %zu\n", word, count);
	printf("\t.globl kallsyms_offsets\nkallsyms_offsets:\n");
	for (i = 0; i < count; i++) {
		printf("\t.4byte %llu\n", offset);
		offset += strlen(symbols[i].name) + 1;
	}
	printf("\t.globl kallsyms_names\nkallsyms_names:\n");
	for (i = 0; i < count; i++)
		printf("\t.asciz \"%s\"\n", symbols[i].name);
	printf("\t.section .note.GNU-stack,\"\",%%progbits\n");
	return 0;
}

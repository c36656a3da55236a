// SPDX-License-Identifier: GPL-2.0
/* From addresses to names; the table is made from the linked image, see tools/kallsyms.c. */
#include <linux/compiler.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/module.h>

/* Ascending addresses, and where each one's name starts. Empty when first linked. */
extern const unsigned long kallsyms_addresses[] __attribute__((__weak__));
extern const unsigned long kallsyms_num_syms __attribute__((__weak__));
extern const unsigned int kallsyms_offsets[] __attribute__((__weak__));
extern const char kallsyms_names[] __attribute__((__weak__));

/**
 * kallsyms_lookup - find the function that an address lies in
 * @addr: the address
 * @symbolsize: becomes the bytes until the next symbol
 * @offset: becomes the bytes from the symbol to @addr
 *
 * Return: its name, or NULL. Any context.
 */
const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset)
{
	unsigned long low = 0, high;

	if (!&kallsyms_num_syms || !kallsyms_num_syms)
		return NULL;
	/* The last entry only ends the one before. */
	high = kallsyms_num_syms - 1;
	if (addr < kallsyms_addresses[0] || addr >= kallsyms_addresses[high])
		return NULL;
	while (high - low > 1) {
		unsigned long mid = (low + high) / 2;

		if (kallsyms_addresses[mid] <= addr)
			low = mid;
		else
			high = mid;
	}
	*offset = addr - kallsyms_addresses[low];
	*symbolsize = kallsyms_addresses[low + 1] - kallsyms_addresses[low];
	return kallsyms_names + kallsyms_offsets[low];
}

/**
 * print_symbol - print where an address lies
 * @fmt: what to print; its %s becomes NAME+OFFSET/SIZE of the function, hexadecimal bytes, or the
 *	address where no function is known
 * @addr: an address in the code
 *
 * Any context. Source: 2.6.12.
 */
void print_symbol(const char *fmt, unsigned long addr)
{
	char text[KSYM_NAME_LEN + sizeof("+0x/0x") + 4 * sizeof(long)];
	unsigned long size, offset;
	const char *name = kallsyms_lookup(addr, &size, &offset);

	if (name)
		scnprintf(text, sizeof(text), "%s+%#lx/%#lx", name, offset, size);
	else
		scnprintf(text, sizeof(text), "0x%lx", addr);
	printk(fmt, text);
}

/**
 * print_symbol_line - print one line of a backtrace
 * @addr: an address in the code
 *
 * Any context.
 */
void print_symbol_line(unsigned long addr)
{
	printk(" [<%p>] ", (void *)addr);
	print_symbol("%s\n", addr);
}

/* SPDX-License-Identifier: GPL-2.0 */
/* Names of addresses in the kernel image. */
#ifndef _LINUX_KALLSYMS_H
#define _LINUX_KALLSYMS_H

#include <linux/compiler.h>

#define KSYM_NAME_LEN	127

const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset);
void print_symbol(const char *fmt, unsigned long addr) __printf(1, 0);
void print_symbol_line(unsigned long addr);

#endif

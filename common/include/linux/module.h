/* SPDX-License-Identifier: GPL-2.0 */
/* Symbols that modules may use. */
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/config.h>
#include <linux/compiler.h>
#include <linux/init.h>
#include <linux/list.h>

/* A symbol by name; the linker script collects them between __start___ksymtab and __stop___ksymtab. */
struct kernel_symbol {
	unsigned long value;
	const char *name;
};

#define __EXPORT_SYMBOL(sym, sec)						\
	extern __typeof__(sym) sym;						\
	static const struct kernel_symbol __ksymtab_##sym __attribute_used__	\
		__section(sec) = { (unsigned long)&sym, #sym }

#ifdef CONFIG_MODULES
#define EXPORT_SYMBOL(sym)	__EXPORT_SYMBOL(sym, "__ksymtab")
#define EXPORT_SYMBOL_GPL(sym)	__EXPORT_SYMBOL(sym, "__ksymtab_gpl")
#else
#define EXPORT_SYMBOL(sym)	extern __typeof__(sym) sym
#define EXPORT_SYMBOL_GPL(sym)	extern __typeof__(sym) sym
#endif

#ifdef CONFIG_MODULES
void *percpu_modalloc(unsigned long size, unsigned long align);
void percpu_modfree(void *freeme);
#endif

/* No module will come, and no room is kept for one. */
extern int modules_off;

#endif

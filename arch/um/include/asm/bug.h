/* SPDX-License-Identifier: GPL-2.0 */
/* Conditions that must not be; the report is the modelled architecture's. */
#ifndef _ASM_UM_BUG_H
#define _ASM_UM_BUG_H

#include <linux/autoconf.h>

#if defined(CONFIG_64BIT)
#define BUG_LINES	KERN_ALERT "Kernel BUG at %.50s:%d\n"
#elif defined(CONFIG_TYPES_ARM)
#define BUG_LINES	KERN_EMERG "kernel BUG at %s:%d!\n"
#else
#define BUG_LINES	KERN_ALERT "------------[ cut here ]------------\n" \
			KERN_ALERT "kernel BUG at %s:%d!\n"
#endif

#include <asm-generic/bug.h>

#endif

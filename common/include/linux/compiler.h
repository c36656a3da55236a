/* SPDX-License-Identifier: GPL-2.0 */
/* What the compiler is told; as include/linux/compiler.h of 2.6.12. */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)

/* The compiler may not carry a value in a register, or move an access, across this. */
#define barrier()	__asm__ __volatile__("" : : : "memory")

/*
 * Adds @off bytes to @ptr out of the compiler's sight: @ptr + @off usually lies in
 * another object (a CPU's copy of a variable), which pointer arithmetic may not reach.
 */
#define RELOC_HIDE(ptr, off)						\
({									\
	unsigned long __addr;						\
	__asm__("" : "=r" (__addr) : "0" (ptr));			\
	(__typeof__(ptr))(__addr + (off));				\
})

#define __always_inline		inline __attribute__((__always_inline__))
#define noinline		__attribute__((__noinline__))
#define __attribute_used__	__attribute__((__used__))
#define __attribute_const__	__attribute__((__const__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __deprecated		__attribute__((__deprecated__))
#define __noreturn		__attribute__((__noreturn__))
#define __packed		__attribute__((__packed__))
#define __printf(fmt, args)	__attribute__((__format__(__printf__, fmt, args)))
#define __section(name)		__attribute__((__section__(name)))

/* An entry of a table that the linker collects: kept, and in the order of the source. */
#ifdef __clang__
#define __table_entry(section)	__attribute_used__ __section(section)
#else
#define __table_entry(section)	\
	__attribute_used__ __section(section) __attribute__((__no_reorder__))
#endif

#define __user
#define __iomem
#define __force
#define __nocast

/* Spellings of the founding document's examples. */
#define __unused		__attribute__((__unused__))
#define __percpu

#endif

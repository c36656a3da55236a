/* SPDX-License-Identifier: GPL-2.0 */
/* Ports, and registers of devices in the address space. */
#ifndef _ASM_X86_64_IO_H
#define _ASM_X86_64_IO_H

#include <linux/types.h>

static inline void outb(u8 value, u16 port)
{
	__asm__ __volatile__("outb %0,%1" : : "a" (value), "Nd" (port));
}

static inline u8 inb(u16 port)
{
	u8 value;

	__asm__ __volatile__("inb %1,%0" : "=a" (value) : "Nd" (port));
	return value;
}

static inline u32 readl(const volatile void *addr)
{
	return *(const volatile u32 *)addr;
}

static inline void writel(u32 value, volatile void *addr)
{
	*(volatile u32 *)addr = value;
}

#endif

// SPDX-License-Identifier: GPL-2.0
/*
 * Compiled, never linked: what does the compiler say?
 * The bounds of the per-CPU section are declared in asm/sections.h since commit
 * a940199f206d; before, each user declared them himself.
 * expect: '__per_cpu_end' undeclared or undeclared identifier '__per_cpu_end'
 */
#include <asm/sections.h>

unsigned long section_size(void);
unsigned long section_size(void)
{
	return __per_cpu_end - __per_cpu_start;
}

// SPDX-License-Identifier: GPL-2.0
/* Tests of the end that nobody wants: each case must end the kernel, and say why. */
#include <linux/mm.h>
#include <linux/test.h>

/* The compiler must not see what they do. */
static void *volatile nothing;

#ifndef CONFIG_UBSAN	/* which ends the kernel before the processor does */
FATAL_TEST(traps, null_is_no_memory, "Unable to handle kernel paging request")
{
	*(volatile int *)nothing = 1;
}
#endif

FATAL_TEST(traps, null_is_no_function, "Unable to handle kernel paging request")
{
	void (*volatile fn)(void) = nothing;

	fn();
}

FATAL_TEST(traps, below_memory, "Unable to handle kernel paging request")
{
	(void)*(volatile int *)((char *)nothing + PAGE_SIZE);
}

FATAL_TEST(traps, code_is_constant, "Unable to handle kernel paging request")
{
	*(volatile char *)(unsigned long)panic = 0;
}

FATAL_TEST(traps, constants_are_constant, "Unable to handle kernel paging request")
{
	static const char constant = 1;

	*(volatile char *)(unsigned long)&constant = 0;
}

FATAL_TEST(traps, data_is_no_code, "Unable to handle kernel paging request")
{
	static char data[64];
	void (*volatile fn)(void) = (void (*)(void))(unsigned long)data;

	fn();
}

static noinline void __init only_while_booting(void)
{
	printk("the boot is not over\n");
}

FATAL_TEST(traps, boot_is_over, "Unable to handle kernel paging request")
{
	void (*volatile fn)(void) = only_while_booting;

	fn();
}

FATAL_TEST(traps, bug, "BUG at modules/traps/main.c")
{
	BUG_ON(!nothing);
}

/* In the words of the architecture whose types these are. */
#ifdef CONFIG_64BIT
FATAL_TEST(traps, bug_words, "Kernel BUG at modules/traps/main.c:")
#else
FATAL_TEST(traps, bug_words, "kernel BUG at modules/traps/main.c:")
#endif
{
	BUG();
}

#if !defined(CONFIG_64BIT) && !defined(CONFIG_TYPES_ARM)
FATAL_TEST(traps, bug_is_cut_out, "------------[ cut here ]------------")
{
	BUG();
}
#endif

FATAL_TEST(traps, panic, "Kernel panic - not syncing: there is nothing")
{
	panic("there is %s", nothing ? "something" : "nothing");
}

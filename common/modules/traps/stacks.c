// SPDX-License-Identifier: GPL-2.0
/* A CPU needs more stack than there is: the kernel must end, and say so. */
#include <linux/sched.h>
#include <linux/test.h>

static volatile int bottomless = 1;	/* for all that the compiler knows */

/* Less than a page for each call: none can miss what is below the stack. */
static noinline int deeper(volatile char *above)
{
	volatile char here[512];

	if (!bottomless)
		return 0;
	here[0] = *above + 1;
	return deeper(here) + here[0];
}

static void overflow(void *unused)
{
	char zero = 0;

	(void)unused;
	deeper(&zero);
}

FATAL_TEST(traps, stack_overflow, "Kernel stack overflow")
{
	overflow(NULL);
}

#ifdef CONFIG_SMP
FATAL_TEST(traps, stack_overflow_of_another_cpu, "Kernel stack overflow")
{
	if (num_online_cpus() == 1)
		SKIP("one CPU");
	test_on_cpu(num_online_cpus() - 1, overflow, NULL);
}
#endif

FATAL_TEST(traps, stack_overflow_with_interrupts_off, "Kernel stack overflow")
{
	local_irq_disable();
	overflow(NULL);
}

// SPDX-License-Identifier: GPL-2.0
/* Memory that is not the machine's, where there is no host: RAM beside it. */
#include <linux/kernel.h>
#include <linux/machine.h>
#include <linux/reboot.h>
#include <linux/string.h>

static char *outside_pos, *outside_end;

/* Mapped memory that nobody else uses. */
void set_outside_memory(void *start, void *end)
{
	outside_pos = start;
	outside_end = end;
}

void *arch_outside_alloc(size_t size)
{
	void *p = outside_pos;

	size = ALIGN(size, sizeof(long long));
	if ((size_t)(outside_end - outside_pos) < size)
		boot_error("no memory is left beside the machine's; start it with more (MEM=)");
	outside_pos += size;
	memset(p, 0, size);
	return p;
}

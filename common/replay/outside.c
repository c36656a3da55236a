// SPDX-License-Identifier: GPL-2.0
/* What replay remembers, on machines without a host: in RAM beside the machine's. */
#include <linux/kernel.h>
#include <linux/reboot.h>
#include <linux/replay.h>
#include <linux/string.h>

static char *outside_pos, *outside_end;

/* Mapped memory that nobody else uses. */
void replay_set_outside(void *start, void *end)
{
	outside_pos = start;
	outside_end = end;
}

void *arch_outside_alloc(size_t size)
{
	void *p = outside_pos;

	size = ALIGN(size, sizeof(long long));
	if ((size_t)(outside_end - outside_pos) < size)
		boot_error("no memory is left for the trace's ids; start it with more (MEM=)");
	outside_pos += size;
	memset(p, 0, size);
	return p;
}

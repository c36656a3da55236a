// SPDX-License-Identifier: GPL-2.0
/*
 * A replay without a host: the trace is the initial RAM disk, and what replay remembers is
 * kept in RAM beside the machine's.
 */
#include <linux/kernel.h>
#include <linux/reboot.h>
#include <linux/replay.h>
#include <linux/string.h>

static const char *initrd_pos;
static size_t initrd_left;
static char *outside_pos, *outside_end;

/* Where the trace is, if there is one. */
void replay_set_initrd(const void *start, size_t size)
{
	initrd_pos = start;
	initrd_left = size;
}

/* Mapped memory that nobody else uses. */
void replay_set_outside(void *start, void *end)
{
	outside_pos = start;
	outside_end = end;
}

int arch_trace_open(const char *name)
{
	(void)name;
	return !initrd_pos;
}

long arch_trace_read(char *buf, size_t len)
{
	if (len > initrd_left)
		len = initrd_left;
	memcpy(buf, initrd_pos, len);
	initrd_pos += len;
	initrd_left -= len;
	return len;
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

// SPDX-License-Identifier: GPL-2.0
/* The file that a machine without a host gets: its initial RAM disk, a trace or a script. */
#include <linux/console.h>
#include <linux/string.h>

static const char *initrd_pos;
static size_t initrd_left;

/**
 * set_initrd - say where the initial RAM disk is
 * @start: its address, as it is mapped from now on
 * @size: bytes
 *
 * Boot only, before anything is read; again when the mapping changes.
 */
void set_initrd(const void *start, size_t size)
{
	initrd_pos = start;
	initrd_left = size;
}

int arch_input_open(const char *name)
{
	(void)name;
	return !initrd_pos;
}

long arch_input_read(char *buf, size_t len)
{
	if (len > initrd_left)
		len = initrd_left;
	memcpy(buf, initrd_pos, len);
	initrd_pos += len;
	initrd_left -= len;
	return len;
}

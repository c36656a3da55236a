// SPDX-License-Identifier: GPL-2.0
/* The machine's memory, as mappings of the host's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>
#include <asm/os.h>

/* ZONE_HIGHMEM is shown page by page, through windows: it is a file without a name. */
static int highmem_fd = -1;

static void die(const char *what, unsigned long addr, unsigned long size)
{
	fprintf(stderr, "linux: can't %s %lu kB at %#lx: %s\n", what, size / 1024, addr,
		strerror(errno));
	exit(2);
}

static void map(unsigned long addr, unsigned long size, int prot)
{
	void *p = mmap((void *)addr, size, prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE |
		       MAP_FIXED_NOREPLACE, -1, 0);

	if (p == MAP_FAILED)
		die("map", addr, size);
	if (p != (void *)addr) {
		errno = EEXIST;
		die("map", addr, size);
	}
}

void os_map_memory(unsigned long addr, unsigned long size)
{
	map(addr, size, PROT_READ | PROT_WRITE);
}

void os_map_window(unsigned long addr, unsigned long size)
{
	map(addr, size, PROT_NONE);
}

void os_create_highmem(unsigned long size)
{
	highmem_fd = memfd_create("highmem", MFD_CLOEXEC);
	if (highmem_fd < 0 || ftruncate(highmem_fd, size))
		die("create high memory,", 0, size);
}

void os_map_highmem(unsigned long addr, unsigned long offset)
{
	unsigned long size = sysconf(_SC_PAGESIZE);

	if (mmap((void *)addr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, highmem_fd,
		 offset) == MAP_FAILED)
		die("show high memory,", addr, size);
}

void os_protect(unsigned long addr, unsigned long size)
{
	if (mprotect((void *)addr, size, PROT_NONE))
		die("take away", addr, size);
}

void os_forget(unsigned long addr, unsigned long size)
{
	if (mmap((void *)addr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE |
		 MAP_FIXED, -1, 0) == MAP_FAILED)
		die("take away", addr, size);
}

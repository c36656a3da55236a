// SPDX-License-Identifier: GPL-2.0
/*
 * Room for modules' per-CPU variables; recreates that part of kernel/module.c of 2.6.12.
 *
 * Behind the kernel's own variables each CPU's area has room up to PERCPU_ENOUGH_ROOM.
 * It is handed out first fit, as addresses behind the kernel's section of initial values:
 * what lies at such an address does not matter, only the CPUs' copies do.
 */
#include <linux/cache.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/string.h>

int modules_off;

#ifdef CONFIG_SMP

extern char __per_cpu_start[], __per_cpu_end[];

/*
 * The blocks of the area, one behind the other, bytes; negative ones are used. The first
 * is the kernel's own.
 */
static int *pcpu_size;
static unsigned int pcpu_num_used, pcpu_num_allocated;

static inline unsigned int block_size(int size)
{
	return size < 0 ? -size : size;
}

static void insert_block(unsigned int i, int size)
{
	memmove(pcpu_size + i + 1, pcpu_size + i, (pcpu_num_used - i) * sizeof(*pcpu_size));
	pcpu_size[i] = size;
	pcpu_num_used++;
}

static void remove_block(unsigned int i)
{
	pcpu_num_used--;
	memmove(pcpu_size + i, pcpu_size + i + 1, (pcpu_num_used - i) * sizeof(*pcpu_size));
}

/* Makes free block @i of two: @size bytes, and the rest. Returns 0 without memory. */
static int split_block(unsigned int i, unsigned short size)
{
	if (pcpu_num_used == pcpu_num_allocated) {
		int *new = kmalloc(sizeof(*new) * pcpu_num_allocated * 2, GFP_KERNEL);

		if (!new)
			return 0;
		memcpy(new, pcpu_size, sizeof(*new) * pcpu_num_used);
		kfree(pcpu_size);
		pcpu_size = new;
		pcpu_num_allocated *= 2;
	}
	insert_block(i, size);
	pcpu_size[i + 1] -= size;
	return 1;
}

/*
 * Takes @size bytes of free block @i, from @gap on. The gap is left to the block before, used
 * or free, and what remains behind is a free block if it is more than a word. Returns 0 when
 * there is no memory to note that block down: the gap stays where it is then.
 */
static int take_block(unsigned int i, unsigned int gap, unsigned long size)
{
	pcpu_size[i] -= gap;
	if (pcpu_size[i - 1] < 0)
		pcpu_size[i - 1] -= gap;
	else
		pcpu_size[i - 1] += gap;

	if (pcpu_size[i] - size > sizeof(unsigned long) && !split_block(i, size))
		return 0;
	pcpu_size[i] = -pcpu_size[i];
	return 1;
}

/**
 * percpu_modalloc - take room for a module's per-CPU variables
 * @size: bytes; room for 0 bytes is found, but not taken
 * @align: a power of two, bytes; fatal above SMP_CACHE_BYTES, to which the areas are
 *	aligned
 *
 * Static in the release, whose callers hold module_mutex: here, too, only one may be at it
 * at a time. The tests call it. Sleeps.
 * Return: the address that stands for the copies, or NULL; there is a message then, but not
 * when memory is what was missing. Source: 2.6.12.
 */
void *percpu_modalloc(unsigned long size, unsigned long align)
{
	char *block = __per_cpu_start;
	unsigned int i;

	BUG_ON(align > SMP_CACHE_BYTES);

	for (i = 0; i < pcpu_num_used; i++) {
		unsigned int gap = -(unsigned long)block & (align - 1);

		BUG_ON(i == 0 && gap);
		/* The sum is an unsigned long, and sizes near its end wrap around to fit. */
		if (pcpu_size[i] >= 0 && gap + size <= (unsigned long)pcpu_size[i])
			return take_block(i, gap, size) ? block + gap : NULL;
		block += block_size(pcpu_size[i]);
	}
	printk(KERN_WARNING "Could not allocate %lu bytes percpu data\n", size);
	return NULL;
}

/**
 * percpu_modfree - give room back
 * @freeme: what percpu_modalloc() returned; fatal if no block starts there
 *
 * A block that is free already becomes a used one: nobody looks. Static in the release, whose
 * callers hold module_mutex: here, too, only one may be at it at a time, and not in an
 * interrupt. Source: 2.6.12.
 */
void percpu_modfree(void *freeme)
{
	char *ptr = __per_cpu_start + block_size(pcpu_size[0]);
	unsigned int i;

	/* The first block is the kernel's. */
	for (i = 1; i < pcpu_num_used; ptr += block_size(pcpu_size[i]), i++)
		if (ptr == freeme)
			break;
	BUG_ON(i >= pcpu_num_used);

	pcpu_size[i] = -pcpu_size[i];
	if (pcpu_size[i - 1] >= 0) {
		pcpu_size[i - 1] += pcpu_size[i];
		remove_block(i--);
	}
	if (i + 1 < pcpu_num_used && pcpu_size[i + 1] >= 0) {
		pcpu_size[i] += pcpu_size[i + 1];
		remove_block(i + 1);
	}
}

/* The kernel's own variables, and behind them one free block. */
static int __init percpu_modinit(void)
{
	const int own = ALIGN(__per_cpu_end - __per_cpu_start, SMP_CACHE_BYTES);
	const int room = PERCPU_ENOUGH_ROOM - own;

	if (modules_off)
		return 0;

	/* The release, too, takes it for granted that there is memory for this. */
	pcpu_num_allocated = 2;
	pcpu_size = kmalloc(pcpu_num_allocated * sizeof(*pcpu_size), GFP_KERNEL);
	pcpu_size[0] = -own;
	pcpu_size[1] = room;
	pcpu_num_used = 1 + (room >= 0);
	if (room < 0)
		printk(KERN_ERR "No per-cpu room for modules.\n");
	return 0;
}
__initcall(percpu_modinit);

#else

/**
 * percpu_modalloc - there is no room on one processor
 * @size: bytes
 * @align: bytes
 *
 * A module's per-CPU variables are ordinary ones there. Return: NULL. Source: 2.6.12.
 */
void *percpu_modalloc(unsigned long size, unsigned long align)
{
	(void)size;
	(void)align;
	return NULL;
}

/**
 * percpu_modfree - on one processor nobody can have got room
 * @freeme: not looked at
 *
 * Fatal. Source: 2.6.12.
 */
void percpu_modfree(void *freeme)
{
	(void)freeme;
	BUG();
}

#endif

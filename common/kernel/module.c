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
#include <linux/replay.h>
#include <linux/slab.h>
#include <linux/string.h>

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

/* Cuts @size bytes off the front of free block @i; returns 0 without memory. */
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

/**
 * percpu_modalloc - take room for a module's per-CPU variables
 * @size: bytes
 * @align: a power of two, bytes; fatal above SMP_CACHE_BYTES, to which the areas are
 *	aligned
 *
 * Static in the release; the tests call it here. Sleeps. Source: 2.6.12.
 * Return: the address that stands for the copies, or NULL.
 */
void *percpu_modalloc(unsigned long size, unsigned long align)
{
	char *ptr = __per_cpu_start;
	unsigned int i;

	BUG_ON(align > SMP_CACHE_BYTES);

	for (i = 0; i < pcpu_num_used; ptr += block_size(pcpu_size[i]), i++) {
		unsigned int extra = ALIGN((unsigned long)ptr, align) - (unsigned long)ptr;

		BUG_ON(i == 0 && extra);
		if (pcpu_size[i] < 0 || (unsigned int)pcpu_size[i] < extra + size)
			continue;

		/* The block before gets what alignment costs. */
		pcpu_size[i - 1] += pcpu_size[i - 1] < 0 ? -(int)extra : (int)extra;
		pcpu_size[i] -= extra;
		ptr += extra;

		if (pcpu_size[i] - size > sizeof(unsigned long) && !split_block(i, size))
			continue;
		pcpu_size[i] = -pcpu_size[i];
		return ptr;
	}
	printk(KERN_WARNING "Could not allocate %lu bytes percpu data\n", size);
	return NULL;
}

/**
 * percpu_modfree - give room back
 * @freeme: what percpu_modalloc() returned; fatal if it is not
 *
 * Static in the release. Any context. Source: 2.6.12.
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

	pcpu_size[i] = block_size(pcpu_size[i]);
	if (pcpu_size[i - 1] >= 0) {
		pcpu_size[i - 1] += pcpu_size[i];
		remove_block(i--);
	}
	if (i + 1 < pcpu_num_used && pcpu_size[i + 1] >= 0) {
		pcpu_size[i] += pcpu_size[i + 1];
		remove_block(i + 1);
	}
}

static int __init percpu_modinit(void)
{
	/* What was recorded from the releases was recorded without modules. */
	if (replaying())
		return 0;

	pcpu_num_used = 2;
	pcpu_num_allocated = 2;
	pcpu_size = kmalloc(sizeof(*pcpu_size) * pcpu_num_allocated, GFP_KERNEL);
	pcpu_size[0] = -ALIGN(__per_cpu_end - __per_cpu_start, SMP_CACHE_BYTES);
	pcpu_size[1] = PERCPU_ENOUGH_ROOM + pcpu_size[0];
	if (pcpu_size[1] < 0) {
		printk(KERN_ERR "No per-cpu room for modules.\n");
		pcpu_num_used = 1;
	}
	return 0;
}
__initcall(percpu_modinit);

#endif

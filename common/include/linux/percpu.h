/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Per-CPU variables, static and allocated; recreates include/linux/percpu.h of 2.6.12.
 */
#ifndef __LINUX_PERCPU_H
#define __LINUX_PERCPU_H

#include <linux/spinlock.h>	/* preempt_disable() */
#include <linux/slab.h>		/* kmalloc() */
#include <linux/smp.h>
#include <linux/string.h>	/* memset() */
#include <asm/percpu.h>

/* Bytes of each CPU's area when modules may bring per-CPU variables of their own. */
#ifndef PERCPU_ENOUGH_ROOM
#define PERCPU_ENOUGH_ROOM	32768
#endif

/**
 * get_cpu_var - this CPU's copy of a static per-CPU variable, as an lvalue
 * @var: name given to DEFINE_PER_CPU()
 *
 * Disables preemption until put_cpu_var(). Any context. Source: 2.6.12.
 */
#define get_cpu_var(var)	(*({ preempt_disable(); &__get_cpu_var(var); }))

/**
 * put_cpu_var - end of the use begun by get_cpu_var()
 * @var: the same name
 */
#define put_cpu_var(var)	preempt_enable()

/* Ours, for /proc/percpu: objects from alloc_percpu() that were not freed yet. */
DECLARE_PER_CPU(long, nr_percpu_objects);
long percpu_objects(void);
void percpu_account(long n);

#ifdef CONFIG_SMP

/*
 * An allocated per-CPU object: where each CPU's copy is. Entries of CPUs that are not
 * possible are never written. Nothing uses blkp.
 */
struct percpu_data {
	void *ptrs[NR_CPUS];
	void *blkp;
};

/**
 * per_cpu_ptr - a CPU's copy of an allocated per-CPU object
 * @ptr: what alloc_percpu() returned
 * @cpu: a possible CPU
 *
 * The caller sees to it that @cpu's copy is not used by another CPU meanwhile.
 * Return: address of the copy, of @ptr's type. Source: 2.6.12.
 */
#define per_cpu_ptr(ptr, cpu)						\
({									\
	struct percpu_data *__pd = (struct percpu_data *)~(unsigned long)(ptr); \
	(__typeof__(ptr))__pd->ptrs[(cpu)];				\
})

void *__alloc_percpu(size_t size, size_t align);
void free_percpu(const void *objp);

#else

#define per_cpu_ptr(ptr, cpu)	(ptr)

/**
 * __alloc_percpu - allocate a zeroed per-CPU object, on one processor
 * @size: bytes
 * @align: ignored, as on several processors
 *
 * Return: the object, or NULL. May sleep (GFP_KERNEL). Source: 2.6.12.
 */
static inline void *__alloc_percpu(size_t size, size_t align)
{
	void *obj = kmalloc(size, GFP_KERNEL);

	(void)align;
	if (obj) {
		memset(obj, 0, size);
		percpu_account(1);
	}
	return obj;
}

/**
 * free_percpu - free what __alloc_percpu() returned, on one processor
 * @objp: the object; NULL is allowed here, but not on several processors
 *
 * Any context. Source: 2.6.12.
 */
static inline void free_percpu(const void *objp)
{
	if (objp)
		percpu_account(-1);
	kfree(objp);
}

#endif

/**
 * alloc_percpu - allocate one zeroed object of a type for each possible CPU
 * @type: the type
 *
 * Return: a handle for per_cpu_ptr() and free_percpu(), or NULL. May sleep.
 * Source: 2.6.12.
 */
#define alloc_percpu(type)	((type *)__alloc_percpu(sizeof(type), __alignof__(type)))

#endif

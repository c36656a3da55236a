/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters that several CPUs change, from the compiler's atomics. On one processor a
 * plain operation will do: nothing interrupts it there.
 */
#ifndef _ASM_GENERIC_ATOMIC_H_
#define _ASM_GENERIC_ATOMIC_H_

#include <linux/config.h>
#include <linux/compiler.h>

typedef struct { volatile int counter; } atomic_t;

#define ATOMIC_INIT(i)	{ (i) }

#define atomic_read(v)		__atomic_load_n(&(v)->counter, __ATOMIC_RELAXED)
#define atomic_set(v, i)	__atomic_store_n(&(v)->counter, (i), __ATOMIC_RELAXED)

/* The new value; a full barrier. */
static __always_inline int atomic_add_return(int i, atomic_t *v)
{
#ifdef CONFIG_SMP
	return __atomic_add_fetch(&v->counter, i, __ATOMIC_SEQ_CST);
#else
	return v->counter += i;
#endif
}

static __always_inline void atomic_add(int i, atomic_t *v)
{
#ifdef CONFIG_SMP
	__atomic_fetch_add(&v->counter, i, __ATOMIC_RELAXED);
#else
	v->counter += i;
#endif
}

#define atomic_sub(i, v)		atomic_add(-(i), v)
#define atomic_sub_return(i, v)		atomic_add_return(-(i), v)
#define atomic_inc(v)			atomic_add(1, v)
#define atomic_dec(v)			atomic_add(-1, v)
#define atomic_inc_return(v)		atomic_add_return(1, v)
#define atomic_dec_return(v)		atomic_add_return(-1, v)
#define atomic_dec_and_test(v)		(atomic_add_return(-1, v) == 0)
#define atomic_add_negative(i, v)	(atomic_add_return(i, v) < 0)

#endif

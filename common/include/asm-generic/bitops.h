/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bit operations from the compiler's atomics, on 32-bit words: on a little-endian machine
 * bit n is the same bit whatever the width, and flags may be an unsigned int.
 */
#ifndef _ASM_GENERIC_BITOPS_H_
#define _ASM_GENERIC_BITOPS_H_

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error asm-generic/bitops.h is for little-endian machines
#endif

#define __BIT_WORD(nr, addr)	(((volatile u32 *)(addr)) + ((nr) >> 5))
#define __BIT_MASK(nr)		(1U << ((nr) & 31))

/* Atomic; neither is a barrier. */
static inline void set_bit(int nr, volatile void *addr)
{
	__atomic_fetch_or(__BIT_WORD(nr, addr), __BIT_MASK(nr), __ATOMIC_RELAXED);
}

static inline void clear_bit(int nr, volatile void *addr)
{
	__atomic_fetch_and(__BIT_WORD(nr, addr), ~__BIT_MASK(nr), __ATOMIC_RELAXED);
}

/* Atomic, and full barriers; the bit as it was. */
static inline int test_and_set_bit(int nr, volatile void *addr)
{
	return !!(__atomic_fetch_or(__BIT_WORD(nr, addr), __BIT_MASK(nr), __ATOMIC_SEQ_CST)
		  & __BIT_MASK(nr));
}

static inline int test_and_clear_bit(int nr, volatile void *addr)
{
	return !!(__atomic_fetch_and(__BIT_WORD(nr, addr), ~__BIT_MASK(nr), __ATOMIC_SEQ_CST)
		  & __BIT_MASK(nr));
}

static __always_inline int test_bit(int nr, const volatile void *addr)
{
	return !!(__atomic_load_n(__BIT_WORD(nr, addr), __ATOMIC_RELAXED) & __BIT_MASK(nr));
}

/* Not atomic: nobody else changes the word. */
static inline void __set_bit(int nr, volatile void *addr)
{
	*__BIT_WORD(nr, addr) |= __BIT_MASK(nr);
}

static inline void __clear_bit(int nr, volatile void *addr)
{
	*__BIT_WORD(nr, addr) &= ~__BIT_MASK(nr);
}

#endif

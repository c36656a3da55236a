/* SPDX-License-Identifier: GPL-2.0 */
/* Cache-line sizes and alignment; as include/linux/cache.h of 2.6.12. */
#ifndef __LINUX_CACHE_H
#define __LINUX_CACHE_H

#include <linux/config.h>
#include <asm/cache.h>

#ifndef L1_CACHE_ALIGN
#define L1_CACHE_ALIGN(x)	(((x) + L1_CACHE_BYTES - 1) & ~(L1_CACHE_BYTES - 1))
#endif

#ifndef SMP_CACHE_BYTES
#define SMP_CACHE_BYTES		L1_CACHE_BYTES
#endif

#define __read_mostly		__section(".data.read_mostly")

#define ____cacheline_aligned	__attribute__((__aligned__(SMP_CACHE_BYTES)))

#ifdef CONFIG_SMP
#define ____cacheline_aligned_in_smp	____cacheline_aligned
#else
#define ____cacheline_aligned_in_smp
#endif

/* The largest line of any processor that one binary of this architecture may meet. */
#if defined(CONFIG_SMP) && defined(L1_CACHE_SHIFT_MAX)
#define ____cacheline_maxaligned_in_smp	\
	__attribute__((__aligned__(1 << (L1_CACHE_SHIFT_MAX))))
#else
#define ____cacheline_maxaligned_in_smp
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The sizes of the general caches, bytes, ascending: define CACHE() and include this.
 * Recreates include/linux/kmalloc_sizes.h of 2.6.12 for machines with an MMU.
 */
#if PAGE_SIZE == 4096
	CACHE(32)
#endif
	CACHE(64)
#if L1_CACHE_BYTES < 64
	CACHE(96)
#endif
	CACHE(128)
#if L1_CACHE_BYTES < 128
	CACHE(192)
#endif
	CACHE(256)
	CACHE(512)
	CACHE(1024)
	CACHE(2048)
	CACHE(4096)
	CACHE(8192)
	CACHE(16384)
	CACHE(32768)
	CACHE(65536)
	CACHE(131072)

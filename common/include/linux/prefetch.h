/* SPDX-License-Identifier: GPL-2.0 */
/* Hints to the cache; as include/linux/prefetch.h of 2.6.12. */
#ifndef _LINUX_PREFETCH_H
#define _LINUX_PREFETCH_H

#define prefetch(x)	__builtin_prefetch(x)
#define prefetchw(x)	__builtin_prefetch(x, 1)

#endif

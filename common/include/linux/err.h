/* SPDX-License-Identifier: GPL-2.0 */
/* Negative errors in place of pointers, from the last page of addresses; as in 2.6.12. */
#ifndef _LINUX_ERR_H
#define _LINUX_ERR_H

#include <linux/errno.h>

static inline void *ERR_PTR(long error)
{
	return (void *)error;
}

static inline long PTR_ERR(const void *ptr)
{
	return (long)ptr;
}

static inline int IS_ERR(const void *ptr)
{
	return (unsigned long)ptr > -1000UL;
}

#endif

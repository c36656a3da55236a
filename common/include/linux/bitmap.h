/* SPDX-License-Identifier: GPL-2.0 */
/* Bitmaps of any length; part of the interface of include/linux/bitmap.h of 2.6.12. */
#ifndef __LINUX_BITMAP_H
#define __LINUX_BITMAP_H

#include <linux/types.h>
#include <linux/bitops.h>
#include <linux/string.h>

void bitmap_zero(unsigned long *dst, int nbits);
void bitmap_fill(unsigned long *dst, int nbits);
void bitmap_copy(unsigned long *dst, const unsigned long *src, int nbits);
void bitmap_and(unsigned long *dst, const unsigned long *a, const unsigned long *b, int nbits);
void bitmap_or(unsigned long *dst, const unsigned long *a, const unsigned long *b, int nbits);
void bitmap_andnot(unsigned long *dst, const unsigned long *a, const unsigned long *b,
		   int nbits);
int bitmap_equal(const unsigned long *a, const unsigned long *b, int nbits);
int bitmap_empty(const unsigned long *src, int nbits);
int bitmap_weight(const unsigned long *src, int nbits);
int bitmap_scnlistprintf(char *buf, unsigned int len, const unsigned long *src, int nbits);
int bitmap_parselist(const char *str, unsigned long *dst, int nbits);

#endif

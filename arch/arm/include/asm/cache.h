/* SPDX-License-Identifier: GPL-2.0 */
/* Cache lines of 32 bytes, the Cortex-A9's as well as all of 2.6.12's ARMs'. */
#ifndef _ASM_ARM_CACHE_H
#define _ASM_ARM_CACHE_H

#define L1_CACHE_SHIFT		5
#define L1_CACHE_BYTES		(1 << L1_CACHE_SHIFT)
#define L1_CACHE_SHIFT_MAX	5

#endif

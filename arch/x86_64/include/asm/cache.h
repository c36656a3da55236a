/* SPDX-License-Identifier: GPL-2.0 */
/* Cache lines. */
#ifndef _ASM_X86_64_CACHE_H
#define _ASM_X86_64_CACHE_H

#define L1_CACHE_SHIFT		6
#define L1_CACHE_BYTES		(1 << L1_CACHE_SHIFT)
#define L1_CACHE_SHIFT_MAX	7	/* the largest of any x86_64 */

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Ticks per second, in 2.6.12. */
#ifndef _ASM_X86_64_PARAM_H
#define _ASM_X86_64_PARAM_H

#define HZ	1000

#endif

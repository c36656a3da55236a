/* SPDX-License-Identifier: GPL-2.0 */
/* Ticks per second: ARM's in 2.6.12. */
#ifndef _ASM_ARM_PARAM_H
#define _ASM_ARM_PARAM_H

#define HZ	100

#endif

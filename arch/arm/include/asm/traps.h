/* SPDX-License-Identifier: GPL-2.0 */
/* What a fault saves, for C and for assembler. */
#ifndef _ASM_ARM_TRAPS_H
#define _ASM_ARM_TRAPS_H

#define FAULT_UNDEFINED		0
#define FAULT_SYSTEM_CALL	1
#define FAULT_PREFETCH		2
#define FAULT_DATA		3

#define FAULT_SP		52
#define FAULT_LR		56
#define FAULT_PC		60
#define FAULT_PSR		64
#define FAULT_REGS_SIZE		72

#ifndef __ASSEMBLY__
struct fault_regs {
	unsigned long r[13];
	unsigned long sp, lr, pc, psr;
};
#endif

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Finding and starting the other CPUs. */
#ifndef _ASM_X86_64_SMP_H
#define _ASM_X86_64_SMP_H

#include <linux/threads.h>
#include <asm/thread_info.h>

/* For cpu_init(): which CPU the stack in use belongs to. */
#define stack_smp_processor_id()	((int)stack_thread_info()->cpu)

/* What the firmware says of the processors: the local APIC of each, the boot CPU's first. */
extern unsigned char x86_cpu_to_apicid[NR_CPUS];
extern unsigned int nr_processors;	/* the machine's, also those beyond NR_CPUS */

#endif

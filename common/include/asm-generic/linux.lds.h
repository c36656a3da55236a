/* SPDX-License-Identifier: GPL-2.0 */
/* Tables that the linker collects, for the architectures' linker scripts. */
#ifndef _ASM_GENERIC_LINUX_LDS_H_
#define _ASM_GENERIC_LINUX_LDS_H_

#define INITCALLS(name)				\
	__initcall_##name##_start = .;		\
	KEEP(*(.initcall_##name.init))		\
	__initcall_##name##_end = .;

/* In .init.data: boot parameters, and functions that the boot calls. */
#define INIT_TABLES				\
	. = ALIGN(8);				\
	__setup_start = .;			\
	KEEP(*(.init.setup))			\
	__setup_end = .;			\
	__initcall_start = .;			\
	KEEP(*(.initcall1.init))		\
	KEEP(*(.initcall2.init))		\
	KEEP(*(.initcall3.init))		\
	KEEP(*(.initcall4.init))		\
	KEEP(*(.initcall5.init))		\
	KEEP(*(.initcall6.init))		\
	KEEP(*(.initcall7.init))		\
	__initcall_end = .;			\
	INITCALLS(bootmem)			\
	INITCALLS(percpu)			\
	INITCALLS(buddy)			\
	INITCALLS(pcp)				\
	INITCALLS(slab)				\
	INITCALLS(module)			\
	INITCALLS(login)

/* The initial values of per-CPU variables. */
#define PERCPU_DATA				\
	__per_cpu_start = .;			\
	*(.data.percpu)				\
	__per_cpu_end = .;

/* In data that stays. */
#define KERNEL_TABLES				\
	. = ALIGN(8);				\
	__console_commands_start = .;		\
	KEEP(*(.console_commands))		\
	__console_commands_end = .;		\
	__test_cases_start = .;			\
	KEEP(*(.test_cases))			\
	__test_cases_end = .;			\
	/* As the compiler aligns symbols. */	\
	. = ALIGN(16);				\
	__start___ksymtab = .;			\
	KEEP(*(__ksymtab))			\
	__stop___ksymtab = .;			\
	__start___ksymtab_gpl = .;		\
	KEEP(*(__ksymtab_gpl))			\
	__stop___ksymtab_gpl = .;		\
	*(.data.read_mostly)

#endif

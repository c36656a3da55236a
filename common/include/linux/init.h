/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Code and data of the boot, boot parameters, and the functions that the boot calls;
 * as include/linux/init.h of 2.6.12, and the seven points of the founding document.
 */
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#include <linux/compiler.h>
#include <linux/config.h>
#include <linux/types.h>

/* Not reachable after the boot: the architecture takes the memory away. */
#define __init		__section(".init.text") noinline
#define __initdata	__section(".init.data")
#define __exit		__attribute_used__

#ifdef CONFIG_HOTPLUG_CPU
#define __devinit
#define __cpuinit
#else
#define __devinit	__init
#define __cpuinit	__init
#endif

typedef int (*initcall_t)(void);

/*
 * Pointers are collected by the linker script; the order inside one section is the
 * order in which the objects are linked.
 */
#define __define_initcall(section, fn) \
	static initcall_t __initcall_##fn __table_entry(section) = fn

#define core_initcall(fn)	__define_initcall(".initcall1.init", fn)
#define postcore_initcall(fn)	__define_initcall(".initcall2.init", fn)
#define arch_initcall(fn)	__define_initcall(".initcall3.init", fn)
#define subsys_initcall(fn)	__define_initcall(".initcall4.init", fn)
#define fs_initcall(fn)		__define_initcall(".initcall5.init", fn)
#define device_initcall(fn)	__define_initcall(".initcall6.init", fn)
#define late_initcall(fn)	__define_initcall(".initcall7.init", fn)
#define __initcall(fn)		device_initcall(fn)
#define module_init(fn)		__initcall(fn)

/*
 * Called as soon as the allocator of that name works: bootmem after setup_arch(), percpu
 * after setup_per_cpu_areas() and smp_prepare_boot_cpu(), buddy and then pcp after mem_init(), slab after
 * kmem_cache_init(), module after the initcalls, login before the console.
 */
#define bootmem_initcall_bs(fn)	__define_initcall(".initcall_bootmem.init", fn)
#define percpu_initcall_bs(fn)	__define_initcall(".initcall_percpu.init", fn)
#define buddy_initcall_bs(fn)	__define_initcall(".initcall_buddy.init", fn)
#define pcp_initcall_bs(fn)	__define_initcall(".initcall_pcp.init", fn)
#define slab_initcall_bs(fn)	__define_initcall(".initcall_slab.init", fn)
#define module_initcall_bs(fn)	__define_initcall(".initcall_module.init", fn)
#define login_initcall_bs(fn)	__define_initcall(".initcall_login.init", fn)

/*
 * A boot parameter. @str is compared with the parameter's name, "name=" when it takes a
 * value; @fn gets the text behind it and returns 0, or a negative error when the value
 * is malformed. Early ones are handled in setup_arch(), the others once bootmem works.
 */
struct obs_kernel_param {
	const char *str;
	int (*setup_func)(char *value);
	int early;
};

#define __setup_param(string, unique_id, fn, is_early)			\
	static struct obs_kernel_param __setup_##unique_id		\
		__table_entry(".init.setup")		\
		__attribute__((__aligned__(sizeof(long)))) =		\
		{ string, fn, is_early }

#define __setup(string, fn)		__setup_param(string, fn, fn, 0)
#define early_param(string, fn)		__setup_param(string, fn, fn, 1)

void set_command_line(const char *line, size_t len);
void parse_early_param(void);
void parse_params(void);

#define COMMAND_LINE_SIZE	4096
extern char saved_command_line[COMMAND_LINE_SIZE];

#endif

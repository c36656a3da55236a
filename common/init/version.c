// SPDX-License-Identifier: GPL-2.0
/*
 * Which release this is: the only file that is compiled for each release, so that equal
 * trees share all other objects.
 */
#include <linux/compiler.h>
#include <linux/utsname.h>

struct new_utsname system_utsname = {
	.sysname	= "Linux",
	.nodename	= "percpu-history",
	.release	= UTS_RELEASE,
	.version	= UTS_VERSION,
	.machine	= UTS_MACHINE,
};

const char linux_banner[] =
	"Linux version " UTS_RELEASE " (" UTS_LINEAGE ") (" UTS_COMPILER ") " UTS_VERSION "\n";

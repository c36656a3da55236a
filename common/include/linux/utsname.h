/* SPDX-License-Identifier: GPL-2.0 */
/* Which release this is. */
#ifndef _LINUX_UTSNAME_H
#define _LINUX_UTSNAME_H

struct new_utsname {
	char sysname[65];
	char nodename[65];
	char release[65];
	char version[65];
	char machine[65];
};

extern struct new_utsname system_utsname;
extern const char linux_banner[];

#endif

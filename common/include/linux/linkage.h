/* SPDX-License-Identifier: GPL-2.0 */
/* Calling conventions. */
#ifndef _LINUX_LINKAGE_H
#define _LINUX_LINKAGE_H

#define asmlinkage
#define fastcall

#endif

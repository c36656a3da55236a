/* SPDX-License-Identifier: GPL-2.0 */
/* The configuration of this build; as include/linux/config.h of 2.6.12. */
#ifndef _LINUX_CONFIG_H
#define _LINUX_CONFIG_H

#include <linux/autoconf.h>

#endif

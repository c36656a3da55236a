/* SPDX-License-Identifier: GPL-2.0 */
/* Ours: a CPU's page lists of a zone, as the tests and the replay reach them. */
#ifndef _LINUX_PAGESET_H
#define _LINUX_PAGESET_H

#include <linux/mmzone.h>

#define pageset_of(zone, cpu)	(&(zone)->pageset[cpu])

#endif

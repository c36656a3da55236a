/* SPDX-License-Identifier: GPL-2.0 */
/* Reading the log back; see linux/kernel.h for printk(). */
#ifndef _LINUX_PRINTK_H
#define _LINUX_PRINTK_H

#include <linux/errno.h>
#include <linux/types.h>

extern int oops_in_progress;

size_t log_read(unsigned long *pos, char *buf, size_t len);

#endif

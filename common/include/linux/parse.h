/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reading what a user typed: unlike simple_strtoul() and memparse(), which the release has,
 * nothing wraps and nothing may stand behind a number.
 */
#ifndef _LINUX_PARSE_H
#define _LINUX_PARSE_H

int parse_number(const char *text, unsigned long min, unsigned long max, unsigned long *value);
int parse_size(const char *text, unsigned long long *size);

#endif

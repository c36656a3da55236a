/* SPDX-License-Identifier: GPL-2.0 */
/* Conditions that must not be. */
#include <asm-generic/bug.h>

/* SPDX-License-Identifier: GPL-2.0 */
/* Bounds of the image's sections. */
#include <asm-generic/sections.h>

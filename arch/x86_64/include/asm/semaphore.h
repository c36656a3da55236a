/* SPDX-License-Identifier: GPL-2.0 */
/* Semaphores. */
#include <asm-generic/semaphore.h>

/* SPDX-License-Identifier: GPL-2.0 */
/* Memory in several nodes. */
#include <asm-generic/mmzone.h>

// SPDX-License-Identifier: GPL-2.0
/* Tests of files in /proc whose readers need memory. */
#include <linux/seq_file.h>
#include "suite.h"
#include "exhaust.h"

static int lines;

static void count_text(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	(void)text;
	lines += len > 0;
}

/* Without memory for the counters nothing is shown, and the reader is told. */
TEST(slab, vmstat_without_memory)
{
	struct seq_file m = { .put = count_text };
	struct proc_entry *vmstat = proc_find("vmstat");
	struct taken_objects taken;
	struct page *pages = take_all_memory();
	int ret;

	take_all_objects(&taken, general_cache(sizeof(struct page_state)));
	lines = 0;
	ret = proc_read(vmstat, &m);
	give_objects_back(&taken);
	give_memory_back(pages);
	EXPECT_EQ(ret, -ENOMEM);
	EXPECT_EQ(lines, 0);
	EXPECT_EQ(proc_read(vmstat, &m), 0);
	EXPECT_GT(lines, 30);
}

// SPDX-License-Identifier: GPL-2.0
/* Tests of what the page allocator reports. */
#include <linux/proc_fs.h>
#include <linux/swap.h>
#include "suite.h"

/*
 * What is reported.
 */
static char proc_text[4096];

static void put_text(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	len = min(len, sizeof(proc_text) - 1 - strlen(proc_text));
	strncpy(proc_text + strlen(proc_text), text, len);
}

static void read_proc(const struct seq_operations *op)
{
	struct seq_file m = { .put = put_text };

	memset(proc_text, 0, sizeof(proc_text));
	seq_walk(&m, op);
}

/* A line for each zone with memory: the node, the zone, the free blocks of each order. */
TEST(buddy, buddyinfo)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	struct seq_file m = { .put = put_text };
	loff_t pos = 1;
	char line[128];

	if (!zone)
		return;
	test_zone_fill(zone, 9);
	test_zone_alloc(GFP_KERNEL, 3);
	read_proc(&fragmentation_op);
	/* The node set up last is the first one. */
	scnprintf(line, sizeof(line), "Node %d, zone   Normal      0      0      0      1      1 "
		  "     1      1      1      1      0      0 \n", test_node.node_id);
	EXPECT(!strncmp(proc_text, line, strlen(line)));
	EXPECT_PTR_EQ(fragmentation_op.start(&m, &pos), test_node.pgdat_next);
	pos = 100;
	EXPECT_PTR_EQ(fragmentation_op.start(&m, &pos), NULL);
	test_zone_destroy();
}

/* All counters by name; those of sectors are shown in kB. */
TEST(buddy, vmstat)
{
	static const char *const names[] = {
		"nr_dirty", "nr_writeback", "nr_unstable", "nr_page_table_pages", "nr_mapped",
		"nr_slab", "pgpgin", "pgpgout", "pswpin", "pswpout", "pgalloc_high",
		"pgalloc_normal", "pgalloc_dma", "pgfree", "pgactivate", "pgdeactivate", "pgfault",
		"pgmajfault", "pgrefill_high", "pgrefill_normal", "pgrefill_dma", "pgsteal_high",
		"pgsteal_normal", "pgsteal_dma", "pgscan_kswapd_high", "pgscan_kswapd_normal",
		"pgscan_kswapd_dma", "pgscan_direct_high", "pgscan_direct_normal",
		"pgscan_direct_dma", "pginodesteal", "slabs_scanned", "kswapd_steal",
		"kswapd_inodesteal", "pageoutrun", "allocstall", "pgrotated", "nr_bounce",
	};
	struct page_state ps;
	const char *text = proc_text;
	unsigned int i;

	mod_page_state(pgpgin, 11);
	mod_page_state(pgpgout, 20);
	/* A reader takes memory, and the next one takes the same. */
	read_proc(&vmstat_op);
	get_full_page_state(&ps);
	read_proc(&vmstat_op);
	for (i = 0; i < ARRAY_SIZE(names); i++) {
		unsigned long value = ((unsigned long *)&ps)[i];
		char line[60];

		if (&((unsigned long *)&ps)[i] == &ps.pgpgin)
			value = 5;
		if (&((unsigned long *)&ps)[i] == &ps.pgpgout)
			value = 10;
		scnprintf(line, sizeof(line), "%s %lu\n", names[i], value);
		EXPECT(!strncmp(text, line, strlen(line)));
		text += strlen(line);
	}
	EXPECT_EQ(*text, '\0');
	mod_page_state(pgpgin, -11UL);
	mod_page_state(pgpgout, -20UL);
}

/* What one record of a reader says. */
static void expect_record(struct seq_file *m, void *record, const char *text)
{
	memset(proc_text, 0, sizeof(proc_text));
	vmstat_op.show(m, record);
	EXPECT_STR_EQ(proc_text, text);
}

/* Readers share nothing: each has the counters of its own start. */
TEST(buddy, vmstat_readers)
{
	struct seq_file one = { .put = put_text }, other = { .put = put_text };
	loff_t pos = 8, end = sizeof(struct page_state) / sizeof(long);
	void *first, *second;

	mod_page_state(pswpin, 7);
	first = vmstat_op.start(&one, &pos);
	mod_page_state(pswpin, 1);
	second = vmstat_op.start(&other, &pos);
	expect_record(&one, first, "pswpin 7\n");
	expect_record(&other, second, "pswpin 8\n");
	vmstat_op.stop(&one, first);
	expect_record(&other, second, "pswpin 8\n");
	/* One that goes on sees what became of them meanwhile. */
	first = vmstat_op.start(&one, &pos);
	expect_record(&one, first, "pswpin 8\n");
	vmstat_op.stop(&one, first);
	vmstat_op.stop(&other, second);
	EXPECT_PTR_EQ(vmstat_op.start(&one, &end), NULL);
	EXPECT_PTR_EQ(one.private, NULL);
	mod_page_state(pswpin, -8UL);
}

/* Begins the lines about a zone when there are nodes. */
static const char *node_text(void)
{
#ifdef CONFIG_NUMA
	static char text[16];

	scnprintf(text, sizeof(text), "Node %d ", test_node.node_id);
	return text;
#else
	return "";
#endif
}

static void expect_logged(const char *fmt, ...) __printf(1, 2);
static void expect_logged(const char *fmt, ...)
{
	char line[240];
	va_list args;

	va_start(args, fmt);
	vscnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	if (!test_log_has(line))
		test_failed(__FILE__, __LINE__, "not in the log: %s", line);
}

/* The state of all zones: of one node, with one zone of 2 MB. */
TEST(buddy, show_free_areas)
{
	struct zone *zone = test_zone_create(ZONE_NORMAL, 9, 1);
	int level = mute_console();
	pg_data_t *next;

	if (zone) {
		test_zone_fill(zone, 9);
		test_zone_alloc(GFP_KERNEL, 3);
		zone->pages_min = 10;
		zone->pages_low = 20;
		zone->pages_high = 30;
		zone->nr_active = 1;
		zone->nr_inactive = 2;
		zone->pages_scanned = 3;
		zone->all_unreclaimable = 1;
		zone->lowmem_reserve[ZONE_HIGHMEM] = 7;

		next = test_node.pgdat_next;
		test_node.pgdat_next = NULL;
		test_log_position();
		show_free_areas();
		test_node.pgdat_next = next;

		expect_logged(">%sDMA per-cpu: empty\n", node_text());
		expect_logged(">%sNormal per-cpu:\n", node_text());
		expect_logged(">cpu 0 hot: low 0, high 1, batch 1\n");
		expect_logged(">cpu 0 cold: low 0, high 1, batch 1\n");
		expect_logged(">\n");
		expect_logged(">Free pages:        2016kB (0kB HighMem)\n");
		expect_logged(">Active:1 inactive:2 dirty:0 writeback:0 unstable:0 free:504 "
			      "slab:%lu mapped:0 pagetables:0\n", read_page_state(nr_slab));
		expect_logged(">%sNormal free:2016kB min:40kB low:80kB high:120kB active:4kB "
			      "inactive:8kB present:2048kB pages_scanned:3 "
			      "all_unreclaimable? yes\n", node_text());
		expect_logged(">lowmem_reserve[]: 0 0 7\n");
		expect_logged(">%sNormal: 0*4kB 0*8kB 0*16kB 1*32kB 1*64kB 1*128kB 1*256kB "
			      "1*512kB 1*1024kB 0*2048kB 0*4096kB = 2016kB\n", node_text());
		expect_logged(">%sHighMem: empty\n", node_text());
		test_zone_destroy();
	}
	console_loglevel = level;
}

// SPDX-License-Identifier: GPL-2.0
/*
 * The files of /proc that tell of memory; recreates parts of fs/proc/proc_misc.c of
 * 2.6.12, and adds percpu.
 */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/mmzone.h>
#include <linux/pagemap.h>
#include <linux/percpu.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/swap.h>
#include <linux/utsname.h>

#define K(pages)	((pages) << (PAGE_SHIFT - 10))

/* Share of memory that processes may be promised, percent. */
#define OVERCOMMIT_RATIO	50

static int meminfo_show(struct seq_file *m)
{
	unsigned long active, inactive, free;
	struct page_state ps;
	struct sysinfo i;

	get_page_state(&ps);
	get_zone_counts(&active, &inactive, &free);
	si_meminfo(&i);

	/* There is no swap, no page cache, no vmalloc() and no process: their lines are 0. */
	seq_printf(m, "MemTotal:     %8lu kB\n", K(i.totalram));
	seq_printf(m, "MemFree:      %8lu kB\n", K(i.freeram));
	seq_printf(m, "Buffers:      %8lu kB\n", K(i.bufferram));
	seq_printf(m, "Cached:       %8lu kB\n", K(get_page_cache_size() - i.bufferram));
	seq_printf(m, "SwapCached:   %8lu kB\n", 0UL);
	seq_printf(m, "Active:       %8lu kB\n", K(active));
	seq_printf(m, "Inactive:     %8lu kB\n", K(inactive));
	seq_printf(m, "HighTotal:    %8lu kB\n", K(i.totalhigh));
	seq_printf(m, "HighFree:     %8lu kB\n", K(i.freehigh));
	seq_printf(m, "LowTotal:     %8lu kB\n", K(i.totalram - i.totalhigh));
	seq_printf(m, "LowFree:      %8lu kB\n", K(i.freeram - i.freehigh));
	seq_printf(m, "SwapTotal:    %8lu kB\n", K(i.totalswap));
	seq_printf(m, "SwapFree:     %8lu kB\n", K(i.freeswap));
	seq_printf(m, "Dirty:        %8lu kB\n", K(ps.nr_dirty));
	seq_printf(m, "Writeback:    %8lu kB\n", K(ps.nr_writeback));
	seq_printf(m, "Mapped:       %8lu kB\n", K(ps.nr_mapped));
	seq_printf(m, "Slab:         %8lu kB\n", K(ps.nr_slab));
	seq_printf(m, "CommitLimit:  %8lu kB\n", K(i.totalram * OVERCOMMIT_RATIO / 100));
	seq_printf(m, "Committed_AS: %8lu kB\n", 0UL);
	seq_printf(m, "PageTables:   %8lu kB\n", K(ps.nr_page_table_pages));
	seq_printf(m, "VmallocTotal: %8lu kB\n", 0UL);
	seq_printf(m, "VmallocUsed:  %8lu kB\n", 0UL);
	seq_printf(m, "VmallocChunk: %8lu kB\n", 0UL);
	return 0;
}

static int version_show(struct seq_file *m)
{
	return seq_puts(m, linux_banner);
}

static int cmdline_show(struct seq_file *m)
{
	return seq_printf(m, "%s\n", saved_command_line);
}

/*
 * Ours: the static section, each possible CPU's area, and the allocated objects that were
 * not freed yet.
 */
static int percpu_show(struct seq_file *m)
{
#ifdef CONFIG_SMP
	extern char __per_cpu_start[], __per_cpu_end[];
	unsigned long size = __per_cpu_end - __per_cpu_start, room;
	int cpu;

	room = ALIGN(size, SMP_CACHE_BYTES);
#ifdef CONFIG_MODULES
	if (room < PERCPU_ENOUGH_ROOM)
		room = PERCPU_ENOUGH_ROOM;
#endif
	seq_printf(m, "static: %lu bytes at %p, area: %lu bytes\n", size, __per_cpu_start, room);
	for_each_cpu(cpu) {
		/* Where it is kept is the architecture's. */
		unsigned long offset = (unsigned long)&per_cpu(nr_percpu_objects, cpu) -
				       (unsigned long)&per_cpu__nr_percpu_objects;

		seq_printf(m, "cpu %d: area %p offset 0x%lx %s\n", cpu, __per_cpu_start + offset,
			   offset, cpu_online(cpu) ? "online" : "offline");
	}
#else
	seq_puts(m, "static: ordinary variables (UP)\n");
#endif
	seq_printf(m, "dynamic: %ld objects\n", percpu_objects());
	return 0;
}

static struct proc_entry files[] = {
	{ .name = "buddyinfo",	.mode = 0444,	.op = &fragmentation_op },
	{ .name = "cmdline",	.mode = 0444,	.show = cmdline_show },
	{ .name = "meminfo",	.mode = 0444,	.show = meminfo_show },
	{ .name = "percpu",	.mode = 0444,	.show = percpu_show },
	{ .name = "slabinfo",	.mode = 0644,	.op = &slabinfo_op, .write = slabinfo_write },
	{ .name = "version",	.mode = 0444,	.show = version_show },
	{ .name = "vmstat",	.mode = 0444,	.op = &vmstat_op },
};

static int __init proc_misc_init(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(files); i++)
		proc_add(&files[i]);
	return 0;
}
__initcall(proc_misc_init);

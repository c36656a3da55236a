// SPDX-License-Identifier: GPL-2.0
/*
 * Per-CPU variables, static and allocated: the two examples of the founding document, and
 * the tests.
 */
#include <linux/bootmem.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/percpu_counter.h>
#include <linux/prefetch.h>
#include <linux/proc_fs.h>
#include <linux/replay.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/test.h>
#include "../slab/exhaust.h"

struct node_percpu {
	unsigned long index;
	unsigned long offset;
};

static DEFINE_PER_CPU(struct node_percpu, node_percpu_bs);

/* The document's first example: each CPU's copy of a static variable. */
static int __init TestCase_percpu(void)
{
	struct node_percpu *node;
	int cpu, next, last = 0;

	if (placement_run())
		return 0;

	/* set percpu */
	for_each_possible_cpu(cpu) {
		node = &per_cpu(node_percpu_bs, cpu);
		node->index = cpu + 0x80;
		node->offset = cpu * 0x100;

		next = cpu + 1;
		if (next < NR_CPUS)
			prefetch(&per_cpu(node_percpu_bs, next));
		last = cpu;
	}

	/* get current cpu percpu */
	node = &__get_cpu_var(node_percpu_bs);
	printk(KERN_INFO "%d index %#lx\n", smp_processor_id(), node->index);

	/* get special cpu percpu */
	cpu = min(2, last);
	BUG_ON(cpu >= NR_CPUS);
	node = &per_cpu(node_percpu_bs, cpu);
	printk(KERN_INFO "%d index %#lx\n", cpu, node->index);
	return 0;
}
percpu_initcall_bs(TestCase_percpu);

/* The document's second example: each CPU's copy of an allocated object. */
static int __init TestCase_alloc_percpu(void)
{
	struct node_percpu __percpu *np, *ptr;
	int cpu;

	if (placement_run())
		return 0;

	/* Allocate percpu */
	np = alloc_percpu(struct node_percpu);
	if (!np) {
		printk("%s __alloc_percpu failed.\n", __func__);
		return -ENOMEM;
	}

	/* setup */
	for_each_possible_cpu(cpu) {
		ptr = per_cpu_ptr(np, cpu);
		ptr->index = cpu * 0x10;
	}

	/* usage */
	for_each_possible_cpu(cpu) {
		ptr = per_cpu_ptr(np, cpu);
		printk(KERN_INFO "CPU-%d Index %#lx\n", cpu, ptr->index);
	}

	/* free percpu */
	free_percpu(np);
	return 0;
}
slab_initcall_bs(TestCase_alloc_percpu);

/*
 * Static variables.
 *
 *	__per_cpu_start   __per_cpu_end
 *	| initial values |                                    in the image, init memory
 *	  \_____________________\_____________________
 *	| copy | for modules | copy | for modules | …         from bootmem, one per CPU number
 *	|<---- area 0 ------>|<---- area 1 ------>|
 */
struct mixed {
	char c;
	long l;
	short s[3];
};

/* Nobody writes these. */
static DEFINE_PER_CPU(int, never_written) = 0x12345678;
static DEFINE_PER_CPU(struct mixed, never_written_mixed) = { 'm', -7, { 1, 2, 3 } };
static DEFINE_PER_CPU(long, never_written_zero);
/* Scratch for the cases. */
static DEFINE_PER_CPU(unsigned long, scratch);
static DEFINE_PER_CPU(unsigned char, scratch_byte);

DECLARE_PER_CPU(long, percpu_test_exported);
DEFINE_PER_CPU(long, percpu_test_exported) = 77;
EXPORT_PER_CPU_SYMBOL(percpu_test_exported);
DEFINE_PER_CPU(long, percpu_test_exported_gpl) = 78;
EXPORT_PER_CPU_SYMBOL_GPL(percpu_test_exported_gpl);

#ifdef CONFIG_SMP

/* Bytes of an area by the rule: as many as the values need; room for modules on top. */
static unsigned long area_size(void)
{
	extern char __per_cpu_start[], __per_cpu_end[];
	unsigned long size = __per_cpu_end - __per_cpu_start;

	while (size % SMP_CACHE_BYTES)
		size++;
#ifdef CONFIG_MODULES
	if (size < 32768)
		size = 32768;
#endif
	return size;
}

/* A CPU's area: where the first variable's copy would be. */
static char *area(int cpu)
{
	extern char __per_cpu_start[];
	unsigned long moved = (unsigned long)&per_cpu(never_written, cpu) -
			      (unsigned long)&per_cpu__never_written;

	return (char *)((unsigned long)__per_cpu_start + moved);
}

/*
 * When the areas are made, each CPU number's area, possible or not, is the template, byte
 * by byte, but for the example's variable; what is behind it is zero.
 */
TEST_PERCPU(percpu, areas_begin_as_template)
{
	extern char __per_cpu_start[], __per_cpu_end[];
	char *node = (char *)&per_cpu__node_percpu_bs;
	size_t before = node - __per_cpu_start, after = before + sizeof(struct node_percpu);
	size_t size = __per_cpu_end - __per_cpu_start, end = area_size(), i;
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		const char *copy = area(cpu);

		EXPECT_EQ(memcmp(copy, __per_cpu_start, before), 0);
		EXPECT_EQ(memcmp(copy + after, __per_cpu_start + after, size - after), 0);
		for (i = size; i < end && !copy[i]; i++)
			;
		EXPECT_EQ(i, end);
	}
}

/* The example has run for the possible CPUs, and left the other copies alone. */
TEST(percpu, example_values)
{
	int cpu;

	if (recording())
		SKIP("the example does not run when a trace is written");
	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		const struct node_percpu *node = &per_cpu(node_percpu_bs, cpu);

		EXPECT_EQ(node->index, cpu_possible(cpu) ? 0x80UL + cpu : 0UL);
		EXPECT_EQ(node->offset, cpu_possible(cpu) ? 0x100UL * cpu : 0UL);
	}
}

/* The linker script aligns the template to 32 bytes, and variables lie between its ends. */
TEST(percpu, section_bounds)
{
	extern char __per_cpu_start[], __per_cpu_end[];
	char *vars[] = {
		(char *)&per_cpu__node_percpu_bs, (char *)&per_cpu__never_written,
		(char *)&per_cpu__never_written_mixed, (char *)&per_cpu__never_written_zero,
		(char *)&per_cpu__scratch, (char *)&per_cpu__percpu_test_exported,
		(char *)&per_cpu__nr_percpu_objects,
	};
	unsigned int i;

	EXPECT_EQ((unsigned long)__per_cpu_start % 32, 0UL);
	for (i = 0; i < ARRAY_SIZE(vars); i++) {
		EXPECT(vars[i] >= __per_cpu_start);
		EXPECT(vars[i] + sizeof(long) <= __per_cpu_end);
	}
}

/* Areas have the size of the rule each, and so do not overlap. */
TEST(percpu, areas_do_not_overlap)
{
	unsigned long size = area_size();
	int cpu, other;

	for (cpu = 0; cpu < NR_CPUS; cpu++)
		for (other = 0; other < cpu; other++)
			EXPECT(area(other) + size <= area(cpu) || area(cpu) + size <= area(other));
}

/* An area begins at a cache line: two CPUs' variables never share one. */
TEST(percpu, areas_on_cache_lines)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++)
		EXPECT_EQ((unsigned long)area(cpu) % SMP_CACHE_BYTES, 0UL);
}

/* Areas are from bootmem: their pages are no longer free for anybody else. */
TEST(percpu, areas_are_reserved_memory)
{
	char *p;
	int cpu;

	if (recording())
		SKIP("the kernel's own memory lies outside of a recorded machine's");
	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		ASSERT(virt_addr_valid(area(cpu)));
		for (p = area(cpu); p < area(cpu) + area_size(); p += PAGE_SIZE)
			EXPECT(PageReserved(virt_to_page(p)));
	}
}

#ifdef __GENERIC_PER_CPU
/* One block, cut into areas by ascending number; offsets lead from template to copy. */
TEST(percpu, one_block_for_all_areas)
{
	extern char __per_cpu_start[];
	unsigned long size = area_size();
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		EXPECT_EQ(__per_cpu_offset[cpu], __per_cpu_offset[0] + cpu * size);
		EXPECT_PTR_EQ(area(cpu), (unsigned long)__per_cpu_start + __per_cpu_offset[cpu]);
	}
}
#endif

/* All variables of a CPU are moved by the same offset. */
TEST(percpu, one_offset_for_all_variables)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		unsigned long moved = (unsigned long)&per_cpu(never_written, cpu) -
				      (unsigned long)&per_cpu__never_written;

		EXPECT_EQ((unsigned long)&per_cpu(scratch_byte, cpu),
			  (unsigned long)&per_cpu__scratch_byte + moved);
		EXPECT_EQ((unsigned long)&per_cpu(node_percpu_bs, cpu),
			  (unsigned long)&per_cpu__node_percpu_bs + moved);
		EXPECT_EQ((unsigned long)&per_cpu(nr_percpu_objects, cpu),
			  (unsigned long)&per_cpu__nr_percpu_objects + moved);
	}
}

#else

/* On one processor a per-CPU variable is an ordinary one; nothing is in the section. */
TEST(percpu, ordinary_variables)
{
	extern char __per_cpu_start[], __per_cpu_end[];

	EXPECT_PTR_EQ(__per_cpu_start, __per_cpu_end);
	EXPECT_PTR_EQ(&per_cpu(never_written, 0), &per_cpu__never_written);
	EXPECT_PTR_EQ(&__get_cpu_var(scratch), &per_cpu__scratch);
	EXPECT_EQ(per_cpu(node_percpu_bs, 0).index, 0x80UL);
}

#endif

/* Every CPU number has the initial values, whether or not such a CPU can exist. */
TEST(percpu, initial_values)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		const struct mixed *m = &per_cpu(never_written_mixed, cpu);

		EXPECT_EQ(per_cpu(never_written, cpu), 0x12345678);
		EXPECT_EQ(per_cpu(never_written_zero, cpu), 0L);
		EXPECT_EQ(m->c, 'm');
		EXPECT_EQ(m->l, -7L);
		EXPECT_EQ(m->s[0], 1);
		EXPECT_EQ(m->s[2], 3);
	}
}

/* per_cpu() is an lvalue of its own for each CPU number; neighbours stay as they are. */
TEST(percpu, copies_are_independent)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		per_cpu(scratch, cpu) = 1000 + cpu;
		per_cpu(scratch_byte, cpu) = 0xf0;
	}
	for (cpu = 0; cpu < NR_CPUS; cpu++)
		per_cpu(scratch_byte, cpu) += cpu;
	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		EXPECT_EQ(per_cpu(scratch, cpu), 1000UL + cpu);
		EXPECT_EQ(per_cpu(scratch_byte, cpu), (unsigned char)(0xf0 + cpu));
	}
}

/* The cpu argument of per_cpu() is evaluated once. */
TEST(percpu, cpu_is_evaluated_once)
{
	int cpu = 0;

	per_cpu(scratch, cpu++) = 5;
	EXPECT_EQ(cpu, 1);
	EXPECT_EQ(per_cpu(scratch, 0), 5UL);
}

static void note_own_copy(void *addresses)
{
	unsigned long **own = addresses;

	own[smp_processor_id()] = &__get_cpu_var(scratch);
	get_cpu_var(scratch) = 500 + smp_processor_id();
	put_cpu_var(scratch);
}

/* On each CPU __get_cpu_var() and get_cpu_var() are that CPU's copy. */
TEST(percpu, own_copy)
{
	static unsigned long *own[NR_CPUS];
	int cpu;

	test_on_all_cpus(note_own_copy, own);
	for_each_online_cpu(cpu) {
		EXPECT_PTR_EQ(own[cpu], &per_cpu(scratch, cpu));
		EXPECT_EQ(per_cpu(scratch, cpu), 500UL + cpu);
	}
}

/* get_cpu_var() keeps the task on its CPU until put_cpu_var(); the two nest. */
TEST(percpu, get_cpu_var_disables_preemption)
{
	unsigned int before = preempt_count();

	get_cpu_var(scratch) = 1;
	EXPECT_EQ(preempt_count(), before + 1);
	get_cpu_var(scratch)++;
	EXPECT_EQ(preempt_count(), before + 2);
	put_cpu_var(scratch);
	EXPECT_EQ(preempt_count(), before + 1);
	put_cpu_var(scratch);
	EXPECT_EQ(preempt_count(), before);
	EXPECT_EQ(__get_cpu_var(scratch), 2UL);

	__get_cpu_var(scratch) = 3;
	EXPECT_EQ(preempt_count(), before);
}

#ifdef CONFIG_MODULES
static unsigned long exported(const struct kernel_symbol *sym, const struct kernel_symbol *end,
			      const char *name)
{
	for (; sym < end; sym++)
		if (!strcmp(sym->name, name))
			return sym->value;
	return 0;
}

/* A variable is exported as per_cpu__NAME: the address of its template. */
TEST(percpu, exported_symbols)
{
	extern const struct kernel_symbol __start___ksymtab[], __stop___ksymtab[];
	extern const struct kernel_symbol __start___ksymtab_gpl[], __stop___ksymtab_gpl[];

	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab, "per_cpu__percpu_test_exported"),
		  (unsigned long)&per_cpu__percpu_test_exported);
	EXPECT_EQ(exported(__start___ksymtab_gpl, __stop___ksymtab_gpl,
			   "per_cpu__percpu_test_exported_gpl"),
		  (unsigned long)&per_cpu__percpu_test_exported_gpl);
	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab,
			   "per_cpu__percpu_test_exported_gpl"), 0UL);
	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab, "per_cpu__scratch"), 0UL);
#if defined(CONFIG_SMP) && !defined(CONFIG_RECORD)
	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab, "__alloc_percpu"),
		  (unsigned long)__alloc_percpu);
	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab, "free_percpu"),
		  (unsigned long)free_percpu);
#ifdef __GENERIC_PER_CPU
	EXPECT_EQ(exported(__start___ksymtab, __stop___ksymtab, "__per_cpu_offset"),
		  (unsigned long)__per_cpu_offset);
#endif
#endif
}
#endif

#define COUNTS	2000

static void count_up(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < COUNTS; i++) {
		get_cpu_var(scratch)++;
		put_cpu_var(scratch);
	}
}

/* All CPUs count at once, without a lock: each in its copy, and nothing is lost. */
TEST(percpu, counters_add_up)
{
	unsigned long sum = 0;
	int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++)
		per_cpu(scratch, cpu) = 0;
	test_on_all_cpus(count_up, NULL);
	for_each_cpu(cpu) {
		EXPECT_EQ(per_cpu(scratch, cpu), cpu_online(cpu) ? (unsigned long)COUNTS : 0UL);
		sum += per_cpu(scratch, cpu);
	}
	EXPECT_EQ(sum, (unsigned long)COUNTS * num_online_cpus());
}

/*
 * Allocated objects.
 *
 *	handle = ~address of | ptrs[0] | ptrs[1] | … | ptrs[NR_CPUS - 1] | blkp |
 *	                          |         |
 *	                        copy      copy             each from kmalloc()'s caches
 */

/* Every possible CPU has a copy; copies are zero, apart from each other and writable. */
TEST(percpu, one_zeroed_copy_per_cpu)
{
	struct node_percpu *np, *ptr;
	unsigned char *dirty;
	int cpu, other;

	/* What was there before must not shine through. */
	dirty = kmalloc(sizeof(*np), GFP_KERNEL);
	ASSERT(dirty);
	memset(dirty, 0xff, sizeof(*np));
	kfree(dirty);

	np = alloc_percpu(struct node_percpu);
	ASSERT(np);
	for_each_cpu(cpu) {
		ptr = per_cpu_ptr(np, cpu);
		EXPECT_EQ(ptr->index, 0UL);
		EXPECT_EQ(ptr->offset, 0UL);
		for (other = 0; other < cpu; other++)
			if (cpu_possible(other))
				EXPECT_PTR_NE(ptr, per_cpu_ptr(np, other));
		ptr->index = cpu * 0x10;
		ptr->offset = ~0UL;
	}
	for_each_cpu(cpu)
		EXPECT_EQ(per_cpu_ptr(np, cpu)->index, 0x10UL * cpu);
	free_percpu(np);
}

/* All bytes are zero, not only the first words. */
TEST(percpu, zeroed_to_the_last_byte)
{
	size_t sizes[] = { 1, 33, 100, 2000, 5000 };
	unsigned int i, j;
	int cpu;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		unsigned char *p = kmalloc(sizes[i], GFP_KERNEL);

		ASSERT(p);
		memset(p, 0xee, sizes[i]);
		kfree(p);
		p = __alloc_percpu(opaque(sizes[i]), 1);
		ASSERT(p);
		for_each_cpu(cpu) {
			const unsigned char *copy = per_cpu_ptr(p, cpu);

			for (j = 0; j < sizes[i] && !copy[j]; j++)
				;
			EXPECT_EQ(j, sizes[i]);
		}
		free_percpu(p);
	}
}

/*
 * Does per_cpu_ptr() evaluate its cpu argument? On several processors it indexes with it;
 * on one it does not look at it.
 */
TEST(percpu, ptr_evaluates_cpu)
{
	long *p = alloc_percpu(long);
	int evaluations = 0;

	ASSERT(p);
	EXPECT_PTR_EQ(per_cpu_ptr(p, evaluations++), per_cpu_ptr(p, 0));
#ifdef CONFIG_SMP
	EXPECT_EQ(evaluations, 1);
#else
	EXPECT_EQ(evaluations, 0);
#endif
	free_percpu(p);
}

/* Copies come from the general caches, up to the largest; beyond it nothing is to be had. */
TEST(percpu, size_classes)
{
	struct cache_sizes *s;
	void *p;
	int cpu;

	if (nr_free_pages() < 32 * 4U * num_possible_cpus())
		SKIP("too little memory for a copy of 128 KB per CPU");
	for (s = malloc_sizes; s->cs_cachep; s++) {
		p = __alloc_percpu(opaque(s->cs_size), sizeof(long));
		ASSERT(p);
		for_each_cpu(cpu)
			EXPECT_EQ(ksize(per_cpu_ptr(p, cpu)), s->cs_size);
		free_percpu(p);
		if (s->cs_size == 131072)
			break;
		p = __alloc_percpu(opaque(s->cs_size + 1), sizeof(long));
		ASSERT(p);
		for_each_cpu(cpu)
			EXPECT_EQ(ksize(per_cpu_ptr(p, cpu)), s[1].cs_size);
		free_percpu(p);
	}
}

/* The alignment that is asked for changes nothing: copies lie as kmalloc() puts them. */
TEST(percpu, align_is_ignored)
{
	void *p = __alloc_percpu(opaque(32), 4096);
	int cpu;

	ASSERT(p);
	for_each_cpu(cpu)
		EXPECT_EQ(ksize(per_cpu_ptr(p, cpu)), 32U);
	free_percpu(p);
}

static char file_text[1024];
static size_t file_len;

static void collect_text(struct seq_file *m, const char *text, size_t len)
{
	(void)m;
	len = min(len, sizeof(file_text) - 1 - file_len);
	memcpy(file_text + file_len, text, len);
	file_len += len;
	file_text[file_len] = '\0';
}

/* The last line of /proc/percpu. */
static const char *dynamic_line(void)
{
	struct seq_file m = { .put = collect_text };

	file_len = 0;
	if (proc_read(proc_find("percpu"), &m))
		return "";
	return strstr(file_text, "dynamic:") ? : "";
}

/* Objects that were not freed yet are counted, and /proc/percpu tells how many. */
TEST(percpu, objects_are_counted)
{
	long before = percpu_objects();
	char line[40];
	void *a, *b;

	if (NR_CPUS > 8)
		SKIP("/proc/percpu has a line per CPU: more than the buffer of the case holds");
	a = alloc_percpu(long);
	b = alloc_percpu(struct node_percpu);
	ASSERT(a && b);
	EXPECT_EQ(percpu_objects(), before + 2);
	scnprintf(line, sizeof(line), "dynamic: %ld objects\n", before + 2);
	EXPECT_STR_EQ(dynamic_line(), line);
	EXPECT_PTR_EQ(proc_find("percpu_bs"), proc_find("percpu"));

	free_percpu(a);
	EXPECT_EQ(percpu_objects(), before + 1);
	free_percpu(b);
	EXPECT_EQ(percpu_objects(), before);
}

#ifdef CONFIG_SMP

static struct percpu_data *percpu_data_of(const void *handle)
{
	return (struct percpu_data *)~(unsigned long)handle;
}

/* The handle is the complement of an address: nobody can use it as one by mistake. */
TEST(percpu, handle_is_a_complement)
{
	long *p = alloc_percpu(long);
	struct percpu_data *pdata;
	int cpu;

	ASSERT(p);
	EXPECT(!virt_addr_valid(p));
	pdata = percpu_data_of(p);
	ASSERT(virt_addr_valid(pdata));
	EXPECT(PageSlab(virt_to_page(pdata)));
	EXPECT_GE(ksize(pdata), sizeof(void *) * (NR_CPUS + 1));
	for_each_cpu(cpu)
		EXPECT_PTR_EQ(pdata->ptrs[cpu], per_cpu_ptr(p, cpu));
	free_percpu(p);
}

/* NR_CPUS pointers, possible or not, and one that nothing uses. */
TEST(percpu, layout_of_percpu_data)
{
	EXPECT_EQ(offsetof(struct percpu_data, ptrs), 0UL);
	EXPECT_EQ(offsetof(struct percpu_data, blkp), NR_CPUS * sizeof(void *));
	EXPECT_EQ(sizeof(struct percpu_data), (NR_CPUS + 1) * sizeof(void *));
}

/*
 * Entries of CPUs that are not possible, and blkp, are what the memory held before: here
 * the object that was freed last is the one that is allocated next.
 */
TEST(percpu, other_entries_are_untouched)
{
#ifdef CONFIG_DEBUG_SLAB
	const unsigned char left = 0x5a;	/* the slab's pattern for new objects */
#else
	const unsigned char left = 0xc3;
#endif
	struct percpu_data *before;
	unsigned char expected[sizeof(void *)];
	void *p;
	int cpu;

	memset(expected, left, sizeof(expected));
	before = kmalloc(sizeof(struct percpu_data), GFP_KERNEL);
	ASSERT(before);
	memset(before, 0xc3, sizeof(*before));
	kfree(before);

	/* Copies of another size class, so that they do not take the object. */
	p = __alloc_percpu(opaque(4096), 1);
	ASSERT(p);
	EXPECT_PTR_EQ(percpu_data_of(p), before);
	for (cpu = 0; cpu < NR_CPUS; cpu++)
		if (!cpu_possible(cpu))
			EXPECT_EQ(memcmp(&before->ptrs[cpu], expected, sizeof(expected)), 0);
#ifndef CONFIG_DEBUG_SLAB
	EXPECT_EQ(memcmp(&before->blkp, expected, sizeof(expected)), 0);
#endif
	free_percpu(p);
}

/* A size of copies whose cache is not that of struct percpu_data. */
static size_t other_class(void)
{
	return general_cache(32) == general_cache(sizeof(struct percpu_data)) ? 64 : 32;
}

/*
 * free_percpu() frees the copies by ascending CPU number, then the structure; the array of
 * free objects is a stack, so they come back the other way round.
 */
TEST(percpu, order_of_freeing)
{
	static void *copies[NR_CPUS], *again[NR_CPUS];
	size_t size = other_class();
	struct percpu_data *pdata;
	void *p = __alloc_percpu(opaque(size), 1), *obj;
	int cpu, n = 0, i;

	ASSERT(p);
	pdata = percpu_data_of(p);
	for_each_cpu(cpu)
		copies[n++] = per_cpu_ptr(p, cpu);
	free_percpu(p);

	for (i = 0; i < n; i++) {
		again[i] = kmalloc(opaque(size), GFP_KERNEL);
		EXPECT_PTR_EQ(again[i], copies[n - 1 - i]);
	}
	obj = kmalloc(sizeof(*pdata), GFP_KERNEL);
	EXPECT_PTR_EQ(obj, pdata);
	kfree(obj);
	while (n)
		kfree(again[--n]);
}

/*
 * The copies for the first k CPUs can be had, the next one can't, for each k: nothing is
 * allocated in the end. The copies made are freed from the last to the first.
 */
TEST(percpu, failed_copy_is_undone)
{
	static void *kept[NR_CPUS], *back[NR_CPUS];
	size_t size = other_class();
	struct taken_objects copies, structs;
	struct page *pages;
	long objects = percpu_objects();
	void *p, *spare;
	int possible = num_possible_cpus(), k, i, n;

	for_each_cpu(i)
		if (!node_present_pages(cpu_to_node(i)))
			SKIP("CPU %d's node has no memory", i);

	/* One object for each CPU, on its node; and nothing else. */
	spare = kmalloc(sizeof(struct percpu_data), GFP_KERNEL);
	ASSERT(spare);
	for (i = 0; i < possible; i++) {
		kept[i] = kmem_cache_alloc_node(general_cache(size), cpu_to_node(i));
		ASSERT(kept[i]);
	}
	pages = take_all_memory();
	take_all_objects(&copies, general_cache(size));
	take_all_objects(&structs, general_cache(sizeof(struct percpu_data)));

	for (k = 0; k <= possible; k++) {
		kfree(spare);
		for (i = 0; i < k; i++)
			kfree(kept[i]);
#ifdef CONFIG_NUMA
		/* There, objects of arrays are not looked at. */
		kmem_cache_shrink(general_cache(size));
#endif
		p = __alloc_percpu(opaque(size), 1);
		if (k == possible) {
			EXPECT(p);
			if (p)
				free_percpu(p);
		} else {
			EXPECT_PTR_EQ(p, NULL);
		}
		EXPECT_EQ(percpu_objects(), objects);

		spare = kmalloc(sizeof(struct percpu_data), GFP_KERNEL | __GFP_NOWARN);
		EXPECT(spare);
		for (n = 0; n < possible; n++) {
			back[n] = kmalloc(opaque(size), GFP_KERNEL | __GFP_NOWARN);
			if (!back[n])
				break;
		}
		EXPECT_EQ(n, k);
		for (i = 0; i < n; i++) {
#ifdef CONFIG_NUMA
			int cpu = k == possible ? k - 1 - i : i;

			EXPECT_EQ((int)page_to_nid(virt_to_page(back[i])), cpu_to_node(cpu));
#else
			EXPECT_PTR_EQ(back[i], kept[k == possible ? i : k - 1 - i]);
#endif
		}
	}

	give_objects_back(&structs);
	give_objects_back(&copies);
	give_memory_back(pages);
	kfree(spare);
	for (i = 0; i < possible; i++)
		kfree(kept[i]);
}

/* Without memory for struct percpu_data no copy is tried; size classes stay as they are. */
TEST(percpu, no_memory_for_the_structure)
{
	struct taken_objects structs;
	struct page *pages = take_all_memory();
	struct percpu_counter fbc;
	void *p;

	take_all_objects(&structs, general_cache(sizeof(struct percpu_data)));
	p = __alloc_percpu(opaque(other_class()), 1);
	/* A counter without memory can't be used, and shows it. */
	percpu_counter_init(&fbc);
	give_objects_back(&structs);
	give_memory_back(pages);

	EXPECT_PTR_EQ(p, NULL);
	EXPECT_PTR_EQ(fbc.counters, NULL);
}

#ifdef CONFIG_NUMA
/* Each CPU's copy lies on the CPU's node. */
TEST(percpu, copies_on_their_nodes)
{
	size_t sizes[] = { 32, 500, 4096 };
	unsigned int i;
	int cpu;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		void *p = __alloc_percpu(opaque(sizes[i]), 1);

		ASSERT(p);
		for_each_cpu(cpu) {
			int node = cpu_to_node(cpu);

			if (node_present_pages(node))
				EXPECT_EQ((int)page_to_nid(virt_to_page(per_cpu_ptr(p, cpu))), node);
		}
		free_percpu(p);
	}
}
#endif

#ifndef CONFIG_UBSAN
/* Unlike kfree(), free_percpu() does not know NULL: its complement is no address. */
FATAL_TEST(percpu, free_of_null, "Unable to handle kernel paging request")
{
	free_percpu(NULL);
}
#endif

#else

/* On one processor the handle is the object, and freeing NULL does nothing. */
TEST(percpu, plain_object)
{
	long before = percpu_objects(), *p = alloc_percpu(long);

	ASSERT(p);
	EXPECT(virt_addr_valid(p));
	EXPECT_PTR_EQ(per_cpu_ptr(p, 0), p);
	EXPECT_EQ(ksize(p), 32U);
	free_percpu(p);
	free_percpu(NULL);
	EXPECT_EQ(percpu_objects(), before);
}

/* Without memory there is no object, and none is counted. */
TEST(percpu, no_memory_for_the_object)
{
	struct page *pages = take_all_memory();
	long before = percpu_objects();
	struct taken_objects taken;
	void *p;

	take_all_objects(&taken, general_cache(32));
	p = __alloc_percpu(opaque(32), 1);
	give_objects_back(&taken);
	give_memory_back(pages);
	EXPECT_PTR_EQ(p, NULL);
	EXPECT_EQ(percpu_objects(), before);
}

#endif

#define NR_SLOTS	8
#define SWAPS		60

static long *slots[NR_SLOTS];

/* Each CPU leaves its objects in the slots and frees what another one left there. */
static void swap_objects(void *arg)
{
	atomic_t *errors = arg;
	int i, cpu;

	for (i = 0; i < SWAPS; i++) {
		int slot = (i * 5 + smp_processor_id() * 3) % NR_SLOTS;
		long *p = alloc_percpu(long);

		if (!p) {
			atomic_inc(errors);
			continue;
		}
		for_each_cpu(cpu) {
			if (*per_cpu_ptr(p, cpu))
				atomic_inc(errors);
			*per_cpu_ptr(p, cpu) = (long)p + cpu;
		}
		p = __atomic_exchange_n(&slots[slot], p, __ATOMIC_ACQ_REL);
		if (!p)
			continue;
		for_each_cpu(cpu)
			if (*per_cpu_ptr(p, cpu) != (long)p + cpu)
				atomic_inc(errors);
		free_percpu(p);
	}
}

/* All CPUs allocate at once, and free each other's objects. */
TEST(percpu, all_cpus_at_once)
{
	long before = percpu_objects(), left = 0;
	atomic_t errors = ATOMIC_INIT(0);
	int i;

	test_on_all_cpus(swap_objects, &errors);
	EXPECT_EQ(atomic_read(&errors), 0);
	for (i = 0; i < NR_SLOTS; i++)
		left += slots[i] != NULL;
	EXPECT_EQ(percpu_objects(), before + left);
	for (i = 0; i < NR_SLOTS; i++)
		if (slots[i]) {
			free_percpu(slots[i]);
			slots[i] = NULL;
		}
	EXPECT_EQ(percpu_objects(), before);
}

#ifdef CONFIG_SMP
#ifdef CONFIG_FREESTANDING	/* an emulator, which runs one CPU at a time, takes 20 ms for each */
#define NR_ACCOUNTING_INTERRUPTS	50
#else
#define NR_ACCOUNTING_INTERRUPTS	2000
#endif

static atomic_t accounting;

static void account_in_interrupt(void *unused)
{
	(void)unused;
	if (smp_processor_id() == 0)
		percpu_account(1);
}

/*
 * CPU 0 counts up and down; the last one interrupts it to count as well, for as long as a case may
 * take: in one thread of an emulator each interrupt waits for CPU 0's turn to end.
 */
static void account_or_interrupt(void *interrupts)
{
	unsigned long end = jiffies + HZ / 4;
	long i;

	if (smp_processor_id() == 0) {
		while (atomic_read(&accounting)) {
			percpu_account(1);
			percpu_account(-1);
		}
	} else if ((int)smp_processor_id() == num_online_cpus() - 1) {
		for (i = 0; i < 2000 && time_before(jiffies, end); i++)
			smp_call_function(account_in_interrupt, NULL, 0, 1);
		*(long *)interrupts = i;
		atomic_set(&accounting, 0);
	}
}

/* An object that is freed in an interrupt counts, whatever was interrupted. */
TEST(percpu, objects_are_counted_in_interrupts)
{
	long before = percpu_objects(), interrupts = 0;

	if (num_online_cpus() == 1)
		SKIP("one CPU");
	atomic_set(&accounting, 1);
	test_on_all_cpus(account_or_interrupt, &interrupts);
	EXPECT_GE(interrupts, 1);
	EXPECT_EQ(percpu_objects(), before + interrupts);
	percpu_account(-interrupts);
	EXPECT_EQ(percpu_objects(), before);
}
#endif

/*
 * struct percpu_counter.
 */

/* What is in the shared count and in all CPUs' parts. */
static long exact_count(struct percpu_counter *fbc)
{
	long sum = fbc->count;
#ifdef CONFIG_SMP
	int cpu;

	for_each_cpu(cpu)
		sum += *per_cpu_ptr(fbc->counters, cpu);
#endif
	return sum;
}

/* A new counter is 0, everywhere. */
TEST(percpu, counter_starts_at_zero)
{
	struct percpu_counter fbc;

	percpu_counter_init(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), 0L);
	EXPECT_EQ(percpu_counter_read_positive(&fbc), 0L);
	EXPECT_EQ(exact_count(&fbc), 0L);
	percpu_counter_destroy(&fbc);
}

#ifdef CONFIG_SMP
/* The batch grows with the number of CPUs; many CPUs get a smaller factor. */
TEST(percpu, counter_batch)
{
	EXPECT_EQ(FBC_BATCH, NR_CPUS >= 16 ? 2 * NR_CPUS : 4 * NR_CPUS);
}

/* A CPU's part goes to the shared count when it reaches a batch, as a whole. */
TEST(percpu, counter_batch_is_passed_on)
{
	struct percpu_counter fbc;
	int i;

	percpu_counter_init(&fbc);
	for (i = 0; i < FBC_BATCH - 1; i++)
		percpu_counter_inc(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), 0L);
	EXPECT_EQ(exact_count(&fbc), FBC_BATCH - 1L);
	percpu_counter_inc(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), (long)FBC_BATCH);
	EXPECT_EQ(*per_cpu_ptr(fbc.counters, smp_processor_id()), 0L);

	/* The same downwards. */
	percpu_counter_mod(&fbc, -(FBC_BATCH - 1));
	EXPECT_EQ(percpu_counter_read(&fbc), (long)FBC_BATCH);
	percpu_counter_dec(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), 0L);

	/* Large steps pass through at once, with what was waiting. */
	percpu_counter_inc(&fbc);
	percpu_counter_mod(&fbc, 10 * FBC_BATCH);
	EXPECT_EQ(percpu_counter_read(&fbc), 10L * FBC_BATCH + 1);
	percpu_counter_destroy(&fbc);
}

/* A shared count below 0 reads as 1 where it can't be negative. */
TEST(percpu, counter_read_positive)
{
	struct percpu_counter fbc;

	percpu_counter_init(&fbc);
	percpu_counter_mod(&fbc, -5 * FBC_BATCH);
	EXPECT_EQ(percpu_counter_read(&fbc), -5L * FBC_BATCH);
	EXPECT_EQ(percpu_counter_read_positive(&fbc), 1L);
	percpu_counter_mod(&fbc, 5 * FBC_BATCH);
	EXPECT_EQ(percpu_counter_read_positive(&fbc), 0L);
	percpu_counter_destroy(&fbc);
}
#else
/* On one processor the counter is a number; it is always exact. */
TEST(percpu, counter_is_exact)
{
	struct percpu_counter fbc;

	percpu_counter_init(&fbc);
	percpu_counter_inc(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), 1L);
	percpu_counter_mod(&fbc, -3);
	EXPECT_EQ(percpu_counter_read(&fbc), -2L);
	EXPECT_EQ(percpu_counter_read_positive(&fbc), -2L);
	percpu_counter_dec(&fbc);
	EXPECT_EQ(percpu_counter_read(&fbc), -3L);
	percpu_counter_destroy(&fbc);
}
#endif

/* Counting keeps the task on its CPU only as long as it takes. */
TEST(percpu, counter_leaves_preemption_as_it_was)
{
	unsigned int before = preempt_count();
	struct percpu_counter fbc;

	percpu_counter_init(&fbc);
	percpu_counter_inc(&fbc);
	percpu_counter_mod(&fbc, 1000);
	EXPECT_EQ(preempt_count(), before);
	percpu_counter_destroy(&fbc);
}

static void count_events(void *fbc)
{
	int i;

	for (i = 0; i < COUNTS; i++)
		percpu_counter_mod(fbc, i % 3 ? 2 : -1);
}

/* However the CPUs interleave, shared count and parts add up in the end. */
TEST(percpu, counter_on_all_cpus)
{
	/* Of COUNTS steps every third, from the first on, is one down. */
	long down = (COUNTS + 2) / 3, each = 2 * (COUNTS - down) - down;
	struct percpu_counter fbc;
	long off;

	percpu_counter_init(&fbc);
	test_on_all_cpus(count_events, &fbc);
	EXPECT_EQ(exact_count(&fbc), each * num_online_cpus());
#ifdef CONFIG_SMP
	off = exact_count(&fbc) - percpu_counter_read(&fbc);
	EXPECT_LE(off, (FBC_BATCH - 1L) * num_online_cpus());
	EXPECT_GE(off, -(FBC_BATCH - 1L) * num_online_cpus());
#else
	off = percpu_counter_read(&fbc);
	EXPECT_EQ(off, each);
#endif
	percpu_counter_destroy(&fbc);
}

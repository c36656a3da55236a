// SPDX-License-Identifier: GPL-2.0
/* Running the tests and reporting them as TAP. */
#include <linux/completion.h>
#include <linux/console.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/reboot.h>
#include <linux/replay.h>
#include <linux/sched.h>
#include <linux/slab_usage.h>
#include <linux/swap.h>
#include <linux/string.h>
#include <linux/test.h>
#include <linux/workqueue.h>

extern struct test_case __test_cases_start[], __test_cases_end[];

static struct test_case *current_case;

/**
 * test_failed - report a failed expectation of the running case
 * @file: where it is
 * @line: where it is
 * @fmt: what was expected
 *
 * Return: 0.
 */
int test_failed(const char *file, int line, const char *fmt, ...)
{
	struct test_case *c = current_case;
	int first = c->result != TEST_FAILED, len;
	char text[sizeof(c->note)];
	va_list args;

	len = scnprintf(text, sizeof(text), "%s:%d: ", file, line);
	va_start(args, fmt);
	vscnprintf(text + len, sizeof(text) - len, fmt, args);
	va_end(args);
	printk(KERN_ERR "# %s/%s: %s\n", c->suite, c->name, text);
	if (first) {
		c->result = TEST_FAILED;
		strlcpy(c->note, text, sizeof(c->note));
	}
	return 0;
}

/**
 * test_skip - say why the running case can't run here
 * @fmt: why
 */
void test_skip(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vscnprintf(current_case->note, sizeof(current_case->note), fmt, args);
	va_end(args);
	current_case->result = TEST_SKIPPED;
}

static atomic_t cpus_with_callbacks;

static void drain_pages_here(void *unused)
{
	(void)unused;
	drain_local_pages();
	if (rcu_pending())
		atomic_inc(&cpus_with_callbacks);
}

static void call_callbacks_here(void *unused)
{
	(void)unused;
	synchronize_rcu();
}

/* Most caches have nothing to give back, and shrinking one interrupts all CPUs. */
static int shrink_one(kmem_cache_t *cachep, void *unused)
{
	struct slab_usage u;

	(void)unused;
	kmem_cache_usage(cachep, &u);
	if (kmem_cache_waiting(cachep) || u.shared_avail ||
	    u.num_slabs != u.active_slabs)
		kmem_cache_shrink(cachep);
	return 0;
}

/**
 * test_quiesce - give everything back that is only kept for later
 *
 * Shrinks all caches: twice, since the management of off-slab slabs lies in other caches. The
 * same again when slabs had to wait for readers.
 * Return: free pages then. Sleeps.
 */
unsigned long test_quiesce(void)
{
	for (;;) {
		kmem_cache_for_each(shrink_one, NULL);
		kmem_cache_for_each(shrink_one, NULL);
		atomic_set(&cpus_with_callbacks, 0);
		on_each_cpu(drain_pages_here, NULL, 0, 1);
		if (!atomic_read(&cpus_with_callbacks))
			return nr_free_pages();
		test_on_all_cpus(call_callbacks_here, NULL);
	}
}

/*
 * What is in use: pages that are neither free nor slabs', and objects. In which slabs the
 * objects lie, and so how many pages are free, may change when one that stays is replaced,
 * or a CPU's come back with it; the management of off-slab slabs goes with these.
 */
struct used_memory {
	unsigned long pages, objs;
};

static int count_used(kmem_cache_t *cachep, void *used_memory)
{
	struct used_memory *used = used_memory;
	struct slab_usage u;

	kmem_cache_usage(cachep, &u);
	used->pages -= u.num_slabs << u.gfporder;
	used->objs += u.active_objs - (u.offslab ? u.num_slabs : 0);
	return 0;
}

static struct used_memory used_memory(void)
{
	struct used_memory used = { .pages = totalram_pages - test_quiesce() };

	kmem_cache_for_each(count_used, &used);
	return used;
}

struct on_cpu_call {
	struct work_struct work;
	struct completion done;
	void (*fn)(void *arg);
	void *arg;
};

static void on_cpu_work(void *data)
{
	struct on_cpu_call *call = data;

	call->fn(call->arg);
	complete(&call->done);
}

static void start_on_cpu(struct on_cpu_call *call, int cpu, void (*fn)(void *arg), void *arg)
{
	call->fn = fn;
	call->arg = arg;
	init_completion(&call->done);
	INIT_WORK(&call->work, on_cpu_work, call);
	schedule_work_on(&call->work, cpu);
}

/**
 * test_on_cpu - run a function on a CPU and wait for its end
 * @cpu: the CPU, online
 * @fn: the function; it may sleep
 * @arg: passed on
 */
void test_on_cpu(int cpu, void (*fn)(void *arg), void *arg)
{
	struct on_cpu_call call;

	if (cpu == (int)smp_processor_id()) {
		fn(arg);
		return;
	}
	start_on_cpu(&call, cpu, fn, arg);
	wait_for_completion(&call.done);
}

/**
 * test_on_all_cpus - run a function on all online CPUs at once and wait for the last end
 * @fn: the function; it may sleep
 * @arg: passed on
 */
void test_on_all_cpus(void (*fn)(void *arg), void *arg)
{
	static struct on_cpu_call calls[NR_CPUS];
	int cpu, self = smp_processor_id();

	for_each_online_cpu(cpu)
		if (cpu != self)
			start_on_cpu(&calls[cpu], cpu, fn, arg);
	fn(arg);
	for_each_online_cpu(cpu)
		if (cpu != self)
			wait_for_completion(&calls[cpu].done);
}

/**
 * test_take_all_pages - allocate blocks until there are no more
 * @gfp_mask: GFP_* flags; __GFP_NOWARN is added
 * @order: of the blocks
 *
 * Return: the blocks, linked by page->index; for test_give_pages_back().
 */
struct page *test_take_all_pages(unsigned int gfp_mask, unsigned int order)
{
	struct page *taken = NULL, *page;

	while ((page = alloc_pages(gfp_mask | __GFP_NOWARN, order)) != NULL) {
		page->index = (unsigned long)taken;
		taken = page;
	}
	return taken;
}

/**
 * test_give_pages_back - free what test_take_all_pages() returned
 * @pages: the blocks
 * @order: of the blocks
 */
void test_give_pages_back(struct page *pages, unsigned int order)
{
	while (pages) {
		struct page *next = (struct page *)pages->index;

		pages->index = 0;
		__free_pages(pages, order);
		pages = next;
	}
}

static unsigned long log_pos;

/**
 * test_log_position - remember the end of the log for test_log_has()
 *
 * Return: the position.
 */
unsigned long test_log_position(void)
{
	char buf[64];

	while (log_read(&log_pos, buf, sizeof(buf)))
		;
	return log_pos;
}

/**
 * test_log_count - how often was a text logged since test_log_position()?
 * @text: the text, within one line
 */
unsigned int test_log_count(const char *text)
{
	static char buf[1 << 15];	/* as much as the log keeps */
	unsigned long pos = log_pos;
	unsigned int count = 0;
	const char *found = buf;

	buf[log_read(&pos, buf, sizeof(buf) - 1)] = '\0';
	while ((found = strstr(found, text)) != NULL) {
		found += strlen(text);
		count++;
	}
	return count;
}

/**
 * test_log_has - was a text logged since test_log_position()?
 * @text: the text, within one line
 */
int test_log_has(const char *text)
{
	return test_log_count(text) > 0;
}

static void run_case(struct test_case *c)
{
	struct used_memory before = { 0, 0 }, after;
	int count = preempt_count();

	current_case = c;
	c->result = TEST_PASSED;
	c->note[0] = '\0';
	if (c->stage == TEST_ON_DEMAND)
		before = used_memory();
	c->run();
	if (irqs_disabled() && c->stage == TEST_ON_DEMAND) {
		test_failed(c->suite, 0, "left interrupts off");
		local_irq_enable();
	}
	if (preempt_count() != (unsigned int)count) {
		test_failed(c->suite, 0, "left the preemption count at %u, not %d",
			    preempt_count(), count);
		preempt_count() = count;
	}
	if (c->stage == TEST_ON_DEMAND) {
		after = used_memory();
		if (after.pages != before.pages || after.objs != before.objs)
			test_failed(c->suite, 0, "found %lu pages and %lu objects in use, left %lu and %lu",
				    before.pages, before.objs, after.pages, after.objs);
	}
	current_case = NULL;
}

/* @wanted: "", "suite" or "suite/case". */
static int is_wanted(const struct test_case *c, const char *wanted)
{
	size_t len = strlen(c->suite);

	if (!*wanted)
		return 1;
	if (strncmp(wanted, c->suite, len))
		return 0;
	return !wanted[len] || (wanted[len] == '/' && !strcmp(wanted + len + 1, c->name));
}

static int is_named(const struct test_case *c, const char *wanted)
{
	return strchr(wanted, '/') && is_wanted(c, wanted);
}

/* "run=" names the only cases to run while booting; a fatal one runs only when it is named. */
static char boot_wanted[64];

static int __init run_setup(char *str)
{
	struct test_case *c;

	if (!*str || strlcpy(boot_wanted, str, sizeof(boot_wanted)) >= sizeof(boot_wanted))
		return -EINVAL;
	for (c = __test_cases_start; c < __test_cases_end; c++)
		if (is_wanted(c, str))
			return 0;
	boot_error("run=%s: no such case is built in; the console's 'tests' lists them", str);
}
early_param("run=", run_setup);

static void __init run_stage(enum test_stage stage)
{
	struct test_case *c;

	if (placement_run())
		return;
	for (c = __test_cases_start; c < __test_cases_end; c++)
		if (c->stage == stage && is_wanted(c, boot_wanted) &&
		    (!c->fatal || is_named(c, boot_wanted)))
			run_case(c);
}

static int __init run_bootmem_cases(void)
{
	run_stage(TEST_AT_BOOTMEM);
	return 0;
}
bootmem_initcall_bs(run_bootmem_cases);

static int __init run_percpu_cases(void)
{
	run_stage(TEST_AT_PERCPU);
	return 0;
}
percpu_initcall_bs(run_percpu_cases);

static int __init run_buddy_cases(void)
{
	run_stage(TEST_AT_BUDDY);
	return 0;
}
buddy_initcall_bs(run_buddy_cases);

static void report(const struct test_case *c, int number)
{
	switch (c->result) {
	case TEST_PASSED:
		console_printf("ok %d - %s/%s\n", number, c->suite, c->name);
		break;
	case TEST_SKIPPED:
		console_printf("ok %d - %s/%s # SKIP %s\n", number, c->suite, c->name, c->note);
		break;
	default:
		console_printf("not ok %d - %s/%s\n# %s\n", number, c->suite, c->name, c->note);
		break;
	}
}

static int cmd_run(int argc, char **argv)
{
	const char *wanted = argc > 1 ? argv[1] : "";
	int total = 0, number = 0, failures = 0;
	struct test_case *c;

	if (argc > 2) {
		console_printf("usage: run [SUITE[/CASE]]\n");
		return -EINVAL;
	}
	for (c = __test_cases_start; c < __test_cases_end; c++)
		total += is_wanted(c, wanted);
	if (!total) {
		console_printf("run: no case %s; 'tests' lists them\n", *wanted ? wanted : "built in");
		return -ENOENT;
	}

	console_printf("TAP version 13\n1..%d\n", total);
	for (c = __test_cases_start; c < __test_cases_end; c++) {
		if (!is_wanted(c, wanted))
			continue;
		if (c->fatal && !is_named(c, wanted)) {
			c->result = TEST_SKIPPED;
			strlcpy(c->note, "ends the kernel: run it alone", sizeof(c->note));
		} else if (c->stage == TEST_ON_DEMAND) {
			run_case(c);
		}
		if (c->result == TEST_NOT_RUN) {
			c->result = TEST_SKIPPED;
			scnprintf(c->note, sizeof(c->note), "runs while booting: run=%s/%s",
				  c->suite, c->name);
		}
		report(c, ++number);
		failures += c->result == TEST_FAILED;
	}
	return failures ? -EIO : 0;
}
console_command(run, "[SUITE[/CASE]]", "runs tests; see 'tests'", cmd_run);

static int cmd_tests(int argc, char **argv)
{
	struct test_case *c;

	(void)argc;
	(void)argv;
	for (c = __test_cases_start; c < __test_cases_end; c++)
		if (c->fatal)
			console_printf("%s/%s fatal%s: %s\n", c->suite, c->name,
				       c->stage == TEST_ON_DEMAND ? "" : " while booting",
				       c->fatal);
		else
			console_printf("%s/%s\n", c->suite, c->name);
	return 0;
}
console_command(tests, "", "lists the tests", cmd_tests);

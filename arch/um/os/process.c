// SPDX-License-Identifier: GPL-2.0
/* CPUs as threads, interrupts as signals, and time. */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>
#include <asm/os.h>

#define MAX_CPUS	256

static pthread_t threads[MAX_CPUS];

/* Was this CPU kicked since it last looked? */
static __thread volatile sig_atomic_t kicked;

struct start {
	unsigned int cpu;
	void (*fn)(unsigned int cpu);
};

static void interrupt(int signal)
{
	int saved = errno;

	(void)signal;
	kicked = 1;
	um_interrupt();
	errno = saved;
}

static void fault(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	unsigned long pc = 0, fp = 0, sp = 0;

#if defined(__x86_64__)
	pc = uc->uc_mcontext.gregs[REG_RIP];
	fp = uc->uc_mcontext.gregs[REG_RBP];
	sp = uc->uc_mcontext.gregs[REG_RSP];
#elif defined(__i386__)
	pc = uc->uc_mcontext.gregs[REG_EIP];
	fp = uc->uc_mcontext.gregs[REG_EBP];
	sp = uc->uc_mcontext.gregs[REG_ESP];
#else
	(void)uc;
#endif
	um_fault(signal, (unsigned long)info->si_addr, pc, fp, sp);
}

/* Where a CPU's faults are handled: what is wrong may be its stack. Sanitizers need a lot. */
#define FAULT_STACK_SIZE	(128 * 1024)
static char fault_stacks[MAX_CPUS][FAULT_STACK_SIZE];

static void use_fault_stack(unsigned int cpu)
{
	const stack_t stack = { .ss_sp = fault_stacks[cpu], .ss_size = FAULT_STACK_SIZE };

	sigaltstack(&stack, NULL);
}

void os_init_signals(void)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sigfillset(&sa.sa_mask);
	sa.sa_flags = SA_RESTART;
	sa.sa_handler = interrupt;
	sigaction(SIGUSR1, &sa, NULL);

	use_fault_stack(0);
	sa.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
	sigemptyset(&sa.sa_mask);
	sa.sa_sigaction = fault;
	sigaction(SIGSEGV, &sa, NULL);
	sigaction(SIGBUS, &sa, NULL);
	sigaction(SIGILL, &sa, NULL);
	sigaction(SIGFPE, &sa, NULL);

	signal(SIGPIPE, SIG_IGN);
	threads[0] = pthread_self();
}

static void *start_routine(void *arg)
{
	struct start start = *(struct start *)arg;

	free(arg);
	use_fault_stack(start.cpu);
	start.fn(start.cpu);
	return NULL;
}

void os_start_cpu(unsigned int cpu, void (*fn)(unsigned int cpu))
{
	struct start *start = malloc(sizeof(*start));
	int err;

	if (!start || cpu >= MAX_CPUS) {
		fprintf(stderr, "linux: no thread for CPU %u\n", cpu);
		exit(2);
	}
	start->cpu = cpu;
	start->fn = fn;
	err = pthread_create(&threads[cpu], NULL, start_routine, start);
	if (err) {
		fprintf(stderr, "linux: no thread for CPU %u: %s\n", cpu, strerror(err));
		exit(2);
	}
}

void os_end_cpu(void)
{
	pthread_exit(NULL);
}

void os_join_cpu(unsigned int cpu)
{
	pthread_join(threads[cpu], NULL);
}

void os_kick_cpu(unsigned int cpu)
{
	pthread_kill(threads[cpu], SIGUSR1);
}

void os_yield(void)
{
	sched_yield();
}

unsigned long long os_now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000ULL + ts.tv_nsec;
}

int os_wait(long long ns, int fd)
{
	struct pollfd pfd = { .fd = fd, .events = POLLIN };
	struct timespec ts = { ns / 1000000000, ns % 1000000000 };
	sigset_t block, old;
	int n = 0;

	/* A kick must come before the look at the flag, or end the sleep: not in between. */
	sigemptyset(&block);
	sigaddset(&block, SIGUSR1);
	pthread_sigmask(SIG_BLOCK, &block, &old);
	sigdelset(&old, SIGUSR1);
	if (!kicked)
		n = ppoll(&pfd, fd >= 0, ns < 0 ? NULL : &ts, &old);
	kicked = 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return n > 0;
}

// SPDX-License-Identifier: GPL-2.0
/* From main() to the kernel, and what it writes and reads. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <asm/os.h>

/* Other defaults of the sanitizers, where they are linked in. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	/*
	 * The kernel's data is not the C library's: leaks are the tests' business. Faults
	 * are reported by the kernel, on stacks of ours: the sanitizer would give them back.
	 */
	return "detect_leaks=0:handle_segv=0:handle_sigbus=0:use_sigaltstack=0:abort_on_error=0:exitcode=99";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
	return "print_stacktrace=1:halt_on_error=1:exitcode=99";
}

const char *__tsan_default_options(void);
const char *__tsan_default_options(void)
{
	/* By default the end waits a second for reports of threads: nearly all of a run's time. */
	return "halt_on_error=1:exitcode=99:second_deadlock_stack=1:atexit_sleep_ms=0";
}

void os_write(int fd, const char *text, unsigned long len)
{
	while (len) {
		ssize_t n = write(fd, text, len);

		if (n < 0) {
			if (errno == EINTR || errno == EAGAIN)
				continue;
			/* Nobody is listening any more: that needs no word. */
			if (errno != EPIPE)
				perror("linux: output is lost");
			os_exit(1);
		}
		text += n;
		len -= n;
	}
}

long os_read(int fd, char *buf, unsigned long len)
{
	ssize_t n;

	do
		n = read(fd, buf, len);
	while (n < 0 && errno == EINTR);
	return n;
}

int os_isatty(int fd)
{
	return isatty(fd);
}

static int input = -1;
static pid_t gunzipper;		/* decompresses it; 0: nobody */

/* Has gzip decompress @fd; returns what to read instead. */
static int gunzip(int fd)
{
	int ends[2], errors;

	if (pipe(ends))
		return -1;
	gunzipper = fork();
	switch (gunzipper) {
	case -1:
		return -1;
	case 0:
		dup2(fd, 0);
		dup2(ends[1], 1);
		close(ends[0]);
		close(ends[1]);
		/* Of damage the one who reads tells, with the line. */
		errors = fcntl(2, F_DUPFD_CLOEXEC, 3);
		dup2(open("/dev/null", O_WRONLY), 2);
		execlp("gzip", "gzip", "-dc", (char *)NULL);
		dup2(errors, 2);
		perror("linux: gzip");
		_exit(127);
	}
	close(fd);
	close(ends[1]);
	return ends[0];
}

int os_open_input(const char *name)
{
	unsigned char magic[2];

	if (!strcmp(name, "-")) {
		input = 0;
		return 0;
	}
	input = open(name, O_RDONLY | O_CLOEXEC);
	if (input < 0)
		return -1;
	if (pread(input, magic, 2, 0) == 2 && magic[0] == 0x1f && magic[1] == 0x8b)
		input = gunzip(input);
	return input < 0;
}

long os_read_input(char *buf, unsigned long len)
{
	long n = os_read(input, buf, len);
	int status = 0;

	if (n || !gunzipper)
		return n;
	/* It may be the end of what could be decompressed only. 2 is a warning. */
	while (waitpid(gunzipper, &status, 0) < 0 && errno == EINTR)
		;
	gunzipper = 0;
	return WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 2) ? 0 : -1;
}

static int output = -1;

int os_open_output(const char *name)
{
	output = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return output < 0;
}

void os_write_output(const char *text, unsigned long len)
{
	os_write(output, text, len);
}

void *os_alloc(unsigned long size)
{
	void *p = calloc(1, size);

	if (!p) {
		perror("linux");
		os_exit(2);
	}
	return p;
}

void os_exit(int status)
{
	exit(status);
}

void os_restart(const char *parameter)
{
	execl("/proc/self/exe", "linux", parameter, (char *)NULL);
}

int os_readable(const char *name)
{
	return access(name, R_OK) == 0;
}

static char *line, *line_end;

static void put(char c)
{
	if (line_end == line + um_command_line_size - 1) {
		fprintf(stderr, "linux: the command line has more than %lu characters\n",
			um_command_line_size - 1);
		exit(2);
	}
	*line_end++ = c;
}

/* Adds a word to the command line, quoted when it has blanks. */
static void append(const char *word)
{
	int quote = strpbrk(word, " \t") != NULL;

	if (quote)
		put('"');
	for (; *word; word++) {
		if (*word == '"')
			put('\\');
		put(*word);
	}
	if (quote)
		put('"');
}

int main(int argc, char **argv)
{
	int i;

	line = line_end = calloc(1, um_command_line_size);
	if (!line) {
		perror("linux");
		return 2;
	}
	for (i = 1; i < argc; i++) {
		if (i > 1)
			put(' ');
		append(argv[i]);
	}
	os_init_signals();
	um_start_kernel(line);
}

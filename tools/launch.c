// SPDX-License-Identifier: GPL-2.0
/*
 * launch IMAGE PARAMETER…: starts an image as arch/<arch>/launch says, with standard input as
 * its console's.
 *
 * Ends with the status of the run: 0, or 1 failed, 2 impossible machine or command line, 3
 * panic; with 124 when it did not end in time, and where the machine is an emulated one with 125
 * when it ended without saying how. Whatever becomes of this program, what it started ends with
 * it, and no file stays behind but the output that is meant to.
 *
 * With the one parameter "again" each line of standard input is a command line, and the image is run
 * with all of them, one behind the other: a machine is reset and started again, not a new
 * one for each. Behind what each run says there is a line "launch: STATUS COMMAND-LINE".
 *
 * The environment: MEM is the size of the memory, for example 64M; MACHINE one of the emulator's
 * machines; TIME_LIMIT the seconds that a run may take, 0 for no limit; LAUNCH_DEBUG the socket of
 * a debugger, which the machine waits for.
 *
 * A record has lines "Key: value". In a form "%" stands for the value:
 *	Program, Package	the emulator and where it is from; without it the image is a program
 *	Machines		that the emulator has for it: MACHINE is one of them, the first is the
 *				usual one
 *	Options			given always
 *	Machine, CPUs, Memory, Kernel, Parameters, Initrd	forms; Memory is in MB
 *	Again			given where the machine is reset to be started again
 *	Record			the file that a recorded trace goes to
 *	Debug			the socket of a debugger; of a program: what gdb is told first
 *	Most-CPUs, Most-memory, Least-memory	of the machine; memory in MB
 *	Statuses		what the emulator ends with, and what that means
 *	Time-limit		seconds in which the kernel must say something, when no person is at the
 *				console; it may take ten times as long altogether
 *	Golden			kinds of recorded placements that it must equal
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define OUTPUT_DIR	"build/launch"
/* Of a kernel's command line, without the zero behind it. */
#define MOST_PARAMETERS	4095
/* Seconds that are left to an emulator that was asked to end. */
#define GRACE		2
#define END_OF_INPUT	'\004'
/* What a machine that is started again says: what is the command line? How it ended. */
#define ASKS		'\005'
#define ENDS		'\003'

enum { FAILED = 1, IMPOSSIBLE = 2, DIED = 3, NO_END = 124, NO_RESULT = 125 };

enum key {
	PROGRAM, PACKAGE, MACHINES, OPTIONS, MACHINE, CPUS, MEMORY, KERNEL, PARAMETERS, INITRD,
	RECORD, AGAIN, DEBUG, MOST_CPUS, MOST_MEMORY, LEAST_MEMORY, STATUSES, LIMIT, GOLDEN, NR_KEYS
};

static const char *const key_names[NR_KEYS] = {
	[PROGRAM] = "Program", [PACKAGE] = "Package", [MACHINES] = "Machines",
	[OPTIONS] = "Options", [MACHINE] = "Machine", [CPUS] = "CPUs", [MEMORY] = "Memory",
	[KERNEL] = "Kernel", [PARAMETERS] = "Parameters", [INITRD] = "Initrd",
	[RECORD] = "Record", [AGAIN] = "Again", [DEBUG] = "Debug", [MOST_CPUS] = "Most-CPUs",
	[MOST_MEMORY] = "Most-memory", [LEAST_MEMORY] = "Least-memory",
	[STATUSES] = "Statuses", [LIMIT] = "Time-limit", [GOLDEN] = "Golden",
};

static const char *record[NR_KEYS];	/* NULL where the record has no such line */
static const char *arch, *image;
static char *config;			/* the text of the image's .config */

/* What the parameters of the kernel mean for the one who starts it. */
static struct {
	const char *trace, *script, *recorded;
	int scripted;			/* nothing is read from the console */
	int again;			/* it is run for each line of standard input */
} run;

/* What the emulator, or the image itself, is started with. */
static char **args;
static size_t nr_args;

/* Files without a name, which are gone with this program: standard output and error so far. */
static int shown_fd = -1, errors_fd = -1;

static struct child {
	pid_t pid;
	int status, ended;
	int in, out;			/* our ends of its console; -1: it has ours itself */
} child = { .in = -1, .out = -1 };

__attribute__((noreturn, format(printf, 2, 3)))
static void die(int status, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	fputs("percpu-history: ", stderr);
	vfprintf(stderr, format, list);
	fputc('\n', stderr);
	va_end(list);
	exit(status);
}

static void *allocated(void *p)
{
	if (!p)
		die(FAILED, "no memory");
	return p;
}

__attribute__((format(printf, 1, 2)))
static char *text(const char *format, ...)
{
	va_list list;
	char *s;

	va_start(list, format);
	if (vasprintf(&s, format, list) < 0)
		s = NULL;
	va_end(list);
	return allocated(s);
}

/* The contents of an open file, with a zero behind it; ends when it can't be read. */
static char *contents(int fd, const char *name)
{
	size_t length = 0, room = 4096;
	char *s = allocated(malloc(room));
	ssize_t n;

	while ((n = pread(fd, s + length, room - 1 - length, length)) > 0) {
		length += n;
		if (length == room - 1)
			s = allocated(realloc(s, room *= 2));
	}
	if (n < 0)
		die(FAILED, "%s: %s", name, strerror(errno));
	s[length] = 0;
	return s;
}

static char *contents_of(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	char *s;

	if (fd < 0)
		die(FAILED, "%s: %s", name, strerror(errno));
	s = contents(fd, name);
	close(fd);
	return s;
}

/* What the configuration has behind "CONFIG_NAME=", without quotes; "" where it has not. */
static const char *configured(const char *name)
{
	char *begin = text("CONFIG_%s=", name);
	const char *line = config;

	while (line && strncmp(line, begin, strlen(begin))) {
		line = strchr(line, '\n');
		line += line != NULL;
	}
	if (line) {
		line += strlen(begin);
		line += *line == '"';
		line = text("%.*s", (int)strcspn(line, "\"\n"), line);
	}
	free(begin);
	return line ? line : "";
}

static void read_record(void)
{
	char *name = text("arch/%s/launch", arch), *rest = contents_of(name), *line;
	int number = 0;

	while ((line = strsep(&rest, "\n")) && rest) {
		size_t length = strcspn(line, ":");
		int key = 0;

		number++;
		if (*line == '#')
			continue;
		while (key < NR_KEYS && (strlen(key_names[key]) != length ||
					 strncmp(key_names[key], line, length)))
			key++;
		if (key == NR_KEYS || strncmp(line + length, ": ", 2))
			die(FAILED, "%s:%d: no line of a record: %s", name, number, line);
		record[key] = line + length + 2 + strspn(line + length + 2, " ");
	}
	free(name);
}

/* Megabytes of a size such as 64M, rounded up; -1 when MEM says nothing. */
static long long asked_memory(void)
{
	const char *size = getenv("MEM");
	long long n;
	char *unit;

	if (!size || !*size)
		return -1;
	errno = 0;
	n = strtoll(size, &unit, 10);
	if (unit == size || unit - size > 12 || strspn(size, "0123456789") != (size_t)(unit - size) ||
	    (*size == '0' && unit - size > 1) || (*unit && (unit[1] || !strchr("KMG", *unit))))
		die(IMPOSSIBLE, "MEM=%s: expected a size such as 64M", size);
	switch (*unit) {
	case 'M':
		return n;
	case 'G':
		return n * 1024;
	case 'K':
		return (n + 1023) / 1024;
	default:
		return (n + 1048575) / 1048576;
	}
}

/* The seconds of TIME_LIMIT; -1 when it is not said. */
static long asked_limit(void)
{
	const char *limit = getenv("TIME_LIMIT");

	if (!limit || !*limit)
		return -1;
	if (limit[strspn(limit, "0123456789")] || strlen(limit) > 9)
		die(IMPOSSIBLE, "TIME_LIMIT=%s: expected seconds, or 0 for no limit", limit);
	return atol(limit);
}

static void add(const char *arg)
{
	if (!(nr_args & (nr_args - 1)))
		args = allocated(realloc(args, (nr_args + 1) * 2 * sizeof(*args)));
	args[nr_args++] = arg ? text("%s", arg) : NULL;
}

/* Adds the words of a form, with the value where "%" is. */
static void add_form(enum key key, const char *value)
{
	const char *word = record[key];

	while (word && *(word += strspn(word, " \t"))) {
		size_t length = strcspn(word, " \t");
		char *form = text("%.*s", (int)length, word);
		char *hole = value ? strchr(form, '%') : NULL;

		if (hole) {
			char *filled = text("%.*s%s%s", (int)(hole - form), form, value, hole + 1);

			add(filled);
			free(filled);
		} else {
			add(form);
		}
		free(form);
		word += length;
	}
}

/* Is it one of the words? */
static int has_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	const char *at = words;

	while (length && (at = strstr(at, word))) {
		if ((at == words || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return 1;
		at += length;
	}
	return 0;
}

static void look_at_parameters(char **parameters)
{
	for (; *parameters; parameters++) {
		const char *value = strchr(*parameters, '=');
		size_t length = value ? value - *parameters : 0;

		if (!strcmp(*parameters, "again"))
			run.again = run.scripted = 1;
		else if (length == 3 && !strncmp(*parameters, "cmd", 3))
			run.scripted = 1;
		else if (length == 6 && !strncmp(*parameters, "replay", 6))
			run.trace = value + 1, run.scripted = 1;
		else if (length == 6 && !strncmp(*parameters, "script", 6))
			run.script = value + 1, run.scripted = 1;
		else if (length == 6 && !strncmp(*parameters, "record", 6))
			run.recorded = value + 1;
	}
}

/* The command line: words with blanks in quotes. */
static char *command_line(char **parameters, int interactive)
{
	char *line;
	size_t length;
	FILE *f = allocated(open_memstream(&line, &length));

	for (; *parameters; parameters++) {
		const char *c = *parameters, *quote = c[strcspn(c, " \t")] ? "\"" : "";

		fprintf(f, "%s%s", ftell(f) > 0 ? " " : "", quote);
		for (; *c; c++)
			fprintf(f, "%s%c", *c == '"' ? "\\" : "", *c);
		fputs(quote, f);
	}
	if (interactive)
		fprintf(f, "%sinteractive", ftell(f) > 0 ? " " : "");
	if (fclose(f))
		die(FAILED, "no memory");
	if (length > MOST_PARAMETERS)
		die(IMPOSSIBLE, "the command line has %zu characters; at most %d are possible", length,
		    MOST_PARAMETERS);
	return line;
}

/* A file of our own that nobody else can name. */
static int nameless(void)
{
	char name[] = OUTPUT_DIR "/.nameless.XXXXXX";
	int fd;

	if (mkdir("build", 0777) && errno != EEXIST)
		die(FAILED, "build: %s", strerror(errno));
	if (mkdir(OUTPUT_DIR, 0777) && errno != EEXIST)
		die(FAILED, OUTPUT_DIR ": %s", strerror(errno));
	fd = mkostemp(name, O_CLOEXEC | O_APPEND);
	if (fd < 0 || unlink(name))
		die(FAILED, OUTPUT_DIR ": %s", strerror(errno));
	return fd;
}

static void write_all(int fd, const char *s, size_t length)
{
	while (length) {
		ssize_t n = write(fd, s, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			die(FAILED, "a file in " OUTPUT_DIR ": %s", strerror(errno));
		s += n;
		length -= n;
	}
}

static void copy(int from, int to)
{
	char buf[65536];
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf))) > 0)
		write_all(to, buf, n);
	if (n < 0)
		die(FAILED, "a file can't be read: %s", strerror(errno));
}

static void copy_all(int from, int to)
{
	lseek(from, 0, SEEK_SET);
	copy(from, to);
}

/* Has gzip write what a file has to another one. */
static void decompress(int from, int to, const char *name)
{
	pid_t pid = fork();
	int status, errors;

	if (!pid) {
		errors = fcntl(2, F_DUPFD_CLOEXEC, 3);
		dup2(from, 0);
		dup2(to, 1);
		dup2(open("/dev/null", O_WRONLY), 2);
		execlp("gzip", "gzip", "-dc", (char *)NULL);
		dup2(errors, 2);
		perror("percpu-history: gzip");
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status)
		die(IMPOSSIBLE, "%s: can't be decompressed: it is damaged, or cut short", name);
}

/*
 * A trace or a script is the initial RAM disk: a plain file is that itself, other ones are copied.
 * Returns its name, and in *@fd the file.
 */
static const char *initrd(int *fd)
{
	const char *name = run.trace ? run.trace : run.script;
	unsigned char magic[2];
	struct stat st;
	int plain, to;

	if (!name)
		return NULL;
	plain = strcmp(name, "-") != 0;
	*fd = plain ? open(name, O_RDONLY | O_CLOEXEC) : nameless();
	if (*fd < 0 || fstat(*fd, &st) || !S_ISREG(st.st_mode)) {
		fprintf(stderr, "%s: can't be read\n", name);
		exit(IMPOSSIBLE);
	}
	if (!plain)
		copy(0, *fd);
	if (pread(*fd, magic, 2, 0) == 2 && magic[0] == 0x1f && magic[1] == 0x8b) {
		to = nameless();
		lseek(*fd, 0, SEEK_SET);
		decompress(*fd, to, name);
		close(*fd);
		*fd = to;
		plain = 0;
	}
	if (plain)
		return name;
	/* The emulator has the file, too. */
	fcntl(*fd, F_SETFD, 0);
	return text("/proc/self/fd/%d", *fd);
}

/*
 * Megabytes for a trace: it says how much memory its machine has; the kernel is beside it, and
 * what it needs to remember of each operation.
 */
static long long memory_of_trace(int fd)
{
	FILE *f = allocated(fdopen(dup(fd), "r"));
	double pages = 0, n;
	char *line = NULL;
	struct stat st;
	size_t room = 0;

	rewind(f);
	while (getline(&line, &room, f) > 0) {
		char word[8] = "";

		if (sscanf(line, " %7s", word) == 1 && !strcmp(word, "boot"))
			break;
		if (!strcmp(word, "zone") && sscanf(line, "%*s %*s %lf", &n) == 1)
			pages += n;
		if (!strcmp(word, "node"))
			pages += 2048 + (sscanf(line, "%*s %*s %*s %*s %lf", &n) == 1 ? n : 0);
	}
	free(line);
	fclose(f);
	if (fstat(fd, &st))
		die(FAILED, "a trace: %s", strerror(errno));
	return pages / 256 * 1.03 + st.st_size / 1024 * 5 / 1024 + 24;
}

static long long number(const char *s)
{
	return s ? strtoll(s, NULL, 10) : 0;
}

/* Megabytes of the machine's memory. @fd: the trace. */
static long long memory(int fd)
{
	long long asked = asked_memory(), mb = asked;
	long long most = number(record[MOST_MEMORY]), least = number(record[LEAST_MEMORY]);

	if (asked < 0 && run.trace) {
		mb = memory_of_trace(fd);
	} else if (asked < 0) {
		mb = number(configured("DMA_MB")) + number(configured("NORMAL_MB")) +
			number(configured("HIGHMEM_MB"));
		/* A recorded machine is beside the kernel as well. */
		if (run.recorded)
			mb += mb / 32 + 24;
	}
	if (most && mb > most && asked >= 0)
		die(IMPOSSIBLE, "MEM=%s: this machine has at most %lldM", getenv("MEM"), most);
	if (most && mb > most)
		mb = most;
	if (mb < least)
		die(IMPOSSIBLE, "MEM=%s: this machine needs at least %lldM, for the kernel alone",
		    asked >= 0 ? getenv("MEM") : text("%lldM", mb), least);
	return mb;
}

/* Ends unless the program can be found in PATH. */
static void need_program(void)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t length = strcspn(path, ":");
		char *name = text("%.*s/%s", (int)length, path, record[PROGRAM]);
		int found = !access(name, X_OK);

		free(name);
		if (found)
			return;
		path += length;
		path += *path == ':';
	}
	die(FAILED, "%s is not installed (Debian package %s); 'make setup ARCH=%s' installs what is missing",
	    record[PROGRAM], record[PACKAGE], arch);
}

static const char *chosen_machine(void)
{
	const char *machine = getenv("MACHINE"), *machines = record[MACHINES];

	if (!machines)
		die(FAILED, "arch/%s/launch has no line Machines:", arch);
	if (!machine || !*machine)
		return text("%.*s", (int)strcspn(machines, " "), machines);
	if (!has_word(machines, machine))
		die(IMPOSSIBLE, "MACHINE=%s: expected one of: %s", machine, machines);
	return machine;
}

static void create_record(void)
{
	int fd = open(run.recorded, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0 && errno == EEXIST)
		die(IMPOSSIBLE, "record=%s: exists; it is not overwritten", run.recorded);
	if (fd < 0)
		die(IMPOSSIBLE, "record=%s: can't be written: %s", run.recorded, strerror(errno));
	close(fd);
}

/* What the emulator is started with. */
static void emulator_args(char **parameters, int interactive)
{
	char *line = command_line(parameters, interactive);
	const char *debug = getenv("LAUNCH_DEBUG"), *disk, *machine = chosen_machine();
	int fd = -1;

	add(record[PROGRAM]);
	add_form(OPTIONS, NULL);
	add_form(MACHINE, machine);
	add_form(CPUS, *configured("SMP") ? configured("NR_CPUS") : "1");
	if (run.trace && run.script)
		die(IMPOSSIBLE, "a trace and a script exclude each other");
	disk = initrd(&fd);
	add_form(MEMORY, text("%lld", memory(fd)));
	add_form(KERNEL, image);
	if (*line)
		add_form(PARAMETERS, line);
	if (disk)
		add_form(INITRD, disk);
	if (run.recorded)
		add_form(RECORD, run.recorded);
	if (debug && *debug)
		add_form(DEBUG, debug);
	if (run.again)
		add_form(AGAIN, NULL);
	add(NULL);
	if (run.recorded)
		create_record();
	free(line);
}

/* What an image that is a program is started with. */
static void program_args(char **parameters)
{
	long long mb = asked_memory();
	const char *machine = getenv("MACHINE");

	if (machine && *machine)
		die(FAILED, "MACHINE=%s: not with ARCH=%s, which is a program", machine, arch);
	add(strchr(image, '/') ? image : text("./%s", image));
	if (mb >= 0)
		add_form(MEMORY, text("%lld", mb));
	while (*parameters)
		add(*parameters++);
	add(NULL);
	/* The thread sanitizer needs addresses where it expects them. */
	if (*configured("TSAN"))
		personality(ADDR_NO_RANDOMIZE);
}

__attribute__((noreturn))
static void execute(void)
{
	execvp(args[0], args);
	fprintf(stderr, "percpu-history: %s can't be started: %s\n", args[0], strerror(errno));
	_exit(127);
}

/* In the child. @in, @out, @err: its console; -1: as ours. */
__attribute__((noreturn))
static void become(pid_t parent, const sigset_t *mask, int in, int out, int err)
{
	/* An emulator does not get the terminal's signals; this program asks it to end. */
	if (record[PROGRAM])
		setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(FAILED);
	if (in >= 0)
		dup2(in, 0);
	if (out >= 0)
		dup2(out, 1);
	if (err >= 0)
		dup2(err, 2);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	execute();
}

static int same_file(int a, int b)
{
	struct stat s, t;

	return !fstat(a, &s) && !fstat(b, &t) && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

/*
 * Starts it. @console: it reads what is typed, through us. @watched: what it writes comes
 * through us, so that it is seen whether it says something.
 */
static void start(const sigset_t *mask, int console, int watched)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, err = errors_fd;
	pid_t parent = getpid();

	if ((record[PROGRAM] || run.again) && !console)
		in[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	else if (record[PROGRAM] && pipe2(in, O_CLOEXEC))
		die(FAILED, "a pipe: %s", strerror(errno));
	if (watched && pipe2(out, O_CLOEXEC))
		die(FAILED, "a pipe: %s", strerror(errno));
	/* Both in one file: they stay in order. */
	if (!record[PROGRAM] && watched && (run.again || same_file(1, 2)))
		err = out[1];
	child.pid = fork();
	if (child.pid < 0)
		die(FAILED, "%s can't be started: %s", args[0], strerror(errno));
	if (!child.pid)
		become(parent, mask, in[0], out[1], err);
	/* Whoever of the two comes first. */
	if (record[PROGRAM])
		setpgid(child.pid, child.pid);
	if (in[0] >= 0)
		close(in[0]);
	if (out[1] >= 0)
		close(out[1]);
	child.in = in[1];
	child.out = out[0];
}

/* Sends it a signal; an emulator with what it started. */
static void stop(int signal)
{
	kill(record[PROGRAM] ? -child.pid : child.pid, signal);
}

static long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

/* When it was begun and last said something, and what it may take; milliseconds, 0 for any time. */
static struct {
	long long begun, heard, total, silence;
} limit;

/* Why it is ended from here, and when it has had time enough for that. */
static struct {
	enum { NOT, SIGNALLED, TOO_LONG, SILENT, UNHEARD } why;
	int signal;
	long long kill_at;
} ending;

static void end_it(int why, int signal)
{
	/* Who asks twice means it. */
	stop(ending.why ? SIGKILL : SIGTERM);
	if (!ending.why) {
		ending.why = why;
		ending.signal = signal;
	}
	ending.kill_at = now_ms() + GRACE * 1000;
}

/* The next time at which something is to be done; 0: none. */
static long long due(void)
{
	long long total = limit.total ? limit.begun + limit.total : 0;
	long long silence = limit.silence ? limit.heard + limit.silence : 0;

	if (ending.why)
		return ending.kill_at;
	if (!total || !silence)
		return total + silence;
	return total < silence ? total : silence;
}

static void look_at_time(void)
{
	long long at = due(), now = now_ms();

	if (at && now >= at)
		end_it(limit.total && now >= limit.begun + limit.total ? TOO_LONG : SILENT, 0);
}

static void take_signal(int fd)
{
	struct signalfd_siginfo info;

	if (read(fd, &info, sizeof(info)) != sizeof(info))
		return;
	if (info.ssi_signo != SIGCHLD)
		end_it(SIGNALLED, info.ssi_signo);
	else if (waitpid(child.pid, &child.status, WNOHANG) == child.pid)
		child.ended = 1;
}

/*
 * What is on its way from one file to another. A chunk is no longer than what a pipe that has
 * room takes at once: writing does not wait.
 */
struct flow {
	int from, to;			/* -1: ended; nobody listens */
	size_t begin, end;		/* what is left of the chunk */
	char chunk[PIPE_BUF];
};

/* What to wait for. */
static struct pollfd wanted(const struct flow *flow)
{
	if (flow->begin < flow->end)
		return (struct pollfd) { .fd = flow->to, .events = POLLOUT };
	return (struct pollfd) { .fd = flow->from, .events = POLLIN };
}

/* Why what was said could not be written; that nobody listens any more is no reason. */
static int lost;

/* Goes on with a flow that need not wait. Returns how much was read. */
static size_t move(struct flow *flow)
{
	int writes = flow->begin < flow->end;
	ssize_t n = writes ? write(flow->to, flow->chunk + flow->begin, flow->end - flow->begin) :
		read(flow->from, flow->chunk, sizeof(flow->chunk));

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return 0;
	if (writes && n >= 0) {
		flow->begin += n;
		return 0;
	}
	if (writes && flow->to == 1 && errno != EPIPE)
		lost = errno;
	flow->begin = 0;
	flow->end = n > 0 ? n : 0;
	if (writes)
		flow->to = -1;
	if (n <= 0)
		flow->from = -1;
	return flow->end;
}

/* What is typed; its end is a character, and then the end of a file. */
static void type(struct flow *typed)
{
	int was_open = typed->from >= 0;

	move(typed);
	if (typed->from >= 0)
		return;
	if (was_open && typed->to >= 0) {
		typed->chunk[typed->end++] = END_OF_INPUT;
	} else if (typed->begin == typed->end && child.in >= 0) {
		close(child.in);
		child.in = typed->to = -1;
	}
}

/* What the machine says; an emulated one's is kept, too. */
static void show(struct flow *shown)
{
	size_t n = move(shown);

	if (!n)
		return;
	limit.heard = now_ms();
	if (shown_fd >= 0)
		write_all(shown_fd, shown->chunk, n);
}

/* Until it has ended. */
static void watch(int signals)
{
	struct flow typed = { .from = child.in < 0 ? -1 : 0, .to = child.in };
	struct flow shown = { .from = child.out, .to = 1 };
	struct pollfd left;

	while (!child.ended) {
		struct pollfd fds[] = {
			{ .fd = signals, .events = POLLIN }, wanted(&typed), wanted(&shown)
		};
		long long at = due(), now = now_ms();

		poll(fds, 3, !at ? -1 : at > now ? at - now : 0);
		if (fds[0].revents)
			take_signal(signals);
		if (fds[1].revents)
			type(&typed);
		if (fds[2].revents)
			show(&shown);
		if (shown.to < 0 && !ending.why)
			end_it(UNHEARD, 0);
		look_at_time();
	}
	/* What it had said before. */
	for (;;) {
		left = wanted(&shown);
		if (left.fd < 0 || poll(&left, 1, left.events == POLLIN ? 0 : -1) <= 0)
			break;
		show(&shown);
	}
}

/* The lines of standard input, and where in them we are. */
static struct {
	char *line;			/* what runs now; NULL: nothing does */
	char *next;			/* NULL: there is none */
	unsigned long begun;
	int ends;			/* the next character is a status */
	off_t errors;			/* how much of the machine's errors was shown */
} lines;

static void read_next_line(void)
{
	size_t room = 0;
	ssize_t length;

	lines.next = NULL;
	length = getline(&lines.next, &room, stdin);
	if (length < 0)
		lines.next = NULL;
	else if (lines.next[length - 1] == '\n')
		lines.next[length - 1] = 0;
	if (lines.next && length > MOST_PARAMETERS)
		die(IMPOSSIBLE, "the command line has %zd characters; at most %d are possible", length,
		    MOST_PARAMETERS);
}

static void line_begins(void)
{
	lines.line = lines.next;
	lines.begun++;
	limit.begun = limit.heard = now_ms();
	read_next_line();
}

/* Errors of the machine come from a file of their own. */
static void line_ended(int status)
{
	char buf[PIPE_BUF];
	ssize_t n;

	if (!lines.line)
		return;
	while (errors_fd >= 0 && (n = pread(errors_fd, buf, sizeof(buf), lines.errors)) > 0) {
		fwrite(buf, 1, n, stdout);
		lines.errors += n;
	}
	printf("\nlaunch: %d %s\n", status, lines.line);
	if (fflush(stdout))
		exit(FAILED);
	free(lines.line);
	lines.line = NULL;
}

/*
 * What a machine says: a character asks for a command line, another one comes before the
 * status, in a digit. One that asks and has not said how the last one ended, was reset.
 */
static void hear(const char *said, size_t length)
{
	const char *c;

	limit.heard = now_ms();
	for (c = said; c < said + length; c++) {
		if (lines.ends) {
			line_ended(*c - '0');
		} else if (record[PROGRAM] && *c == ASKS) {
			line_ended(NO_RESULT);
			if (!lines.next)
				return;
			line_begins();
			write_all(child.in, lines.line, strlen(lines.line));
			write_all(child.in, "\n", 1);
		} else if (!record[PROGRAM] || *c != ENDS) {
			putchar(*c);
		}
		lines.ends = record[PROGRAM] && !lines.ends && *c == ENDS;
	}
}

/* The words of a command line become what a program is started with. */
static void words_of_line(void)
{
	char *from = lines.line;

	nr_args = 0;
	program_args((char *[]) { NULL });
	nr_args--;
	while (*(from += strspn(from, " \t"))) {
		char *word = text("%s", from), *to = word;
		int quoted = 0;

		for (; *from && (quoted || !strchr(" \t", *from)); from++)
			if (*from == '"')
				quoted = !quoted;
			else
				*to++ = *(from += from[0] == '\\' && from[1] == '"');
		*to = 0;
		add(word);
		free(word);
	}
	add(NULL);
}

/* As a shell has it. */
static int child_status(void)
{
	return WIFEXITED(child.status) ? WEXITSTATUS(child.status) : 128 + WTERMSIG(child.status);
}

static void end_child(void)
{
	if (!child.ended) {
		stop(SIGKILL);
		waitpid(child.pid, &child.status, 0);
	}
	close(child.out);
	if (child.in >= 0)
		close(child.in);
}

/* One start, of a program for one line, of a machine for as many as it bears. */
static void run_lines_once(int signals, const sigset_t *mask)
{
	char said[PIPE_BUF];
	ssize_t n = 1;

	if (!record[PROGRAM]) {
		line_begins();
		words_of_line();
	}
	limit.begun = limit.heard = now_ms();
	child.ended = lines.ends = 0;
	start(mask, record[PROGRAM] != NULL, 1);
	while (n > 0 && (lines.line || lines.next)) {
		struct pollfd fds[] = {
			{ .fd = signals, .events = POLLIN }, { .fd = child.out, .events = POLLIN }
		};
		long long at = due(), now = now_ms();

		poll(fds, 2, !at ? -1 : at > now ? at - now : 0);
		if (fds[0].revents)
			take_signal(signals);
		if (fds[1].revents && (n = read(child.out, said, sizeof(said))) > 0)
			hear(said, n);
		look_at_time();
		if (ending.why == SIGNALLED)
			exit(128 + ending.signal);
		if (ending.why)
			break;
	}
	if (n <= 0 && !child.ended && waitpid(child.pid, &child.status, 0) == child.pid)
		child.ended = 1;
	end_child();
}

/* How a start ended is how the line ended that ran then. */
__attribute__((noreturn))
static void run_lines(int signals, const sigset_t *mask)
{
	read_next_line();
	while (lines.next) {
		unsigned long before = lines.begun;

		run_lines_once(signals, mask);
		if (lines.begun == before)
			die(ending.why ? NO_END : NO_RESULT, "the machine does not ask for a command line");
		line_ended(ending.why ? NO_END : record[PROGRAM] ? NO_RESULT : child_status());
		ending.why = NOT;
	}
	exit(0);
}

/* Removes what of earlier failures is of no use any more; other launchers do so, too. */
static void forget_old_failures(void)
{
	DIR *dir = opendir(OUTPUT_DIR);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct stat st;

		if (!strncmp(entry->d_name, "failed.", 7) &&
		    !fstatat(dirfd(dir), entry->d_name, &st, 0) && st.st_mtime + 3600 < time(NULL))
			unlinkat(dirfd(dir), entry->d_name, 0);
	}
	if (dir)
		closedir(dir);
}

/* Keeps all of the output in a file with a name of its own. */
static const char *keep_output(const char *form)
{
	char *name = text(OUTPUT_DIR "/%s", form);
	int fd = mkostemps(name, strlen(strstr(name, "XXXXXX")) - 6, O_CLOEXEC);

	if (fd < 0)
		die(FAILED, OUTPUT_DIR ": %s", strerror(errno));
	copy_all(shown_fd, fd);
	copy_all(errors_fd, fd);
	close(fd);
	return name;
}

/* The last lines of what it said. */
static void show_end(char *said)
{
	char *line = said + strlen(said);
	int lines = 0;

	if (line > said && line[-1] == '\n')
		line--;
	while (line > said && (line[-1] != '\n' || ++lines < 15))
		line--;
	while (*line) {
		int length = strcspn(line, "\n");

		fprintf(stderr, "    %.*s\n", length, line);
		line += length + (line[length] == '\n');
	}
}

/* What went wrong, with the last lines where nobody saw them. */
__attribute__((noreturn))
static void report(int status, const char *what)
{
	const char *kept;

	if (shown_fd < 0)
		die(status, "%s", what);
	kept = keep_output("failed.XXXXXX.log");
	forget_old_failures();
	if (!isatty(1))
		show_end(contents(shown_fd, kept));
	die(status, "%s; all of its output is in %s", what, kept);
}

/* What a panic said. */
static const char *last_words(void)
{
	static const char panic[] = "Kernel panic - not syncing: ";
	const char *line = contents(shown_fd, "output");

	while (line && strncmp(line, panic, sizeof(panic) - 1)) {
		line = strchr(line, '\n');
		line += line != NULL;
	}
	return line ? text("%.*s", (int)strcspn(line + sizeof(panic) - 1, "\r\n"),
			   line + sizeof(panic) - 1) : "";
}

/* What the emulator's status means; -1 if nothing. */
static int meaning(int status)
{
	const char *pair = record[STATUSES];
	int ends, means, length;

	while (pair && sscanf(pair, "%d=%d%n", &ends, &means, &length) == 2) {
		if (ends == status)
			return means;
		pair += length;
	}
	return -1;
}

/* How an emulated machine ended. */
__attribute__((noreturn))
static void result(void)
{
	int status = WIFEXITED(child.status) ? WEXITSTATUS(child.status) : -1;
	int means = meaning(status);

	if (status < 0)
		report(NO_RESULT, text("%s was killed", record[PROGRAM]));
	if (means < 0)
		report(NO_RESULT, text("the machine ended without a result (%s: status %d)",
				       record[PROGRAM], status));
	if (means == DIED)
		report(DIED, text("the kernel died: %s", last_words()));
	if (rename(keep_output(".last.XXXXXX"), OUTPUT_DIR "/last.log"))
		die(FAILED, OUTPUT_DIR "/last.log: %s", strerror(errno));
	exit(means);
}

/* Sets what the run may take. @person: somebody is at the console. */
static void set_limit(int person)
{
	long asked = asked_limit();
	long seconds = person ? 0 : number(record[LIMIT]);

	limit.silence = asked >= 0 ? 0 : seconds * 1000;
	limit.total = (asked >= 0 ? asked : seconds * 10) * 1000;
	limit.begun = limit.heard = now_ms();
}

/* This program ends with the one who started it, too. */
static void end_with_parent(void)
{
	pid_t parent = getppid();

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		exit(128 + SIGTERM);
}

static void look_at_image(const char *name)
{
	const char *slash = strrchr(name, '/');
	char *objects = slash ? text("%.*s", (int)(slash - name), name) : ".";

	image = name;
	config = contents_of(text("%s/.config", objects));
	arch = configured("ARCH");
	read_record();
}

/* Signals come as something to read. Returns that, and the mask that was before. */
static int receive_signals(sigset_t *mask)
{
	static const int wanted_signals[] = { SIGHUP, SIGINT, SIGTERM, SIGCHLD };
	sigset_t set;
	size_t i;
	int fd;

	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	for (i = 0; i < sizeof(wanted_signals) / sizeof(*wanted_signals); i++)
		sigaddset(&set, wanted_signals[i]);
	sigprocmask(SIG_BLOCK, &set, mask);
	fd = signalfd(-1, &set, SFD_CLOEXEC);
	if (fd < 0)
		die(FAILED, "signals: %s", strerror(errno));
	return fd;
}

__attribute__((noreturn))
static void end(void)
{
	if (errors_fd >= 0)
		copy_all(errors_fd, 2);
	if (lost)
		die(FAILED, "what the kernel said is lost: %s", strerror(lost));
	switch (ending.why) {
	case SIGNALLED:
		exit(128 + ending.signal);
	case TOO_LONG:
		report(NO_END, text("the kernel did not end within %lld seconds", limit.total / 1000));
	case SILENT:
		report(NO_END, text("the kernel said nothing for %lld seconds", limit.silence / 1000));
	case UNHEARD:
		exit(FAILED);
	default:
		break;
	}
	if (record[PROGRAM])
		result();
	exit(child_status());
}

int main(int argc, char **argv)
{
	sigset_t mask;
	int person, signals;

	setlinebuf(stderr);
	if (argc < 2)
		die(IMPOSSIBLE, "launch: expected an image");
	if (access("versions", X_OK) || access("arch", X_OK))
		die(FAILED, "run this in the top directory of the checkout");
	look_at_image(argv[1]);
	look_at_parameters(argv + 2);
	person = !run.scripted && isatty(0);
	set_limit(person);
	if (record[PROGRAM]) {
		need_program();
		emulator_args(argv + 2, person);
		shown_fd = nameless();
		errors_fd = nameless();
	} else {
		program_args(argv + 2);
		if (!limit.total && !run.again)
			execute();
	}
	end_with_parent();
	signals = receive_signals(&mask);
	if (run.again)
		run_lines(signals, &mask);
	start(&mask, !run.scripted, record[PROGRAM] || limit.silence);
	watch(signals);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	end();
}

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What um needs of the host. The files in os/ are compiled against the host's C library
 * and the others against the kernel's headers: this is all that the two halves share.
 */
#ifndef _ASM_UM_OS_H
#define _ASM_UM_OS_H

/* Offered by os/. Addresses and sizes are multiples of a page. */
void os_map_memory(unsigned long addr, unsigned long size);
void os_map_window(unsigned long addr, unsigned long size);
void os_create_highmem(unsigned long size);
void os_map_highmem(unsigned long addr, unsigned long offset);
void os_protect(unsigned long addr, unsigned long size);
void os_forget(unsigned long addr, unsigned long size);

int os_write(int fd, const char *text, unsigned long len);
long os_read(int fd, char *buf, unsigned long len);
int os_isatty(int fd);
/* A file, compressed with gzip or not; "-": standard input. Returns not 0 on failure. */
int os_open_input(const char *name);
long os_read_input(char *buf, unsigned long len);
/* A file that does not exist yet. Returns not 0 on failure. */
int os_open_output(const char *name);
void os_write_output(const char *text, unsigned long len);
/* Zeroed memory that is not the machine's. */
void *os_alloc(unsigned long size);

unsigned long long os_now_ns(void);
void os_yield(void);
/* Sleeps until a kick, until @ns have passed (-1: no limit) or until @fd (-1: none) can be
 * read; returns whether it can. */
int os_wait(long long ns, int fd);
/* Signals in which um_interrupt() is called. */
void os_init_signals(void);
void os_start_cpu(unsigned int cpu, void (*fn)(unsigned int cpu));
void os_end_cpu(void) __attribute__((__noreturn__));
void os_join_cpu(unsigned int cpu);
void os_kick_cpu(unsigned int cpu);

void os_exit(int status) __attribute__((__noreturn__));
/* The program anew, with this parameter; returns on failure. */
void os_restart(const char *parameter);
int os_readable(const char *name);

/* Offered to os/. */
void um_start_kernel(const char *command_line) __attribute__((__noreturn__));
void um_interrupt(void);
void um_fault(int signal, unsigned long addr, unsigned long pc, unsigned long fp);
extern const unsigned long um_command_line_size;

#endif

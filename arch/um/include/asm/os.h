/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What um needs of the host. The files in os/ are compiled against the host's C library
 * and the others against the kernel's headers: this is all that the two halves share.
 * What can't be done for want of memory, mappings or threads ends the program with a line
 * on its standard error, and 2.
 */
#ifndef _ASM_UM_OS_H
#define _ASM_UM_OS_H

/* Offered by os/. Addresses and sizes are in bytes, multiples of a page. */

/**
 * os_map_memory - map memory that can be used
 * @addr: where; nothing may be there
 * @size: bytes
 *
 * It is zero. The host gives a page when it is first touched. Boot.
 */
void os_map_memory(unsigned long addr, unsigned long size);

/**
 * os_map_window - keep addresses at which something may be shown later
 * @addr: where; nothing may be there
 * @size: bytes
 *
 * An access faults until something is shown. Boot.
 */
void os_map_window(unsigned long addr, unsigned long size);

/**
 * os_create_highmem - create memory that has no addresses of its own
 * @size: bytes
 *
 * Boot, once.
 */
void os_create_highmem(unsigned long size);

/**
 * os_map_highmem - show a page of that memory
 * @addr: where, in a window; what was shown there is not shown any more
 * @offset: of the page, bytes
 *
 * Any context.
 */
void os_map_highmem(unsigned long addr, unsigned long offset);

/**
 * os_protect - take a part of the image away, for good
 * @addr: where it is
 * @size: bytes
 *
 * An access faults.
 */
void os_protect(unsigned long addr, unsigned long size);

/**
 * os_forget - do not show what is shown
 * @addr: where, in a window
 * @size: bytes
 *
 * An access faults. Any context.
 */
void os_forget(unsigned long addr, unsigned long size);

/**
 * os_write - write all of a text
 * @fd: 1 or 2
 * @text: it
 * @len: bytes
 *
 * The program ends with 1 when nobody can read it any more. Any context.
 */
void os_write(int fd, const char *text, unsigned long len);

/**
 * os_read - read what is there
 * @fd: where from
 * @buf: where to
 * @len: room there, bytes
 *
 * Sleeps until something is there.
 *
 * Return: bytes read; 0 at the end; less than 0 when it can't be read.
 */
long os_read(int fd, char *buf, unsigned long len);

/**
 * os_isatty - is this a terminal?
 * @fd: 0, 1 or 2
 */
int os_isatty(int fd);

/**
 * os_open_input - open the file that os_read_input() reads
 * @name: its name, "-" for standard input; gzip decompresses it if need be
 *
 * Return: 0, or something else when it can't be opened. Once.
 */
int os_open_input(const char *name);

/**
 * os_read_input - read on in the file of os_open_input()
 * @buf: where to
 * @len: room there, bytes
 *
 * Return: as os_read().
 */
long os_read_input(char *buf, unsigned long len);

/**
 * os_open_output - create the file that os_write_output() writes
 * @name: its name; nothing of this name may exist
 *
 * Return: 0, or something else when it can't be created. Once.
 */
int os_open_output(const char *name);

/**
 * os_write_output - write all of a text to the file of os_open_output()
 * @text: it
 * @len: bytes
 */
void os_write_output(const char *text, unsigned long len);

/**
 * os_alloc - memory that is not the machine's
 * @size: bytes, any number
 *
 * Return: its address. It is zero, and can't be given back.
 */
void *os_alloc(unsigned long size);

/**
 * os_now_ns - the host's clock
 *
 * Return: ns since some moment; it never goes back. Any context.
 */
unsigned long long os_now_ns(void);

/**
 * os_yield - let the host run another thread
 */
void os_yield(void);

/**
 * os_wait - sleep until something happens
 * @ns: at most so long; -1 is no limit
 * @fd: something to read here ends the sleep; -1 is nothing
 *
 * A kick ends it, also one that came since the last sleep. With interrupts on.
 *
 * Return: can @fd be read?
 */
int os_wait(long long ns, int fd);

/**
 * os_init_signals - have um_interrupt() and um_fault() called
 *
 * Boot, on the boot CPU, which os_kick_cpu() knows from here on.
 */
void os_init_signals(void);

/**
 * os_start_cpu - start the thread of a CPU
 * @cpu: its number
 * @fn: what it calls, with the number
 */
void os_start_cpu(unsigned int cpu, void (*fn)(unsigned int cpu));

/**
 * os_end_cpu - end the thread of the CPU that calls this
 */
void os_end_cpu(void) __attribute__((__noreturn__));

/**
 * os_join_cpu - wait for the end of a CPU's thread
 * @cpu: its number
 */
void os_join_cpu(unsigned int cpu);

/**
 * os_kick_cpu - interrupt a CPU, and end its sleep
 * @cpu: its number; its thread has started
 *
 * Any context.
 */
void os_kick_cpu(unsigned int cpu);

/**
 * os_exit - end the program, with all of its threads
 * @status: what with
 */
void os_exit(int status) __attribute__((__noreturn__));

/**
 * os_restart - start the program anew
 * @parameter: all of its command line
 *
 * Returns only when that fails.
 */
void os_restart(const char *parameter);

/**
 * os_readable - may this file be read?
 * @name: its name
 */
int os_readable(const char *name);

/* Offered to os/. */

/**
 * um_start_kernel - become the boot CPU
 * @command_line: the parameters, shorter than um_command_line_size
 */
void um_start_kernel(const char *command_line) __attribute__((__noreturn__));

/**
 * um_interrupt - a kick has arrived
 *
 * In a signal, on the CPU that was kicked.
 */
void um_interrupt(void);

/**
 * um_fault - report a fault of the kernel, and end it
 * @signal: what the host calls it
 * @addr: the address that could not be accessed
 * @pc: of the instruction
 * @fp: the frame pointer there
 * @sp: the stack pointer there
 *
 * In the signal, on the CPU that is at fault, and on another stack than the one it used.
 */
void um_fault(int signal, unsigned long addr, unsigned long pc, unsigned long fp, unsigned long sp);

extern const unsigned long um_command_line_size;	/* bytes, with the terminator */

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Small things that everything uses; as include/linux/kernel.h of 2.6.12. */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H

#include <stdarg.h>
#include <linux/types.h>
#include <linux/linkage.h>
#include <linux/bitops.h>
#include <asm/bug.h>

#define INT_MAX		((int)(~0U >> 1))
#define INT_MIN		(-INT_MAX - 1)
#define UINT_MAX	(~0U)
#define LONG_MAX	((long)(~0UL >> 1))
#define ULONG_MAX	(~0UL)

#define ARRAY_SIZE(x)	(sizeof(x) / sizeof((x)[0]))
#define ALIGN(x, a)	(((x) + (a) - 1) & ~((__typeof__(x))(a) - 1))

#define KERN_EMERG	"<0>"	/* the system cannot go on */
#define KERN_ALERT	"<1>"	/* must be acted on at once */
#define KERN_CRIT	"<2>"
#define KERN_ERR	"<3>"
#define KERN_WARNING	"<4>"
#define KERN_NOTICE	"<5>"
#define KERN_INFO	"<6>"
#define KERN_DEBUG	"<7>"

extern int console_loglevel;
#define default_message_loglevel	4

#define min(x, y)						\
({								\
	__typeof__(x) __x = (x);				\
	__typeof__(y) __y = (y);				\
	(void)(&__x == &__y);	/* the types must agree */	\
	__x < __y ? __x : __y;					\
})
#define max(x, y)						\
({								\
	__typeof__(x) __x = (x);				\
	__typeof__(y) __y = (y);				\
	(void)(&__x == &__y);					\
	__x > __y ? __x : __y;					\
})
#define min_t(type, x, y)	\
	({ type __x = (x); type __y = (y); __x < __y ? __x : __y; })
#define max_t(type, x, y)	\
	({ type __x = (x); type __y = (y); __x > __y ? __x : __y; })

#define container_of(ptr, type, member)					\
({									\
	const __typeof__(((type *)0)->member) *__m = (ptr);		\
	(type *)((char *)__m - offsetof(type, member));			\
})

struct notifier_block;
extern struct notifier_block *panic_notifier_list;
void panic(const char *fmt, ...) __printf(1, 2) __noreturn;

int vsnprintf(char *buf, size_t size, const char *fmt, va_list args) __printf(3, 0);
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args) __printf(3, 0);
int snprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
int scnprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
int vsprintf(char *buf, const char *fmt, va_list args) __printf(2, 0);
int sprintf(char *buf, const char *fmt, ...) __printf(2, 3);

unsigned long simple_strtoul(const char *cp, char **endp, unsigned int base);
long simple_strtol(const char *cp, char **endp, unsigned int base);
unsigned long long simple_strtoull(const char *cp, char **endp, unsigned int base);

int get_option(char **str, int *pint);
char *get_options(const char *str, int nints, int *ints);
unsigned long long memparse(const char *ptr, char **retptr);

int vprintk(const char *fmt, va_list args) __printf(1, 0);
int printk(const char *fmt, ...) __printf(1, 2);
int printk_ratelimit(void);
int __printk_ratelimit(int ratelimit_jiffies, int ratelimit_burst);
void console_verbose(void);

#ifdef CONFIG_DEBUG_SPINLOCK_SLEEP
void __might_sleep(const char *file, int line);
#define might_sleep()		__might_sleep(__FILE__, __LINE__)
#define might_sleep_if(cond)	do { if (unlikely(cond)) might_sleep(); } while (0)
#else
#define might_sleep()		do { } while (0)
#define might_sleep_if(cond)	do { } while (0)
#endif

enum system_states {
	SYSTEM_BOOTING,
	SYSTEM_RUNNING,
	SYSTEM_HALT,
	SYSTEM_POWER_OFF,
};
extern enum system_states system_state;

extern int tainted;
#define TAINT_BAD_PAGE	(1 << 5)
const char *print_tainted(void);

void dump_stack(void);

/* Fails the build when @condition, a constant, is true. */
#define BUILD_BUG_ON(condition)	((void)sizeof(char[1 - 2 * !!(condition)]))

#endif

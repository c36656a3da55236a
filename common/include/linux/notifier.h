/* SPDX-License-Identifier: GPL-2.0 */
/* Chains of functions told of an event; as include/linux/notifier.h of 2.6.12. */
#ifndef _LINUX_NOTIFIER_H
#define _LINUX_NOTIFIER_H

struct notifier_block {
	int (*notifier_call)(struct notifier_block *self, unsigned long event, void *data);
	struct notifier_block *next;
	int priority;		/* higher ones are called first */
};

int notifier_chain_register(struct notifier_block **list, struct notifier_block *n);
int notifier_chain_unregister(struct notifier_block **list, struct notifier_block *n);
int notifier_call_chain(struct notifier_block **list, unsigned long event, void *data);

#define NOTIFY_DONE		0x0000	/* don't care */
#define NOTIFY_OK		0x0001
#define NOTIFY_STOP_MASK	0x8000	/* call no further one */
#define NOTIFY_BAD		(NOTIFY_STOP_MASK | 0x0002)	/* veto */

/* Events of a CPU; @data is its number. */
#define CPU_ONLINE		0x0002	/* is up */
#define CPU_UP_PREPARE		0x0003	/* is coming up */
#define CPU_UP_CANCELED		0x0004	/* did not come up */
#define CPU_DOWN_PREPARE	0x0005	/* is going down */
#define CPU_DOWN_FAILED		0x0006	/* did not go down */
#define CPU_DEAD		0x0007	/* is gone */

#endif

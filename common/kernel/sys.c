// SPDX-License-Identifier: GPL-2.0
/* Notifier chains, which 2.6.12 keeps in kernel/sys.c, and the end of the machine. */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/reboot.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(notifier_lock);

/**
 * notifier_chain_register - add a function to a chain
 * @list: the chain
 * @n: the function; called before those of lower priority, after those of the same
 *
 * Return: 0. Any context but an interrupt's. Source: 2.6.12.
 */
int notifier_chain_register(struct notifier_block **list, struct notifier_block *n)
{
	spin_lock(&notifier_lock);
	while (*list && (*list)->priority >= n->priority)
		list = &(*list)->next;
	n->next = *list;
	*list = n;
	spin_unlock(&notifier_lock);
	return 0;
}
EXPORT_SYMBOL(notifier_chain_register);

/**
 * notifier_chain_unregister - remove a function from a chain
 * @list: the chain
 * @n: the function
 *
 * Return: 0, or -ENOENT. Any context but an interrupt's. Source: 2.6.12.
 */
int notifier_chain_unregister(struct notifier_block **list, struct notifier_block *n)
{
	int ret = -ENOENT;

	spin_lock(&notifier_lock);
	for (; *list; list = &(*list)->next)
		if (*list == n) {
			*list = n->next;
			ret = 0;
			break;
		}
	spin_unlock(&notifier_lock);
	return ret;
}
EXPORT_SYMBOL(notifier_chain_unregister);

/**
 * notifier_call_chain - tell a chain of an event
 * @list: the chain
 * @event: the event
 * @data: its data
 *
 * Return: what the last function called returned; one can end the walk with
 * NOTIFY_STOP_MASK. NOTIFY_DONE for an empty chain. Source: 2.6.12.
 */
int notifier_call_chain(struct notifier_block **list, unsigned long event, void *data)
{
	struct notifier_block *n;
	int ret = NOTIFY_DONE;

	for (n = *list; n; n = n->next) {
		ret = n->notifier_call(n, event, data);
		if (ret & NOTIFY_STOP_MASK)
			break;
	}
	return ret;
}
EXPORT_SYMBOL(notifier_call_chain);

static struct notifier_block *reboot_notifier_list;

/**
 * register_reboot_notifier - be told when the machine ends
 * @nb: the function
 *
 * Return: 0. Source: 2.6.12.
 */
int register_reboot_notifier(struct notifier_block *nb)
{
	return notifier_chain_register(&reboot_notifier_list, nb);
}
EXPORT_SYMBOL(register_reboot_notifier);

/**
 * machine_power_off - end the machine
 * @status: how the run went
 *
 * Any context.
 */
void machine_power_off(enum exit_status status)
{
	notifier_call_chain(&reboot_notifier_list, status, NULL);
	arch_power_off(status);
}

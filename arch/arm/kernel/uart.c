// SPDX-License-Identifier: GPL-2.0
/* The PL011 serial ports. */
#include <linux/console.h>
#include <asm/io.h>
#include <asm/setup.h>

static const unsigned long ports[] = { UART0, UART1 };

void uart_init(void)
{
	unsigned int i;

	for (i = 0; i < sizeof(ports) / sizeof(ports[0]); i++) {
		writel(0, ports[i] + UART_IMSC);
		/* The FIFO stays off: switching it on would drop what was typed so far. */
		writel(UART_LCRH_8BIT, ports[i] + UART_LCRH);
		writel(UART_CR_ON, ports[i] + UART_CR);
	}
}

void uart_put(int port, char c)
{
	while (readl(ports[port] + UART_FR) & UART_FR_TXFF)
		;
	writel((unsigned char)c, ports[port] + UART_DR);
}

int uart_get(void)
{
	if (readl(UART0 + UART_FR) & UART_FR_RXFE)
		return -1;
	return readl(UART0 + UART_DR) & 0xff;
}

void uart_listen(void)
{
	writel(UART_INT_RX | UART_INT_RT, UART0 + UART_IMSC);
}

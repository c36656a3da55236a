// SPDX-License-Identifier: GPL-2.0
/* The processors, as the firmware's tables (ACPI) list them. */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <asm/apic.h>
#include <asm/processor.h>
#include <asm/smp.h>

unsigned char x86_cpu_to_apicid[NR_CPUS];
unsigned int nr_processors = 1;
unsigned long apic_phys = 0xfee00000, ioapic_phys = 0xfec00000;

struct acpi_rsdp {
	char signature[8];		/* "RSD PTR " */
	u8 checksum;
	char oem_id[6];
	u8 revision;
	u32 rsdt_address;
	/* From revision 2 on. */
	u32 length;
	u64 xsdt_address;
} __packed;

struct acpi_table_header {
	char signature[4];
	u32 length;			/* bytes, with this header */
	u8 revision;
	u8 checksum;
	char oem[26];
} __packed;

/* The list of interrupt controllers; "APIC". */
struct acpi_madt {
	struct acpi_table_header header;
	u32 local_apic;
	u32 flags;
	u8 entries[];
} __packed;

struct madt_local_apic {
	u8 type, length;
	u8 acpi_id, apic_id;
	u32 flags;			/* bit 0: enabled */
} __packed;

struct madt_io_apic {
	u8 type, length;
	u8 id, reserved;
	u32 address;
	u32 irq_base;
} __packed;

enum { MADT_LOCAL_APIC, MADT_IO_APIC };

static void __init add_processor(const struct madt_local_apic *entry)
{
	if (!(entry->flags & 1) || entry->apic_id == x86_cpu_to_apicid[0])
		return;
	if (nr_processors < NR_CPUS)
		x86_cpu_to_apicid[nr_processors] = entry->apic_id;
	nr_processors++;
}

static void __init parse_madt(const struct acpi_madt *madt)
{
	const u8 *p = madt->entries, *end = (const u8 *)madt + madt->header.length;

	apic_phys = madt->local_apic;
	for (; p + 2 <= end && p[1]; p += p[1]) {
		if (p[0] == MADT_LOCAL_APIC)
			add_processor((const void *)p);
		else if (p[0] == MADT_IO_APIC && !((const struct madt_io_apic *)p)->irq_base)
			ioapic_phys = ((const struct madt_io_apic *)p)->address;
	}
}

/* A list of tables; their addresses have @width bytes. */
static void __init parse_list(const struct acpi_table_header *list, unsigned int width)
{
	const char *p = (const char *)(list + 1), *end = (const char *)list + list->length;
	unsigned long address = 0;

	for (; p + width <= end; p += width) {
		const struct acpi_table_header *table;

		memcpy(&address, p, width);
		table = (const void *)address;
		if (!memcmp(table->signature, "APIC", 4))
			parse_madt((const struct acpi_madt *)table);
	}
}

void __init get_smp_config(unsigned long rsdp_address)
{
	const struct acpi_rsdp *rsdp = (const void *)rsdp_address;

	x86_cpu_to_apicid[0] = cpuid_ebx(1) >> 24;
	if (!rsdp || memcmp(rsdp->signature, "RSD PTR ", 8))
		return;
	if (rsdp->revision >= 2 && rsdp->xsdt_address)
		parse_list((const void *)rsdp->xsdt_address, sizeof(u64));
	else
		parse_list((const void *)(unsigned long)rsdp->rsdt_address, sizeof(u32));
}

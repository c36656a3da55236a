# SPDX-License-Identifier: GPL-2.0
# Compiles a materialised tree. Run in the directory of the objects, which has
#	.config		the configuration, without the release
#	src		a link to the tree
# All paths are relative: the name of the checkout may have blanks.
#
#	make -f …/kbuild.mk IMAGE=<file> UTS_RELEASE=… UTS_DATE=… UTS_LINEAGE=…
#		UTS_COMPILER=… KALLSYMS=<program> [V=1] [WERROR=1]

srctree	:= src
MAKEFLAGS += -rR --no-print-directory

.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all
all: $(IMAGE)

include .config
arch	:= $(subst ",,$(CONFIG_ARCH))
CROSS_COMPILE := $(subst ",,$(CONFIG_CROSS_COMPILE))

dirs	:= init kernel lib mm fs fs/proc console replay modules \
	   arch/$(arch)/kernel arch/$(arch)/mm

CC	= $(CROSS_COMPILE)gcc
LD	= $(CROSS_COMPILE)ld
NM	= $(CROSS_COMPILE)nm
OBJCOPY	= $(CROSS_COMPILE)objcopy
# One clang compiles for all machines; gcc is another program for each.
clang	:= $(findstring clang,$(notdir $(CC)))
ifneq ($(and $(clang),$(CROSS_COMPILE)),)
override CC += --target=$(CROSS_COMPILE:-=)
endif
ccache	:= $(if $(CCACHE_DISABLE),,$(if $(shell command -v ccache),ccache))
# Objects do not depend on the directory: equal ones are compiled once for all trees.
export CCACHE_NOHASHDIR := 1

plain-cflags := -std=gnu11 -O2 -Wall -Wextra -fno-strict-aliasing -fno-common \
	-fno-omit-frame-pointer -fno-stack-protector \
	-fno-asynchronous-unwind-tables \
	$(if $(CONFIG_DEBUG_INFO),-g) $(if $(WERROR),-Werror) \
	$(subst ",,$(CONFIG_EXTRA_CFLAGS)) $(EXTRA_CFLAGS)
common-cflags := $(plain-cflags) \
	-fmacro-prefix-map=$(srctree)/= -ffile-prefix-map=$(srctree)/= \
	"-fdebug-prefix-map=$(CURDIR)=."
kernel-cflags = -ffreestanding -Iinclude -I$(srctree)/include \
	-I$(srctree)/arch/$(arch)/include $(arch-cflags)

# Several objects into one. With -flto it is there that the kernel is compiled.
comma	:= ,
lto	:= $(filter -flto%,$(plain-cflags))
ifdef lto
$(if $(clang),$(error -flto: with gcc only))
link-object = $(CC) $(common-cflags) $(kernel-cflags) -r -nostdlib -no-pie -flto=auto \
	-flinker-output=nolto-rel
wrap-flag := -Wl$(comma)--wrap=
else
link-object = $(LD) -r
wrap-flag := --wrap=
endif

# Quiet like the kernel's own: "  CC      mm/slab.o".
ifeq ($(V),1)
cmd	= $(2)
else
cmd	= @$(if $(QUIET),,printf '  %-7s %s\n' '$(1)' '$@' &&) $(2)
endif

# The objects of all directories, and each one's own flags (CFLAGS_<as in obj-y> := …); and what would
# be an object, but is included by a file that is one.
objs	:=
included :=
define read-makefile
obj-y	:=
included-y :=
include $(srctree)/$(1)/Makefile
objs	+= $$(addprefix $(1)/,$$(obj-y))
included += $$(addprefix $(1)/,$$(included-y))
$$(foreach o,$$(obj-y),$$(eval own-cflags-$(1)/$$(o) := $$(CFLAGS_$$(o)))$$(eval CFLAGS_$$(o) :=))
endef
$(foreach d,$(dirs),$(eval $(call read-makefile,$(d))))

# The architecture's flags, and how it links an image.
include $(srctree)/arch/$(arch)/Makefile

$(shell mkdir -p include/linux $(sort $(dir $(objs) $(os-objs))))

include/linux/autoconf.h: .config
	@{ echo '#ifndef AUTOCONF_INCLUDED'; echo '#define AUTOCONF_INCLUDED'; \
	sed -n -e 's/^\(CONFIG_[A-Za-z0-9_]*\)=y$$/#define \1 1/p; t' \
		-e 's/^\(CONFIG_[A-Za-z0-9_]*\)=\(.*\)$$/#define \1 \2/p' $<; \
	echo '#endif'; } > $@

asm-objs := $(patsubst $(srctree)/%.S,%.o,$(wildcard $(patsubst %.o,$(srctree)/%.S,$(objs))))

# Flags for compiling a file of the tree by itself.
.PHONY: print-cflags
print-cflags: include/linux/autoconf.h
	@printf '%s\n' '$(CC) $(common-cflags) $(kernel-cflags)'

# How each file is compiled, for editors: the files are those that people edit.
.PHONY: print-commands
print-commands: include/linux/autoconf.h
	@entry() { \
		file='$(realpath $(srctree))'/$$1.c object=$$1.o; shift; \
		printf '%s\n{"directory": "%s", "file": "%s", "arguments": [' "$$comma" '$(CURDIR)' "$$file"; \
		printf '"%s", ' "$$@"; \
		printf '"-c", "-o", "%s", "%s"]}' "$$object" "$$file"; \
		comma=,; \
	}; \
	comma=; printf '['; \
	for file in $(basename $(filter-out $(asm-objs),$(objs)) $(included)); do \
		entry $$file $(CC) $(plain-cflags) $(kernel-cflags); \
	done; \
	for file in $(basename $(os-objs)); do \
		entry $$file $(CC) $(plain-cflags) $(os-cflags); \
	done; \
	printf '\n]\n'

# The linker script, with what all architectures have in theirs.
linux.lds: $(srctree)/arch/$(arch)/kernel/linux.lds.S include/linux/autoconf.h
	$(call cmd,LDS,$(CC) -E -P -x assembler-with-cpp $(kernel-cflags) -include linux/autoconf.h \
		-MMD -MT $@ -MF .$@.d -o $@ $<)

-include .linux.lds.d

$(asm-objs): %.o: $(srctree)/%.S include/linux/autoconf.h
	$(call cmd,AS,$(CC) -D__ASSEMBLY__ $(common-cflags) $(kernel-cflags) -include linux/autoconf.h \
		-MMD -MF $(@D)/.$(@F).d -c -o $@ $<)

$(filter-out $(asm-objs),$(objs)): %.o: $(srctree)/%.c include/linux/autoconf.h
	$(call cmd,CC,$(ccache) $(CC) $(common-cflags) $(kernel-cflags) $(own-cflags-$@) \
		-MMD -MF $(@D)/.$(@F).d -c -o $@ $<)

-include $(foreach o,$(objs) $(os-objs),$(dir $(o)).$(notdir $(o)).d)

# The release is in one object of the image.
uts	:= -DUTS_RELEASE='"$(UTS_RELEASE)"' -DUTS_MACHINE='"$(UTS_MACHINE)"' \
	-DUTS_VERSION='"\#1$(if $(CONFIG_SMP), SMP) $(UTS_DATE)"' \
	-DUTS_LINEAGE='"$(UTS_LINEAGE)"' \
	-DUTS_COMPILER='"$(UTS_COMPILER)"'
version	:= $(IMAGE).version.o

$(version): $(srctree)/init/version.c
	$(call cmd,CC,$(CC) $(common-cflags) $(kernel-cflags) $(uts) -fno-lto -c -o $@ $<)

# Of an architecture that links a program of the host the names that the other half needs are left.
kernel.o: $(objs)
	$(call cmd,LD,$(link-object) $(addprefix $(wrap-flag),$(wrap-y)) -o $@ $(objs) \
		$(if $(exports),&& $(OBJCOPY) $(addprefix --keep-global-symbol=,$(exports)) $@))

# Names for backtraces: functions only, whose addresses do not depend on the release.
kallsyms.o: $(image-deps) linux.lds | $(version)
	$(call cmd,KSYMS,$(call link-image,.kallsyms.tmp,$(version)) && \
		$(NM) -n .kallsyms.tmp | $(KALLSYMS) > .kallsyms.S && \
		$(CC) -c -o $@ .kallsyms.S && rm -f .kallsyms.tmp)

$(IMAGE): $(image-deps) $(version) kallsyms.o
	$(call cmd,LINK,$(call link-image,$@.tmp,$(version) kallsyms.o) && mv $@.tmp $@)

# SPDX-License-Identifier: GPL-2.0
# The front door: a target for each thing one does here. 'make help' lists them.

MAKEFLAGS += --no-print-directory
HOSTCC	?= gcc

# What these say on the command line holds for that one command: the configuration, how it is built
# and tested, what a command is to do. tools/testing/run tells them by the first of each line. These
# lines are all that there are: another one is misspelt.
export RELEASE LINEAGE ARCH BITS TYPES SMP NR_CPUS NUMA MEMORY_MODEL DEBUG_SLAB ASAN UBSAN TSAN GCOV SUITES RECORD
export DEBUG_SPINLOCK EXTRA_CFLAGS V WERROR JOBS TIME_LIMIT GOLDEN KCONFIG_CONFIG BENCH CI GEN
export ALL CMD SCRIPT ARGS TRACE FROM TO STAT TESTS TEST GOOD BAD KERNEL CELLS MATRIX MEM MACHINE GDBFLAGS
export FILE FUNC WORD HTML LAYOUT SYMBOLS NAME ORIGIN AUTHOR DATE PARENT EVIDENCE PATCH APPLY
ifeq ($(origin CC),command line)
export CC
else
unexport CC
endif

variables := $(shell sed -n 's/^export \([A-Z_]* [A-Z_ ]*\)$$/\1/p' Makefile)
given := $(foreach v,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(v)))),$(v)))
# Of make itself, and of compiling in general.
misspelt := $(firstword $(filter-out $(variables) CC HOSTCC %FLAGS MAKE% SHELL CCACHE% -*-%,$(given)))
ifneq ($(misspelt),)
$(error percpu-history: $(misspelt)=: there is no such variable; the nearest is $(shell \
	tools/nearest '$(misspelt)' $(variables))=, and 'make help' has them all)
endif

# make -s prints results only.
ifneq ($(findstring s,$(firstword -$(MAKEFLAGS))),)
export QUIET := 1
endif

host-tools := $(patsubst tools/%.c,build/tools/%,$(wildcard tools/*.c))

PHONY := all
all: $(host-tools)
	+@c=$$(tools/config) && tools/image "$$c" >/dev/null

$(host-tools): build/tools/%: tools/%.c
	@command -v $(HOSTCC) >/dev/null || { echo "percpu-history: $(HOSTCC) is not installed (Debian \
	package gcc); 'make setup' installs what is missing" >&2; exit 1; }
	@mkdir -p $(@D)
	@$(if $(QUIET),,printf '  %-7s %s\n' HOSTCC '$@' >&2;) \
	$(HOSTCC) -std=gnu11 -O1 -Wall -Wextra $(if $(WERROR),-Werror) -o $@.$$$$ $< $(libs-$(@F)) \
	&& mv $@.$$$$ $@

# Configuration
menus := menuconfig nconfig
PHONY += $(menus) oldconfig olddefconfig defconfig savedefconfig
$(menus) oldconfig olddefconfig defconfig savedefconfig: $(host-tools)
	@tools/configure $@

%_defconfig: $(host-tools)
	@tools/configure $@

# Running
PHONY += run replay record trace compare check check-tools check-all check-patches bench
run: $(host-tools)
	+@tools/run

replay: $(host-tools)
	+@tools/replay

record: $(host-tools)
	+@tools/record

# Usually wanted as a file: make -s trace GEN="-n 20000 -s 7" > file
trace: $(host-tools)
	@build/tools/trace-gen $(GEN)

compare: $(host-tools)
	+@tools/compare

# Killed, make takes its tests with it.
check: $(host-tools)
	+@setpriv --pdeathsig TERM tools/check

check-tools: $(host-tools)
	+@setpriv --pdeathsig TERM tools/check-tools

check-all: $(host-tools)
	+@setpriv --pdeathsig TERM tools/check-all

check-patches: $(host-tools)
	@tools/check-patches

bench: $(host-tools)
	+@tools/bench

# Reading and debugging
PHONY += gdb objdump tags compile_commands.json
gdb: $(host-tools)
	+@tools/gdb

objdump: $(host-tools)
	+@tools/objdump

tags compile_commands.json: $(host-tools)
	+@tools/index $@

# History
PHONY += releases diff timeline tree edit patch-new refresh push pop import release-new
PHONY += history bisect first verify-provenance
releases: $(host-tools)
	@build/tools/releases check
	@build/tools/releases table

# That there are differences is no error here; tools/diff itself has the exit status of diff.
diff: $(host-tools)
	@tools/diff || [ $$? -eq 1 ]

timeline: $(host-tools)
	@tools/timeline

history: $(host-tools)
	@all=$${LINEAGE:-$$(build/tools/releases lineages)} || exit; for l in $$all; do \
		repo=$$(tools/history "$$l") || exit; \
		$(if $(QUIET),,printf '  GIT     %s\n' "$$repo";) \
	done

bisect: $(host-tools)
	+@tools/bisect

first: $(host-tools)
	+@tools/first

verify-provenance: $(host-tools)
	@tools/verify-provenance

tree: $(host-tools)
	@c=$$(tools/config) && tools/tree "$$(sed -n 's/^CONFIG_LINEAGE="\(.*\)"/\1/p' "$$c/config")" \
		"$$(sed -n 's/^CONFIG_RELEASE="\(.*\)"/\1/p' "$$c/config")"

edit patch-new refresh import release-new: $(host-tools)
	@tools/$@

push pop: $(host-tools)
	@tools/position $@

# The rest
PHONY += setup help clean distclean
setup:
	@tools/setup

clean:
	@rm -rf build/obj build/config build/generated build/check build/launch build/linux build/tools build/trees \
		build/outcome

# Trees with edits that no patch holds are kept.
distclean: $(host-tools)
	@tools/forget-trees
	@rm -rf build

help:
	@tools/help

.PHONY: $(PHONY)

misspelt := $(firstword $(filter-out $(PHONY) $(host-tools) %_defconfig Makefile,$(MAKECMDGOALS)))
ifneq ($(misspelt),)
$(error percpu-history: $(misspelt): there is no such target; the nearest is $(shell \
	tools/nearest '$(misspelt)' $(PHONY)), and 'make help' has them all)
endif

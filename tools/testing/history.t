#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The differences between releases are those that the history has, and no other.
. tools/testing/lib.sh

make -s LINEAGE=documented RELEASE=2.6.12 tree >/dev/null
work=$(mktemp -d build/check/.history.XXXXXX)
trap 'rm -rf "$work"' EXIT

changes() {
	make -s diff LINEAGE="$3" FROM="$1" TO="$2" >"$work/diff"
	sed -n 's/^diff --git [^ ]* [^/]*\///p' "$work/diff" | tr '\n' ' '
}
touches() {
	got=$(changes "$1" "$2" "$3")
	if [ "$got" = "$4" ]; then
		ok "$3 $1 to $2 changes: ${4:-nothing}"
	else
		not_ok "$3 $1 to $2 changes: ${4:-nothing}"
		explain "it changes: $got"
	fi
}
touches 2.6.12 2.6.12.6 documented ''
touches 2.6.12 2.6.13 documented 'arch/x86_64/include/asm/desc.h arch/x86_64/kernel/setup64.c '\
'include/asm-generic/sections.h init/main.c '
changed_lines() {
	make -s diff LINEAGE=documented FROM=2.6.12 TO=2.6.13 FILE="$1" |
		grep '^[-+]' | grep -vE '^(\+\+\+|---) |^[-+]$|^[-+].*\*/$'
}
check 'a declaration comes to sections.h' [ "$(changed_lines include/asm-generic)" = \
	'+extern char __per_cpu_start[], __per_cpu_end[];' ]
check 'from init/main.c, where nothing else changes' [ "$(changed_lines init | tr -d '\t')" = \
	'+#include <asm/sections.h>
-extern char __per_cpu_start[], __per_cpu_end[];' ]
touches 2.6.13 2.6.13.5 documented ''
touches 2.6.13 2.6.14 documented 'include/linux/slab.h mm/slab.c '
touches 2.6.14 2.6.14.7 documented ''
touches 2.6.14 2.6.15 documented 'include/linux/percpu.h '
check 'one line of percpu.h changes' sh -c "[ \$(grep -c '^-[^-]' $work/diff) -le 2 ]"
touches 2.6.12 2.6.12.4 mainline ''
touches 2.6.12.4 2.6.12.5 mainline 'include/linux/module.h kernel/module.c '
touches 2.6.12.5 2.6.12.6 mainline ''

# kmalloc_node() is a function where there are nodes.
has_symbol() {
	has_answer=$1 LINEAGE=$2 RELEASE=$3 NUMA=y SUITES=n
	export LINEAGE RELEASE NUMA SUITES
	nm "$(tools/image "$(tools/config)")" >"$work/names"
	if grep -qw kmalloc_node "$work/names"; then answer=yes; else answer=no; fi
	if [ "$answer" = "$has_answer" ] && grep -qw kmem_cache_alloc "$work/names"; then
		ok "$2 $3 has kmalloc_node: $1"
	else
		not_ok "$2 $3 has kmalloc_node: $1"
	fi
	unset LINEAGE RELEASE NUMA SUITES
}
has_symbol yes documented 2.6.14
has_symbol yes mainline 2.6.12
has_symbol no documented 2.6.13

check 'every patch is in order' make -s check-patches
check 'timeline.md is up to date' tools/timeline --check
done_testing

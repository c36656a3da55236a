#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Memory in sections, with holes that take whole ones, in a release that has it.
. tools/testing/lib.sh

SUITES=buddy MEMORY_MODEL=sparse QUIET=1
export SUITES MEMORY_MODEL QUIET
# The first that has.
# shellcheck disable=SC2046,SC2154
set -- $("$releases" features | sed -n '/^SPARSEMEM /{p;q}')
if [ $# -eq 0 ]; then
	skip 'sections' 'no release has them'
	done_testing
	exit 0
fi
RELEASE=$2 LINEAGE=$3
export RELEASE LINEAGE

# passes NAME VARIABLE=VALUE… -- PARAMETER…: this kernel on this machine passes its cases.
passes() {
	name=$1
	shift
	image=$(
		while [ "$1" != -- ]; do
			export "${1?}"
			shift
		done
		tools/image "$(tools/config)"
	)
	while [ "$1" != -- ]; do
		shift
	done
	shift
	check "$name" tools/launch "$image" quiet "$@" cmd=run </dev/null
}
# Sections of 128 MB: the memory starts with one.
passes 'a section that is missing' BITS=64 SMP=n -- mem=512M hole=128M@128M
passes 'parts of two, and what is between' BITS=64 SMP=n -- mem=700M hole=340M@130M
passes 'on nodes, of which one starts inside' BITS=64 NUMA=y -- node=300M node=300M hole=160M@96M
# And of 64 MB.
passes 'below and in high memory' BITS=32 SMP=y -- mem=600M highmem=300M hole=64M@64M hole=128M@384M
passes 'nodes that own sections' BITS=32 NUMA=y -- node=200M node=100M node=60M hole=64M@64M
image=$(BITS=64 SMP=n tools/image "$(BITS=64 SMP=n tools/config)")
refuses 'memory that has no section' 'beyond the end of the address space' \
	tools/launch "$image" quiet membase=1024G </dev/null
done_testing

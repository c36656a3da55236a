#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The tests of pages on machines of a few MB, whose ends and zones are at odd places.
. tools/testing/lib.sh

SUITES=y BITS=64 SMP=y NR_CPUS=4 NUMA=n ASAN=y UBSAN=y RELEASE=2.6.12 LINEAGE=documented QUIET=1
export SUITES BITS SMP NR_CPUS NUMA ASAN UBSAN RELEASE LINEAGE QUIET
image=$(tools/image "$(tools/config)")
work=$(mktemp -d build/check/.small.XXXXXX)
trap 'rm -rf "$work"' EXIT

# passes PARAMETER…: the suites of all allocators pass there.
passes() {
	tools/launch "$image" quiet "$@" 'cmd=run buddy; run bootmem; run pcp; run slab' \
		</dev/null >"$work/out" 2>"$work/err" || return 1
	[ "$(grep -c '^1\.\.' "$work/out")" -eq 4 ] && ! grep -q '^not ok' "$work/out"
}

for parameters in mem=2M mem=3M mem=4M mem=4100K mem=7000K 'mem=10M highmem=2M'; do
	# shellcheck disable=SC2086
	if passes $parameters; then
		ok "$parameters"
	else
		not_ok "$parameters"
		explain "$(grep -h -A 3 '^not ok\|ERROR\|runtime error\|BUG' "$work/out" "$work/err")"
	fi
done
done_testing

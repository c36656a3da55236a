#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Traces that are made here: random ones, recorded runs; and what two releases make of them.
. tools/testing/lib.sh
unset RELEASE LINEAGE ARCH BITS SMP NUMA TYPES TRACE CMD ARGS FROM TO
QUIET=1 SUITES=n LINEAGE=documented RELEASE=2.6.12 BITS=32 NR_CPUS=4
export QUIET SUITES LINEAGE RELEASE BITS NR_CPUS
work=$(mktemp -d build/check/.traces.XXXXXX)
trap 'rm -rf "$work"' EXIT
mkdir -p build/check

# Random traces.
gen() {
	build/tools/trace-gen "$@"
}
gen -n 3000 -s 7 >"$work/a"
gen -n 3000 -s 7 >"$work/b"
gen -n 3000 -s 8 >"$work/c"
check 'the same seed, the same trace' cmp "$work/a" "$work/b"
differ() {
	! cmp -s "$1" "$2"
}
check 'another seed, another trace' differ "$work/a" "$work/c"
count() {
	sed '1,/^boot$/d' "$1" | grep -vc '^#'
}
check 'as many operations as were asked for' [ "$(count "$work/a")" -ge 3000 ]
replays() {
	make -s replay TRACE="$1" >"$work/out" && [ -s "$work/out" ]
}
check 'it can be replayed' replays "$work/a"
mv "$work/out" "$work/first"
replays "$work/a"
check 'with the same results each time' cmp "$work/first" "$work/out"
gen -m 16 -n 30000 -s 3 -x page -p 200 >"$work/pages"
replays "$work/pages"
check 'under pressure requests fail' grep -q '= null' "$work/out"
refuses 'a mix that is none' 'expected a mix of mixed, page or slab' gen -x soup
for number in x -1 99999999999999999999; do
	refuses "a number that is none: $number" 'not a number' gen -s "$number"
done
refuses 'a word too many' "expected options only, not 'x'" gen x
lost() {
	gen -n 3000 >/dev/full
}
refuses 'no room for the trace' 'No space left on device' lost

# A recorded run, replayed, gives what it gave.
RECORD=y SUITES=slab
export RECORD SUITES
check 'a run is recorded' make -s record TRACE="$work/run" \
	CMD='run slab/last_freed_is_next; run slab/slabs_change_cpus'
check 'it has what was asked for' sh -c "grep -q '^cc ' '$work/run' && grep -q '^ca ' '$work/run'"
refuses 'a trace is not overwritten' 'exists; it is not overwritten' \
	make -s record TRACE="$work/run" CMD='run slab/last_freed_is_next'
unset RECORD
SUITES=n
check 'it can be replayed by another build' replays "$work/run"
# all_agree TRACE: what each operation got is written behind it.
all_agree() {
	sed -n 's/^\([a-z]* [^#]*[^	 #]\)[	 ]*# = \(.*\)$/\1 = \2/p' "$1" >"$work/recorded"
	sed 's/ |.*//' "$work/out" >"$work/got"
	! grep -vFxf "$work/got" "$work/recorded" | head -n 3 | grep . && [ "$(wc -l <"$work/recorded")" -gt 100 ]
}
check 'with the results of the run' all_agree "$work/run"

# CPUs that make and tune caches at once, and that come and go: whoever waits holds up nobody.
on_nodes() {
	NUMA=y BITS=64 SMP=y NR_CPUS=4 TIME_LIMIT=60 "$@"
}
cat >"$work/script" <<'END'
run slab/caches_made_on_all_cpus
cpu down 3
run slab/slabs_change_cpus
cpu up 3
echo "size-64 30 10 2" > slabinfo
run slab/nodes_on_all_cpus
END
for _ in 1 2 3; do
	rm -f "$work/nodes"
	RECORD=y SUITES=slab on_nodes make -s record TRACE="$work/nodes" SCRIPT="$work/script" \
		>"$work/log" 2>&1 || break
	on_nodes replays "$work/nodes" || break
done
check 'a run of several CPUs at once is recorded' grep -q '^ok 1 - slab/caches_made_on_all_cpus' "$work/log"
check 'so are CPUs that come and go' grep -qx 'cpu_down 3' "$work/nodes"
check 'and arrays that are tuned' grep -qx 'ct size-64 30 10 2' "$work/nodes"
check 'it can be replayed with the same results' all_agree "$work/nodes"
check 'nothing is missing in it' sh -c "! grep '^# .* express' '$work/nodes'"

# What two releases make of a trace.
check 'equal releases' sh -c \
	"make -s compare FROM=2.6.12 TO=2.6.12.6 TRACE='$work/a' | grep -q '^no operation differs'"
make -s compare FROM=2.6.12 TO='2.6.12 SMP=n NR_CPUS=' TRACE="$work/a" >"$work/compared"
check 'SMP and UP differ, from some operation on' \
	grep -Eq '^[0-9]+ of [0-9]+ operations differ; the first one:' "$work/compared"
check 'fragmentation is shown' grep -q '^  Normal .*2.6.12 SMP=n .*pages$' "$work/compared"
check 'and the pages, as a picture' grep -q '<svg' build/compare/pages.svg
gen -b 64 -n 500 -s 7 >"$work/wide"
make -s compare FROM='2.6.12 NUMA=y' TO='2.6.12 SMP=n NR_CPUS=' BITS=64 TRACE="$work/wide" >"$work/compared"
check 'zones of nodes and a zone of none: all nodes are added up' \
	grep -q "^free blocks by order, a zone's of all nodes\$" "$work/compared"
check 'each has its pages' sh -c \
	"[ \$(grep -Ec '^  (DMA|Normal) .* = [1-9][0-9]+ pages\$' '$work/compared') -eq 4 ]"
printf '%s\n' 'bits 64' 'zone DMA 4096' boot 'km 2147483647 100 kernel' 'ap 2147483646 60 kernel' \
	'km 1 18446744073709551615 kernel' 'kf 2147483647' >"$work/large"
check 'large ids and numbers' [ "$(build/tools/trace-compare peak "$work/large")" -eq 4 ]
refuses 'an unknown release' 'no release 2.6.99 in versions/' \
	make -s compare FROM=2.6.12 TO=2.6.99 TRACE="$work/a"
refuses 'no trace' 'no such trace' make -s compare FROM=2.6.12 TO=2.6.13 TRACE=nowhere
done_testing

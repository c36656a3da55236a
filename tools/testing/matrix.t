#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Cells of the matrix that go wrong: each is reported as what it is, with the case that it was in,
# and fails alone.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset MEM TIME_LIMIT CELLS MATRIX ARCH BITS TYPES SMP NUMA NR_CPUS DEBUG_SLAB V CMD SCRIPT ARGS

RELEASE=2.6.15 SUITES=traps
export RELEASE SUITES
mv common/modules/traps/main.c traps.c

# with_code C: the suite has this, too.
with_code() {
	{
		cat traps.c
		printf '\n%s\n' "$1"
	} >common/modules/traps/main.c
}

# with_case C: the suite has one more case, with this body.
with_case() {
	with_code "TEST(traps, last)
{
	$1
}"
}

# fails NAME TEXT ARCH: the cell has that one failure.
fails() {
	fails_name=$1 fails_text=$2 status=0
	tools/testing/run "suites LINEAGE=documented RELEASE=2.6.15 ARCH=$3 SMP=n" >out 2>err || status=$?
	if [ "$status" -ne 0 ] && [ "$(grep -c '^not ok' out)" -eq 1 ] &&
		grep -A 3 '^not ok' out | tr '\n' ' ' | grep -q "$fails_text" &&
		grep -qx "To repeat it: tools/testing/run \"suites .* ARCH=$3 SMP=n\"" err; then
		ok "$3: $fails_name"
	else
		not_ok "$3: $fails_name"
		explain "expected '$fails_text', status $status: $(grep -A 8 '^not ok' out; tail -n 5 err)"
	fi
}

for arch in um arm; do
	program=$(sed -n 's/^Program: *//p' "arch/$arch/launch")
	if ! command -v "${program:-true}" >/dev/null; then
		skip "cells on $arch" "$program is not installed"
		continue
	fi
	with_case 'EXPECT_EQ(num_possible_cpus(), 1);'
	check "$arch: a good cell" tools/testing/run \
		"suites LINEAGE=documented RELEASE=2.6.15 ARCH=$arch SMP=n"
	with_case 'EXPECT_EQ(num_possible_cpus(), 2);'
	fails 'a wrong result' \
		'traps/last # modules/traps/main.c:[0-9]*: num_possible_cpus() == 2: 1 and 2' $arch
	with_case '*(volatile int *)nothing = 1;'
	fails 'an oops' 'traps/last: the kernel died: Fatal exception (' $arch
	with_case 'panic("at last");'
	fails 'a panic' 'traps/last: the kernel died: at last (' $arch
	TIME_LIMIT=3
	export TIME_LIMIT
	with_case 'for (;;) ;'
	fails 'a hang' 'traps/last: the kernel did not end within 3 seconds (' $arch
	with_code 'static int __init never(void)
{
	for (;;)
		;
}
login_initcall_bs(never);'
	fails 'a boot without an end' 'it boots: .*the kernel did not end within 3 seconds' $arch
	unset TIME_LIMIT
done

program=$(sed -n 's/^Program: *//p' arch/arm/launch)
if ! command -v "$program" >/dev/null; then
	skip 'an emulator is killed' "$program is not installed"
	done_testing
	exit
fi

# The emulator of this copy that runs the suites on one processor.
victim() {
	for pid in $(pgrep -f "^$program .*-smp 1 .*quiet cmd=run$"); do
		[ "$(readlink "/proc/$pid/cwd")" != "$(pwd -P)" ] || echo "$pid"
	done
}
with_case 'if (num_possible_cpus() == 1) schedule_timeout(20 * HZ);'
CELLS='suites lineage=documented release=2.6.15 arch=arm' tools/check-all >out 2>err &
matrix=$!
tries=0
until pids=$(victim) && [ -n "$pids" ] || [ $((tries += 1)) -gt 600 ]; do
	sleep 0.1
done
for pid in $pids; do
	kill -9 "$pid"
done
wait $matrix && status=0 || status=$?
check 'an emulator is killed: the matrix fails' [ "$status" -ne 0 ]
check 'for this reason' grep -q "^not ok .*$program was killed (" err
check 'in this cell' grep -q '^  FAIL    suites .* ARCH=arm SMP=n: [1-9][0-9]* passed, 1 failed' out
check 'and in no other' grep -q '^  OK      suites .* ARCH=arm SMP=y: [1-9][0-9]* passed, 0 failed' out
check 'which is counted' grep -Eqx '[1-9][0-9]+ passed, 1 failed(, [0-9]+ skipped)?' out
check 'and is in the table' grep -Eq '^documented 2.6.15 +[1-9][0-9]+/1$' out
check 'and in the file for other systems' sh -c \
	"grep -c '<failure>' build/check/junit.xml | grep -qx 1"
done_testing

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Cells of the matrix that go wrong: each is reported as what it is, with the case that it was in,
# and fails alone.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset MEM TIME_LIMIT CELLS MATRIX ARCH BITS TYPES SMP NUMA NR_CPUS DEBUG_SLAB DEBUG_SPINLOCK V CMD SCRIPT ARGS

RELEASE=2.6.15 SUITES=traps
export RELEASE SUITES
mv common/modules/traps/main.c traps.c

# installed ARCH: what runs it, and what compiles it; $program is what runs it.
installed() {
	program=$(sed -n 's/^Program: *//p' "arch/$1/launch")
	prefix=$(sed -n 's/^CONFIG_CROSS_COMPILE="\(.*\)"$/\1/p' "$(ARCH=$1 tools/config)/config")
	command -v "${program:-true}" >/dev/null && command -v "${prefix}gcc" >/dev/null
}

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
		grep -qx "To repeat it: RELEASE=2.6.15 SUITES=traps tools/testing/run \"suites .* ARCH=$3 SMP=n\"" err; then
		ok "$3: $fails_name"
	else
		not_ok "$3: $fails_name"
		explain "expected '$fails_text', status $status: $(grep -A 8 '^not ok' out; tail -n 5 err)"
	fi
}

for arch in um arm; do
	if ! installed $arch; then
		skip "cells on $arch" 'its emulator or its compiler is not installed'
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
	with_code '#include <linux/notifier.h>
#include <linux/reboot.h>
static int at_the_end(struct notifier_block *nb, unsigned long status, void *nothing)
{
	(void)nb;
	(void)nothing;
	if (status != EXIT_PANIC)
		panic("too late");
	return NOTIFY_DONE;
}
static struct notifier_block end = { .notifier_call = at_the_end };
TEST(traps, last)
{
	register_reboot_notifier(&end);
}'
	fails 'an end that goes wrong' 'the kernel died: too late, behind all cases' $arch
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

# here: what is at work for a matrix of this copy.
here() {
	for pid in $(pgrep -f 'tools/testing/(prove|run|suites)|quiet cmd=run$'); do
		[ "$(readlink "/proc/$pid/cwd")" != "$(pwd -P)" ] || echo "$pid"
	done
}
with_case 'schedule_timeout(60 * HZ);'
make -s check-all CELLS='suites lineage=documented release=2.6.15 arch=um bits=64' >out 2>&1 &
matrix=$!
tries=0
until pgrep -f 'linux-documented-2.6.15 quiet cmd=run$' >/dev/null || [ $((tries += 1)) -gt 300 ]; do
	sleep 0.1
done
check 'a matrix is at work' [ "$(here | wc -l)" -gt 2 ]
kill -9 $matrix
tries=0
until [ -z "$(here)" ] || [ $((tries += 1)) -gt 100 ]; do
	sleep 0.1
done
check 'make is killed: so is all that it began' [ -z "$(here)" ]
check 'and nothing is left behind' [ -z "$(find build/check -name '.suites.*')" ]

if ! installed arm; then
	skip 'an emulator is killed' 'it or its compiler is not installed'
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
check 'which is counted, at the end' sh -c \
	"tail -n 1 out | grep -Eqx '[1-9][0-9]+ passed, 1 failed(, [0-9]+ skipped)?'"
check 'and is in the table' grep -Eq '^documented 2.6.15 +[1-9][0-9]+/1$' out
check 'and in the file for other systems' sh -c \
	"grep -c '<failure>' build/check/junit.xml | grep -qx 1"
done_testing

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The machine of ARCH=x86_64: what is right is found, what is wrong is said.
. tools/testing/lib.sh
unset MEM MACHINE TIME_LIMIT BITS TYPES NUMA

ARCH=x86_64 SMP=y NR_CPUS=4 RELEASE=2.6.12 LINEAGE=documented QUIET=1
export ARCH SMP NR_CPUS RELEASE LINEAGE QUIET
program=$(sed -n 's/^Program: *//p' arch/x86_64/launch)
if ! command -v "$program" >/dev/null; then
	skip 'the machine' "$program is not installed"
	done_testing
	exit
fi
image=$(tools/image "$(tools/config)")
objects=$(dirname "$image")
work=$(mktemp -d build/check/.x86_64.XXXXXX)
trap 'rm -rf "$work" "$objects/triple-fault"' EXIT

# run STATUS PARAMETER…: starts the machine; $work/run is what it printed.
run() {
	run_expected=$1 run_status=0
	shift
	tools/launch "$image" "$@" </dev/null >"$work/run" 2>&1 || run_status=$?
	[ "$run_status" -eq "$run_expected" ] || {
		not_ok "status $run_expected of: $*"
		explain "got $run_status" "$(tail -n 15 "$work/run")"
	}
}

# prints TEXT…: each is a pattern that a line of the last run matches.
prints() {
	for text; do
		if grep -Eq -- "$text" "$work/run"; then
			ok "prints $text"
		else
			not_ok "prints $text"
			explain "$(tail -n 30 "$work/run")"
		fi
	done
}

run 0 'cmd=cpu down 3; cat percpu; cpu up 3; cat percpu'
prints '^Node 0: 0x0-0x[0-9a-f]+, DMA 16384k, Normal [0-9]+k, HighMem 0k$' '^Brought up 4 CPUs$' \
	'^cpu 3: area ffff8100[0-9a-f]+ offset 0x[0-9a-f]+ offline$' '^cpu 3: .* online$'
run 0 mem=24M cpus=2 cmd=poweroff
prints '0x0-0x1800000, DMA 16384k, Normal 8192k' '^Brought up 2 CPUs$'

# Registers, where it was, and how it came there.
run 3 'cmd=run traps/null_is_no_memory'
prints 'paging request at virtual address 0000000000000000$' '^Oops: page fault, error code 0002, CPU 0' \
	'^RIP: 0010: \[<ffffffff8[0-9a-f]+>\] traps__null_is_no_memory\+0x' '^RAX: [0-9a-f]{16} RBX: ' \
	'^CR2: 0000000000000000 CR3: ' '^ \[<ffffffff8[0-9a-f]+>\] cmd_run\+0x' \
	'^ \[<ffffffff8[0-9a-f]+>\] x86_64_start_kernel\+0x'

# The other machines of this architecture: what is measured and found there is right, too.
for machine in $(sed -n 's/^Machines: *//p' arch/x86_64/launch); do
	export MACHINE="$machine"
	run 0 'cmd=cpu down 3; cpu up 3; cat percpu; sleep 1; run pcp'
	prints '^Brought up 4 CPUs$' '^cpu 3: .* online$' '^ok 1 - pcp/'
done
refuses 'a machine that there is not' 'MACHINE=vax: expected one of: pc q35 microvm' \
	env MACHINE=vax tools/launch "$image" quiet
unset MACHINE

# A script is the initial RAM disk, and takes no more than its own page.
run 0 quiet 'cmd=cat meminfo'
total=$(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' "$work/run")
printf 'cat cmdline\nfrobnicate\ncat meminfo\n' >"$work/script"
run 1 quiet "script=$work/script"
prints '^quiet script=' '^frobnicate: unknown command' 'script:2: failed$' "^MemTotal: +$((total - 4)) kB$"

refuses 'too little memory for the kernel' 'mem=3072k is too little: this kernel needs' \
	tools/launch "$image" quiet mem=3M cmd=poweroff
refuses 'more memory than there is' 'mem=204800k: there are' tools/launch "$image" quiet mem=200M
refuses 'a machine that is too small' 'MEM=1M: this machine needs at least 4M' \
	env MEM=1M tools/launch "$image" quiet
refuses 'a trace for a larger machine' 'M of RAM are too little for this machine and the kernel' \
	env MEM=32M tools/launch "$image" replay=tools/testing/vectors/traces64/boot-64mb-std.trace
refuses 'an initial RAM disk that is no trace' 'COPYING:1: ' tools/launch "$image" replay=COPYING
TIME_LIMIT=2
export TIME_LIMIT
run 124 quiet 'cmd=sleep 1000'
prints 'the kernel did not end within [0-9]+ seconds'

unset TIME_LIMIT

# Without descriptors for interrupts an exception resets the machine: it must not begin anew.
cat >"$work/triple-fault.S" <<'END'
	.section .note.Xen, "a", @note
	.balign 4
	.long 4, 8, 18
	.asciz "Xen"
	.quad _start
	.text
	.code32
	.globl _start
_start:
	lidt nothing
	ud2
nothing:
	.word 0
	.long 0
END
gcc -nostdlib -static -Wl,-Ttext=0x100000 -o "$objects/triple-fault" "$work/triple-fault.S" 2>/dev/null
run_image=$image
image=$objects/triple-fault
run 125
prints 'the machine ended without a result'
image=$run_image
done_testing

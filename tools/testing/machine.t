#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Machines that can be and machines that can't; the console driven by commands.
. tools/testing/lib.sh

SUITES=n BITS=64 SMP=y NR_CPUS=4 NUMA=n RELEASE=2.6.12 LINEAGE=documented QUIET=1
export SUITES BITS SMP NR_CPUS NUMA RELEASE LINEAGE QUIET
plain=$(tools/image "$(tools/config)")
numa=$(NUMA=y tools/image "$(NUMA=y tools/config)")
up=$(NR_CPUS='' SMP=n tools/image "$(NR_CPUS='' SMP=n tools/config)")
suites=$(SUITES=lib tools/image "$(SUITES=lib tools/config)")
bits32=$(BITS=32 NR_CPUS=16 SUITES=lib tools/image "$(BITS=32 NR_CPUS=16 SUITES=lib tools/config)")

start() {
	tools/launch "$plain" quiet "$@" </dev/null
}
refuses 'an unknown parameter' "unknown parameter 'highmen=0'; known:" start highmen=0
refuses 'a malformed size' "malformed parameter 'mem=lots'" start mem=lots
refuses 'a size that is no whole page' "malformed parameter 'mem=1000001'" start mem=1000001
refuses 'too little memory' 'mem=512k is too little: this kernel needs' start mem=512K
refuses 'no memory' 'is too little' start mem=0
refuses 'zones that are larger than the memory' 'mem=32768k is less than dma=' start mem=32M dma=48M
refuses 'more memory than can be mapped' 'at most' start mem=100G
refuses 'a zone that begins at an odd place' 'zones begin at multiples of 4M' start mem=64M dma=3M
# Nothing wraps: 2^64 is not 0.
refuses 'memory beyond all addresses' 'mem=17179869248G: at most' start mem=17179869248G
refuses 'high memory beyond all addresses' 'highmem=17179869184G: at most' start highmem=17179869184G
refuses 'DMA memory beyond all addresses' 'dma=17592186044416M: at most' start dma=17592186044416M
refuses 'an address beyond all addresses' 'membase=18446744073709547520: at most' \
	start membase=18446744073709547520
refuses 'more DMA memory than can be mapped' 'dma=2097152M: at most' start dma=2048G
refuses 'a size without a number' "malformed parameter 'dma=M': expected a size such as 64M" start dma=M
refuses 'a number of CPUs that wraps' 'cpus=4294967297: this kernel drives 1 to 4 CPUs' \
	start cpus=4294967297
refuses 'a number of CPUs to bring up that wraps' 'maxcpus=4294967297: this kernel drives' \
	start maxcpus=4294967297
refuses 'a level that wraps' 'loglevel=18446744073709551617: expected a number from 0 to 15' \
	start loglevel=18446744073709551617
refuses 'a case that there is not' 'run=x/y: no such case is built in' \
	tools/launch "$suites" quiet run=x/y cmd=poweroff
refuses 'no CPU' 'cpus=0: this kernel drives 1 to 4 CPUs' start cpus=0
refuses 'more CPUs than NR_CPUS' 'cpus=5: this kernel drives 1 to 4 CPUs' start cpus=5
refuses 'more CPUs than NR_CPUS brought up' 'maxcpus=5: this kernel drives 1 to 4 CPUs' \
	start maxcpus=5

start_numa() {
	tools/launch "$numa" quiet "$@" </dev/null
}
refuses 'no node' 'numa=fake=0: this kernel drives 1 to 4 nodes' start_numa numa=fake=0
refuses 'too many nodes' 'numa=fake=5: this kernel drives 1 to 4 nodes' start_numa numa=fake=5
refuses 'a node smaller than its unit' 'is too little; a node has at least 8M' \
	start_numa mem=16M numa=fake=4
refuses 'a number of nodes that wraps' 'numa=fake=4294967297: this kernel drives 1 to 4 nodes' \
	start_numa numa=fake=4294967297
refuses 'nodes and memory' 'mem= and node= exclude each other' start_numa mem=12M node=32M
refuses 'nodes of two kinds' 'numa=fake= and node= exclude each other' start_numa numa=fake=2 node=32M
refuses 'DMA memory that node 0 does not have' 'dma=16384k: this zone is in node 0, which has 8192k' \
	start_numa dma=16M node=8M node=8M
refuses 'a CPU that wraps' 'no list of CPUs below 4' start_numa node=64M:18446744073709551617
refuses 'CPUs that are no short list' 'the list of CPUs has more than 63 characters' \
	start_numa "node=64M:$(printf '1,%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 \
		23 24 25 26 27 28 29 30 31 32)1"
refuses 'CPUs that are no list' 'no list of CPUs below 4' start_numa node=64M:x
refuses 'high memory and nodes' 'highmem=32M: this kernel has no CONFIG_HIGHMEM' start_numa highmem=32M

# says NAME TEXT PARAMETER…: the machine starts and prints a line that matches.
says() {
	says_name=$1 says_text=$2
	shift 2
	if tools/launch "$@" </dev/null 2>&1 | grep -Eq -- "$says_text"; then
		ok "$says_name"
	else
		not_ok "$says_name"
		tools/launch "$@" </dev/null 2>&1 | tail -n 15 | sed 's/^/# /'
	fi
}
says 'the default machine is the document'\''s' \
	'Node 0: 0x70000000-0x76400000, DMA 4096k, Normal 65536k, HighMem 32768k' "$plain" cmd=dmesg
says 'mem= changes ZONE_NORMAL' 'DMA 4096k, Normal 94208k, HighMem 32768k' "$plain" mem=128M \
	cmd=poweroff
says 'a small mem= has no high memory' 'DMA 4096k, Normal 12288k, HighMem 0k' "$plain" mem=16M \
	cmd=poweroff
says 'dma= and highmem= are obeyed' 'DMA 16384k, Normal 32768k, HighMem 16384k' "$plain" mem=64M \
	dma=16M highmem=16M cmd=poweroff
says 'hole= takes memory away' '^Memory: 8[0-9]+k\/102400k available' "$plain" hole=8M@20M hole=8M@80M cmd=poweroff
says 'also from a node' 'Node 1, .* 1 +1 +8 $' "$numa" hole=16M@64M "cmd=cat buddyinfo"
refuses 'a hole without a place' 'hole=8M: expected SIZE@OFFSET, such as 64M@128M' start hole=8M
refuses 'a hole of half a page' 'both a multiple of 4k' start hole=2k@16M
refuses 'a hole where the kernel is' 'hole=8192k: node 0 starts with 4k that the kernel needs' start hole=8M@0
refuses 'a hole that leaves too little' 'this kernel needs' start hole=90M@4M
says 'membase= moves the memory' 'Node 0: 0x0-0x6400000' "$plain" membase=0 cmd=poweroff
says '4 GB' 'MemTotal: +41[0-9]{5} kB' "$plain" mem=4G 'cmd=cat meminfo'
says 'maxcpus= leaves CPUs down' 'Brought up 2 CPUs' "$plain" maxcpus=2 cmd=poweroff
says 'which can come up later' 'cpu 3: .* online' "$plain" maxcpus=2 'cmd=cpu up 3; cat percpu'
says 'cpus= has fewer of them' 'Brought up 3 CPUs' "$plain" cpus=3 cmd=poweroff
says 'nodes get the CPUs they are given' 'Node 1: .* Normal 32768k' "$numa" node=64M:0,3 node=32M:1-2 \
	cmd=poweroff
says 'the banner tells the release' '^Linux version 2.6.12 \(documented\)' "$plain" cmd=poweroff
says 'UP says so' '#1 2005' "$up" cmd=poweroff
says 'SMP says so' '#1 SMP 2005' "$plain" cmd=poweroff

says '/proc by its own name' 'Node 0, zone      DMA ' "$plain" quiet 'cmd=cat /proc/buddyinfo'
says "/proc by the document's name" 'Node 0, zone   Normal ' "$plain" quiet \
	'cmd=cat /proc/buddyinfo_bs'
says 'the command line is there' '^quiet "cmd=cat cmdline"$' "$plain" quiet 'cmd=cat cmdline'
says 'a file can be written' 'size-512 .* tunables +20 +10 +8 ' "$plain" quiet \
	'cmd=echo "size-512 20 10 8" > /proc/slabinfo; cat slabinfo'
says 'an unknown command' 'frobnicate: unknown command; .help. lists them' "$plain" quiet \
	cmd=frobnicate
says 'an unknown file' 'cat: /proc/nothing: no such file; .ls. lists them' "$plain" quiet \
	'cmd=cat /proc/nothing'
says 'a file that can only be read' 'echo: version: can only be read' "$plain" quiet \
	'cmd=echo x > version'
says 'a value that is refused' 'echo: slabinfo: Invalid argument' "$plain" quiet \
	'cmd=echo "size-512 1 2 3" > slabinfo'

says 'a long text is echoed to its end' '^x{1500}$' "$plain" quiet \
	"cmd=echo $(printf 'x%.0s' $(seq 1500))"
says 'a CPU whose number wraps' 'usage: cpu up.down N' "$plain" quiet 'cmd=cpu down 4294967297'
says 'seconds that wrap' 'usage: sleep SECONDS' "$plain" quiet 'cmd=sleep 18446744073709551617'
says 'with 32 bits 2 GB of high memory' 'HighTotal: +2097152 kB' "$bits32" highmem=2G 'cmd=cat meminfo'
says 'with 32 bits a long sleep ends' '^ok 1 - lib/long_sleep_ends$' "$bits32" \
	'cmd=run lib/long_sleep_ends'

fails() {
	! tools/launch "$plain" quiet "$@" </dev/null >/dev/null 2>&1
}
refuses 'an emulated machine' 'MACHINE=pc: not with ARCH=um' env MACHINE=pc tools/launch "$plain"
check 'a command that fails makes the run fail' fails cmd='frobnicate; cat version'
check 'a run without one does not' tools/launch "$plain" quiet 'cmd=cat version'
check 'commands can come from standard input' sh -c \
	"printf 'cat version\npoweroff\n' | tools/launch '$plain' quiet | grep -q '^Linux version'"
check 'and so can a failure' sh -c "! echo nonsense | tools/launch '$plain' quiet >/dev/null"

# Commands from a file.
work=$(mktemp -d build/check/.machine.XXXXXX)
trap 'rm -rf "$work"' EXIT
printf 'cat version\n# nothing\nfrobnicate\necho "two  words" behind' >"$work/script"
says 'a script is carried out to its end' '^two  words behind$' "$plain" quiet "script=$work/script"
says 'and says which line failed' 'script:3: failed$' "$plain" quiet "script=$work/script"
check 'such a run fails' fails "script=$work/script"
gzip -k "$work/script"
says 'a script may be compressed' '^two  words behind$' "$plain" quiet "script=$work/script.gz"
printf 'cat version\n\001' >"$work/binary"
refuses 'a script that is none' 'binary:2: a byte 0x01: a script is text' start "script=$work/binary"
refuses 'a script that is not there' 'nowhere: can'\''t be read' start script=nowhere
refuses 'a script and commands' 'cmd=, script= and replay= exclude each other' \
	start "script=$work/script" cmd=poweroff
refuses 'a script and a trace' 'exclude each other' \
	start "script=$work/script" replay=tools/testing/vectors/traces64/percpu.trace
done_testing

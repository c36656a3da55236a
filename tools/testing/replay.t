#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Replay: how traces are read, and what is said of those that are wrong.
. tools/testing/lib.sh

SUITES=n BITS=32 SMP=y NR_CPUS=4 NUMA=n RELEASE=2.6.12 LINEAGE=documented QUIET=1
export SUITES BITS SMP NR_CPUS NUMA RELEASE LINEAGE QUIET
image=$(tools/image "$(tools/config)")
work=$(mktemp -d build/check/.replay.XXXXXX)
trap 'rm -rf "$work"' EXIT
trace=$work/t.trace

replay() {
	tools/launch "$image" "replay=$trace" </dev/null
}
# wrong NAME LINE TEXT LINE…: a trace of these lines has an error in that one.
wrong() {
	wrong_name=$1 wrong_line=$2 wrong_text=$3
	shift 3
	printf '%s\n' "$@" >"$trace"
	prefix="$trace:$wrong_line: "
	refuses "$wrong_name" "$wrong_text" replay
	prefix=
}

wrong 'a word size of another kernel' 1 'bits 64: this kernel has 32 bits' 'bits 64'
wrong 'an unknown zone' 2 "zone 'HUGE': expected DMA, NORMAL or HIGHMEM" 'bits 32' 'zone HUGE 1'
wrong 'zones in the wrong order' 2 'comes behind a higher one' 'zone NORMAL 4096' 'zone DMA 4096'
wrong 'a zone twice' 2 'given twice' 'zone DMA 4096' 'zone DMA 4096'
wrong 'no memory' 1 'the machine has no memory' boot
wrong 'more CPUs than the kernel has' 1 'at most 4 CPUs; build with NR_CPUS=8' 'smp 8'
wrong 'nodes on a kernel with one' 1 'build with NUMA=y' 'node 0 zone DMA 4096'
wrong 'a machine after bootmem' 3 'the machine must be complete before bootmem is used' \
	'zone DMA 4096' 'reserve 0 1' 'zone NORMAL 4096'
wrong 'an operation before boot' 2 "'ap': expected 'boot', or one of" 'zone DMA 4096' 'ap 1 0 kernel'
wrong 'no boot' 1 "the trace ends before 'boot'" 'zone DMA 4096'
wrong 'a range outside of memory' 2 'are not in the low memory of one node' 'zone DMA 4096' \
	'reserve 4090 10'
wrong 'a free page freed' 2 'page 16 is free already' 'zone DMA 4096' 'bm_free 65536 4096'
wrong 'a page behind all others' 2 "count '2': expected a number from 1 to 1" 'zone DMA 4096' \
	'reserve 1048575 2'
wrong 'a range that wraps' 2 'are not in the low memory of one node' 'zone DMA 4096' \
	'bm_reserve 4294967295 1'
wrong 'an alignment that is none' 2 'expected a power of two' 'zone DMA 4096' 'bm_alloc 1 100 3 0'

# Where no largest block may begin; on a machine with less than a block, each page goes by itself.
for pages in 64 5000; do
	wrong "a zone of $pages pages at page 2" 2 'zone NORMAL: begins at page 2: expected a multiple of 1024' \
		'zone DMA 2' "zone NORMAL $pages" boot buddyinfo
done
wrong 'a machine that is too small' 2 'this release dies here: kmem_cache_create(): failed to create slab' \
	'zone DMA 5' boot
wrong 'is told what is enough' 2 'the machine has 5 low pages, this release boots with 28' 'zone DMA 5' boot
boots() {
	printf '%s\n' "$@" boot buddyinfo >"$trace"
	replay
}
check 'which is true' boots 'zone DMA 28'
check 'and with more CPUs, too' boots 'smp 4' 'zone DMA 40'
no_array() {
	wrong "$1" 5 'this release dies here: Fatal exception' 'smp 4' 'zone DMA 10' 'zone NORMAL 17' \
		'bm_reserve 86 65535' boot 'cc 2 n2 368 16 0' 'ca 3 2 0x20'
}
no_array 'a CPU for which there is no memory'
plain=$image
image=$(UBSAN=y tools/image "$(UBSAN=y tools/config)")
no_array 'the same, before anything undefined'
image=$plain
wrong 'no page is left to boot with' 4 'this release dies here' 'zone DMA 2048' 'reserve 0 2048' \
	'bm_alloc 1 4096 4096 0' boot
check 'what was had before is printed' sh -c \
	"tools/launch '$image' 'replay=$trace' 2>/dev/null </dev/null | grep -qx 'bm_alloc 1 4096 4096 0 = null'"

# after_boot NAME LINE TEXT OPERATION…: LINE counts from the first operation.
after_boot() {
	after_name=$1 after_line=$2 after_text=$3
	shift 3
	wrong "$after_name" $((after_line + 5)) "$after_text" 'bits 32' 'smp 4' 'zone DMA 4096' \
		'zone NORMAL 12288' boot "$@"
}
after_boot 'an unknown operation' 1 "unknown operation 'malloc'; have: cpu ca cf" 'malloc 1 100'
after_boot 'a missing word' 1 "km: expected 'km ID SIZE GFP'" 'km 1 100'
after_boot 'an id used twice' 2 'km: id 1 was used before' 'km 1 100 kernel' 'km 1 100 kernel'
after_boot 'an id used again' 3 'ap: id 1 was used before' 'km 1 100 kernel' 'kf 1' 'ap 1 0 kernel'
after_boot 'an id freed twice' 3 'kf: id 1 was freed before' 'km 1 100 kernel' 'kf 1' 'kf 1'
after_boot 'an unknown id' 1 'fp: id 7 was never allocated' 'fp 7'
after_boot 'an id of another kind' 2 'fp: id 1 is memory (km), not pages (ap)' 'km 1 100 kernel' 'fp 1'
after_boot 'an id that is no number' 1 "id 'x': expected a number from 1 to" 'km x 100 kernel'
after_boot 'a number out of range' 1 "order '99': expected a number from 0 to 64" 'ap 1 99 kernel'
after_boot 'an unknown flag' 1 "km: unknown flag 'please'; have: kernel atomic" \
	'km 1 100 kernel|please'
after_boot 'a flag for pages' 1 "km: 'zero' is for pages only" 'km 1 100 kernel|zero'
after_boot "a flag that is not the cache's" 2 "ca: flag 'dma' unexpected" 'cc 1 mine 64 0 0' \
	'ca 2 1 kernel|dma'
after_boot 'a cache twice' 2 'this release dies here: Fatal exception' 'cc 1 mine 64 0 0' 'cc 2 mine 64 0 0'
after_boot 'a cache that could not be destroyed, again' 4 'this release dies here: Fatal exception' \
	'cc 1 uhci_urb_priv 100 0 0' 'ca 2 1 kernel' 'cd 1' 'cc 3 uhci_urb_priv 100 0 0'
after_boot 'an object that is too large' 1 'this release dies here: Fatal exception' 'cc 1 mine 200000 0 0'
after_boot 'an object that is too small' 1 'this release dies here: Fatal exception' 'cc 1 mine 3 0 0'
after_boot 'a CPU that is no other one' 1 "CPU '4': expected a number from 0 to 3" 'cpu_down 4'
after_boot 'a CPU that is not there' 1 "CPU '9': expected a number from 0 to 3" 'cpu 9'
after_boot 'a node operation on one node' 1 'build with NUMA=y' 'apn 1 0 kernel 0'
wrong 'a line too long' 1 'the line is longer than' "$(printf 'bits 32 %300s' x)"
printf 'zone DMA 4096\n\001\n' >"$trace"
refuses 'a byte that is no text' "$trace:2: a byte 0x01: a trace is ASCII text" replay
refuses 'a file that is not there' "nowhere: can't be read" tools/launch "$image" replay=nowhere

vector=tools/testing/vectors/traces/kmalloc-all.trace
expected=tools/testing/vectors/2.6.12-smp4/kmalloc-all.out
[ -e "$expected" ] || expected=$expected.gz
gzip -dcf "$expected" >"$work/expected"
same() {
	"$@" >"$work/got" && cmp "$work/expected" "$work/got"
}
check 'results are printed, and nothing else' same tools/launch "$image" "replay=$vector"
gzip -c "$vector" >"$work/compressed"
check 'a compressed trace' same tools/launch "$image" "replay=$work/compressed"
# An end that is missing, and a checksum of zeros: it is the last word but one.
head -c -8 "$work/compressed" >"$work/short.gz"
{ cat "$work/short.gz" && printf '\0\0\0\0' && tail -c 4 "$work/compressed"; } >"$work/damaged.gz"
for file in short damaged; do
	refuses "a compressed trace that is $file" "$file.gz:" tools/launch "$image" "replay=$work/$file.gz"
	refuses "a $file trace in make replay" "can't be read on: it is damaged, or cut short" \
		make -s replay "TRACE=$work/$file.gz"
	refuses "a $file trace in make compare" "$file.gz: can't be decompressed" \
		make -s compare FROM=2.6.12 TO=2.6.12 "TRACE=$work/$file.gz"
	refuses "a $file trace where the launcher decompresses it" "$file.gz: can't be decompressed" \
		env ARCH=x86_64 BITS= make -s replay "TRACE=$work/$file.gz"
done
echo 'cat version' | gzip -c | head -c -8 >"$work/script.gz"
refuses 'a script that is cut short' "script=$work/script.gz: can't be read on" \
	tools/launch "$image" quiet "script=$work/script.gz"
from_stdin() {
	tools/launch "$image" replay=- <"$vector"
}
check 'standard input' same from_stdin
lost() {
	"$@" >/dev/full
}
refuses 'no room for the results' 'is lost: No space left on device' lost tools/launch "$image" "replay=$vector"
refuses 'nor without the launcher' 'is lost: No space left on device' lost "$image" "replay=$vector"
check 'make replay' same make -s replay "TRACE=$vector"
cp "$vector" "$work/a name with blanks"
check 'a name with blanks' same make -s replay "TRACE=$work/a name with blanks"
check 'the same again' same tools/launch "$image" "replay=$vector"
printf '%s\n' 'zone DMA 4096' boot '# only a comment' '' '   ap   1   0   kernel   # here too' >"$trace"
check 'comments and blanks' sh -c \
	"tools/launch '$image' 'replay=$trace' </dev/null | grep -q '^ap 1 0 kernel = '"
done_testing

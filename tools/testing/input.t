#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is not possible on the command line, or in .config, ends in one clear line.
. tools/testing/lib.sh
. tools/testing/copy.sh

QUIET=1
export QUIET
make -s defconfig >/dev/null

# shellcheck disable=SC2120
m() {
	make -s "$@"
}
refuses 'an unknown release' 'no release 2.6.99 in versions/; have: 2.6.12 2.6.12.1' m RELEASE=2.6.99
refuses 'an unknown lineage' 'LINEAGE=folklore: expected one of: documented mainline' \
	m LINEAGE=folklore
refuses 'an unknown architecture' 'ARCH=pdp11: expected one of:' m ARCH=pdp11
refuses 'an unknown word size' 'BITS=16: expected one of: 32 64' m BITS=16
refuses 'too many processors' 'NR_CPUS=33: expected a number from 2 to 32' m NR_CPUS=33
refuses 'one processor of several' 'NR_CPUS=1: expected a number from 2 to 32' m NR_CPUS=1
refuses 'more processors than the machine has' \
	'NR_CPUS=5: expected a number from 2 to 4, as many as this machine can have' m ARCH=arm NR_CPUS=5
refuses 'a word size that the machine does not have' 'BITS=64: not with ARCH=arm' m ARCH=arm BITS=64
refuses 'types that the machine does not have' 'TYPES=i386: not with ARCH=arm' m ARCH=arm TYPES=i386
refuses 'processors that are no number' 'NR_CPUS=many: expected a number' m NR_CPUS=many
refuses 'processors without SMP' 'NR_CPUS=4: one processor only; give SMP=y too' m SMP=n NR_CPUS=4
refuses 'neither yes nor no' 'SMP=maybe: expected one of: y n' m SMP=maybe
refuses 'nodes on one processor' 'NUMA=y: needs SMP=y' m SMP=n NUMA=y
refuses 'an unknown memory model' 'MEMORY_MODEL=none: expected one of: flat discontig sparse' m MEMORY_MODEL=none
refuses 'one array for all nodes' 'MEMORY_MODEL=flat: not with NUMA=y' m MEMORY_MODEL=flat NUMA=y
refuses 'an array for each node of one' 'MEMORY_MODEL=discontig: not with ARCH=um NUMA=n' \
	m MEMORY_MODEL=discontig NUMA=n
refuses 'sections where there are none' 'has no SPARSEMEM, which' m MEMORY_MODEL=sparse
refuses "ARM's types in 64 bits" 'TYPES=arm: needs BITS=32' m TYPES=arm BITS=64
refuses 'a release that is not recreated yet' 'is not recreated yet: patches/mainline/' \
	m LINEAGE=mainline RELEASE=2.6.15
refuses 'a configuration that does not exist' 'no configuration none_defconfig; have:' \
	m none_defconfig
refuses 'no releases to compare' 'which releases?' m diff
refuses 'an unknown suite' 'SUITES=frob: expected one of: y n ' m SUITES=frob
refuses 'no trace' 'no TRACE' m replay
refuses 'a script that does not exist' 'SCRIPT=nowhere: no such file' m run SCRIPT=nowhere
refuses 'a script and commands' 'CMD and SCRIPT exclude each other' m run SCRIPT=COPYING CMD=poweroff
refuses 'a trace that does not exist' 'nowhere.trace: no such trace' m replay TRACE=nowhere.trace
refuses 'cells that do not exist' 'no cell has all of that' m check-all CELLS='BITS=128'

broken() {
	cp .config.good .config
	eval "$1"
	m
}
cp .config .config.good
refuses 'an unknown symbol in .config' 'CONFIG_TURBO=y is no symbol of this configuration' \
	broken 'echo CONFIG_TURBO=y >>.config'
refuses 'a value out of range in .config' 'CONFIG_NR_CPUS=64 is out of range' \
	broken 'sed -i s/^CONFIG_NR_CPUS=.*/CONFIG_NR_CPUS=64/ .config'
refuses 'a line in .config that is none' '"gibberish" is no line of a configuration' \
	broken 'echo gibberish >>.config'
refuses 'an unknown release in .config' 'CONFIG_RELEASE_2_6_99=y is no symbol' \
	broken 'sed -i "s/^CONFIG_RELEASE_2_6_12=y/CONFIG_RELEASE_2_6_99=y/" .config'
# picked SED-SCRIPT VARIABLE=VALUE…: a good .config that the command line does not go with.
picked() {
	sed "$1" .config.good >.config
	shift
	m olddefconfig >/dev/null 2>&1
	m "$@"
}
refuses 'a release that the picked lineage does not have' 'is not recreated yet: patches/mainline/' \
	picked 's/^CONFIG_LINEAGE_DOCUMENTED=y/CONFIG_LINEAGE_MAINLINE=y/' RELEASE=2.6.15
refuses 'one processor with the thread sanitizer picked' '.config has CONFIG_TSAN=y, which is not possible' \
	picked 's/^# CONFIG_TSAN is not set/CONFIG_TSAN=y/; /CONFIG_ASAN/d' SMP=n
check 'unless it is taken back' m SMP=n TSAN=n SUITES=n
cp .config.good .config

refuses 'no quilt' "quilt is not installed (Debian package quilt); 'make setup'" missing quilt make -s
refuses 'no kconfig' 'kconfig-conf is not installed (Debian package kconfig-frontends-nox)' \
	missing kconfig-conf make -s
refuses 'no cross compiler' \
	'i686-linux-gnu-gcc is not installed (Debian package gcc-i686-linux-gnu)' \
	missing i686-linux-gnu-gcc make -s BITS=32
refuses 'no cross compiler for ARM' \
	'arm-linux-gnueabihf-gcc is not installed (Debian package gcc-arm-linux-gnueabihf)' \
	missing arm-linux-gnueabihf-gcc make -s ARCH=arm
refuses 'no gdb' 'gdb is not installed (Debian package gdb)' missing gdb make -s gdb SUITES=n
refuses 'tests at a time that are no number' 'JOBS=many: expected' m check-all JOBS=many CELLS=style

refuses 'a misspelt variable' 'RELESE=: there is no such variable; the nearest is RELEASE=' \
	m run RELESE=2.6.15
refuses 'a misspelt target' 'chek: there is no such target; the nearest is check,' m chek
check "not make's own variables, and the compiler's" m help CC=gcc CFLAGS=-O1 MAKE=make
at_once() {
	rm -rf build/tools
	pids=
	for program in bench-peer launch releases bench-peer launch releases; do
		make -s build/tools/bench-peer "build/tools/$program" &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || return 1
	done
}
check 'several makes at once in a fresh tree' at_once

refuses 'a test that does not exist' 'TESTS=nowhere: names no test' m check-tools TESTS=nowhere
refuses 'a case that does not exist' 'TESTS=build/nowhere: names no case' m check SUITES=n TESTS=build/nowhere
check "a tools' test by its name" make -s check-tools 'TESTS=nowhere styl*'
check 'a case by its name, on one processor and on several' sh -c \
	"make -s check SUITES=n 'TESTS=build/section_bound? percpu' | tail -n 1 | grep -qx '2 passed, 0 failed'"
# What is picked is for the suites: other tests begin without it.
sed -i 's/^CONFIG_NR_CPUS=4/CONFIG_NR_CPUS=8/' .config
cat >tools/testing/probe.t <<'END'
#!/bin/sh
. tools/testing/lib.sh
check 'what is picked' [ "${RELEASE:-none} ${CMD:-none} ${MEM:-none}" = 'none none none' ]
check 'how to build' [ "${WERROR:-}" = 1 ]
check 'the configuration' grep -qx CONFIG_NR_CPUS=4 "$(tools/config)/config"
done_testing
END
chmod +x tools/testing/probe.t
check "the tools' tests begin without what is picked" \
	env RELEASE=2.6.14 CMD=x MEM=1M WERROR=1 tools/testing/run probe
check 'and the suites with it' grep -qx CONFIG_NR_CPUS=8 "$(tools/config)/config"
refuses 'no such function' 'FUNC=frobnicate: no such function' make -s objdump FUNC=frobnicate SUITES=n
refuses 'no graphviz' 'dot is not installed (Debian package graphviz)' missing dot make -s timeline
done_testing

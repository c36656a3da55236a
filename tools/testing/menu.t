#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The menu in a terminal: what is chosen there is what runs next.
. tools/testing/lib.sh
if ! command -v tmux >/dev/null; then
	skip 'the menu' 'tmux is not installed'
	done_testing
	exit 0
fi
. tools/testing/copy.sh
unset RELEASE LINEAGE ARCH BITS SMP NUMA CI

socket=$PWD/build/tmux
in_terminal() {
	tmux -S "$socket" "$@"
}
trap 'in_terminal kill-server 2>/dev/null; cd "$top" && rm -rf "$scratch"' EXIT

# shows TEXT: waits until the terminal does.
shows() {
	tries=0
	until in_terminal capture-pane -p 2>/dev/null | grep -Fq -- "$1"; do
		tries=$((tries + 1))
		[ "$tries" -lt 100 ] || return 1
		sleep 0.1
	done
}
# keys KEY…
keys() {
	for key; do
		in_terminal send-keys "$key"
		sleep 0.1
	done
}

make -s defconfig >/dev/null
in_terminal -f /dev/null new-session -d -x 100 -y 40 "make menuconfig; echo 'the menu has ended'; exec sh"
check 'the menu opens' shows 'the memory allocators of Linux'
# Release, the list of them, the third: 2.6.12.2 is behind .1.
keys Enter
check 'the release can be chosen' shows 'Release (2.6.12 '
keys Enter
check 'all releases are there' shows '2.6.12.2'
keys Down Down Enter
check 'it is chosen' shows 'Release (2.6.12.2 '
# Back; Architecture, Processors: SMP is the first line.
keys Escape Escape
shows 'Processors'
keys Down Down Enter
check 'the processors can be chosen' shows '[*] Several processors'
keys Space
check 'one of them' shows '[ ] Several processors'
keys Escape Escape
shows 'Memory map'
keys Escape Escape
shows 'save'
keys Enter
check 'it ends' shows 'the menu has ended'

check '.config has the release' grep -qx 'CONFIG_RELEASE="2.6.12.2"' .config
check '.config has one processor' grep -qx '# CONFIG_SMP is not set' .config
make -s run SUITES=n CMD='cat /proc/version; cat percpu' >run.log 2>&1
check 'the banner has it' sh -c "grep -c '^Linux version 2.6.12.2 (documented) .* #1 2' run.log | grep -qx 2"
check 'and there are no per-CPU areas' grep -q '^static: ordinary variables' run.log
done_testing

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What people read and debug a release with: objdump, tags, compile_commands.json, gdb.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset ARCH BITS TYPES SMP NUMA NR_CPUS CMD SCRIPT ARGS FUNC
RELEASE=2.6.14 SUITES=n QUIET=1
export RELEASE SUITES QUIET

# shows NAME TEXT…: each is in a line of the file "out".
shows() {
	shows_name=$1
	shift
	for text; do
		grep -Eq -- "$text" out || {
			not_ok "$shows_name: '$text'"
			explain "$(tail -n 15 out)"
			return
		}
	done
	ok "$shows_name"
}

for arch in um arm x86_64; do
	prefix=$(sed -n '/^config CROSS_COMPILE/,/^$/s/.*default "\(.*\)".*/\1/p' "arch/$arch/Kconfig" | head -n 1)
	[ $arch != um ] || prefix=
	if ! command -v "${prefix}gcc" >/dev/null; then
		skip "machine code for $arch" "${prefix}gcc is not installed"
		continue
	fi
	make -s objdump ARCH=$arch FUNC=free_percpu >out 2>&1 || :
	shows "machine code for $arch, with its source" '<free_percpu>:$' \
		'^void free_percpu\(const void \*objp\)$' '^ *[0-9a-f]+:	'
	check 'and nothing else of the program' sh -c '[ "$(grep -c ">:$" out)" -eq 1 ]'

	make -s compile_commands.json ARCH=$arch
	sed -n "s|^{\"directory\": \(\".*\"\), \"file\": \"$PWD/build/src/documented/2.6.14/mm/slab.c\",\
 \"arguments\": \[\(.*\)\]}.*|cd \1 \&\& \2 -fsyntax-only|p" build/compile_commands.json |
		sed 's/", "/" "/g' >compile.sh
	check "how $arch compiles a file" sh -c '[ -s compile.sh ] && sh compile.sh'
done

if command -v ctags >/dev/null; then
	make -s tags
	check 'tags of the picked release' grep -Eq '^kmalloc_node	src/documented/2.6.14/mm/slab.c	' build/tags
	check 'and architecture' grep -Eq '^um_start_kernel	' build/tags
	check 'and of no other' sh -c "! grep -q '^x86_64_start_kernel	' build/tags"
else
	skip 'tags' 'ctags is not installed'
fi

if command -v gdb >/dev/null; then
	make -s gdb CMD='cat version' \
		GDBFLAGS="-batch -ex 'break kmem_cache_init' -ex run -ex bt -ex list -ex kill" >out 2>&1 || :
	shows 'gdb stops, and shows the source' '^#0 +kmem_cache_init ' '^#1 .* start_kernel ' \
		'^[0-9]+	.*slab_break_gfp_order = BREAK_GFP_ORDER_HI;$'
else
	skip 'gdb' 'it is not installed'
fi
done_testing

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What 'make diff' shows of two releases.
. tools/testing/lib.sh
# What is said is looked at, with make -s check as well.
unset QUIET MAKEFLAGS MFLAGS

work=$(mktemp -d build/check/.diff.XXXXXX)
trap 'rm -rf "$work"' EXIT
LINEAGE=documented FROM=2.6.12 TO=2.6.15
export LINEAGE FROM TO

# shows TEXT VARIABLE=VALUE…: the difference has the text.
shows() {
	text=$1
	shift
	make -s diff "$@" >"$work/out" 2>&1 && grep -Fq -- "$text" "$work/out"
}
# status NUMBER VARIABLE=VALUE…: that of tools/diff, which is diff's.
status() {
	expected=$1 got=0
	shift
	env "$@" tools/diff >"$work/out" 2>&1 || got=$?
	[ "$got" -eq "$expected" ]
}
check 'the status is 1 where they differ' status 1
check 'it is 0 where they are the same' status 0 TO=2.6.12.4
check 'it is 2 when something is wrong' status 2 TO=2.6.99
check 'no colours where nobody looks' sh -c "make -s diff | grep -q . && ! make -s diff | grep -q '$(printf '\033')'"
check 'STAT=1 counts' shows ' files changed, ' STAT=1
check 'FILE= keeps one file' sh -c "[ \$(make -s diff FILE=mm/slab.c | grep -c '^diff') -eq 1 ]"
check 'FILE= keeps a folder' sh -c "[ \$(make -s diff FILE=include | grep -c '^diff') -eq 3 ]"
check 'FUNC= shows a function' shows '+		pdata->ptrs[i] = kmalloc_node(' FUNC=__alloc_percpu
check 'as a whole, and nothing else' sh -c "grep -q '^ 	return NULL;' $work/out &&
	! grep -q cache_grow $work/out"
check 'FUNC= shows a macro' shows '+#define per_cpu_ptr(ptr, cpu)' FUNC=per_cpu_ptr
check 'FUNC= says where a definition lies' shows '+include/linux/slab.h:' FUNC=kmalloc_node
check 'FUNC= shows a structure' sh -c "make -s diff FUNC=per_cpu_pages && env FUNC=per_cpu_pages \
	TO=2.6.12.1 tools/diff"
check 'WORD=1 marks words' shows '[-(ptr)-]{+({ (void)(cpu); (ptr); })+}' FUNC=per_cpu_ptr WORD=1
refuses 'a name that no release has' 'neither 2.6.12 nor 2.6.15 has no_such_function' \
	make -s diff FUNC=no_such_function
refuses 'no name' "FUNC=a b: expected the name" make -s diff FUNC='a b'
refuses 'a file that no release has' 'neither 2.6.12 nor 2.6.15 has mm/none.c' \
	make -s diff FILE=mm/none.c
refuses 'a path that leads out' 'expected a path such as' make -s diff FILE=../patches

# NUMA=y: the images that other tests build.
check 'SYMBOLS=1' shows '+kmalloc_node ' SYMBOLS=1 NUMA=y TO=2.6.14
check 'not those of the C library' sh -c "! grep -q ' printf ' $work/out"
if command -v pahole >/dev/null; then
	check 'LAYOUT=1, the same' status 0 LAYOUT=1 NUMA=y TO=2.6.14
	check 'LAYOUT=1 of one structure' sh -c "FUNC=per_cpu_pages LAYOUT=1 NUMA=y TO=2.6.14 tools/diff"
	refuses 'one that is not there' 'has no_such_struct' \
		make -s diff FUNC=no_such_struct LAYOUT=1 NUMA=y TO=2.6.14
	mkdir "$work/bin"
	printf '#!/bin/sh\necho "no memory" >&2\nexit 1\n' >"$work/bin/pahole"
	cp "$work/bin/pahole" "$work/bin/nm"
	chmod +x "$work/bin/pahole" "$work/bin/nm"
	check 'LAYOUT=1 without an answer is no agreement' sh -c "PATH=\"$PWD/$work/bin:\$PATH\" LAYOUT=1 NUMA=y TO=2.6.14 \
		tools/diff 2>&1 | grep -q 'pahole can.t read build/obj/.*: no memory'"
	check 'nor is SYMBOLS=1' sh -c "PATH=\"$PWD/$work/bin:\$PATH\" SYMBOLS=1 NUMA=y TO=2.6.14 \
		tools/diff 2>&1 | grep -q 'nm can.t read build/obj/'"
else
	skip 'LAYOUT=1' 'pahole is not installed'
fi

check 'HTML=1 writes a page' sh -c "make diff HTML=1 | grep -q build/diff/2.6.12-2.6.15.html"
check 'its text is escaped' sh -c "grep -q '#include &lt;asm/sections.h&gt;' \
	build/diff/2.6.12-2.6.15.html && ! grep -q '<asm/' build/diff/2.6.12-2.6.15.html"
check "another file's is another page" sh -c "make diff HTML=1 FILE=include/linux |
	grep -q build/diff/2.6.12-2.6.15-include-linux.html"
check 'with words' sh -c "make diff HTML=1 WORD=1 FUNC=per_cpu_ptr &&
	grep -q 'class=\"del word\">(ptr)<' build/diff/2.6.12-2.6.15-per_cpu_ptr.html"
tools/testing/browse build/diff/2.6.12-2.6.15.html >"$work/browse"
while IFS='	' read -r verdict what; do
	case $verdict in
	ok) ok "$what" ;;
	skip) skip "the page in a browser" "$what" ;;
	*) not_ok "$what" ;;
	esac
done <"$work/browse"
done_testing

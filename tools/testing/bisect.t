#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The patch that changed what a test says is found, for each kind of test.
. tools/testing/lib.sh
. tools/testing/copy.sh

make -s defconfig >/dev/null
QUIET=1
export QUIET

# names COMMIT VARIABLE=VALUE…: bisecting ends with that commit.
names() {
	names_commit=$1
	shift
	check "$* names $names_commit" sh -c 'make -s bisect "$@" | grep "^Origin: upstream, commit:$0"' \
		"$names_commit" "$@"
}
names 66341a90 TEST=build/per_cpu_ptr_up
names 97e2bde4 TEST=build/kmalloc_node BAD=2.6.14.7
names 97e2bde4 TEST=build/kmalloc_node LINEAGE=mainline GOOD=base
names a940199f TEST=build/section_bounds
names 66341a90 TEST=percpu/ptr_evaluates_cpu SMP=n

# A test of one's own, in a file that the patch under question does not know.
mkdir -p old/a/modules old/b/modules/percpu
cat >old/b/modules/percpu/mine.c <<'EOF'
// SPDX-License-Identifier: GPL-2.0
/* Is the cpu argument looked at? */
#include <linux/percpu.h>
#include <linux/test.h>

TEST(percpu, mine)
{
	int looked_at = 0;
	long object;

	(void)per_cpu_ptr(&object, looked_at++);
	EXPECT_EQ(looked_at, 1);
}
EOF
cp common/modules/Makefile old/a/modules/
sed 's|percpu/modroom.o|& percpu/mine.o|' common/modules/Makefile >old/b/modules/Makefile
{
	sed '/^--- /,$d' patches/documented/2.6.15/0001-*.patch
	(cd old && diff -urN a b) || :
} >patches/documented/2.6.15/0002-mine.patch
echo 0002-mine.patch >>patches/documented/2.6.15/series
names 66341a90 TEST=percpu/mine SMP=n
rm patches/documented/2.6.15/0002-mine.patch
sed -i '$d' patches/documented/2.6.15/series
check 'and leaves the history as it was' sh -c '! git --git-dir=build/history/documented.git for-each-ref |
	grep bisect && ! ls build/history/documented.git | grep -i bisect && ! ls -A build/outcome | grep .'

make -s first TEST=build/kmalloc_node >table
row() {
	grep -Eqx "$1" table || { cat table && return 1; }
}
check 'the outcome in every release' row '2\.6\.12 +fails +passes'
check '  as the last release asks, and as each one itself' row '2\.6\.14\.7 +passes +passes'
check '  and the first where it is another' row '2\.6\.14 is the first where it is otherwise: passes'

refuses 'no test' "no TEST; say 'make bisect TEST=<suite>/<case>'" make -s bisect
refuses 'a name that is none' 'TEST=percpu: expected <suite>/<case>' make -s bisect TEST=percpu
refuses 'a test that does not exist' "no test percpu/nowhere in 2.6.12 and 2.6.15" \
	make -s bisect TEST=percpu/nowhere
refuses 'nor in any release' 'no test build/nowhere in the releases of the lineage documented' \
	make -s first TEST=build/nowhere
refuses 'ends that agree' 'build/section_bounds passes at both ends, 2.6.13 and 2.6.15' \
	make -s bisect TEST=build/section_bounds GOOD=2.6.13
refuses 'nor does a test that ends the kernel' 'passes at both ends, 2.6.14 and 2.6.15' \
	make -s bisect TEST=lib/timer_added_twice GOOD=2.6.14 SMP=n
refuses 'an unknown release' 'GOOD=2.6.99: no such release in the lineage documented; have: 2.6.12 ' \
	make -s bisect TEST=build/section_bounds GOOD=2.6.99
refuses 'ends that are no line' 'GOOD=2.6.12.6 is no ancestor of BAD=2.6.13' \
	make -s bisect TEST=build/section_bounds GOOD=2.6.12.6 BAD=2.6.13
refuses 'an unknown lineage' 'no lineage folklore in patches/; have: documented mainline' \
	make -s bisect TEST=build/section_bounds LINEAGE=folklore
check 'what can'"'"'t be built says nothing: no patch is blamed, and it is named' sh -c "
	! make -s bisect TEST=slab/kmalloc_node >out 2>&1 && ! grep '^changed by' out &&
	grep '^not asked: 2.6.12: unbuilt: modules/slab/' out &&
	grep 'passes at both ends, 2.6.14/0001-add-kmalloc_node-inline-cleanup.patch and 2.6.15' out"
refuses 'where others of its file are too new, it is asked alone' \
	'percpu/ptr_evaluates_cpu passes at both ends, 2.6.12 and 2.6.15' \
	make -s bisect TEST=percpu/ptr_evaluates_cpu SMP=y
refuses 'a configuration without the test' "can't be asked at 2.6.12: skipped" \
	make -s bisect TEST=percpu/modroom_copies SMP=n
done_testing

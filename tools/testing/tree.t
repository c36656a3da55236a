#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Materialised trees: what is in them, and that nothing a user wrote is ever lost.
. tools/testing/lib.sh
. tools/testing/copy.sh

make -s defconfig >/dev/null
need quilt quilt
export QUILTRC="$PWD/tools/quiltrc"
tree=build/src/documented/2.6.14
make -s tree RELEASE=2.6.14 >/dev/null

check 'a tree is the base with all patches applied' sh -c \
	"cd $tree && [ \"\$(quilt applied | wc -l)\" -eq \"\$(quilt series | wc -l)\" ]"
check "what is noted of the patches is what quilt notes" sh -c \
	"cp -R $tree as.written && cd $tree && quilt pop -a >/dev/null && quilt push -a >/dev/null &&
	diff -r .pc ../../../../as.written/.pc && rm -r ../../../../as.written"
check 'its files lie where the kernel has them' test -f "$tree/mm/slab.c" -a \
	-f "$tree/include/linux/percpu.h" -a -f "$tree/init/main.c"

# An edit that no patch holds.
edit() {
	(cd "$tree" && quilt edit "$1" >/dev/null)
}
EDITOR="sed -i \$a/*edited*/"
export EDITOR
edit mm/slab.c
refuses 'a tree with an edit is not built' 'has edits that no patch holds: mm/slab.c' \
	make -s RELEASE=2.6.14
check 'the edit is still there' grep -q '/\*edited\*/' "$tree/mm/slab.c"
refuses 'distclean refuses too' 'has edits that no patch holds' make -s distclean
echo '/* a new file */' >"$tree/mm/new.c"
refuses 'a new file is an edit' 'and 1 more' make -s RELEASE=2.6.14
rm "$tree/mm/new.c"
mv "$tree/mm/swap.c" "$tree/mm/elsewhere"
refuses 'a missing file is an edit' 'mm/elsewhere and 2 more' make -s RELEASE=2.6.14
mv "$tree/mm/elsewhere" "$tree/mm/swap.c"
touch -d 2005-06-17 "$tree/mm/swap.c"
check 'refresh puts the edit into the top patch' make -s refresh RELEASE=2.6.14
check 'the patch has it' grep -rq '^+/\*edited\*/' patches/
check 'then the tree is built' make -s RELEASE=2.6.14 SUITES=n

# The base changes under a clean tree, and under one with an edit.
echo '/* base */' >>common/mm/highmem.c
check 'a changed base is taken over' sh -c \
	"make -s tree RELEASE=2.6.14 >/dev/null && grep -q '/\* base \*/' $tree/mm/highmem.c"
edit mm/slab.c
echo '/* base again */' >>common/mm/highmem.c
refuses 'not into a tree with an edit' 'has edits that no patch holds' make -s RELEASE=2.6.14
check 'which keeps what it had' sh -c "! grep -q 'base again' $tree/mm/highmem.c"
make -s refresh RELEASE=2.6.14 >/dev/null
check 'but after a refresh' sh -c \
	"make -s tree RELEASE=2.6.14 >/dev/null && grep -q 'base again' $tree/mm/highmem.c"

# A patch of one's own.
(cd "$tree" && quilt new 2.6.14/0099-mine.patch && quilt add mm/highmem.c) >/dev/null
echo '/* mine */' >>"$tree/mm/highmem.c"
check "'quilt new' begins a patch" sh -c \
	"make -s refresh RELEASE=2.6.14 && grep -q '^+/\* mine \*/' patches/documented/2.6.14/0099-mine.patch"
check 'its series names it: it is a part of the release' sh -c \
	"make -s tree RELEASE=2.6.14 >/dev/null && grep -q '/\* mine \*/' $tree/mm/highmem.c"
check 'and of its descendants' sh -c \
	"make -s tree RELEASE=2.6.15 >/dev/null && grep -q '/\* mine \*/' build/src/documented/2.6.15/mm/highmem.c"

# A patch that does not fit.
sed -i 's/^int __no_tsan zone_watermark_ok/int zone_watermark_ok/' common/mm/page_alloc.c
cat >patches/documented/2.6.13/0098-misfit.patch <<'EOF'
From: Nobody (recreated) <000000000000@recreated.invalid>

--- a/mm/oom_kill.c
+++ b/mm/oom_kill.c
@@ -5,3 +5,3 @@
 one line
-another line
+a changed line
 a third line
EOF
echo 0098-misfit.patch >>patches/documented/2.6.13/series
refuses 'a patch that does not apply' \
	'patches/documented/2.6.13/0098-misfit.patch does not apply to 2.6.13: mm/oom_kill.c, hunk 1' \
	make -s RELEASE=2.6.13
refuses 'in a descendant as well' 'does not apply to 2.6.14' make -s RELEASE=2.6.14
check 'its tree stays as it was' grep -q '/\* mine \*/' "$tree/mm/highmem.c"
done_testing

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What can be wrong with a patch is said with file and line.
. tools/testing/lib.sh
. tools/testing/copy.sh

# One patch is enough, whose test is only compiled.
rm -r patches/mainline patches/documented/2.6.1[45]
patch=$(echo patches/documented/2.6.13/0001-*.patch)
cp -R patches patches.good
cp -R common common.good
check 'a patch that is in order' make -s check-patches
check 'is not looked at again' sh -c "touch -d 2001-01-01 build/check/patches/* && make -s check-patches &&
	[ -z \"\$(find build/check/patches -type f -newermt 2001-01-02)\" ]"

# after COMMAND…: what check-patches says when that was done to the files.
after() {
	cp -R patches.good/. patches/
	cp -R common.good/. common/
	for change; do
		eval "$change"
	done
	failed=0
	make -s check-patches >said 2>&1 || failed=$?
}
says() {
	if [ "$failed" -ne 0 ] && grep -Fq -- "$2" said; then
		ok "$1"
	else
		not_ok "$1"
		explain "expected '$2': $(cat said)"
	fi
}
# edit SCRIPT…: of the patch.
edit() {
	sed -i "$@" "$patch"
}

after "edit '/^From:/d; /^Date:/d; /^Subject:/d; 5,/^Origin:/{/^Origin:/!d}'" "edit '/^Origin:/d; /^Test:/d'"
says 'no author' "$patch:1: no From:"
says 'no date' "$patch:1: no Date:"
says 'no title' "$patch:1: no Subject:"
says 'no text' "$patch:1: no text that says what changes, and why"
says 'no origin' "$patch:1: no Origin:"
says 'no test' "$patch:1: no Test:"

after "edit 's/<.*>/<andi@example.org>/; s/^Date:.*/Date: 2005-07-28/; /^Subject:/p; 3a Reviewed: yes'" \
	"edit -e '/^Origin:/s/....\$//; /^Test:/s/\$/ COLOUR=red/; /^Test:/a And so on.\nOurs: mm/a.c' -e '/^Test:/aOurs: mm/b.c: it is' " \
	"edit '8s/\$/ /; /^+extern char __per_cpu/s/\$/ KERNEL_VERSION(2,6,13) /'"
says "a real person's address" "$patch:1: From: expected \"Name (recreated) <12 hex digits@"
says 'a malformed date' "$patch:2: Date: expected a time such as"
says 'a title given twice' "$patch:4: Subject: is given twice"
says 'another line in the header' "$patch:5: expected From:, Date:, Subject: and an empty line"
says 'white space at the end of a line of text' "$patch:8: trailing white space"
says 'a shortened origin' 'expected "Origin: upstream, commit:<40 hexadecimal digits>"'
says 'a malformed test' 'expected "Test: suite/case", and variables'
says 'text behind the trailers' 'Origin:, Test:, Provides: and Ours: come last, behind the text'
says 'a file of ours without a reason' 'expected "Ours: file: why"'
check 'one with it is in order' [ "$(grep -c Ours: said)" -eq 2 ]
says 'white space at the end of an added line' 'trailing white space is added'
says 'a release conditional' 'a release conditional'

after "edit 's/Andi Kleen (recreated) <a940199f206d/Andi Kleen <97e2bde47f88/; s/\$/\\r/; \$a GIT binary patch'"
says 'an author who is not marked' "$patch:1: From: expected \"Name (recreated)"
says 'the hash of another commit' 'Origin: From: names another commit, 97e2bde47f88'
says 'carriage returns' "$patch:1: a carriage return"
says 'a binary hunk' 'a binary hunk'

after "edit 's/Andi Kleen/Andrew Morton/; /^Date:/s/21:15:30/21:15:31/; /^Subject:/s/Some/More/'"
says 'another author' "$patch:1: From: the author of a940199f206d is Andi Kleen"
says 'another date' "$patch:2: Date: the commit has the date 2005-07-28T21:15:30-07:00"
says 'another title' "$patch:3: Subject: its title is [PATCH] x86_64: Some cleanup in setup64.c"
after "edit 's/^Date:.*/Date: Fri, 29 Jul 2005 04:15:30 +0000/'"
says 'the same time elsewhere' "$patch:2: Date: the commit has the date"
after "edit 's/commit:a940199f206d.*/commit:a940199f206d0000000000000000000000000000/'"
says 'an origin that is not known' 'Origin: no commit a940199f206d0000000000000000000000000000 in'
after "edit '/^--- /,\$d'"
says 'no changes' "$patch:1: changes nothing"

at=$(awk '/^\+\+\+ b\/init\/main\.c/ { on = 1 } on && /^@@/ { print NR; exit }' "patches.good/${patch#patches/}")
after "sed -i '1i /* */' common/init/main.c" "sed -i '2a #ifdef CONFIG_RELEASE_2_6_13' common/mm/swap.c" \
	"sed -i 's/_end/_the_end/' common/modules/build/section_bounds.c"
says 'an offset' "$patch:$at: applies with an offset (init/main.c)"
says 'a hunk that does not fit' 'does not apply (modules/build/section_bounds.c)'
says 'a release conditional in the base' 'common/mm/swap.c:3: a release conditional'
after "edit 's/^@@ .* @@/& here/'"
says 'a form that quilt does not give it' "'make refresh' changes it"

after "edit '/^Test:/s/: .*/: build\/nowhere/'"
says 'a test that does not exist' 'Test: no case build/nowhere in the tree'
after "edit '/^Test:/s/: .*/: build\/per_cpu_ptr_up/'"
says 'a test that passes without the patch' 'Test: without the patch, build/per_cpu_ptr_up does not fail: passes'
after "edit 's/^+ \* expect: .*/+ * expect: much/'"
says 'a test that fails with it' 'Test: build/section_bounds: fails: expected: much; the compiler says: nothing'
done_testing

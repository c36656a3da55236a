#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What the patches say of the kernel's history is compared with a repository: here a miniature
# one, whose commits have the authors, dates, titles and files of the real ones, and hashes of
# their own, which the copy of the patches is told.
. tools/testing/lib.sh
. tools/testing/copy.sh

QUIET=1
export QUIET
make -s build/tools/releases
# A few patches are enough.
find patches/mainline -mindepth 1 -maxdepth 1 -name '2.6.*' ! -name '2.6.12*' -exec rm -r {} +
mkdir mini
git -C mini init -q
mini() {
	git -C mini -c user.name=Linus -c user.email=linus@example.org "$@"
}

# commit AUTHOR DATE TITLE FILE…: prints the hash.
commit() {
	author=$1 day=$2 title=$3
	shift 3
	for file; do
		mkdir -p "mini/$(dirname "$file")"
		echo "$title" >>"mini/$file"
	done
	mini add .
	GIT_AUTHOR_DATE=$day GIT_COMMITTER_DATE=$day mini commit -q --author="$author <a@example.org>" -m "$title"
	mini rev-parse HEAD
}

# recreated PATCH FILE…: the commit that a patch names; the copy's files learn its hash.
recreated() {
	patch=$1
	shift
	old=$(sed -n 's/^Origin: upstream, commit://p' "$patch")
	new=$(commit "$(sed -n 's/^From: \(.*\) (recreated).*/\1/p' "$patch")" "$(sed -n 's/^Date: //p' "$patch")" \
		"$(sed -n 's/^Subject: //p' "$patch")" "$@")
	sed -i "s/$(printf %.12s "$old")/$(printf %.12s "$new")/" versions/*
	sed -i "/^Origin:/s/$old/$new/; /^From:/s/$(printf %.12s "$old")/$(printf %.12s "$new")/" "$(readlink -f "$patch")"
	grep "^$old" Documentation/commits.tsv | sed "s/$old/$new/" >>commits
}

release() {
	new=$(commit Linus "$("$releases" date "$1")" "Linux v$1" Makefile)
	mini -c tag.gpgSign=false tag "v$1"
	sed -i "s/^Commit: .*/Commit: $new/" "versions/$1"
}

patches=patches/documented
commit Linus '2005-04-16T15:20:36 -0700' 'Linux-2.6.12-rc2' include/linux/slab.h mm/slab.c init/main.c >/dev/null
recreated $patches/2.6.14/0001-*.patch include/linux/slab.h mm/slab.c arch/ia64/mm/init.c
mini tag v2.6.12-rc4
release 2.6.12
recreated $patches/2.6.13/0001-*.patch include/asm-generic/sections.h init/main.c \
	arch/x86_64/kernel/setup64.c include/asm-x86_64/desc.h
recreated patches/mainline/2.6.12.5/0001-*.patch include/linux/module.h kernel/module.c
mini tag v2.6.13-rc5
release 2.6.13
release 2.6.14
recreated $patches/2.6.15/0001-*.patch include/linux/percpu.h
mini tag v2.6.15-rc2
release 2.6.15
cp commits Documentation/commits.tsv

verify() {
	make -s verify-provenance KERNEL=mini "$@"
}
check 'the mainline lineage agrees' verify LINEAGE=mainline
told() {
	QUIET='' make verify-provenance KERNEL=mini >told 2>&1 && grep -q "$1" told || { cat told && false; }
}
check 'a disagreement that is explained is no fault, and told' told \
	'/2.6.14/0001-.*: [0-9a-f]* is older than 2.6.14; it came with v2.6.12-rc4, as versions/2.6.14:8 says$'
check 'what a patch leaves out is told' sh -c "QUIET= make verify-provenance KERNEL=mini LINEAGE=mainline |
	grep -q '/2.6.12/0001-.* touches arch/ia64/mm/init.c as well\$'"

# changed FILE EDIT [LINEAGE]: after an edit, which is taken back.
changed() {
	cp "$1" saved
	sed -i "$2" "$1"
	changed_status=0
	verify LINEAGE="${3-mainline}" || changed_status=$?
	cp saved "$1"
	return $changed_status
}
patch=patches/mainline/2.6.12.5/0001-Module-per-cpu-alignment-cannot-always-be-met.patch
refuses 'another author' "$patch:1: From: it is Rusty Russell, not Nobody" \
	changed $patch 's/^From: Rusty Russell/From: Nobody/'
refuses 'another date' "$patch:2: Date: it is Mon, 1 Aug 2005 21:11:47 -0700, not Mon, 1 Aug 2005 22" \
	changed $patch '/^Date:/s/21:11/22:11/'
refuses 'another time zone' "$patch:2: Date: it is Mon, 1 Aug 2005 21:11:47 -0700, not Tue, 2 Aug" \
	changed $patch '/^Date:/s/.*/Date: Tue, 2 Aug 2005 04:11:47 +0000/'
refuses 'another title' "$patch:3: Subject: it is [PATCH] Module per-cpu" changed $patch '/^Subject:/s/Module/Modules/'
refuses 'an unknown commit' 'Origin: KERNEL has no commit 0123456789012345678901234567890123456789' \
	changed $patch 's/commit:.*/commit:0123456789012345678901234567890123456789/'
refuses 'a file that the commit does not touch' 'does not touch mm/extra.c' \
	changed $patch '$a--- /dev/null\n+++ b/mm/extra.c\n@@ -0,0 +1 @@\n+/* extra */'
refuses "another tag's commit" "versions/2.6.13:3: Commit: it is " \
	changed versions/2.6.13 's/^Commit: ..../Commit: 0000/'
refuses "another release's date" 'versions/2.6.14:2: Date: it is 2005-10-28T00:02:08Z, not 2005-10-29' \
	changed versions/2.6.14 's/^Date: 2005-10-28/Date: 2005-10-29/'
refuses 'another first tag' 'Documentation/commits.tsv:2: first tag: it is v2.6.13-rc5, not v2.6.13-rc1' \
	changed Documentation/commits.tsv '2s/v2.6.13-rc5/v2.6.13-rc1/'
prefix=$patches/2.6.14/0001-add-kmalloc_node-inline-cleanup.patch:
refuses 'one that is not explained is a fault' 'is older than 2.6.14; it came with v2.6.12-rc4' \
	changed versions/2.6.14 's/was first tagged/was tagged/' documented
prefix=
refuses 'one that is explained with another tag' 'versions/2.6.14:8: Disagreement: it came with v2.6.12-rc4, not v2.6.12-rc5' \
	changed versions/2.6.14 's/2.6.12-rc4/2.6.12-rc5/' documented
refuses 'one of an unknown commit' 'versions/2.6.14:8: Disagreement: KERNEL has no commit 0123456789ab' \
	changed versions/2.6.14 's/Commit [0-9a-f]* was first/Commit 0123456789ab was first/'
# shellcheck disable=SC2016
refuses 'one that does not hold any more' 'versions/2.6.15:10: Disagreement: no patch of 2.6.15 has' \
	changed versions/2.6.15 '$aDisagreement: this is. Commit '"$(sed -n 's/^Origin: .*commit://p' $patch)"' was\n first tagged in 2.6.13-rc5.' ''
patch=$patches/2.6.15/0001-Shut-up-per_cpu_ptr-on-UP.patch
cp $patch saved-patch
add_file() {
	cp saved-patch $patch
	sed -i '$a--- /dev/null\n+++ b/mm/extra.c\n@@ -0,0 +1 @@\n+/* extra */' $patch
	[ -z "$1" ] || sed -i "/^Test:/aOurs: $1" $patch
}
add_file 'mm/extra.c: the tests need it'
check 'a file of ours that is explained is told' told "mm/extra.c is ours, as $patch:[0-9]* says"
add_file 'mm/other.c: the tests need it'
refuses 'another one is a fault' 'does not touch mm/extra.c' sh -c \
	'make -s verify-provenance KERNEL=mini 2>&1 | grep -v "mm/other.c" >&2; false'
refuses 'one that is not there' 'Ours: mm/other.c is not changed by the patch alone' sh -c \
	'make -s verify-provenance KERNEL=mini 2>&1 | grep -v "mm/extra.c" >&2; false'
cp saved-patch $patch
mini tag -d v2.6.15 >/dev/null
refuses 'a tag that is missing' 'versions/2.6.15:3: Commit: KERNEL has no tag v2.6.15' verify LINEAGE=mainline

refuses 'no repository given' "no KERNEL; say 'make verify-provenance KERNEL=<git directory>'" \
	make -s verify-provenance
refuses 'no such directory' 'KERNEL=nowhere: no such directory' make -s verify-provenance KERNEL=nowhere
check 'nothing was written into the repository' sh -c '[ -z "$(git -C mini status --short)" ]'
cp -R mini torn
rm "torn/.git/objects/$(git -C torn rev-parse v2.6.13^ | sed 's/^../&\//')"
check 'a repository with a hole' sh -c "make -s verify-provenance KERNEL=torn >torn.said 2>&1; cat torn.said
	grep -qx \"percpu-history: KERNEL=torn: can't be read as a whole\" torn.said"
mini commit -q --allow-empty -m 'between'
cp -R mini torn2
mini reset -q --hard HEAD~1
git -C torn2 -c user.name=L -c user.email=l@example.org commit -q --allow-empty -m 'tip'
git -C torn2 tag v2.6.14.1
rm "torn2/.git/objects/$(git -C torn2 rev-parse HEAD~1 | sed 's/^../&\//')"
check 'and one between its tags' sh -c "make -s verify-provenance KERNEL=torn2 >torn.said 2>&1; cat torn.said
	grep -qx \"percpu-history: KERNEL=torn2: can't be read as a whole\" torn.said"
git init -q other
refuses 'a repository of something else' \
	'KERNEL=other: has no tag v2.6.12; it is no repository of the kernel' make -s verify-provenance KERNEL=other
refuses 'a directory that is no repository' 'not a git repository' make -s verify-provenance KERNEL=/proc
done_testing

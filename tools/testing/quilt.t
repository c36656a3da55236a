#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The commands that change patches and releases, on a small stack: what they do, what they
# refuse, and that nothing is lost when one is killed half-way.
. tools/testing/lib.sh
. tools/testing/copy.sh
# What is said is looked at, with make -s check as well.
unset QUIET

# Three releases that change one file, and one that changes another.
find common -mindepth 1 -maxdepth 1 ! -name modules -exec rm -rf {} +
find common/modules -mindepth 1 ! -name Kconfig -delete
rm -rf patches/mainline patches/documented/2.* timeline.*
mkdir -p common/mm common/include/linux
seq 1 60 >common/mm/one.c
seq 101 160 >common/mm/two.c
seq 201 230 >common/include/linux/one.h

# stack RELEASE FILE LINE TEXT: a patch that changes one line.
stack() {
	mkdir -p "patches/documented/$1" work/a work/b
	cp "$2" work/a/file
	sed "$3s/.*/$4/" work/a/file >work/b/file
	{
		printf 'From: A Hacker (recreated) <%.12s@recreated.invalid>\n' "$origin"
		printf 'Date: Thu, 28 Jul 2005 21:15:30 -0700\nSubject: [PATCH] %s\n\nWhy.\n\n' "$4"
		printf 'Origin: upstream, commit:%s\nTest: a/b\n' "$origin"
		diff -u --label "a/${2#common/}" --label "b/${2#common/}" work/a/file work/b/file || :
	} >"patches/documented/$1/0001-$4.patch"
	echo "0001-$4.patch" >"patches/documented/$1/series"
	rm -r work
}
origin=a940199f206dcf51c65fae27e2ce412f2c5a2b22
stack 2.6.13 common/mm/one.c 10 ten
stack 2.6.14 common/mm/one.c 30 thirty
stack 2.6.15 common/mm/two.c 30 one-thirty

make -s defconfig >/dev/null
src=build/src/documented
holds() {
	grep -q "^+$2\$" "patches/documented/$1"
}
applied() {
	[ "$(wc -l <"$src/$1/.pc/applied-patches")" -eq "$2" ]
}
# says TEXT COMMAND…: it succeeds and its output has the text.
says() {
	text=$1
	shift
	"$@" >said 2>&1 && grep -Fq -- "$text" said || { cat said && return 1; }
}
t=$src/2.6.14 rc=$PWD/tools/quiltrc

check 'edit names the tree and its top' says 'top      2.6.14/0001-thirty.patch' \
	make -s edit RELEASE=2.6.14
sed -i 's/^50$/fifty/' "$t/mm/one.c"
check 'edit names edits' says 'has edits that no patch holds: mm/one.c' make -s edit RELEASE=2.6.14
for command in push pop "patch-new NAME=x ORIGIN=$origin"; do
	# shellcheck disable=SC2086
	refuses "${command%% *} refuses a tree with edits, or at its end" "$t" \
		make -s $command RELEASE=2.6.14
done
check 'the edit is still there' grep -qx fifty "$t/mm/one.c"
check 'refresh takes an edit that quilt was not told of' make -s refresh RELEASE=2.6.14
check 'the patch has it' holds 2.6.14/0001-thirty.patch fifty
check 'and its header' grep -q '^Subject: \[PATCH\] thirty' patches/documented/2.6.14/0001-thirty.patch
echo text >"$t/mm/new.c"
rm "$t/include/linux/one.h"
check 'refresh takes a new file and a removed one' sh -c "make -s refresh RELEASE=2.6.14 &&
	grep -q '^+++ b/mm/new.c' patches/documented/2.6.14/0001-thirty.patch &&
	grep -q '^+++ /dev/null' patches/documented/2.6.14/0001-thirty.patch"
mkdir -p "$t/include/linux"
seq 201 230 >"$t/include/linux/one.h"
rm "$t/mm/new.c"
check 'and takes both back' sh -c "make -s refresh RELEASE=2.6.14 &&
	! grep -Eq 'new.c|one.h' patches/documented/2.6.14/0001-thirty.patch"
printf 'a\000b\n' >"$t/mm/object"
refuses 'not a file that is no text' 'mm/object is no text' make -s refresh RELEASE=2.6.14
rm "$t/mm/object"

# A patch below the top.
check 'pop takes the top off' make -s pop RELEASE=2.6.14
check 'it is off' sh -c "grep -qx 30 '$t/mm/one.c' && grep -qx ten '$t/mm/one.c'"
sed -i '1i zero' "$t/mm/one.c"
check 'the patch below is refreshed' make -s refresh RELEASE=2.6.14
check 'it is that one' holds 2.6.13/0001-ten.patch zero
check 'the tree stays where it was' applied 2.6.14 1
check 'the one behind it has the new line numbers' grep -q '^@@ -28,' \
	patches/documented/2.6.14/0001-thirty.patch
check 'push puts it on again' make -s push RELEASE=2.6.14
check 'it is on' grep -qx thirty "$t/mm/one.c"
make -s pop RELEASE=2.6.14 >/dev/null
sed -i 's/^30$/THIRTY/' "$t/mm/one.c"
conflicts() {
	! make -s refresh RELEASE=2.6.14 >said 2>&1 && grep -Fq "$1" said
}
check 'a conflict in a descendant is named' conflicts \
	'patches/documented/2.6.14/0001-thirty.patch does not apply to 2.6.14: mm/one.c, hunk 1'
check 'the edit is kept' holds 2.6.13/0001-ten.patch THIRTY
check 'edit leads to the conflict' says "'quilt push -f' in there applies what fits" make -s edit RELEASE=2.6.14
(cd "$t" && quilt --quiltrc "$rc" push -f >/dev/null 2>&1) || :
sed -i 's/^THIRTY$/thirty/; s/^50$/fifty/' "$t/mm/one.c"
check 'and refresh mends it' make -s refresh RELEASE=2.6.14
check 'then all fit again' make -s tree RELEASE=2.6.15
make -s edit RELEASE=2.6.12 >/dev/null
refuses 'a base without patches has nothing to refresh' 'no patch is applied' \
	make -s refresh RELEASE=2.6.12
refuses 'nor to pop' 'no patch is applied' make -s pop RELEASE=2.6.12
refuses 'all are on' 'all patches are applied' make -s push RELEASE=2.6.14
check 'a tree that is not there has no edits' says 'edits already' \
	make refresh RELEASE=2.6.14.3

# The base changes one edited file, and then another one.
sed -i 's/^150$/X/' "$t/mm/two.c"
sed -i 's/^5$/Y/' common/mm/one.c
check 'what the base changed is no edit' make -s refresh RELEASE=2.6.14
check 'it is in no patch' sh -c '! grep -rq "^+Y" patches'
check 'and in the tree' grep -qx Y "$t/mm/one.c"
sed -i 's/^155$/Z/' "$t/mm/two.c"
sed -i 's/^156$/W/' common/mm/two.c
refuses 'an edit of a file that the base changes as well' 'has an edit, and the base' \
	make -s refresh RELEASE=2.6.14
check 'it is not lost' grep -qx Z "$t/mm/two.c"
sed -i 's/^W$/156/' common/mm/two.c
check 'and goes on' make -s refresh RELEASE=2.6.14

refuses 'no quilt' 'quilt is not installed (Debian package quilt)' missing quilt make -s edit
refuses 'a patch without a name' 'make patch-new NAME=<subject>' make -s patch-new
refuses 'an origin that is none' 'ORIGIN=66341a: expected 40' make -s patch-new NAME=x ORIGIN=66341a
refuses 'a test that is none' 'TEST=x: expected suite/case' \
	make -s patch-new NAME=x ORIGIN=$origin TEST=x
refuses 'no repository' 'no commit' make -s patch-new NAME=x ORIGIN=$origin KERNEL=versions
check 'a new patch' says 'NEW     patches/documented/2.6.14/0002-Fix-foo-on-UP.patch' \
	make patch-new RELEASE=2.6.14 NAME='Fix foo() on UP' ORIGIN=$origin AUTHOR='B Hacker' \
	TEST=a/b DATE='Thu, 28 Jul 2005 21:15:30 -0700'
new=patches/documented/2.6.14/0002-Fix-foo-on-UP.patch
check "its header is git's" grep -q '^From: B Hacker (recreated) <a940199f206d@recreated.invalid>' $new
refuses 'one at a time' 'has a new patch without changes' \
	make -s patch-new RELEASE=2.6.14 NAME=more ORIGIN=$origin
refuses 'one without edits is not refreshed' 'no file differs' make -s refresh RELEASE=2.6.14
sed -i 's/^20$/twenty/' "$t/mm/one.c"
check 'edits go into it' make -s refresh RELEASE=2.6.14
check 'it has them' holds 2.6.14/0002-Fix-foo-on-UP.patch twenty
check 'the series has it' grep -qx 0002-Fix-foo-on-UP.patch patches/documented/2.6.14/series

refuses 'a release that exists' 'versions/2.6.15 exists' \
	make -s release-new NAME=2.6.15 PARENT=2.6.14 DATE=2006-01-03T03:21:10Z
refuses 'a name that is no release' 'NAME=next: expected' \
	make -s release-new NAME=next PARENT=2.6.14 DATE=2006-01-03T03:21:10Z
refuses 'a parent that does not exist' 'no release 2.6.99' \
	make -s release-new NAME=2.6.15.1 PARENT=2.6.99 DATE=2006-01-03T03:21:10Z
refuses 'a date that is none' 'expected a time' \
	make -s release-new NAME=2.6.15.1 PARENT=2.6.15 DATE=2006-13-45T03:21:10Z
refuses "a child before its parent" 'was published later' \
	make -s release-new NAME=2.6.15.1 PARENT=2.6.15 DATE=2005-01-15T06:16:02Z
check 'a new release' make -s release-new NAME=2.6.15.1 PARENT=2.6.15 DATE=2006-01-15T06:16:02Z
check "it has its parent's tree" sh -c "make -s releases | grep -Eq '^2.6.15.1 .*same tree as 2.6.15'"

# mail FILE LINE TEXT…: a mail that changes lines.
mail() {
	printf 'From: C Hacker <c@example.org>\nDate: Thu, 28 Jul 2005 21:15:30 -0700\n'
	printf 'Subject: [PATCH 2/3] change lines\n\nBecause.\n---\n %s | 2 +-\n\n' "$1"
	printf 'diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n' "$1" "$1" "$1" "$1"
	shift
	while [ $# -gt 0 ]; do
		printf '@@ -%d,3 +%d,3 @@ around\n %d\n-%d\n+%s\n %d\n' $(($1 - 1 + 3)) $(($1 - 1 + 3)) \
			$(($1 - 1)) "$1" "$2" $(($1 + 1))
		shift 2
	done
	printf -- '-- \n2.39\n'
}
mail mm/one.c 40 forty 42 forty-two >fits
mail mm/one.c 45 forty-five 70 seventy >half
mail mm/none.c 40 forty >elsewhere
mail ../../evil 40 forty >outside
sed 's/$/\r/' fits >crlf
sed '/^@@/,$d; s/^--- .*/GIT binary patch/; /^+++/d' fits >binary
find patches -type f -exec sha256sum {} + >before
check 'a mail that fits' says '2 of 2 hunks fit' make import PATCH=fits RELEASE=2.6.14
check 'nothing is changed' sha256sum --quiet -c before
half() {
	! make import PATCH=half RELEASE=2.6.14 >said 2>&1 && grep -q 'hunk 2: does not fit' said &&
		grep -q '1 of 2 hunks fit' said
}
check 'one that fits in part' half
refuses 'a mail with carriage returns' 'crlf:1: a carriage return' make -s import PATCH=crlf
refuses 'a binary hunk' 'binary: a binary hunk' make -s import PATCH=binary
refuses 'a file outside' 'outside of a kernel tree' make -s import PATCH=outside
refuses 'no mail' 'nowhere: no such patch' make -s import PATCH=nowhere
refuses 'nothing that fits' 'no hunk fits 2.6.14' make -s import PATCH=elsewhere APPLY=1 RELEASE=2.6.14
applies() {
	! make -s import PATCH=half RELEASE=2.6.14 APPLY=1 >said 2>&1 &&
		holds 2.6.14/0003-change-lines.patch forty-five &&
		grep -q '^+seventy' build/import/0003-change-lines.rej
}
check 'APPLY=1 makes a patch of what fits, and keeps the rest' applies
check 'a mail that is there already' says '1 are there already' sh -c \
	'make import PATCH=half RELEASE=2.6.14 || :'

# The n-th time something takes its place, all is killed.
mkdir bin
cat >bin/mv <<EOT
#!/bin/sh
case "\$*" in
*build/config/* | *build/generated/*) exec $(command -v mv) "\$@" ;;
esac
read -r n <"\$CALLS"
echo \$((n + 1)) >"\$CALLS"
[ "\$n" -ne "\$KILL" ] || kill -9 0
exec $(command -v mv) "\$@"
EOT
chmod +x bin/mv
make -s edit RELEASE=2.6.15 >/dev/null
echo bystander >>$src/2.6.15/mm/two.c
make -s pop RELEASE=2.6.14 >/dev/null
mkdir saved
cp -a patches versions build/src saved
RELEASE=2.6.14
QUIET=1
export RELEASE QUIET

state() {
	find patches versions -type f -exec sha256sum {} + | sort -k 2
	find "$t" -name .pc -prune -o -type f -exec sha256sum {} + | sort -k 2
	wc -l <"$t/.pc/applied-patches"
}
restore() {
	rm -rf patches versions build/src
	cp -a saved/patches saved/versions .
	cp -a saved/src build
}
# killed TEXT COMMAND…: after being killed at any point, the text is in the tree or in a
# patch, and the same command goes on to where it would have led, or says that it is there.
killed() {
	text=$1
	shift
	restore
	eval "$prepare"
	"$@" >/dev/null
	state >expected
	point=1
	while :; do
		restore
		eval "$prepare"
		echo 1 >calls
		if CALLS=$PWD/calls KILL=$point PATH=$PWD/bin:$PATH setsid -w "$@" >/dev/null 2>&1; then
			break
		fi
		grep -rqx "+*$text" build/src patches || { echo "$text is lost at $point" && return 1; }
		grep -qx bystander $src/2.6.15/mm/two.c ||
			{ echo "an edit elsewhere is lost at $point" && return 1; }
		times=0
		while [ $((times += 1)) -le 2 ]; do
			[ ! -e "$t" ] || ! state | cmp -s expected - || break
			"$@" >said 2>&1 || grep -Eq 'is not overwritten|all patches are applied' said || {
				echo "stuck at $point: $(cat said)"
				return 1
			}
		done
		state >now
		cmp expected now || { echo "at $point" && return 1; }
		point=$((point + 1))
	done
	[ "$point" -gt 1 ] && [ -z "$(find build/src -maxdepth 1 -name '.work.*')" ]
}
prepare="sed -i 's/^9$/nine/' $t/mm/one.c"
check 'refresh, killed at each step' killed nine tools/refresh
prepare=
check 'import, killed at each step' killed '' env PATCH=fits APPLY=1 tools/import
# The others work in the same way: the whole matrix has them, a short check does not.
if [ -n "${CHECK_ALL:-}" ]; then
	check 'patch-new, killed at each step' killed '' env NAME=four ORIGIN=$origin tools/patch-new
	check 'release-new, killed at each step' killed '' env NAME=2.6.15.2 PARENT=2.6.15.1 \
		DATE=2006-01-31T06:16:02Z tools/release-new
	check 'push, killed at each step' killed '' tools/position push
	check 'pop, killed at each step' killed '' tools/position pop
else
	skip 'other commands, killed at each step' 'only with make check-all'
fi
restore
sh -c 'exec 8>build/src/.patches.lock; flock 8; sleep 3' &
sleep 0.3
refuses 'two at a time' 'another command is at work' make -s pop RELEASE=2.6.14
wait
done_testing

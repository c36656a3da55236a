#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The git export: the trees are those of the releases, the hashes depend on nothing else, and
# nothing that is not the export's own is touched.
. tools/testing/lib.sh
. tools/testing/copy.sh

QUIET=1
export QUIET
# Modes are a part of a tree.
chmod +x common/mm/swap.c
repo=build/history/documented.git
check 'all lineages are exported' make -s history
in_repo() {
	git --git-dir="$repo" "$@"
}
check 'git has no objection' sh -c "
	for r in build/history/*.git; do
		git --git-dir=\$r fsck --strict --no-progress 2>&1 | grep . && exit 1
	done
	exit 0"

# same_tree LINEAGE RELEASE: the materialised tree is what the tag says, modes too.
same_tree() (
	tree=$(tools/tree "$1" "$2") && rm -rf out && mkdir out &&
		git --git-dir="build/history/$1.git" archive "v$2" | tar -xf - -C out &&
		diff -r -x .pc -x patches -x series "$tree" out && runnable out >out.modes &&
		runnable "$tree" | cmp - out.modes && grep -q swap.c out.modes
)
runnable() {
	(cd "$1" && find . -name .pc -prune -o -type f -perm -100 -print | sort)
}
for lineage in $("$releases" lineages); do
	for release in $("$releases" list "$lineage"); do
		check "$lineage $release is its tag's tree" same_tree "$lineage" "$release"
	done
done

check 'a tag has the date of its release' sh -c \
	"git --git-dir=$repo for-each-ref --format='%(taggerdate:iso-strict)' refs/tags/v2.6.14 |
	grep -x 2005-10-28T00:02:08+00:00"
check 'a commit has author, date and title of its patch, and its text' sh -c \
	"git --git-dir=$repo show -s --format='%an|%ad|%s|%(trailers:key=Origin,valueonly)' v2.6.15 |
	grep -Fx 'Paul Mundt (recreated)|Sun Nov 13 16:07:21 2005 -0800|[PATCH] Shut up per_cpu_ptr() on UP|upstream, commit:66341a905ef5b3e7aea65b5d9bd1b0361b0ccc61'"
check 'a patch is one commit' sh -c "[ \$(git --git-dir=$repo rev-list --count v2.6.12..v2.6.15) -eq 3 ]"
check 'only recreated.invalid is used as an address' sh -c \
	"! git --git-dir=$repo log --all --format='%ae%n%ce' | grep -v '@recreated.invalid\$'"
check 'stable releases have their line' sh -c \
	"git --git-dir=build/history/mainline.git describe linux-2.6.12.y | grep -x 'v2.6.12.[56]'"
check "git's own tools work on it" sh -c \
	"git --git-dir=$repo blame v2.6.15 -- include/linux/percpu.h | grep -q 'Paul Mundt'"

refs() {
	in_repo for-each-ref
}
refs >refs.first
mv "$repo" first.git
mkdir -p home/.config/git
printf '* text eol=crlf\n' >home/.config/git/attributes
printf '*.c\n' >home/.config/git/ignore
cat >home/.gitconfig <<EOF
[user]
	name = Somebody
	email = somebody@example.org
[core]
	autocrlf = true
[commit]
	gpgSign = true
[i18n]
	commitEncoding = latin1
[init]
	defaultBranch = trunk
EOF
elsewhere() (
	umask 077
	export TZ=Pacific/Auckland LC_ALL=C.UTF-8 HOME="$PWD/home" GIT_AUTHOR_NAME=Me GIT_DIR=nowhere \
		GIT_COMMITTER_DATE='1 Jan 2001 00:00 +0100'
	find common -type f -exec touch -d 2030-01-01 {} +
	make -s history LINEAGE=documented
)
check 'another day, place, umask and user' elsewhere
check 'give the same hashes' sh -c "git --git-dir=$repo for-each-ref | cmp - refs.first"

# Rebuilt only when something changed.
touch -d 2001-01-01 "$repo/source"
make -s history
check 'nothing is done again' sh -c "[ -n \"\$(find $repo/source ! -newermt 2002-01-01)\" ]"
echo '/* changed */' >>common/mm/swap.c
in_repo branch mine v2.6.13
check 'a changed base is exported' sh -c \
	"make -s history && git --git-dir=$repo show v2.6.15:mm/swap.c | grep -q '/\* changed \*/'"
check 'with new hashes' sh -c "! git --git-dir=$repo for-each-ref refs/tags | grep -Fqxf - refs.first"
check "a branch of the user's stays" in_repo rev-parse -q --verify mine

# killed_at COMMAND COUNT: the export is killed at git's COUNTth such command.
killed_at() {
	echo "/* $1 */" >>common/mm/swap.c
	mkdir -p bin
	cat >bin/git <<-EOF
		#!/bin/sh
		PATH=\${PATH#*:}
		if [ "\$1" = $1 ]; then
			echo >>count
			[ "\$(wc -l <count)" -lt $2 ] || kill -9 "\$(cat victim)"
		fi
		exec git "\$@"
	EOF
	chmod +x bin/git
	: >count
	killed=0
	(PATH=$PWD/bin:$PATH sh -c 'echo $$ >victim; exec tools/history documented') >/dev/null 2>&1 ||
		killed=$?
	rm -r bin count victim
	[ "$killed" -eq 137 ]
}
for place in 'commit-tree 3' 'update-ref 1'; do
	# shellcheck disable=SC2086
	check "killed at $place" killed_at $place
	check '  the repository is whole' sh -c \
		"git --git-dir=$repo fsck --strict --no-dangling && git --git-dir=$repo log --all >/dev/null"
	check '  the next export ends the work' sh -c "make -s history LINEAGE=documented &&
		git --git-dir=$repo show v2.6.15:mm/swap.c | grep -q '/\* ${place% *} \*/'"
	check '  nothing is left lying' sh -c '! ls -A build/history | grep "^\.work"'
done
check "and the user's branch is still there" in_repo rev-parse -q --verify mine

rm -rf build/src
refuses 'distclean keeps that branch' 'has refs/heads/mine, which is yours' make -s distclean

in_repo update-ref refs/heads/master mine
refuses 'a branch of the export that was moved' 'refs/heads/master is not what was exported' \
	make -s history LINEAGE=documented
check 'and leaves it' sh -c "[ \$(git --git-dir=$repo rev-parse master mine | uniq | wc -l) -eq 1 ]"
mv "$repo" moved.git
mkdir "$repo"
echo mine >"$repo/file"
refuses 'a directory of somebody else' 'was not made by this tool; move it away' \
	make -s history LINEAGE=documented
check 'and leaves that' grep -qx mine "$repo/file"
rm -r "$repo"

refuses 'no git' 'git is not installed (Debian package git)' missing git make -s history
refuses 'an unknown lineage' 'no lineage folklore in patches/; have: documented mainline' \
	make -s history LINEAGE=folklore
sed -i '/^Subject:/d' patches/documented/2.6.13/0001*
refuses 'a patch without a title' 'its header is not complete' make -s history LINEAGE=documented
done_testing

# SPDX-License-Identifier: GPL-2.0
# Shared by the scripts that work on stacks of patches: sourced behind lib.sh.
# shellcheck shell=sh disable=SC2034,SC2154

rc=$PWD/tools/quiltrc

# Sets the picked lineage and release, and dir, the release's tree.
pick() {
	need quilt quilt
	config=$(tools/config)
	lineage=$(sed -n 's/^CONFIG_LINEAGE="\(.*\)"$/\1/p' "$config/config")
	release=$(sed -n 's/^CONFIG_RELEASE="\(.*\)"$/\1/p' "$config/config")
	dir=build/src/$lineage/$release
}

# One command at a time changes patches. All of them work on copies in $work, whose results
# take their places by renaming, patches first and trees last: whenever one is interrupted, an
# edit is in its tree or in its patch, and the same command goes on.
begin() {
	mkdir -p build/src
	exec 8>build/src/.patches.lock
	flock -n 8 || die "another command is at work on the patches; try again when it has ended"
	rm -rf build/src/.work.*
	work=$(mktemp -d build/src/.work.XXXXXX)
	trap 'rm -rf "$work"' EXIT
}

# Checksums of a tree's files, without what quilt and editors leave there.
checksums() {
	(cd "$1" && find . \( -name .pc -o -name patches -prune \) -prune -o -type f \
		! -name series ! -name '*~' ! -name '.*.sw?' ! -name '*.orig' ! -name '*.rej' -print0 |
		sort -z | xargs -0 sha256sum)
}

# differing SUMS SUMS: the files that two lists of checksums do not agree on.
differing() {
	awk '
		FILENAME == ARGV[1] { a[substr($0, 67)] = $1; next }
		{ b[substr($0, 67)] = $1 }
		END {
			for (f in a)
				if (a[f] != b[f])
					print substr(f, 3)
			for (f in b)
				if (!(f in a))
					print substr(f, 3)
		}' "$1" "$2" | sort
}

# tree_key LINEAGE RELEASE COUNT: what a tree with that many patches applied is made of.
tree_key() {
	{
		find common arch -type f ! -name '*~' ! -name '.*.sw?' -print0 | sort -z |
			xargs -0 sha256sum
		"$releases" stack "$1" "$2" | sed "s|^|patches/$1/|" | xargs -r -d "\n" sha256sum
	} | sha256sum | sed "s/ .*/ $3/"
}

# How many patches are applied in a tree.
position() {
	grep -cs . "$1/.pc/applied-patches" || [ -e "$1/.pc/applied-patches" ] || echo 0
}

# base DIR: makes DIR, the base without patches.
base() {
	mkdir "$1"
	cp -R common/. "$1/"
	mkdir -p "$1/arch"
	cp -R arch/. "$1/arch/"
	find "$1" \( -name '*~' -o -name '.*.sw?' \) -exec rm -f {} +
}

# fresh DIR PATCHES COUNT <LIST: makes DIR, the base with the first COUNT patches of the list,
# which are files below PATCHES. Fails with an explanation when one does not apply.
fresh() {
	base "$1"
	ln -s "$2" "$1/patches"
	cat >"$1/series"
	[ "$3" -gt 0 ] || return 0
	push "$1" "$3"
}

# push DIR COUNT: puts the next COUNT patches of its series on, without fuzz; what patch says is in
# DIR.log. One process for each, where quilt has dozens; what is noted in .pc is what quilt notes.
# Where one does not fit the tree is good for nothing but its position.
push() {
	(
		cd "$1"
		if [ ! -e .pc ]; then
			mkdir .pc
			echo 2 >.pc/.version
			echo patches >.pc/.quilt_patches
			echo series >.pc/.quilt_series
			: >.pc/applied-patches
		fi
		tail -n +$(($(wc -l <.pc/applied-patches) + 1)) series | head -n "$2" >.pc/next
		while read -r patch; do
			printf 'Applying patch patches/%s\n' "$patch"
			mkdir -p ".pc/$patch"
			# An empty one is in order.
			[ -e "patches/$patch" ] && [ ! -s "patches/$patch" ] ||
				patch -p1 --fuzz=0 -f --backup --prefix=".pc/$patch/" -r .pc/rejected \
					-i "patches/$patch" || exit
			: >".pc/$patch/.timestamp"
			printf '%s\n' "$patch" >>.pc/applied-patches
		done <.pc/next
		rm .pc/next
	) >"$1.log" 2>&1 || {
		misfits "$1.log"
		return 1
	}
}

# Which patch did not fit, and where; to be completed with lineage and release.
misfits() {
	awk -v lineage="$lineage" -v release="$release" '
		function misfit(what) { list = list (list ? "; " : "") what }
		/^Applying patch / { patch = $3; sub(/^patches\//, "", patch) }
		/^patching file / { file = $3 }
		/^can.t find file to patch/ { missing = 1 }
		/^\|\+\+\+ / && missing { file = $2; sub(/^[^\/]*\//, "", file)
			misfit("a file it changes does not exist: " file); missing = 0 }
		/^Hunk #[0-9]+ FAILED/ { sub(/#/, "", $2); sub(/\.$/, "", $5)
			misfit(file ", hunk " $2 " (line " $5 ")") }
		/malformed patch|Only garbage|unexpected end/ { misfit($0) }
		{ last = $0 }
		END {
			print "patches/" lineage "/" patch " does not apply to " release ": " \
				(list ? list : last)
		}
	' "$1"
}

# replace NEW FILE: the new one takes the file's place at once. Where lineages share a patch by
# a link, it is the place of what they share.
replace() {
	cat "$1" >"$work/replacement"
	mv "$work/replacement" "$(readlink -f "$2")"
}

# next_patch SUBJECT: sets patch to RELEASE/NAME for a new one behind those that the picked
# release has. git names a patch's file after its subject in this way.
next_patch() {
	slug=$(printf '%s' "$1" | sed 's/[^A-Za-z0-9._]\{1,\}/-/g; s/^-//; s/\.\{2,\}/./g' |
		cut -c1-52 | sed 's/[.-]*$//')
	[ -n "$slug" ] || die "'$1': expected a subject with letters"
	last=$(sed -n 's/^0*\([0-9]\{1,\}\)-.*/\1/p' "patches/$lineage/$release/series" 2>/dev/null |
		sort -n | tail -n 1)
	patch=$release/$(printf '%04d-%s.patch' $((${last:-0} + 1)) "$slug")
}

# name_it PATCH: names a new patch in its release's series, behind the last one that is below
# it by the list $work/series.
name_it() {
	series=patches/$lineage/${1%/*}/series
	[ -e "$series" ] || : >"$series"
	{
		grep "^${1%/*}/" "$work/series" | tail -n 1 | grep . || echo
		cat "$series"
	} | awk -v new="${1##*/}" '
		NR == 1 { last = $1; sub(/.*\//, "", last); if (!last) print new; next }
		{ print }
		$1 == last { print new }' >"$work/named"
	replace "$work/named" "$series"
	say "  NAME    $series"
}

# put_patch NEW PATCH: a new or changed patch takes its place; a release that has no patch yet
# gets a folder for it.
put_patch() {
	own=patches/$lineage/${2%/*}
	if [ -d "$own" ]; then
		replace "$1" "patches/$lineage/$2"
	else
		rm -rf "$work/own"
		mkdir "$work/own"
		: >"$work/own/series"
		cat "$1" >"$work/own/${2##*/}"
		mv "$work/own" "$own"
	fi
}

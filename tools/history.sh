# SPDX-License-Identifier: GPL-2.0
# What 'make bisect' and 'make first' have in common: TEST, the lineage, the exported history.
# Sourced.
# shellcheck shell=sh

[ -n "${TEST:-}" ] || die "no TEST; say 'make ${0##*/} TEST=<suite>/<case>' (and LINEAGE=, SMP=, …)"
case $TEST in
*[!a-z0-9_/]* | */*/* | /* | */) bad_test=1 ;;
*/*) bad_test= ;;
*) bad_test=1 ;;
esac
[ -z "$bad_test" ] || die "TEST=$TEST: expected <suite>/<case>, such as percpu/ptr_evaluates_cpu"
need git git
lineage=${LINEAGE:-}
[ -n "$lineage" ] || lineage=$(sed -n 's/^CONFIG_LINEAGE="\(.*\)"/\1/p' "$(tools/config)/config")
# shellcheck disable=SC2154
list=$("$releases" list "$lineage")

# of_lineage VARIABLE RELEASE
of_lineage() {
	printf '%s\n' "$list" | grep -Fqx -- "$2" ||
		die "$1=$2: no such release in the lineage $lineage; have: $(printf '%s\n' "$list" | tr '\n' ' ')"
}

in_repo() {
	git --git-dir="$repo" "$@"
}

no_test() {
	die "no test $TEST in $1; 'make run CMD=tests' lists a release's"
}

# begin RELEASE: the configuration is that of the command line, with this release.
begin() {
	LINEAGE=$lineage RELEASE=$1
	export LINEAGE RELEASE
	repo=$(tools/history "$lineage")
	mkdir -p build/outcome
	work=$(mktemp -d build/outcome/.work.XXXXXX)
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT TERM
}

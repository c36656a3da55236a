# SPDX-License-Identifier: GPL-2.0
# Reporting results as TAP; sourced by the tests of this folder.
# shellcheck shell=sh

. tools/lib.sh

# Nothing stays behind: what a test does at its end is done when it is told to end, too.
trap 'exit 130' HUP INT TERM

results=0

ok() {
	results=$((results + 1))
	printf 'ok %d - %s\n' "$results" "$*"
}

not_ok() {
	results=$((results + 1))
	printf 'not ok %d - %s\n' "$results" "$*"
}

skip() {
	results=$((results + 1))
	printf 'ok %d - %s # SKIP %s\n' "$results" "$1" "$2"
}

# Text that explains a failure.
explain() {
	printf '%s\n' "$*" | sed 's/^/# /'
}

# check NAME COMMAND…: the command must succeed.
check() {
	check_name=$1
	shift
	if check_output=$("$@" 2>&1); then
		ok "$check_name"
	else
		not_ok "$check_name"
		explain "$check_output"
	fi
}

# refuses NAME TEXT COMMAND…: the command must fail, with one line on standard error that has
# the text, and begins with $prefix.
prefix=
refuses() {
	check_name=$1 check_text=$2
	shift 2
	check_status=0
	check_output=$("$@" 2>&1 >/dev/null) || check_status=$?
	# make adds a line of its own.
	check_output=$(printf '%s\n' "$check_output" | grep -v '^make') || :
	if [ "$check_status" -eq 0 ]; then
		not_ok "$check_name"
		explain "it succeeded"
	elif [ "$(printf '%s\n' "$check_output" | wc -l)" -ne 1 ]; then
		not_ok "$check_name"
		explain "expected one line: $check_output"
	else
		case $check_output in
		"$prefix"*"$check_text"*) ok "$check_name" ;;
		*)
			not_ok "$check_name"
			explain "expected '$prefix…$check_text': $check_output"
			;;
		esac
	fi
}

# missing PROGRAM COMMAND…: with a PATH that has everything but that program.
missing() {
	mkdir bin
	ln -s /usr/local/bin/* /usr/bin/* /bin/* bin 2>/dev/null || :
	rm -f "bin/$1"
	shift
	missing_status=0
	PATH=$PWD/bin "$@" || missing_status=$?
	rm -r bin
	return $missing_status
}

# wanted NAME: does TESTS name it? A pattern without a slash is of a suite.
wanted() {
	[ -n "${TESTS:-}" ] || return 0
	set -f
	for pattern in $TESTS; do
		# shellcheck disable=SC2254
		case $1 in
		$pattern | $pattern/*) set +f && return 0 ;;
		esac
	done
	set +f
	return 1
}

# At the end of every test.
done_testing() {
	printf '1..%d\n' "$results"
}

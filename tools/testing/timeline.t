#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The timeline's page, and with the whole matrix what building and testing tells in timeline.md.
# That takes minutes when it is not known yet: then a short check leaves the page out.
. tools/testing/lib.sh

known=1
for lineage in $("$releases" lineages); do
	for release in $("$releases" distinct "$lineage"); do
		tools/facts "$lineage" "$release" known >/dev/null 2>&1 || known=
	done
done
if [ -z "$known" ] && [ -z "${CHECK_ALL:-}" ]; then
	skip 'the page' "not all releases are built and tested; 'make check-all' or 'make timeline' does it"
	done_testing
	exit 0
fi
for program in dot pahole; do
	if ! command -v $program >/dev/null; then
		skip 'the page' "$program is not installed"
		done_testing
		exit 0
	fi
done

check 'timeline.md has what building and testing tells' tools/timeline --check-built
check 'the page' make -s timeline HTML=1
page=build/timeline.html
gaps() {
	for release in $("$releases" list); do
		grep -q "<section id=\"release-$release\">" $page || echo "$release"
		grep -q "xlink:href=\"#release-$release\"" $page || echo "$release in the picture"
	done
	for patch in patches/*/*/*.patch; do
		grep -q "<article id=\"patch-$(printf '%s' "$patch" | sed 's/[^A-Za-z0-9.]/-/g')\">" $page ||
			echo "$patch"
		for test in $(sed -n 's/^Test: \([^ ]*\).*/\1/p' "$patch"); do
			grep -q "<tr id=\"test-$test\">" $page || echo "$test of $patch"
		done
	done
}
missing=$(gaps)
if [ -z "$missing" ]; then
	ok 'every release, patch and its test is there'
else
	not_ok 'every release, patch and its test is there'
	explain "$missing"
fi
check 'text is escaped' sh -c "grep -q '#include &lt;asm/sections.h&gt;' $page &&
	! grep -q '<asm/' $page"
mkdir -p build/check
found=$(tools/testing/browse $page)
while IFS='	' read -r verdict what; do
	case $verdict in
	ok) ok "$what" ;;
	skip) skip 'the page in a browser' "$what" ;;
	*) not_ok "$what" ;;
	esac
done <<EOT
$found
EOT
done_testing

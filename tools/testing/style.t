#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# How the files of the checkout are written.
. tools/testing/lib.sh

listed() {
	if [ -d .git ]; then
		git ls-files --cached --others --exclude-standard
	else
		find . -path ./build -prune -o -type f -print | sed 's|^\./||'
	fi
}
files=$(listed | while read -r file; do
	[ ! -f "$file" ] || printf '%s\n' "$file"
done)

check 'there are files' [ "$(printf '%s\n' "$files" | wc -l)" -gt 100 ]

# none NAME WRONG: what is wrong must be nothing.
none() {
	if [ -z "$2" ]; then
		ok "$1"
	else
		not_ok "$1"
		explain "$2"
	fi
}

# within PATTERN COMMAND…: the command with the files whose names match.
within() {
	pattern=$1
	shift
	printf '%s\n' "$files" | grep -E "$pattern" | xargs "$@" || :
}

if command -v shellcheck >/dev/null; then
	none 'shellcheck has no warning' "$(
		printf '%s\n' "$files" | while read -r file; do
			case $file:$(head -n 1 "$file") in
			*:'#!/bin/sh'* | *.sh:*) printf '%s\n' "$file" ;;
			esac
		done | xargs shellcheck -x -S warning -f gcc 2>&1
	)"
else
	skip 'shellcheck has no warning' 'shellcheck is not installed'
fi
code='\.([chSt]|sh|mk|awk)$|Makefile$|Kconfig$|^tools/[a-z-]*$'
none 'every file of code names its licence' "$(within "$code" grep -L SPDX-License-Identifier)"
none 'no white space at the ends of lines' "$(
	within "$code|^versions/|\\.md\$" grep -nE '[[:blank:]]$')"
none 'no release conditionals' "$(
	within '^(common|arch)/' grep -nE 'KERNEL_VERSION|LINUX_VERSION_CODE|CONFIG_RELEASE')"
done_testing

# SPDX-License-Identifier: GPL-2.0
# Shared by the scripts of this folder: sourced, in the top directory of the checkout.
# shellcheck shell=sh

set -eu
LC_ALL=C
export LC_ALL

# Ends with one clear line.
die() {
	printf 'percpu-history: %s\n' "$*" >&2
	exit "${trouble:-1}"
}

# need PROGRAM PACKAGE [ARCH]: ends when a program is not installed.
need() {
	command -v "$1" >/dev/null 2>&1 || not_installed "$@"
}

not_installed() {
	die "$1 is not installed (Debian package $2); 'make setup${3:+ ARCH=$3}' installs what is missing"
}

# record KEY: what is in the launch record of the architecture $arch; tools/launch.c has the keys.
# shellcheck disable=SC2154
record() {
	sed -n "s/^$1: *//p" "arch/$arch/launch"
}

# What the user wants to see: nothing with make -s.
say() {
	[ -n "${QUIET:-}" ] || printf '%s\n' "$*"
}

# exec_with_parameters COMMAND…: becomes it, with the parameters of a kernel that ARGS, CMD and SCRIPT
# stand for behind it.
exec_with_parameters() {
	[ -z "${CMD:-}" ] || [ -z "${SCRIPT:-}" ] || die "CMD and SCRIPT exclude each other"
	[ "${SCRIPT:--}" = - ] || { [ -f "$SCRIPT" ] && [ -r "$SCRIPT" ]; } ||
		die "SCRIPT=$SCRIPT: no such file"
	set -f
	# shellcheck disable=SC2086
	set -- "$@" ${ARGS:-} ${CMD:+"cmd=$CMD"} ${SCRIPT:+"script=$SCRIPT"}
	exec "$@"
}

[ -d versions ] && [ -d patches ] || die "run this in the top directory of the checkout"

# shellcheck disable=SC2034
releases=build/tools/releases

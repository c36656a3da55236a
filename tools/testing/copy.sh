# SPDX-License-Identifier: GPL-2.0
# A scratch copy of the checkout, in a folder whose name has a blank; sourced by tests that
# change files. The test goes on in there.
# shellcheck shell=sh

scratch=$(mktemp -d "build/check/a copy.XXXXXX")
trap 'cd "$top" && rm -rf "$scratch"' EXIT
top=$PWD
tar -cf - --exclude=./build --exclude=./.git --exclude=./tools/testing/vectors . |
	tar -xf - -C "$scratch"
rm -f "$scratch/.config"
cd "$scratch" || exit
# Compiled from the same files.
mkdir build
[ ! -d "$top/build/tools" ] || cp -Rp "$top/build/tools" build/
unset KCONFIG_CONFIG MAKEFLAGS MFLAGS

# SPDX-License-Identifier: GPL-2.0
# The malloc libraries that tools/bench compares with: name, file and Debian package of each. The C
# library's own needs none. Sourced.
# shellcheck shell=sh

# shellcheck disable=SC2034
peers='glibc
jemalloc /usr/lib/x86_64-linux-gnu/libjemalloc.so.2 libjemalloc2
mimalloc /usr/lib/x86_64-linux-gnu/libmimalloc.so.2 libmimalloc2.0
tcmalloc /usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4 libtcmalloc-minimal4'

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Setting up: what is there is left alone, what is missing is installed by its package's name.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset ARCH BENCH CI QUIET
make -s build/tools/releases

# Package tools that write down what they are asked for.
mkdir "tools of the system"
log=$PWD/asked
cat >"tools of the system/apt-get" <<END
#!/bin/sh
echo "\$*" >>"$log"
END
printf '#!/bin/sh\nexec "$@"\n' >"tools of the system/sudo"
chmod +x "tools of the system"/*

# setup WITHOUT VARIABLE=VALUE…: with a PATH that lacks a program.
setup() {
	rm -f "$log"
	mkdir bin
	ln -s /usr/local/bin/* /usr/bin/* /bin/* bin 2>/dev/null || :
	rm -f "bin/$1" bin/apt-get bin/sudo
	shift
	setup_status=0
	env "$@" PATH="$tools_of_the_system$PWD/bin" tools/setup >out 2>&1 || setup_status=$?
	rm -r bin
	return $setup_status
}
tools_of_the_system="$PWD/tools of the system:"

if setup nothing && ! [ -e "$log" ]; then
	ok 'with everything there nothing is asked for'
	check 'and that is said' grep -q 'nothing is missing for um' out
else
	skip 'with everything there nothing is asked for' "this machine lacks: $(sed -n 's/.*installing: //p' out)"
fi
check 'a program that is missing is installed' setup quilt
check 'by the name of its package' grep -Eq '^install .* quilt( |$)' "$log"
check 'which is said' grep -q 'installing: .*quilt' out
check 'the compiler of another word size too' setup i686-linux-gnu-gcc
check 'by the name of its package, too' grep -Eq '^install .* gcc-i686-linux-gnu( |$)' "$log"
check 'an emulator' setup qemu-system-arm ARCH=arm
check 'is for its architecture' grep -Eq '^install .* qemu-system-arm( |$)' "$log"
setup qemu-system-arm >/dev/null
check 'and for no other' sh -c "! grep -q qemu '$log' 2>/dev/null"
sed 's:/usr/lib/:/usr/lib/nowhere/:' tools/peers.sh >changed
mv changed tools/peers.sh
check 'the libraries that are compared with' setup nothing BENCH=y
check 'by the names of their packages' grep -Eq '^install .*libjemalloc2 libmimalloc2.0 ' "$log"
setup nothing >/dev/null
check 'and only if asked for' sh -c "! grep -q jemalloc '$log' 2>/dev/null"
tools_of_the_system=
setup quilt && failed=0 || failed=$?
check 'without packages of Debian it fails' [ "$failed" -ne 0 ]
check 'and names what is missing' grep -q '^percpu-history: missing: .*quilt' out
refuses 'neither peers nor none' 'BENCH=maybe: expected one of: y n' env BENCH=maybe tools/setup
refuses 'an unknown architecture' 'ARCH=pdp11: expected one of: all arm' env ARCH=pdp11 tools/setup
done_testing

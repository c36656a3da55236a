#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What can be wrong in versions/ and in patches/ is said with file and line; and what is
# right is found from the files alone.
. tools/testing/lib.sh
. tools/testing/copy.sh

make -s defconfig >/dev/null
cp -R versions versions.good
cp -R patches patches.good

# broken COMMAND: the releases, after something was done to the files.
broken() {
	rm -rf versions patches
	cp -R versions.good versions
	cp -R patches.good patches
	eval "$1"
	make -s releases
}
refuses 'an unknown key' "versions/2.6.13:2: unknown key 'Day'; have: Parent Date" \
	broken "sed -i 's/^Date:/Day:/' versions/2.6.13"
refuses 'a line without a key' "versions/2.6.13:1: expected 'Key: value'" \
	broken "sed -i '1s/.*/hello/' versions/2.6.13"
refuses 'a missing key' 'versions/2.6.13: Parent is missing' \
	broken "sed -i '/^Parent:/d' versions/2.6.13"
refuses 'a key given twice' 'versions/2.6.13:3: Date is given twice' \
	broken "sed -i '2p' versions/2.6.13"
refuses 'a malformed date' "versions/2.6.13:2: Date: 'yesterday'; expected a time" \
	broken "sed -i 's/^Date:.*/Date: yesterday/' versions/2.6.13"
refuses 'a day that does not exist' "versions/2.6.13:2: Date: '2005-02-30T00:00:00Z'; expected a time" \
	broken "sed -i 's/^Date:.*/Date: 2005-02-30T00:00:00Z/' versions/2.6.13"
refuses 'a release before its parent' 'versions/2.6.13: Date: it is before that of its parent, 2.6.12' \
	broken "sed -i 's/^Date:.*/Date: 2005-06-16T00:00:00Z/' versions/2.6.13"
refuses 'a second base' "versions/2.6.13: Parent: none is 2.6.12's; one release is the base" \
	broken "sed -i 's/^Parent:.*/Parent: none/' versions/2.6.13"
refuses 'a malformed commit' 'expected 40 hexadecimal digits' \
	broken "sed -i 's/^Commit:.*/Commit: 02b3e4/' versions/2.6.13"
refuses 'neither yes nor no' "Document: 'perhaps'; expected yes or no" \
	broken "sed -i 's/^Document:.*/Document: perhaps/' versions/2.6.13"
refuses 'a parent that does not exist' 'versions/2.6.13: Parent: no release 2.6.11' \
	broken "sed -i 's/^Parent:.*/Parent: 2.6.11/' versions/2.6.13"
refuses 'parents in a circle' 'its ancestors form a circle' \
	broken "sed -i 's/^Parent:.*/Parent: 2.6.15/' versions/2.6.13"
refuses 'a file that is no release' 'the name of a file there is a release' \
	broken 'cp versions/2.6.13 versions/notes'
refuses 'a release without a number' 'the name of a file there is a release' \
	broken 'cp versions/2.6.13 versions/2.6.13..1'
refuses 'a lineage with a blank in its name' 'patches/a b: the name of a lineage has the letters' \
	broken 'mkdir "patches/a b" && cp patches/mainline/lineage "patches/a b"'
refuses 'two defaults' 'patches/: 2 lineages have Default: yes; expected one' \
	broken 'echo "Default: yes" >>patches/mainline/lineage'
refuses 'a folder in the place of a patch' 'patches/documented/2.6.14/series:2: no patch 0002-none.patch' \
	broken 'mkdir patches/documented/2.6.14/0002-none.patch && echo 0002-none.patch >>patches/documented/2.6.14/series'
refuses 'a series that names a missing patch' \
	'patches/documented/2.6.14/series:2: no patch 0002-none.patch' \
	broken 'echo 0002-none.patch >>patches/documented/2.6.14/series'
refuses 'a patch by another name' \
	'patches/documented/2.6.14/series:2: more.diff: expected a name that ends in .patch' \
	broken 'cd patches/documented/2.6.14 && cp 0001* more.diff && echo more.diff >>series; cd ../../..'
refuses 'a patch that no series names' 'the series does not name it' \
	broken 'cp patches/documented/2.6.14/0001* patches/documented/2.6.14/0002-more.patch'
refuses 'patches of an unknown release' 'patches/documented/2.6.99: no release of that name' \
	broken 'mkdir patches/documented/2.6.99'
broken : >/dev/null

# What a patch provides can be asked for in the releases that have the patch, and there only.
sed -i '/^Test:/a Provides: SPARSEMEM' patches/documented/2.6.14/0001*
check 'what a patch provides, its release has' sh -c \
	"grep -qx CONFIG_SPARSEMEM=y \"\$(MEMORY_MODEL=sparse RELEASE=2.6.14 tools/config)\"/config"
check 'and so have its descendants' sh -c \
	"grep -qx CONFIG_SPARSEMEM=y \"\$(MEMORY_MODEL=sparse RELEASE=2.6.15 tools/config)\"/config"
refuses 'a release before it has not' \
	'MEMORY_MODEL=sparse: 2.6.13 (documented) has no SPARSEMEM, which came with 2.6.14 (documented)' \
	make -s MEMORY_MODEL=sparse RELEASE=2.6.13
echo CONFIG_SPARSEMEM_MANUAL=y >>.config
refuses 'nor can .config say so' '.config: CONFIG_SPARSEMEM_MANUAL: 2.6.12 (documented) has no SPARSEMEM' make -s
sed -i s/^CONFIG_RELEASE_2_6_12=y/CONFIG_RELEASE_2_6_14=y/ .config
make -s olddefconfig >/dev/null 2>&1
refuses 'nor is it dropped silently' '.config has CONFIG_SPARSEMEM_MANUAL=y; 2.6.12 (documented) has no' \
	make -s RELEASE=2.6.12
refuses 'a name that is none' "Provides: 'sparse'; expected a name such as SPARSEMEM" \
	broken "sed -i '/^Test:/a Provides: sparse' patches/documented/2.6.14/0001*; tools/generate"
broken : >/dev/null
make -s defconfig >/dev/null

# A release is added by adding a file; one without patches has its parent's tree.
sed 's/^Parent:.*/Parent: 2.6.15/; /^Commit/d; s/^Allocator:.*/Allocator: same/' versions/2.6.15 \
	>versions/2.6.15.1
check 'a new file in versions/ is a release' sh -c \
	"make -s releases | grep -Eq '^2.6.15.1 .* 2.6.15 +same tree as 2.6.15'"
refuses 'the timeline is out of date then' 'timeline.md is not what versions/ and patches/ say' \
	tools/timeline --check
check 'it can be built' make -s RELEASE=2.6.15.1 SUITES=n
check 'and says so' sh -c "make -s run RELEASE=2.6.15.1 SUITES=n ARGS=quiet CMD='cat version' |
	grep -q '^Linux version 2.6.15.1 (documented)'"
sed -i 's/^Date:.*/Date: 2006-01-31T03:04:05Z/' versions/2.6.15.1
check 'another date is seen' sh -c "make -s run RELEASE=2.6.15.1 SUITES=n ARGS=quiet CMD='cat version' |
	grep -q '2006-01-31T03:04:05Z'"
check 'it shares its objects with its parent' sh -c \
	"make -s RELEASE=2.6.15 SUITES=n && ls build/obj/*/linux-documented-2.6.15.1 |
	sed s/.1\$// | xargs ls"
done_testing

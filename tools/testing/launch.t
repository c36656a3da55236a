#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The launcher: whatever becomes of an emulated machine is reported as what it is, and none is
# left behind. First with an emulator that is a script, then, where it is installed, with QEMU.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset MEM MACHINE TIME_LIMIT ARCH

# An emulator that does what the last boot parameter says.
mkdir -p arch/probe build/obj/probe "bin of mine"
cat >"bin of mine/probe" <<'END'
#!/bin/sh
printf '%s\n' "$@" >build/options
echo $$ >build/pid
while [ "$1" != -append ]; do shift; done
case ${2##* } in
status=*) echo done; exit "${2##*=}" ;;
panic) echo 'Kernel panic - not syncing: no reason'; exit 67 ;;
silent) exec sleep 1000 ;;
endless) while :; do echo more; sleep 0.1; done ;;
hang) echo up; trap '' TERM; while :; do sleep 1; done ;;
killed) kill -9 $$ ;;
refused) echo 'probe: no such machine' >&2; exit 1 ;;
echo) cat; exit 64 ;;
again)
	[ -e build/mute ] && exec sleep 1000
	# Asks for a command line, and says how it ended.
	while printf '\005' && read -r line; do
		echo "this is $line"
		case $line in
		'status '*) printf '\003%s' "${line#* }" ;;
		'reset by itself') ;;
		'does nothing') exec sleep 1000 ;;
		'leaves') exit 64 ;;
		'is killed') kill -9 $$ ;;
		esac
	done ;;
esac
END
chmod +x "bin of mine/probe"
PATH=$PWD/bin\ of\ mine:$PATH
cat >arch/probe/launch <<'END'
Program: probe
Package: probe-package
Machines: probe other-probe
Machine: -machine %
Options: -always
CPUs: -smp %
Most-CPUs: 4
Memory: -m %M
Most-memory: 512
Kernel: -kernel %.bin
Initrd: -initrd %
Parameters: -append %
Again: -reset
Statuses: 64=0 65=1 66=2 67=3
Time-limit: 1
END
cat >build/obj/probe/.config <<'END'
CONFIG_ARCH="probe"
CONFIG_SMP=y
CONFIG_NR_CPUS=3
CONFIG_DMA_MB=4
CONFIG_NORMAL_MB=64
CONFIG_HIGHMEM_MB=32
END
image=build/obj/probe/linux

# ends NAME STATUS TEXT COMMAND…: with that status, and a last line that has the text.
ends() {
	ends_name=$1 ends_status=$2 ends_text=$3
	shift 3
	status=0
	"$@" </dev/null >out 2>err || status=$?
	case $status:$(cat out err | tail -n 1) in
	"$ends_status":*"$ends_text"*) ok "$ends_name" ;;
	*)
		not_ok "$ends_name"
		explain "expected status $ends_status and '$ends_text'; got status $status"
		explain "$(cat out err)"
		;;
	esac
}
for pair in 64=0 65=1 66=2; do
	ends "status ${pair#*=}" "${pair#*=}" 'done' tools/launch $image "status=${pair%=*}"
done
ends 'a panic' 3 'the kernel died: no reason' tools/launch $image panic
ends 'an end without a result' 125 'the machine ended without a result (probe: status 0)' \
	tools/launch $image status=0
ends 'an emulator that refuses' 125 'without a result (probe: status 1)' tools/launch $image refused
check 'what it said is shown' grep -q '^probe: no such machine' err
ends 'an emulator that was killed' 125 'probe was killed' tools/launch $image killed
ends 'a kernel that says nothing' 124 'the kernel said nothing for 1 seconds' tools/launch $image silent
tools/launch $image endless >endless 2>&1 </dev/null &
endless=$!
ends 'TIME_LIMIT is what all of it may take' 124 'the kernel did not end within 2 seconds' \
	env TIME_LIMIT=2 tools/launch $image silent
ends 'one that can only be killed' 124 'did not end within 1 seconds' \
	env TIME_LIMIT=1 tools/launch $image hang
check 'its last lines are shown' grep -q '^    up$' err
check 'its whole output is kept' test -s "$(sed -n 's/.*all of its output is in //p' err)"

# has NAME OPTION VALUE: the emulator was given it.
has() {
	check "$1" test "$(sed -n "/^$2\$/{n;p}" build/options)" = "$3"
}
tools/launch $image 'cmd=cat "x y"' quiet status=64 >/dev/null
has 'parameters with blanks are quoted' -append '"cmd=cat \"x y\"" quiet status=64'
has 'the usual machine' -machine probe
has 'memory as configured' -m 100M
has 'CPUs as configured' -smp 3
MEM=1G tools/launch $image status=64 2>err >/dev/null || :
check 'more memory than possible' grep -q 'MEM=1G: this machine has at most 512M' err
MACHINE=other-probe tools/launch $image status=64 >/dev/null
has 'another machine' -machine other-probe
refuses 'a machine that there is not' 'MACHINE=vax: expected one of: probe other-probe' \
	env MACHINE=vax tools/launch $image status=64
for size in much 64X 64MB 08M 99999999999999999999; do
	ends "MEM=$size" 2 "MEM=$size: expected a size such as 64M" \
		env MEM=$size tools/launch $image status=64
done
ends 'a file that can not be recorded to' 2 "record=nowhere/x: can't be written: No such file" \
	tools/launch $image record=nowhere/x status=64
echo mine >mine
ends 'a file that exists is not recorded to' 2 'record=mine: exists; it is not overwritten' \
	tools/launch $image record=mine status=64
check 'it stays' [ "$(cat mine)" = mine ]
for limit in soon 1.5 -1 99999999999999999999; do
	ends "TIME_LIMIT=$limit" 2 "TIME_LIMIT=$limit: expected seconds" \
		env TIME_LIMIT=$limit tools/launch $image status=64
done
MEM=200000K tools/launch $image status=64 >/dev/null
has 'memory as asked for' -m 196M
printf 'zone DMA 4096\nzone NORMAL 16384\nboot\n' >'a trace'
gzip -kf 'a trace'
tools/launch $image 'replay=a trace.gz' status=64 >/dev/null
has 'as much as a trace needs' -m 106M
head -c 40 'a trace.gz' >cut.gz
ends 'a trace that is cut short' 2 "cut.gz: can't be decompressed" tools/launch $image replay=cut.gz status=64
ends 'no such trace' 2 "nowhere: can't be read" tools/launch $image replay=nowhere status=64
check 'the console reads what is typed, and learns of the end' sh -c \
	"printf 'one\ntwo\n' | tools/launch $image echo | od -c | tr -d ' \n' | grep -q 'one.ntwo.n004'"
check 'when nobody listens any more it ends' sh -c "rm -f build/pid
	tools/launch $image endless | head -n 1 | grep -qx more && ! kill -0 \$(cat build/pid)"
# runs NAME TEXT <LINES: the image with each line; TEXT is how they ended.
runs() {
	runs_name=$1 runs_text=$2
	tools/launch $image again >out 2>err && status=0 || status=$?
	if [ "$status" -eq 0 ] && [ "$(sed -n 's/^launch: //p' out | paste -sd, -)" = "$runs_text" ]; then
		ok "$runs_name"
	else
		not_ok "$runs_name"
		explain "expected $runs_text; got status $status and $(cat out err)"
	fi
}
runs 'a machine is started again for each line' '3 status 3,0 status 0,1 status 1' <<'END'
status 3
status 0
status 1
END
check 'by one emulator' [ "$(grep -c '^-reset$' build/options)" -eq 1 ]
check 'what each says comes before how it ended' sh -c \
	"[ \"\$(grep . out | paste -sd, -)\" = 'this is status 3,launch: 3 status 3,this is status 0,launch: 0 status 0,this is status 1,launch: 1 status 1' ]"
for how in '124 does nothing' '125 reset by itself' '125 leaves' '125 is killed'; do
	runs "one that ${how#* } fails alone" "3 status 3,$how,3 status 3,$how" <<-END
		status 3
		${how#* }
		status 3
		${how#* }
	END
done
runs 'no line' '' </dev/null
echo >build/mute
check 'a machine that never asks' sh -c "echo x | { tools/launch $image again 2>&1 && exit 1 || [ \$? -eq 124 ]; } |
	grep -q 'the machine does not ask for a command line'"
rm build/mute
wait $endless && status=0 || status=$?
check 'one that says something and never ends has ten times as long' sh -c \
	"[ $status -eq 124 ] && grep -q 'the kernel did not end within 10 seconds' endless"
check 'the output of a good run is kept, too' grep -q one build/launch/last.log
cp arch/probe/launch good
echo 'Memroy: -m %' >>arch/probe/launch
refuses 'a misspelt key' "arch/probe/launch:16: no line of a record: Memroy: -m %" \
	tools/launch $image status=64
cp good arch/probe/launch
mv 'bin of mine/probe' probe.gone
refuses 'no emulator' 'probe is not installed (Debian package probe-package)' \
	tools/launch $image status=64
mv probe.gone 'bin of mine/probe'

# gone NAME SIGNAL [-]: the launcher, or its group, gets a signal; the emulator ends, and nothing stays
# behind.
gone() {
	rm -f build/pid
	# A shell without a terminal has what it starts ignore Ctrl-C.
	setsid env --default-signal=INT tools/launch $image hang </dev/null >/dev/null 2>&1 &
	launcher=$!
	tries=0
	until [ -s build/pid ] || [ $((tries += 1)) -gt 50 ]; do
		sleep 0.1
	done
	kill -s "$2" -- "${3:-}$launcher"
	wait "$launcher" 2>/dev/null || :
	tries=0
	while kill -0 "$(cat build/pid)" 2>/dev/null && [ $((tries += 1)) -lt 50 ]; do
		sleep 0.1
	done
	check "$1" sh -c "[ -s build/pid ] && ! kill -0 $(cat build/pid)"
}
gone 'Ctrl-C, which the whole group gets' INT -
gone 'the launcher is asked to end' TERM
gone 'the terminal is gone' HUP
gone 'the launcher is killed' KILL

check 'nothing else stays in build/launch' [ -z "$(find build/launch -name '.*')" ]

# A program is no emulator: its statuses are its own, and it must get on, too.
mkdir arch/program build/obj/program
printf 'Memory: mem=%%M\nTime-limit: 1\n' >arch/program/launch
echo 'CONFIG_ARCH="program"' >build/obj/program/.config
cat >build/obj/program/linux <<'END'
#!/bin/sh
case $1 in
cmd=order) echo one; echo two >&2; echo three ;;
cmd=silent) echo $$ >build/pid; exec sleep 1000 ;;
quiet)
	case $2 in
	run=a/dies) echo 'kernel BUG at mm/a.c:1!'; exit 3 ;;
	run=a/other_words) echo 'kernel BUG at mm/b.c:1!'; exit 3 ;;
	run=a/lives) echo 'kernel BUG at mm/a.c:1!'; exit 0 ;;
	run=a/skips) echo 'ok 1 - a/skips # SKIP no need' ;;
	run=a/hangs) exec sleep 1000 ;;
	run=a/sanitizer) echo 'AddressSanitizer: a'; exit 99 ;;
	esac ;;
cmd=slow) sleep 0.7; echo half; sleep 0.7; exit 99 ;;
*) echo "$*"; exit 5 ;;
esac
END
chmod +x build/obj/program/linux
image=build/obj/program/linux
ends 'a program: its parameters and its status' 5 'mem=64M a b' env MEM=64M tools/launch $image a b
ends 'a program that says nothing' 124 'the kernel said nothing for 1 seconds' tools/launch $image cmd=silent
ends 'TIME_LIMIT, of a program' 124 'the kernel did not end within 2 seconds' \
	env TIME_LIMIT=2 tools/launch $image cmd=silent
check 'it is gone' sh -c "! kill -0 $(cat build/pid)"
ends 'a program that says something' 99 half tools/launch $image cmd=slow
for limit in '' 0 5; do
	check "errors come where they were said${limit:+, TIME_LIMIT=$limit}" sh -c \
		"[ \"\$(TIME_LIMIT=$limit tools/launch $image cmd=order 2>&1 | tr '\n' ' ')\" = 'one two three ' ]"
done

runs 'a program is run for each line' '5 "a  b" c\"d,5 x' <<'END'
"a  b" c\"d
x
END
check 'with its words' sh -c "grep -qx 'a  b c\"d' out"
runs 'one that hangs fails alone' '99 cmd=slow,124 cmd=silent,0 cmd=order' <<'END'
cmd=slow
cmd=silent
cmd=order
END

# Each case that must die is judged by its own words and status.
cat >list <<'END'
a/dies kernel BUG at mm/a.c
a/other_words kernel BUG at mm/a.c
a/lives kernel BUG at mm/a.c
a/hangs kernel BUG at mm/a.c
a/skips kernel BUG at mm/a.c
a/sanitizer AddressSanitizer: a
END
cat >expected <<'END'
ok 5 - a/dies
not ok 6 - a/other_words
# expected status 3 and "kernel BUG at mm/a.c"; got status 3
not ok 7 - a/lives
# expected status 3 and "kernel BUG at mm/a.c"; got status 0
not ok 8 - a/hangs
# expected status 3 and "kernel BUG at mm/a.c"; got status 124
ok 9 - a/skips # SKIP no need
ok 10 - a/sanitizer
END
check 'cases that end the kernel are judged one by one' sh -c '. tools/testing/lib.sh
	. tools/testing/cases.sh
	work=build results=4
	fatal_cases build/obj/program/linux list | grep -Ev "^# (kernel BUG.*)?$" | diff expected -'

# The real one.
record=arch/arm/launch
program=$(sed -n 's/^Program: *//p' $record)
if ! command -v "$program" >/dev/null || ! command -v arm-linux-gnueabihf-gcc >/dev/null; then
	skip 'with QEMU' 'it or its compiler is not installed'
	done_testing
	exit
fi
cat >>common/modules/traps/main.c <<'END'

FATAL_TEST(traps, hang, "")
{
	for (;;)
		;
}

TEST(traps, wrong_result)
{
	EXPECT_EQ(1 + (nothing != NULL), 2);
}
END
rm -rf arch/probe arch/program
QUIET=1 ARCH=arm SMP=n SUITES=traps
export QUIET ARCH SMP SUITES
image=$(tools/image "$(tools/config)")
start() {
	tools/launch "$image" quiet "$@"
}
ends 'QEMU: an oops' 3 'the kernel died: Fatal exception' start "cmd=run traps/null_is_no_memory"
check 'says where' grep -q 'traps__null_is_no_memory+0x' out
ends 'QEMU: a panic' 3 'the kernel died: there is nothing' start "cmd=run traps/panic"
ends 'QEMU: a hang in a suite' 124 'did not end within 2 seconds' \
	env TIME_LIMIT=2 tools/launch "$image" quiet "cmd=run traps/hang"
ends 'QEMU: a wrong result' 1 '== 2: 1 and 2' start 'cmd=run traps/wrong_result'
ends 'QEMU: too little memory' 2 'mem=1024k is too little' start mem=1M cmd=poweroff
ends 'QEMU: less than the kernel alone' 2 'MEM=1M: this machine needs at least 2M' \
	env MEM=1M tools/launch "$image" quiet cmd=poweroff
printf '%s\n' 'quiet "cmd=run traps/panic"' 'quiet "cmd=run traps/hang"' 'quiet "cmd=run traps/wrong_result"' \
	'quiet mem=1M' 'quiet "cmd=run traps/null_is_no_memory"' >lines
TIME_LIMIT=2 tools/launch "$image" again <lines >out 2>err || :
check 'QEMU: started again, each ends in its own way' sh -c \
	"[ \"\$(sed -n 's/^launch: \([0-9]*\) .*/\1/p' out | paste -sd ' ' -)\" = '3 124 1 2 3' ] || { cat out err && false; }"
check 'QEMU: errors are among what it says' grep -q 'mem=1024k is too little' out
printf 'echo a script\npoweroff\n' >script
check 'QEMU: a script' sh -c "tools/launch '$image' quiet script=script </dev/null | grep -qx 'a script'"
ends 'QEMU: a script that is none' 2 '.bin:1: a byte 0x01: a script is text' start "script=$image.bin"
ends 'QEMU: an initrd that is no trace' 2 'COPYING:1: ' start replay=COPYING
mkdir build/obj/loop
cp "$(dirname "$image")/.config" build/obj/loop/
printf '\376\377\377\352' >build/obj/loop/linux.bin
ends 'QEMU: a kernel that never prints' 124 'did not end within 1 seconds' \
	env TIME_LIMIT=1 tools/launch build/obj/loop/linux
(
	tools/launch build/obj/loop/linux >out 2>err </dev/null &
	launcher=$!
	sleep 1
	kill -9 "$(pgrep -P $launcher)"
	wait $launcher
) && status=0 || status=$?
check 'QEMU: it is killed' sh -c "[ $status -eq 125 ] && grep -q 'qemu-system-arm was killed' err"
if command -v gdb-multiarch >/dev/null; then
	make -s gdb 'CMD=run traps/panic' \
		GDBFLAGS="-batch -ex 'break panic' -ex continue -ex bt -ex kill" >out 2>&1 || :
	# That the emulator is gone before it hears of the kill is not what this is about.
	check 'gdb stops where it is told to' grep -q '^#1 .*traps__panic' out
	# Halted before its first instruction it has what was typed.
	printf 'cat version\n' >typed
	LAUNCH_DEBUG=build/socket tools/launch "$image" quiet <typed >out 2>err &
	launcher=$!
	sleep 1
	gdb-multiarch -batch -ex 'target remote build/socket' -ex detach >/dev/null 2>&1 || :
	wait $launcher && status=0 || status=$?
	check 'QEMU: what was typed before the serial port was set up is read' sh -c \
		"[ $status -eq 0 ] && grep -q '^Linux version' out || { cat out && false; }"
else
	skip 'gdb stops where it is told to' 'gdb-multiarch is not installed'
	skip 'QEMU: what was typed before the serial port was set up is read' 'gdb-multiarch is not installed'
fi
done_testing

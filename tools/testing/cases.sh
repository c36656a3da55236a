# SPDX-License-Identifier: GPL-2.0
# Running single cases of three kinds: those of the kernel, those that must end it, and those
# that are only compiled. Sourced.
# shellcheck shell=sh

# message_of IMAGE NAME: the last words of a case that ends the kernel; status 1 for another case,
# 2 when the image has none of that name, 3 when it lists none.
message_of() {
	tools/launch "$1" quiet cmd=tests </dev/null 2>/dev/null | awk -v name="$2" '
		$1 ~ "^[a-z_]+/[a-z0-9_]+$" { listed = 1 }
		$1 == name { found = 1; if (sub(/^[^ ]* fatal( while booting)?: /, "")) { fatal = 1; print } }
		END { exit !listed ? 3 : found ? !fatal : 2 }'
}

# fatal_case IMAGE NAME MESSAGE OUTPUT: the case must end the kernel, and say why; a sanitizer
# may do that only where it is expected to.
fatal_case() {
	case_status=0
	tools/launch "$1" quiet "run=$2" "cmd=run $2" </dev/null >"$4" 2>&1 || case_status=$?
	case $case_status:$3 in
	3:* | 99:*Sanitizer*) grep -Fq "$3" "$4" ;;
	*) return 1 ;;
	esac
}

# fatal_cases IMAGE LIST: all cases of a list of "NAME MESSAGE"; each is judged by its own end. Prints
# their results.
# shellcheck disable=SC2154
fatal_cases() {
	sed 's/ .*//; s/.*/quiet run=& "cmd=run &"/' "$2" >"$work/lines"
	tools/launch "$1" again <"$work/lines" >"$work/deaths" 2>"$work/err" || :
	awk -v number="$results" -v err="$work/err" '
		FILENAME == ARGV[1] { name[++cases] = $1; message[$1] = substr($0, length($1) + 2); next }
		/^launch: / {
			sub(/^run=/, "", $4)
			status[$4] = $2
			output[$4] = said
			said = ""
			next
		}
		{ said = said $0 "\n" }
		END {
			for (i = 1; i <= cases; i++)
				judge(name[i], message[name[i]], output[name[i]])
		}
		function judge(name, message, said,  died) {
			died = status[name] == 3 || status[name] == 99 && message ~ /Sanitizer/
			if (died && (message == "" || index(said, message)))
				printf "ok %d - %s\n", ++number, name
			else if (match(said, /(^|\n)ok [^\n]*# SKIP [^\n]*/))
				printf "ok %d - %s # SKIP %s\n", ++number, name, reason(substr(said, RSTART, RLENGTH))
			else
				fail(name, message, said)
		}
		function reason(line) {
			sub(/.*# SKIP /, "", line)
			return line
		}
		function fail(name, message, said,  n, line, i) {
			printf "not ok %d - %s\n# expected status 3 and \"%s\"; %s\n", ++number, name, message, \
				name in status ? "got status " status[name] : "it was not run"
			while (!(name in status) && (getline said <err) > 0)
				print "# " said
			n = split(said, line, "\n")
			for (i = n > 20 ? n - 20 : 1; i < n; i++)
				print "# " line[i]
		}' "$2" "$work/deaths"
	results=$((results + $(wc -l <"$2")))
}

# compiler_of OBJECTS: the command that compiles a file of a tree.
compiler_of() {
	(cd "$1" && "${MAKE:-make}" -s --no-print-directory -f ../../../tools/kbuild.mk \
		${CC:+"CC=$CC"} IMAGE=none print-cflags | sed 's/-Werror//g')
}

# says_one_of TEXT ALTERNATIVES: compilers have words of their own for the same, joined by " or ".
says_one_of() {
	alternatives="$2 or "
	while [ -n "$alternatives" ]; do
		case $1 in *"${alternatives%% or *}"*) return 0 ;; esac
		alternatives=${alternatives#* or }
	done
	return 1
}

# build_case OBJECTS FILE COMPILER: does the compiler say what the file's comment expects?
# Leaves that in $expect, and what it said in $said.
build_case() {
	expect=$(sed -n 's/^ \* expect: //p' "$1/$2")
	# shellcheck disable=SC2086
	said=$(cd "$1" && eval "$3" -c -o /dev/null "$2" 2>&1) || :
	case $expect in
	'') return 1 ;;
	nothing) [ -z "$said" ] ;;
	*) says_one_of "$said" "$expect" ;;
	esac
}

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# make import: a hunk fits in the function that it is for, or not at all; and a release that no longer builds
# is not a success.
. tools/testing/lib.sh
. tools/testing/copy.sh
unset QUIET
RELEASE=2.6.14 SUITES=n
export RELEASE SUITES

# A file of the base, with the same lines in several functions.
cat >common/lib/probe.c <<'END'
int probe_first(int a);
int probe_second(int a);
int probe_third(int a);

int probe_first(int a)
{
	if (!a)
		return 1;
	a++;
	a += 10;
	return a;
}

int probe_second(int a)
{
	if (a < 0)
		return 2;
	a += 20;
	a--;
	return a;
}

int probe_third(int a)
{
	if (!a)
		return 1;
	a++;
	a += 30;
	a -= 3;
	return a;
}
END
echo 'obj-y += probe.o' >>common/lib/Makefile
make -s all >/dev/null 2>&1
make -s edit >/dev/null

# mail HUNKS: a patch of that file, HUNKS from standard input.
mail() {
	{
		printf 'From: C Hacker <c@example.org>\nDate: Thu, 28 Jul 2005 21:15:30 -0700\n'
		printf 'Subject: [PATCH] change probe\n\nBecause.\n---\n'
		printf -- '--- a/lib/probe.c\n+++ b/lib/probe.c\n'
		cat
	} >"$1"
}
# imports NAME STATUS TEXT… PATCH: with that status, and all of the texts.
imports() {
	imports_name=$1 expected=$2
	shift 2
	wrong=
	for last; do :; done
	make import PATCH="$last" >said 2>&1 && status=0 || status=$?
	[ "$((status != 0))" -eq "$expected" ] || wrong="status $status; "
	for text; do
		[ "$text" = "$last" ] || grep -Fq -- "$text" said || wrong="$wrong'$text' is missing; "
	done
	if [ -z "$wrong" ]; then
		ok "$imports_name"
	else
		not_ok "$imports_name"
		explain "$wrong$(cat said)"
	fi
}

mail near <<'END'
@@ -3,5 +3,6 @@ int probe_third(int a)
 	if (!a)
 		return 1;
 	a++;
+	a *= 2;
 	a += 30;
 	a -= 3;
END
imports 'the same lines are in another function, and nearer' 0 \
	'hunk 1: fits (offset 22 lines), in probe_third()' '1 of 1 hunks fit' near
mail fuzzy <<'END'
@@ -24,6 +24,7 @@ int probe_third(int a)
 	if (!a)
 		return 1;
 	a++;
+	a *= 2;
 	a += 30;
 	a -= 33;
 	return b;
END
imports 'not all around it is the same, but it is its function' 0 'fits with fuzz 2 (offset 1 line), in probe_third()' fuzzy
mail elsewhere <<'END'
@@ -15,5 +15,6 @@ int probe_second(int a)
 	if (!a)
 		return 1;
 	a++;
+	a *= 2;
 	a += 20;
 	a--;
END
imports 'what is similar in another function is none of its' 1 \
	'hunk 1: does not fit: line 10, in probe_first(), is similar; it belongs to probe_second(), line 18' \
	'0 of 1 hunks fit' elsewhere
mail unsaid <<'END'
@@ -7,3 +7,4 @@
 		return 1;
 	a++;
+	a *= 2;
 	a += 1;
@@ -19,2 +20,3 @@
 	a--;
+	a *= 3;
 	return a;
END
imports 'where it does not say what it is for, only all of it counts' 1 \
	'hunk 1: does not fit for sure: line 10, in probe_first(), is similar, and 1 more; it does not say' \
	'hunk 2: fits' '1 of 2 hunks fit' unsaid
mail twice <<'END'
@@ -100,2 +100,3 @@
 	a++;
+	a *= 2;
 	a += 10;
@@ -110,2 +111,3 @@
 		return 1;
+	a *= 2;
 	a++;
END
imports 'nor what is there twice' 1 'hunk 1: fits' 'hunk 2: does not fit for sure' '1 of 2 hunks fit' twice
mail moved <<'END'
@@ -15,3 +15,3 @@ void *memmove(void *to, const void *from, size_t n)
 	one();
-	two();
+	three();
 	four();
@@ -25,3 +25,3 @@ int probe_fourth(int a)
 	one();
-	two();
+	three();
 	four();
END
imports 'a function that is in another file' 1 'memmove() is not in this file, but in lib/string.c:' \
	'probe_fourth() is not in this file, and nowhere else' moved
mail between <<'END'
@@ -11,4 +11,5 @@ int probe_first(int a)
 	return a;
 }

+/* The second one. */
 int probe_second(int a)
@@ -40,2 +41,3 @@ int probe_other(int a)
 }

+/* Not the third one. */
END
imports 'a line between functions' 1 'hunk 1: fits, between definitions' \
	'hunk 2: does not fit: there are 2 such places between definitions' between
mail there <<'END'
@@ -7,3 +7,3 @@ int probe_first(int a)
 		return 1;
-	a = a + 1;
+	a++;
 	a += 10;
@@ -17,3 +17,3 @@ int probe_second(int a)
 		return 2;
-	a +=  20;
+	a += 21;
 	a--;
END
imports 'what is there already, and other white space' 1 'hunk 1: is there already' \
	'hunk 2: fits but for white space, in probe_second(), line 18' '0 of 2 hunks fit, 1 are there already' there
mail broken <<'END'
@@ -15,5 +15,6 @@ int probe_second(int a)
 {
 	if (a < 0)
 		return 2;
+	b += 5;
 	a += 20;
 	a--;
END
imports 'a release that does not build with it' 1 '1 of 1 hunks fit' \
	"it does not build: lib/probe.c:18:9: error: 'b' undeclared" broken
mail short <<'END'
@@ -15,6 +15,7 @@ int probe_second(int a)
 	if (a < 0)
 		return 2;
END
imports 'a hunk that is cut short' 1 'short: hunk 1 of lib/probe.c has fewer lines than it says' short

# All of it, and in its place.
mail all <<'END'
@@ -3,5 +3,6 @@ int probe_third(int a)
 	if (!a)
 		return 1;
 	a++;
+	a *= 2;
 	a += 30;
 	a -= 3;
@@ -15,5 +16,6 @@ int probe_second(int a)
 	if (!a)
 		return 1;
 	a++;
+	a *= 2;
 	a += 20;
 	a--;
@@ -36,6 +38,5 @@ int probe_first(int a)
 {
 	if (!a)
 		return 1;
-	a++;
-	a += 10;
+	a += 11;
 	return a;
--- /dev/null
+++ b/lib/probe2.c
@@ -0,0 +1,2 @@
+int probe_fifth;
+int probe_sixth;
END
export APPLY=1
imports 'what fits becomes a patch' 1 '3 of 4 hunks fit' 'NEW     patches/documented/2.6.14/0002-change-probe.patch' all
check 'the file is what it should be' sh -c "sed -n '5,12p;22,32p' build/src/documented/2.6.14/lib/probe.c | tr -d '\t\n' |
	grep -Fqx 'int probe_first(int a){if (!a)return 1;a += 11;return a;}int probe_third(int a){if (!a)return 1;a++;a *= 2;a += 30;a -= 3;return a;}'"
check 'a new file is there' grep -qx 'int probe_sixth;' build/src/documented/2.6.14/lib/probe2.c
check 'the rest is kept' sh -c "grep -q '^@@ -15,5 +16,6 @@ int probe_second' build/import/0002-change-probe.rej &&
	[ \$(grep -c '^@@' build/import/0002-change-probe.rej) -eq 1 ]"
unset APPLY

# What git format-patch writes of a commit.
hash=$(sed -n 's/^Origin: upstream, commit://p' patches/documented/2.6.13/0001-*)
{ echo "From $hash Mon Sep 17 00:00:00 2001" && cat near; } >known
imports 'a commit that the release has' 0 "which 2.6.14 has: patches/documented/2.6.13/0001-" known
RELEASE=2.6.12 imports 'one that it has not' 0 '1 of 1 hunks fit' known
check 'no tree stays behind' [ -z "$(find build/trees -name 'import-*')" ]
done_testing

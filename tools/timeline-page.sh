# SPDX-License-Identifier: GPL-2.0
# The page of the timeline; sourced by tools/timeline.
# shellcheck shell=sh disable=SC2154

# Names of releases as links to their sections.
release_link() {
	printf '<a href="#release-%s">%s</a>' "$1" "$1"
}

# The tree of releases; each box leads to its release.
tree_picture() {
	sed 's/^\(\t"\([0-9.]*\)" \[\)/\1URL="#release-\2", /' "$work/timeline.dot" | dot -Tsvg |
		sed '1,/^<svg/{/^<svg/!d}' | sed 's/^ width="\([0-9]*\)pt" height="\([0-9]*\)pt"/ width="\1pt"/'
}

# What versions/ says of a release.
version_list() {
	printf '<dl>\n'
	sed -e ':more' -e '$!N' -e 's/\n / /' -e 'tmore' -e 'P' -e 'D' "versions/$1" | escape |
		sed 's|^\([A-Za-z]*\): \(.*\)|<dt>\1</dt><dd>\2</dd>|'
	printf '</dl>\n'
}

# A patch: its text beside its changes.
patch_section() {
	id=patch-$(printf '%s' "$1" | sed 's/[^A-Za-z0-9.]/-/g')
	printf '<article id="%s">\n<h3>%s (%s)</h3>\n<div class="pair">\n<div>\n' "$id" "$(
		sed -n 's/^Subject: \(\[PATCH\] \)\{0,1\}//p' "$1" | head -n 1 | escape)" "$2"
	sed '/^\(--- \|diff \|Index: \)/,$d; /^Subject: /d' "$1" | escape | awk '
		!body && /^$/ { body = 1; print "<p>"; next }
		!body { print $0 "<br>"; next }
		/^$/ { print "</p><p>"; next }
		/^Test: / { test = $2; sub(/^Test: /, "")
			print "<br>Test: <a href=\"#test-" test "\">" $0 "</a>"; next }
		/^Origin: / { print "<br>" $0; next }
		{ print }
		END { print "</p>" }'
	printf '</div>\n<div>\n'
	diff_to_html "$id" <"$1"
	printf '</div>\n</div>\n</article>\n'
}

# What building tells; a list whose words in backquotes are code.
built_list() {
	escape <"$1" | sed 's/`\([^`]*\)`/<code>\1<\/code>/g' | awk '
		/^- / { if (!list++) print "<ul>"; print "<li>" substr($0, 3) "</li>"; next }
		/^$/ { next }
		{ print "<p>" $0 "</p>" }
		END { if (list) print "</ul>" }'
}

# The tests of all distinct trees, those first whose outcome differs. What a patch names and none of
# them has run, for it is of another configuration, or of the trees between two patches, is there too.
test_table() {
	{
		for lineage in $("$releases" lineages); do
			for release in $("$releases" distinct "$lineage"); do
				facts=$(tools/facts "$lineage" "$release")
				for kind in smp up bodies; do
					sed "s/^/$lineage	$release	$kind	/" "$facts/$kind"
				done
			done
		done
		sed -n 's/^Test: \([^ ]*\).*/named	\1/p' patches/*/*/*.patch
	} | escape | awk -F '\t' '
		$1 == "named" {
			if (!($2 in row)) {
				row[$2] = 1
				tests[++rows] = $2
			}
			next
		}
		{
			column = $1 "\t" $2
			if (!(column in known)) {
				known[column] = 1
				columns[++n] = column
			}
			if ($3 != "bodies" && !($4 in row)) {
				row[$4] = 1
				tests[++rows] = $4
			}
			outcome[$4, column, $3] = $5
		}
		function cell(test, column,  a, b, text) {
			a = outcome[test, column, "smp"]
			b = outcome[test, column, "up"]
			if (a == "" && b == "")
				return "–"
			text = a
			if (a != b)
				text = (a == "" ? "–" : a) "; one processor: " (b == "" ? "–" : b)
			if (outcome[test, columns[1], "bodies"] && text !~ /compiler/ &&
			    outcome[test, column, "bodies"] != outcome[test, columns[1], "bodies"])
				text = text " *"
			return text
		}
		function line(test,  i) {
			printf "<tr id=\"test-%s\"><th>%s</th>", test, test
			for (i = 1; i <= n; i++)
				printf "<td>%s</td>", cell(test, columns[i])
			print "</tr>"
		}
		function head(  i, part) {
			printf "<div class=\"wide\"><table><thead><tr><th>test</th>"
			for (i = 1; i <= n; i++) {
				split(columns[i], part, "\t")
				printf "<th><a href=\"#release-%s\">%s</a><br>%s</th>", part[2], part[2], part[1]
			}
			print "</tr></thead><tbody>"
		}
		END {
			for (i = 1; i <= rows; i++)
				for (j = 2; j <= n; j++)
					if (cell(tests[i], columns[j]) != cell(tests[i], columns[1]))
						differs[tests[i]] = 1
			print "<h3>Outcomes that are not the same everywhere</h3>"
			head()
			for (i = 1; i <= rows; i++)
				if (tests[i] in differs)
					line(tests[i])
			print "</tbody></table></div>"
			print "<h3>All others</h3>"
			head()
			for (i = 1; i <= rows; i++)
				if (!(tests[i] in differs))
					line(tests[i])
			print "</tbody></table></div>"
		}'
}

write_page() {
	page_begin 'percpu-history: the releases and what they change'
	cat <<-'EOT'
		<p>The memory allocators of Linux 2.6.12 to 2.6.15. Green releases have patches; a box
		leads to its release.</p>
		<nav><p><a href="#tests">Tests by release</a></p></nav>
		<div class="wide" id="tree">
	EOT
	tree_picture
	printf '</div>\n'
	for release in $("$releases" list); do
		printf '<section id="release-%s">\n<h2>%s</h2>\n' "$release" "$release"
		parent=$("$releases" parent "$release")
		[ "$parent" = none ] || printf '<p>A child of %s.</p>\n' "$(release_link "$parent")"
		version_list "$release"
		while read -r lineage of; do
			[ "$of" = "$release" ] || continue
			"$releases" stack "$lineage" "$release" | sed -n "s|^$release/||p" >"$work/own"
			while read -r patch; do
				patch_section "patches/$lineage/$release/$patch" "$lineage"
			done <"$work/own"
			[ ! -e "$work/built/$release $lineage" ] || built_list "$work/built/$release $lineage"
		done <"$work/patched"
		printf '</section>\n'
	done
	cat <<-'EOT'
		<section id="tests">
		<h2>Tests by release</h2>
		<p>On um with 64 bits, with several processors and with one. Releases that have the same
		tree as an earlier one have its outcomes. A test comes with its release: what it expects
		there is what is so there. “–”: the release has no such test, or it is for another configuration;
		“*”: the test is not the one of the first column.</p>
	EOT
	test_table
	printf '</section>\n'
	page_end
}

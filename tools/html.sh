# SPDX-License-Identifier: GPL-2.0
# Writing pages that need nothing but themselves; sourced behind lib.sh.
# shellcheck shell=sh

# escape: standard input as text of a page.
escape() {
	sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'
}

# page_begin TITLE
page_begin() {
	title=$(printf '%s' "$1" | escape)
	cat <<-EOT
		<!DOCTYPE html>
		<html lang="en">
		<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<link rel="icon" href="data:,">
		<title>$title</title>
		<style>
		:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #f3f3f3;
			--line: #ccc; --link: #0b57a4; --add: #dff3df; --del: #fbe0e0; --mark: #eae6f7; }
		@media (prefers-color-scheme: dark) {
			:root { --ink: #ddd; --paper: #181818; --faint: #242424; --line: #444;
				--link: #7db4ee; --add: #173a1c; --del: #4a1d1d; --mark: #2f2a45; }
			svg .node text { fill: #111; }
		}
		body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: var(--ink);
			background: var(--paper); font: 1rem/1.5 sans-serif; overflow-wrap: anywhere; }
		a { color: var(--link); }
		h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid var(--line); }
		h3, h4 { font-size: 1rem; }
		pre, code { font: 0.82rem/1.4 monospace; }
		pre { overflow-x: auto; background: var(--faint); padding: 0.5rem; tab-size: 8; }
		pre span { display: inline-block; min-width: 100%; }
		pre .word { display: inline; min-width: 0; }
		.add { background: var(--add); } .del { background: var(--del); }
		.hunk { background: var(--mark); }
		.wide { overflow-x: auto; overflow-wrap: normal; }
		.pair { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1rem; }
		@media (max-width: 50rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
		dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 1rem; }
		dd { margin: 0; }
		table { border-collapse: collapse; }
		th, td { border: 1px solid var(--line); padding: 0.15rem 0.5rem; text-align: left;
			vertical-align: top; font-size: 0.85rem; }
		</style>
		</head>
		<body>
		<h1>$title</h1>
	EOT
}

page_end() {
	printf '</body>\n</html>\n'
}

# diff_to_html ID: a unified difference, or a word difference in git's porcelain form with
# WORD=1, from standard input; one section a file, whose names begin with ID.
diff_to_html() {
	awk -v id="$1" -v word="${WORD:-}" '
		function text(s) {
			gsub(/&/, "\\&amp;", s)
			gsub(/</, "\\&lt;", s)
			gsub(/>/, "\\&gt;", s)
			gsub(/"/, "\\&quot;", s)
			return s
		}
		function close_file() {
			if (open)
				print "</pre></section>"
			open = 0
		}
		function open_file(path,  anchor) {
			close_file()
			anchor = path
			gsub(/[^A-Za-z0-9.\/_-]/, "_", anchor)
			printf "<section id=\"%s-%s\"><h4>%s</h4>\n<pre>", id, text(anchor), text(path)
			open = 1
		}
		function side(class, s) {
			printf "<span class=\"%s%s\">%s</span>%s", class, word ? " word" : "", text(s),
				word ? "" : "\n"
		}
		function size(range) { return range ~ /,/ ? substr(range, index(range, ",") + 1) : 1 }
		!in_hunk || (!word && left <= 0) {
			if (/^--- /) {
				old = $2
				next
			}
			if (/^\+\+\+ /) {
				path = $2 == "/dev/null" ? old : $2
				sub(/^[^\/]*\//, "", path)
				open_file(path)
				next
			}
		}
		/^diff --git / && (word || left <= 0) { in_hunk = 0; next }
		/^@@ / && open && (word || left <= 0) {
			in_hunk = 1
			left = size($2) + size($3)
			printf "<span class=\"hunk\">%s</span>\n", text($0)
			next
		}
		!in_hunk { next }
		word && $0 == "~" { print ""; next }
		word && /^[-+]/ { side(/^-/ ? "del" : "add", substr($0, 2)); next }
		word { printf "%s", text(substr($0, 2)); next }
		left <= 0 && !/^\\/ { next }
		/^-/ { left--; side("del", $0); next }
		/^\+/ { left--; side("add", $0); next }
		/^\\/ { print text($0); next }
		{ left -= 2; print text($0) }
		END { close_file() }'
}

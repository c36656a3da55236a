# SPDX-License-Identifier: GPL-2.0
# Prints the definitions of the function, macro or structure NAME, with the comments above
# them and the names of their files: awk -v name=NAME -f tools/definition.awk FILE…

# Is the line the first one of a definition? Those of functions begin in the first column.
function begins(line) {
	if (line ~ "^#[ \t]*define[ \t]+" name "([^A-Za-z0-9_]|$)")
		return "macro"
	if (line ~ "^(typedef )?(struct|union|enum)[ \t]+" name "[ \t]*\\{")
		return "body"
	if (line !~ "^[A-Za-z_].*(^|[^A-Za-z0-9_])" name "[ \t]*\\(" &&
	    line !~ "^" name "[ \t]*\\(")
		return ""
	return "function"
}

function show() {
	if (!shown[FILENAME]++)
		printf "%s%s:\n", count++ ? "\n" : "", FILENAME
	else
		print ""
	printf "%s", lead text
}

FNR == 1 {
	lead = text = state = ""
}

state == "" {
	text = ""
	state = begins($0)
	if (state == "") {
		# What stands directly above belongs to it.
		lead = $0 ~ /^[ \t]*$|^#/ || closed ? "" : lead
		closed = $0 ~ /^}|;[ \t]*$/
		if ($0 !~ /^[ \t]*$|^#/ && !closed)
			lead = lead $0 "\n"
		next
	}
}

{
	text = text $0 "\n"
}

state == "macro" && !/\\$/ {
	show()
	state = lead = ""
	closed = 0
	next
}

# A declaration ends before it has a body.
state == "function" && /\{[ \t]*$|^\{/ {
	state = "body"
}

state == "function" && /;[ \t]*$/ {
	state = lead = ""
	next
}

# The whole of it on one line.
(state == "body" && /^}/) || (state == "function" && /\{.*\}[ \t]*$/) {
	show()
	state = lead = ""
	closed = 0
}

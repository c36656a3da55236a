# SPDX-License-Identifier: GPL-2.0
# Where do the hunks of a patch belong in a file that is not quite the one it was made for?
#	awk -v fits=OUT -v rest=OUT -f tools/hunks.awk FILE PART
# FILE is the file, or /dev/null, PART the hunks for it. Prints a line about each. Those that fit where
# they belong go to OUT "fits", for the place that was found and without the text around the change; the
# others go to the other one as they are.
#
# A hunk fits where the text that it takes away and the text around that are, of which up to two lines
# (the "fuzz") may be others. Lines such as "return 0;" and "}" are in many places: only one in the
# function that the hunk says it is for is believed, and where it says none, only the same text, once.

FILENAME == ARGV[1] && ARGV[1] != ARGV[2] { tree[++lines] = $0; next }
left > 0 || (/^\\/ && hunks) {
	body[hunks, ++length_of[hunks]] = $0
	c = substr($0, 1, 1)
	left -= c == "\\" ? 0 : c == "-" || c == "+" ? 1 : 2
	next
}
/^@@ / {
	title[++hunks] = $0
	begin[hunks] = -$2
	left = count($2) + count($3)
	next
}
{ header = header $0 "\n" }

END {
	for (h = 1; h <= hunks; h++)
		verdict(h)
	print_parts()
}

function count(range) { return range ~ /,/ ? substr(range, index(range, ",") + 1) : 1 }
function plain(line) {
	gsub(/[ \t]+/, " ", line)
	sub(/ $/, "", line)
	return line
}

# The function, structure or table whose definition begins in a line; "": none does.
function defined_in(line) {
	sub(/[ \t]+$/, "", line)
	if (line !~ /^[A-Za-z_]/ || line ~ /^[A-Za-z_0-9]+:/ || line ~ /;$/)
		return ""
	if (match(line, /^(typedef )?(struct|union|enum) [A-Za-z_0-9]+ ?\{?$/)) {
		sub(/ ?\{$/, "", line)
		sub(/^typedef /, "", line)
		return line
	}
	if (match(line, /[A-Za-z_0-9]+(\[[^\]]*\])? = ?\{?$/)) {
		line = substr(line, RSTART)
		sub(/[^A-Za-z_0-9].*/, "", line)
		return line
	}
	if (!match(line, /[A-Za-z_0-9]+ ?\(/))
		return ""
	line = substr(line, RSTART, RLENGTH)
	sub(/ ?\($/, "", line)
	return line "()"
}

# Which definition would a hunk be in that begins there? "outside" is between two, of which "above" is the
# first. A line that is added is in what the one before it is in.
function place(from,  i, at, name, out) {
	at = from + before - (first_is == "+")
	above = ""
	for (i = at > lines ? lines : at; i > 0; i--) {
		if (tree[i] ~ /^}/ && (i < at || first_is == "+"))
			out = "outside"
		name = defined_in(tree[i])
		if (name) {
			above = name
			return out ? out : name
		}
	}
	return "outside"
}

# Is that what the hunk is for?
function is_own(where) {
	return own != "" && (where == own || where == "outside" && titled && above == own)
}

# Takes a hunk apart: the old lines and the new ones, how many of both are around the change, the
# old line where the change begins, and the definition that it says it is for.
function take_apart(h,  i, c, line, name) {
	olds = news = before = behind = changed = titled = 0
	own = first_is = ""
	for (i = 1; i <= length_of[h]; i++) {
		c = substr(body[h, i], 1, 1)
		line = substr(body[h, i], 2)
		if (c == "\\")
			continue
		if (c != "+")
			old[++olds] = line
		if (c != "-")
			new[++news] = line
		if (c == "-" || c == "+") {
			if (!changed)
				before = olds - (c == "-")
			changed = 1
			behind = 0
			if (!first_is)
				first_is = c
		} else {
			behind++
		}
		if (!changed || c == "-" && before == olds - 1) {
			if (line ~ /^}/ && !changed)
				own = "outside"
			name = defined_in(line)
			if (name)
				own = name
		}
	}
	if (!own) {
		line = title[h]
		sub(/^@@ [^@]* @@ ?/, "", line)
		own = defined_in(line)
		titled = 1
	}
}

function equal(a, b, loose) { return a == b || loose && plain(a) == plain(b) }

# Are the lines at "from" those of a list, but for "fuzz" ones at either end?
function same(list, n, from, fuzz, loose,  i, cut) {
	cut = n - (fuzz < behind ? fuzz : behind)
	for (i = 1 + (fuzz < before ? fuzz : before); i <= cut; i++)
		if (from + i - 1 < 1 || from + i - 1 > lines || !equal(tree[from + i - 1], list[i], loose))
			return 0
	return 1
}

function distance(a, b) { return a < b ? b - a : a - b }

# Looks for the lines. Sets at, to the nearest place in the own definition, or else the nearest one; agrees;
# and places, how many of that sort there are.
function find(list, n, fuzz, loose, expected,  from, good) {
	at = agrees = places = 0
	if (n - (fuzz < before ? fuzz : before) - (fuzz < behind ? fuzz : behind) < 1)
		return 0
	for (from = 1 - fuzz; from <= lines + fuzz; from++) {
		if (!same(list, n, from, fuzz, loose))
			continue
		good = is_own(place(from))
		if (agrees && !good)
			continue
		places = good == agrees ? places + 1 : 1
		if (!agrees && good || places == 1 || distance(from, expected) < distance(at, expected))
			at = from
		agrees = good
	}
	return places
}

function name_of(where) { return where == "outside" ? "between definitions" : "in " where }

# Where in the file most of the lines of a hunk are, in its own definition.
function belongs(  i, k, line, start, end, votes, most, best) {
	if (own == "" || own == "outside")
		return ""
	for (i = 1; i <= lines && !start; i++)
		if (defined_in(tree[i]) == own)
			start = i
	if (!start)
		return "; " own " is not in this file" elsewhere()
	for (end = start; end <= lines && tree[end] !~ /^}/; end++)
		for (k = 1; k <= olds; k++) {
			line = plain(old[k])
			if (length(line) > 4 && plain(tree[end]) == line && ++votes[end - k + 1 + before] > most) {
				most = votes[end - k + 1 + before]
				best = end - k + 1 + before
			}
		}
	return "; it belongs to " own ", line " (most ? best : start)
}

function elsewhere(  command, line, name) {
	name = own
	if (sub(/\(\)$/, "", name) == 0 || !folder)
		return ""
	command = "cd \"" folder "\" && grep -rnE --include='*.[ch]' '^[A-Za-z_](.*[^A-Za-z0-9_])?" name " ?\\(.*[^;]$' . " \
		"2>/dev/null | sort | head -n 1"
	command | getline line
	close(command)
	if (!line)
		return ", and nowhere else"
	sub(/^\.\//, "", line)
	match(line, /^[^:]*:[0-9]*/)
	return ", but in " substr(line, 1, RLENGTH)
}

function verdict(h,  fuzz, expected, text, where, good) {
	take_apart(h)
	expected = begin[h] + shift
	if (!olds) {
		good = !lines
		text = good ? "fits" : same_file() ? "is there already" : "does not fit: the file is there"
	} else {
		for (fuzz = 0; fuzz <= 2 && !good; fuzz++) {
			if (!find(old, olds, fuzz, 0, expected))
				continue
			where = place(at)
			good = (places == 1 || at == expected) && (agrees && own != "outside" ||
				!fuzz && (agrees || own == ""))
			if (good)
				text = fitting(fuzz, at, expected, where)
			else if (!text)
				text = misplaced(where, at)
		}
		if (!good && find(new, news, 0, 0, expected) && (agrees || own == ""))
			text = "is there already"
		else if (!text && find(old, olds, 0, 1, expected))
			text = "fits but for white space, " name_of(place(at)) ", line " at + before
		if (!text)
			text = "does not fit" belongs()
	}
	if (good)
		good = take(h)
	if (good < 0)
		text = "does not fit: it overlaps with hunk " (-good)
	printf "  hunk %d: %s   %s\n", h, text, title[h]
	taken[h] = good > 0
}

function fitting(fuzz, at, expected, where,  offset) {
	offset = at - begin[h]
	return "fits" (fuzz ? " with fuzz " fuzz : "") (offset ? " (offset " offset " line" \
		(offset == 1 || offset == -1 ? "" : "s") ")" : "") (own == "" ? "" : ", " name_of(where))
}

# It would fit where it does not belong, or in several places.
function misplaced(where, at) {
	if (agrees)
		return "does not fit: there are " places " such places " name_of(where)
	if (own == "")
		return "does not fit for sure: line " at + before ", " name_of(where) ", is similar" \
			(places > 1 ? ", and " places - 1 " more" : "") "; it does not say what it belongs to"
	return "does not fit: line " at + before ", " name_of(where) ", is similar" belongs()
}

function same_file(  i) {
	for (i = 1; i <= news; i++)
		if (new[i] != tree[i])
			return 0
	return news == lines
}

# Keeps a place for a hunk. Returns 1, or less than 0: the hunk whose place that is.
function take(h,  i, from, to) {
	from = at + before
	to = at + olds - behind
	for (i = 1; i < h; i++)
		if (taken[i] && from < end_of[i] && first_of[i] < to)
			return -i
	start_of[h] = at
	first_of[h] = from
	end_of[h] = to
	if (olds)
		shift = at - begin[h]
	return 1
}

# The hunks that fit, in the order of their places; and the others.
function print_parts(  h, next_one, last, n, delta) {
	for (n = 0; ; n++) {
		next_one = 0
		for (h = 1; h <= hunks; h++)
			if (taken[h] && !(h in printed) && (!next_one || start_of[h] < start_of[next_one]))
				next_one = h
		if (!next_one)
			break
		printed[next_one]
		if (!n)
			printf "%s", header >fits
		delta += print_hunk(next_one, delta)
	}
	for (h = 1; h <= hunks; h++) {
		if (taken[h])
			continue
		if (!last++)
			printf "%s", header >rest
		print title[h] >rest
		for (n = 1; n <= length_of[h]; n++)
			print body[h, n] >rest
	}
}

# A hunk for its place, without the text around the change: that may be another one here. Returns how
# many lines longer the file becomes.
function print_hunk(h, delta,  i, c, text, at, seen, gone, added) {
	if (!lines) {
		printf "%s\n", title[h] >fits
		for (i = 1; i <= length_of[h]; i++)
			print body[h, i] >fits
		return 0
	}
	take_apart(h)
	at = start_of[h] + before
	for (i = 1; i <= length_of[h]; i++) {
		c = substr(body[h, i], 1, 1)
		seen += c != "+" && c != "\\"
		if (seen <= before && c != "+" || seen > olds - behind)
			continue
		gone += c != "+" && c != "\\"
		added += c != "-" && c != "\\"
		text = text body[h, i] "\n"
	}
	printf "@@ -%d,%d +%d,%d @@\n%s", at - !gone, gone, at + delta - !added, added, text >fits
	return added - gone
}

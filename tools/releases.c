// SPDX-License-Identifier: GPL-2.0
/*
 * What the files in versions/ and patches/ say: releases, their tree, their patches. All
 * else that lists releases is derived from this program's output.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

struct text {
	char **line;
	int lines;
};

struct release {
	char *name;
	char *parent_name;	/* NULL: the first one */
	struct release *parent;
	char *date, *commit;
	int document, changed;
	char *evidence;
	struct text disagreements;
	int mark;
};

struct lineage {
	char *name, *title;
	int follows_git, is_default;
};

static struct release *releases;
static int nr_releases;
static struct lineage *lineages;
static int nr_lineages;

static void die(const char *fmt, ...) __attribute__((__format__(__printf__, 1, 2), __noreturn__));

static void die(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "percpu-history: ");
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fprintf(stderr, "\n");
	exit(1);
}

static void *must(void *p)
{
	if (!p)
		die("out of memory");
	return p;
}

static char *format(const char *fmt, ...) __attribute__((__format__(__printf__, 1, 2)));

static char *format(const char *fmt, ...)
{
	va_list args;
	char *s;

	va_start(args, fmt);
	if (vasprintf(&s, fmt, args) < 0)
		die("out of memory");
	va_end(args);
	return s;
}

static void text_add(struct text *t, const char *line)
{
	t->line = must(realloc(t->line, (t->lines + 1) * sizeof(*t->line)));
	t->line[t->lines++] = must(strdup(line));
}

/* Numbers in names compare as numbers: 2.6.9 comes before 2.6.12. */
static int compare_versions(const void *a, const void *b)
{
	return strverscmp(((const struct release *)a)->name, ((const struct release *)b)->name);
}

static int compare_lineages(const void *a, const void *b)
{
	return strcmp(((const struct lineage *)a)->name, ((const struct lineage *)b)->name);
}

static int is_hidden(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return e->d_name[0] == '.' || e->d_name[len - 1] == '~';
}

/*
 * Reads a file of "Key: value" lines; a line that begins with a blank goes on with the
 * value. Calls @fn for each one; it returns 0 for a key it does not know.
 */
static void read_record(const char *path, const char *keys, void *arg,
			int (*fn)(void *arg, const char *key, char *value, const char *where))
{
	char *line = NULL, *key = NULL, *value = NULL, *where = NULL;
	FILE *f = fopen(path, "r");
	int number = 0, more;
	size_t size = 0;

	if (!f)
		die("%s: %s", path, strerror(errno));
	do {
		ssize_t n = getline(&line, &size, f);
		char *colon;

		more = n >= 0;
		if (more) {
			number++;
			if (n && line[n - 1] == '\n')
				line[--n] = '\0';
			if (strchr(line, '\r'))
				die("%s:%d: a carriage return; expected lines that end with a newline",
				    path, number);
			if (line[0] == ' ' || line[0] == '\t') {
				if (!key)
					die("%s:%d: a continued line, but nothing to continue", path,
					    number);
				value = format("%s %s", value, line + strspn(line, " \t"));
				continue;
			}
			if (!*line)
				die("%s:%d: an empty line; expected 'Key: value'", path, number);
		}
		if (key && !fn(arg, key, value, where))
			die("%s: unknown key '%s'; have: %s", where, key, keys);
		if (!more)
			break;
		colon = strchr(line, ':');
		if (!colon || colon == line || colon[1] != ' ')
			die("%s:%d: expected 'Key: value'", path, number);
		*colon = '\0';
		key = must(strdup(line));
		value = must(strdup(colon + 2));
		where = format("%s:%d", path, number);
	} while (1);
	if (ferror(f))
		die("%s: %s", path, strerror(errno));
	free(line);
	fclose(f);
}

static int yes_no(const char *value, const char *yes, const char *no, const char *where,
		  const char *key)
{
	if (!strcmp(value, yes))
		return 1;
	if (strcmp(value, no))
		die("%s: %s: '%s'; expected %s or %s", where, key, value, yes, no);
	return 0;
}

static void set_once(char **field, char *value, const char *where, const char *key)
{
	if (*field)
		die("%s: %s is given twice", where, key);
	*field = value;
}

static void check_date(const char *value, const char *where)
{
	const char *shape = "dddd-dd-ddTdd:dd:ddZ";
	struct tm tm = { 0 };
	char normal[64];
	time_t time;
	size_t i;

	for (i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)value[i]) : value[i] != shape[i])
			break;
	/* A day that does not exist becomes another one. */
	strptime(value, "%Y-%m-%dT%H:%M:%SZ", &tm);
	time = timegm(&tm);
	strftime(normal, sizeof(normal), "%Y-%m-%dT%H:%M:%SZ", gmtime(&time));
	if (shape[i] || value[i] || strcmp(normal, value))
		die("%s: Date: '%s'; expected a time such as 2005-06-17T19:48:29Z", where, value);
}

static const char version_keys[] = "Parent Date Commit Document Allocator Evidence Disagreement";

static int version_key(void *arg, const char *key, char *value, const char *where)
{
	struct release *r = arg;

	if (!strcmp(key, "Parent")) {
		set_once(&r->parent_name, value, where, key);
	} else if (!strcmp(key, "Date")) {
		check_date(value, where);
		set_once(&r->date, value, where, key);
	} else if (!strcmp(key, "Commit")) {
		if (strlen(value) != 40 || strspn(value, "0123456789abcdef") != 40)
			die("%s: Commit: '%s'; expected 40 hexadecimal digits", where, value);
		set_once(&r->commit, value, where, key);
	} else if (!strcmp(key, "Document")) {
		r->document = yes_no(value, "yes", "no", where, key);
	} else if (!strcmp(key, "Allocator")) {
		r->changed = yes_no(value, "changed", "same", where, key);
	} else if (!strcmp(key, "Evidence")) {
		set_once(&r->evidence, value, where, key);
	} else if (!strcmp(key, "Disagreement")) {
		text_add(&r->disagreements, value);
	} else {
		return 0;
	}
	return 1;
}

static struct release *find_release(const char *name)
{
	int i;

	for (i = 0; i < nr_releases; i++)
		if (!strcmp(releases[i].name, name))
			return &releases[i];
	return NULL;
}

static char *all_names(void)
{
	char *names = must(strdup(""));
	int i;

	for (i = 0; i < nr_releases; i++)
		names = format("%s%s%s", names, i ? " " : "", releases[i].name);
	return names;
}

static struct release *need_release(const char *name)
{
	struct release *r = find_release(name);

	if (!r)
		die("no release %s in versions/; have: %s", name, all_names());
	return r;
}

static void link_parents(void)
{
	struct release *base = NULL;
	int i;

	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];

		if (!r->parent_name)
			die("versions/%s: Parent is missing; expected a release, or none", r->name);
		if (!r->date)
			die("versions/%s: Date is missing", r->name);
		if (!r->evidence)
			die("versions/%s: Evidence is missing: how is this known?", r->name);
		if (!strcmp(r->parent_name, "none")) {
			if (base)
				die("versions/%s: Parent: none is %s's; one release is the base", r->name,
				    base->name);
			base = r;
			continue;
		}
		r->parent = find_release(r->parent_name);
		if (!r->parent)
			die("versions/%s: Parent: no release %s in versions/", r->name, r->parent_name);
	}
	for (i = 0; i < nr_releases; i++) {
		struct release *r;
		int steps = 0;

		for (r = &releases[i]; r; r = r->parent)
			if (++steps > nr_releases)
				die("versions/%s: Parent: its ancestors form a circle", releases[i].name);
		r = &releases[i];
		if (r->parent && strcmp(r->date, r->parent->date) < 0)
			die("versions/%s: Date: it is before that of its parent, %s", r->name,
			    r->parent->name);
	}
}

/* Numbers with single dots between them. */
static int is_version(const char *name)
{
	const char *p;

	for (p = name; *p; p++)
		if (*p == '.' ? p == name || p[-1] == '.' || !p[1] : !isdigit((unsigned char)*p))
			return 0;
	return 1;
}

static void read_versions(void)
{
	struct dirent *e;
	DIR *d = opendir("versions");

	if (!d)
		die("versions/: %s; run this in the top directory", strerror(errno));
	while ((e = readdir(d)) != NULL) {
		struct release *r;
		char *path;

		if (is_hidden(e))
			continue;
		releases = must(realloc(releases, (nr_releases + 1) * sizeof(*releases)));
		r = &releases[nr_releases++];
		memset(r, 0, sizeof(*r));
		r->name = must(strdup(e->d_name));
		if (!is_version(r->name))
			die("versions/%s: the name of a file there is a release, such as 2.6.13.1", r->name);
		path = format("versions/%s", e->d_name);
		read_record(path, version_keys, r, version_key);
	}
	closedir(d);
	if (!nr_releases)
		die("versions/: no release there");
	qsort(releases, nr_releases, sizeof(*releases), compare_versions);
	link_parents();
}

static int lineage_key(void *arg, const char *key, char *value, const char *where)
{
	struct lineage *l = arg;

	if (!strcmp(key, "Title"))
		set_once(&l->title, value, where, key);
	else if (!strcmp(key, "Follows"))
		l->follows_git = yes_no(value, "git", "document", where, key);
	else if (!strcmp(key, "Default"))
		l->is_default = yes_no(value, "yes", "no", where, key);
	else
		return 0;
	return 1;
}

static void read_lineages(void)
{
	int i, defaults = 0;
	struct dirent *e;
	DIR *d = opendir("patches");

	if (!d)
		die("patches/: %s; run this in the top directory", strerror(errno));
	while ((e = readdir(d)) != NULL) {
		struct lineage *l;
		char *path;

		if (is_hidden(e))
			continue;
		lineages = must(realloc(lineages, (nr_lineages + 1) * sizeof(*lineages)));
		l = &lineages[nr_lineages++];
		memset(l, 0, sizeof(*l));
		l->name = must(strdup(e->d_name));
		if (l->name[strspn(l->name, "abcdefghijklmnopqrstuvwxyz")])
			die("patches/%s: the name of a lineage has the letters a to z only", l->name);
		path = format("patches/%s/lineage", e->d_name);
		read_record(path, "Title Follows Default", l, lineage_key);
		if (!l->title)
			die("%s: Title is missing", path);
	}
	closedir(d);
	qsort(lineages, nr_lineages, sizeof(*lineages), compare_lineages);
	for (i = 0; i < nr_lineages; i++)
		defaults += lineages[i].is_default;
	if (defaults != 1)
		die("patches/: %d lineages have Default: yes; expected one", defaults);
}

static struct lineage *need_lineage(const char *name)
{
	char *names = must(strdup(""));
	int i;

	for (i = 0; i < nr_lineages; i++) {
		if (!strcmp(lineages[i].name, name))
			return &lineages[i];
		names = format("%s %s", names, lineages[i].name);
	}
	die("no lineage %s in patches/; have:%s", name, names);
}

static int exists(const char *path)
{
	struct stat st;

	return !stat(path, &st);
}

static int is_file(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISREG(st.st_mode);
}

/* The patches of one release, without those of its ancestors. */
static struct text own_patches(const struct lineage *l, const struct release *r)
{
	char *path = format("patches/%s/%s/series", l->name, r->name), *line = NULL;
	struct text t = { 0 };
	size_t size = 0;
	int number = 0, i;
	FILE *f;

	f = fopen(path, "r");
	if (!f) {
		char *dir = format("patches/%s/%s", l->name, r->name);

		if (exists(dir))
			die("%s: %s", path, strerror(errno));
		return t;
	}
	while (getline(&line, &size, f) >= 0) {
		char *patch, *name = strtok(line, " \t\r\n");

		number++;
		if (!name || *name == '#')
			continue;
		patch = format("patches/%s/%s/%s", l->name, r->name, name);
		if (strchr(name, '/') || !is_file(patch))
			die("%s:%d: no patch %s in patches/%s/%s/", path, number, name, l->name, r->name);
		/* All tools find patches by it. */
		if (strlen(name) < 7 || strcmp(name + strlen(name) - 6, ".patch"))
			die("%s:%d: %s: expected a name that ends in .patch", path, number, name);
		for (i = 0; i < t.lines; i++)
			if (!strcmp(t.line[i], name))
				die("%s:%d: %s is listed twice", path, number, name);
		if (strtok(NULL, " \t\r\n"))
			die("%s:%d: words behind the name of the patch; all patches are applied with -p1",
			    path, number);
		text_add(&t, name);
	}
	fclose(f);
	free(line);
	return t;
}

/* The patches that make a release of the base, its ancestors' first: "release/patch". */
static void stack(const struct lineage *l, const struct release *r, struct text *t)
{
	struct text own;
	int i;

	if (r->parent)
		stack(l, r->parent, t);
	own = own_patches(l, r);
	for (i = 0; i < own.lines; i++)
		text_add(t, format("%s/%s", r->name, own.line[i]));
}

/*
 * Why a lineage does not have a release, or NULL if it does. One that follows git has a
 * stack for each release that changed the allocators; without it the release is not done.
 */
static const struct release *missing_stack(const struct lineage *l, const struct release *r)
{
	const struct release *m;

	if (!l->follows_git || !r)
		return NULL;
	m = missing_stack(l, r->parent);
	if (m)
		return m;
	return r->changed && !exists(format("patches/%s/%s/series", l->name, r->name)) ? r : NULL;
}

static int same_stack(const struct lineage *l, const struct release *a, const struct release *b)
{
	struct text s = { 0 }, t = { 0 };
	int i;

	stack(l, a, &s);
	stack(l, b, &t);
	if (s.lines != t.lines)
		return 0;
	for (i = 0; i < s.lines; i++)
		if (strcmp(s.line[i], t.line[i]))
			return 0;
	return 1;
}

/* The first release whose tree is the same; @r itself when it is the first. */
static struct release *first_same(const struct lineage *l, struct release *r)
{
	int i;

	for (i = 0; &releases[i] != r; i++)
		if (!missing_stack(l, &releases[i]) && same_stack(l, &releases[i], r))
			return &releases[i];
	return r;
}

/* Kconfig symbol of a name: 2.6.12.1 becomes 2_6_12_1. */
static const char *symbol(const char *name)
{
	char *s = must(strdup(name)), *p;

	for (p = s; *p; p++)
		*p = isalnum((unsigned char)*p) ? toupper((unsigned char)*p) : '_';
	return s;
}

static void cmd_list(char **args)
{
	int i;

	for (i = 0; i < nr_releases; i++) {
		if (args[0] && missing_stack(need_lineage(args[0]), &releases[i]))
			continue;
		printf("%s\n", releases[i].name);
	}
}

static void cmd_lineages(char **args)
{
	int i;

	(void)args;
	for (i = 0; i < nr_lineages; i++)
		printf("%s\n", lineages[i].name);
}

/* Releases of a lineage of which no two have the same tree. */
static void cmd_distinct(char **args)
{
	struct lineage *l = need_lineage(args[0]);
	int i;

	for (i = 0; i < nr_releases; i++)
		if (!missing_stack(l, &releases[i]) && first_same(l, &releases[i]) == &releases[i])
			printf("%s\n", releases[i].name);
}

static void need_available(const struct lineage *l, const struct release *r)
{
	const struct release *m = missing_stack(l, r);

	if (m)
		die("release %s of lineage %s is not recreated yet: patches/%s/%s/ is missing",
		    r->name, l->name, l->name, m->name);
}

static void cmd_stack(char **args)
{
	struct lineage *l = need_lineage(args[0]);
	struct release *r = need_release(args[1]);
	struct text t = { 0 };
	int i;

	need_available(l, r);
	stack(l, r, &t);
	for (i = 0; i < t.lines; i++)
		printf("%s\n", t.line[i]);
}

static void cmd_date(char **args)
{
	printf("%s\n", need_release(args[0])->date);
}

static void cmd_parent(char **args)
{
	struct release *r = need_release(args[0]);

	printf("%s\n", r->parent ? r->parent->name : "none");
}

static void cmd_table(char **args)
{
	int i, j;

	(void)args;
	printf("%-10s %-11s %-10s", "release", "date", "parent");
	for (j = 0; j < nr_lineages; j++)
		printf(" %-22s", lineages[j].name);
	printf("\n");
	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];

		printf("%-10s %-11.10s %-10s", r->name, r->date, r->parent ? r->parent->name : "-");
		for (j = 0; j < nr_lineages; j++) {
			struct lineage *l = &lineages[j];
			struct text own = own_patches(l, r);
			struct release *first;
			char *cell;

			if (missing_stack(l, r)) {
				printf(" %-22s", "not recreated yet");
				continue;
			}
			first = first_same(l, r);
			cell = first == r ? format("%d patch%s", own.lines, own.lines == 1 ? "" : "es") :
			       format("same tree as %s", first->name);
			printf(" %-22s", i == 0 && !own.lines ? "the base" : cell);
		}
		printf("\n");
	}
}

/* The header of a patch in git's format. */
struct header {
	char *from, *date, *subject, *origin, *test, *provides;
	struct text body, files;
};

static struct header read_header(const char *path)
{
	struct header h = { 0 };
	char *line = NULL;
	size_t size = 0;
	int in_body = 0, in_diff = 0;
	ssize_t n;
	FILE *f = fopen(path, "r");

	if (!f)
		die("%s: %s", path, strerror(errno));
	while ((n = getline(&line, &size, f)) >= 0) {
		if (n && line[n - 1] == '\n')
			line[--n] = '\0';
		if (!strncmp(line, "+++ ", 4)) {
			char *end = strchr(line + 4, '\t'), *slash = strchr(line + 4, '/');

			if (end)
				*end = '\0';
			text_add(&h.files, slash ? slash + 1 : line + 4);
		}
		if (!strcmp(line, "---") || !strncmp(line, "--- ", 4) || !strncmp(line, "diff ", 5) ||
		    !strncmp(line, "Index: ", 7))
			in_diff = 1;
		if (in_diff)
			continue;
		if (!strncmp(line, "From: ", 6) && !in_body)
			h.from = must(strdup(line + 6));
		else if (!strncmp(line, "Date: ", 6) && !in_body)
			h.date = must(strdup(line + 6));
		else if (!strncmp(line, "Subject: ", 9) && !in_body)
			h.subject = must(strdup(line + 9 + 8 * !strncmp(line + 9, "[PATCH] ", 8)));
		else if (!strncmp(line, "Origin: ", 8))
			h.origin = must(strdup(line + 8));
		else if (!strncmp(line, "Test: ", 6))
			h.test = h.test ? format("%s`, `%s", h.test, line + 6) : must(strdup(line + 6));
		else if (!strncmp(line, "Provides: ", 10))
			h.provides = must(strdup(line + 10));
		else if (!*line && !in_body)
			in_body = 1;
		else if (in_body)
			text_add(&h.body, line);
	}
	fclose(f);
	free(line);
	return h;
}

/* What a patch brings that a configuration can ask for: a name of capitals. */
struct feature {
	char *name;
	const struct lineage *lineage;
	const struct release *release;
};

static struct feature *features;
static int nr_features;

static void add_features(const struct lineage *l, const struct release *r)
{
	struct text own = own_patches(l, r);
	int i;

	for (i = 0; i < own.lines; i++) {
		char *path = format("patches/%s/%s/%s", l->name, r->name, own.line[i]);
		char *name = read_header(path).provides;

		if (!name)
			continue;
		if (!*name || name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")])
			die("%s: Provides: '%s'; expected a name such as SPARSEMEM", path, name);
		features = must(realloc(features, (nr_features + 1) * sizeof(*features)));
		features[nr_features++] = (struct feature){ name, l, r };
	}
}

/* The features of all stacks, each with the release whose own patch brings it. */
static void find_features(void)
{
	int i, j;

	for (j = 0; j < nr_lineages; j++)
		for (i = 0; i < nr_releases; i++)
			add_features(&lineages[j], &releases[i]);
}

static int descends_from(const struct release *r, const struct release *ancestor)
{
	while (r && r != ancestor)
		r = r->parent;
	return r != NULL;
}

/* A symbol for each feature, set for the releases that have it: kconfig joins what is said twice. */
static void print_features(void)
{
	int i, j;

	for (i = 0; i < nr_features; i++) {
		printf("\nconfig RELEASE_HAS_%s\n\tbool\n", features[i].name);
		for (j = 0; j < nr_releases; j++)
			if (descends_from(&releases[j], features[i].release))
				printf("\tdefault y if LINEAGE_%s && RELEASE_%s\n",
				       symbol(features[i].lineage->name), symbol(releases[j].name));
	}
}

/* All, with the releases that brought them; or those that a release has. */
static void cmd_features(char **args)
{
	struct lineage *l = args[0] ? need_lineage(args[0]) : NULL;
	struct release *r = args[0] && args[1] ? need_release(args[1]) : NULL;
	int i;

	find_features();
	for (i = 0; i < nr_features; i++) {
		const struct feature *f = &features[i];

		if (!l)
			printf("%s %s %s\n", f->name, f->release->name, f->lineage->name);
		else if (f->lineage == l && (!r || descends_from(r, f->release)))
			printf("%s\n", f->name);
	}
}

static void cmd_kconfig(char **args)
{
	int i, j;

	(void)args;
	printf("# Generated from versions/ and patches/.\n\nchoice\n\tprompt \"Release\"\n"
	       "\tdefault RELEASE_%s\n", symbol(releases[0].name));
	for (i = 0; i < nr_releases; i++)
		printf("\nconfig RELEASE_%s\n\tbool \"%s  (%.10s)\"\n", symbol(releases[i].name),
		       releases[i].name, releases[i].date);
	printf("\nendchoice\n\nconfig RELEASE\n\tstring\n");
	for (i = 0; i < nr_releases; i++)
		printf("\tdefault \"%s\" if RELEASE_%s\n", releases[i].name, symbol(releases[i].name));

	printf("\nchoice\n\tprompt \"Lineage\"\n");
	for (i = 0; i < nr_lineages; i++)
		if (lineages[i].is_default)
			printf("\tdefault LINEAGE_%s\n", symbol(lineages[i].name));
	for (i = 0; i < nr_lineages; i++) {
		printf("\nconfig LINEAGE_%s\n\tbool \"%s: %s\"\n", symbol(lineages[i].name),
		       lineages[i].name, lineages[i].title);
		for (j = 0; j < nr_releases; j++)
			if (missing_stack(&lineages[i], &releases[j]))
				printf("\tdepends on !RELEASE_%s\n", symbol(releases[j].name));
	}
	printf("\nendchoice\n\nconfig LINEAGE\n\tstring\n");
	for (i = 0; i < nr_lineages; i++)
		printf("\tdefault \"%s\" if LINEAGE_%s\n", lineages[i].name, symbol(lineages[i].name));
	find_features();
	print_features();
}

static void print_patch(const struct lineage *l, const struct release *r, const char *patch)
{
	char *path = format("patches/%s/%s/%s", l->name, r->name, patch), *lt;
	struct header h = read_header(path);
	int i, last;

	lt = h.from ? strstr(h.from, " (recreated)") : NULL;
	printf("- **[%s](%s)** (%s)", h.subject ? h.subject : patch, path, l->name);
	if (h.from)
		printf(" – %.*s, %s", lt ? (int)(lt - h.from) : (int)strcspn(h.from, "<"), h.from,
		       h.date ? h.date : "no date");
	printf("\n");
	for (last = h.body.lines; last && !*h.body.line[last - 1]; last--)
		;
	for (i = 0; i < last; i++)
		printf("%s%s\n", *h.body.line[i] ? "  " : "", h.body.line[i]);
	printf("\n");
	if (h.origin)
		printf("  Origin: %s. ", h.origin);
	if (h.test)
		printf("Test: `%s`. ", h.test);
	printf("Files:");
	for (i = 0; i < h.files.lines; i++)
		printf(" `%s`", h.files.line[i]);
	printf("\n\n");
}

static void cmd_timeline(char **args)
{
	int i, j, k;

	(void)args;
	printf("# Timeline\n\n"
	       "Generated by `make timeline` from [versions/](versions) and [patches/](patches). "
	       "Do not edit.\n\n![The tree of releases](timeline.svg)\n\n");
	printf("| release | date | parent | in the document |");
	for (j = 0; j < nr_lineages; j++)
		printf(" %s |", lineages[j].name);
	printf("\n|---|---|---|---|");
	for (j = 0; j < nr_lineages; j++)
		printf("---|");
	printf("\n");
	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];

		printf("| [%s](versions/%s) | %.10s | %s | %s |", r->name, r->name, r->date,
		       r->parent ? r->parent->name : "–", r->document ? "yes" : "no");
		for (j = 0; j < nr_lineages; j++) {
			struct text own = own_patches(&lineages[j], r);
			struct release *first;

			if (missing_stack(&lineages[j], r)) {
				printf(" not recreated yet |");
				continue;
			}
			first = first_same(&lineages[j], r);
			if (first != r)
				printf(" same tree as %s |", first->name);
			else if (own.lines)
				printf(" %d patch%s |", own.lines, own.lines == 1 ? "" : "es");
			else
				printf(" the base |");
		}
		printf("\n");
	}
	printf("\nLineages:\n\n");
	for (j = 0; j < nr_lineages; j++)
		printf("- **%s** – %s\n", lineages[j].name, lineages[j].title);

	printf("\n## What changes, release by release\n");
	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];
		int any = 0;

		for (j = 0; j < nr_lineages; j++) {
			struct text own = own_patches(&lineages[j], r);

			for (k = 0; k < own.lines; k++) {
				if (!any++)
					printf("\n### %s (%.10s)\n\n", r->name, r->date);
				print_patch(&lineages[j], r, own.line[k]);
			}
		}
	}

	printf("\n## Where the document and git disagree\n\n"
	       "The document is the article on the per-CPU allocator that the *documented* lineage "
	       "follows.\n");
	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];

		if (!r->disagreements.lines)
			continue;
		printf("\n**%s**\n\n", r->name);
		for (k = 0; k < r->disagreements.lines; k++)
			printf("- %s\n", r->disagreements.line[k]);
		printf("- Evidence: %s\n", r->evidence);
	}
}

/* The tree as a picture, for graphviz. */
static void cmd_dot(char **args)
{
	int i, j;

	(void)args;
	printf("digraph releases {\n\trankdir=LR;\n\tnodesep=0.15;\n\tranksep=0.35;\n"
	       "\tbgcolor=\"transparent\";\n"
	       "\tnode [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f4\", fontname=\"Helvetica\","
	       " fontsize=11, margin=\"0.1,0.05\"];\n\tedge [arrowsize=0.6, color=\"#666666\"];\n");
	for (i = 0; i < nr_releases; i++) {
		struct release *r = &releases[i];
		int patched = 0;

		for (j = 0; j < nr_lineages; j++)
			patched |= own_patches(&lineages[j], r).lines > 0;
		printf("\t\"%s\" [label=\"%s\\n%.10s\"%s%s];\n", r->name, r->name, r->date,
		       patched ? ", fillcolor=\"#cfe8cf\"" : "",
		       r->document ? "" : ", style=\"rounded,filled,dashed\"");
		if (r->parent)
			printf("\t\"%s\" -> \"%s\"%s;\n", r->parent->name, r->name,
			       strrchr(r->name, '.') - r->name == 3 ? " [weight=10]" : "");
	}
	printf("}\n");
}

/* Everything that can be wrong in versions/ and patches/ without applying a patch. */
static void cmd_check(char **args)
{
	int i, j, k;

	(void)args;
	for (j = 0; j < nr_lineages; j++)
		for (i = 0; i < nr_releases; i++) {
			struct text own = own_patches(&lineages[j], &releases[i]);
			char *dir = format("patches/%s/%s", lineages[j].name, releases[i].name);
			struct dirent *e;
			DIR *d = opendir(dir);

			if (!d)
				continue;
			while ((e = readdir(d)) != NULL) {
				if (is_hidden(e) || !strcmp(e->d_name, "series"))
					continue;
				for (k = 0; k < own.lines; k++)
					if (!strcmp(own.line[k], e->d_name))
						break;
				if (k == own.lines)
					die("%s/%s: the series does not name it", dir, e->d_name);
			}
			closedir(d);
		}
	for (j = 0; j < nr_lineages; j++) {
		char *dir = format("patches/%s", lineages[j].name);
		struct dirent *e;
		DIR *d = opendir(dir);

		while (d && (e = readdir(d)) != NULL)
			if (!is_hidden(e) && strcmp(e->d_name, "lineage") && !find_release(e->d_name))
				die("%s/%s: no release of that name in versions/", dir, e->d_name);
		if (d)
			closedir(d);
	}
}

static const struct {
	const char *word, *args;
	int min, max;
	void (*fn)(char **args);
} commands[] = {
	{ "list",	"[LINEAGE]",	    0, 1, cmd_list },
	{ "lineages",	"",		    0, 0, cmd_lineages },
	{ "distinct",	"LINEAGE",	    1, 1, cmd_distinct },
	{ "stack",	"LINEAGE RELEASE",  2, 2, cmd_stack },
	{ "date",	"RELEASE",	    1, 1, cmd_date },
	{ "parent",	"RELEASE",	    1, 1, cmd_parent },
	{ "kconfig",	"",		    0, 0, cmd_kconfig },
	{ "features",	"[LINEAGE [RELEASE]]", 0, 2, cmd_features },
	{ "table",	"",		    0, 0, cmd_table },
	{ "timeline",	"",		    0, 0, cmd_timeline },
	{ "dot",	"",		    0, 0, cmd_dot },
	{ "check",	"",		    0, 0, cmd_check },
};

int main(int argc, char **argv)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (argc < 2 || strcmp(argv[1], commands[i].word))
			continue;
		if (argc - 2 < commands[i].min || argc - 2 > commands[i].max)
			die("usage: releases %s %s", commands[i].word, commands[i].args);
		read_versions();
		read_lineages();
		commands[i].fn(argv + 2);
		return fflush(stdout) ? 1 : 0;
	}
	fprintf(stderr, "usage:\n");
	for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		fprintf(stderr, "  releases %s %s\n", commands[i].word, commands[i].args);
	return 2;
}

/* yusuan report: everything of each document, into its own folder, and what
 * joins them. */
#include "cli/cli.h"

#include <glib.h>
#include <string.h>

/* The name of a document's folder: its file's without folder and suffix.
 * Never "", "." or "..". */
static char *
stem_of(const char *file)
{
    if (strcmp(file, "-") == 0)
        return g_strdup("stdin");
    char *whole = g_canonicalize_filename(file, NULL);
    char *name = g_path_get_basename(whole);
    char *dot = strrchr(name, '.');
    bool is_folder = g_file_test(file, G_FILE_TEST_IS_DIR);
    if (dot && dot != name && !is_folder) {
        *dot = '\0';
        if (strcmp(name, ".") == 0)
            *dot = '.';
    }
    if (strcmp(name, G_DIR_SEPARATOR_S) == 0) {
        g_free(name);
        name = g_strdup("document");
    }
    g_free(whole);
    return name;
}

/* All stems, or null after saying which two inputs share one. */
static char **
stems_of(const struct cli *c)
{
    char **stems = g_new0(char *, c->n_files + 1);
    for (size_t i = 0; i < c->n_files; i++) {
        stems[i] = stem_of(c->files[i]);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(stems[i], stems[k]) != 0)
                continue;
            cli_say(c, "%s和%s会写进同一个文件夹%s",
                    "%s and %s would both be written to the folder %s",
                    c->files[k], c->files[i], stems[i]);
            g_strfreev(stems);
            return NULL;
        }
    }
    return stems;
}

/** A document of the run. */
struct item {
    const char *stem;
    yusuan_doc *doc;
    enum yusuan_status status;
    char *message; /* why it was not written */
    bool begun;
};

/** The documents of a run, those that could be read. */
struct batch {
    const struct cli *c;
    struct yusuan_options options; /* those of c, and how to hear of it */
    const char *folder;
    yusuan_run *run;
    struct cli_bar *bar;
    size_t n;
    struct item *items;
    enum yusuan_status worst;
};

static void
note(struct batch *b, enum yusuan_status status)
{
    b->worst = cli_worse(b->worst, status);
}

static void
load(struct batch *b, const char *file, const char *stem)
{
    enum yusuan_status status;
    char *message;
    yusuan_doc *doc = yusuan_doc_load(file, &b->options, &status, &message);
    if (!doc) {
        note(b, cli_fail(status, message));
        return;
    }
    b->items[b->n++] = (struct item) { .stem = stem, .doc = doc };
    yusuan_run_add(b->run, doc, stem);
}

/* ------------------------------------------------------------ one of them */

static bool
hear(void *data, const struct yusuan_progress *at)
{
    struct batch *b = data;
    cli_bar_show(b->bar, at);
    return !cli_stopped();
}

static void
report_one(void *data, size_t i)
{
    struct batch *b = data;
    struct item *item = &b->items[i];
    item->begun = !cli_stopped();
    if (item->begun)
        item->status = yusuan_run_report(b->run, i, &item->message);
}

static void
say_outcome(const struct batch *b, const struct item *item)
{
    struct yusuan_counts n = yusuan_doc_counts(item->doc);
    char *path = g_build_filename(b->folder, item->stem, NULL);
    cli_say(b->c,
            "%s：错误 %zu，警告 %zu，提示 %zu；勾稽相符 %zu，不符 %zu，"
            "不适用 %zu，数据不足 %zu",
            "%s: %zu errors, %zu warnings, %zu notes; checks: %zu hold, "
            "%zu fail, %zu do not apply, %zu have not enough data",
            path, n.errors, n.warnings, n.notes, n.holds, n.fails,
            n.not_applicable, n.insufficient);
    g_free(path);
}

/* What setting the pages came upon. */
static void
say_warnings(const struct batch *b, size_t i)
{
    char *text = yusuan_run_warnings(b->run, i, b->c->english);
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line)
            cli_say(b->c, "警告 %s", "warning %s", *line);
    g_strfreev(lines);
    yusuan_free(text);
}

static void
tell_one(void *data, size_t i)
{
    struct batch *b = data;
    struct item *item = &b->items[i];
    note(b, item->status);
    cli_bar_clear(b->bar);
    if (item->message) {
        cli_fail(item->status, item->message);
    } else if (!b->c->quiet && item->begun) {
        say_outcome(b, item);
        say_warnings(b, i);
    }
}

/* ------------------------------------------------------------ all of them */

static void
join(struct batch *b)
{
    char *message;
    enum yusuan_status status = yusuan_run_join(b->run, &message);
    if (status == YUSUAN_CLEAN && b->c->quiet)
        yusuan_free(message);
    else
        note(b, cli_fail(status, message));
}

static void
report_loaded(struct batch *b)
{
    struct cli_jobs jobs = { b->n, b->c->jobs, report_one, tell_one, b };
    b->bar = cli_bar_new(b->c, b->n);
    cli_work(&jobs);
    cli_bar_free(b->bar);
    if (!cli_stopped())
        join(b);
}

/* All are read first: they know each other. */
static enum yusuan_status
report_all(const struct cli *c, const char *folder, char **stems)
{
    struct batch b = { .c = c, .folder = folder, .options = c->options };
    b.options.progress = hear;
    b.options.progress_data = &b;
    b.run = yusuan_run_new(folder, &b.options);
    b.items = g_new0(struct item, c->n_files);
    for (size_t i = 0; i < c->n_files; i++)
        load(&b, c->files[i], stems[i]);
    report_loaded(&b);
    yusuan_run_free(b.run);
    for (size_t i = 0; i < b.n; i++)
        yusuan_doc_free(b.items[i].doc);
    g_free(b.items);
    return b.worst;
}

static enum yusuan_status
report_once(const struct cli *c)
{
    const char *folder = c->folder ? c->folder : "out";
    char *message;
    char **stems = stems_of(c);
    if (!stems)
        return YUSUAN_USAGE;
    enum yusuan_status status =
        yusuan_report_check(folder, &c->options, &message);
    status = status == YUSUAN_CLEAN ? report_all(c, folder, stems)
                                    : cli_fail(status, message);
    g_strfreev(stems);
    return status;
}

enum yusuan_status
cli_report(const struct cli *c)
{
    cli_signals_hold();
    if (c->watch)
        return cli_watch(c, report_once);
    enum yusuan_status status = report_once(c);
    cli_signals_pass();
    return status;
}

/* yusuan report: everything of each document, into its own folder, and what
 * joins them. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "cli/cli.h"

#include <ftw.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

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
    if (b->c->verbose)
        cli_say(b->c, "读完：%s", "read: %s", file);
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

static gint
by_name(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *) left, *(char *const *) right);
}

/* What lies in a document's folder now. */
static void
say_written(const struct batch *b, const struct item *item)
{
    char *path = g_build_filename(b->folder, item->stem, NULL);
    GDir *folder = g_dir_open(path, 0, NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (folder && (name = g_dir_read_name(folder)))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++)
        cli_say(b->c, "写成：%s/%s", "written: %s/%s", path,
                (const char *) names->pdata[i]);
    if (folder)
        g_dir_close(folder);
    g_ptr_array_unref(names);
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
        if (b->c->verbose)
            say_written(b, item);
        say_warnings(b, i);
    }
}

/* ------------------------------------------------------------ all of them */

/* Where to look first: what is there of the pack and the page. */
static void
say_what_to_open(const struct batch *b)
{
    static const char *const files[] = { "briefing.pdf", "index.html" };
    bool several = b->n > 1;
    for (size_t i = 0; b->n && i < G_N_ELEMENTS(files); i++) {
        char *path = several
                         ? g_build_filename(b->folder, files[i], NULL)
                         : g_build_filename(b->folder, b->items[0].stem,
                                            files[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            cli_say(b->c, "打开：%s", "open: %s", path);
        g_free(path);
    }
}

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
    if (cli_stopped())
        return;
    join(b);
    if (!b->c->quiet && b->worst <= YUSUAN_FINDINGS)
        say_what_to_open(b);
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
report_into(const struct cli *c, const char *folder)
{
    for (guint i = 0; c->verbose && c->configs && c->configs->pdata[i]; i++)
        cli_say(c, "配置文件：%s", "configuration: %s",
                (const char *) c->configs->pdata[i]);
    char *message;
    char **stems = cli_stems(c);
    if (!stems)
        return YUSUAN_USAGE;
    enum yusuan_status status =
        yusuan_report_check(folder, &c->options, &message);
    status = status == YUSUAN_CLEAN ? report_all(c, folder, stems)
                                    : cli_fail(status, message);
    g_strfreev(stems);
    return status;
}

static enum yusuan_status
report_once(const struct cli *c)
{
    return report_into(c, c->folder ? c->folder : "out");
}

/* --------------------------------------------------- to standard output */

/* The one file of each kind. */
static const struct {
    const char *kind, *file;
} SINGLE[] = { { "pdf", "briefing.pdf" }, { "data", "data/budget.json" } };

static const char *
single_file(const struct cli *c)
{
    for (size_t i = 0; c->options.only && i < G_N_ELEMENTS(SINGLE); i++)
        if (strcmp(c->options.only, SINGLE[i].kind) == 0)
            return SINGLE[i].file;
    return NULL;
}

static enum yusuan_status
print_file(const struct cli *c, const char *path)
{
    char *bytes = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &bytes, &size, NULL)) {
        cli_say(c, "这个文件没有要输出的内容", "this file has no such output");
        return YUSUAN_USAGE;
    }
    bool good = fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0;
    g_free(bytes);
    return good ? YUSUAN_CLEAN
                : cli_fail(YUSUAN_OUTPUT,
                           g_strdup(cli_choose(c, "标准输出写不进去",
                                               "standard output cannot be "
                                               "written")));
}

static int
remove_entry(const char *path, const struct stat *about, int kind,
             struct FTW *depth)
{
    (void) about;
    (void) kind;
    (void) depth;
    return remove(path);
}

/* Made in a folder of its own, which goes at the end. */
static enum yusuan_status
report_to_output(const struct cli *c)
{
    enum { OPEN_FOLDERS = 16 };
    const char *file = single_file(c);
    if (!file || c->n_files != 1) {
        cli_say(c,
                "-o -：要配一个文件和--only pdf（简报）或--only data（JSON）",
                "-o - needs one file and --only pdf (the pack) or --only data "
                "(the JSON)");
        return YUSUAN_USAGE;
    }
    char *folder = g_dir_make_tmp("yusuan-XXXXXX", NULL);
    if (!folder)
        return cli_fail(YUSUAN_OUTPUT,
                        g_strdup(cli_choose(c, "不能建立临时文件夹",
                                            "no temporary folder can be "
                                            "made")));
    struct cli quiet = *c;
    quiet.quiet = true;
    enum yusuan_status status = report_into(&quiet, folder);
    char **stems = cli_stems(c);
    char *path = g_build_filename(folder, stems[0], file, NULL);
    if (status <= YUSUAN_FINDINGS)
        status = cli_worse(status, print_file(c, path));
    nftw(folder, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    g_strfreev(stems);
    g_free(path);
    g_free(folder);
    return status;
}

enum yusuan_status
cli_report(const struct cli *c)
{
    if (c->folder && strcmp(c->folder, "-") == 0)
        return report_to_output(c);
    cli_signals_hold();
    if (c->watch)
        return cli_watch(c, report_once);
    enum yusuan_status status = report_once(c);
    cli_signals_pass();
    return status;
}

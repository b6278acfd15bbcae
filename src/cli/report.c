/* yusuan report: everything of each document, into its own folder. */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
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

static void
say_outcome(const struct cli *c, const yusuan_doc *doc, const char *folder)
{
    struct yusuan_counts n = yusuan_doc_counts(doc);
    if (c->quiet)
        return;
    cli_say(c,
            "%s：错误 %zu，警告 %zu，提示 %zu；勾稽相符 %zu，不符 %zu，"
            "不适用 %zu，数据不足 %zu",
            "%s: %zu errors, %zu warnings, %zu notes; checks: %zu hold, "
            "%zu fail, %zu do not apply, %zu have not enough data",
            folder, n.errors, n.warnings, n.notes, n.holds, n.fails,
            n.not_applicable, n.insufficient);
}

static enum yusuan_status
report_one(const struct cli *c, size_t i, const char *folder,
           const char *stem)
{
    enum yusuan_status status;
    char *message;
    if (c->terminal && !c->quiet)
        fprintf(stderr, "[%zu/%zu] %s\n", i + 1, c->n_files, c->files[i]);
    yusuan_doc *doc =
        yusuan_doc_load(c->files[i], &c->options, &status, &message);
    if (!doc)
        return cli_fail(status, message);
    status = yusuan_doc_report(doc, folder, stem, &c->options, &message);
    if (message) {
        cli_fail(status, message);
    } else {
        char *path = g_build_filename(folder, stem, NULL);
        say_outcome(c, doc, path);
        g_free(path);
    }
    yusuan_doc_free(doc);
    return status;
}

enum yusuan_status
cli_report(const struct cli *c)
{
    const char *folder = c->folder ? c->folder : "out";
    enum yusuan_status worst = YUSUAN_CLEAN;
    char *message;
    char **stems = stems_of(c);
    if (!stems)
        return YUSUAN_USAGE;
    enum yusuan_status ready =
        yusuan_report_check(folder, &c->options, &message);
    if (ready != YUSUAN_CLEAN)
        worst = cli_fail(ready, message);
    for (size_t i = 0; ready == YUSUAN_CLEAN && i < c->n_files; i++)
        worst = cli_worse(worst, report_one(c, i, folder, stems[i]));
    g_strfreev(stems);
    return worst;
}

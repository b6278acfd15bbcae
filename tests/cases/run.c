/* run CASE: reads CASE's input over the public API and compares what comes out
 * with the expected.* files that exist there. With UPDATE=1 in the environment
 * those files are rewritten instead (create an empty one to begin). */
#include "yusuan.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Findings and verdict, without the ledger of all rules: a golden file says
 * what was found, and a new rule does not change them all. */
static char *
found(char *lint, const char *ledger, const char *verdict,
      const char *not_checked)
{
    char *from = strstr(lint, ledger);
    char *to = from ? strstr(from, verdict) : NULL;
    char *last = strstr(lint, not_checked);
    if (last)
        *last = '\0';
    if (to)
        memmove(from, to, strlen(to) + 1);
    return lint;
}

static char *
lint(const yusuan_doc *doc)
{
    return found(yusuan_doc_lint(doc, false, false), "── 勾稽", "结论：",
                 "未能核对：");
}

static char *
lint_english(const yusuan_doc *doc)
{
    return found(yusuan_doc_lint(doc, true, false), "── Reconciliation",
                 "Verdict: ", "Not checked: ");
}

static const struct {
    const char *file;
    char *(*write)(const yusuan_doc *doc);
} OUTPUTS[] = {
    { "expected.tree", yusuan_doc_tree },
    { "expected.lint", lint },
    { "expected.lint-en", lint_english },
    { "expected.json", yusuan_doc_json },
    { "expected.checks", yusuan_doc_checks_json },
};

/* Shows how two texts differ, as diff -u does. */
static void
show_difference(const char *expected, const char *actual)
{
    char *path = NULL;
    int file = g_file_open_tmp("yusuan-case-XXXXXX", &path, NULL);
    if (file < 0 || !g_file_set_contents(path, actual, -1, NULL)) {
        fputs(actual, stdout);
        return;
    }
    g_close(file, NULL);
    const char *command[] = { "diff", "-u", "--label", expected, "--label",
                              "actual", expected, path, NULL };
    char *said = NULL;
    g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL,
                 NULL, &said, NULL, NULL, NULL);
    puts(said ? said : actual);
    g_free(said);
    g_unlink(path);
    g_free(path);
}

/* Compare one output with its file, or rewrite the file. */
static bool
compare(const char *file, const char *actual)
{
    char *expected = NULL;
    if (g_getenv("UPDATE"))
        return g_file_set_contents(file, actual, -1, NULL);
    bool same = g_file_get_contents(file, &expected, NULL, NULL) &&
                strcmp(expected, actual) == 0;
    if (!same)
        show_difference(file, actual);
    g_free(expected);
    return same;
}

static bool
there(const char *file)
{
    return g_file_test(file, G_FILE_TEST_EXISTS);
}

static const char *
find_input(void)
{
    static const char *const names[] = { "input.txt", "input.csv",
                                         "input.tsv", "input.md",
                                         "input" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (there(names[i]))
            return names[i];
    return NULL;
}

/* What cannot be read: status and sentence. */
static bool
compare_error(enum yusuan_status status, char *message)
{
    char *text = g_strdup_printf("%d %s\n", (int) status,
                                 message ? message : "");
    bool good = there("expected.error") && compare("expected.error", text);
    if (!there("expected.error"))
        printf("not read: %s", text);
    g_free(text);
    yusuan_free(message);
    return good;
}

static bool
compare_outputs(const yusuan_doc *doc)
{
    bool good = !there("expected.error"), any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(OUTPUTS); i++) {
        if (!there(OUTPUTS[i].file))
            continue;
        char *text = OUTPUTS[i].write(doc);
        any = true;
        good = compare(OUTPUTS[i].file, text) && good;
        yusuan_free(text);
    }
    if (!any)
        puts("there is no expected.* file to compare with");
    return good && any;
}

int
main(int argc, char **argv)
{
    if (argc != 2 || g_chdir(argv[1]) != 0 || !find_input()) {
        puts("usage: run CASE, a folder with an input");
        return 2;
    }
    enum yusuan_status status;
    char *message;
    yusuan_doc *doc = yusuan_doc_load(find_input(), NULL, &status, &message);
    bool good = doc ? compare_outputs(doc) : compare_error(status, message);
    yusuan_doc_free(doc);
    return good ? 0 : 1;
}

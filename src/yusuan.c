/* The public calls, each in a few lines over the folders below. */
#include "yusuan.h"

#include "base/folder.h"
#include "check/check.h"
#include "check/user_rules.h"
#include "correct/correct.h"
#include "publish/publish.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"
#include "summarize/summarize.h"
#include "write/write.h"

#include <glib.h>

struct yusuan_doc {
    arena *memory;
    findings *found;
    struct understanding known;
    struct user_rules *rules;  /* or null */
    struct corrections *fixes; /* or null */
};

const char *
yusuan_version(void)
{
    return YUSUAN_VERSION;
}

void
yusuan_free(char *text)
{
    g_free(text);
}

void
yusuan_doc_free(yusuan_doc *doc)
{
    if (!doc)
        return;
    findings_free(doc->found);
    arena_free(doc->memory);
    g_free(doc);
}

/* The files that steer the work, read before any of it. */
static bool
load_files(yusuan_doc *doc, const struct yusuan_options *options,
           GError **error)
{
    if (options && options->rules)
        doc->rules = user_rules_load(options->rules, doc->memory, error);
    if (options && options->rules && !doc->rules)
        return false;
    if (options && options->fixes)
        doc->fixes = corrections_load(options->fixes, doc->memory, error);
    return !options || !options->fixes || doc->fixes;
}

/* Correct, repair, check and summarize what was recognized. */
static bool
understand(yusuan_doc *doc, struct budget *b, GError **error)
{
    if (doc->fixes && !corrections_apply(b, doc->fixes, error))
        return false;
    repair_budget(b);
    doc->known.budget = b;
    doc->known.ledger = check_budget_with(b, doc->rules);
    doc->known.summary = summarize_budget(b);
    findings_sort(doc->found);
    return true;
}

static yusuan_doc *
load_grid(yusuan_doc *doc, const struct grid *g,
          const struct yusuan_options *options, GError **error)
{
    struct recognize_options how = { 0 };
    if (options) {
        how.year = options->year;
        how.department = options->department;
    }
    struct budget *b =
        g ? recognize(g, &how, doc->memory, doc->found, error) : NULL;
    if (b && understand(doc, b, error))
        return doc;
    yusuan_doc_free(doc);
    return NULL;
}

/* Hand an error on as status and message. */
static void
give_error(GError *error, enum yusuan_status *status, char **message)
{
    if (status)
        *status = error ? (enum yusuan_status) error->code : YUSUAN_CLEAN;
    if (message)
        *message = error ? g_strdup(error->message) : NULL;
    g_clear_error(&error);
}

static yusuan_doc *
new_doc(void)
{
    yusuan_doc *doc = g_new0(yusuan_doc, 1);
    doc->memory = arena_new();
    doc->found = findings_new();
    return doc;
}

yusuan_doc *
yusuan_doc_load(const char *path, const struct yusuan_options *options,
                enum yusuan_status *status, char **message)
{
    GError *error = NULL;
    yusuan_doc *doc = new_doc();
    struct grid *g =
        load_files(doc, options, &error)
            ? read_document(path, doc->memory, doc->found, &error)
            : NULL;
    doc = load_grid(doc, g, options, &error);
    give_error(error, status, message);
    return doc;
}

yusuan_doc *
yusuan_doc_parse(const char *name, const char *bytes, size_t size,
                 const struct yusuan_options *options,
                 enum yusuan_status *status, char **message)
{
    GError *error = NULL;
    yusuan_doc *doc = new_doc();
    struct grid *g =
        load_files(doc, options, &error)
            ? read_bytes(name, bytes, size, doc->memory, doc->found, &error)
            : NULL;
    doc = load_grid(doc, g, options, &error);
    give_error(error, status, message);
    return doc;
}

enum yusuan_status
yusuan_doc_verdict(const yusuan_doc *doc, bool strict)
{
    size_t bad = findings_count_level(doc->found, FINDING_ERROR);
    if (strict)
        bad += findings_count_level(doc->found, FINDING_WARNING);
    return bad ? YUSUAN_FINDINGS : YUSUAN_CLEAN;
}

struct yusuan_counts
yusuan_doc_counts(const yusuan_doc *doc)
{
    const size_t *checks = doc->known.ledger->count;
    return (struct yusuan_counts) {
        .errors = findings_count_level(doc->found, FINDING_ERROR),
        .warnings = findings_count_level(doc->found, FINDING_WARNING),
        .notes = findings_count_level(doc->found, FINDING_NOTE),
        .holds = checks[CHECK_HOLDS],
        .fails = checks[CHECK_FAILS],
        .not_applicable = checks[CHECK_NOT_APPLICABLE],
        .insufficient = checks[CHECK_INSUFFICIENT],
    };
}

/* What a writer of text makes of the document. */
static char *
written(const yusuan_doc *doc,
        void (*write)(sink *out, const struct understanding *u))
{
    sink *out = sink_to_memory();
    write(out, &doc->known);
    return sink_take(out, NULL);
}

char *
yusuan_doc_json(const yusuan_doc *doc)
{
    struct compose_options all = { .show_contacts = true };
    sink *out = sink_to_memory();
    write_json(out, &doc->known, &all);
    return sink_take(out, NULL);
}

char *
yusuan_doc_tree(const yusuan_doc *doc)
{
    return written(doc, write_tree);
}

char *
yusuan_doc_checks_json(const yusuan_doc *doc)
{
    struct compose_options all = { .show_contacts = true };
    sink *out = sink_to_memory();
    write_checks_json(out, &doc->known, &all);
    return sink_take(out, NULL);
}

char *
yusuan_doc_lint(const yusuan_doc *doc, bool english, bool colour)
{
    struct lint_options how = { .english = english, .colour = colour };
    sink *out = sink_to_memory();
    write_lint(out, &doc->known, &how);
    return sink_take(out, NULL);
}

static const struct check_rule *
find_rule(const char *id)
{
    for (const struct check_rule *r = check_rules(); r->id; r++)
        if (g_ascii_strcasecmp(r->id, id) == 0)
            return r;
    return NULL;
}

const char *
yusuan_rule_title(const char *id, bool english)
{
    const struct check_rule *rule = find_rule(id);
    if (!rule)
        return NULL;
    return english && rule->title_en ? rule->title_en : rule->title;
}

const char *
yusuan_rule_basis(const char *id)
{
    const struct check_rule *rule = find_rule(id);
    return rule ? rule->basis : NULL;
}

/* ------------------------------------------------------------- reporting */

static const char *
fonts_folder(const char *given)
{
    const char *set = g_getenv("YUSUAN_FONTS");
    if (given)
        return given;
    return set && *set ? set : YUSUAN_FONTS_DEFAULT;
}

static bool
publish_choice(const struct yusuan_options *options,
               struct publish_options *how, GError **error)
{
    *how = (struct publish_options) {
        .fonts = fonts_folder(options->fonts),
        .templates = options->templates,
        .compose = { .show_contacts = options->show_contacts,
                     .date = options->date, .version = YUSUAN_VERSION }
    };
    const char *style = options->style ? options->style : "book";
    how->gongwen = g_str_equal(style, "gongwen");
    if (!how->gongwen && !g_str_equal(style, "book"))
        return status_fail(error, EXIT_USAGE,
                           "--style：没有“%s”；可用book、gongwen", style);
    return publish_outputs(options->only, &how->outputs, error);
}

enum yusuan_status
yusuan_doc_report(const yusuan_doc *doc, const char *folder, const char *stem,
                  const struct yusuan_options *options, char **message)
{
    static const struct yusuan_options none = { 0 };
    struct publish_options how;
    enum yusuan_status status;
    GError *error = NULL;
    if (publish_choice(options ? options : &none, &how, &error))
        publish_document(&doc->known, folder, stem, &how, &error);
    give_error(error, &status, message);
    return status == YUSUAN_CLEAN ? yusuan_doc_verdict(doc, false) : status;
}

/* The uppermost folder of a path that is not there yet; null: all is there. */
static char *
first_missing(const char *path)
{
    char *missing = NULL;
    char *at = g_canonicalize_filename(path, NULL);
    while (!g_file_test(at, G_FILE_TEST_EXISTS)) {
        g_free(missing);
        missing = at;
        at = g_path_get_dirname(missing);
    }
    g_free(at);
    return missing;
}

/* The files of rules and corrections are sound in themselves. */
static bool
files_are_sound(const struct yusuan_options *options, GError **error)
{
    yusuan_doc *doc = new_doc();
    bool good = load_files(doc, options, error);
    yusuan_doc_free(doc);
    return good;
}

enum yusuan_status
yusuan_report_check(const char *folder, const struct yusuan_options *options,
                    char **message)
{
    static const struct yusuan_options none = { 0 };
    struct publish_options how;
    enum yusuan_status status;
    GError *error = NULL;
    if (publish_choice(options ? options : &none, &how, &error) &&
        files_are_sound(options, &error)) {
        char *made = first_missing(folder);
        folder_writable(folder, &error);
        if (made)
            folder_remove(made, NULL);
        g_free(made);
    }
    give_error(error, &status, message);
    return status;
}

/* ------------------------------------------------- templates and fonts */

enum yusuan_status
yusuan_templates_write(const char *folder, char **message)
{
    enum yusuan_status status;
    GError *error = NULL;
    write_templates(folder, &error);
    give_error(error, &status, message);
    return status;
}

enum yusuan_status
yusuan_fonts_table(const char *folder, bool verify, char **table,
                   char **message)
{
    enum yusuan_status status;
    GError *error = NULL;
    sink *out = sink_to_memory();
    write_fonts_table(out, fonts_folder(folder), verify, &error);
    *table = sink_take(out, NULL);
    give_error(error, &status, message);
    return status;
}

/* The public calls about one document, each in a few lines over the folders
 * below. */
#include "yusuan_doc.h"

#include "base/installed.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "export/export.h"
#include "html/html.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"
#include "summarize/summarize.h"
#include "text/fonts_table.h"

#include <glib.h>
#include <string.h>

const char *
yusuan_version(void)
{
    return YUSUAN_VERSION;
}

const char *
yusuan_nearest(const char *word, const char *const *words)
{
    return nearest_word(word, words);
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

struct yusuan_options
options_given(const struct yusuan_options *options)
{
    struct yusuan_options whole = { sizeof whole };
    if (options)
        memcpy(&whole, options, MIN(options->size, sizeof whole));
    if (options && options->size < sizeof options->size)
        whole.size = 0;
    return whole;
}

bool
options_are_sound(const struct yusuan_options *options, GError **error)
{
    return options->size ||
           status_fail(error, EXIT_USAGE,
                       "yusuan_options没有填size；请以YUSUAN_OPTIONS开头",
                       "the size of yusuan_options is not set; begin with "
                       "YUSUAN_OPTIONS");
}

bool
doc_load_files(yusuan_doc *doc, const struct yusuan_options *options,
               GError **error)
{
    if (!options_are_sound(options, error))
        return false;
    if (options->rules)
        doc->rules = user_rules_load(options->rules, doc->memory, error);
    if (options->rules && !doc->rules)
        return false;
    if (options->fixes)
        doc->fixes = corrections_load(options->fixes, doc->memory, error);
    return !options->fixes || doc->fixes;
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
    struct recognize_options how = { .year = options->year,
                                     .department = options->department };
    struct budget *b =
        g ? recognize(g, &how, doc->memory, doc->found, error) : NULL;
    if (b && understand(doc, b, error))
        return doc;
    yusuan_doc_free(doc);
    return NULL;
}

enum yusuan_status
error_give(GError *error, bool english, char **message)
{
    enum yusuan_status status =
        error ? (enum yusuan_status) error->code : YUSUAN_CLEAN;
    const char *text = !error    ? NULL
                       : english ? status_english(error)
                                 : error->message;
    if (message)
        *message = g_strdup(text);
    g_clear_error(&error);
    return status;
}

/* The same for what was loaded. */
static yusuan_doc *
give_doc(yusuan_doc *doc, GError *error, const struct yusuan_options *options,
         enum yusuan_status *status, char **message)
{
    enum yusuan_status came_to =
        error_give(error, options->english, message);
    if (status)
        *status = came_to;
    return doc;
}

yusuan_doc *
doc_new(void)
{
    memory_guard();
    yusuan_doc *doc = g_new0(yusuan_doc, 1);
    doc->memory = arena_new();
    doc->found = findings_new();
    return doc;
}

char **
yusuan_documents(const char *path)
{
    return read_list(path);
}

void
yusuan_documents_free(char **list)
{
    g_strfreev(list);
}

yusuan_doc *
yusuan_doc_load(const char *path, const struct yusuan_options *options,
                enum yusuan_status *status, char **message)
{
    const struct yusuan_options whole = options_given(options);
    GError *error = NULL;
    yusuan_doc *doc = doc_new();
    struct read_into into = { doc->memory, doc->found,
                              whole.password };
    struct grid *g =
        doc_load_files(doc, &whole, &error)
            ? read_document(path, &into, &error)
            : NULL;
    doc = load_grid(doc, g, &whole, &error);
    return give_doc(doc, error, &whole, status, message);
}

yusuan_doc *
yusuan_doc_parse(const char *name, const char *bytes, size_t size,
                 const struct yusuan_options *options,
                 enum yusuan_status *status, char **message)
{
    const struct yusuan_options whole = options_given(options);
    GError *error = NULL;
    yusuan_doc *doc = doc_new();
    struct read_into into = { doc->memory, doc->found,
                              whole.password };
    struct grid *g =
        doc_load_files(doc, &whole, &error)
            ? read_bytes(name, bytes, size, &into, &error)
            : NULL;
    doc = load_grid(doc, g, &whole, &error);
    return give_doc(doc, error, &whole, status, message);
}

enum yusuan_status
yusuan_doc_verdict(const yusuan_doc *doc, bool strict)
{
    const struct verdict *v = &doc->known.ledger->verdict;
    bool bad = verdict_is_bad(v) || (strict && v->kind == VERDICT_REMARKS);
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

static struct export_source
source_of(const yusuan_doc *doc)
{
    return (struct export_source) { doc->known.budget, doc->known.summary,
                                    doc->known.ledger, true };
}

/* What a writer makes of the document, contacts and all. */
static char *
exported(const yusuan_doc *doc,
         void (*write)(sink *out, const struct export_source *source))
{
    const struct export_source source = source_of(doc);
    sink *out = sink_to_memory();
    write(out, &source);
    return sink_take(out, NULL);
}

char *
yusuan_doc_json(const yusuan_doc *doc)
{
    return exported(doc, export_json);
}

char *
yusuan_doc_tree(const yusuan_doc *doc)
{
    return exported(doc, export_tree);
}

char *
yusuan_doc_checks_json(const yusuan_doc *doc)
{
    return exported(doc, export_checks_json);
}

char *
yusuan_doc_lint(const yusuan_doc *doc, bool english, bool colour)
{
    struct export_lint_options how = { .english = english, .colour = colour };
    const struct export_source source = source_of(doc);
    sink *out = sink_to_memory();
    export_lint(out, &source, &how);
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
yusuan_rule_basis(const char *id, bool english)
{
    const struct check_rule *rule = find_rule(id);
    if (!rule)
        return NULL;
    return english && rule->basis_en ? rule->basis_en : rule->basis;
}

/* ------------------------------------------------- templates and fonts */

const char *
fonts_chosen(const char *given)
{
    const char *set = g_getenv("YUSUAN_FONTS");
    if (given || (set && *set))
        return given ? given : set;
    char *installed = installed_find("share/yusuan", "fonts");
    const char *folder =
        installed ? g_intern_string(installed) : YUSUAN_FONTS_DEFAULT;
    g_free(installed);
    return folder;
}

enum yusuan_status
yusuan_templates_write(const char *folder, bool english, char **message)
{
    GError *error = NULL;
    html_write_templates(folder, &error);
    return error_give(error, english, message);
}

enum yusuan_status
yusuan_fonts_table(const char *folder, bool verify, bool english,
                   char **table, char **message)
{
    struct fonts_table_options how = { fonts_chosen(folder), verify,
                                       english };
    GError *error = NULL;
    sink *out = sink_to_memory();
    fonts_table_write(out, &how, &error);
    *table = sink_take(out, NULL);
    return error_give(error, english, message);
}

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

/* Hand an error on as a message; gives the status. */
static enum yusuan_status
give_error(GError *error, bool english, char **message)
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
        give_error(error, options && options->english, message);
    if (status)
        *status = came_to;
    return doc;
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
    return give_doc(doc, error, options, status, message);
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
    return give_doc(doc, error, options, status, message);
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
                           "--style：没有“%s”；可用book、gongwen",
                           "--style: no “%s”; use book or gongwen", style);
    return publish_outputs(options->only, &how->outputs, error);
}

/** A document of a run. */
struct member {
    struct understanding known;
    const yusuan_doc *doc;
    findings *layout; /* what setting its pages came upon */
    bool reported;
};

struct yusuan_run {
    const char *folder;
    const struct yusuan_options *options;
    GArray *members; /* of struct member */
    GArray *known;   /* their struct understanding, as they know each other */
    struct gathering all;
};

static struct member *
member_at(const yusuan_run *run, size_t i)
{
    return &g_array_index(run->members, struct member, i);
}

static void
clear_member(gpointer member)
{
    findings_free(((struct member *) member)->layout);
}

yusuan_run *
yusuan_run_new(const char *folder, const struct yusuan_options *options)
{
    static const struct yusuan_options none = { 0 };
    yusuan_run *run = g_new0(yusuan_run, 1);
    run->folder = folder;
    run->options = options ? options : &none;
    run->members = g_array_new(FALSE, TRUE, sizeof(struct member));
    run->known = g_array_new(FALSE, TRUE, sizeof(struct understanding));
    g_array_set_clear_func(run->members, clear_member);
    return run;
}

void
yusuan_run_free(yusuan_run *run)
{
    if (!run)
        return;
    g_array_free(run->members, TRUE);
    g_array_free(run->known, TRUE);
    g_free(run);
}

/* Every document knows the others by the array they stand in together, which
 * moves as it grows. */
static void
gather(yusuan_run *run, const struct understanding *one)
{
    struct understanding u = *one;
    u.run = &run->all;
    g_array_append_val(run->known, u);
    run->all.n = run->known->len;
    run->all.documents = (const struct understanding *) run->known->data;
}

void
yusuan_run_add(yusuan_run *run, const yusuan_doc *doc, const char *stem)
{
    struct member m = { .known = doc->known, .doc = doc,
                        .layout = findings_new() };
    m.known.stem = stem;
    g_array_append_val(run->members, m);
    gather(run, &m.known);
}

enum yusuan_status
yusuan_run_report(yusuan_run *run, size_t i, char **message)
{
    struct member *m = member_at(run, i);
    struct publish_options how;
    GError *error = NULL;
    m->reported =
        publish_choice(run->options, &how, &error) &&
        publish_document(&run->all.documents[i], run->folder, &how, m->layout,
                         &error);
    enum yusuan_status status =
        give_error(error, run->options->english, message);
    return m->reported ? yusuan_doc_verdict(m->doc, false) : status;
}

char *
yusuan_run_warnings(const yusuan_run *run, size_t i, bool english)
{
    const findings *found = member_at(run, i)->layout;
    GString *lines = g_string_new(NULL);
    for (size_t k = 0; k < findings_count(found); k++) {
        const struct finding *f = findings_at(found, k);
        g_string_append_printf(lines, "%s: %s\n", f->id,
                               english ? f->message_en : f->message);
    }
    return g_string_free(lines, FALSE);
}

/* Those that were not written are not joined to the others. */
static void
gather_reported(yusuan_run *run)
{
    g_array_set_size(run->known, 0);
    for (size_t i = 0; i < run->members->len; i++)
        if (member_at(run, i)->reported)
            gather(run, &member_at(run, i)->known);
}

/* What to say where pages of an earlier run are left as they were. */
static char *
left_as_it_was(const yusuan_run *run)
{
    if (run->all.n != 1 ||
        !publish_is_listed(run->folder, run->all.documents[0].stem))
        return NULL;
    return g_strdup_printf(
        run->options->english
            ? "%s/index.html was not renewed: it is of an earlier run of "
              "several files"
            : "%s/index.html没有更新：它是上一次几个文件一起报告时写的",
        run->folder);
}

enum yusuan_status
yusuan_run_join(yusuan_run *run, char **message)
{
    struct publish_options how;
    GError *error = NULL;
    gather_reported(run);
    if (publish_choice(run->options, &how, &error) && run->all.n > 1)
        publish_joined(&run->all, run->folder, &how, &error);
    enum yusuan_status status =
        give_error(error, run->options->english, message);
    if (status == YUSUAN_CLEAN && message)
        *message = left_as_it_was(run);
    return status;
}

enum yusuan_status
yusuan_doc_report(const yusuan_doc *doc, const char *folder, const char *stem,
                  const struct yusuan_options *options, char **message)
{
    yusuan_run *run = yusuan_run_new(folder, options);
    yusuan_run_add(run, doc, stem);
    enum yusuan_status status = yusuan_run_report(run, 0, message);
    yusuan_run_free(run);
    return status;
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
    GError *error = NULL;
    if (publish_choice(options ? options : &none, &how, &error) &&
        files_are_sound(options, &error)) {
        char *made = first_missing(folder);
        folder_writable(folder, &error);
        if (made)
            folder_remove(made, NULL);
        g_free(made);
    }
    return give_error(error, options && options->english, message);
}

/* ------------------------------------------------- templates and fonts */

enum yusuan_status
yusuan_templates_write(const char *folder, bool english, char **message)
{
    GError *error = NULL;
    write_templates(folder, &error);
    return give_error(error, english, message);
}

enum yusuan_status
yusuan_fonts_table(const char *folder, bool verify, bool english,
                   char **table, char **message)
{
    struct fonts_table_options how = { fonts_folder(folder), verify,
                                       english };
    GError *error = NULL;
    sink *out = sink_to_memory();
    write_fonts_table(out, &how, &error);
    *table = sink_take(out, NULL);
    return give_error(error, english, message);
}

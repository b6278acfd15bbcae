/* The public calls that write: the choices judged, the documents of a run
 * gathered, each published, and what joins them. */
#include "yusuan_doc.h"

#include "base/folder.h"
#include "layout/theme.h"
#include "publish/publish.h"

#include <glib.h>

/* ----------------------------------------------------------- choices */

/* An address with a scheme of the web and a host, and nothing behind its
 * path. */
static bool
is_web_address(const char *text)
{
    GUri *uri = g_uri_parse(text, G_URI_FLAGS_NONE, NULL);
    const char *scheme = uri ? g_uri_get_scheme(uri) : "";
    const char *host = uri ? g_uri_get_host(uri) : NULL;
    bool good = (g_str_equal(scheme, "http") || g_str_equal(scheme, "https"))
                && host && *host && !g_uri_get_userinfo(uri)
                && !g_uri_get_query(uri) && !g_uri_get_fragment(uri);
    if (uri)
        g_uri_unref(uri);
    return good;
}

static bool
style_is_known(const char *style, GError **error)
{
    if (!style || g_str_equal(style, "book") || g_str_equal(style, "gongwen"))
        return true;
    return status_fail(error, EXIT_USAGE,
                       "--style：没有“%s”；可用book、gongwen",
                       "--style: no “%s”; use book or gongwen", style);
}

static bool
address_is_sound(const char *url, GError **error)
{
    if (!url || is_web_address(url))
        return true;
    return status_fail(error, EXIT_USAGE,
                       "--base-url：“%s”不是完整的网址，"
                       "如https://example.org/budget/",
                       "--base-url: “%s” is no absolute address such as "
                       "https://example.org/budget/", url);
}

/* "overview（要览）、checks（核对）", for the message. */
static char *
sections_listed(bool english)
{
    GString *list = g_string_new(NULL);
    const struct compose_section *s;
    for (size_t i = 0; (s = compose_section_nth(i)); i++) {
        g_string_append(list, !list->len ? "" : english ? ", " : "、");
        g_string_append_printf(list, english ? "%s (%s)" : "%s（%s）",
                               s->name, s->title);
    }
    return g_string_free(list, FALSE);
}

/* The stable name of the section that was asked for. */
static bool
choose_section(const char **section, GError **error)
{
    const struct compose_section *found =
        *section ? compose_section_named(*section) : NULL;
    if (*section && !found) {
        char *zh = sections_listed(false), *en = sections_listed(true);
        /* Each language prints its own list only. */
        status_fail(error, EXIT_USAGE, "--section：没有“%s”；可用%s%.0s",
                    "--section: no “%s”; use %.0s%s", *section, zh, en);
        g_free(zh);
        g_free(en);
        return false;
    }
    *section = found ? found->name : NULL;
    return true;
}

/** What a report is made by; `memory` holds what was read for it. */
struct choice {
    arena *memory;
    struct publish_options how;
};

static bool
tell_progress(void *data, const struct publish_step *step)
{
    const struct yusuan_options *options = data;
    struct yusuan_progress at = { step->stem, step->output, step->done,
                                  step->of };
    return options->progress(options->progress_data, &at);
}

static bool
judge_attach(const char *attach, GError **error)
{
    if (!attach || g_str_equal(attach, "data") || g_str_equal(attach, "none"))
        return true;
    return status_fail(error, EXIT_USAGE,
                       "--attach：没有“%s”；可用data、none",
                       "--attach: no “%s”; use data or none", attach);
}

static void
choose(struct publish_options *how, const struct yusuan_options *options)
{
    *how = (struct publish_options) {
        .fonts = fonts_chosen(options->fonts),
        .templates = options->templates,
        .gongwen = options->style && g_str_equal(options->style, "gongwen"),
        .attach_nothing = options->attach
                          && g_str_equal(options->attach, "none"),
        .no_sync = options->no_sync,
        .open_data = { .csv_bom = options->csv_bom },
        .first_page = options->first_page,
        .last_page = options->last_page,
        .compose = { .show_contacts = options->show_contacts,
                     .date = options->date,
                     .version = YUSUAN_VERSION,
                     .section = options->section,
                     .base_url = options->base_url },
        .files = { .configs = options->configs,
                   .rules = options->rules, .fixes = options->fixes,
                   .theme = options->theme,
                   .templates = options->templates,
                   .fonts = fonts_chosen(options->fonts) },
        .draw_pages = doc_draw_pages,
        .step = options->progress ? tell_progress : NULL,
        .data = (void *) options
    };
}

static bool
choose_theme(struct choice *choice, const char *path, GError **error)
{
    if (!path)
        return true;
    choice->how.theme = theme_load(path, choice->memory, error);
    if (!choice->how.theme)
        return false;
    choice->how.compose.motto = theme_motto(choice->how.theme);
    return true;
}

/* Opened in any case, ended by close_choice. */
static bool
open_choice(struct choice *choice, const struct yusuan_options *options,
            GError **error)
{
    choice->memory = arena_new();
    choose(&choice->how, options);
    return options_are_sound(options, error) &&
           style_is_known(options->style, error) &&
           judge_attach(options->attach, error) &&
           address_is_sound(options->base_url, error) &&
           publish_outputs(options->only, &choice->how.outputs, error) &&
           publish_check(&choice->how, error) &&
           choose_section(&choice->how.compose.section, error) &&
           choose_theme(choice, options->theme, error);
}

static void
close_choice(struct choice *choice)
{
    arena_free(choice->memory);
}

/* --------------------------------------------------------------- a run */

/** A document of a run. */
struct member {
    struct understanding known;
    const yusuan_doc *doc;
    findings *layout; /* what setting its pages came upon */
    bool reported;
};

struct yusuan_run {
    const char *folder;
    struct yusuan_options options;
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
    yusuan_run *run = g_new0(yusuan_run, 1);
    run->folder = folder;
    run->options = options_given(options);
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
    struct choice choice;
    GError *error = NULL;
    m->reported =
        open_choice(&choice, &run->options, &error) &&
        publish_document(&run->all.documents[i], run->folder, &choice.how,
                         m->layout, &error);
    close_choice(&choice);
    enum yusuan_status status =
        error_give(error, run->options.english, message);
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
        run->options.english
            ? "%s/index.html was not renewed: it is of an earlier run of "
              "several files"
            : "%s/index.html没有更新：它是上一次几个文件一起报告时写的",
        run->folder);
}

enum yusuan_status
yusuan_run_join(yusuan_run *run, char **message)
{
    struct choice choice;
    GError *error = NULL;
    gather_reported(run);
    if (open_choice(&choice, &run->options, &error) && run->all.n > 1)
        publish_joined(&run->all, run->folder, &choice.how, &error);
    close_choice(&choice);
    enum yusuan_status status =
        error_give(error, run->options.english, message);
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

/* ----------------------------------------------------- before it begins */

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
    yusuan_doc *doc = doc_new();
    bool good = doc_load_files(doc, options, error);
    yusuan_doc_free(doc);
    return good;
}

enum yusuan_status
yusuan_report_check(const char *folder, const struct yusuan_options *options,
                    char **message)
{
    const struct yusuan_options whole = options_given(options);
    struct choice choice;
    GError *error = NULL;
    if (open_choice(&choice, &whole, &error) &&
        files_are_sound(&whole, &error)) {
        char *made = first_missing(folder);
        folder_writable(folder, &error);
        if (made)
            folder_remove(made, NULL);
        g_free(made);
    }
    close_choice(&choice);
    return error_give(error, whole.english, message);
}

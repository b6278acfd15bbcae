/* Stage, write, change over. */
#include "publish/publish.h"

#include "base/folder.h"
#include "export/export.h"
#include "html/html.h"
#include "layout/theme.h"
#include "publish/downloads.h"
#include "publish/pack.h"
#include "publish/sheets.h"
#include "publish/staging.h"

#include <glib.h>
#include <string.h>

/** One document being published. */
struct publishing {
    const struct understanding *u;
    const struct publish_options *o;
    const char *staged; /* the folder being built */
    findings *found;    /* by the layout */
    fonts *fonts;       /* opened with the first PDF */
    arena *memory;
    const struct sheets *sheets; /* what they say, of all */
    size_t done, of; /* of the time it takes, roughly */
};

/* The others are in the table of steps. */
enum { WEIGHT_OF_SHEET = 1 };

/* ------------------------------------------------------------- outputs */

static const struct {
    const char *word;
    unsigned kind;
} OUTPUTS[] = { { "pdf", OUTPUT_PDF },
                { "html", OUTPUT_HTML },
                { "sheets", OUTPUT_SHEETS },
                { "data", OUTPUT_DATA },
                { "charts", OUTPUT_CHARTS },
                { "png", OUTPUT_PNG },
                { "svg", OUTPUT_SVG } };

static unsigned
output_of(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OUTPUTS); i++)
        if (strcmp(OUTPUTS[i].word, word) == 0)
            return OUTPUTS[i].kind;
    return 0;
}

bool
publish_outputs(const char *words, unsigned *outputs, GError **error)
{
    *outputs = words ? 0 : OUTPUT_ALL;
    char **list = g_strsplit(words ? words : "", ",", -1);
    bool good = true;
    for (char **word = list; good && *word; word++) {
        unsigned kind = output_of(g_strstrip(*word));
        *outputs |= kind;
        good = kind != 0;
        if (!good)
            status_fail(error, EXIT_USAGE,
                        "--only：没有“%s”；可用pdf、html、sheets、data、"
                        "charts、png、svg",
                        "--only: no “%s”; use pdf, html, sheets, data, "
                        "charts, png, svg",
                        *word);
    }
    g_strfreev(list);
    return good;
}

bool
publish_check(const struct publish_options *o, GError **error)
{
    bool part = o->first_page || o->last_page || o->compose.section;
    if (part && !(o->outputs & OUTPUT_PAGES))
        return status_fail(error, EXIT_USAGE,
                           "--pages和--section取简报的一部分，--only里要有pdf、"
                           "png或svg",
                           "--pages and --section take part of the pack: "
                           "--only must have pdf, png or svg");
    if (o->compose.base_url && !(o->outputs & OUTPUT_HTML))
        return status_fail(error, EXIT_USAGE,
                           "--base-url是网页的地址，--only里要有html",
                           "--base-url is the address of the pages: --only "
                           "must have html");
    return true;
}

/* Say that something is done; false when the report is to stop. */
static bool
tell_step(struct publishing *p, const char *output, size_t weight,
          GError **error)
{
    p->done += weight;
    struct publish_step step = { p->u->stem, output, p->done, p->of };
    if (!p->o->step || p->o->step(p->o->data, &step))
        return true;
    return status_fail(error, EXIT_OUTPUT, "%s：中断了，没有改动",
                       "%s: stopped, nothing was changed", p->u->stem);
}

/* Which output a file of the folder belongs to. */
static unsigned
kind_of_file(const char *path)
{
    if (strcmp(path, "briefing.pdf") == 0)
        return OUTPUT_PDF;
    if (g_str_has_prefix(path, "sheets/"))
        return OUTPUT_SHEETS;
    if (g_str_has_prefix(path, "charts/"))
        return OUTPUT_CHARTS;
    if (g_str_has_prefix(path, "pages/")) /* of another pack now */
        return OUTPUT_PAGES;
    if (g_str_has_prefix(path, "data/"))
        return OUTPUT_DATA;
    return strcmp(path, "manifest.json") == 0 ? OUTPUT_ALL : OUTPUT_HTML;
}

/* ----------------------------------------------------------------- pack */

static bool
open_fonts(struct publishing *p, GError **error)
{
    if (!p->fonts)
        p->fonts = fonts_open_named(p->o->fonts, theme_fonts(p->o->theme),
                                    error);
    return p->fonts != NULL;
}

static bool
publish_pack(struct publishing *p, GError **error)
{
    const struct publish_options *o = p->o;
    if (p->u->budget->kind != DOCUMENT_SELF_EVALUATION)
        return open_fonts(p, error)
               && pack_write(&(struct pack) { p->staged, p->u, o, p->fonts,
                                              p->found }, error);
    if (!o->first_page && !o->last_page && !o->compose.section)
        return true;
    return status_fail(error, EXIT_USAGE,
                       "%s是绩效自评，没有简报；--pages和--section不能用",
                       "%s is a self-evaluation and has no pack for --pages "
                       "or --section", p->u->stem);
}

/* --------------------------------------------------------------- sheets */

static bool
sheet_is_written(void *publishing, const char *stem, GError **error)
{
    return tell_step(publishing, stem, WEIGHT_OF_SHEET, error);
}

static bool
publish_sheets(struct publishing *p, GError **error)
{
    char *folder = g_build_filename(p->staged, "sheets", NULL);
    struct sheet_pdfs pdfs = { .folder = folder,
                               .sheets = p->sheets,
                               .theme = p->o->theme,
                               .found = p->found,
                               .written = sheet_is_written,
                               .data = p };
    bool good = sheets_count(p->sheets) == 0 ||
                (open_fonts(p, error) && folder_make(folder, error) &&
                 publish_sheets_csv(folder, p->sheets, error));
    pdfs.with = p->fonts;
    if (good && sheets_count(p->sheets))
        good = publish_sheet_pdfs(&pdfs, error);
    g_free(folder);
    return good;
}

/* ------------------------------------------------------- html and data */

/* The published pages, which the page of the source shows. */
static bool
publish_source_pages(struct publishing *p, GError **error)
{
    if (!(p->o->outputs & OUTPUT_HTML) || !p->u->budget->pages ||
        !p->o->draw_pages)
        return true;
    char *folder = g_build_filename(p->staged, "source", NULL);
    bool good = folder_make(folder, error) &&
                p->o->draw_pages(p->u, folder, p->o->compose.show_contacts,
                                 error);
    g_free(folder);
    return good;
}

/* The pages of the document, of its sheets, or both, with one map of links. */
static bool
publish_html(struct publishing *p, GError **error)
{
    const struct html_download *downloads =
        publish_downloads(p->staged, p->memory);
    const struct html_options how = { .folder = p->staged,
                                      .templates = p->o->templates,
                                      .base_url = p->o->compose.base_url,
                                      .downloads = downloads,
                                      .accent = theme_accent(p->o->theme),
                                      .logo = theme_logo(p->o->theme) };
    const struct web_site *document = NULL, *sheets = NULL;
    if (p->o->outputs & OUTPUT_HTML)
        document = web_document(p->u, &p->o->compose, p->memory);
    if ((p->o->outputs & OUTPUT_SHEETS) && sheets_count(p->sheets))
        sheets = web_sheets(p->sheets, p->u, &p->o->compose, p->memory);
    if (!document && !sheets)
        return true;
    /* pages do without fonts, and without a picture to share */
    bool share = document && p->u->budget->kind != DOCUMENT_SELF_EVALUATION &&
                 open_fonts(p, NULL);
    const struct pack pack = { p->staged, p->u, p->o, p->fonts, p->found };
    return (!share || pack_share(&pack, document, error)) &&
           publish_source_pages(p, error) &&
           html_write(document, sheets, &how, error);
}

static bool
publish_data(struct publishing *p, GError **error)
{
    const struct export_source source = {
        p->u->budget, p->u->summary, p->u->ledger,
        p->o->compose.show_contacts
    };
    char *folder = g_build_filename(p->staged, "data", NULL);
    bool good = folder_make(folder, error) &&
                export_data(folder, &source, &p->o->open_data, error);
    g_free(folder);
    return good;
}

/* ----------------------------------------------------------- the whole */

/* What is not asked for is kept from the old folder. */
static bool
keep_others(const struct publishing *p, const char *old, GError **error)
{
    char **files = folder_list(old);
    bool good = true;
    for (char **file = files; good && *file; file++) {
        if (kind_of_file(*file) & p->o->outputs)
            continue;
        char *from = g_build_filename(old, *file, NULL);
        char *to = g_build_filename(p->staged, *file, NULL);
        char *folder = g_path_get_dirname(to);
        good = folder_make(folder, error) && folder_copy(from, to, error);
        g_free(from);
        g_free(to);
        g_free(folder);
    }
    g_strfreev(files);
    return good;
}

/* The pages last: they list what there is to download. */
static const struct {
    unsigned kind;
    const char *name;
    size_t weight;
    bool (*publish)(struct publishing *p, GError **error);
} STEPS[] = { { OUTPUT_PAGES | OUTPUT_CHARTS, "briefing.pdf", 20,
                publish_pack },
              { OUTPUT_SHEETS, "sheets", 5, publish_sheets },
              { OUTPUT_DATA, "data", 5, publish_data },
              { OUTPUT_HTML | OUTPUT_SHEETS, "html", 10, publish_html } };

static size_t
count_steps(const struct publishing *p)
{
    size_t count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(STEPS); i++)
        if (p->o->outputs & STEPS[i].kind)
            count += STEPS[i].weight;
    if (p->o->outputs & OUTPUT_SHEETS)
        count += sheets_count(p->sheets) * WEIGHT_OF_SHEET;
    return count;
}

static bool
publish_outputs_of(struct publishing *p, GError **error)
{
    p->of = count_steps(p);
    for (size_t i = 0; i < G_N_ELEMENTS(STEPS); i++)
        if ((p->o->outputs & STEPS[i].kind) &&
            (!STEPS[i].publish(p, error) ||
             !tell_step(p, STEPS[i].name, STEPS[i].weight, error)))
            return false;
    return true;
}

static bool
describe(const struct publishing *p, GError **error)
{
    const struct publish_options *o = p->o;
    const char *words[G_N_ELEMENTS(OUTPUTS) + 1] = { NULL };
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(OUTPUTS); i++)
        if (o->outputs & OUTPUTS[i].kind)
            words[n++] = OUTPUTS[i].word;
    struct manifest_facts manifest = { .u = p->u,
                                 .compose = &o->compose,
                                 .files = &o->files,
                                 .outputs = words,
                                 .style = o->gongwen ? "gongwen" : "book",
                                 .first_page = o->first_page,
                                 .last_page = o->last_page,
                                 .fonts = p->fonts,
                                 .layout = p->found };
    return manifest_write(p->staged, &manifest, error);
}

bool
publish_document(const struct understanding *u, const char *folder,
                 const struct publish_options *options, findings *found,
                 GError **error)
{
    struct staging staging;
    if (!staging_open(&staging, folder, u->stem, error))
        return false;
    struct publishing p = { .u = u, .o = options, .staged = staging.path,
                            .found = found, .memory = arena_new() };
    p.sheets = sheets_of(u, &options->compose, p.memory);
    bool good = keep_others(&p, staging.final, error) &&
                publish_outputs_of(&p, error) && describe(&p, error) &&
                staging_replace(&staging, !options->no_sync, error);
    staging_close(&staging);
    arena_free(p.memory);
    if (p.fonts)
        fonts_free(p.fonts);
    return good;
}

/* What stands beside the pages, and what there is to take. */
#include "html/site.h"

#include "base/digest.h"
#include "base/folder.h"
#include "html/escape.h"
#include "html/expression.h"

#include <glib.h>
#include <string.h>

/* --------------------------------------------------------------- to take */

static const struct html_download KNOWN[] = {
    { "briefing.pdf", "简报" }, { "leaflet.pdf", "一图读懂" },
    { "leaflet.png", "一图读懂" },        { "sheets/all.pdf", "全部绩效表" },
    { "sheets/index.csv", "绩效表目录" },
    { "data/budget.xlsx", "全部数据（工作簿）" },
    { "data/budget.json", "全部数据" },   { "data/checks.json", "核对结果" },
    { "data/source.json", "原文位置" },
    { "data/budget.sqlite", "全部数据（数据库）" },
    { "data/datapackage.json", "财政数据包说明" }, { NULL, NULL }
};

static const struct {
    const char *suffix, *name, *type;
} FORMATS[] = {
    { ".pdf", "PDF", "application/pdf" },
    { ".png", "PNG", "image/png" },
    { ".csv", "CSV", "text/csv" },
    { ".json", "JSON", "application/json" },
    { ".xlsx", "XLSX",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { ".sqlite", "SQLite", "application/vnd.sqlite3" }
};

static const char *
size_words(arena *a, size_t size)
{
    if (size < 1000)
        return arena_printf(a, "%zu B", size);
    if (size < 1000 * 1000)
        return arena_printf(a, "%zu KB", (size + 500) / 1000);
    return arena_printf(a, "%zu.%zu MB", size / 1000000,
                        size / 100000 % 10);
}

static void
add_files(const struct writing_site *s, GArray *all,
          const struct html_download *list)
{
    for (; list && list->path; list++) {
        size_t size;
        char *full = g_build_filename(s->options->folder, list->path, NULL);
        char *digits = digest_of_file(full, &size);
        struct site_file file = {
            .path = list->path, .title = list->title, .format = "", .type = "",
            .sha256 = arena_strdup(s->memory, digits),
        };
        for (size_t i = 0; digits && i < G_N_ELEMENTS(FORMATS); i++)
            if (g_str_has_suffix(list->path, FORMATS[i].suffix)) {
                file.format = FORMATS[i].name;
                file.type = FORMATS[i].type;
            }
        if (digits) {
            file.size = size_words(s->memory, size);
            g_array_append_val(all, file);
        }
        g_free(digits);
        g_free(full);
    }
}

const struct site_file *
site_files(const struct writing_site *s)
{
    GArray *all = g_array_new(TRUE, TRUE, sizeof(struct site_file));
    add_files(s, all, KNOWN);
    add_files(s, all, s->options->downloads);
    const struct site_file *kept =
        arena_memdup(s->memory, all->data,
                     (all->len + 1) * sizeof(struct site_file));
    g_array_free(all, TRUE);
    return kept;
}

void
site_write_downloads(const struct writing_site *s, sink *out)
{
    sink_puts(out, "<ul class=\"downloads\">\n");
    for (const struct site_file *f = site_files(s); f->path; f++) {
        sink_puts(out, "<li><a");
        escape_attribute(out, "href", f->path);
        escape_attribute(out, "type", f->type);
        sink_puts(out, ">");
        escape_text(out, f->title);
        sink_printf(out, "</a> <span class=\"note\">%s %s</span>"
                         "<code title=\"SHA-256\">%s</code></li>\n",
                    f->format, f->size, f->sha256);
    }
    sink_puts(out, "</ul>\n");
}

/* --------------------------------------------------------------- templates */

char *
template_read(const char *folder, const char *name, size_t *size)
{
    char *bytes = NULL, *path = folder ? g_build_filename(folder, name, NULL)
                                       : NULL;
    bool own = path && g_file_get_contents(path, &bytes, size, NULL);
    g_free(path);
    if (own)
        return bytes;
    const char *builtin = template_builtin(name, size);
    return builtin ? g_memdup2(builtin, *size + 1) : NULL;
}

static bool
is_template(const char *name)
{
    return g_str_has_suffix(name, ".html");
}

/* The files of the user's folder; empty without one. */
static char **
own_files(const struct writing_site *s)
{
    return s->options->templates ? folder_list(s->options->templates)
                                 : g_new0(char *, 1);
}

char **
site_own_pages(const struct writing_site *s, struct complaints *errors)
{
    static const char *const known[] = {
        "index.html", "subjects.html", "projects.html", "checks.html",
        "tables.html", "source.html", "compare.html", "evaluations.html",
        "page.html", NULL };
    char **files = own_files(s);
    GPtrArray *pages = g_ptr_array_new();
    for (char **file = files; *file; file++) {
        if (!is_template(*file) || strchr(*file, '/') ||
            g_strv_contains(known, *file))
            continue;
        const char *near = expression_nearest(*file, known);
        if (near && strlen(near) == strlen(*file) &&
            g_str_has_suffix(*file, ".html"))
            complaints_add(errors, *file, 0,
                           "没有这个页面，是否指“%s”？自己的页面请另起名字",
                           "there is no such page; is “%s” meant? A page of "
                           "your own needs another name", near);
        g_ptr_array_add(pages, g_strdup(*file));
    }
    g_ptr_array_add(pages, NULL);
    g_strfreev(files);
    return (char **) g_ptr_array_free(pages, FALSE);
}

/* A file that leads out of the folder is none of the templates'. */
static bool
copy_own_file(const struct writing_site *s, const char *name, GError **error)
{
    enum { MOST_BYTES = 20 * 1000 * 1000 };
    char *path = g_build_filename(s->options->templates, name, NULL);
    char *bytes = NULL;
    gsize size = 0;
    bool good = true;
    if (g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        good = status_fail(error, EXIT_USAGE,
                           "%s：是链接，模板文件夹里只能放文件",
                           "%s: is a link; the folder of templates may only "
                           "hold files", path);
    else if (!g_file_get_contents(path, &bytes, &size, NULL))
        good = status_fail(error, EXIT_USAGE, "%s：读不出",
                           "%s: cannot be read", path);
    else if (size > MOST_BYTES)
        good = status_fail(error, EXIT_USAGE,
                           "%s：超过20 MB，网页打不开；请换小的",
                           "%s: is over 20 MB, too much for a page", path);
    else
        good = site_write_bytes(s, name, bytes, size, error);
    g_free(bytes);
    g_free(path);
    return good;
}

static bool
write_assets(const struct writing_site *s, GError **error)
{
    bool good = true;
    const char *name;
    for (size_t i = 0; good && (name = template_builtin_name(i)); i++) {
        size_t size;
        const char *bytes = template_builtin(name, &size);
        if (!is_template(name) && !g_str_has_suffix(name, ".md"))
            good = site_write_bytes(s, name, bytes, size, error);
    }
    char **files = own_files(s);
    for (char **file = files; good && *file; file++)
        if (!is_template(*file) && !g_str_has_suffix(*file, ".md"))
            good = copy_own_file(s, *file, error);
    g_strfreev(files);
    return good;
}

/* ---------------------------------------------------------------- theme */

/* The accent and its tints on a paper, and what is read on them. */
static void
put_colours(sink *out, const struct chart_look *look)
{
    struct colour c = chart_tint(look, 0);
    sink_printf(out, ":root{--accent:#%02x%02x%02x;", c.red, c.green, c.blue);
    for (int i = 0; i < CHART_TINTS; i++) {
        struct colour tint = chart_tint(look, i);
        struct colour on = chart_on_tint(look, i);
        sink_printf(out, "--c%d:#%02x%02x%02x;--on%d:#%02x%02x%02x;", i,
                    tint.red, tint.green, tint.blue, i, on.red, on.green,
                    on.blue);
    }
    sink_puts(out, "}");
}

/* theme.css and logo.png, by the theme of the pack. */
static bool
write_theme(const struct writing_site *s, GError **error)
{
    const struct html_options *o = s->options;
    struct chart_look light = chart_look_default;
    struct chart_look dark = { .ink = { 0xE6, 0xE9, 0xEF },
                               .paper = { 0x14, 0x17, 0x1C } };
    bool good = true;
    size_t size;
    if (o->accent) {
        sink *out = sink_to_memory();
        light.accent = dark.accent = *o->accent;
        put_colours(out, &light);
        sink_puts(out, "\n@media (prefers-color-scheme: dark){");
        put_colours(out, &dark);
        sink_puts(out, "}\n");
        char *bytes = sink_take(out, &size);
        good = site_write_bytes(s, "theme.css", bytes, size, error);
        g_free(bytes);
    }
    char *logo = NULL;
    if (good && o->logo && g_file_get_contents(o->logo, &logo, &size, NULL))
        good = site_write_bytes(s, "logo.png", logo, size, error);
    g_free(logo);
    return good;
}

/* ---------------------------------------------------------------- index */

static void
put_json(sink *out, const char *text)
{
    sink_puts(out, "\"");
    for (const char *p = text ? text : ""; *p; p++)
        if (strchr("\"\\<>&", *p) || (unsigned char) *p < 0x20)
            sink_printf(out, "\\u%04x", (unsigned char) *p);
        else
            sink_write(out, p, 1);
    sink_puts(out, "\"");
}

static void
put_entry(sink *out, size_t *n, const char *text, const char *page,
          const char *anchor)
{
    sink_puts(out, (*n)++ ? ",\n[" : "[");
    put_json(out, text);
    sink_puts(out, ",");
    put_json(out, anchor ? anchor : "");
    sink_puts(out, ",");
    put_json(out, page);
    sink_puts(out, "]");
}

/* The row's words up to and with its first amount. */
static const char *
row_words(arena *a, const struct report_table *t, const struct report_row *row)
{
    const char *words = "";
    for (size_t k = 0; k < t->n_columns && k < 4; k++)
        for (size_t i = 0; i < row->cells[k].text.n; i++) {
            const char *text = row->cells[k].text.spans[i].text;
            words = *words ? arena_printf(a, "%s %s", words, text) : text;
        }
    return words;
}

/* Headings and the rows that bear an anchor, for the search: a script, since
 * pages opened from a disk may load nothing else. */
static bool
write_index(const struct writing_site *s, GError **error)
{
    size_t n = 0, size;
    sink *out = sink_to_memory();
    sink_puts(out, "window.yusuanIndex=[");
    for (size_t i = 0; i < s->site->n; i++) {
        const struct web_page *p = &s->site->pages[i];
        put_entry(out, &n, p->heading, p->name, NULL);
        for (const struct block *b = p->content->first; b; b = b->next) {
            if (b->kind == BLOCK_HEADING && b->heading.anchor)
                put_entry(out, &n, b->heading.text, p->name,
                          b->heading.anchor);
            const struct report_table *t =
                b->kind == BLOCK_TABLE && strcmp(p->name, "tables.html") != 0 &&
                        !g_str_has_prefix(p->name, "table-")
                    ? b->table : NULL;
            for (size_t k = 0; t && k < t->n_rows; k++)
                if (t->rows[k].anchor)
                    put_entry(out, &n, row_words(s->memory, t, &t->rows[k]),
                              p->name, t->rows[k].anchor);
        }
    }
    sink_puts(out, "];\n");
    char *bytes = sink_take(out, &size);
    bool good = site_write_bytes(s, "search.js", bytes, size, error);
    g_free(bytes);
    return good;
}

static bool
write_sitemap(const struct writing_site *s, GError **error)
{
    size_t size;
    if (!site_address(s, "index.html"))
        return true;
    sink *out = sink_to_memory();
    sink_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                   "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; s->sites[k] && i < s->sites[k]->n; i++) {
            sink_puts(out, "<url><loc>");
            escape_text(out, site_address(s, s->sites[k]->pages[i].name));
            sink_puts(out, "</loc></url>\n");
        }
    sink_puts(out, "</urlset>\n");
    char *bytes = sink_take(out, &size);
    bool good = site_write_bytes(s, "sitemap.xml", bytes, size, error);
    g_free(bytes);
    return good;
}

bool
site_write_files(const struct writing_site *s, GError **error)
{
    return write_assets(s, error) && write_theme(s, error) &&
           write_index(s, error) &&
           write_sitemap(s, error);
}

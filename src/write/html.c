/* The pages of a document and what they share. */
#include "write/html.h"

#include "chart/chart.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- formats */

static const char *
format_amount(arena *a, int64_t fen, const char *name)
{
    static const struct {
        const char *name;
        enum money_unit unit;
        int decimals;
    } formats[] = { { "wan2", UNIT_WAN, 2 },
                    { "wan6", UNIT_WAN, 6 },
                    { "yi2", UNIT_YI, 2 },
                    { "yuan2", UNIT_YUAN, 2 } };
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        char text[MONEY_TEXT_SIZE];
        if (strcmp(formats[i].name, name) == 0)
            return arena_strdup(a, money_write((money) { fen },
                                               formats[i].unit,
                                               formats[i].decimals, true,
                                               text));
    }
    return NULL;
}

static const char *
format_number(arena *a, enum value_kind kind, int64_t number,
              const char *name)
{
    if (kind == VALUE_AMOUNT)
        return format_amount(a, number, name);
    if (strcmp(name, "plain") == 0)
        return arena_printf(a, "%" G_GINT64_FORMAT, number);
    if (strcmp(name, "percent") != 0)
        return NULL;
    int64_t size = number < 0 ? -number : number;
    return arena_printf(a, "%s%" G_GINT64_FORMAT ".%02d%%",
                        number < 0 ? "-" : "", size / 100,
                        (int) (size % 100));
}

static const char *
draw_chart(arena *a, const void *chart)
{
    enum { WIDTH = 720 };
    return chart_svg(chart, WIDTH, a);
}

/* -------------------------------------------------------------- shared */

void
html_begin(struct html *h, const struct understanding *u,
           const struct compose_options *options, const char *templates)
{
    *h = (struct html) { .a = arena_new(), .u = u, .options = options,
                         .below = "" };
    h->how.folder = templates;
    h->how.fields = HTML_FIELDS;
    h->how.format = format_number;
    h->how.draw = draw_chart;
}

void
html_end(struct html *h)
{
    if (h->places)
        g_hash_table_destroy(h->places);
    arena_free(h->a);
}

/* ------------------------------------------------------- a page's own data */

static const struct value *
field_of(const struct value *record, const char *name)
{
    for (size_t i = 0; record && i < record->record.n; i++)
        if (strcmp(record->record.fields[i].name, name) == 0)
            return record->record.fields[i].value;
    return NULL;
}

struct value *
html_list_of(const struct value *record, const char *name)
{
    struct value *list = (struct value *) field_of(record, name);
    g_assert(list && list->kind == VALUE_LIST);
    return list;
}

const char *
html_text_of(const struct value *root, const char *record, const char *name)
{
    const struct value *v = field_of(field_of(root, record), name);
    return v && v->kind == VALUE_TEXT ? v->text : NULL;
}

const char *
html_address(const struct html *h, const char *name)
{
    const char *base = h->options->base_url;
    if (!base || !*base)
        return NULL;
    const char *slash = g_str_has_suffix(base, "/") ? "" : "/";
    char *path = h->u ? g_strconcat(h->u->stem, "/", h->below, name, NULL)
                      : g_strdup(name);
    char *escaped = g_uri_escape_string(path, "/", FALSE);
    const char *address =
        arena_printf(h->a, "%s%s%s", base, slash, escaped);
    g_free(escaped);
    g_free(path);
    return address;
}

/* The titles of pages, by the field that holds them. */
static const char *
title_of(const char *template_name, const struct value *root)
{
    static const struct {
        const char *template_name, *record, *field;
    } titles[] = { { "index.html", "report", "title" },
                   { "tables.html", "report", "tables_title" },
                   { "source.html", "report", "source_title" },
                   { "sheets.html", "report", "sheets_title" },
                   { "sheet.html", "sheet", "title" },
                   { "start.html", "run", "title" },
                   { "compare.html", "run", "compare_title" },
                   { "evaluations.html", "evaluated", "title" } };
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
        if (strcmp(titles[i].template_name, template_name) == 0)
            return html_text_of(root, titles[i].record, titles[i].field);
    return html_text_of(root, "run", "title");
}

/* A picture of the page, where a designer has put one beside the templates'
 * assets. */
static const char *
picture_of(const struct html *h)
{
    static const char name[] = "og-image.png";
    char *path = g_build_filename(h->folder, name, NULL);
    bool there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    g_free(path);
    return there ? html_address(h, name) : NULL;
}

static struct value *
page_value(const struct html *h, const char *template_name, const char *name,
           const struct value *root)
{
    const char *address = html_address(h, name);
    struct value *page = value_record(h->a), *meta = value_list(h->a);
    const char *title = title_of(template_name, root);
    const struct {
        const char *property, *content;
    } all[] = {
        { "og:title", title },
        { "og:description", html_text_of(root, "report", "description") },
        { "og:url", address },
        { "og:type", "website" },
        { "og:locale", "zh_CN" },
        { "og:site_name", html_text_of(root, "report", "department") },
        { "og:image", picture_of(h) }
    };
    for (size_t i = 0; address && i < G_N_ELEMENTS(all); i++)
        if (all[i].content && *all[i].content)
            value_append(h->a, meta,
                         html_pair(h, "property", all[i].property, "content",
                                   all[i].content));
    html_set_text(h, page, "canonical", address);
    value_set(h->a, page, "meta", meta);
    return page;
}

static bool
write_page(const struct html *h, const char *name, const char *bytes,
           size_t size, GError **error)
{
    char *path = g_build_filename(h->folder, name, NULL);
    sink *file = sink_to_file(path);
    sink_write(file, bytes, size);
    g_free(path);
    return sink_close(file, error);
}

bool
html_page(const struct html *h, const char *template_name, const char *name,
          const struct value *root, GError **error)
{
    struct value *all = value_record(h->a);
    value_set(h->a, all, "page", page_value(h, template_name, name, root));
    for (size_t i = 0; i < root->record.n; i++)
        value_set(h->a, all, root->record.fields[i].name,
                  root->record.fields[i].value);
    sink *page = sink_to_memory();
    bool good = template_fill(template_name, all, &h->how, page, error);
    size_t size;
    char *bytes = sink_take(page, &size);
    good = good && write_page(h, name, bytes, size, error);
    g_free(bytes);
    return good;
}

const char *
html_line_link(arena *a, const char *up, int line)
{
    return line > 0 ? arena_printf(a, "%ssource.html#l%d", up, line) : NULL;
}

struct value *
html_report_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    arena *a = h->a;
    bool budget = b->kind == DOCUMENT_BUDGET;
    const char *year = b->year ? arena_printf(a, "%d年", b->year) : "";
    const char *what = budget ? "部门预算" : "项目支出绩效自评";
    const char *heading = arena_printf(a, "%s%s", year, what);
    const char *owner = b->department.name ? b->department.name : "";
    struct value *r = value_record(a);
    const struct {
        const char *name, *text;
    } texts[] = {
        { "heading", heading },
        { "department", owner },
        { "title", arena_printf(a, "%s%s", owner, heading) },
        { "tables_title", arena_printf(a, "%s%s：全部表格", owner, heading) },
        { "source_title", arena_printf(a, "%s%s：公开文本", owner, heading) },
        { "sheets_title", arena_printf(a, "%s%s：绩效表", owner, heading) },
        { "description",
          arena_printf(a, "%s%s的全部公开数字：每个数字都能回到公开文本的"
                          "那一行，并逐处核对。", owner, heading) },
        { "file", b->file }, { "sha256", b->sha256 },
        { "date", h->options->date }, { "version", h->options->version }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        value_set(a, r, texts[i].name, value_text(a, texts[i].text));
    bool joined = h->u->run && h->u->run->n > 1;
    html_set_text(h, r, "start",
                  joined ? *h->below ? "../../index.html" : "../index.html"
                         : NULL);
    value_set(a, r, "is_budget", value_flag(a, budget));
    return r;
}

void
html_set_text(const struct html *h, struct value *record, const char *name,
              const char *text)
{
    value_set(h->a, record, name, value_text(h->a, text));
}

void
html_set_count(const struct html *h, struct value *record, const char *name,
               size_t count)
{
    value_set(h->a, record, name,
              value_number(h->a, VALUE_COUNT, (int64_t) count));
}

void
html_set_money(const struct html *h, struct value *record, const char *name,
               money amount, const char *href)
{
    char text[MONEY_TEXT_SIZE];
    struct rich_run run = { .href = href };
    run.text = arena_strdup(h->a, money_write(amount, UNIT_WAN, 6, true,
                                              text));
    value_set(h->a, record, name, value_rich(h->a, &run, 1));
}

const char *
html_percent(arena *a, money part, money whole)
{
    int64_t share;
    if (!money_ratio(part, whole, 10000, &share) || share <= 0)
        return NULL;
    return arena_printf(a, "%d.%02d", (int) (share / 100),
                        (int) (share % 100));
}

static bool
write_asset(const char *folder, const char *name, const char *templates,
            GError **error)
{
    char *own = templates ? g_build_filename(templates, name, NULL) : NULL;
    char *bytes = NULL;
    gsize size = 0;
    const char *builtin = NULL;
    if (!own || !g_file_get_contents(own, &bytes, &size, NULL))
        builtin = template_builtin(name, &size);
    char *path = g_build_filename(folder, name, NULL);
    sink *file = sink_to_file(path);
    sink_write(file, bytes ? bytes : builtin, size);
    g_free(own);
    g_free(path);
    g_free(bytes);
    return sink_close(file, error);
}

bool
html_assets(const struct html *h, GError **error)
{
    return write_asset(h->folder, "style.css", h->how.folder, error) &&
           write_asset(h->folder, "app.js", h->how.folder, error);
}

bool
write_html(const char *folder, const struct understanding *u,
           const struct compose_options *options, const char *templates,
           GError **error)
{
    static const char *const pages[] = { "index.html", "tables.html",
                                         "source.html" };
    struct html h;
    html_begin(&h, u, options, templates);
    h.folder = folder;
    struct value *root = html_document_values(&h);
    bool good = html_assets(&h, error);
    for (size_t i = 0; good && i < G_N_ELEMENTS(pages); i++)
        good = html_page(&h, pages[i], pages[i], root, error);
    html_end(&h);
    return good;
}

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
    enum { WIDTH = 560 };
    return chart_svg(chart, WIDTH, a);
}

/* -------------------------------------------------------------- shared */

void
html_begin(struct html *h, const struct understanding *u,
           const struct compose_options *options, const char *templates)
{
    *h = (struct html) { .a = arena_new(), .u = u, .options = options };
    h->how.folder = templates;
    h->how.fields = HTML_FIELDS;
    h->how.format = format_number;
    h->how.draw = draw_chart;
}

void
html_end(struct html *h)
{
    arena_free(h->a);
}

bool
html_page(const struct html *h, const char *template_name, const char *name,
          const struct value *root, GError **error)
{
    sink *page = sink_to_memory();
    if (!template_fill(template_name, root, &h->how, page, error)) {
        g_free(sink_take(page, NULL));
        return false;
    }
    size_t size;
    char *bytes = sink_take(page, &size);
    char *path = g_build_filename(h->folder, name, NULL);
    sink *file = sink_to_file(path);
    sink_write(file, bytes, size);
    g_free(bytes);
    g_free(path);
    return sink_close(file, error);
}

const char *
html_line_link(arena *a, const char *up, int line)
{
    return line > 0 ? arena_printf(a, "%ssource.html#l%d", up, line) : NULL;
}

const char *
html_plain(arena *a, const struct text *text)
{
    GString *joined = g_string_new(NULL);
    for (size_t i = 0; i < text->n; i++)
        g_string_append(joined, text->spans[i].text);
    const char *plain = arena_strndup(a, joined->str, joined->len);
    g_string_free(joined, TRUE);
    return plain;
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
        { "file", b->file }, { "sha256", b->sha256 },
        { "date", h->options->date }, { "version", h->options->version }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        value_set(a, r, texts[i].name, value_text(a, texts[i].text));
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
    bool good = write_asset(folder, "style.css", templates, error) &&
                write_asset(folder, "app.js", templates, error);
    for (size_t i = 0; good && i < G_N_ELEMENTS(pages); i++)
        good = html_page(&h, pages[i], pages[i], root, error);
    html_end(&h);
    return good;
}

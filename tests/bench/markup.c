/* markup typst|latex BUDGET FILE: the pack of a budget as a document of
 * another typesetter. */
#include "markup.h"

#include "budget/model.h"
#include "check/check.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"
#include "report/compose.h"
#include "summarize/summarize.h"

#include <string.h>

enum { WIDE_COLUMNS = 9, CHART_WIDTH = 400 };

char *
markup_text(const struct markup *m, const struct text *t)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < t->n; i++) {
        if (t->spans[i].style == SPAN_STRONG)
            m->strong(out, t->spans[i].text);
        else
            m->put_text(out, t->spans[i].text);
    }
    return g_string_free(out, FALSE);
}

static size_t
text_length(const struct text *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        n += (size_t) g_utf8_strlen(t->spans[i].text, -1);
    return n;
}

double *
markup_widths(const struct report_table *t)
{
    double *widths = g_new0(double, t->n_columns), sum = 0;
    for (size_t k = 0; k < t->n_columns; k++) {
        size_t most = 3;
        for (size_t i = 0; i < t->n_rows; i++)
            if (t->rows[i].cells[k].span <= 1)
                most = MAX(most, text_length(&t->rows[i].cells[k].text));
        widths[k] = (double) MIN(most, 16);
        sum += widths[k];
    }
    for (size_t k = 0; k < t->n_columns; k++)
        widths[k] /= sum;
    return widths;
}

bool
markup_is_wide(const struct report_table *t)
{
    return t->n_columns >= WIDE_COLUMNS;
}

/* ---------------------------------------------------------------- blocks */

static void
put_plain(GString *out, const struct markup *m, const char *text)
{
    GString *content = g_string_new(NULL);
    m->put_text(content, text);
    m->paragraph(out, content->str);
    g_string_free(content, TRUE);
}

static void
put_paragraph(GString *out, const struct markup *m, const struct text *t)
{
    char *content = markup_text(m, t);
    m->paragraph(out, content);
    g_free(content);
}

static double
width_of(const void *with, const char *text, double size, bool bold)
{
    double ems = 0;
    (void) with;
    (void) bold;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        ems += g_utf8_get_char(p) >= 0x2010 ? 1.0 : 0.56;
    return ems * size;
}

static void
put_chart(GString *out, const struct markup *m, const struct chart *chart,
          arena *memory)
{
    struct chart_measure measure = { width_of, NULL };
    struct drawing *d = drawing_new(memory, measure, CHART_WIDTH);
    drawing_chart(d, chart);
    m->chart(out, m, d, chart->title);
}

static void
put_fields(GString *out, const struct markup *m, const struct field *fields,
           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        put_plain(out, m, fields[i].name);
        put_paragraph(out, m, &fields[i].value);
    }
}

static void
put_figures(GString *out, const struct markup *m, const struct block *b)
{
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct key_figure *f = &b->figures.items[i];
        char *line = g_strdup_printf("%s %s%s %s", f->label, f->value,
                                     f->unit ? f->unit : "",
                                     f->remark ? f->remark : "");
        put_plain(out, m, line);
        g_free(line);
    }
}

static void
put_block(GString *out, const struct markup *m, const struct block *b,
          arena *memory)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        m->heading(out, &b->heading);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        put_paragraph(out, m, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        put_paragraph(out, m, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            put_paragraph(out, m, &b->list.items[i]);
        break;
    case BLOCK_TABLE:
        m->table(out, m, b->table);
        break;
    case BLOCK_CHART:
        put_chart(out, m, b->chart.data, memory);
        break;
    case BLOCK_FIGURES:
        put_figures(out, m, b);
        break;
    case BLOCK_FIELDS:
        put_fields(out, m, b->fields.items, b->fields.n);
        break;
    case BLOCK_COVER:
        put_plain(out, m, b->cover.title);
        put_plain(out, m, b->cover.subject);
        put_fields(out, m, b->cover.fields, b->cover.n_fields);
        m->page_break(out);
        break;
    case BLOCK_PAGE_BREAK:
        m->page_break(out);
        break;
    case BLOCK_CONTENTS:
    case BLOCK_SIGNATURES:
        break;
    }
}

/* ------------------------------------------------------------------ input */

static const struct report *
pack_of(const char *path, arena *memory, findings *found, GError **error)
{
    char *bytes;
    gsize size;
    if (!g_file_get_contents(path, &bytes, &size, error))
        return NULL;
    struct recognize_options how = { 0 };
    const struct grid *g =
        read_bytes(path, bytes, size, &(struct read_into){ memory, found },
                   error);
    struct budget *b = g ? recognize(g, &how, memory, found, error) : NULL;
    g_free(bytes);
    if (!b)
        return NULL;
    repair_budget(b);
    struct understanding u = { .budget = b, .ledger = check_budget(b),
                               .summary = summarize_budget(b) };
    struct compose_options options = { .version = "bench" };
    return compose_briefing(&u, &options, memory);
}

static bool
write_markup(const struct markup *m, const struct report *r,
             const char *path, GError **error)
{
    GString *out = g_string_new(NULL);
    m->begin(out);
    for (const struct block *b = r->first; b; b = b->next)
        put_block(out, m, b, r->memory);
    m->end(out);
    bool written =
        g_file_set_contents(path, out->str, (gssize) out->len, error);
    g_string_free(out, TRUE);
    return written;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    if (argc != 4)
        return 2;
    const struct markup *m =
        strcmp(argv[1], "latex") == 0 ? &markup_latex : &markup_typst;
    arena *memory = arena_new();
    findings *found = findings_new();
    const struct report *r = pack_of(argv[2], memory, found, &error);
    if (r)
        write_markup(m, r, argv[3], &error);
    if (error)
        g_printerr("%s\n", error->message);
    findings_free(found);
    arena_free(memory);
    return error ? 1 : 0;
}

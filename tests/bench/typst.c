/* The pack as Typst markup. */
#include "markup.h"

#include <string.h>

static void
begin(GString *out)
{
    g_string_append(
        out,
        "#set page(paper: \"a4\", margin: (x: 26mm, top: 30mm, bottom: "
        "26mm), numbering: \"— 1 —\")\n"
        "#set text(font: (\"Liberation Serif\", \"Noto Serif CJK SC\"), "
        "size: 11pt, lang: \"zh\", region: \"cn\")\n"
        "#set par(justify: true, leading: 8pt, spacing: 8pt, "
        "first-line-indent: (amount: 2em, all: true))\n"
        "#show heading: set text(font: \"Noto Sans CJK SC\", "
        "weight: \"bold\")\n"
        "#show table: set text(size: 9.5pt)\n"
        "#show table: set par(justify: false, first-line-indent: 0em)\n"
        "#outline()\n#pagebreak()\n");
}

static void
end(GString *out)
{
    g_string_append_c(out, '\n');
}

static void
put_text(GString *out, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++) {
        if (strchr("\\#*_$<>@`=-+/[]~\"'", *p))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
}

static void
strong(GString *out, const char *text)
{
    g_string_append(out, "#strong[");
    put_text(out, text);
    g_string_append_c(out, ']');
}

static void
heading(GString *out, const struct heading *h)
{
    g_string_append_printf(out, "\n#heading(level: %d)[", h->level);
    put_text(out, h->text);
    g_string_append(out, "]\n");
}

static void
paragraph(GString *out, const char *content)
{
    g_string_append_printf(out, "\n%s\n\n", content);
}

static void
put_row(GString *out, const struct markup *m, const struct report_table *t,
        const struct report_row *row)
{
    for (size_t k = 0; k < t->n_columns;) {
        const struct report_cell *cell = &row->cells[k];
        size_t span = MAX((size_t) cell->span, 1);
        bool bold = row->role != REPORT_ROW_ITEM;
        char *content = markup_text(m, &cell->text);
        g_string_append_printf(out, "table.cell(colspan: %zu)[%s%s%s],", span,
                               bold ? "#strong[" : "", content,
                               bold ? "]" : "");
        g_free(content);
        k += span;
    }
    g_string_append(out, "table.hline(stroke: 0.25pt + gray),\n");
}

static void
table(GString *out, const struct markup *m, const struct report_table *t)
{
    double *widths = markup_widths(t);
    bool wide = markup_is_wide(t);
    if (wide)
        g_string_append(out, "#page(flipped: true)[\n"
                             "#set text(size: 8pt)\n");
    g_string_append(out, "\n#align(center)[#strong[");
    put_text(out, t->caption);
    g_string_append(out, "]]\n#table(stroke: none, inset: (x: 4pt, y: 3pt), "
                         "columns: (");
    for (size_t k = 0; k < t->n_columns; k++)
        g_string_append_printf(out, "%dfr,", (int) (widths[k] * 1000) + 1);
    g_string_append(out, "), align: (");
    for (size_t k = 0; k < t->n_columns; k++)
        g_string_append_printf(
            out, "%s,", t->columns[k].align == ALIGN_LEFT ? "left" : "right");
    g_string_append(out, "), table.header(table.hline(),");
    for (size_t i = 0; i < t->n_head; i++)
        put_row(out, m, t, &t->head[i]);
    g_string_append(out, "),\n");
    for (size_t i = 0; i < t->n_rows; i++)
        put_row(out, m, t, &t->rows[i]);
    g_string_append(out, "table.hline())\n");
    if (wide)
        g_string_append(out, "]\n");
    g_free(widths);
}

/* Bands and rings as boxes: as many shapes, simply said. */
static void
put_shape(GString *out, const struct shape *s)
{
    if (s->kind == SHAPE_TEXT) {
        g_string_append_printf(out, "#place(dx: %.2fpt, dy: %.2fpt, text("
                                    "size: %.1fpt)[",
                               s->x, s->y - s->size * 0.8, s->size);
        put_text(out, s->text);
        g_string_append(out, "])\n");
    } else {
        g_string_append_printf(
            out, "#place(dx: %.2fpt, dy: %.2fpt, rect(width: %.2fpt, "
                 "height: %.2fpt, fill: rgb(\"#6a8cb2\")))\n",
            s->x, s->y, s->width, MAX(s->height, 0.5));
    }
}

static void
chart(GString *out, const struct markup *m, const struct drawing *d,
      const char *caption)
{
    (void) m;
    g_string_append_printf(
        out,
        "\n#box(width: %.1fpt, height: %.1fpt)[#set text(font: "
        "\"Noto Sans CJK SC\")\n",
        d->width, d->height);
    for (size_t i = 0; i < d->n; i++)
        put_shape(out, &d->shapes[i]);
    g_string_append(out, "]\n#align(center)[#strong[");
    put_text(out, caption);
    g_string_append(out, "]]\n");
}

static void
page_break(GString *out)
{
    g_string_append(out, "\n#pagebreak(weak: true)\n");
}

const struct markup markup_typst = {
    "typst", "typ",   begin, end,   put_text,   strong,
    heading, paragraph, table, chart, page_break,
};

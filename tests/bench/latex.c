/* The pack as LaTeX, for xelatex. */
#include "markup.h"

#include <string.h>

static void
begin(GString *out)
{
    g_string_append(
        out,
        "\\documentclass[a4paper]{article}\n"
        "\\usepackage[left=26mm,right=26mm,top=30mm,bottom=26mm]{geometry}\n"
        "\\usepackage{fontspec,xeCJK,array,longtable,booktabs}\n"
        "\\usepackage{pdflscape,xcolor}\n"
        "\\setmainfont[Path=\\fonts/,Extension=.ttf,"
        "BoldFont=LiberationSerif-Bold]{LiberationSerif-Regular}\n"
        "\\setCJKmainfont[Path=\\fonts/,Extension=.otf,"
        "BoldFont=NotoSansCJKsc-Bold]{NotoSerifCJKsc-Regular}\n"
        "\\setCJKsansfont[Path=\\fonts/,Extension=.otf]"
        "{NotoSansCJKsc-Regular}\n"
        "\\setlength{\\parindent}{2em}\\setlength{\\tabcolsep}{3pt}\n"
        "\\setlength{\\LTpre}{4pt}\\setlength{\\LTpost}{4pt}\n"
        "\\definecolor{bar}{HTML}{6A8CB2}\n"
        "\\renewcommand{\\baselinestretch}{1.3}\n"
        "\\begin{document}\\fontsize{11}{15}\\selectfont\n"
        "\\tableofcontents\\newpage\n");
}

static void
end(GString *out)
{
    g_string_append(out, "\\end{document}\n");
}

static void
put_text(GString *out, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++) {
        if (strchr("#$%&_{}", *p))
            g_string_append_printf(out, "\\%c", *p);
        else if (strchr("\\~^", *p))
            g_string_append_printf(out, "\\char%d{}", *p);
        else
            g_string_append_c(out, *p);
    }
}

static void
strong(GString *out, const char *text)
{
    g_string_append(out, "\\textbf{");
    put_text(out, text);
    g_string_append_c(out, '}');
}

static void
heading(GString *out, const struct heading *h)
{
    static const char *const names[] = { "section", "subsection",
                                         "subsubsection", "paragraph" };
    g_string_append_printf(out, "\n\\%s*{", names[CLAMP(h->level, 1, 4) - 1]);
    put_text(out, h->text);
    g_string_append_printf(out, "}\\addcontentsline{toc}{%s}{",
                           names[CLAMP(h->level, 1, 3) - 1]);
    put_text(out, h->text);
    g_string_append(out, "}\n");
}

static void
paragraph(GString *out, const char *content)
{
    g_string_append_printf(out, "\n%s\\par\n", content);
}

static void
put_row(GString *out, const struct markup *m, const struct report_table *t,
        const struct report_row *row, const double *widths)
{
    for (size_t k = 0; k < t->n_columns;) {
        const struct report_cell *cell = &row->cells[k];
        size_t span = MAX((size_t) cell->span, 1);
        double width = 0;
        char *content = markup_text(m, &cell->text);
        for (size_t i = k; i < k + span && i < t->n_columns; i++)
            width += widths[i];
        g_string_append(out, k ? "&" : "");
        if (span > 1)
            g_string_append_printf(out,
                                   "\\multicolumn{%zu}{p{%.4f\\linewidth}}{",
                                   span, width * 0.9);
        if (row->role != REPORT_ROW_ITEM)
            g_string_append(out, "\\bfseries ");
        g_string_append_printf(out, "%s%s", content, span > 1 ? "}" : "");
        g_free(content);
        k += span;
    }
    g_string_append(out, "\\\\\\hline\n");
}

static void
table(GString *out, const struct markup *m, const struct report_table *t)
{
    double *widths = markup_widths(t);
    bool wide = markup_is_wide(t);
    double room = 1 - 0.014 * (double) t->n_columns;
    if (wide)
        g_string_append(out, "\\begin{landscape}\n");
    g_string_append_printf(out, "{\\fontsize{%s}{%s}\\selectfont\n",
                           wide ? "8" : "9.5", wide ? "10" : "12");
    g_string_append(out, "\\begin{longtable}{");
    for (size_t k = 0; k < t->n_columns; k++)
        g_string_append_printf(
            out, ">{\\%s\\arraybackslash}p{%.4f\\linewidth}",
            t->columns[k].align == ALIGN_LEFT ? "raggedright" : "raggedleft",
            widths[k] * room);
    g_string_append_printf(out, "}\n\\multicolumn{%zu}{c}{\\textbf{",
                           t->n_columns);
    put_text(out, t->caption);
    g_string_append(out, "}}\\\\\\toprule\n");
    for (size_t i = 0; i < t->n_head; i++)
        put_row(out, m, t, &t->head[i], widths);
    g_string_append(out, "\\endhead\n");
    for (size_t i = 0; i < t->n_rows; i++)
        put_row(out, m, t, &t->rows[i], widths);
    g_string_append(out, "\\end{longtable}}\n");
    if (wide)
        g_string_append(out, "\\end{landscape}\n");
    g_free(widths);
}

/* Bands and rings as boxes: as many shapes, simply said. */
static void
put_shape(GString *out, const struct drawing *d, const struct shape *s)
{
    if (s->kind == SHAPE_TEXT) {
        g_string_append_printf(out,
                               "\\put(%.2f,%.2f){\\fontsize{%.1f}{10}"
                               "\\selectfont ",
                               s->x, d->height - s->y, s->size);
        put_text(out, s->text);
        g_string_append(out, "}\n");
    } else {
        g_string_append_printf(out,
                               "\\put(%.2f,%.2f){\\color{bar}"
                               "\\rule{%.2fbp}{%.2fbp}}\n",
                               s->x, d->height - s->y - s->height, s->width,
                               MAX(s->height, 0.5));
    }
}

static void
chart(GString *out, const struct markup *m, const struct drawing *d,
      const char *caption)
{
    (void) m;
    g_string_append_printf(
        out,
        "\n\\begin{center}\\setlength{\\unitlength}{1bp}\\sffamily"
        "\\begin{picture}(%.1f,%.1f)\n",
        d->width, d->height);
    for (size_t i = 0; i < d->n; i++)
        put_shape(out, d, &d->shapes[i]);
    g_string_append(out, "\\end{picture}\\par\\textbf{");
    put_text(out, caption);
    g_string_append(out, "}\\end{center}\n");
}

static void
page_break(GString *out)
{
    g_string_append(out, "\n\\newpage\n");
}

const struct markup markup_latex = {
    "latex", "tex",     begin, end,   put_text,   strong,
    heading, paragraph, table, chart, page_break,
};

/* A page for each sheet, and the index of all. Made from the same content
 * trees as the printed sheets. */
#include "write/html.h"

#include <glib.h>
#include <string.h>

/* ---------------------------------------------------------------- sheet */

static struct value *
sheet_values(const struct html *h, const struct report *r, int line)
{
    arena *a = h->a;
    struct value *sheet = value_record(a);
    struct html_content p = html_content_of(h, "../", r->first, NULL);
    html_set_text(h, sheet, "title", r->title);
    html_set_text(h, sheet, "department", r->author ? r->author : "");
    html_set_text(h, sheet, "name",
             r->first->kind == BLOCK_HEADING ? r->first->heading.text
                                             : r->title);
    html_set_text(h, sheet, "kind", r->subject);
    html_set_text(h, sheet, "source", html_line_link(a, "../", line));
    value_set(a, sheet, "fields", p.fields);
    value_set(a, sheet, "texts", p.texts);
    value_set(a, sheet, "tables", p.tables);
    value_set(a, sheet, "charts", p.charts);
    value_set(a, sheet, "findings", p.items);
    struct value *root = value_record(a);
    value_set(a, root, "report", html_report_values(h));
    value_set(a, root, "sheet", sheet);
    return root;
}

/* --------------------------------------------------------------- index */

static struct value *
index_row(const struct html *h, size_t i)
{
    const struct budget *b = h->u->budget;
    const char *stem = sheet_stem(b, i, h->a);
    struct value *r = value_record(h->a);
    bool targets = b->n_evaluations == 0;
    const char *name = targets ? b->projects[i].name
                               : b->evaluations[i].project;
    const struct figure *total = NULL;
    if (targets)
        total = &b->projects[i].total;
    else if (b->evaluations[i].n_funds)
        total = &b->evaluations[i].funds[0].full_year;
    size_t n = targets ? b->projects[i].n_indicators
                       : b->evaluations[i].n_indicators;
    html_set_text(h, r, "code",
             targets ? b->projects[i].code : b->evaluations[i].code);
    html_set_text(h, r, "name", name ? name : "（名称缺失）");
    html_set_text(h, r, "page", arena_printf(h->a, "%s.html", stem));
    html_set_text(h, r, "pdf", arena_printf(h->a, "%s.pdf", stem));
    if (total && figure_is_known(total))
        value_set(h->a, r, "total",
                  value_number(h->a, VALUE_AMOUNT, total->used.fen));
    else
        html_set_text(h, r, "total", NULL);
    value_set(h->a, r, "indicators",
              value_number(h->a, VALUE_COUNT, (int64_t) n));
    return r;
}

static void
put_csv(sink *out, const char *text)
{
    sink_puts(out, "\"");
    for (const char *p = text ? text : ""; *p; p++)
        sink_write(out, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    sink_puts(out, "\"");
}

static bool
write_index_csv(const struct html *h, size_t n, GError **error)
{
    const struct budget *b = h->u->budget;
    char *path = g_build_filename(h->folder, "index.csv", NULL);
    sink *out = sink_to_file(path);
    sink_puts(out, "code,name,total_yuan,indicators,file\r\n");
    for (size_t i = 0; i < n; i++) {
        bool targets = b->n_evaluations == 0;
        const struct figure *total = targets ? &b->projects[i].total
            : b->evaluations[i].n_funds ? &b->evaluations[i].funds[0].full_year
                                        : NULL;
        char yuan[MONEY_TEXT_SIZE] = "";
        if (total && figure_is_known(total))
            money_write(total->used, UNIT_YUAN, 2, false, yuan);
        put_csv(out, targets ? b->projects[i].code : b->evaluations[i].code);
        sink_puts(out, ",");
        put_csv(out,
                targets ? b->projects[i].name : b->evaluations[i].project);
        sink_printf(out, ",%s,%zu,", yuan,
                    targets ? b->projects[i].n_indicators
                            : b->evaluations[i].n_indicators);
        put_csv(out, arena_printf(h->a, "%s.pdf", sheet_stem(b, i, h->a)));
        sink_puts(out, "\r\n");
    }
    g_free(path);
    return sink_close(out, error);
}

static bool
write_sheet(const struct html *h, size_t i, GError **error)
{
    const struct budget *b = h->u->budget;
    bool targets = b->n_evaluations == 0;
    const struct report *r =
        targets ? compose_target_sheet(h->u, i, h->options, h->a)
                : compose_evaluation_sheet(h->u, i, h->options, h->a);
    int line = targets ? b->projects[i].first_line
                       : b->evaluations[i].first_line;
    const char *name =
        arena_printf(h->a, "%s.html", sheet_stem(b, i, h->a));
    return html_page(h, "sheet.html", name, sheet_values(h, r, line), error);
}

bool
write_sheets_html(const char *folder, const struct understanding *u,
                  const struct compose_options *options,
                  const char *templates, GError **error)
{
    const struct budget *b = u->budget;
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    struct html h;
    html_begin(&h, u, options, templates);
    h.folder = folder;
    h.below = "sheets/";
    struct value *root = value_record(h.a), *all = value_list(h.a);
    for (size_t i = 0; i < n; i++)
        value_append(h.a, all, index_row(&h, i));
    value_set(h.a, root, "report", html_report_values(&h));
    value_set(h.a, root, "sheets", all);
    bool good = html_page(&h, "sheets.html", "index.html", root, error) &&
                write_index_csv(&h, n, error);
    for (size_t i = 0; good && i < n; i++)
        good = write_sheet(&h, i, error);
    html_end(&h);
    return good;
}

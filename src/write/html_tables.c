/* Published tables and the published text as values: every figure leads to its
 * line, repaired and doubted cells are marked. */
#include "write/html.h"

#include "report/contacts.h"

#include <glib.h>
#include <string.h>

/* ---------------------------------------------------------------- cells */

const char *
html_finding_anchor(arena *a, size_t i)
{
    return arena_printf(a, "finding-%zu", i + 1);
}

/* The first finding of a cell, or of its whole line where `column` is 0;
 * findings_count() when there is none. Findings are sorted by line. */
static size_t
find_finding(const findings *found, int line, int column)
{
    size_t n = findings_count(found), low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (findings_at(found, middle)->at.line < line)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n && findings_at(found, low)->at.line == line; low++)
        if (findings_at(found, low)->at.column == column)
            return low;
    return n;
}

static void
set_mark(const struct html *h, struct value *record, size_t i)
{
    const findings *found = h->u->budget->found;
    bool marked = i < findings_count(found);
    const struct finding *f = marked ? findings_at(found, i) : NULL;
    html_set_text(h, record, "mark", f ? f->used ? "改" : "疑" : NULL);
    html_set_text(h, record, "note",
                  f ? contacts_shown(h->a, h->u, h->options, f->message)
                    : NULL);
    html_set_text(h, record, "mark_href",
                  f ? arena_printf(h->a, "index.html#%s",
                                   html_finding_anchor(h->a, i))
                    : NULL);
}

static bool
is_amount(const struct table *t, size_t k)
{
    return column_is_amount(t->columns[k].role);
}

static bool
hides(const struct html *h, enum column_role role)
{
    return !h->options->show_contacts &&
           (role == COLUMN_PERSON || role == COLUMN_PHONE);
}

static struct value *
cell_values(const struct html *h, const struct table *t,
            const struct row *row, size_t k)
{
    const struct cell *cell = &row->cells[k];
    const findings *found = h->u->budget->found;
    struct value *c = value_record(h->a);
    bool hidden = hides(h, t->columns[k].role);
    bool amount = is_amount(t, k);
    bool known = amount && cell->text && !hidden;
    int line = cell->at.line ? cell->at.line : row->line;
    size_t i = cell->at.line && cell->at.column && !hidden
        ? find_finding(found, cell->at.line, cell->at.column)
        : findings_count(found);
    const char *plain = amount ? "n" : NULL;
    if (i < findings_count(found))
        plain = amount ? "n doubted" : "doubted";
    html_set_text(h, c, "text",
                  hidden ? NULL
                         : contacts_shown(h->a, h->u, h->options, cell->text));
    html_set_text(h, c, "class",
                  amount && cell->figure.repaired ? "n repaired" : plain);
    html_set_text(h, c, "href",
                  known ? html_line_link(h->a, "", line) : NULL);
    set_mark(h, c, i);
    return c;
}

/* ----------------------------------------------------------------- rows */

/* `*above` is the line of the last anchor, so that none stands twice. */
static struct value *
row_values(const struct html *h, const struct table *t, const struct row *row,
           int *above)
{
    struct value *r = value_record(h->a), *cells = value_list(h->a);
    bool fresh = row->line > *above;
    for (size_t k = 0; k < t->n_columns; k++)
        value_append(h->a, cells, cell_values(h, t, row, k));
    value_set(h->a, r, "cells", cells);
    html_set_text(h, r, "class", row->role == ROW_TOTAL ? "total" : NULL);
    html_set_text(h, r, "anchor",
                  fresh ? arena_printf(h->a, "%s-l%d",
                                       html_table_anchor(h->a, t), row->line)
                        : NULL);
    html_set_text(h, r, "line", arena_printf(h->a, "%d", row->line));
    html_set_text(h, r, "href", html_line_link(h->a, "", row->line));
    set_mark(h, r, find_finding(h->u->budget->found, row->line, 0));
    *above = MAX(*above, row->line);
    return r;
}

static struct value *
column_values(const struct html *h, const struct table *t)
{
    struct value *all = value_list(h->a);
    for (size_t k = 0; k < t->n_columns; k++) {
        const char *name = t->columns[k].name;
        value_append(h->a, all,
                     html_pair(h, "name", name && *name ? name : "（无列名）",
                               "class", is_amount(t, k) ? "n" : NULL));
    }
    return all;
}

static void
set_rows(const struct html *h, struct value *record, const struct table *t)
{
    struct value *rows = value_list(h->a);
    int above = 0;
    for (size_t k = 0; k < t->n_rows; k++)
        value_append(h->a, rows, row_values(h, t, &t->rows[k], &above));
    value_set(h->a, record, "columns", column_values(h, t));
    value_set(h->a, record, "rows", rows);
}

/* --------------------------------------------------------------- tables */

static struct value *
whole_table(const struct html *h, const struct table *t)
{
    struct value *r = value_record(h->a);
    const char *anchor = html_table_anchor(h->a, t);
    bool numbered = strcmp(t->number, t->title) != 0;
    html_set_text(h, r, "anchor", anchor);
    html_set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
    html_set_text(h, r, "name",
                  numbered ? arena_printf(h->a, "%s表 %s", t->number, t->title)
                           : t->title);
    html_set_text(h, r, "unit",
                  arena_printf(h->a, "金额单位：%s",
                               money_unit_name(t->unit)));
    value_set(h->a, r, "empty", value_flag(h->a, t->n_rows == 0));
    set_rows(h, r, t);
    return r;
}

struct value *
html_table_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_tables; i++)
        value_append(h->a, all, whole_table(h, &b->tables[i]));
    return all;
}

static bool
has_amounts(const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++)
            if (is_amount(t, k) &&
                figure_is_known(&t->rows[i].cells[k].figure))
                return true;
    return false;
}

struct value *
html_use_values(const struct html *h)
{
    static const enum table_kind kinds[] = {
        TABLE_THREE_PUBLIC, TABLE_PROCUREMENT, TABLE_SERVICE_PURCHASES,
        TABLE_FUND, TABLE_STATE_CAPITAL
    };
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const struct table *t = budget_table(h->u->budget, kinds[i]);
        if (!t)
            continue;
        struct value *r = value_record(h->a);
        const char *anchor = table_kind_word(t->kind);
        html_set_text(h, r, "anchor", anchor);
        html_set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
        html_set_text(h, r, "title", table_kind_name(t->kind));
        html_set_text(h, r, "unit",
                      arena_printf(h->a, "金额单位：%s",
                                   money_unit_name(t->unit)));
        html_set_text(h, r, "href",
                      arena_printf(h->a, "tables.html#%s",
                                   html_table_anchor(h->a, t)));
        value_set(h->a, r, "empty", value_flag(h->a, !has_amounts(t)));
        set_rows(h, r, t);
        value_append(h->a, all, r);
    }
    return all;
}

/* --------------------------------------------------------------- source */

struct value *
html_source_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_source_lines; i++) {
        struct value *r = value_record(h->a);
        html_set_text(h, r, "anchor", arena_printf(h->a, "l%zu", i + 1));
        html_set_count(h, r, "number", i + 1);
        html_set_text(h, r, "text",
                      contacts_shown(h->a, h->u, h->options,
                                     b->source_lines[i]));
        value_append(h->a, all, r);
    }
    return all;
}

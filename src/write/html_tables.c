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

/* The first finding of a line or of one after it. Findings are sorted. */
static size_t
find_line(const findings *found, int line)
{
    size_t low = 0, high = findings_count(found);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (findings_at(found, middle)->at.line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first finding of a cell, or of its whole line where `column` is 0;
 * findings_count() when there is none. */
static size_t
find_finding(const findings *found, int line, int column)
{
    size_t n = findings_count(found), i = find_line(found, line);
    for (; i < n && findings_at(found, i)->at.line == line; i++)
        if (findings_at(found, i)->at.column == column)
            return i;
    return n;
}

/* "改" or "疑" with the finding's words, leading to it; false where there is
 * no finding `i`. */
static bool
mark_run(const struct html *h, size_t i, struct rich_run *run)
{
    const findings *found = h->u->budget->found;
    if (i >= findings_count(found))
        return false;
    const struct finding *f = findings_at(found, i);
    *run = (struct rich_run) {
        .text = f->used ? "改" : "疑", .class = "mark",
        .href = arena_printf(h->a, "index.html#%s",
                             html_finding_anchor(h->a, i)),
        .title = contacts_shown(h->a, h->u, h->options, f->message)
    };
    return true;
}

/* A text with its link, and the mark of a finding. */
static struct value *
marked_text(const struct html *h, const char *text, const char *href,
            size_t finding)
{
    struct rich_run runs[2] = { { .text = text, .href = href } };
    size_t n = text ? 1 : 0;
    n += mark_run(h, finding, &runs[n]);
    return value_rich(h->a, runs, n);
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
    const char *text =
        hidden ? NULL
               : contacts_shown(h->a, h->u, h->options, cell->text);
    value_set(h->a, c, "text",
              marked_text(h, text,
                          known ? html_line_link(h->a, "", line) : NULL, i));
    html_set_text(h, c, "class",
                  amount && cell->figure.repaired ? "n repaired" : plain);
    html_set_text(h, c, "span", NULL);
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
    value_set(h->a, r, "line",
              marked_text(h, arena_printf(h->a, "%d", row->line),
                          html_line_link(h->a, "", row->line),
                          find_finding(h->u->budget->found, row->line, 0)));
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
    html_set_text(h, r, "class", html_scroll_class(t->n_columns));
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

/* --------------------------------------------------------------- source */

/* The line with a link to each of its findings. */
static struct value *
line_value(const struct html *h, size_t i)
{
    enum { MOST = 4 };
    const struct budget *b = h->u->budget;
    struct rich_run runs[MOST + 1];
    size_t n = 1, at = find_line(b->found, (int) i + 1);
    bool repaired = false;
    runs[0] = (struct rich_run) {
        .text = contacts_shown(h->a, h->u, h->options, b->source_lines[i])
    };
    for (; n <= MOST && at < findings_count(b->found) &&
           findings_at(b->found, at)->at.line == (int) i + 1; at++) {
        repaired |= findings_at(b->found, at)->used != NULL;
        n += mark_run(h, at, &runs[n]);
    }
    struct value *r = value_record(h->a);
    html_set_text(h, r, "anchor", arena_printf(h->a, "l%zu", i + 1));
    html_set_count(h, r, "number", i + 1);
    html_set_text(h, r, "class",
                  n == 1 ? NULL : repaired ? "repaired" : "doubted");
    value_set(h->a, r, "text", value_rich(h->a, runs, n));
    return r;
}

struct value *
html_source_values(const struct html *h)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < h->u->budget->n_source_lines; i++)
        value_append(h->a, all, line_value(h, i));
    return all;
}

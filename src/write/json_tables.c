/* Tables as they are printed: titles, totals, cells with their lines. */
#include "write/json.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

/* Column names are unique but in badly damaged headers; there the second
 * becomes "合计#2". */
static const char *
unused_key(const struct json_writer *w, const json_t *object, const char *name)
{
    const char *key = name && *name ? name : "-";
    for (int n = 2; json_object_get(object, key); n++)
        key = arena_printf(w->a, "%s#%d", name && *name ? name : "-", n);
    return key;
}

/* The amounts of the columns [from, to) under a label. */
static json_t *
describe_sums(const struct json_writer *w, const struct table *t,
              const struct row *r, size_t from, size_t to)
{
    json_t *values = json_object();
    for (size_t i = from; i < to; i++)
        if (column_is_amount(t->columns[i].role))
            json_object_set_new(values,
                                unused_key(w, values, t->columns[i].name),
                                json_figure(&r->cells[i].figure));
    return values;
}

static json_t *
describe_total(const struct json_writer *w, const struct row *r,
               const char *label, json_t *values)
{
    return json_pack("{s:o, s:o, s:o}", "label", json_text(w, label), "line",
                     json_number(r->line), "values", values);
}

static bool
begins_side(enum column_role role)
{
    return role == COLUMN_REVENUE_ITEM || role == COLUMN_EXPENDITURE_ITEM;
}

/* A row of a balance holds two totals, each with its own label: 本年收入合计
 * and 本年支出合计. Where a side has none there is nothing to add. */
static void
add_totals_of_sides(json_t *totals, const struct json_writer *w,
                    const struct table *t, const struct row *r)
{
    for (size_t i = 0, end; i < t->n_columns; i = end) {
        end = i + 1;
        while (end < t->n_columns && !begins_side(t->columns[end].role))
            end++;
        if (begins_side(t->columns[i].role) && r->cells[i].text)
            json_array_append_new(
                totals, describe_total(w, r, r->cells[i].text,
                                       describe_sums(w, t, r, i, end)));
    }
}

static void
add_totals(json_t *totals, const struct json_writer *w, const struct table *t,
           const struct row *r)
{
    if (table_column(t, COLUMN_EXPENDITURE_ITEM) >= 0)
        add_totals_of_sides(totals, w, t, r);
    else
        json_array_append_new(
            totals, describe_total(w, r, r->label,
                                   describe_sums(w, t, r, 0, t->n_columns)));
}

static bool
is_contact(enum column_role role)
{
    return role == COLUMN_PERSON || role == COLUMN_PHONE;
}

static json_t *
describe_cells(const struct json_writer *w, const struct table *t,
               const struct row *r)
{
    json_t *cells = json_array();
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *text = r->cells[i].text;
        bool hidden = is_contact(t->columns[i].role);
        json_array_append_new(cells, hidden ? json_contact(w, text)
                                            : json_text(w, text));
    }
    return cells;
}

static json_t *
describe_table(const struct json_writer *w, const struct table *t)
{
    json_t *totals = json_array(), *columns = json_array();
    json_t *cells = json_array(), *lines = json_array();
    for (size_t i = 0; i < t->n_columns; i++)
        json_array_append_new(columns, json_text(w, t->columns[i].name));
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        if (r->role == ROW_TOTAL) {
            add_totals(totals, w, t, r);
            continue;
        }
        json_array_append_new(cells, describe_cells(w, t, r));
        json_array_append_new(lines, json_integer(r->line));
    }
    return json_pack(
        "{s:o, s:o, s:s, s:s, s:o, s:o, s:I, s:o, s:o, s:o, s:o}", "number",
        json_text(w, t->number), "title", json_text(w, t->title), "kind",
        table_kind_word(t->kind), "money_unit", money_unit_name(t->unit),
        "first_line", json_number(t->first_line), "last_line",
        json_number(t->last_line), "rows", (json_int_t) table_count_rows(t),
        "totals", totals, "columns", columns, "cells", cells, "lines", lines);
}

json_t *
json_tables(const struct json_writer *w)
{
    json_t *list = json_array();
    for (size_t i = 0; i < w->u->budget->n_tables; i++)
        json_array_append_new(list,
                              describe_table(w, &w->u->budget->tables[i]));
    return list;
}

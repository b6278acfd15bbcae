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

static json_t *
describe_total(const struct json_writer *w, const struct table *t,
               const struct row *r)
{
    json_t *values = json_object();
    for (size_t i = 0; i < t->n_columns; i++)
        if (column_is_amount(t->columns[i].role))
            json_object_set_new(values,
                                unused_key(w, values, t->columns[i].name),
                                json_figure(&r->cells[i].figure));
    return json_pack("{s:o, s:o, s:o}", "label", json_text(w, r->label),
                     "line", json_number(r->line), "values", values);
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
            json_array_append_new(totals, describe_total(w, t, r));
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

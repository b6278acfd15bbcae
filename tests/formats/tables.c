/* JSON of a document → tables as they are printed. */
#include "formats/formats.h"

#include <string.h>

gboolean
is_covered(const char *cell)
{
    return *cell == *FROM_LEFT || *cell == *FROM_ABOVE;
}

guint
columns_covered(const struct saved_table *t, guint r, guint c)
{
    char **row = t->rows->pdata[r];
    guint n = 1;
    while (row[c + n] && *row[c + n] == *FROM_LEFT)
        n++;
    return n;
}

guint
rows_covered(const struct saved_table *t, guint r, guint c)
{
    guint n = 1;
    while (r + n < t->rows->len &&
           *((char **) t->rows->pdata[r + n])[c] == *FROM_ABOVE)
        n++;
    return n;
}

static int
column_at(const json_t *columns, const char *name)
{
    size_t i;
    json_t *column;
    json_array_foreach(columns, i, column)
        if (strcmp(json_string_value(column), name) == 0)
            return (int) i;
    return -1;
}

/* Totals of one line stand on one row; a label before its values: in a balance
 * in the column before, else in the first. */
static void
put_total(char **row, const json_t *columns, json_t *total, gboolean balance)
{
    const char *label = json_string_value(json_object_get(total, "label"));
    const char *key;
    json_t *value;
    json_object_foreach(json_object_get(total, "values"), key, value) {
        int at = column_at(columns, key);
        int before = balance && at > 0 ? at - 1 : 0;
        if (at < 0 || !json_string_value(value))
            continue;
        g_free(row[at]);
        row[at] = g_strdup(json_string_value(value));
        if (!*row[before]) {
            g_free(row[before]);
            row[before] = g_strdup(label ? label : "");
        }
    }
}

static char **
blank_row(guint n)
{
    char **row = g_new0(char *, n + 1);
    for (guint i = 0; i < n; i++)
        row[i] = g_strdup("");
    return row;
}

static void
add_totals(struct saved_table *t, const json_t *table, const json_t *columns)
{
    const char *kind = json_string_value(json_object_get(table, "kind"));
    gboolean balance = g_str_has_suffix(kind, "balance");
    json_int_t last = -1;
    char **row = NULL;
    size_t i;
    json_t *total;
    json_array_foreach(json_object_get(table, "totals"), i, total) {
        json_int_t line = json_integer_value(json_object_get(total, "line"));
        if (line != last || !row) {
            row = blank_row(t->columns);
            g_ptr_array_add(t->rows, row);
        }
        last = line;
        put_total(row, columns, total, balance);
    }
}

static char **
texts_of(const json_t *array, guint n)
{
    char **row = blank_row(n);
    for (guint i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(array, i));
        if (!text)
            continue;
        g_free(row[i]);
        row[i] = g_strdup(text);
    }
    return row;
}

/* The name of a column, level by level. A header may be called so itself. */
static char **
levels_of(const char *name)
{
    gboolean bracketed = strchr(name, '(') || strstr(name, "（");
    return bracketed ? g_strsplit(name, "\n", 1) : g_strsplit(name, "/", -1);
}

/* Rows of headers: a cell above several columns of one name is merged, one
 * without anything below it too. */
static void
add_headers(struct saved_table *t, const json_t *columns)
{
    char ***levels = g_new0(char **, t->columns + 1);
    for (guint c = 0; c < t->columns; c++) {
        const char *name = json_string_value(json_array_get(columns, c));
        levels[c] = levels_of(name ? name : "");
        t->n_headers = MAX(t->n_headers, g_strv_length(levels[c]));
    }
    for (guint r = 0; r < t->n_headers; r++) {
        char **row = g_new0(char *, t->columns + 1);
        for (guint c = 0; c < t->columns; c++) {
            gboolean there = r < g_strv_length(levels[c]);
            gboolean last = r + 1 >= g_strv_length(levels[c]);
            gboolean shared = there && !last && c > 0 &&
                              r + 1 < g_strv_length(levels[c - 1]);
            for (guint k = 0; shared && k <= r; k++)
                shared = strcmp(levels[c][k], levels[c - 1][k]) == 0;
            row[c] = g_strdup(!there ? FROM_ABOVE : shared ? FROM_LEFT
                                                           : levels[c][r]);
        }
        g_ptr_array_add(t->rows, row);
    }
    for (guint c = 0; c < t->columns; c++)
        g_strfreev(levels[c]);
    g_free(levels);
}

static struct saved_table *
table_of(const json_t *table)
{
    struct saved_table *t = g_new0(struct saved_table, 1);
    const json_t *columns = json_object_get(table, "columns");
    const char *number = json_string_value(json_object_get(table, "number"));
    const char *title = json_string_value(json_object_get(table, "title"));
    const char *unit = json_string_value(json_object_get(table, "money_unit"));
    gboolean numbered = g_ascii_isdigit(*number);
    t->title = g_strdup_printf(numbered ? "预算%s表 %s" : "%.0s%s", number,
                               title ? title : "");
    t->below = g_strdup_printf("金额单位：%s", unit ? unit : "万元");
    t->columns = (guint) json_array_size(columns);
    t->rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
    add_headers(t, columns);
    size_t i;
    json_t *cells;
    json_array_foreach(json_object_get(table, "cells"), i, cells)
        g_ptr_array_add(t->rows, texts_of(cells, t->columns));
    add_totals(t, table, columns);
    return t;
}

static void
free_table(gpointer table)
{
    struct saved_table *t = table;
    g_free(t->cover);
    g_free(t->title);
    g_free(t->below);
    g_ptr_array_free(t->rows, TRUE);
    g_free(t);
}

GPtrArray *
tables_of(const json_t *model)
{
    GPtrArray *tables = g_ptr_array_new_with_free_func(free_table);
    size_t i;
    json_t *table;
    json_array_foreach(json_object_get(model, "tables"), i, table)
        if (json_array_size(json_object_get(table, "columns")))
            g_ptr_array_add(tables, table_of(table));
    const json_t *department = json_object_get(model, "department");
    const char *name = json_string_value(json_object_get(department, "name"));
    json_int_t year = json_integer_value(json_object_get(model, "year"));
    struct saved_table *first = tables->len ? tables->pdata[0] : NULL;
    if (first && name && year)
        first->cover = g_strdup_printf("%s%" JSON_INTEGER_FORMAT
                                       "年部门预算", name, year);
    return tables;
}

void
tables_free(GPtrArray *tables)
{
    g_ptr_array_free(tables, TRUE);
}

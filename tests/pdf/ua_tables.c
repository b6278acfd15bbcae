/* Tables: heads that say what they head, and rows of equal width. */
#include "ua.h"

#include <string.h>

static int
span_of(struct ua *ua, const struct element *cell, const char *key)
{
    qpdf_oh span = ua_attribute(ua, cell, key);
    int n = qpdf_oh_is_integer(ua->q, span)
                ? qpdf_oh_get_int_value_as_int(ua->q, span) : 1;
    return MAX(n, 1);
}

static void
check_head(struct ua *ua, const struct element *cell)
{
    if (strcmp(cell->type, "TH") != 0)
        return;
    qpdf_oh scope = ua_attribute(ua, cell, "/Scope");
    if (!ua_is(ua, scope, "/Row") && !ua_is(ua, scope, "/Column")
        && !ua_is(ua, scope, "/Both"))
        ua_fault(ua, "15-003", "TH %d without scope", cell->id);
}

static void
collect_rows(const struct element *element, GPtrArray *rows)
{
    for (guint i = 0; i < element->kids->len; i++) {
        struct element *kid = element->kids->pdata[i];
        if (strcmp(kid->type, "TR") == 0)
            g_ptr_array_add(rows, kid);
        else if (kid->type[0] == 'T' && strcmp(kid->type, "Table") != 0)
            collect_rows(kid, rows);
    }
}

/* How many columns a row takes, with what hangs down into it. `hanging` has
 * how many more rows each column is taken. */
static guint
row_width(struct ua *ua, const struct element *row, GArray *hanging)
{
    guint column = 0;
    for (guint i = 0; i < row->kids->len; i++) {
        const struct element *cell = row->kids->pdata[i];
        int columns = span_of(ua, cell, "/ColSpan");
        int rows = span_of(ua, cell, "/RowSpan");
        check_head(ua, cell);
        while (column < hanging->len
               && g_array_index(hanging, int, column) > 0)
            column++;
        for (; columns; columns--, column++) {
            if (column >= hanging->len)
                g_array_set_size(hanging, column + 1);
            g_array_index(hanging, int, column) = rows;
        }
    }
    guint width = 0;
    for (guint i = 0; i < hanging->len; i++)
        if (g_array_index(hanging, int, i)-- > 0)
            width++;
    return width;
}

static void
check_table(struct ua *ua, const struct element *table)
{
    GPtrArray *rows = g_ptr_array_new();
    GArray *hanging = g_array_new(FALSE, TRUE, sizeof(int));
    guint width = 0;
    collect_rows(table, rows);
    for (guint i = 0; i < rows->len; i++) {
        guint n = row_width(ua, rows->pdata[i], hanging);
        if (i && n != width)
            ua_fault(ua, "15-regular",
                     "table %d: row %u has %u columns, the others %u",
                     table->id, i + 1, n, width);
        width = i ? width : n;
    }
    if (!rows->len)
        ua_fault(ua, "15-regular", "table %d without rows", table->id);
    g_ptr_array_free(rows, TRUE);
    g_array_free(hanging, TRUE);
}

void
ua_check_tables(struct ua *ua)
{
    for (guint i = 0; i < ua->elements->len; i++) {
        const struct element *element = ua->elements->pdata[i];
        if (strcmp(element->type, "Table") == 0)
            check_table(ua, element);
    }
}

/* The relations of units: what each has by one table and spends by another. */
#include "budget/relations_build.h"

#include <string.h>

static bool
row_is_of_org(const struct table *t, const struct row *r, const void *code)
{
    (void) t;
    return r->org.code && strcmp(r->org.code, code) == 0;
}

static bool
names_units(const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        if (t->rows[i].role == ROW_ITEM && t->rows[i].org.code)
            return true;
    return false;
}

/* Some row prints an amount of general money: where none does, its column may
 * have been lost. */
static bool
prints_general(const struct table *revenue)
{
    int column = table_column(revenue, COLUMN_CURRENT_GENERAL);
    for (size_t i = 0; column >= 0 && i < revenue->n_rows; i++)
        if (figure_is_known(&revenue->rows[i].cells[column].figure))
            return true;
    return false;
}

/* A unit's general money: revenue table against the table it is spent in. */
void
relations_of_units(struct relation_builder *r)
{
    struct table *revenue = budget_table(r->b, TABLE_REVENUE);
    struct table *general = budget_table(r->b, TABLE_GENERAL);
    bool inside = relations_carry_over_inside(r->b);
    if (!revenue || !general || !names_units(general) ||
        !prints_general(revenue))
        return;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < revenue->n_rows; i++) {
        const struct row *row = &revenue->rows[i];
        if (row->role != ROW_ITEM || !row->org.code ||
            !g_hash_table_add(seen, (gpointer) row->org.code))
            continue;
        relation_open(r, "R29", RELATION_EQUAL, revenue, general);
        relation_place(r, row->line, "%s：一般公共预算",
                       row->org.name ? row->org.name : row->org.code);
        relation_left_rows(r, revenue, COLUMN_CURRENT_GENERAL, row_is_of_org,
                           row->org.code);
        if (inside)
            relation_left_rows(r, revenue, COLUMN_CARRIED_GENERAL,
                               row_is_of_org, row->org.code);
        relation_right_rows(r, general, COLUMN_TOTAL, row_is_of_org,
                            row->org.code);
        r->open.blank_is_nothing = true;
        if (!r->right->len)
            relation_right(r, r->none, 1);
        relation_close(r);
    }
    g_hash_table_destroy(seen);
}

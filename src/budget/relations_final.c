/* The relations of final accounts (决算), in place of those between the tables
 * of a budget: R53 to R59. */
#include "budget/relations_build.h"

#include <string.h>

/* ------------------------------------------------------ R53, R55: balances */

/* A side of a balance: 总计 = 本年 + what was used or distributed + what is
 * carried, and 本年 = its items. */
static void
add_side(struct relation_builder *r, const char *rule, const struct balance *b,
         bool spending)
{
    const struct balance_item *grand = relation_item(b, BALANCE_GRAND_TOTAL,
                                                     spending);
    const struct balance_item *current = relation_item(b, BALANCE_CURRENT,
                                                       spending);
    if (grand && current) {
        relation_open(r, rule, RELATION_EQUAL, b->table, NULL);
        relation_place(r, grand->line, "%s：本年与结转结余之和", grand->name);
        relation_left_item(r, grand);
        relation_right(r, current->figure, 1);
        relation_right_items(r, b, spending ? BALANCE_DISTRIBUTED
                                            : BALANCE_USED, spending);
        relation_right_items(r, b, BALANCE_CARRIED, spending);
        relation_close(r);
    }
    if (!current)
        return;
    relation_open(r, rule, RELATION_EQUAL, b->table, NULL);
    relation_place(r, current->line, "%s：各项之和", current->name);
    relation_left_item(r, current);
    relation_right_items(r, b, spending ? BALANCE_CLASS : BALANCE_SOURCE,
                         spending);
    relation_close(r);
}

static void
add_balance(struct relation_builder *r, enum table_kind kind, const char *rule)
{
    const struct balance *b = budget_balance(r->b, kind);
    const struct balance_item *spent = b ? relation_item(b,
                                                         BALANCE_GRAND_TOTAL,
                                                         true)
                                         : NULL;
    if (!b)
        return;
    relation_open(r, rule, RELATION_EQUAL, b->table, NULL);
    relation_place(r, spent ? spent->line : 0, "收入总计与支出总计");
    relation_left_item(r, relation_item(b, BALANCE_GRAND_TOTAL, false));
    relation_right(r, spent ? spent->figure : NULL, 1);
    relation_close(r);
    add_side(r, rule, b, false);
    add_side(r, rule, b, true);
}

/* ---------------------------------------------------------------- R54 */

static void
add_total(struct relation_builder *r, const struct balance *b,
          const struct balance_item *item, struct table *t)
{
    if (!item || !t)
        return;
    relation_open(r, "R54", RELATION_EQUAL, b->table, t);
    relation_place(r, item->line, "%s与%s合计", item->name,
                   table_kind_name(t->kind));
    relation_left_item(r, item);
    relation_right_total(r, t, COLUMN_TOTAL);
    relation_close(r);
}

/* A class of the balance against the rows of a table. */
static void
add_class(struct relation_builder *r, const char *rule,
          const struct balance_item *item, struct figure *printed,
          struct table *t)
{
    const struct balance *b = budget_balance(
        r->b, strcmp(rule, "R54") == 0 ? TABLE_BALANCE
                                       : TABLE_APPROPRIATION_BALANCE);
    struct subject_key key = { CLASS_FUNCTION, item->code };
    relation_open(r, rule, RELATION_EQUAL, b->table, t);
    relation_place(r, item->line, "%s %s", item->code, item->name);
    relation_left(r, printed, 1);
    relation_right_rows(r, t, COLUMN_TOTAL, row_has_subject, &key);
    relation_about(r, item->code);
    relation_close(r);
}

/* A source of income against the column of its name. */
static void
add_source(struct relation_builder *r, const struct balance *b,
           const struct balance_item *item, struct table *revenue)
{
    const struct row *total = revenue ? table_total(revenue) : NULL;
    for (size_t c = 0; total && item->name && c < revenue->n_columns; c++) {
        const struct column *column = &revenue->columns[c];
        if (!column_is_amount(column->role) ||
            g_strcmp0(column->name, item->name) != 0)
            continue;
        relation_open(r, "R54", RELATION_EQUAL, b->table, revenue);
        relation_place(r, item->line, "%s", item->name);
        relation_left_item(r, item);
        relation_right(r, &total->cells[c].figure, 1);
        r->open.blank_is_nothing = true;
        relation_close(r);
    }
}

static void
add_general_balance(struct relation_builder *r)
{
    const struct balance *b = budget_balance(r->b, TABLE_BALANCE);
    struct table *revenue = budget_table(r->b, TABLE_REVENUE);
    struct table *spending = budget_table(r->b, TABLE_EXPENDITURE);
    if (!b)
        return;
    add_total(r, b, relation_item(b, BALANCE_CURRENT, false), revenue);
    add_total(r, b, relation_item(b, BALANCE_CURRENT, true), spending);
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->kind == BALANCE_SOURCE)
            add_source(r, b, item, revenue);
        if (item->kind == BALANCE_CLASS && item->code && spending &&
            relation_code_length(spending, CLASS_FUNCTION))
            add_class(r, "R54", item, item->figure, spending);
    }
}

/* ----------------------------------------------------------- R56, R57 */

/* The figure of the item's row in another column of its balance. */
static struct figure *
beside(const struct balance *b, const struct balance_item *item,
       enum column_role role)
{
    int column = table_column(b->table, role);
    for (size_t i = 0; item && column >= 0 && i < b->table->n_rows; i++)
        for (size_t c = 0; c < b->table->n_columns; c++)
            if (&b->table->rows[i].cells[c].figure == item->figure)
                return &b->table->rows[i].cells[column].figure;
    return NULL;
}

static void
add_treasury_column(struct relation_builder *r, enum column_role role,
                    enum table_kind kind, const char *rule)
{
    const struct balance *b = budget_balance(r->b, TABLE_APPROPRIATION_BALANCE);
    struct table *t = budget_table(r->b, kind);
    const struct balance_item *spent = b ? relation_item(b, BALANCE_CURRENT,
                                                         true)
                                         : NULL;
    struct figure *printed = spent ? beside(b, spent, role) : NULL;
    if (!printed || !t)
        return;
    relation_open(r, rule, RELATION_EQUAL, b->table, t);
    relation_place(r, spent->line, "%s与%s合计", spent->name,
                   table_kind_name(kind));
    relation_left(r, printed, 1);
    relation_right_total(r, t, COLUMN_TOTAL);
    r->open.blank_is_nothing = true;
    relation_close(r);
    if (!relation_code_length(t, CLASS_FUNCTION))
        return;
    for (size_t i = 0; i < b->n_items; i++)
        if (b->items[i].kind == BALANCE_CLASS && b->items[i].code)
            add_class(r, rule, &b->items[i], beside(b, &b->items[i], role), t);
}

static void
add_basic(struct relation_builder *r)
{
    struct table *basic = budget_table(r->b, TABLE_BASIC);
    struct table *general = budget_table(r->b, TABLE_GENERAL);
    const struct row *total = basic ? table_total(basic) : NULL;
    if (!total || !general)
        return;
    bool parts = table_column(basic, COLUMN_PERSONNEL) >= 0 &&
                 table_column(basic, COLUMN_PUBLIC_USE) >= 0;
    relation_open(r, "R57", RELATION_EQUAL, basic, general);
    relation_place(r, total->line, "%s",
                   parts ? "人员经费与公用经费之和" : "基本支出");
    if (parts) {
        relation_left(r, relation_total(basic, COLUMN_PERSONNEL), 1);
        relation_left(r, relation_total(basic, COLUMN_PUBLIC_USE), 1);
    } else {
        relation_left(r, relation_total(basic, COLUMN_TOTAL), 1);
    }
    relation_right_total(r, general, COLUMN_BASIC);
    relation_close(r);
}

/* ---------------------------------------------------------------- R58 */

/* What is planned in a row, of one of the items. */
static struct figure *
planned(const struct table *t, const struct row *row, enum column_role of)
{
    int column = table_plan_column(t, COLUMN_BUDGETED, of);
    return column < 0 ? NULL : &row->cells[column].figure;
}

static void
add_planned_sum(struct relation_builder *r, const struct table *t,
                const struct row *row, const enum column_role *roles)
{
    struct figure *whole = planned(t, row, roles[0]);
    if (!whole || !planned(t, row, roles[1]))
        return;
    relation_open(r, "R58", RELATION_EQUAL, t, NULL);
    relation_place(r, row->line, "预算数：%s",
                   t->columns[table_plan_column(t, COLUMN_BUDGETED, roles[0])]
                       .name);
    relation_left(r, whole, 1);
    for (roles++; *roles; roles++)
        relation_right(r, planned(t, row, *roles), 1);
    relation_close(r);
}

static void
add_three_public(struct relation_builder *r, const struct table *t,
                 const struct row *row)
{
    static const enum column_role WHOLE[] = { COLUMN_TOTAL, COLUMN_ABROAD,
                                              COLUMN_RECEPTION,
                                              COLUMN_VEHICLES, 0 };
    static const enum column_role VEHICLES[] = { COLUMN_VEHICLES,
                                                 COLUMN_VEHICLE_PURCHASE,
                                                 COLUMN_VEHICLE_RUNNING, 0 };
    add_planned_sum(r, t, row, WHOLE);
    add_planned_sum(r, t, row, VEHICLES);
    for (size_t c = 0; c < t->n_columns; c++) {
        if (t->columns[c].role != COLUMN_BUDGETED)
            continue;
        int spent = table_column(t, t->columns[c].of);
        if (spent < 0 || !figure_is_known(&row->cells[c].figure))
            continue;
        relation_open(r, "R58", RELATION_AT_MOST, t, NULL);
        relation_place(r, row->line, "%s：决算数不超过预算数",
                       t->columns[spent].name);
        relation_left(r, &row->cells[spent].figure, 1);
        relation_right(r, &row->cells[c].figure, 1);
        relation_close(r);
    }
}

/* ---------------------------------------------------------------- R59 */

/* 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余 in each row. */
static void
add_left_over(struct relation_builder *r, enum table_kind kind)
{
    struct table *t = budget_table(r->b, kind);
    int left = t ? table_column(t, COLUMN_LEFT_OVER) : -1;
    for (size_t i = 0; left >= 0 && i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        relation_open(r, "R59", RELATION_EQUAL, t, NULL);
        relation_place(r, row->line, "年末结转和结余");
        relation_left(r, &row->cells[left].figure, 1);
        relation_right(r, row_figure(t, row, COLUMN_CARRIED), 1);
        relation_right(r, row_figure(t, row, COLUMN_CURRENT), 1);
        relation_right(r, row_figure(t, row, COLUMN_TOTAL), -1);
        relation_close(r);
    }
}

void
relations_of_final_accounts(struct relation_builder *r)
{
    add_balance(r, TABLE_BALANCE, "R53");
    add_general_balance(r);
    add_balance(r, TABLE_APPROPRIATION_BALANCE, "R55");
    add_treasury_column(r, COLUMN_CURRENT_GENERAL, TABLE_GENERAL, "R56");
    add_basic(r);
    for (size_t i = 0; i < r->b->n_tables; i++) {
        const struct table *t = &r->b->tables[i];
        for (size_t k = 0; k < t->n_rows; k++)
            if (t->kind == TABLE_THREE_PUBLIC && !t->repeat_of)
                add_three_public(r, t, &t->rows[k]);
    }
    add_left_over(r, TABLE_FUND);
    add_left_over(r, TABLE_STATE_CAPITAL);
    add_treasury_column(r, COLUMN_CURRENT_FUND, TABLE_FUND, "R59");
    add_treasury_column(r, COLUMN_CURRENT_STATE_CAPITAL, TABLE_STATE_CAPITAL,
                        "R59");
    relations_by_classification(r);
    relations_of_three_public(r);
}

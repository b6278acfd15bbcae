/* The relations between tables. Which of two forms a document uses (this
 * year's money only, or with what was carried over) is told by its own sums. */
#include "budget/relations_build.h"

#include <string.h>

/* The three tables of treasury money spent: general, fund, state capital. */
enum { TREASURY_TABLES = 3 };
struct treasury {
    struct table *tables[TREASURY_TABLES]; /* null where there is none */
};

static struct treasury
find_treasury(const struct budget *b)
{
    return (struct treasury){ { budget_table(b, TABLE_GENERAL),
                                budget_table(b, TABLE_FUND),
                                budget_table(b, TABLE_STATE_CAPITAL) } };
}

static money
item_value(const struct budget *b, enum table_kind kind,
           enum balance_item_kind item, bool is_expenditure)
{
    const struct balance_item *found = relation_item(budget_balance(b, kind),
                                                     item, is_expenditure);
    return found && found->figure ? found->figure->used : (money){ 0 };
}

static bool
says_this_year(const struct table *t)
{
    bool said = t->title && strstr(t->title, "本年");
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct column *c = &t->columns[i];
        said |= (c->group && strstr(c->group, "本年")) ||
                (c->name && strstr(c->name, "本年"));
    }
    return said;
}

bool
relations_carry_over_inside(const struct budget *b)
{
    const enum table_kind kind = TABLE_APPROPRIATION_BALANCE;
    struct treasury t = find_treasury(b);
    money carried = item_value(b, kind, BALANCE_CARRIED, false);
    money spent = item_value(b, kind, BALANCE_CURRENT, true);
    money sum = { 0 };
    for (size_t i = 0; i < TREASURY_TABLES; i++) {
        struct figure *f = relation_total(t.tables[i], COLUMN_TOTAL);
        if (f && !money_add(&sum, f->used))
            return true;
    }
    money received = item_value(b, kind, BALANCE_CURRENT, false);
    if (carried.fen == 0 || sum.fen == spent.fen)
        return true;
    if (sum.fen == spent.fen - carried.fen || sum.fen == received.fen)
        return false;
    return !(t.tables[0] && says_this_year(t.tables[0]));
}

bool
relations_treasury_only(const struct budget *b)
{
    static const struct {
        enum balance_item_kind kind;
        bool is_expenditure;
    } EITHER[] = { { BALANCE_GRAND_TOTAL, false }, { BALANCE_CURRENT, true } };
    for (size_t i = 0; i < G_N_ELEMENTS(EITHER); i++) {
        money all = item_value(b, TABLE_BALANCE, EITHER[i].kind,
                               EITHER[i].is_expenditure);
        money treasury = item_value(b, TABLE_APPROPRIATION_BALANCE,
                                    EITHER[i].kind, EITHER[i].is_expenditure);
        if (all.fen && all.fen == treasury.fen)
            return true;
    }
    return false;
}

/* ------------------------------------------------------ R16, R17, R18 */

/* An item of the balance against the total of a table. */
static void
add_item_total(struct relation_builder *r, const char *rule,
               const struct balance_item *item, struct table *t)
{
    const struct balance *b = budget_balance(r->b, TABLE_BALANCE);
    if (!item || !t)
        return;
    relation_open(r, rule, RELATION_EQUAL, b->table, t);
    relation_place(r, item->line, "%s与%s合计", item->name,
                   table_kind_name(t->kind));
    relation_left_item(r, item);
    relation_right_total(r, t, COLUMN_TOTAL);
    relation_close(r);
}

/* What is spent this year: 本年支出, or in forms without it the grand total
 * where nothing is carried to next year. */
static const struct balance_item *
spent_item(const struct balance *b)
{
    const struct balance_item *spent = relation_item(b, BALANCE_CURRENT, true);
    const struct balance_item *left = relation_item(b, BALANCE_CARRIED, true);
    bool carries = left && left->figure && left->figure->used.fen;
    return spent || carries ? spent
                            : relation_item(b, BALANCE_GRAND_TOTAL, true);
}

static void
add_balance_totals(struct relation_builder *r)
{
    const struct balance *b = budget_balance(r->b, TABLE_BALANCE);
    add_item_total(r, "R16", relation_item(b, BALANCE_GRAND_TOTAL, false),
                   budget_table(r->b, TABLE_REVENUE));
    add_item_total(r, "R17", spent_item(b),
                   budget_table(r->b, TABLE_EXPENDITURE));
}

/* One class of a balance against the rows of some tables. A class that the
 * balance leaves blank has no money there, so its rows must have none. */
static void
add_class(struct relation_builder *r, const struct balance_item *item,
          struct table *const *tables)
{
    struct subject_key key = { CLASS_FUNCTION, item->code };
    relation_place(r, item->line, "%s %s", item->code, item->name);
    relation_left_item(r, item);
    for (; *tables; tables++)
        relation_right_rows(r, *tables, COLUMN_TOTAL, row_has_subject, &key);
    relation_about(r, item->code);
    relation_close(r);
}

static void
add_classes(struct relation_builder *r)
{
    const struct balance *b = budget_balance(r->b, TABLE_BALANCE);
    struct table *tables[] = { budget_table(r->b, TABLE_EXPENDITURE), NULL };
    if (!relation_code_length(tables[0], CLASS_FUNCTION))
        return;
    for (size_t i = 0; b && tables[0] && i < b->n_items; i++) {
        if (b->items[i].kind != BALANCE_CLASS || !b->items[i].code)
            continue;
        relation_open(r, "R18", RELATION_EQUAL, b->table, tables[0]);
        add_class(r, &b->items[i], tables);
    }
}

/* ---------------------------------------------------------------- R19 */

bool
row_has_code(const struct table *t, const struct row *r, const void *which)
{
    (void) t;
    return r->subject[*(const enum classification *) which].code != NULL;
}

void
relations_by_classification(struct relation_builder *r)
{
    static const struct {
        enum table_kind kind;
        enum classification which;
        const char *name;
    } SPLITS[] = {
        { TABLE_EXPENDITURE, CLASS_FUNCTION, "支出功能分类" },
        { TABLE_EXPENDITURE, CLASS_GOVERNMENT, "政府支出经济分类" },
        { TABLE_EXPENDITURE, CLASS_DEPARTMENT, "部门支出经济分类" },
        { TABLE_GENERAL, CLASS_FUNCTION, "支出功能分类" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(SPLITS); i++) {
        struct table *t = budget_table(r->b, SPLITS[i].kind);
        if (!t || !table_total(t))
            continue;
        relation_open(r, "R19", RELATION_EQUAL, t, NULL);
        relation_place(r, table_total(t)->line, "按%s合计", SPLITS[i].name);
        relation_left(r, relation_total(t, COLUMN_TOTAL), 1);
        relation_right_rows(r, t, COLUMN_TOTAL, row_has_code,
                            &SPLITS[i].which);
        relation_close(r);
    }
}

/* ---------------------------------------------------------------- R20 */

/* An empty table says "no such money": its blank total counts as nothing, but
 * a blank general table's is a total not printed. */
static void
right_treasury(struct relation_builder *r, const struct treasury *t,
               enum column_role role)
{
    for (size_t i = 0; i < TREASURY_TABLES; i++)
        if (t->tables[i])
            relation_right_total(r, t->tables[i], role);
}

static void
add_treasury_total(struct relation_builder *r, const struct balance *b,
                   const struct treasury *t)
{
    const struct balance_item *spent = spent_item(b);
    const struct balance_item *carried = relation_item(b, BALANCE_CARRIED,
                                                       false);
    bool inside = relations_carry_over_inside(r->b);
    if (!spent)
        return;
    relation_open(r, "R20", RELATION_EQUAL, b->table, t->tables[0]);
    relation_place(r, spent->line, "财政拨款%s%s", spent->name,
                   inside ? "" : "（含上年结转）");
    relation_left_item(r, spent);
    right_treasury(r, t, COLUMN_TOTAL);
    if (!inside && carried)
        relation_right(r, carried->figure, 1);
    relation_close(r);
}

static const struct balance_item *
class_item(const struct balance *b, const char *code)
{
    for (size_t i = 0; i < b->n_items; i++)
        if (b->items[i].kind == BALANCE_CLASS &&
            g_strcmp0(b->items[i].code, code) == 0)
            return &b->items[i];
    return NULL;
}

/* No class has more treasury money than money; where all is the treasury's,
 * the two balances are the same class by class. */
static void
add_balance_classes(struct relation_builder *r)
{
    const struct balance *all = budget_balance(r->b, TABLE_BALANCE);
    const struct balance *treasury =
        budget_balance(r->b, TABLE_APPROPRIATION_BALANCE);
    enum relation_kind kind = relations_treasury_only(r->b) ? RELATION_EQUAL
                                                            : RELATION_AT_LEAST;
    for (size_t i = 0; all && treasury && i < treasury->n_items; i++) {
        const struct balance_item *item = &treasury->items[i];
        const struct balance_item *whole = item->kind == BALANCE_CLASS &&
                                                   item->code
                                               ? class_item(all, item->code)
                                               : NULL;
        if (!whole)
            continue;
        relation_open(r, "R20", kind, all->table, treasury->table);
        relation_place(r, whole->line, "%s %s：两张总表", item->code,
                       item->name);
        r->open.blank_is_nothing = true;
        relation_left_item(r, whole);
        relation_right(r, item->figure, 1);
        relation_close(r);
    }
}

static void
add_treasury(struct relation_builder *r)
{
    const struct balance *b = budget_balance(r->b, TABLE_APPROPRIATION_BALANCE);
    struct treasury t = find_treasury(r->b);
    if (!b || !t.tables[0])
        return;
    add_treasury_total(r, b, &t);
    struct table *tables[TREASURY_TABLES + 1] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < TREASURY_TABLES; i++)
        if (t.tables[i])
            tables[n++] = t.tables[i];
    if (!relation_code_length(t.tables[0], CLASS_FUNCTION))
        return;
    enum relation_kind kind = relations_carry_over_inside(r->b)
                                  ? RELATION_EQUAL
                                  : RELATION_AT_LEAST;
    for (size_t i = 0; i < b->n_items; i++) {
        if (b->items[i].kind != BALANCE_CLASS || !b->items[i].code)
            continue;
        relation_open(r, "R20", kind, b->table, t.tables[0]);
        add_class(r, &b->items[i], tables);
    }
}

/* ----------------------------------------------------------- R21, R22 */

static void
add_basic_totals(struct relation_builder *r)
{
    static const struct {
        enum column_role basic, general;
        const char *name;
    } PAIRS[] = { { COLUMN_TOTAL, COLUMN_BASIC, "基本支出" },
                  { COLUMN_PERSONNEL, COLUMN_PERSONNEL, "人员经费" },
                  { COLUMN_PUBLIC_USE, COLUMN_PUBLIC_USE, "公用经费" } };
    struct table *basic = budget_table(r->b, TABLE_BASIC);
    struct table *general = budget_table(r->b, TABLE_GENERAL);
    for (size_t i = 0; basic && general && i < G_N_ELEMENTS(PAIRS); i++) {
        const struct row *total = table_total(basic);
        relation_open(r, "R21", RELATION_EQUAL, basic, general);
        relation_place(r, total ? total->line : basic->first_line, "%s",
                       PAIRS[i].name);
        relation_left(r, relation_total(basic, PAIRS[i].basic), 1);
        relation_right_total(r, general, PAIRS[i].general);
        relation_close(r);
    }
}

/* Government and department code of one row, the latter's first five digits:
 * local items below the 款 differ from table to table. */
struct pair_key {
    const char *government, *department;
};

static bool
row_has_pair(const struct table *t, const struct row *r, const void *key)
{
    (void) t;
    const struct pair_key *pair = key;
    const char *government = r->subject[CLASS_GOVERNMENT].code;
    const char *department = r->subject[CLASS_DEPARTMENT].code;
    return government && department &&
           strcmp(government, pair->government) == 0 &&
           strncmp(department, pair->department, 5) == 0;
}

static bool
is_new_pair(struct relation_builder *r, GHashTable *seen,
            const struct pair_key *key)
{
    return g_hash_table_add(seen,
                            arena_printf(r->b->memory, "%s %.5s",
                                         key->government, key->department));
}

/* Money that a wider table has and a narrower lacks: none, or not known. */
static enum relation_kind
wider_than(const struct relation_builder *r, const struct figure *wide,
           const struct figure *narrow)
{
    bool none = relations_treasury_only(r->b) &&
                (relations_carry_over_inside(r->b));
    bool equal = wide && narrow && wide->used.fen &&
                 wide->used.fen == narrow->used.fen;
    return none || equal ? RELATION_EQUAL : RELATION_AT_LEAST;
}

static void
add_basic_pairs(struct relation_builder *r, struct table *spending,
                struct table *basic)
{
    enum relation_kind kind = wider_than(r,
                                         relation_total(spending, COLUMN_BASIC),
                                         relation_total(basic, COLUMN_TOTAL));
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < basic->n_rows; i++) {
        const struct row *row = &basic->rows[i];
        struct pair_key key = { row->subject[CLASS_GOVERNMENT].code,
                                row->subject[CLASS_DEPARTMENT].code };
        if (row->role != ROW_ITEM || !key.government || !key.department ||
            !is_new_pair(r, seen, &key))
            continue;
        relation_open(r, "R22", kind, spending, basic);
        relation_place(r, row->line, "基本支出 %s × %.5s", key.government,
                       key.department);
        relation_left_rows(r, spending, COLUMN_BASIC, row_has_pair, &key);
        relation_right_rows(r, basic, COLUMN_TOTAL, row_has_pair, &key);
        relation_about(r, key.department);
        relation_close(r);
    }
    g_hash_table_destroy(seen);
}

/* Spending per function against the tables of treasury money. That the
 * differences add up to what is not the treasury's and what was carried over
 * follows from R17 and R20 and is not judged twice. */
static void
add_functions(struct relation_builder *r, struct table *spending)
{
    struct treasury t = find_treasury(r->b);
    const struct table *const listed[] = { t.tables[0], NULL };
    enum relation_kind kind =
        wider_than(r, relation_total(spending, COLUMN_TOTAL),
                   relation_total(t.tables[0], COLUMN_TOTAL));
    int length = relation_common_length(spending, t.tables[0], CLASS_FUNCTION);
    const char **codes = relation_codes(r->b->memory, listed, CLASS_FUNCTION,
                                        length);
    for (; length && *codes; codes++) {
        struct subject_key key = { CLASS_FUNCTION, *codes };
        relation_open(r, "R22", kind, spending, t.tables[0]);
        relation_place(r, spending->first_line, "功能分类 %s", *codes);
        relation_left_rows(r, spending, COLUMN_TOTAL, row_has_subject, &key);
        for (size_t i = 0; i < TREASURY_TABLES; i++)
            relation_right_rows(r, t.tables[i], COLUMN_TOTAL, row_has_subject,
                                &key);
        relation_about(r, *codes);
        relation_close(r);
    }
}

static void
add_spending(struct relation_builder *r)
{
    struct table *spending = budget_table(r->b, TABLE_EXPENDITURE);
    struct table *basic = budget_table(r->b, TABLE_BASIC);
    if (spending && basic &&
        relation_code_length(spending, CLASS_GOVERNMENT) >= 5 &&
        relation_code_length(spending, CLASS_DEPARTMENT) >= 5)
        add_basic_pairs(r, spending, basic);
    if (spending && budget_table(r->b, TABLE_GENERAL))
        add_functions(r, spending);
}

/* ---------------------------------------------------------------- R24 */

static bool
has_amounts(const struct table *t, const struct row *row)
{
    for (size_t c = 0; row && c < t->n_columns; c++)
        if (figure_is_known(&row->cells[c].figure))
            return true;
    return false;
}

/* The row of the budget's year; without years the total, else the last. */
static const struct row *
this_year(const struct budget *b, const struct table *t)
{
    int column = table_column(t, COLUMN_YEAR);
    const struct row *last = NULL;
    if (column < 0 && table_total(t))
        return table_total(t);
    for (size_t i = 0; i < t->n_rows; i++) {
        const char *year = column < 0 ? NULL : t->rows[i].cells[column].text;
        last = &t->rows[i];
        if (year && ((b->year && atoi(year) == b->year) ||
                     strstr(year, "本年")))
            return last;
    }
    return last;
}

void
relations_of_three_public(struct relation_builder *r)
{
    static const struct {
        enum column_role role;
        const char *code, *name;
    } ITEMS[] = { { COLUMN_ABROAD, "30212", "因公出国（境）费用" },
                  { COLUMN_RECEPTION, "30217", "公务接待费" },
                  { COLUMN_VEHICLE_RUNNING, "30231", "公务用车运行维护费" },
                  { COLUMN_VEHICLE_PURCHASE, "31013", "公务用车购置" } };
    struct table *t = budget_table(r->b, TABLE_THREE_PUBLIC);
    struct table *treasury = budget_table(r->b, TABLE_EXPENDITURE);
    bool whole = relations_treasury_only(r->b) &&
                 item_value(r->b, TABLE_BALANCE, BALANCE_CARRIED, false).fen ==
                     0;
    if (!whole || !treasury)
        treasury = budget_table(r->b, TABLE_BASIC);
    const struct row *row = t ? this_year(r->b, t) : NULL;
    if (row && !has_amounts(t, row))
        return;
    for (size_t i = 0; row && treasury && i < G_N_ELEMENTS(ITEMS); i++) {
        struct subject_key key = { CLASS_DEPARTMENT, ITEMS[i].code };
        relation_open(r, "R24", RELATION_AT_LEAST, t, treasury);
        relation_place(r, row->line, "%s与经济科目 %s", ITEMS[i].name,
                       ITEMS[i].code);
        r->open.blank_is_nothing = true;
        relation_left(r, row_figure(t, row, ITEMS[i].role), 1);
        relation_right_rows(r, treasury, COLUMN_TOTAL, row_has_subject, &key);
        relation_close(r);
    }
}

/* ---------------------------------------------------------------- R30 */

static void
add_ceilings(struct relation_builder *r)
{
    static const struct {
        enum table_kind part, whole;
    } PAIRS[] = { { TABLE_PROCUREMENT, TABLE_BALANCE },
                  { TABLE_SERVICE_PURCHASES, TABLE_APPROPRIATION_BALANCE } };
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        struct table *t = budget_table(r->b, PAIRS[i].part);
        const struct balance *b = budget_balance(r->b, PAIRS[i].whole);
        const struct balance_item *ceiling =
            relation_item(b, BALANCE_GRAND_TOTAL, true);
        const struct row *total = t ? table_total(t) : NULL;
        if (!total || !ceiling)
            continue;
        relation_open(r, "R30", RELATION_AT_MOST, t, b->table);
        relation_place(r, total->line, "%s合计不超过%s%s",
                       table_kind_name(PAIRS[i].part),
                       table_kind_name(PAIRS[i].whole), ceiling->name);
        relation_left(r, relation_total(t, COLUMN_TOTAL), 1);
        relation_right(r, ceiling->figure, 1);
        relation_close(r);
    }
}

/* ---------------------------------------------------------------- R32 */

static void
right_difference(struct relation_builder *r, enum balance_item_kind kind,
                 bool is_expenditure, int sign)
{
    static const enum table_kind BOTH[] = { TABLE_BALANCE,
                                            TABLE_APPROPRIATION_BALANCE };
    for (size_t i = 0; i < 2; i++, sign = -sign) {
        const struct balance_item *item =
            relation_item(budget_balance(r->b, BOTH[i]), kind, is_expenditure);
        relation_right(r, item ? item->figure : NULL, sign);
    }
}

/* What is left of money that is not the treasury's is carried to next year. */
static void
add_left_over(struct relation_builder *r)
{
    const struct balance *all = budget_balance(r->b, TABLE_BALANCE);
    const struct balance *treasury =
        budget_balance(r->b, TABLE_APPROPRIATION_BALANCE);
    const struct balance_item *left = relation_item(all, BALANCE_CARRIED, true);
    if (!left || !treasury || !treasury->n_items ||
        relations_treasury_only(r->b))
        return;
    const struct balance_item *its = relation_item(treasury, BALANCE_CARRIED,
                                                   true);
    relation_open(r, "R32", RELATION_EQUAL, all->table, treasury->table);
    relation_place(r, left->line, "%s", left->name);
    r->open.blank_is_nothing = true;
    relation_left_item(r, left);
    relation_left(r, its ? its->figure : NULL, -1);
    right_difference(r, BALANCE_GRAND_TOTAL, false, 1);
    right_difference(r, BALANCE_CURRENT, true, -1);
    relation_close(r);
}

void
relations_between(struct relation_builder *r)
{
    add_balance_totals(r);
    add_classes(r);
    relations_by_classification(r);
    add_balance_classes(r);
    add_treasury(r);
    add_basic_totals(r);
    add_spending(r);
    relations_of_three_public(r);
    relations_of_units(r);
    add_ceilings(r);
    add_left_over(r);
}

/* The relations within one table: rows across, columns down, subtotals, the
 * two sides of a balance. By the role of a column, never by its position. */
#include "budget/relations_build.h"

#include <string.h>

/* --------------------------------------------------------- rows across */

enum { MOST_PARTS = 5 };

/* The columns of a run of roles, first to last, are parts. */
struct part {
    enum column_role first, last;
};
/* clang-format off */
#define ONE(role) { (role), (role) }
#define CURRENT_SOURCES { COLUMN_CURRENT_GENERAL, COLUMN_CURRENT_OTHER }
#define TREASURY_SOURCES                                                      \
    { COLUMN_CURRENT_GENERAL, COLUMN_CURRENT_STATE_CAPITAL }
#define FURTHER_KINDS { COLUMN_BUSINESS_SPENDING, COLUMN_OTHER_SPENDING }
#define CARRIED_SOURCES { COLUMN_CARRIED_GENERAL, COLUMN_CARRIED_OTHER }

/* One whole and its parts in each row of a kind of table. */
struct row_equation {
    const char *rule;
    enum table_kind table;
    enum column_role whole;
    enum relation_kind kind;
    size_t needs; /* so many of the parts' columns, or it cannot be judged */
    struct part parts[MOST_PARTS];
    const char *rule_of_final; /* in a final account, where it is another */
};

static const struct row_equation ROW_EQUATIONS[] = {
    { "R03", TABLE_APPROPRIATION_BALANCE, COLUMN_EXPENDITURE_AMOUNT,
      RELATION_EQUAL, 2, { TREASURY_SOURCES }, "R55" },
    { "R04", TABLE_REVENUE, COLUMN_TOTAL, RELATION_EQUAL, 1,
      { ONE(COLUMN_CURRENT), ONE(COLUMN_CARRIED), ONE(COLUMN_FISCAL) } },
    { "R04", TABLE_REVENUE, COLUMN_FISCAL, RELATION_EQUAL, 2,
      { TREASURY_SOURCES } },
    { "R04", TABLE_REVENUE, COLUMN_CURRENT, RELATION_EQUAL, 1,
      { CURRENT_SOURCES } },
    { "R04", TABLE_REVENUE, COLUMN_CARRIED, RELATION_EQUAL, 1,
      { CARRIED_SOURCES } },
    { "R05", TABLE_EXPENDITURE, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_BASIC), ONE(COLUMN_PROJECT_SPENDING), FURTHER_KINDS } },
    { "R05", TABLE_PROJECT_LINES, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_CURRENT), ONE(COLUMN_CARRIED),
        { COLUMN_FISCAL, COLUMN_OTHER_MONEY } } },
    { "R05", TABLE_PROJECT_LINES, COLUMN_FISCAL, RELATION_EQUAL, 2,
      { TREASURY_SOURCES } },
    { "R05", TABLE_PROJECT_LINES, COLUMN_CURRENT, RELATION_EQUAL, 1,
      { CURRENT_SOURCES } },
    { "R05", TABLE_PROJECT_LINES, COLUMN_CARRIED, RELATION_EQUAL, 1,
      { CARRIED_SOURCES } },
    { "R05", TABLE_GENERAL, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_BASIC), ONE(COLUMN_PROJECT_SPENDING), FURTHER_KINDS } },
    { "R05", TABLE_FUND, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_BASIC), ONE(COLUMN_PROJECT_SPENDING), FURTHER_KINDS } },
    { "R05", TABLE_STATE_CAPITAL, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_BASIC), ONE(COLUMN_PROJECT_SPENDING), FURTHER_KINDS } },
    { "R08", TABLE_GENERAL, COLUMN_BASIC, RELATION_EQUAL, 2,
      { ONE(COLUMN_PERSONNEL), ONE(COLUMN_PUBLIC_USE) } },
    { "R08", TABLE_BASIC, COLUMN_TOTAL, RELATION_EQUAL, 2,
      { ONE(COLUMN_PERSONNEL), ONE(COLUMN_PUBLIC_USE) } },
    { "R09", TABLE_GENERAL, COLUMN_PROJECT_SPENDING, RELATION_AT_LEAST, 1,
      { ONE(COLUMN_WITHOUT_CAPITAL) } },
    { "R10", TABLE_THREE_PUBLIC, COLUMN_TOTAL, RELATION_EQUAL, 3,
      { ONE(COLUMN_ABROAD), ONE(COLUMN_RECEPTION), ONE(COLUMN_VEHICLES) } },
    { "R10", TABLE_THREE_PUBLIC, COLUMN_VEHICLES, RELATION_EQUAL, 2,
      { ONE(COLUMN_VEHICLE_PURCHASE), ONE(COLUMN_VEHICLE_RUNNING) } },
    { "R10", TABLE_THREE_PUBLIC, COLUMN_VEHICLE_RUNNING, RELATION_EQUAL, 2,
      { ONE(COLUMN_VEHICLE_PART) } },
};

/* A part without a column of its own is the sum of these. */
static const struct {
    enum column_role whole;
    struct part parts;
} MADE_OF[] = {
    { COLUMN_CURRENT, CURRENT_SOURCES },
    { COLUMN_CARRIED, CARRIED_SOURCES },
    { COLUMN_VEHICLES, { COLUMN_VEHICLE_PURCHASE, COLUMN_VEHICLE_RUNNING } },
    { COLUMN_BASIC, { COLUMN_PERSONNEL, COLUMN_PUBLIC_USE } },
};
/* clang-format on */

static size_t
mark_columns(const struct table *t, struct part p, bool *chosen)
{
    size_t marked = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        enum column_role role = t->columns[i].role;
        if (role < p.first || role > p.last)
            continue;
        chosen[i] = true;
        marked++;
    }
    return marked;
}

/* Sources under a column of all treasury money (财政拨款) are inside it. */
static struct part
outside_treasury(const struct table *t, struct part p)
{
    if (p.first == COLUMN_CURRENT_GENERAL &&
        table_column(t, COLUMN_FISCAL) >= 0)
        p.first = COLUMN_CURRENT_STATE_CAPITAL + 1;
    return p;
}

static size_t
choose_part(const struct table *t, struct part p, bool *chosen)
{
    size_t marked = mark_columns(t, p, chosen);
    for (size_t i = 0; !marked && i < G_N_ELEMENTS(MADE_OF); i++)
        if (MADE_OF[i].whole == p.first && p.first == p.last)
            marked = mark_columns(t, outside_treasury(t, MADE_OF[i].parts),
                                  chosen);
    return marked;
}

/* Rows whose total is basic + project, with and without the columns under
 * 其中: forms differ in whether those are parts beside or inside. */
static bool
of_which_is_inside(const struct table *t)
{
    int beside = 0, inside = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        money extra = { 0 }, rest = { 0 };
        const struct cell *cells = t->rows[i].cells;
        for (size_t c = 0; c < t->n_columns; c++) {
            enum column_role role = t->columns[c].role;
            money value = cells[c].figure.printed;
            if (role >= COLUMN_BUSINESS_SPENDING &&
                role <= COLUMN_OTHER_SPENDING)
                money_add(&extra, value);
            else if (role == COLUMN_TOTAL)
                money_add(&rest, value);
            else if (role == COLUMN_BASIC || role == COLUMN_PROJECT_SPENDING)
                money_subtract(&rest, value);
        }
        beside += extra.fen && rest.fen == extra.fen;
        inside += extra.fen && rest.fen == 0;
    }
    return inside > beside;
}

static size_t
choose_parts(const struct table *t, const struct row_equation *e, bool *chosen)
{
    size_t n = 0;
    for (size_t i = 0; i < MOST_PARTS && e->parts[i].first; i++) {
        bool of_which = e->parts[i].first == COLUMN_BUSINESS_SPENDING;
        if (!(of_which && of_which_is_inside(t)))
            n += choose_part(t, e->parts[i], chosen);
    }
    return n;
}

/* What a row is called in a message: its codes and names, else its label. */
static const char *
row_name(arena *memory, const struct table *t, const struct row *r)
{
    const struct cell *item = row_cell(t, r, COLUMN_EXPENDITURE_ITEM);
    if (item && item->text)
        return item->text;
    if (r->role == ROW_TOTAL)
        return r->label ? r->label : "合计";
    const struct coded *parts[] = { &r->org, &r->project, &r->subject[0],
                                    &r->subject[1], &r->subject[2] };
    GString *name = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const char *word = parts[i]->name ? parts[i]->name : parts[i]->code;
        if (word)
            g_string_append_printf(name, "%s%s", name->len ? " · " : "", word);
    }
    if (!name->len)
        g_string_assign(name, r->label ? r->label : "");
    if (!name->len)
        g_string_printf(name, "第%d行", r->line);
    char *kept = arena_strdup(memory, name->str);
    g_string_free(name, TRUE);
    return kept;
}

static void
add_row_equation(struct relation_builder *r, struct table *t,
                 const struct row_equation *e)
{
    bool final = r->b->kind == DOCUMENT_FINAL_ACCOUNT;
    const char *rule = final && e->rule_of_final ? e->rule_of_final : e->rule;
    int whole = table_column(t, e->whole);
    bool *chosen = arena_array(r->b->memory, bool, t->n_columns + 1);
    if (whole < 0 || choose_parts(t, e, chosen) < e->needs)
        return;
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        relation_open(r, rule, e->kind, t, NULL);
        relation_place(r, row->line, "%s：%s", row_name(r->b->memory, t, row),
                       t->columns[whole].name);
        relation_left(r, &row->cells[whole].figure, 1);
        for (size_t c = 0; c < t->n_columns; c++)
            if (chosen[c] && (int) c != whole)
                relation_right(r, &row->cells[c].figure, 1);
        relation_close(r);
    }
}

/* ------------------------------------------------------- columns down */

/* Which rule says that the columns of a kind of table add up. */
static const struct {
    enum table_kind kind;
    const char *rule;
} COLUMN_RULES[] = {
    { TABLE_REVENUE, "R04" },
    { TABLE_EXPENDITURE, "R06" },
    { TABLE_PROJECT_LINES, "R06" },
    { TABLE_GENERAL, "R06" },
    { TABLE_BASIC, "R06" },
    { TABLE_FUND, "R06" },
    { TABLE_STATE_CAPITAL, "R06" },
    { TABLE_PROCUREMENT, "R11" },
    { TABLE_SERVICE_PURCHASES, "R12" },
    { TABLE_THREE_PUBLIC, "R10" },
};

static const char *
column_rule(enum table_kind kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMN_RULES); i++)
        if (COLUMN_RULES[i].kind == kind)
            return COLUMN_RULES[i].rule;
    return NULL;
}

static void
add_column_sums(struct relation_builder *r, struct table *t,
                const struct row *total)
{
    for (size_t c = 0; c < t->n_columns; c++) {
        if (!column_is_amount(t->columns[c].role))
            continue;
        relation_open(r, column_rule(t->kind), RELATION_EQUAL, t, NULL);
        relation_place(r, total->line, "%s列", t->columns[c].name);
        relation_left(r, &total->cells[c].figure, 1);
        for (size_t i = 0; i < t->n_rows; i++)
            if (t->rows[i].role == ROW_ITEM)
                relation_right(r, &t->rows[i].cells[c].figure, 1);
        relation_close(r);
    }
}

/* ---------------------------------------------------------- subtotals */

static bool
label_has(const struct row *r, const char *word)
{
    const char *text = r->label ? r->label : r->org.name;
    return text && strstr(text, word);
}

/* What the rows have in common that a subtotal sums. */
enum grouping {
    GROUP_NONE,
    GROUP_PAGES,
    GROUP_SINCE,
    GROUP_PARENT,
    GROUP_CODE,
    GROUP_ORG
};

struct subtotal {
    const struct table *table;
    size_t at;
    enum grouping by;
    enum classification which;
};

static bool
same_org(const struct row *a, const struct row *b)
{
    if (a->org.code && b->org.code)
        return strcmp(a->org.code, b->org.code) == 0;
    return a->org.name && b->org.name && strcmp(a->org.name, b->org.name) == 0;
}

static bool
is_member(const struct subtotal *s, size_t i)
{
    const struct row *sum = &s->table->rows[s->at], *row = &s->table->rows[i];
    if (row->role != ROW_ITEM)
        return false;
    const char *code = row->subject[s->which].code;
    switch (s->by) {
    case GROUP_PAGES:
        return i < s->at;
    case GROUP_PARENT:
        return row->parent_org && strcmp(row->parent_org, sum->org.code) == 0;
    case GROUP_CODE:
        return code && strlen(code) > strlen(sum->subject[s->which].code) &&
               g_str_has_prefix(code, sum->subject[s->which].code) &&
               ((!sum->org.code && !sum->org.name) || same_org(sum, row));
    case GROUP_ORG:
        return same_org(sum, row);
    default:
        return false;
    }
}

static bool
has_members(const struct subtotal *s)
{
    for (size_t i = 0; i < s->table->n_rows; i++)
        if (is_member(s, i))
            return true;
    return false;
}

/* The lowest classification that the subtotal's row has a code of. */
static bool
by_code(struct subtotal *s)
{
    const struct row *row = &s->table->rows[s->at];
    s->by = GROUP_CODE;
    for (int which = CLASS_COUNT - 1; which >= 0; which--) {
        s->which = (enum classification) which;
        if (row->subject[which].code && has_members(s))
            return true;
    }
    return false;
}

/* A subtotal after its rows: those back to the subtotal or total before. */
static bool
is_since(const struct subtotal *s, size_t i)
{
    if (i >= s->at || s->table->rows[i].role != ROW_ITEM)
        return false;
    for (size_t k = i + 1; k < s->at; k++)
        if (s->table->rows[k].role != ROW_ITEM)
            return false;
    return true;
}

static void
find_grouping(struct subtotal *s)
{
    const struct row *row = &s->table->rows[s->at];
    if (label_has(row, "承前页") || label_has(row, "过次页")) {
        s->by = GROUP_PAGES;
        return;
    }
    if (label_has(row, "小计")) {
        s->by = GROUP_SINCE;
        return;
    }
    s->by = GROUP_PARENT;
    if (row->org.code && has_members(s))
        return;
    if (by_code(s))
        return;
    s->by = GROUP_ORG;
    if (!has_members(s))
        s->by = GROUP_NONE;
}

static void
add_subtotal(struct relation_builder *r, struct table *t, size_t at)
{
    struct subtotal s = { .table = t, .at = at };
    find_grouping(&s);
    if (s.by == GROUP_NONE)
        return;
    const char *rule = column_rule(t->kind);
    if (strcmp(rule, "R06") == 0 && (s.by == GROUP_PARENT || s.by == GROUP_ORG))
        rule = "R29";
    for (size_t c = 0; c < t->n_columns; c++) {
        if (!column_is_amount(t->columns[c].role))
            continue;
        relation_open(r, rule, RELATION_EQUAL, t, NULL);
        relation_place(r, t->rows[at].line, "%s：%s列",
                       row_name(r->b->memory, t, &t->rows[at]),
                       t->columns[c].name);
        relation_left(r, &t->rows[at].cells[c].figure, 1);
        for (size_t i = 0; i < t->n_rows; i++)
            if (s.by == GROUP_SINCE ? is_since(&s, i) : is_member(&s, i))
                relation_right(r, &t->rows[i].cells[c].figure, 1);
        relation_close(r);
    }
}

/* ----------------------------------------------------------- balances */

void
relation_right_items(struct relation_builder *r, const struct balance *b,
                     enum balance_item_kind kind, bool is_expenditure)
{
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool inside = item->name && g_str_has_prefix(item->name, "其中");
        if (item->kind == kind && item->is_expenditure == is_expenditure &&
            !inside)
            relation_right(r, item->figure, 1);
    }
}

static void
add_item_sum(struct relation_builder *r, const struct balance *b,
             const struct balance_item *whole, enum balance_item_kind parts)
{
    relation_open(r, whole->is_expenditure ? "R03" : "R02", RELATION_EQUAL,
                  b->table, NULL);
    relation_place(r, whole->line, "%s：各项之和", whole->name);
    relation_left_item(r, whole);
    relation_right_items(r, b, parts, whole->is_expenditure);
    relation_close(r);
}

static bool
has_items(const struct balance *b, enum balance_item_kind kind,
          bool is_expenditure)
{
    for (size_t i = 0; i < b->n_items; i++)
        if (b->items[i].kind == kind &&
            b->items[i].is_expenditure == is_expenditure)
            return true;
    return false;
}

/* 总计 = all items and 结转 of one side, in forms without 本年…合计. */
static void
add_sum_of_items(struct relation_builder *r, const struct balance *b,
                 const struct balance_item *grand)
{
    enum balance_item_kind parts = grand->is_expenditure ? BALANCE_CLASS
                                                         : BALANCE_SOURCE;
    if (!has_items(b, parts, grand->is_expenditure))
        return;
    relation_open(r, grand->is_expenditure ? "R03" : "R02", RELATION_EQUAL,
                  b->table, NULL);
    relation_place(r, grand->line, "%s：各项之和", grand->name);
    relation_left_item(r, grand);
    relation_right_items(r, b, parts, grand->is_expenditure);
    relation_right_items(r, b, BALANCE_CARRIED, grand->is_expenditure);
    relation_close(r);
}

/* 总计 = 本年 + 结转 of one side. */
static void
add_grand_total(struct relation_builder *r, const struct balance *b,
                bool is_expenditure)
{
    const struct balance_item *grand = relation_item(b, BALANCE_GRAND_TOTAL,
                                                     is_expenditure);
    const struct balance_item *current = relation_item(b, BALANCE_CURRENT,
                                                       is_expenditure);
    if (grand && !current)
        add_sum_of_items(r, b, grand);
    if (!grand || !current)
        return;
    relation_open(r, is_expenditure ? "R03" : "R02", RELATION_EQUAL, b->table,
                  NULL);
    relation_place(r, grand->line, "%s：本年与结转之和", grand->name);
    relation_left_item(r, grand);
    relation_right(r, current->figure, 1);
    relation_right_items(r, b, BALANCE_CARRIED, is_expenditure);
    relation_close(r);
}

/* Spending once more by what it is for (基本, 项目 …), in forms with a third
 * pair of columns. */
static void
add_purposes(struct relation_builder *r, const struct balance *b)
{
    const struct balance_item *spent = relation_item(b, BALANCE_CURRENT, true);
    if (!spent)
        spent = relation_item(b, BALANCE_GRAND_TOTAL, true);
    if (!spent || !has_items(b, BALANCE_PURPOSE, true))
        return;
    relation_open(r, "R03", RELATION_EQUAL, b->table, NULL);
    relation_place(r, spent->line, "%s：按性质各项之和", spent->name);
    relation_left_item(r, spent);
    relation_right_items(r, b, BALANCE_PURPOSE, true);
    relation_close(r);
}

static void
add_balance(struct relation_builder *r, const struct balance *b)
{
    const struct balance_item *expenditure =
        relation_item(b, BALANCE_GRAND_TOTAL, true);
    relation_open(r, "R01", RELATION_EQUAL, b->table, NULL);
    relation_place(r, expenditure ? expenditure->line : 0,
                   "收入总计与支出总计");
    relation_left_item(r, relation_item(b, BALANCE_GRAND_TOTAL, false));
    relation_right(r, expenditure ? expenditure->figure : NULL, 1);
    relation_close(r);
    add_grand_total(r, b, false);
    add_grand_total(r, b, true);
    add_purposes(r, b);
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->kind == BALANCE_CURRENT)
            add_item_sum(r, b, item,
                         item->is_expenditure ? BALANCE_CLASS : BALANCE_SOURCE);
        if (item->kind == BALANCE_CARRIED && !item->is_expenditure)
            add_item_sum(r, b, item, BALANCE_CARRIED_PART);
    }
}

/* Rows of the three public expenses are years, or items inside one another;
 * only those of units add up. */
static bool
rows_add_up(const struct table *t)
{
    if (t->kind != TABLE_THREE_PUBLIC)
        return true;
    for (size_t i = 0; i < t->n_rows; i++)
        if (t->rows[i].role == ROW_ITEM && !t->rows[i].org.code &&
            !t->rows[i].org.name)
            return false;
    return true;
}

void
relations_inside(struct relation_builder *r)
{
    bool final = r->b->kind == DOCUMENT_FINAL_ACCOUNT;
    for (size_t i = 0; !final && i < r->b->n_balances; i++)
        add_balance(r, &r->b->balances[i]);
    for (size_t i = 0; i < r->b->n_tables; i++) {
        struct table *t = &r->b->tables[i];
        if (t->repeat_of)
            continue;
        for (size_t e = 0; e < G_N_ELEMENTS(ROW_EQUATIONS); e++)
            if (ROW_EQUATIONS[e].table == t->kind)
                add_row_equation(r, t, &ROW_EQUATIONS[e]);
        if (!column_rule(t->kind) || !rows_add_up(t))
            continue;
        for (size_t k = 0; k < t->n_rows; k++) {
            if (t->rows[k].role == ROW_TOTAL)
                add_column_sums(r, t, &t->rows[k]);
            else if (t->rows[k].role == ROW_SUBTOTAL)
                add_subtotal(r, t, k);
        }
    }
}

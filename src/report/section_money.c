/* 收支平衡, 收入 by source, basic against project. */
#include "report/sections.h"

#include <glib.h>

/* ------------------------------------------------------------- balance */

bool
has_balance(const struct composing *c)
{
    return budget_balance(c->u->budget, TABLE_BALANCE) != NULL;
}

/* The items of one side worth a row: those with an amount, and all sums. */
static size_t
side_items(const struct balance *b, bool expenditure,
           const struct balance_item **out)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->is_expenditure != expenditure)
            continue;
        bool sum = item->kind == BALANCE_CURRENT ||
                   item->kind == BALANCE_CARRIED ||
                   item->kind == BALANCE_GRAND_TOTAL;
        if (sum || !figure_is_blank(item->figure))
            out[n++] = item;
    }
    return n;
}

static bool
is_detail(const struct balance_item *item)
{
    return item->kind == BALANCE_SOURCE || item->kind == BALANCE_CLASS ||
           item->kind == BALANCE_CARRIED_PART;
}

static void
put_item(struct tabling *t, const struct balance_item *item)
{
    if (!item) {
        tabling_text(t, NULL, 0);
        tabling_text(t, NULL, 0);
        return;
    }
    tabling_text(t, item->name, is_detail(item) ? 1 : 0);
    tabling_figure(t, item->figure);
}

/** One side's items, and where its parts end: before the sum of this year
 *  when that follows its details, and before the grand total. */
struct side {
    const struct balance_item **items;
    size_t n, ends[3];
};

static struct side
side_of(arena *a, const struct balance *b, bool expenditure)
{
    struct side s = { .items = arena_array(a, const struct balance_item *,
                                           b->n_items) };
    s.n = side_items(b, expenditure, s.items);
    size_t total = s.n, current = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.items[i]->kind == BALANCE_CURRENT && i > 0)
            current = i;
        if (s.items[i]->kind == BALANCE_GRAND_TOTAL)
            total = i;
    }
    s.ends[0] = MIN(current, total);
    s.ends[1] = total;
    s.ends[2] = s.n;
    return s;
}

static enum report_row_role
balance_row_role(const struct balance_item *left,
                 const struct balance_item *right)
{
    const struct balance_item *item = left ? left : right;
    if (item->kind == BALANCE_GRAND_TOTAL)
        return REPORT_ROW_TOTAL;
    if (item->kind == BALANCE_CURRENT)
        return REPORT_ROW_SUBTOTAL;
    return REPORT_ROW_ITEM;
}

static const struct balance_item *
item_at(const struct side *s, size_t begin, size_t end, size_t i)
{
    return begin + i < end ? s->items[begin + i] : NULL;
}

/* Both sides part by part, so that their sums stand in one row. */
static void
put_sides(arena *a, struct tabling *t, const struct balance *b)
{
    struct side left = side_of(a, b, false), right = side_of(a, b, true);
    size_t l = 0, r = 0;
    for (int part = 0; part < 3; part++) {
        size_t rows = MAX(left.ends[part] - l, right.ends[part] - r);
        for (size_t i = 0; i < rows; i++) {
            const struct balance_item *from =
                item_at(&left, l, left.ends[part], i);
            const struct balance_item *to =
                item_at(&right, r, right.ends[part], i);
            tabling_row(t, balance_row_role(from, to), NULL);
            put_item(t, from);
            put_item(t, to);
        }
        l = left.ends[part];
        r = right.ends[part];
    }
}

static void
table_of_balance(struct composing *c, const struct balance *b,
                 const char *caption)
{
    static const struct tabling_column columns[] = {
        { "收入项目", ALIGN_LEFT, 10, 0 },
        { "预算数", ALIGN_POINT, 0, 0 },
        { "支出项目", ALIGN_LEFT, 10, 0 },
        { "预算数", ALIGN_POINT, 0, 0 }
    };
    struct tabling *t = tabling_new(c->a, caption, 4, columns);
    put_sides(c->a, t, b);
    struct report_table *made = tabling_end(t, c);
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：“–”表示未列数；无预算安排的科目从略。资料来源：%s。",
        table_words(c->a, b->table));
}

static void
say_side(struct composing *c, struct writing *w, const struct balance *b,
         bool expenditure)
{
    const struct balance_item *total =
        balance_find(b, BALANCE_GRAND_TOTAL, expenditure);
    if (!total || !figure_is_known(total->figure))
        return;
    const char *link = anchor_table(c->a, b->table);
    writing_say(w, expenditure ? "支出总计" : "收入总计");
    writing_amount(w, total->figure->used, link);
    bool any = false;
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        int64_t share;
        if (item->is_expenditure != expenditure || item == total ||
            item->kind == BALANCE_CURRENT ||
            item->kind == BALANCE_CARRIED_PART ||
            !figure_is_known(item->figure) || item->figure->used.fen <= 0 ||
            !money_ratio(item->figure->used, total->figure->used, 10000,
                         &share))
            continue;
        writing_printf(w, "%s%s", any ? "，" : "，其中：", item->name);
        writing_amount(w, item->figure->used, link);
        writing_say(w, "，占");
        writing_share(w, share, item->figure->used);
        any = true;
    }
    writing_say(w, "。");
}

void
section_balance(struct composing *c)
{
    const struct balance *b = budget_balance(c->u->budget, TABLE_BALANCE);
    part_chapter(c, "balance", "收支总体情况");
    for (int side = 0; side < 2; side++) {
        struct writing *w = writing_new(c->a);
        say_side(c, w, b, side == 1);
        writing_paragraph(w, c);
    }
    part_money_flow(c);
    table_of_balance(c, b, "收支总表");
    const struct balance *own =
        budget_balance(c->u->budget, TABLE_APPROPRIATION_BALANCE);
    if (own)
        table_of_balance(c, own, "财政拨款收支总表");
}

/* ------------------------------------------------------------- revenue */

static const struct table *
revenue_table(const struct composing *c)
{
    return budget_table(c->u->budget, TABLE_REVENUE);
}

bool
has_revenue(const struct composing *c)
{
    const struct table *t = revenue_table(c);
    return t && table_total(t);
}

/* Columns of money that are not all blank, without the sums. */
static size_t
used_sources(const struct table *t, const struct row *total, size_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        enum column_role role = t->columns[i].role;
        bool source = role >= COLUMN_CURRENT_GENERAL &&
                      role <= COLUMN_CARRIED_OTHER && role != COLUMN_CARRIED;
        if (source && figure_is_known(&total->cells[i].figure) &&
            total->cells[i].figure.used.fen != 0)
            out[n++] = i;
    }
    return n;
}

void
section_revenue(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "资金来源", ALIGN_LEFT, 14, 0 },
        { "金额", ALIGN_POINT, 0, 0 },
        { "占比", ALIGN_RIGHT, 0, 0 }
    };
    const struct table *t = revenue_table(c);
    const struct row *total = table_total(t);
    size_t *source = arena_array(c->a, size_t, t->n_columns);
    size_t n = used_sources(t, total, source);
    money *parts = arena_array(c->a, money, n), sum = { 0 };
    int64_t *shares = arena_array(c->a, int64_t, n);
    for (size_t i = 0; i < n; i++) {
        parts[i] = total->cells[source[i]].figure.used;
        money_add(&sum, parts[i]);
    }
    money_shares(parts, n, sum, shares);
    part_chapter(c, "revenue", "收入构成");
    struct tabling *made = tabling_new(c->a, "收入按资金来源", 3, columns);
    for (size_t i = 0; i < n; i++) {
        const struct column *column = &t->columns[source[i]];
        const char *leaf = g_strrstr(column->name, "/");
        leaf = leaf && column->group ? leaf + 1 : column->name;
        const char *name =
            column->group
                ? arena_printf(c->a, "%s：%s", column->group, leaf)
                : leaf;
        tabling_row(made, REPORT_ROW_ITEM, NULL);
        tabling_text(made, name, 0);
        tabling_money(made, parts[i], anchor_row(c->a, t, total->line));
        tabling_share(made, shares[i], parts[i]);
    }
    tabling_row(made, REPORT_ROW_TOTAL, NULL);
    tabling_text(made, "合计", 0);
    tabling_money(made, sum, anchor_row(c->a, t, total->line));
    tabling_share(made, sum.fen ? 10000 : 0, sum);
    struct report_table *table = tabling_end(made, c);
    table->unit = "金额单位：万元";
    table->note = arena_printf(c->a, "资料来源：%s。", table_words(c->a, t));
}

/* -------------------------------------------------- basic and project */

void
section_basic_project(struct composing *c)
{
    static const char *parts[] = { "基本支出", "项目支出", NULL };
    const struct summary *s = c->u->summary;
    int64_t shares[2];
    money both[2] = { s->basic, s->project };
    money sum = s->basic;
    if (!money_add(&sum, s->project) || sum.fen <= 0)
        return;
    money_shares(both, 2, sum, shares);
    part_chapter(c, "basic-project", "基本支出与项目支出");
    struct writing *w = writing_new(c->a);
    for (int i = 0; i < 2; i++) {
        writing_printf(w, "%s%s", i ? "；" : "", parts[i]);
        writing_amount(w, both[i], NULL);
        writing_say(w, "，占");
        writing_share(w, shares[i], both[i]);
    }
    writing_say(w, "。");
    writing_paragraph(w, c);
    struct chart_item *items = arena_array(c->a, struct chart_item, 2);
    for (int i = 0; i < 2; i++)
        items[i] = (struct chart_item) { .label = parts[i],
                                         .value = both[i],
                                         .share = shares[i] };
    struct chart *chart = arena_one(c->a, struct chart);
    int more = both[1].fen > both[0].fen;
    *chart = (struct chart) {
        .kind = CHART_DONUT, .unit = UNIT_WAN, .decimals = 2, .n_items = 2,
        .items = items,
        .title = arena_printf(c->a, "%s占%s", parts[more],
                              words_share(c->a, shares[more], both[more])),
        .note = "单位：万元；分母为基本支出与项目支出之和。"
    };
    chart->description = chart->title;
    part_chart(c, chart, "chart-basic-project");
}

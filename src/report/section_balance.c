/* 收支平衡: where the money comes from, where it goes. */
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>

/* ------------------------------------------------------------- balance */

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

/* One that can be told: sure, and with anything to tell. */
static const struct balance *
told_balance(const struct composing *c, enum table_kind kind)
{
    const struct balance *b = budget_sure_balance(c->u->budget, kind);
    if (!b)
        return NULL;
    const struct balance_item **items =
        arena_array(c->a, const struct balance_item *, b->n_items + 1);
    return side_items(b, false, items) + side_items(b, true, items) ? b : NULL;
}

bool
has_balance(const struct composing *c)
{
    return told_balance(c, TABLE_BALANCE) != NULL;
}

static bool
is_detail(const struct balance_item *item)
{
    return item->kind == BALANCE_SOURCE || item->kind == BALANCE_CLASS ||
           item->kind == BALANCE_CARRIED_PART;
}

static void
put_item(struct tabling *t, const struct balance *b,
         const struct balance_item *item)
{
    if (!item) {
        tabling_text(t, NULL, 0);
        tabling_text(t, NULL, 0);
        return;
    }
    tabling_text(t, item->name, is_detail(item) ? 1 : 0);
    tabling_figure_link(t, item->figure,
                        anchor_row(tabling_arena(t), b->table, item->line));
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
            put_item(t, b, from);
            put_item(t, b, to);
        }
        l = left.ends[part];
        r = right.ends[part];
    }
}

static void
table_of_balance(struct composing *c, const struct balance *b,
                 const char *caption, const char *anchor)
{
    const char *amount = arena_printf(c->a, "%s数", part_phase(c));
    const struct tabling_column columns[] = {
        { "收入项目", ALIGN_LEFT, 10, 0 }, { amount, ALIGN_POINT, 0, 0 },
        { "支出项目", ALIGN_LEFT, 10, 0 }, { amount, ALIGN_POINT, 0, 0 }
    };
    struct tabling *t =
        tabling_new(c->a, caption, 4,
                    arena_memdup(c->a, columns, sizeof columns));
    put_sides(c->a, t, b);
    struct report_table *made = tabling_end(t, c);
    made->anchor = anchor;
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：“–”表示未列数，未列数的科目从略。资料来源：%s。",
        table_words(c->a, b->table));
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "total", "both even", "收入总计{income}，支出总计{spending}，收支平衡"
                            "{@balance-table}。" },
    { "total", "both", "收入总计{income}，支出总计{spending}，两者相差{gap}"
                       "{@balance-table}。" },
    { "total", "income", "收入总计{income}{@balance-table}。" },
    { "total", "spending", "支出总计{spending}{@balance-table}。" },
    { "sources", "income one-source", "收入全部为{one-source}。" },
    { "sources", "income sources", "收入中，{sources}。" },
    { "uses", "spending one-use", "支出全部为{one-use}。" },
    { "uses", "spending uses", "支出中，{uses}。" },
    { "left", "left", "{left-name}{left}。" },
    { "own", "treasury all", "收入全部为财政拨款{@balance-own}。" },
    { "own", "treasury", "其中财政拨款{treasury}，占收入{treasury-share}"
                         "{@balance-own}。" },
};

static const struct figure *
known(const struct balance *b, enum balance_item_kind kind, bool expenditure)
{
    const struct balance_item *item =
        b ? balance_find(b, kind, expenditure) : NULL;
    return item && figure_is_known(item->figure) ? item->figure : NULL;
}

/* The parts of a side with money, descending; `n` of them. */
static const struct balance_item **
parts_of_side(struct composing *c, const struct balance *b, bool expenditure,
              size_t *n)
{
    const struct balance_item **parts =
        arena_array(c->a, const struct balance_item *, b->n_items + 1);
    *n = 0;
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool part = item->kind == BALANCE_SOURCE ||
                    item->kind == BALANCE_CLASS ||
                    (item->kind == BALANCE_CARRIED && !expenditure);
        if (!part || item->is_expenditure != expenditure ||
            !figure_is_known(item->figure) || item->figure->used.fen <= 0)
            continue;
        size_t at = (*n)++;
        for (; at && money_compare(parts[at - 1]->figure->used,
                                   item->figure->used) < 0; at--)
            parts[at] = parts[at - 1];
        parts[at] = item;
    }
    return parts;
}

enum { MOST_SAID = 4 };

/* The name of the only part of a side, or null. */
static const char *
only_part(struct composing *c, const struct balance *b, bool expenditure)
{
    size_t n;
    const struct balance_item **parts = parts_of_side(c, b, expenditure, &n);
    const struct figure *total = known(b, BALANCE_GRAND_TOTAL, expenditure);
    bool only = n == 1 && total &&
                parts[0]->figure->used.fen == total->used.fen;
    return only ? parts[0]->name : NULL;
}

/* Shares of the parts as the chapters' tables have them. */
static int64_t *
shares_of(struct composing *c, const struct balance_item **parts, size_t n,
          money total)
{
    money *amounts = arena_array(c->a, money, n + 1);
    int64_t *shares = arena_array(c->a, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        amounts[i] = parts[i]->figure->used;
        money_subtract(&total, amounts[i]);
    }
    amounts[n] = total;
    for (size_t i = 0; i < n; i++)
        money_add(&total, amounts[i]);
    money_shares(amounts, n + 1, total, shares);
    return shares;
}

/* "一般公共预算拨款收入19.67亿元，占85.57%；…；其余3项共…"; "" for none. */
static const char *
side_words(struct composing *c, const struct balance *b, bool expenditure)
{
    size_t n;
    const struct balance_item **parts =
        parts_of_side(c, b, expenditure, &n);
    const struct figure *total = known(b, BALANCE_GRAND_TOTAL, expenditure);
    if (!total)
        return "";
    int64_t *shares = shares_of(c, parts, n, total->used);
    const char *said = "";
    money rest = { 0 };
    for (size_t i = 0; i < n; i++) {
        money amount = parts[i]->figure->used;
        if (i >= MOST_SAID && n > MOST_SAID + 1)
            money_add(&rest, amount);
        else
            said = arena_printf(c->a, "%s%s%s%s，占%s", said, i ? "；" : "",
                                parts[i]->name, words_amount(c->a, amount),
                                words_share(c->a, shares[i], amount));
    }
    if (rest.fen)
        said = arena_printf(c->a, "%s；其余%zu项共%s", said, n - MOST_SAID,
                            words_amount(c->a, rest));
    return said;
}

static void
note_rounding(struct composing *c, const struct balance *b, bool expenditure)
{
    size_t n;
    const struct balance_item **parts = parts_of_side(c, b, expenditure, &n);
    const struct figure *total = known(b, BALANCE_GRAND_TOTAL, expenditure);
    money *amounts = arena_array(c->a, money, n + 1);
    for (size_t i = 0; i < n; i++)
        amounts[i] = parts[i]->figure->used;
    if (total)
        part_rounding_note(c, amounts, n, total->used);
}

static void
say_balance(struct composing *c, const struct balance *b,
            const struct balance *own)
{
    const struct figure *income = known(b, BALANCE_GRAND_TOTAL, false);
    const struct figure *spending = known(b, BALANCE_GRAND_TOTAL, true);
    const struct figure *left = known(b, BALANCE_CARRIED, true);
    const struct figure *treasury = known(own, BALANCE_GRAND_TOTAL, false);
    struct facts *f = facts_new(c->a);
    facts_flag(f, "both", income && spending);
    if (income)
        facts_amount(f, "income", income->used,
                     anchor_row(c->a, b->table, income->at.line));
    facts_flag(f, "income", income != NULL);
    if (spending)
        facts_amount(f, "spending", spending->used,
                     anchor_row(c->a, b->table, spending->at.line));
    facts_flag(f, "spending", spending != NULL);
    if (income && spending) {
        money gap = income->used;
        facts_flag(f, "even", money_compare(gap, spending->used) == 0);
        if (money_subtract(&gap, spending->used))
            facts_amount(f, "gap", money_magnitude(gap), NULL);
    }
    facts_word(f, "one-source", only_part(c, b, false), NULL);
    facts_word(f, "one-use", only_part(c, b, true), NULL);
    facts_word(f, "sources", side_words(c, b, false), NULL);
    facts_word(f, "uses", side_words(c, b, true), NULL);
    if (left) {
        facts_amount(f, "left", left->used, NULL);
        facts_word(f, "left-name",
                   balance_find(b, BALANCE_CARRIED, true)->name, NULL);
    }
    if (treasury && income) {
        facts_amount(f, "treasury", treasury->used,
                     anchor_row(c->a, own->table, treasury->at.line));
        facts_ratio(f, "treasury-share", treasury->used, income->used);
        facts_flag(f, "all", treasury->used.fen == income->used.fen);
    }
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
    note_rounding(c, b, false);
}

void
section_balance(struct composing *c)
{
    const struct balance *b = told_balance(c, TABLE_BALANCE);
    const struct balance *own = told_balance(c, TABLE_APPROPRIATION_BALANCE);
    say_balance(c, b, own);
    part_money_flow(c);
    bool final = c->u->budget->kind == DOCUMENT_FINAL_ACCOUNT;
    table_of_balance(c, b, final ? "收支决算总表" : "收支总表",
                     "balance-table");
    if (own)
        table_of_balance(c, own, final ? "财政拨款收支决算总表"
                                       : "财政拨款收支总表", "balance-own");
}

/* 收入 by source of money. */
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>

static const struct table *
revenue_table(const struct composing *c)
{
    return budget_sure_table(c->u->budget, TABLE_REVENUE);
}

bool
has_revenue(const struct composing *c)
{
    const struct table *t = revenue_table(c);
    return t && table_total(t);
}

/** The sources that hold money, descending. */
struct sources {
    const struct table *table;
    const struct row *total;
    size_t n;
    struct chart_item *items;
    const char *others; /* those that are no appropriation, with amounts; "" */
    money sum, carried;
};

static bool
is_source(enum column_role role)
{
    return role >= COLUMN_CURRENT_GENERAL && role <= COLUMN_CARRIED_OTHER &&
           role != COLUMN_CARRIED;
}

/* The lowest word of the header; of what was carried over it says so. */
static const char *
source_name(arena *a, const struct column *column)
{
    const char *leaf = g_strrstr(column->name, "/");
    leaf = leaf && column->group ? leaf + 1 : column->name;
    return column->role > COLUMN_CARRIED ? arena_printf(a, "上年结转的%s", leaf)
                                         : leaf;
}

/* Of the treasury: the general budget, funds and state capital. */
static bool
is_appropriation(enum column_role role)
{
    return role == COLUMN_CURRENT_GENERAL || role == COLUMN_CURRENT_FUND ||
           role == COLUMN_CURRENT_STATE_CAPITAL ||
           role == COLUMN_CARRIED_GENERAL || role == COLUMN_CARRIED_FUND ||
           role == COLUMN_CARRIED_STATE_CAPITAL;
}

static gint
by_value(gconstpointer left, gconstpointer right, gpointer unused)
{
    const struct chart_item *a = left, *b = right;
    (void) unused;
    return money_compare(b->value, a->value);
}

static struct sources
sources_of(struct composing *c)
{
    struct sources s = { .table = revenue_table(c), .others = "" };
    s.total = table_total(s.table);
    s.items = arena_array(c->a, struct chart_item, s.table->n_columns + 1);
    for (size_t i = 0; i < s.table->n_columns; i++) {
        const struct figure *f = &s.total->cells[i].figure;
        enum column_role role = s.table->columns[i].role;
        if (!is_source(role) || !figure_is_known(f) || !f->used.fen)
            continue;
        s.items[s.n++] = (struct chart_item) {
            .label = source_name(c->a, &s.table->columns[i]),
            .value = f->used
        };
        if (!is_appropriation(role))
            s.others = arena_printf(c->a, "%s%s%s%s", s.others,
                                    *s.others ? "、" : "",
                                    s.items[s.n - 1].label,
                                    words_amount(c->a, f->used));
        money_add(&s.sum, f->used);
        if (role > COLUMN_CARRIED)
            money_add(&s.carried, f->used);
    }
    g_qsort_with_data(s.items, (gint) s.n, sizeof *s.items, by_value, NULL);
    money *parts = arena_array(c->a, money, s.n + 1);
    int64_t *shares = arena_array(c->a, int64_t, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        parts[i] = s.items[i].value;
    money_shares(parts, s.n, s.sum, shares);
    for (size_t i = 0; i < s.n; i++)
        s.items[i].share = shares[i];
    return s;
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "what", "single", "收入{sum}，全部是{first}{@revenue-table}。" },
    { "what", "several others", "收入{sum}{@revenue-table}，其中{first}"
        "{first-amount}，占{first-share}；非财政拨款的有{others}。" },
    { "what", "several", "收入{sum}{@revenue-table}，其中{first}"
                         "{first-amount}，占{first-share}。" },
    { "carried", "carried", "上年结转{carried}，占{carried-share}。" },
    { "carried", "several carries", "没有上年结转。" },
};

/* A table without such a column does not tell. */
static bool
has_carried(const struct table *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].role >= COLUMN_CARRIED &&
            t->columns[i].role <= COLUMN_CARRIED_OTHER)
            return true;
    return false;
}

static void
say_sources(struct composing *c, const struct sources *s)
{
    struct facts *f = facts_new(c->a);
    facts_flag(f, "single", s->n == 1);
    facts_flag(f, "several", s->n > 1);
    facts_flag(f, "carries", has_carried(s->table));
    facts_count(f, "n", s->n);
    facts_amount(f, "sum", s->sum,
                 anchor_row(c->a, s->table, s->total->line));
    if (s->n) {
        facts_word(f, "first", s->items[0].label, NULL);
        facts_amount(f, "first-amount", s->items[0].value, NULL);
        facts_share(f, "first-share", s->items[0].share, s->items[0].value);
    }
    facts_word(f, "others", s->others, NULL);
    facts_amount(f, "carried", s->carried, NULL);
    facts_ratio(f, "carried-share", s->carried, s->sum);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

static void
chart_of_sources(struct composing *c, const struct sources *s)
{
    struct chart *chart = arena_one(c->a, struct chart);
    if (s->n < 3 || s->n > 6)
        return;
    *chart = (struct chart) {
        .kind = CHART_DONUT, .unit = UNIT_WAN, .decimals = 2,
        .n_items = s->n, .items = s->items,
        .title = arena_printf(c->a, "“%s”占收入%s", s->items[0].label,
                              words_share(c->a, s->items[0].share,
                                          s->items[0].value)),
        .note = arena_printf(c->a, "单位：万元；分母为收入合计%s万元。",
                             words_wan(c->a, s->sum))
    };
    chart->description = chart->title;
    struct block *block = part_chart(c, chart, "chart-revenue");
    block->beside = true; /* the table, which is short */
    block->width = 42;
}

static void
table_of_sources(struct composing *c, const struct sources *s)
{
    static const struct tabling_column columns[] = {
        { "资金来源", ALIGN_LEFT, 14, 0 },
        { "金额", ALIGN_POINT, 0, 0 },
        { "占比", ALIGN_RIGHT, 0, 0 }
    };
    struct tabling *t = tabling_new(c->a, "收入按资金来源", 3, columns);
    const char *link = anchor_row(c->a, s->table, s->total->line);
    for (size_t i = 0; i < s->n; i++) {
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, s->items[i].label, 0);
        tabling_money(t, s->items[i].value, link);
        tabling_share(t, s->items[i].share, s->items[i].value);
    }
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "合计", 0);
    tabling_money(t, s->sum, link);
    tabling_share(t, s->sum.fen ? 10000 : 0, s->sum);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "revenue-table";
    made->unit = "金额单位：万元";
    made->note = arena_printf(c->a, "资料来源：%s第%d行。",
                              table_words(c->a, s->table), s->total->line);
}

const char *
part_other_sources(struct composing *c)
{
    if (!has_revenue(c))
        return NULL;
    struct sources s = sources_of(c);
    return *s.others ? s.others : NULL;
}

void
section_revenue(struct composing *c)
{
    struct sources s = sources_of(c);
    if (!s.n) {
        part_paragraph(c, "收入总表的合计行没有按来源列数。");
        return;
    }
    say_sources(c, &s);
    chart_of_sources(c, &s);
    table_of_sources(c, &s);
}

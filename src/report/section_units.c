/* By unit: revenue, and the projects each has. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>

static bool
is_unit(const struct row *r)
{
    return r->role == ROW_ITEM && (r->org.name || r->org.code);
}

static size_t
count_units(const struct table *t)
{
    size_t units = 0;
    for (size_t i = 0; t && i < t->n_rows; i++)
        units += is_unit(&t->rows[i]);
    return units;
}

bool
has_units(const struct composing *c)
{
    return count_units(budget_sure_table(c->u->budget, TABLE_REVENUE)) > 1;
}

static const char *
unit_name(const struct row *r)
{
    return r->org.name ? r->org.name : r->org.code;
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "count", "", "部门预算含{n}个单位，收入合计{total}{@units-table}。" },
    { "top", "first", "其中“{first}”{first-amount}，占{first-share}" },
    { "last", "first two", "；“{second}”{second-amount}，占"
                           "{second-share}。" },
    { "last", "first", "；最少的是“{second}”，{second-amount}，占"
                       "{second-share}。" },
};

/* The units' shares of the revenue; items in falling order. */
static struct breakdown
units_of(struct composing *c, const struct table *t)
{
    struct breakdown b = { .by = "单位", .of = "收入",
                           .source = table_words(c->a, t) };
    b.items = arena_array(c->a, struct chart_item, t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        const struct figure *f = row_figure(t, r, COLUMN_TOTAL);
        if (!is_unit(r) || !f || !figure_is_known(f))
            continue;
        b.items[b.n++] = (struct chart_item) {
            .label = unit_name(r), .value = f->used,
            .href = arena_printf(c->a, "#unit-l%d", r->line)
        };
        money_add(&b.total, f->used);
    }
    breakdown_settle(c, &b);
    return b;
}

static void
say_units(struct composing *c, const struct breakdown *b, size_t n)
{
    struct facts *f = facts_new(c->a);
    facts_count(f, "n", n);
    facts_amount(f, "total", b->total, NULL);
    if (b->n > 1) {
        const struct chart_item *first = &b->items[0];
        const struct chart_item *last = &b->items[b->n - 1];
        facts_word(f, "first", first->label, first->href + 1);
        facts_amount(f, "first-amount", first->value, NULL);
        facts_share(f, "first-share", first->share, first->value);
        facts_word(f, "second", last->label, last->href + 1);
        facts_amount(f, "second-amount", last->value, NULL);
        facts_share(f, "second-share", last->share, last->value);
        facts_flag(f, "two", b->n == 2);
    }
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* --------------------------------------------------------------- table */

/* Projects of a unit and their money, by the unit's name. */
static size_t
projects_of(const struct project_sums *p, const struct row *unit, money *sum)
{
    size_t count = 0;
    *sum = (money) { 0 };
    for (size_t i = 0; i < p->n; i++)
        if (unit->org.name &&
            g_strcmp0(p->items[i].org, unit->org.name) == 0) {
            count++;
            money_add(sum, p->items[i].amount);
        }
    return count;
}

static void
put_unit(struct composing *c, struct tabling *t, const struct table *of,
         const struct row *row, const struct project_sums *p)
{
    static const enum column_role roles[] = { COLUMN_TOTAL, COLUMN_CURRENT,
                                              COLUMN_CARRIED };
    bool total = row->role == ROW_TOTAL;
    money sum = p->total;
    size_t count = total ? p->n : projects_of(p, row, &sum);
    tabling_row(t, total ? REPORT_ROW_TOTAL : REPORT_ROW_ITEM,
                arena_printf(c->a, "unit-l%d", row->line));
    tabling_text(t, total ? "合计" : row->org.code, 0);
    tabling_text(t, row->org.name, 0);
    for (size_t k = 0; k < G_N_ELEMENTS(roles); k++)
        tabling_figure_link(t, row_figure(of, row, roles[k]),
                            anchor_row(c->a, of, row->line));
    if (!count)
        return;
    tabling_count(t, count);
    tabling_money(t, sum, NULL);
}

static void
table_of_units(struct composing *c, const struct table *of)
{
    static const struct tabling_column columns[] = {
        { "单位代码", ALIGN_LEFT, 0, 0 },
        { "单位名称", ALIGN_LEFT, 10, 0 },
        { "收入合计", ALIGN_POINT, 0, 0 },
        { "其中：本年", ALIGN_POINT, 0, 0 },
        { "其中：上年结转", ALIGN_POINT, 0, 0 },
        { "项目数", ALIGN_RIGHT, 0, 0 },
        { "项目支出", ALIGN_POINT, 0, 0 }
    };
    const struct project_sums p = *part_projects(c);
    struct tabling *t = tabling_new(c->a, "各单位收入与项目", 7, columns);
    for (size_t i = 0; i < of->n_rows; i++)
        if (is_unit(&of->rows[i]) || of->rows[i].role == ROW_TOTAL)
            put_unit(c, t, of, &of->rows[i], &p);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "units-table";
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "资料来源：%s；项目取自%s。", table_words(c->a, of),
        p.n ? table_kind_name(p.source) : "各表");
}

void
section_units(struct composing *c)
{
    const struct table *t = budget_sure_table(c->u->budget, TABLE_REVENUE);
    struct breakdown b = units_of(c, t);
    struct breakdown_chart bars = { CHART_BARS, 12, NULL, "chart-units" };
    say_units(c, &b, count_units(t));
    if (b.n > 2 && !breakdown_is_dominated(&b))
        breakdown_draw(c, &b, &bars);
    table_of_units(c, t);
}

/* 基本支出 against 项目支出: as a whole, and per function. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>

static const char TOTAL_ROW[] = "basic-project-total"; /* anchor */
static const char *const PARTS[] = { "基本支出", "项目支出", NULL };

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "whole", "only-project", "支出{total}全部为项目支出，没有基本支出"
                               "{@basic-project-table}。" },
    { "whole", "only-basic", "支出{total}全部为基本支出，没有项目支出"
                             "{@basic-project-table}。" },
    { "whole", "", "基本支出{basic}，占{basic-share}；项目支出{project}，占"
                   "{project-share}{@basic-project-table}。" },
    { "ratio", "times", "项目支出是基本支出的{times}倍。" },
    { "other", "other", "另有其他支出{other}，占{other-share}。" },
    { "personnel", "personnel public", "一般公共预算基本支出中，人员经费"
        "{personnel}，占{personnel-share}；公用经费{public}，占"
        "{public-share}。" },
};

/* "34.16", project over basic. */
static const char *
times_words(arena *a, const struct summary *s)
{
    int64_t times;
    if (s->basic.fen <= 0 || s->project.fen < 2 * s->basic.fen ||
        !money_ratio(s->project, s->basic, 100, &times))
        return NULL;
    return arena_printf(a, "%d.%02d", (int) (times / 100),
                        (int) (times % 100));
}

/* 人员 and 公用 of the basic table's total row. */
static void
personnel_facts(struct composing *c, struct facts *f)
{
    const struct table *t = budget_sure_table(c->u->budget, TABLE_BASIC);
    const struct row *total = t ? table_total(t) : NULL;
    const struct figure *people =
        total ? row_figure(t, total, COLUMN_PERSONNEL) : NULL;
    const struct figure *use =
        total ? row_figure(t, total, COLUMN_PUBLIC_USE) : NULL;
    if (!people || !use || !figure_is_known(people) || !figure_is_known(use))
        return;
    money sum = people->used;
    if (!money_add(&sum, use->used))
        return;
    const char *link = anchor_row(c->a, t, total->line);
    facts_amount(f, "personnel", people->used, link);
    facts_amount(f, "public", use->used, link);
    facts_ratio(f, "personnel-share", people->used, sum);
    facts_ratio(f, "public-share", use->used, sum);
}

static void
say_parts(struct composing *c)
{
    const struct summary *s = c->u->summary;
    struct facts *f = facts_new(c->a);
    money other = s->total;
    money_subtract(&other, s->basic);
    money_subtract(&other, s->project);
    facts_amount(f, "total", s->total, TOTAL_ROW);
    facts_amount(f, "basic", s->basic, TOTAL_ROW);
    facts_amount(f, "project", s->project, TOTAL_ROW);
    facts_amount(f, "other", other, TOTAL_ROW);
    facts_ratio(f, "basic-share", s->basic, s->total);
    facts_ratio(f, "project-share", s->project, s->total);
    facts_ratio(f, "other-share", other, s->total);
    facts_flag(f, "only-basic", s->basic.fen == s->total.fen);
    facts_flag(f, "only-project", s->project.fen == s->total.fen);
    facts_word(f, "times", times_words(c->a, s), NULL);
    personnel_facts(c, f);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
    const money parts[] = { s->basic, s->project, other };
    part_rounding_note(c, parts, 3, s->total);
}

/* -------------------------------------------------------------- charts */

static size_t
mostly_project(const struct aggregates *list, const struct breakdown *b)
{
    size_t count = 0;
    for (size_t i = 0; i < b->n; i++) {
        const struct aggregate *of = aggregate_find(list,
                                                    b->items[i].href + 3);
        count += money_compare(of->project, of->basic) > 0;
    }
    return count;
}

static const char *
stacked_title(struct composing *c, size_t n, size_t mostly)
{
    if (mostly == 0 || mostly == n)
        return arena_printf(c->a, "%zu个功能科目都以%s为主", n,
                            PARTS[mostly == n]);
    return arena_printf(c->a, "%zu个功能科目中，%zu个以项目支出为主", n,
                        mostly);
}

/* Functions as bars of both parts: 类, or 款 where there are few 类. */
static bool
chart_stacked(struct composing *c)
{
    enum { MOST = 8 };
    const struct aggregates *list = &c->u->summary->by[CLASS_FUNCTION];
    struct breaking how = { CLASS_FUNCTION, 1, MEASURE_TOTAL, NULL };
    struct breakdown b = breakdown_by_subject(c, &how);
    if (b.n < 3) {
        how.level = 2;
        b = breakdown_by_subject(c, &how);
    }
    if (b.n < 2 || breakdown_is_dominated(&b))
        return false;
    size_t shown = MIN(b.n, (size_t) MOST);
    struct chart_item *items = arena_array(c->a, struct chart_item,
                                           2 * shown);
    for (size_t i = 0; i < shown; i++) {
        const struct aggregate *of =
            aggregate_find(list, b.items[i].href + 3);
        for (size_t part = 0; part < 2; part++)
            items[2 * i + part] = (struct chart_item) {
                .label = b.items[i].label, .group = PARTS[part],
                .value = part ? of->project : of->basic, .share = -1,
                .href = b.items[i].href
            };
    }
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_STACKED, .unit = UNIT_WAN, .decimals = 2,
        .n_items = 2 * shown, .items = items, .parts = (const char **) PARTS,
        .title = stacked_title(c, b.n, mostly_project(list, &b)),
        .note = arena_printf(
            c->a, "按%s，单位：万元%s。资料来源：%s。", b.by,
            shown < b.n ? arena_printf(c->a, "；列前%zu项，共%zu项", shown,
                                       b.n) : "",
            b.source)
    };
    chart->description = chart->title;
    part_chart(c, chart, "chart-basic-project");
    return true;
}

/* Where one function dwarfs the others: what each part is spent on. */
static void
charts_of_parts(struct composing *c)
{
    static const struct {
        enum measure measure;
        const char *anchor;
    } parts[] = { { MEASURE_BASIC, "chart-basic" },
                  { MEASURE_PROJECT, "chart-project" } };
    struct block *drawn[G_N_ELEMENTS(parts)] = { NULL };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const struct breaking ways[] = {
            { CLASS_DEPARTMENT, 1, parts[i].measure, NULL },
            { CLASS_DEPARTMENT, 2, parts[i].measure, NULL },
            { CLASS_FUNCTION, 2, parts[i].measure, NULL }
        };
        struct breakdown candidates[G_N_ELEMENTS(ways)];
        for (size_t k = 0; k < G_N_ELEMENTS(ways); k++)
            candidates[k] = breakdown_by_subject(c, &ways[k]);
        const struct breakdown *best =
            breakdown_best(candidates, G_N_ELEMENTS(candidates));
        struct breakdown_chart how = { CHART_BARS, 8, NULL,
                                       parts[i].anchor };
        if (best)
            drawn[i] = breakdown_draw(c, best, &how);
    }
    if (drawn[0] && drawn[1])
        drawn[0]->beside = true;
}

/* --------------------------------------------------------------- table */

static void
put_part(struct tabling *t, money amount)
{
    if (amount.fen)
        tabling_money(t, amount, NULL);
    else
        tabling_blank(t);
}

static void
put_function(struct composing *c, struct tabling *t,
             const struct aggregate *item)
{
    int64_t share = 0;
    bool known = money_ratio(item->project, item->total, 10000, &share);
    tabling_row(t, item->level == 1 ? REPORT_ROW_SUBTOTAL : REPORT_ROW_ITEM,
                NULL);
    tabling_link(t, item->name ? item->name : item->code,
                 breakdown_subject_anchor(c->a, CLASS_FUNCTION, item->code));
    tabling_money(t, item->total, NULL);
    put_part(t, item->basic);
    put_part(t, item->project);
    if (known && share > 0)
        tabling_share_bar(t, share, item->project);
}

static void
table_of_parts(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "功能分类", ALIGN_LEFT, 12, 0 },
        { "合计", ALIGN_POINT, 0, 0 },
        { "基本支出", ALIGN_POINT, 0, 0 },
        { "项目支出", ALIGN_POINT, 0, 0 },
        { "项目占比", ALIGN_RIGHT, 6, 0 }
    };
    const struct summary *s = c->u->summary;
    const struct aggregates *list = &s->by[CLASS_FUNCTION];
    struct tabling *t = tabling_new(c->a, "各功能科目的基本支出与项目支出", 5,
                                    columns);
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].level < 3)
            put_function(c, t, &list->items[i]);
    const struct aggregate all = { .name = "合计", .total = s->total,
                                   .basic = s->basic,
                                   .project = s->project };
    int64_t share = 0;
    tabling_row(t, REPORT_ROW_TOTAL, TOTAL_ROW);
    tabling_text(t, all.name, 0);
    tabling_money(t, all.total, NULL);
    tabling_money(t, all.basic, NULL);
    tabling_money(t, all.project, NULL);
    if (money_ratio(all.project, all.total, 10000, &share))
        tabling_share_bar(t, share, all.project);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "basic-project-table";
    made->unit = "金额单位：万元";
    made->note = arena_printf(c->a, "注：项目占比以本行合计为分母。资料来源："
                                    "%s，由明细行汇总。",
                              table_words(c->a, s->source));
}

void
section_basic_project(struct composing *c)
{
    const struct summary *s = c->u->summary;
    if (!s->parts_known) {
        part_paragraph(c, "公开文本没有把支出分为基本支出和项目支出。");
        return;
    }
    say_parts(c);
    if (!s->split)
        return;
    if (!chart_stacked(c))
        charts_of_parts(c);
    table_of_parts(c);
}

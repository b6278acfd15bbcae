/* Spending by function and by both economic classifications: one form. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"
#include "report/web_parts.h"

#include <glib.h>

struct class_section {
    enum classification which;
    const char *title; /* of the table */
    const char *named; /* what the classification is called in a sentence */
    const char *table, *chart, *overview; /* anchors */
    enum chart_kind kind; /* of the overview by 类 */
};

static const struct class_section FUNCTION = {
    CLASS_FUNCTION, "支出按功能分类", "功能分类", "function-table",
    "chart-function", "chart-function-overview", CHART_TREEMAP
};
static const struct class_section DEPARTMENT = {
    CLASS_DEPARTMENT, "支出按部门支出经济分类", "部门支出经济分类",
    "department-economic-table", "chart-department-economic",
    "chart-department-economic-overview", CHART_DONUT
};
static const struct class_section GOVERNMENT = {
    CLASS_GOVERNMENT, "支出按政府支出经济分类", "政府支出经济分类",
    "government-economic-table", "chart-government-economic",
    "chart-government-economic-overview", CHART_DONUT
};

static bool
has_items(const struct composing *c, enum classification which)
{
    return c->u->summary->source && c->u->summary->by[which].n > 0;
}

bool
has_function(const struct composing *c)
{
    return has_items(c, CLASS_FUNCTION);
}

bool
has_department_economic(const struct composing *c)
{
    return has_items(c, CLASS_DEPARTMENT);
}

bool
has_government_economic(const struct composing *c)
{
    return has_items(c, CLASS_GOVERNMENT);
}

/* --------------------------------------------------------------- table */

/* 合计, 基本支出, 项目支出; a sum of nothing is left blank. */
static void
put_sums(struct tabling *t, const struct summary *s, const money sums[3],
         const char *link)
{
    tabling_money(t, sums[0], link);
    for (int i = 1; s->split && i < 3; i++) {
        if (sums[i].fen)
            tabling_money(t, sums[i], NULL);
        else
            tabling_blank(t);
    }
}

static void
put_aggregate(struct composing *c, struct tabling *t,
              enum classification which, const struct aggregate *item)
{
    const char *link = item->lines && item->lines[0]
        ? anchor_row(c->a, c->u->summary->source, item->lines[0]) : NULL;
    const money sums[3] = { item->total, item->basic, item->project };
    tabling_row(t, item->level == 1 ? REPORT_ROW_SUBTOTAL : REPORT_ROW_ITEM,
                breakdown_subject_anchor(c->a, which, item->code));
    tabling_text(t, item->code, 0);
    tabling_text(t, item->name, item->level - 1);
    put_sums(t, c->u->summary, sums, link);
    tabling_share(t, item->share, item->total);
}

/* Rows without a code of the classification: what the levels do not hold. */
static void
put_rest(struct tabling *t, const struct summary *s,
         const struct aggregates *list)
{
    money rest[3] = { s->total, s->basic, s->project };
    for (size_t i = 0; i < list->n; i++) {
        const struct aggregate *item = &list->items[i];
        if (item->level == 1) {
            money_subtract(&rest[0], item->total);
            money_subtract(&rest[1], item->basic);
            money_subtract(&rest[2], item->project);
        }
    }
    if (!rest[0].fen)
        return;
    int64_t share = 0;
    money_ratio(rest[0], s->total, 10000, &share);
    tabling_row(t, REPORT_ROW_SUBTOTAL, NULL);
    tabling_blank(t);
    tabling_text(t, "未标明科目", 0);
    put_sums(t, s, rest, NULL);
    tabling_share(t, share, rest[0]);
}

static void
table_of_classes(struct composing *c, const struct class_section *section)
{
    static const struct tabling_column columns[] = {
        { "科目编码", ALIGN_LEFT, 0, 0 },  { "科目名称", ALIGN_LEFT, 12, 0 },
        { "合计", ALIGN_POINT, 0, 0 },     { "基本支出", ALIGN_POINT, 0, 0 },
        { "项目支出", ALIGN_POINT, 0, 0 }, { "占比", ALIGN_RIGHT, 0, 0 }
    };
    static const struct tabling_column whole[] = {
        { "科目编码", ALIGN_LEFT, 0, 0 }, { "科目名称", ALIGN_LEFT, 12, 0 },
        { "合计", ALIGN_POINT, 0, 0 },    { "占比", ALIGN_RIGHT, 0, 0 }
    };
    const struct summary *s = c->u->summary;
    const struct aggregates *list = &s->by[section->which];
    const money sums[3] = { s->total, s->basic, s->project };
    struct tabling *t =
        s->split ? tabling_new(c->a, section->title, 6, columns)
                 : tabling_new(c->a, section->title, 4, whole);
    for (size_t i = 0; i < list->n; i++)
        put_aggregate(c, t, section->which, &list->items[i]);
    put_rest(t, s, list);
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "合计", 0);
    tabling_blank(t);
    put_sums(t, s, sums, NULL);
    tabling_share(t, s->total.fen ? 10000 : 0, s->total);
    struct report_table *made = tabling_end(t, c);
    made->anchor = section->table;
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：占比以支出合计为分母，同级科目之和为100.00%%。"
              "资料来源：%s，由明细行汇总。",
        table_words(c->a, s->source));
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "count", "single", "支出合计{total}，全部列在“{first}”"
                         "{table}。" },
    { "count", "", "支出合计{total}，分列{classes}个类、{sections}个款"
                   "{table}。" },
    { "top", "single", "" },
    { "top", "dominated", "“{first}”一项{first-amount}，占{first-share}，其余"
                          "各款合计{rest-amount}，占{rest-share}。" },
    { "top", "third", "款级科目中，“{first}”最多，{first-amount}，占"
                      "{first-share}；其次为“{second}”{second-amount}、"
                      "“{third}”{third-amount}，三者合计占"
                      "{three-share}。" },
    { "top", "second", "款级科目中，“{first}”{first-amount}，占{first-share}；"
                       "“{second}”{second-amount}，占{second-share}。" },
    { "use", "use mainly", "“{first}”按部门支出经济分类，主要用于“{use}”"
                           "{use-amount}，占该款的{use-share}。" },
    { "use", "use", "“{first}”按部门支出经济分类，用于“{use}”的最多，"
                    "{use-amount}，占该款的{use-share}。" },
};

static size_t
count_level(const struct aggregates *list, int level)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++)
        count += list->items[i].level == level && list->items[i].total.fen;
    return count;
}

static void
rank_facts(struct facts *f, const struct breakdown *b)
{
    static const char *const names[3][3] = {
        { "first", "first-amount", "first-share" },
        { "second", "second-amount", "second-share" },
        { "third", "third-amount", "third-share" }
    };
    int64_t shares = 0;
    money rest = b->total, three = { 0 };
    for (size_t i = 0; i < b->n && i < 3; i++) {
        const struct chart_item *item = &b->items[i];
        facts_word(f, names[i][0], item->label, item->href + 1);
        facts_amount(f, names[i][1], item->value, item->href + 1);
        facts_share(f, names[i][2], item->share, item->value);
        shares += item->share;
        money_add(&three, item->value);
    }
    facts_share(f, "three-share", shares, three);
    if (b->n) {
        money_subtract(&rest, b->items[0].value);
        facts_amount(f, "rest-amount", rest, NULL);
        facts_share(f, "rest-share", 10000 - b->items[0].share, rest);
    }
    facts_flag(f, "single", b->n == 1);
    facts_flag(f, "dominated", breakdown_is_dominated(b));
}

static const struct aggregate *
top_section(struct composing *c, enum classification which)
{
    const struct aggregates *list = &c->u->summary->by[which];
    size_t n;
    size_t *rank = aggregate_ranking(list, 2, c->a, &n);
    return n ? &list->items[rank[0]] : NULL;
}

/* What the largest function is spent on. */
static void
use_facts(struct composing *c, struct facts *f, enum classification which)
{
    const struct aggregate *top = top_section(c, which);
    if (which != CLASS_FUNCTION || !top)
        return;
    const struct breaking how = { CLASS_DEPARTMENT, 2, MEASURE_TOTAL, top };
    struct breakdown b = breakdown_by_subject(c, &how);
    if (b.n < 2)
        return;
    facts_word(f, "use", b.items[0].label, b.items[0].href + 1);
    facts_amount(f, "use-amount", b.items[0].value,
                 b.items[0].href + 1);
    facts_share(f, "use-share", b.items[0].share, b.items[0].value);
    facts_flag(f, "mainly", b.items[0].share >= 5000);
}

/* The rules are the same for all; only the table they name differs. */
static void
say_classes(struct composing *c, const struct class_section *section,
            const struct breakdown *sections)
{
    const struct aggregates *list = &c->u->summary->by[section->which];
    struct facts *f = facts_new(c->a);
    facts_amount(f, "total", c->u->summary->total, section->table);
    facts_count(f, "classes", count_level(list, 1));
    facts_count(f, "sections", count_level(list, 2));
    rank_facts(f, sections);
    facts_reference(f, "table", section->table);
    use_facts(c, f, section->which);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* -------------------------------------------------------------- charts */

/* What a function that dwarfs the others is spent on, where that is more than
 * one thing again. */
static void
chart_within(struct composing *c, const struct aggregate *top)
{
    const struct breaking economic = { CLASS_DEPARTMENT, 2, MEASURE_TOTAL,
                                       top };
    struct breakdown b = breakdown_by_subject(c, &economic);
    struct breakdown_chart how = { CHART_BARS, 10, NULL,
                                   "chart-function-within" };
    if (!breakdown_is_dominated(&b))
        breakdown_draw(c, &b, &how);
}

/* Beside a part that leaves less than this the others are no chart. */
enum { WORTH_A_CHART = 500 };

static bool
is_worth_bars(const struct breakdown *b)
{
    return b->n && 10000 - b->items[0].share >= WORTH_A_CHART;
}

/* An overview where no part dwarfs the others: of 类 beside the 款 as bars; of
 * the leaves in their place. Of a function that does, what it consists of. */
static void
charts_of_classes(struct composing *c, const struct class_section *section,
                  const struct breakdown *sections)
{
    const struct breaking by_class = { section->which, 1, MEASURE_TOTAL,
                                       NULL };
    const struct breaking leaves = { section->which, 0, MEASURE_TOTAL, NULL };
    bool treemap = section->kind == CHART_TREEMAP;
    struct breakdown overview =
        breakdown_by_subject(c, treemap ? &leaves : &by_class);
    struct breakdown_chart first = { section->kind, treemap ? 12 : 6, NULL,
                                     section->overview };
    struct breakdown_chart bars = { CHART_BARS, 10, NULL, section->chart };
    size_t least = treemap ? 6 : 3;
    struct block *one = NULL;
    if (!breakdown_is_dominated(&overview) && overview.n >= least)
        one = breakdown_draw(c, &overview, &first);
    bool other = !(one && treemap) && is_worth_bars(sections) &&
                 breakdown_draw(c, sections, &bars);
    if (one && other && section->kind == CHART_DONUT) {
        one->beside = true;
        one->width = 40;
    }
    if (section->which == CLASS_FUNCTION && breakdown_is_dominated(sections))
        chart_within(c, top_section(c, CLASS_FUNCTION));
}

static void
section_class(struct composing *c, const struct class_section *section)
{
    const struct breaking by_section = { section->which, 2, MEASURE_TOTAL,
                                         NULL };
    struct breakdown sections = breakdown_by_subject(c, &by_section);
    say_classes(c, section, &sections);
    charts_of_classes(c, section, &sections);
    if (c->web)
        web_subjects(c, section->which, section->table);
    else
        table_of_classes(c, section);
}

void
section_function(struct composing *c)
{
    section_class(c, &FUNCTION);
}

void
section_department_economic(struct composing *c)
{
    section_class(c, &DEPARTMENT);
}

void
section_government_economic(struct composing *c)
{
    section_class(c, &GOVERNMENT);
    part_crosswalk(c);
}

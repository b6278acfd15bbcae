/* Spending by function and by both economic classifications: one form. */
#include "report/sections.h"

struct class_section {
    enum classification which;
    const char *anchor, *title, *chart_anchor;
    const char *named; /* what the classification is called in a sentence */
};

static const struct class_section FUNCTION = {
    CLASS_FUNCTION, "function", "支出按功能分类", "chart-function",
    "功能分类"
};
static const struct class_section DEPARTMENT = {
    CLASS_DEPARTMENT, "department-economic", "支出按部门支出经济分类",
    "chart-department-economic", "部门支出经济分类"
};
static const struct class_section GOVERNMENT = {
    CLASS_GOVERNMENT, "government-economic", "支出按政府支出经济分类",
    "chart-government-economic", "政府支出经济分类"
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

/* 合计, 基本支出, 项目支出; a sum of nothing is left blank. */
static void
put_sums(struct tabling *t, const money sums[3], const char *link)
{
    tabling_money(t, sums[0], link);
    for (int i = 1; i < 3; i++) {
        if (sums[i].fen)
            tabling_money(t, sums[i], NULL);
        else
            tabling_blank(t);
    }
}

static void
put_aggregate(struct composing *c, struct tabling *t,
              const struct aggregate *item)
{
    const char *link = item->lines && item->lines[0]
        ? anchor_row(c->a, c->u->summary->source, item->lines[0]) : NULL;
    const money sums[3] = { item->total, item->basic, item->project };
    tabling_row(t, item->level == 1 ? REPORT_ROW_SUBTOTAL : REPORT_ROW_ITEM,
                NULL);
    tabling_text(t, item->code, 0);
    tabling_text(t, item->name, item->level - 1);
    put_sums(t, sums, link);
    tabling_share(t, item->share, item->total);
}

static void
table_of_classes(struct composing *c, const struct class_section *section)
{
    static const struct tabling_column columns[] = {
        { "科目编码", ALIGN_LEFT, 0, 0 },  { "科目名称", ALIGN_LEFT, 12, 0 },
        { "合计", ALIGN_POINT, 0, 0 },     { "基本支出", ALIGN_POINT, 0, 0 },
        { "项目支出", ALIGN_POINT, 0, 0 }, { "占比", ALIGN_RIGHT, 0, 0 }
    };
    const struct summary *s = c->u->summary;
    const struct aggregates *list = &s->by[section->which];
    const money sums[3] = { s->total, s->basic, s->project };
    struct tabling *t = tabling_new(c->a, section->title, 6, columns);
    for (size_t i = 0; i < list->n; i++)
        put_aggregate(c, t, &list->items[i]);
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "合计", 0);
    tabling_blank(t);
    put_sums(t, sums, NULL);
    tabling_share(t, s->total.fen ? 10000 : 0, s->total);
    struct report_table *made = tabling_end(t, c);
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：占比以支出合计为分母，同一级科目按最大余额法取两位小数，"
              "合计为100.00%%。资料来源：%s。",
        table_words(c->a, s->source));
}

static const struct aggregate *
largest(struct composing *c, const struct aggregates *list, int level,
        size_t *n)
{
    size_t *rank = aggregate_ranking(list, level, c->a, n);
    if (!*n || list->items[rank[0]].total.fen <= 0)
        return NULL;
    return &list->items[rank[0]];
}

static void
say_largest(struct composing *c, const struct class_section *section,
            const struct aggregate *top, size_t n)
{
    struct writing *w = writing_new(c->a);
    writing_say(w, "支出合计");
    writing_amount(w, c->u->summary->total, NULL);
    writing_printf(w, "，按%s分列%zu个款级科目，其中“%s”最多，为",
                   section->named, n, top->name);
    writing_amount(w, top->total, NULL);
    writing_say(w, "，占");
    writing_share(w, top->share, top->total);
    writing_say(w, "。");
    writing_paragraph(w, c);
}

static void
section_class(struct composing *c, const struct class_section *section)
{
    const struct aggregates *list = &c->u->summary->by[section->which];
    size_t n;
    const struct aggregate *top = largest(c, list, 2, &n);
    part_chapter(c, section->anchor, section->title);
    if (top) {
        say_largest(c, section, top, n);
        const char *share = words_share(c->a, top->share, top->total);
        struct charting how = {
            .title = arena_printf(c->a, "“%s”占支出%s，居首位", top->name,
                                  share),
            .note = arena_printf(c->a, "按%s款级科目，单位：万元；"
                                       "占比以支出合计为分母。",
                                 section->named),
            .anchor = section->chart_anchor, .most = 10, .level = 2
        };
        part_aggregate_bars(c, section->which, &how);
    }
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
}

/* The flow of the money, functions against economic classes: what the charts
 * over two classifications show. */
#include "report/sections.h"

#include <glib.h>

struct linking {
    arena *a;
    GArray *items; /* of struct chart_item */
};

static void
add_link(struct linking *l, const char *from, const char *to, money amount)
{
    struct chart_item item = { .label = from, .to = to, .value = amount,
                               .share = -1 };
    if (amount.fen > 0)
        g_array_append_val(l->items, item);
}

/* Sources and what was carried over → the whole. */
static bool
link_sources(struct linking *l, const struct balance *b, const char *whole,
             money *sum)
{
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool flows = !item->is_expenditure &&
                     (item->kind == BALANCE_SOURCE ||
                      item->kind == BALANCE_CARRIED);
        if (!flows || !figure_is_known(item->figure))
            continue;
        add_link(l, item->name, whole, item->figure->used);
        if (!money_add(sum, item->figure->used))
            return false;
    }
    return true;
}

/* The whole → 基本/项目 → functions of level 1. */
static void
link_uses(struct linking *l, const struct summary *s, const char *whole)
{
    static const char basic[] = "基本支出", project[] = "项目支出";
    const struct aggregates *list = &s->by[CLASS_FUNCTION];
    add_link(l, whole, basic, s->basic);
    add_link(l, whole, project, s->project);
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].level != 1)
            continue;
        add_link(l, basic, list->items[i].name, list->items[i].basic);
        add_link(l, project, list->items[i].name, list->items[i].project);
    }
}

void
part_money_flow(struct composing *c)
{
    static const char whole[] = "收支总计";
    const struct balance *b = budget_balance(c->u->budget, TABLE_BALANCE);
    const struct summary *s = c->u->summary;
    struct linking l = { c->a, NULL };
    money sum = { 0 };
    l.items = g_array_new(FALSE, TRUE, sizeof(struct chart_item));
    bool sound = link_sources(&l, b, whole, &sum) && s->source &&
                 sum.fen == s->total.fen && sum.fen > 0;
    if (sound) {
        link_uses(&l, s, whole);
        struct chart *chart = arena_one(c->a, struct chart);
        *chart = (struct chart) {
            .kind = CHART_SANKEY, .unit = UNIT_WAN, .decimals = 2,
            .title = "资金从来源经基本、项目支出到功能分类的流向",
            .note = "单位：万元；带宽与金额成正比。",
            .n_items = l.items->len,
            .items = arena_memdup(c->a, l.items->data,
                                  l.items->len * sizeof(struct chart_item))
        };
        chart->description = chart->title;
        part_chart(c, chart, "chart-flow");
    }
    g_array_free(l.items, TRUE);
}

/* ---------------------------------------------------------------- heat */

static const char *
item_name(const struct summary *s, enum classification which,
          const char *code)
{
    const struct aggregate *item = aggregate_find(&s->by[which], code);
    return item ? item->name : code;
}

bool
has_cross(const struct composing *c)
{
    return c->u->summary->function_by_department.n > 1;
}

void
section_cross(struct composing *c)
{
    const struct summary *s = c->u->summary;
    const struct cross_table *cross = &s->function_by_department;
    struct chart_item *items =
        arena_array(c->a, struct chart_item, cross->n);
    for (size_t i = 0; i < cross->n; i++)
        items[i] = (struct chart_item) {
            .label = item_name(s, CLASS_FUNCTION, cross->cells[i].row_code),
            .to = item_name(s, CLASS_DEPARTMENT,
                            cross->cells[i].column_code),
            .value = cross->cells[i].amount, .share = -1
        };
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_HEAT, .unit = UNIT_WAN, .decimals = 2,
        .title = "功能分类款级科目与部门支出经济分类类级科目的交叉",
        .note = "单位：万元；颜色每浅一级，金额约为上一级的三分之一。",
        .n_items = cross->n, .items = items
    };
    chart->description = chart->title;
    part_chapter(c, "cross", "功能分类与经济分类交叉");
    part_paragraph(c, "下图每一格是一个功能分类款级科目在一个部门支出"
                      "经济分类类级科目上的支出。");
    part_chart(c, chart, "chart-cross");
}

/* The flow of the money: sources → 基本/项目 → functions → economic classes. */
#include "report/breakdown.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/** Nodes of a stage beyond these are gathered. */
enum { MOST_NODES = 6 };

/* A flow of fewer says nothing. */
enum { LEAST_LINKS = 4 };

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

/** The nodes of a stage: a name for each class; small ones share one. */
struct stage {
    const struct aggregates *list;
    size_t n;
    size_t *rank;
    const char *rest; /* name of those that are gathered */
};

static struct stage
stage_of(struct composing *c, enum classification which, const char *rest)
{
    struct stage s = { .list = &c->u->summary->by[which], .rest = rest };
    s.rank = aggregate_ranking(s.list, 1, c->a, &s.n);
    return s;
}

static bool
has_class_named(const struct stage *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (g_strcmp0(s->list->items[s->rank[i]].name, name) == 0)
            return true;
    return false;
}

/* The node of a class; `other` is the stage whose names are taken. */
static const char *
node_name(arena *a, const struct stage *s, const char *code,
          const struct stage *other)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct aggregate *item = &s->list->items[s->rank[i]];
        if (strcmp(item->code, code) != 0)
            continue;
        if (i >= MOST_NODES && s->n > MOST_NODES + 1)
            return s->rest;
        const char *name = item->name ? item->name : item->code;
        return other && has_class_named(other, name)
                   ? arena_printf(a, "%s（经济分类）", name) : name;
    }
    return s->rest;
}

/* Sources and what was carried over → the whole; false where they do not add
 * up to what is spent. */
static bool
link_sources(struct linking *l, const struct balance *b, const char *whole,
             money spent)
{
    money sum = { 0 };
    guint before = l->items->len;
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool flows = !item->is_expenditure &&
                     (item->kind == BALANCE_SOURCE ||
                      item->kind == BALANCE_CARRIED);
        if (!flows || !figure_is_known(item->figure))
            continue;
        add_link(l, item->name, whole, item->figure->used);
        if (!money_add(&sum, item->figure->used))
            return false;
    }
    if (sum.fen == spent.fen)
        return true;
    g_array_set_size(l->items, before);
    return false;
}

/* The whole → 基本/项目 → functions; at once where they are not told apart. */
static void
link_functions(struct linking *l, const struct summary *s,
               const struct stage *functions, const char *whole)
{
    static const char basic[] = "基本支出", project[] = "项目支出";
    for (size_t i = 0; !s->split && i < functions->n; i++) {
        const struct aggregate *item =
            &functions->list->items[functions->rank[i]];
        add_link(l, whole, node_name(l->a, functions, item->code, NULL),
                 item->total);
    }
    if (!s->split)
        return;
    add_link(l, whole, basic, s->basic);
    add_link(l, whole, project, s->project);
    for (int part = 0; part < 2; part++)
        for (size_t i = 0; i < functions->n; i++) {
            const struct aggregate *item =
                &functions->list->items[functions->rank[i]];
            add_link(l, part ? project : basic,
                     node_name(l->a, functions, item->code, NULL),
                     part ? item->project : item->basic);
        }
}

/* Functions → economic classes, row by row. */
static void
link_economic(struct linking *l, const struct summary *s,
              const struct stage *functions, const struct stage *economic)
{
    for (size_t i = 0; i < s->source->n_rows; i++) {
        const struct row *r = &s->source->rows[i];
        const char *function = r->subject[CLASS_FUNCTION].code;
        const char *class = r->subject[CLASS_DEPARTMENT].code;
        if (!function || !class || strlen(function) < 3 || strlen(class) < 3)
            continue;
        add_link(l,
                 node_name(l->a, functions, arena_strndup(l->a, function, 3),
                           NULL),
                 node_name(l->a, economic, arena_strndup(l->a, class, 3),
                           functions),
                 summarize_row(s, r, MEASURE_TOTAL));
    }
}

/* Links between the same two nodes become one; in the order of their first. */
static void
merge_links(struct linking *l)
{
    guint kept = 0;
    for (guint i = 0; i < l->items->len; i++) {
        struct chart_item *item =
            &g_array_index(l->items, struct chart_item, i);
        guint k = 0;
        for (; k < kept; k++) {
            struct chart_item *other =
                &g_array_index(l->items, struct chart_item, k);
            if (strcmp(other->label, item->label) == 0 &&
                strcmp(other->to, item->to) == 0) {
                money_add(&other->value, item->value);
                break;
            }
        }
        if (k == kept)
            g_array_index(l->items, struct chart_item, kept++) = *item;
    }
    g_array_set_size(l->items, kept);
}

static const char *
flow_title(struct composing *c, const struct summary *s)
{
    bool more = s->project.fen >= s->basic.fen;
    int64_t share;
    if (!s->split || !money_ratio(more ? s->project : s->basic, s->total,
                                  10000, &share))
        return "资金的来源与去向";
    return arena_printf(c->a, "资金的来源与去向：%s%s",
                        more ? "项目支出占" : "基本支出占",
                        words_share(c->a, share, s->total));
}

void
part_money_flow(struct composing *c)
{
    const struct balance *b = budget_sure_balance(c->u->budget, TABLE_BALANCE);
    const struct summary *s = c->u->summary;
    if (!s->source || s->total.fen <= 0 || c->web)
        return; /* pages of the web have a strip on the first */
    struct linking l = { c->a, g_array_new(FALSE, TRUE,
                                           sizeof(struct chart_item)) };
    struct stage functions = stage_of(c, CLASS_FUNCTION, "其他功能科目");
    struct stage economic = stage_of(c, CLASS_DEPARTMENT, "其他经济科目");
    bool sourced = link_sources(&l, b, "支出合计", s->total);
    link_functions(&l, s, &functions, "支出合计");
    link_economic(&l, s, &functions, &economic);
    merge_links(&l);
    if (l.items->len < LEAST_LINKS) {
        g_array_free(l.items, TRUE);
        return;
    }
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_SANKEY, .unit = UNIT_WAN, .decimals = 2,
        .title = flow_title(c, s), .n_items = l.items->len,
        .items = arena_memdup(c->a, l.items->data,
                              l.items->len * sizeof(struct chart_item)),
        .note = arena_printf(
            c->a, "单位：万元；带宽与金额成正比，依次为%s支出合计、%s功能分类"
                  "类级%s。资料来源：%s。",
            sourced ? "资金来源、" : "", s->split ? "基本与项目支出、" : "",
            economic.n ? "、部门支出经济分类类级" : "",
            table_words(c->a, s->source))
    };
    g_array_free(l.items, TRUE);
    chart->description = chart->title;
    part_chart(c, chart, "chart-flow");
}

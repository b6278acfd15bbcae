/* Parts of a whole and their chart. */
#include "report/breakdown.h"

#include <glib.h>
#include <string.h>

const char *
breakdown_subject_anchor(arena *a, enum classification which,
                         const char *code)
{
    static const char letters[CLASS_COUNT + 1] = "fgd";
    return arena_printf(a, "%c-%s", letters[which], code);
}

const char *
breakdown_project_anchor(arena *a, const struct budget *b,
                         const struct project_sum *p)
{
    if (p->target != SIZE_MAX)
        return arena_printf(a, "project-%s", sheet_stem(b, p->target, a));
    return arena_printf(a, "project-L%d", p->line);
}

/* ------------------------------------------------------------- parts */

static gint
by_value(gconstpointer left, gconstpointer right, gpointer unused)
{
    (void) unused;
    const struct chart_item *a = left, *b = right;
    return money_compare(b->value, a->value);
}

void
breakdown_settle(struct composing *c, struct breakdown *b)
{
    money *parts = arena_array(c->a, money, b->n + 1), rest = b->total;
    int64_t *shares = arena_array(c->a, int64_t, b->n + 1);
    g_qsort_with_data(b->items, (gint) b->n, sizeof *b->items, by_value,
                      NULL);
    while (b->n && b->items[b->n - 1].value.fen <= 0)
        b->n--;
    for (size_t i = 0; i < b->n; i++) {
        parts[i] = b->items[i].value;
        money_subtract(&rest, parts[i]);
    }
    parts[b->n] = rest;
    money_shares(parts, b->n + 1, b->total, shares);
    for (size_t i = 0; i < b->n; i++)
        b->items[i].share = shares[i];
}

static const char *
name_of(const struct aggregate *item)
{
    return item->name ? item->name : item->code;
}

/* Sum of the rows of a function under one code of another classification. */
static money
within_function(const struct composing *c, const struct breaking *how,
                const char *code)
{
    const struct summary *s = c->u->summary;
    const char *function = how->within->code;
    money sum = { 0 };
    for (size_t i = 0; i < s->source->n_rows; i++) {
        const struct row *r = &s->source->rows[i];
        const char *own = r->subject[CLASS_FUNCTION].code;
        const char *other = r->subject[how->by].code;
        if (own && other && g_str_has_prefix(own, function) &&
            g_str_has_prefix(other, code))
            money_add(&sum, summarize_row(s, r, how->measure));
    }
    return sum;
}

static const char *
subject_words(struct composing *c, const struct breaking *how)
{
    static const char *const names[CLASS_COUNT] = {
        "功能分类", "政府支出经济分类", "部门支出经济分类"
    };
    static const char *const levels[] = { "科目", "类级科目", "款级科目",
                                          "项级科目" };
    return arena_printf(c->a, "%s%s", names[how->by], levels[how->level]);
}

static const char *
whole_words(struct composing *c, const struct breaking *how)
{
    static const char *const words[] = { "支出", "基本支出", "项目支出" };
    if (how->within)
        return arena_printf(c->a, "“%s”", name_of(how->within));
    return words[how->measure];
}

static money
whole_amount(const struct composing *c, const struct breaking *how)
{
    const struct summary *s = c->u->summary;
    const struct aggregate all = { .total = s->total, .basic = s->basic,
                                   .project = s->project };
    return aggregate_measure(how->within ? how->within : &all, how->measure);
}

struct breakdown
breakdown_by_subject(struct composing *c, const struct breaking *how)
{
    const struct summary *s = c->u->summary;
    const struct aggregates *list = &s->by[how->by];
    size_t n;
    size_t *rank = aggregate_ranking(list, how->level, c->a, &n);
    struct breakdown b = { .by = subject_words(c, how),
                           .of = whole_words(c, how),
                           .total = whole_amount(c, how), .n = n };
    b.source = s->source ? table_words(c->a, s->source) : NULL;
    b.items = arena_array(c->a, struct chart_item, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct aggregate *item = &list->items[rank[i]];
        const char *anchor = breakdown_subject_anchor(c->a, how->by,
                                                      item->code);
        b.items[i].label = name_of(item);
        b.items[i].href = arena_printf(c->a, "#%s", anchor);
        b.items[i].value = how->within
                               ? within_function(c, how, item->code)
                               : aggregate_measure(item, how->measure);
    }
    breakdown_settle(c, &b);
    return b;
}

struct breakdown
breakdown_by_project(struct composing *c, const struct project_sums *projects,
                     const struct aggregate *within)
{
    struct breakdown b = {
        .by = "项目", .of = projects->complete ? "项目支出" : "已列明项目"
    };
    b.items = arena_array(c->a, struct chart_item, projects->n + 1);
    for (size_t i = 0; i < projects->n; i++) {
        const struct project_sum *p = &projects->items[i];
        if (within && (!p->function ||
                       !g_str_has_prefix(p->function, within->code)))
            continue;
        const char *anchor =
            breakdown_project_anchor(c->a, c->u->budget, p);
        b.items[b.n++] = (struct chart_item) {
            .label = p->name ? p->name : "（名称缺失）", .value = p->amount,
            .href = arena_printf(c->a, "#%s", anchor)
        };
        money_add(&b.total, p->amount);
    }
    if (within) {
        b.of = arena_printf(c->a, "“%s”", name_of(within));
        b.total = within->total;
    }
    if (projects->n)
        b.source = table_words(c->a, projects->items[0].table);
    breakdown_settle(c, &b);
    return b;
}

/* ------------------------------------------------------------- choosing */

/* Two parts are said by the sentence or the table beside them. */
enum { LEAST_PARTS = 3 };

bool
breakdown_is_dominated(const struct breakdown *b)
{
    return b->n && b->items[0].share >= BREAKDOWN_DOMINANT;
}

const struct breakdown *
breakdown_best(const struct breakdown *all, size_t n)
{
    const struct breakdown *best = NULL;
    for (size_t i = 0; i < n; i++)
        if (all[i].n >= LEAST_PARTS &&
            (!best || all[i].items[0].share < best->items[0].share))
            best = &all[i];
    return best;
}

/* ------------------------------------------------------------- drawing */

/* The small ones put together: "其他（12项）". */
static struct chart_item
gathered_rest(struct composing *c, const struct breakdown *b, size_t from)
{
    struct chart_item rest = { .gathered = true };
    for (size_t i = from; i < b->n; i++) {
        money_add(&rest.value, b->items[i].value);
        rest.share += b->items[i].share;
    }
    rest.label = arena_printf(c->a, "其他（%zu项）", b->n - from);
    return rest;
}

static int64_t
top_shares(const struct breakdown *b, size_t from, size_t n)
{
    int64_t sum = 0;
    for (size_t i = from; i < b->n && i < from + n; i++)
        sum += b->items[i].share;
    return sum;
}

/* What the chart shows, in a title. */
static const char *
finding(struct composing *c, const struct breakdown *b, bool dominated)
{
    const struct chart_item *first = &b->items[0];
    if (dominated)
        return arena_printf(c->a, "%s：“%s”之外，“%s”最多", b->of,
                            first->label, b->items[1].label);
    const char *share = words_share(c->a, first->share, first->value);
    if (first->share >= 5000 || b->n < 4)
        return arena_printf(c->a, "%s中，“%s”占%s，居首位", b->of,
                            first->label, share);
    return arena_printf(
        c->a, "%s中，前三位占%s，“%s”居首", b->of,
        words_share(c->a, top_shares(b, 0, 3), first->value), first->label);
}

/* Whether what is shown, with what stands aside, does not add up as shown. */
static bool
is_uneven(struct composing *c, const struct chart *chart)
{
    money *parts = arena_array(c->a, money, chart->n_items + 1);
    money sum = { 0 };
    for (size_t i = 0; i < chart->n_items; i++) {
        parts[i] = chart->items[i].value;
        money_add(&sum, parts[i]);
    }
    return words_rounding_shows_in(UNIT_WAN, parts, chart->n_items, sum);
}

static const char *
chart_note(struct composing *c, const struct breakdown *b,
           const struct chart *chart, bool dominated)
{
    const struct chart_item *first = &b->items[0];
    const char *left =
        dominated ? arena_printf(c->a, "未列“%s”（%s，占%s）。", first->label,
                                 words_amount(c->a, first->value),
                                 words_share(c->a, first->share,
                                             first->value))
                  : "";
    const char *source =
        b->source ? arena_printf(c->a, "资料来源：%s。", b->source) : "";
    return arena_printf(
        c->a, "按%s，单位：万元；占比以%s合计%s万元为分母。%s%s%s", b->by,
        b->of, words_wan(c->a, b->total), left,
        is_uneven(c, chart) ? "因四舍五入，分项之和与合计略有差异。" : "",
        source);
}

struct block *
breakdown_draw(struct composing *c, const struct breakdown *b,
               const struct breakdown_chart *how)
{
    bool dominated = breakdown_is_dominated(b);
    size_t from = dominated ? 1 : 0, n = b->n > from ? b->n - from : 0;
    if (n < LEAST_PARTS)
        return NULL;
    size_t shown = n > how->most ? how->most - 1 : n;
    struct chart_item *items = arena_array(c->a, struct chart_item, shown + 1);
    memcpy(items, b->items + from, shown * sizeof *items);
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = how->kind, .unit = UNIT_WAN, .decimals = 2, .n_items = shown,
        .items = items,
        .title = how->title ? how->title : finding(c, b, dominated)
    };
    if (shown < n)
        items[chart->n_items++] = gathered_rest(c, b, from + shown);
    chart->note = chart_note(c, b, chart, dominated);
    chart->description = chart->title;
    return part_chart(c, chart, how->anchor);
}

/* The front page: how much, from where, to what, what changed; then whether it
 * is proved. One unit for all that stands together. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/web_parts.h"

#include "summarize/three_public.h"

#include <glib.h>

enum { MOST_PARTS = 6, MOST_PROJECTS = 5 };

/** A part of the strip: a source, or a function. */
struct part {
    const char *name, *anchor;
    money amount;
    int line;
};

struct front {
    struct composing *c;
    const struct summary *s;
    const struct balance *balance;
    const struct changes *changes; /* or null */
    enum money_unit unit;
    size_t n_sources, n_uses;
    struct part *sources, *uses; /* descending; the rest is gathered */
    money income;                /* sum of the sources */
};

static const char *
amount_in(const struct front *f, money amount)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(f->c->a,
                        money_write(amount, f->unit, 2, true, text));
}

static void
say_amount(const struct front *f, struct writing *w, const struct part *p)
{
    struct span span = {
        .style = SPAN_NUMBER, .link = p->anchor, .line = p->line,
        .text = arena_printf(f->c->a, "%s%s", amount_in(f, p->amount),
                             money_unit_name(f->unit))
    };
    writing_span(w, &span);
}

static const char *
share_of(const struct front *f, money part, money whole)
{
    int64_t share;
    return money_ratio(part, whole, 10000, &share)
               ? words_share(f->c->a, share, part) : NULL;
}

/* ------------------------------------------------------------- the parts */

static int
compare_parts(const void *a, const void *b)
{
    return money_compare(((const struct part *) b)->amount,
                         ((const struct part *) a)->amount);
}

/* The largest ones, the others as one. */
static size_t
gather(const struct front *f, struct part *parts, size_t n, const char *rest)
{
    qsort(parts, n, sizeof *parts, compare_parts);
    if (n <= MOST_PARTS)
        return n;
    struct part sum = { .name = arena_printf(f->c->a, "%s（%zu项）", rest,
                                             n - MOST_PARTS + 1) };
    for (size_t i = MOST_PARTS - 1; i < n; i++)
        money_add(&sum.amount, parts[i].amount);
    parts[MOST_PARTS - 1] = sum;
    return MOST_PARTS;
}

/* Sources that do not add up to the table's own total are not drawn. */
static void
find_sources(struct front *f)
{
    const struct balance *b = f->balance;
    const struct balance_item *total =
        b ? balance_find(b, BALANCE_GRAND_TOTAL, false) : NULL;
    f->sources = arena_array(f->c->a, struct part, b ? b->n_items + 1 : 1);
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool flows = !item->is_expenditure &&
                     (item->kind == BALANCE_SOURCE ||
                      item->kind == BALANCE_CARRIED);
        if (!flows || !figure_is_known(item->figure) ||
            item->figure->used.fen <= 0)
            continue;
        f->sources[f->n_sources++] = (struct part) {
            .name = item->name, .amount = item->figure->used,
            .line = item->line
        };
        money_add(&f->income, item->figure->used);
    }
    if (!total || !figure_is_known(total->figure) ||
        total->figure->used.fen != f->income.fen)
        f->n_sources = 0;
    f->n_sources = gather(f, f->sources, f->n_sources, "其他来源");
}

static void
find_uses(struct front *f)
{
    const struct aggregates *list = &f->s->by[CLASS_FUNCTION];
    size_t n;
    size_t *rank = aggregate_ranking(list, 1, f->c->a, &n);
    f->uses = arena_array(f->c->a, struct part, n + 2);
    for (size_t i = 0; i < n; i++) {
        const struct aggregate *item = &list->items[rank[i]];
        if (item->total.fen > 0)
            f->uses[f->n_uses++] = (struct part) {
                .name = item->name ? item->name : item->code,
                .amount = item->total,
                .line = item->lines ? item->lines[0] : 0,
                .anchor = breakdown_subject_anchor(f->c->a, CLASS_FUNCTION,
                                                   item->code)
            };
    }
    f->n_uses = gather(f, f->uses, f->n_uses, "其他支出");
}

static struct front
front_of(struct composing *c)
{
    struct front f = { .c = c, .s = c->u->summary };
    f.balance = budget_sure_balance(c->u->budget, TABLE_BALANCE);
    f.changes = part_changes(c);
    bool large = money_magnitude(f.s->total).fen >= money_unit_fen(UNIT_YI);
    f.unit = large ? UNIT_YI : UNIT_WAN;
    find_sources(&f);
    if (f.s->source)
        find_uses(&f);
    return f;
}

/* -------------------------------------------------------- the first screen */

static void
put_hero(const struct front *f)
{
    const struct change *total =
        f->changes && f->changes->comparable ? &f->changes->total : NULL;
    struct block *b = report_add(f->c->r, BLOCK_FIGURES);
    b->figures.items = arena_array(f->c->a, struct key_figure, 1);
    b->figures.n = 1;
    b->figures.hero = true;
    b->figures.items[0] = (struct key_figure) {
        .label = "支出合计", .value = amount_in(f, f->s->total),
        .unit = money_unit_name(f->unit), .link = "function-table",
        .remark = total ? words_compared(
            f->c->a, arena_printf(f->c->a, "%d年",
                                  f->changes->before.budget->year),
            total->before, total->now) : NULL
    };
}

static void
say_names(const struct front *f, struct writing *w, const struct part *parts,
          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            writing_say(w, i + 1 < n ? "、" : "和");
        writing_say(w, parts[i].name);
        say_amount(f, w, &parts[i]);
    }
}

/* "钱来自…，主要用于…（占98.28%）。" */
static void
say_plainly(const struct front *f)
{
    struct writing *w = writing_new(f->c->a);
    if (f->n_sources) {
        writing_say(w, f->n_sources > 2 ? "钱主要来自" : "钱来自");
        say_names(f, w, f->sources, MIN(f->n_sources, (size_t) 2));
        writing_say(w, f->n_uses ? "；" : "。");
    }
    if (f->n_uses) {
        size_t shown = f->uses[0].amount.fen * 2 >= f->s->total.fen
                           ? 1 : MIN(f->n_uses, (size_t) 2);
        money sum = { 0 };
        for (size_t i = 0; i < shown; i++)
            money_add(&sum, f->uses[i].amount);
        const char *share = share_of(f, sum, f->s->total);
        writing_say(w, f->n_uses > shown ? "主要用于" : "全部用于");
        say_names(f, w, f->uses, shown);
        if (share && f->n_uses > shown)
            writing_printf(w, "，%s占支出的%s", shown > 1 ? "合计" : "",
                           share);
        writing_say(w, "。");
    }
    writing_paragraph(w, f->c);
}

static struct chart_item
flow(const char *from, const char *to, const struct part *p, money whole)
{
    struct chart_item item = { .label = from, .to = to, .value = p->amount,
                               .share = -1, .href = p->anchor };
    if (!money_ratio(p->amount, whole, 10000, &item.share))
        item.share = -1;
    return item;
}

/* From the sources through the whole to the functions; what is not spent flows
 * out as 年终结转. */
static void
draw_strip(const struct front *f)
{
    static const char whole[] = "收支";
    arena *a = f->c->a;
    size_t n = 0;
    money rest = f->income;
    money_subtract(&rest, f->s->total);
    if (f->n_sources + f->n_uses < 3 || !f->n_sources || rest.fen < 0)
        return;
    struct chart_item *items =
        arena_array(a, struct chart_item, f->n_sources + f->n_uses + 1);
    for (size_t i = 0; i < f->n_sources; i++)
        items[n++] = flow(f->sources[i].name, whole, &f->sources[i],
                          f->income);
    for (size_t i = 0; i < f->n_uses; i++)
        items[n++] = flow(whole, f->uses[i].name, &f->uses[i], f->income);
    if (rest.fen > 0)
        items[n++] = flow(whole, "年终结转",
                          &(struct part) { .amount = rest }, f->income);
    struct chart *chart = arena_one(a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_SANKEY, .unit = f->unit, .decimals = 2, .n_items = n,
        .items = items, .title = "钱从哪里来，用到哪里去",
        .note = arena_printf(a, "单位：%s；占比以收入总计%s%s为分母。",
                             money_unit_name(f->unit),
                             amount_in(f, f->income),
                             money_unit_name(f->unit))
    };
    chart->description = chart->title;
    part_chart(f->c, chart, "chart-strip");
}

/* --------------------------------------------------------- further down */

/** Figures that stand side by side have one unit. */
struct beside {
    const char *label, *link;
    money amount;
    bool shared; /* out of the spending */
};

static void
put_beside(const struct front *f, const struct beside *all, size_t n)
{
    enum money_unit unit = f->unit;
    struct block *b = report_add(f->c->r, BLOCK_FIGURES);
    for (size_t i = 0; i < n; i++)
        if (money_magnitude(all[i].amount).fen < money_unit_fen(UNIT_YI))
            unit = UNIT_WAN;
    b->figures.items = arena_array(f->c->a, struct key_figure, n);
    b->figures.n = n;
    for (size_t i = 0; i < n; i++) {
        char text[MONEY_TEXT_SIZE];
        const char *share = all[i].shared
            ? share_of(f, all[i].amount, f->s->total) : NULL;
        b->figures.items[i] = (struct key_figure) {
            .label = all[i].label, .unit = money_unit_name(unit),
            .value = arena_strdup(f->c->a, money_write(all[i].amount, unit, 2,
                                                       true, text)),
            .link = all[i].link,
            .remark = share ? arena_printf(f->c->a, "占支出%s", share) : NULL
        };
    }
}

/* The breakdown that says most, unless one part is nearly all of it: then the
 * sentence has said it. */
static void
draw_uses(const struct front *f)
{
    static const struct breaking ways[] = {
        { CLASS_FUNCTION, 2, MEASURE_TOTAL, NULL },
        { CLASS_FUNCTION, 0, MEASURE_TOTAL, NULL },
        { CLASS_DEPARTMENT, 2, MEASURE_TOTAL, NULL } };
    struct breakdown all[G_N_ELEMENTS(ways)];
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
        all[i] = breakdown_by_subject(f->c, &ways[i]);
    const struct breakdown *best = breakdown_best(all, G_N_ELEMENTS(ways));
    const struct breakdown_chart how = { CHART_BARS, 8, NULL,
                                         "chart-overview" };
    if (best && !breakdown_is_dominated(best))
        breakdown_draw(f->c, best, &how);
}

static void
put_uses(const struct front *f)
{
    const struct three_public all_years =
        three_public_of(f->c->u->budget, f->c->a);
    const struct three_public_year *now =
        three_public_now(&all_years, f->c->u->budget);
    struct beside all[3] = {
        { "基本支出", "basic-project-table", f->s->basic, true },
        { "项目支出", "basic-project-table", f->s->project, true } };
    size_t n = f->s->parts_known ? 2 : 0;
    if (now && now->known[THREE_PUBLIC_TOTAL])
        all[n++] = (struct beside) { "“三公”经费", "three-public-table",
                                     now->amount[THREE_PUBLIC_TOTAL], false };
    part_chapter(f->c, "uses", "钱用在哪里");
    draw_uses(f);
    put_beside(f, all, n);
    web_links(f->c, (const struct web_link[]) {
        { "全部科目，到项和经济分类", "subjects.html" } }, 1);
}

static void
put_projects(const struct front *f)
{
    static const struct tabling_column columns[] = {
        { "项目", ALIGN_LEFT, 12, 0 }, { "金额", ALIGN_RIGHT, 0, 0 },
        { "占项目支出", ALIGN_RIGHT, 0, 0 }
    };
    const struct project_sums *p = part_projects(f->c);
    if (!p->n)
        return;
    part_chapter(f->c, "front-projects", "金额最大的项目");
    struct tabling *t = tabling_new(f->c->a, NULL, 3, columns);
    for (size_t i = 0; i < p->n && i < MOST_PROJECTS; i++) {
        const struct project_sum *x = &p->items[i];
        int64_t share;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_link(t, x->name ? x->name : "（名称缺失）",
                     breakdown_project_anchor(f->c->a, f->c->u->budget, x));
        struct span amount = { SPAN_NUMBER, words_wan(f->c->a, x->amount),
                               NULL, x->line };
        tabling_rich(t, text_join(f->c->a, 1, &amount));
        if (f->s->parts_known &&
            money_ratio(x->amount, f->s->project, 10000, &share))
            tabling_share_bar(t, share, x->amount);
    }
    struct report_table *made = tabling_end(t, f->c);
    made->anchor = "largest-projects";
    made->unit = "金额单位：万元";
    web_links(f->c, (const struct web_link[]) {
        { arena_printf(f->c->a, "全部%zu个项目，可查找、排序", p->n),
          "projects.html" } }, 1);
}

static void
put_changes(const struct front *f)
{
    if (!has_changes(f->c))
        return;
    part_chapter(f->c, "front-changes", "与上年相比");
    part_changes_brief(f->c);
    web_links(f->c, (const struct web_link[]) {
        { "逐科目的增减", "subjects.html#changes" } }, 1);
}

void
web_front(struct composing *c)
{
    struct front f = front_of(c);
    if (f.s->source) {
        put_hero(&f);
        say_plainly(&f);
        draw_strip(&f);
    }
    part_verdict(c);
    if (f.s->source)
        put_uses(&f);
    put_changes(&f);
    put_projects(&f);
}

const char *
web_description(struct composing *c)
{
    const struct budget *b = c->u->budget;
    const char *owner = b->department.name ? b->department.name : "";
    const char *title = web_title(b, c->a);
    if (b->kind == DOCUMENT_SELF_EVALUATION)
        return arena_printf(c->a, "%s%s，共%zu份自评表。", owner, title,
                            b->n_evaluations);
    if (!c->u->summary->source)
        return arena_printf(c->a, "%s%s：公开的各表与核对结果。", owner,
                            title);
    return arena_printf(c->a, "%s%s：支出合计%s。", owner, title,
                        words_amount(c->a, c->u->summary->total));
}

/* The self-evaluations of a run side by side. */
#include "report/web_parts.h"

#include "budget/decimal.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DRAWN = 20 }; /* projects in a chart */

/** A self-evaluation, and the document that holds it. */
struct evaluated {
    const struct understanding *u;
    const struct sheet_facts *f;
};

/** Points of one kind of indicator, in millionths. */
struct points {
    const char *name;
    int64_t weight, lost;
};

struct summing {
    struct composing c;
    size_t n;
    struct evaluated *all; /* lowest score first, those without one last */
    struct points kinds[INDICATOR_KIND_COUNT + 1]; /* and the rate */
};

/* ---------------------------------------------------------- collecting */

static const struct decimal *
score_of(const struct evaluated *e)
{
    return &e->f->evaluation->total_score;
}

static int
compare_evaluated(const void *left, const void *right)
{
    const struct decimal *a = score_of(left), *b = score_of(right);
    if (a->known != b->known)
        return a->known ? -1 : 1;
    return (a->millionths > b->millionths) - (a->millionths < b->millionths);
}

static void
collect(struct summing *s, const struct gathering *run)
{
    size_t n = 0;
    for (size_t d = 0; d < run->n; d++)
        n += run->documents[d].budget->n_evaluations;
    s->all = arena_array(s->c.a, struct evaluated, n + 1);
    for (size_t d = 0; d < run->n; d++) {
        const struct understanding *u = &run->documents[d];
        const struct sheets *sheets =
            u->budget->n_evaluations ? sheets_of(u, s->c.options, s->c.a)
                                     : NULL;
        for (size_t i = 0; sheets && i < sheets_count(sheets); i++)
            s->all[s->n++] =
                (struct evaluated) { u, sheets_facts(sheets, i) };
    }
    qsort(s->all, s->n, sizeof *s->all, compare_evaluated);
}

/* A score above its weight loses nothing and gains nothing. */
static void
add_points(struct points *to, struct decimal weight, struct decimal score)
{
    if (!weight.known || !score.known)
        return;
    to->weight += weight.millionths;
    to->lost += MAX(weight.millionths - score.millionths, 0);
}

static void
sum_points(struct summing *s)
{
    for (int k = 0; k < INDICATOR_KIND_COUNT; k++)
        s->kinds[k].name = indicator_kind_name((enum indicator_kind) k);
    s->kinds[INDICATOR_KIND_COUNT].name = "预算执行率";
    for (size_t i = 0; i < s->n; i++) {
        const struct evaluation *e = s->all[i].f->evaluation;
        const struct fund_line *funds = evaluation_funds_total(e);
        if (funds)
            add_points(&s->kinds[INDICATOR_KIND_COUNT], funds->weight,
                       funds->score);
        for (size_t k = 0; k < e->n_indicators; k++) {
            const struct indicator *x = &e->indicators[k];
            add_points(&s->kinds[indicator_kind_of(x->level1, x->level2)],
                       x->weight, x->score);
        }
    }
}

/* --------------------------------------------------------------- tables */

static void
put_decimal(struct tabling *t, struct decimal d)
{
    char text[DECIMAL_TEXT_SIZE];
    if (d.known)
        tabling_text(t, decimal_plain(d, text), 0);
    else
        tabling_blank(t);
}

static void
put_share(struct tabling *t, int64_t part, int64_t whole)
{
    int64_t share;
    if (money_ratio((money) { part }, (money) { whole }, 10000, &share))
        tabling_share_bar(t, share, (money) { part });
    else
        tabling_blank(t);
}

static void
put_evaluated(struct summing *s, struct tabling *t, const struct evaluated *e)
{
    arena *a = s->c.a;
    const struct sheet_facts *f = e->f;
    const struct recomputed *again = f->again;
    const struct fund_line *funds = evaluation_funds_total(f->evaluation);
    int year = f->evaluation->year ? f->evaluation->year
                                   : e->u->budget->year;
    const char *org = f->org ? f->org : e->u->budget->department.name;
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_link(t, f->name, arena_printf(a, "%s/sheets/%s.html", e->u->stem,
                                          f->stem));
    tabling_text(t, org ? org : "–", 0);
    tabling_text(t, year ? arena_printf(a, "%d", year) : "–", 0);
    tabling_figure(t, funds ? &funds->full_year : NULL);
    tabling_figure(t, funds ? &funds->executed : NULL);
    if (again->rate.known)
        put_share(t, again->rate.millionths, DECIMAL_ONE);
    else
        tabling_text(t, again->rate_why, 0);
    tabling_text(t, score_of(e)->text ? score_of(e)->text : "–", 0);
    put_decimal(t, again->capped_total);
    const char *grade = evaluation_grade(*score_of(e));
    tabling_text(t, grade ? grade : "–", 0);
    if (again->total_weight.known && again->capped_total.known)
        put_decimal(t, decimal_of(again->total_weight.millionths -
                                  again->capped_total.millionths));
    else
        tabling_blank(t);
    tabling_count(t, f->found[FINDING_ERROR] + f->found[FINDING_WARNING]);
}

static void
table_of_items(struct summing *s)
{
    static const struct tabling_column columns[] = {
        { "项目名称", ALIGN_LEFT, 12, 0 }, { "单位", ALIGN_LEFT, 6, 0 },
        { "年度", ALIGN_RIGHT, 0, 0 },
        { "全年预算数", ALIGN_RIGHT, 0, 0 },
        { "全年执行数", ALIGN_RIGHT, 0, 0 }, { "执行率", ALIGN_RIGHT, 0, 0 },
        { "自评总分", ALIGN_RIGHT, 0, 0 },   { "复算", ALIGN_RIGHT, 0, 0 },
        { "等级", ALIGN_LEFT, 0, 0 },        { "失分", ALIGN_RIGHT, 0, 0 },
        { "待查", ALIGN_RIGHT, 0, 0 }
    };
    part_chapter(&s->c, "items", "各项目");
    struct tabling *t = tabling_new(s->c.a, NULL, G_N_ELEMENTS(columns),
                                    columns);
    for (size_t i = 0; i < s->n; i++)
        put_evaluated(s, t, &s->all[i]);
    struct report_table *made = tabling_end(t, &s->c);
    made->unit = "金额单位：万元";
    made->tools = true;
    made->anchor = "items-table";
    made->note = "总分低的在前。“复算”是各项得分以分值为限之和；执行率按全年"
                 "执行数与全年预算数复算。";
}

static void
table_of_losses(struct summing *s)
{
    static const struct tabling_column columns[] = {
        { "指标的种类", ALIGN_LEFT, 8, 0 }, { "分值之和", ALIGN_RIGHT, 0, 0 },
        { "失分", ALIGN_RIGHT, 0, 0 },      { "失分率", ALIGN_RIGHT, 0, 0 }
    };
    part_chapter(&s->c, "losses", "失分的指标");
    struct tabling *t = tabling_new(s->c.a, NULL, G_N_ELEMENTS(columns),
                                    columns);
    for (size_t k = 0; k < G_N_ELEMENTS(s->kinds); k++) {
        const struct points *p = &s->kinds[k];
        if (!p->weight)
            continue;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, p->name, 0);
        put_decimal(t, decimal_of(p->weight));
        put_decimal(t, decimal_of(p->lost));
        put_share(t, p->lost, p->weight);
    }
    tabling_end(t, &s->c)->anchor = "losses-table";
}

/* How many have each grade, the best first; those without a score last. */
static void
put_grades(struct summing *s)
{
    static const char *const grades[] = { "优", "良", "中", "差", NULL };
    struct block *block = report_add(s->c.r, BLOCK_FIGURES);
    block->figures.items =
        arena_array(s->c.a, struct key_figure, G_N_ELEMENTS(grades));
    for (size_t g = 0; g < G_N_ELEMENTS(grades); g++) {
        size_t n = 0;
        for (size_t i = 0; i < s->n; i++)
            n += g_strcmp0(evaluation_grade(*score_of(&s->all[i])),
                           grades[g]) == 0;
        if (n || grades[g])
            block->figures.items[block->figures.n++] = (struct key_figure) {
                .label = grades[g] ? grades[g] : "没有总分", .unit = "份",
                .value = arena_printf(s->c.a, "%zu", n) };
    }
}

/* --------------------------------------------------------------- charts */

/* The project's name; with its document where another has the same. */
static const char *
label_of(const struct summing *s, const struct evaluated *e)
{
    size_t same = 0;
    for (size_t i = 0; i < s->n; i++)
        same += strcmp(s->all[i].f->name, e->f->name) == 0;
    return same < 2 ? e->f->name
                    : arena_printf(s->c.a, "%s（%s，第%d行）", e->f->name,
                                   e->u->stem, e->f->first_line);
}

/* Rate and score of the lowest, both of a hundred: as money whose fen are
 * millionths. */
static void
chart_of_rates(struct summing *s)
{
    static const char *parts[] = { "执行率（%）", "自评总分", NULL };
    struct chart_item *items =
        arena_array(s->c.a, struct chart_item, 2 * MOST_DRAWN + 2);
    size_t n = 0;
    for (size_t i = 0; i < s->n && n < 2 * MOST_DRAWN; i++) {
        const struct evaluated *e = &s->all[i];
        const struct decimal *rate = &e->f->again->rate;
        if (!rate->known || !score_of(e)->known ||
            rate->millionths > INT64_MAX / 100)
            continue;
        const char *label = label_of(s, e);
        items[n++] = (struct chart_item) {
            .label = label, .group = parts[0], .share = -1,
            .value = { 100 * rate->millionths } };
        items[n++] = (struct chart_item) {
            .label = label, .group = parts[1], .share = -1,
            .value = { score_of(e)->millionths } };
    }
    struct chart *chart = arena_one(s->c.a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_GROUPED, .unit = UNIT_WAN, .decimals = 2,
        .unit_words = "", .parts = parts, .n_items = n, .items = items,
        .title = "预算执行率与自评总分",
        .description = "预算执行率与自评总分",
        .note = s->n > MOST_DRAWN
                    ? arena_printf(s->c.a, "只画出总分最低的%d个。",
                                   MOST_DRAWN) : NULL
    };
    if (n)
        part_chart(&s->c, chart, "chart-rates");
}

void
web_evaluations(struct web_site *site, const struct gathering *run,
                const struct compose_options *options)
{
    struct summing s = { .c = web_compose(&run->documents[0], options,
                                          site->memory) };
    collect(&s, run);
    if (!s.n)
        return;
    sum_points(&s);
    put_grades(&s);
    table_of_items(&s);
    table_of_losses(&s);
    chart_of_rates(&s);
    web_add(site, (struct web_page) {
        .name = "evaluations.html", .tab = "绩效自评",
        .heading = "项目支出绩效自评汇总",
        .lead = arena_printf(site->memory, "共%zu份自评表。", s.n),
        .content = s.c.r });
}

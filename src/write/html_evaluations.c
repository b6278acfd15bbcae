/* The self-evaluations of a run side by side: evaluations.html. */
#include "write/html.h"

#include "budget/decimal.h"
#include "report/sheets.h"
#include "report/words.h"

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
    const struct html *h;
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
    s->all = arena_array(s->h->a, struct evaluated, n + 1);
    for (size_t d = 0; d < run->n; d++) {
        const struct understanding *u = &run->documents[d];
        const struct sheets *sheets =
            u->budget->n_evaluations
                ? sheets_of(u, s->h->options, s->h->a) : NULL;
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

/* --------------------------------------------------------------- values */

static const char *
plain(const struct summing *s, struct decimal d)
{
    char text[DECIMAL_TEXT_SIZE];
    return d.known ? arena_strdup(s->h->a, decimal_plain(d, text)) : NULL;
}

static const char *
percent(const struct summing *s, int64_t part, int64_t whole)
{
    int64_t share;
    if (!money_ratio((money) { part }, (money) { whole }, 10000, &share))
        return NULL;
    return words_share(s->h->a, share, (money) { part });
}

static int64_t
lost_points(const struct recomputed *again)
{
    return again->total_weight.millionths - again->capped_total.millionths;
}

static void
set_scores(const struct summing *s, struct value *r,
           const struct evaluated *e)
{
    const struct recomputed *again = e->f->again;
    const struct decimal *score = score_of(e);
    bool both = again->total_weight.known && again->capped_total.known;
    bool differs = score->known && again->capped_total.known &&
                   score->millionths != again->capped_total.millionths;
    html_set_text(s->h, r, "score", score->text);
    html_set_text(s->h, r, "again", plain(s, again->capped_total));
    html_set_text(s->h, r, "class", differs ? "n bad" : "n");
    html_set_text(s->h, r, "grade", evaluation_grade(*score));
    html_set_text(s->h, r, "lost",
                  both ? plain(s, decimal_of(lost_points(again))) : NULL);
    html_set_text(s->h, r, "width",
                  score->known
                      ? html_percent(s->h->a, (money) { score->millionths },
                                     (money) { 100 * (int64_t) DECIMAL_ONE })
                      : NULL);
}

static void
set_money(const struct summing *s, struct value *r, const struct evaluated *e)
{
    const struct recomputed *again = e->f->again;
    const struct fund_line *funds = evaluation_funds_total(e->f->evaluation);
    const struct {
        const char *name;
        const struct figure *f;
    } amounts[] = { { "budget", funds ? &funds->full_year : NULL },
                    { "executed", funds ? &funds->executed : NULL } };
    for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
        const struct figure *f = amounts[i].f;
        value_set(s->h->a, r, amounts[i].name,
                  f && figure_is_known(f)
                      ? value_number(s->h->a, VALUE_AMOUNT, f->used.fen)
                      : value_text(s->h->a, f ? f->text : NULL));
    }
    html_set_text(s->h, r, "rate",
                  again->rate.known
                      ? percent(s, again->rate.millionths, DECIMAL_ONE)
                      : again->rate_why);
    html_set_text(s->h, r, "rate_width",
                  again->rate.known
                      ? html_percent(s->h->a,
                                     (money) { MIN(again->rate.millionths,
                                                   DECIMAL_ONE) },
                                     (money) { DECIMAL_ONE })
                      : NULL);
}

static struct value *
item_value(const struct summing *s, const struct evaluated *e)
{
    arena *a = s->h->a;
    struct value *r = value_record(a);
    const struct sheet_facts *f = e->f;
    int year = f->evaluation->year ? f->evaluation->year
                                   : e->u->budget->year;
    html_set_text(s->h, r, "name", f->name);
    html_set_text(s->h, r, "page",
                  arena_printf(a, "%s/sheets/%s.html", e->u->stem, f->stem));
    html_set_text(s->h, r, "org",
                  f->org ? f->org : e->u->budget->department.name);
    html_set_text(s->h, r, "year", year ? arena_printf(a, "%d", year) : NULL);
    html_set_count(s->h, r, "found",
                   f->found[FINDING_ERROR] + f->found[FINDING_WARNING]);
    set_scores(s, r, e);
    set_money(s, r, e);
    return r;
}

static struct value *
item_values(const struct summing *s)
{
    struct value *all = value_list(s->h->a);
    for (size_t i = 0; i < s->n; i++)
        value_append(s->h->a, all, item_value(s, &s->all[i]));
    return all;
}

/* How many have each grade, the best first; those without a score last. */
static struct value *
grade_values(const struct summing *s)
{
    static const char *const grades[] = { "优", "良", "中", "差", NULL };
    struct value *all = value_list(s->h->a);
    for (size_t g = 0; g < G_N_ELEMENTS(grades); g++) {
        size_t n = 0;
        for (size_t i = 0; i < s->n; i++)
            n += g_strcmp0(evaluation_grade(*score_of(&s->all[i])),
                           grades[g]) == 0;
        if (!n && !grades[g])
            continue;
        struct value *r = value_record(s->h->a);
        html_set_text(s->h, r, "name", grades[g] ? grades[g] : "没有总分");
        html_set_count(s->h, r, "count", n);
        value_append(s->h->a, all, r);
    }
    return all;
}

static struct value *
kind_values(const struct summing *s)
{
    struct value *all = value_list(s->h->a);
    for (size_t k = 0; k < G_N_ELEMENTS(s->kinds); k++) {
        const struct points *p = &s->kinds[k];
        struct value *r = value_record(s->h->a);
        if (!p->weight)
            continue;
        html_set_text(s->h, r, "name", p->name);
        html_set_text(s->h, r, "weight", plain(s, decimal_of(p->weight)));
        html_set_text(s->h, r, "lost", plain(s, decimal_of(p->lost)));
        html_set_text(s->h, r, "share", percent(s, p->lost, p->weight));
        value_append(s->h->a, all, r);
    }
    return all;
}

/* --------------------------------------------------------------- charts */

static int
compare_lost(const void *left, const void *right)
{
    const struct chart_item *a = left, *b = right;
    return money_compare(b->value, a->value);
}

static struct chart *
new_chart(const struct summing *s, enum chart_kind kind, const char *title,
          size_t room)
{
    struct chart *c = arena_one(s->h->a, struct chart);
    /* points and rates as money whose fen are millionths */
    *c = (struct chart) { .kind = kind, .title = title, .description = title,
                          .unit = UNIT_WAN, .decimals = 2 };
    c->items = arena_array(s->h->a, struct chart_item, room + 1);
    return c;
}

/* Null where nothing was lost. */
static const struct chart *
chart_of_losses(const struct summing *s)
{
    size_t n = G_N_ELEMENTS(s->kinds);
    struct chart *c = new_chart(s, CHART_BARS, "失分按指标的种类（分）", n);
    struct chart_item *items = (struct chart_item *) c->items;
    for (size_t k = 0; k < n; k++)
        if (s->kinds[k].lost > 0)
            items[c->n_items++] =
                (struct chart_item) { .label = s->kinds[k].name,
                                      .value = { s->kinds[k].lost },
                                      .share = -1 };
    qsort(items, c->n_items, sizeof *items, compare_lost);
    return c->n_items ? c : NULL;
}

/* The project's name; with its document where another has the same. */
static const char *
label_of(const struct summing *s, const struct evaluated *e)
{
    size_t same = 0;
    for (size_t i = 0; i < s->n; i++)
        same += strcmp(s->all[i].f->name, e->f->name) == 0;
    return same < 2 ? e->f->name
                    : arena_printf(s->h->a, "%s（%s，第%d行）", e->f->name,
                                   e->u->stem, e->f->first_line);
}

/* Rate and score of the lowest, both of a hundred. */
static const struct chart *
chart_of_rates(const struct summing *s)
{
    static const char *parts[] = { "执行率（%）", "自评总分", NULL };
    struct chart *c = new_chart(s, CHART_GROUPED, "预算执行率与自评总分",
                                2 * MOST_DRAWN);
    struct chart_item *items = (struct chart_item *) c->items;
    c->parts = parts;
    for (size_t i = 0; i < s->n && c->n_items < 2 * MOST_DRAWN; i++) {
        const struct evaluated *e = &s->all[i];
        const struct decimal *rate = &e->f->again->rate;
        if (!rate->known || !score_of(e)->known ||
            rate->millionths > INT64_MAX / 100)
            continue;
        const char *label = label_of(s, e);
        items[c->n_items++] = (struct chart_item) {
            .label = label, .group = parts[0], .share = -1,
            .value = { 100 * rate->millionths }
        };
        items[c->n_items++] = (struct chart_item) {
            .label = label, .group = parts[1], .share = -1,
            .value = { score_of(e)->millionths }
        };
    }
    if (s->n > MOST_DRAWN)
        c->note = arena_printf(s->h->a, "只画出总分最低的%d个。", MOST_DRAWN);
    return c->n_items ? c : NULL;
}

static struct value *
chart_values(const struct summing *s)
{
    const struct chart *charts[] = { chart_of_losses(s), chart_of_rates(s) };
    struct value *all = value_list(s->h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
        struct value *r = value_record(s->h->a);
        if (!charts[i])
            continue;
        value_set(s->h->a, r, "chart", value_chart(s->h->a, charts[i]));
        html_set_text(s->h, r, "anchor", NULL);
        html_set_text(s->h, r, "caption", charts[i]->title);
        html_set_text(s->h, r, "note", charts[i]->note);
        value_append(s->h->a, all, r);
    }
    return all;
}

/* --------------------------------------------------------------- whole */

static struct value *
summary_values(const struct summing *s)
{
    struct value *r = value_record(s->h->a), *root = value_record(s->h->a);
    html_set_text(s->h, r, "title", "项目支出绩效自评汇总");
    html_set_text(s->h, r, "version", s->h->options->version);
    html_set_text(s->h, r, "date", s->h->options->date);
    html_set_count(s->h, r, "count", s->n);
    value_set(s->h->a, r, "grades", grade_values(s));
    value_set(s->h->a, r, "kinds", kind_values(s));
    value_set(s->h->a, r, "charts", chart_values(s));
    value_set(s->h->a, r, "items", item_values(s));
    value_set(s->h->a, root, "evaluated", r);
    return root;
}

bool
write_evaluations_html(const char *folder, const struct gathering *run,
                       const struct compose_options *options,
                       const char *templates, GError **error)
{
    struct html h;
    html_begin(&h, NULL, options, templates);
    h.folder = folder;
    struct summing s = { .h = &h };
    collect(&s, run);
    sum_points(&s);
    bool good = s.n == 0 || html_page(&h, "evaluations.html",
                                      "evaluations.html",
                                      summary_values(&s), error);
    html_end(&h);
    return good;
}

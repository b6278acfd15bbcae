/* Small multiples: the same bars for each group, all on one scale, so that
 * groups can be compared at a glance. */
#include "chart/rows.h"
#include "chart/runs.h"

#include <glib.h>

static const double GAP = 2, LEAST_WIDTH = 15; /* em */

struct paneling {
    struct item_runs runs;
    size_t across;
    double width; /* of a panel */
    struct label *titles;
};

/* Whether the panels show the same things, years for instance, so that each
 * can have its tone. */
static bool
panels_match(const struct item_runs *runs)
{
    const struct chart_item *items = runs->chart->items;
    for (size_t r = 1; r < runs->n; r++) {
        const struct item_run *first = &runs->run[0], *run = &runs->run[r];
        if (run->to - run->from != first->to - first->from)
            return false;
        for (size_t i = 0; i < run->to - run->from; i++)
            if (g_strcmp0(items[run->from + i].label,
                          items[first->from + i].label) != 0)
                return false;
    }
    return true;
}

static struct rows *
rows_of(struct drawing *d, const struct paneling *p)
{
    const struct chart *c = p->runs.chart;
    struct rows *rows = rows_new(d, c->n_items);
    rows->width = p->width;
    bool match = panels_match(&p->runs);
    for (size_t r = 0; r < p->runs.n; r++) {
        const struct item_run *run = &p->runs.run[r];
        for (size_t i = run->from; i < run->to; i++) {
            size_t n = run->to - run->from;
            rows->row[i].name = c->items[i].label;
            rows->row[i].bars[0] = (struct bar) {
                .item = &c->items[i], .to = c->items[i].value.fen,
                .tone = match ? chart_part_tone(n - 1 - (i - run->from), n)
                              : TONE_SERIES + 2,
                .value = chart_amount(d->memory, c, c->items[i].value),
                .aside = c->items[i].share > 0
                             ? chart_share(d->memory, c->items[i].share)
                             : NULL,
            };
        }
    }
    return rows;
}

/* As many panels side by side as their amounts allow. */
static void
choose_width(struct drawing *d, struct paneling *p)
{
    const struct chart *c = p->runs.chart;
    double least = LEAST_WIDTH * d->em;
    for (size_t i = 0; i < c->n_items; i++) {
        const char *amount = chart_amount(d->memory, c, c->items[i].value);
        double wide = drawing_text_width(d, amount, d->em, false);
        least = MAX(least, wide + 8 * d->em);
    }
    double gap = GAP * d->em;
    p->across = (size_t) MAX((d->width + gap) / (least + gap), 1);
    size_t strips = (p->runs.n + p->across - 1) / p->across;
    p->across = strips ? (p->runs.n + strips - 1) / strips : 1;
    p->width = (d->width + gap) / (double) p->across - gap;
}

/* The rows of one panel at their place. */
static double
draw_panel(struct drawing *d, const struct rows *all,
           const struct item_run *run, struct label_place at)
{
    struct rows panel = *all;
    panel.row = all->row + run->from;
    panel.n = run->to - run->from;
    panel.x += at.x;
    panel.left += at.x;
    double shift = at.top - panel.row[0].top;
    for (size_t i = 0; i < panel.n; i++) {
        panel.row[i].top += shift;
        panel.row[i].bars[0].y += shift;
        panel.bottom = panel.row[i].top + panel.row[i].height;
    }
    rows_draw_bars(d, &panel);
    rows_draw_words(d, &panel);
    return panel.bottom;
}

/* Panels [from, to) side by side; where they end. */
static double
draw_strip(struct drawing *d, const struct paneling *p,
           const struct rows *rows, size_t from, double top)
{
    size_t to = MIN(from + p->across, p->runs.n);
    double titles = 0, bottom = top;
    for (size_t i = from; i < to; i++)
        titles = MAX(titles, drawing_label_height(d, &p->titles[i]));
    for (size_t i = from; i < to; i++) {
        struct label_place at = {
            .x = (double) (i - from) * (p->width + GAP * d->em), .top = top,
            .bold = true
        };
        drawing_put_label(d, &p->titles[i], at);
        at.top = top + titles + 0.2 * d->em;
        double end = draw_panel(d, rows, &p->runs.run[i], at);
        bottom = MAX(bottom, end);
    }
    return bottom;
}

void
draw_panels(struct drawing *d, const struct chart *c)
{
    struct paneling p = { 0 };
    p.runs = chart_runs(d->memory, c, RUN_BY_GROUP, d->most);
    choose_width(d, &p);
    p.titles = arena_array(d->memory, struct label, p.runs.n + 1);
    for (size_t i = 0; i < p.runs.n; i++)
        p.titles[i] = drawing_label(d, p.runs.run[i].name, p.width * 0.94);
    struct rows *rows = rows_of(d, &p);
    rows_place(d, rows, 0);
    double y = 0;
    for (size_t i = 0; i < p.runs.n; i += p.across)
        y = draw_strip(d, &p, rows, i, y) + d->em;
    d->height = y;
}

/* Bars of several parts. A key of the parts stands above; a part that has the
 * room shows its amount. */
#include "chart/rows.h"
#include "chart/runs.h"

#include <glib.h>

struct stacking {
    const struct chart *chart;
    struct part_names parts;
    const struct rows *rows;
};

/* Its amount, where there is room. */
static void
draw_part(struct drawing *d, const struct stacking *s,
          const struct chart_item *item, struct shape at)
{
    int tone = chart_part_tone(chart_part_index(&s->parts, item), s->parts.n);
    drawing_rect(d, tone, at.x, at.y - at.height / 2, at.width, at.height);
    const char *amount = chart_amount(d->memory, s->chart, item->value);
    double wide = drawing_text_width(d, amount, d->em, false);
    if (at.width >= at.from || wide + d->em > at.width)
        return;
    struct shape *word =
        drawing_word(d, amount, at.x + at.width / 2, at.y);
    word->anchor = ANCHOR_MIDDLE;
    word->tone = tone - TONE_SERIES + TONE_ON;
}

static void
draw_bar(struct drawing *d, const struct stacking *s, struct item_run run)
{
    const struct bar *bar = &s->rows->row[run.at].bars[0];
    struct shape at = { .x = rows_x(s->rows, 0), .y = bar->y,
                        .height = s->rows->thick,
                        .from = rows_x(s->rows, bar->to) -
                                rows_x(s->rows, 0) };
    for (size_t i = run.from; i < run.to; i++) {
        const struct chart_item *item = &s->chart->items[i];
        if (item->value.fen <= 0)
            continue;
        at.width = MAX((double) item->value.fen * s->rows->scale, 0.75);
        d->item = item;
        draw_part(d, s, item, at);
        at.x += at.width;
    }
    d->item = NULL;
}

static double
draw_key(struct drawing *d, const struct part_names *parts)
{
    struct key_word *words = arena_array(d->memory, struct key_word,
                                         parts->n + 1);
    for (size_t i = 0; i < parts->n; i++)
        words[i] = (struct key_word) { chart_part_tone(i, parts->n),
                                       parts->name[i] };
    return drawing_key(d, words, parts->n, (struct label_place) { 0 });
}

void
draw_stacked(struct drawing *d, const struct chart *c)
{
    struct item_runs runs = chart_runs(d->memory, c, RUN_BY_LABEL, d->most);
    struct rows *rows = rows_new(d, runs.n);
    struct stacking s = { runs.chart, chart_part_names(d->memory, c), rows };
    rows->thick = 1.5 * d->em;
    for (size_t i = 0; i < runs.n; i++) {
        rows->row[i].name = runs.run[i].name;
        rows->row[i].bars[0] = (struct bar) {
            .to = runs.run[i].length,
            .value = chart_amount(d->memory, c, runs.run[i].sum),
        };
    }
    rows_place(d, rows, draw_key(d, &s.parts));
    for (size_t i = 0; i < runs.n; i++)
        draw_bar(d, &s, runs.run[i]);
    rows_draw_words(d, rows);
    d->height = rows->bottom;
}

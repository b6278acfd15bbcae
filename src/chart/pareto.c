/* Bars from large to small, and in a column beside them the share reached with
 * each. */
#include "chart/rows.h"

#include <glib.h>

static const double TRACK = 6; /* em: 100 % of the column of shares */

/* The share reached, as a figure and as a bar of its own. */
static void
draw_reached(struct drawing *d, const struct bar *b, int64_t reached)
{
    double track = TRACK * d->em, thick = 0.5 * d->em;
    double words = drawing_text_width(d, "100.00%", d->em, false);
    double x = d->width - words - 0.5 * d->em - track;
    double share = (double) CLAMP(reached, 0, 10000) / 10000;
    drawing_rect(d, TONE_SERIES + 6, x, b->y - thick / 2, track, thick);
    drawing_rect(d, TONE_SERIES + 3, x, b->y - thick / 2, track * share,
                 thick);
    drawing_word(d, chart_share(d->memory, MAX(reached, 0)), d->width, b->y)
        ->anchor = ANCHOR_END;
}

static struct rows *
rows_of(struct drawing *d, const struct chart *c)
{
    struct rows *rows = rows_new(d, c->n_items);
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        rows->row[i].name = item->label;
        rows->row[i].bars[0] = (struct bar) {
            .item = item, .to = item->value.fen,
            .tone = TONE_SERIES + (item->gathered ? 4 : i == 0 ? 0 : 2),
            .value = chart_amount(d->memory, c, item->value),
        };
    }
    return rows;
}

static bool
all_have_shares(const struct chart *c)
{
    for (size_t i = 0; i < c->n_items; i++)
        if (c->items[i].share < 0)
            return false;
    return c->n_items > 0;
}

void
draw_pareto(struct drawing *d, const struct chart *c)
{
    c = chart_ranked(d->memory, c, d->most);
    struct rows *rows = rows_of(d, c);
    bool shares = all_have_shares(c);
    double top = 0;
    if (shares) {
        double words = drawing_text_width(d, "100.00%", d->em, false);
        rows->column = words + (TRACK + 2) * d->em;
        top = 1.5 * d->em;
        struct shape *head =
            drawing_word(d, "累计占比", d->width, 0.65 * d->em);
        head->anchor = ANCHOR_END;
        head->tone = TONE_MUTED;
    }
    rows_place(d, rows, top);
    rows_draw_bars(d, rows);
    rows_draw_words(d, rows);
    int64_t reached = 0;
    for (size_t i = 0; shares && i < c->n_items; i++) {
        reached += c->items[i].share;
        draw_reached(d, &rows->row[i].bars[0], reached);
    }
    d->height = rows->bottom;
}

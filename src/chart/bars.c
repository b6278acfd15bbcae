/* Horizontal bars with their amounts and shares behind them; the largest is
 * dark, what was gathered pale. */
#include "chart/rows.h"

#include <glib.h>

void
draw_bars(struct drawing *d, const struct chart *c)
{
    c = chart_at_most(d->memory, c, d->most);
    struct rows *rows = rows_new(d, c->n_items);
    int64_t most = 0;
    for (size_t i = 0; i < c->n_items; i++)
        if (!c->items[i].gathered)
            most = MAX(most, c->items[i].value.fen);
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        rows->row[i].name = item->label;
        rows->row[i].bars[0] = (struct bar) {
            .item = item, .to = item->value.fen,
            .tone = TONE_SERIES + (item->gathered              ? 4
                                   : item->value.fen == most ? 0
                                                               : 2),
            .value = chart_amount(d->memory, c, item->value),
            .aside = item->share > 0 ? chart_share(d->memory, item->share)
                                     : NULL,
        };
    }
    rows_place(d, rows, 0);
    rows_draw_bars(d, rows);
    rows_draw_words(d, rows);
    d->height = rows->bottom;
}

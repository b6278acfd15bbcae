/* A measure against its target, with a mark on the way: one bar an item. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double ROW = 24, GAP = 6;

void
draw_bullet(struct drawing *d, const struct chart *c)
{
    double label_width = 0, value_width = 0;
    int64_t most = MAX(c->target.fen, 1);
    for (size_t i = 0; i < c->n_items; i++) {
        const char *amount = chart_amount(d->memory, c, c->items[i].value);
        label_width = MAX(label_width, drawing_text_width(
                                           d, c->items[i].label, SIZE, false));
        value_width = MAX(value_width,
                          drawing_text_width(d, amount, SIZE, false));
        most = MAX(most, c->items[i].value.fen);
    }
    double left = label_width + GAP;
    double room = d->width - left - value_width - 2 * GAP;
    double scale = room / (double) most;
    for (size_t i = 0; i < c->n_items; i++) {
        double middle = ROW * ((double) i + 0.5);
        double target = (double) c->target.fen * scale;
        double mark = target * (double) c->mark / 10000;
        double length = (double) c->items[i].value.fen * scale;
        drawing_text(d, c->items[i].label, label_width, middle + SIZE * 0.36,
                     SIZE)->anchor = ANCHOR_END;
        drawing_rect(d, TONE_SERIES + 5, left, middle - 8, target, 16);
        drawing_rect(d, TONE_SERIES, left, middle - 4, MAX(length, 0.75), 8);
        if (c->mark)
            drawing_line(d, TONE_INK, left + mark, middle - 9, left + mark,
                         middle + 9);
        drawing_text(d, chart_amount(d->memory, c, c->items[i].value),
                     left + MAX(length, target) + 4, middle + SIZE * 0.36,
                     SIZE);
    }
    d->height = ROW * (double) MAX(c->n_items, 1);
}

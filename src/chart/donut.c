/* A ring of parts with the whole in its middle and labels at its right. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double OUTER = 54, INNER = 33, LINE_HEIGHT = 13;

static money
sum_items(const struct chart *c)
{
    money sum = { 0 };
    for (size_t i = 0; i < c->n_items; i++)
        if (c->items[i].value.fen > 0)
            money_add(&sum, c->items[i].value);
    return sum;
}

static void
draw_ring(struct drawing *d, const struct chart *c, money sum, double x)
{
    double from = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        if (c->items[i].value.fen <= 0)
            continue;
        struct shape *part =
            drawing_add(d, SHAPE_RING,
                        TONE_SERIES + (int) (i * 2 % TONE_SERIES_COUNT));
        part->x = x;
        part->y = OUTER + 2;
        part->width = INNER;
        part->height = OUTER;
        part->from = from;
        from += (double) c->items[i].value.fen / (double) sum.fen;
        part->to = MIN(from, 1.0);
    }
}

static void
draw_middle(struct drawing *d, const struct chart *c, money sum, double x)
{
    struct shape *word = drawing_text(d, "合计", x, OUTER - 3, SIZE - 1);
    word->anchor = ANCHOR_MIDDLE;
    word->tone = TONE_MUTED;
    struct shape *amount =
        drawing_text(d, chart_amount(d->memory, c, sum), x, OUTER + 11, SIZE);
    amount->anchor = ANCHOR_MIDDLE;
    amount->bold = true;
}

static double
draw_part_label(struct drawing *d, const struct chart *c, size_t i, double x,
                double y)
{
    const struct chart_item *item = &c->items[i];
    drawing_rect(d, TONE_SERIES + (int) (i * 2 % TONE_SERIES_COUNT), x, y - 8,
                 8, 8);
    drawing_text(d, item->label, x + 13, y, SIZE);
    y += LINE_HEIGHT;
    drawing_text(d, chart_amount(d->memory, c, item->value), x + 13, y, SIZE);
    const char *share = chart_share(d->memory, item->share);
    if (share) {
        y += LINE_HEIGHT;
        drawing_text(d, share, x + 13, y, SIZE)->tone = TONE_MUTED;
    }
    return y + LINE_HEIGHT * 1.35;
}

void
draw_donut(struct drawing *d, const struct chart *c)
{
    money sum = sum_items(c);
    double labels = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        double wide =
            drawing_text_width(d, c->items[i].label, SIZE, false);
        labels = MAX(labels, wide + 13);
    }
    double x = MAX(OUTER, (d->width - labels - 24) / 2);
    if (sum.fen > 0)
        draw_ring(d, c, sum, x);
    draw_middle(d, c, sum, x);
    double y = MAX(12, OUTER - (double) c->n_items * LINE_HEIGHT * 1.6 + 8);
    for (size_t i = 0; i < c->n_items; i++)
        y = draw_part_label(d, c, i, x + OUTER + 24, y);
    d->height = MAX(OUTER * 2 + 4, y);
}

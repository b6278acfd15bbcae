/* Sorted horizontal bars with their amounts and shares beside them. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double LABEL_SHARE = 0.38; /* of the width, at most */
static const double GAP = 6;
static const double LINE_HEIGHT = 12;
static const double LEAST_BAR = 0.75; /* a positive amount is never invisible */

struct bars {
    const struct chart *chart;
    struct label *labels;
    double label_width, value_width;
    double zero, scale; /* where 0 is, points per 分 */
};

static const char *
value_text(struct drawing *d, const struct bars *b, size_t i)
{
    const struct chart_item *item = &b->chart->items[i];
    const char *amount = chart_amount(d->memory, b->chart, item->value);
    if (item->share <= 0)
        return amount;
    return arena_printf(d->memory, "%s（%s）", amount,
                        chart_share(d->memory, item->share));
}

static void
measure_bars(struct drawing *d, struct bars *b)
{
    const struct chart *c = b->chart;
    b->labels = arena_array(d->memory, struct label, c->n_items);
    for (size_t i = 0; i < c->n_items; i++) {
        b->labels[i] = drawing_label(d, c->items[i].label, SIZE,
                                     d->width * LABEL_SHARE);
        b->label_width = MAX(b->label_width, b->labels[i].width);
        double wide =
            drawing_text_width(d, value_text(d, b, i), SIZE, false);
        b->value_width = MAX(b->value_width, wide);
    }
}

static void
scale_bars(struct drawing *d, struct bars *b)
{
    int64_t most = 0, least = 0;
    for (size_t i = 0; i < b->chart->n_items; i++) {
        most = MAX(most, b->chart->items[i].value.fen);
        least = MIN(least, b->chart->items[i].value.fen);
    }
    double left = b->label_width + GAP;
    double room = d->width - left - b->value_width - GAP;
    double span = (double) most - (double) least;
    b->scale = span > 0 ? MAX(room, 20) / span : 0;
    b->zero = left - (double) least * b->scale;
}

static void
draw_label(struct drawing *d, const struct bars *b, size_t i, double middle)
{
    const struct label *label = &b->labels[i];
    double first = middle - (double) (label->n - 1) * LINE_HEIGHT / 2;
    for (size_t k = 0; k < label->n; k++) {
        struct shape *text =
            drawing_text(d, label->lines[k], b->label_width,
                         first + (double) k * LINE_HEIGHT + SIZE * 0.36,
                         SIZE);
        text->anchor = ANCHOR_END;
    }
}

static void
draw_bar(struct drawing *d, const struct bars *b, size_t i, double middle)
{
    const struct chart_item *item = &b->chart->items[i];
    double length = (double) item->value.fen * b->scale;
    if (item->value.fen > 0)
        length = MAX(length, LEAST_BAR);
    int tone = TONE_SERIES + (item->gathered ? 4 : i == 0 ? 0 : 2);
    drawing_rect(d, tone, MIN(b->zero, b->zero + length), middle - 5,
                 ABS(length), 10);
    drawing_text(d, value_text(d, b, i), MAX(b->zero, b->zero + length) + 4,
                 middle + SIZE * 0.36, SIZE);
    draw_label(d, b, i, middle);
}

void
draw_bars(struct drawing *d, const struct chart *c)
{
    struct bars b = { .chart = c };
    measure_bars(d, &b);
    scale_bars(d, &b);
    double y = 2;
    for (size_t i = 0; i < c->n_items; i++) {
        double height =
            MAX(17, (double) b.labels[i].n * LINE_HEIGHT + 4);
        draw_bar(d, &b, i, y + height / 2);
        y += height;
    }
    drawing_line(d, TONE_RULE, b.zero, 0, b.zero, y + 2);
    d->height = y + 2;
}

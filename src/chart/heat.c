/* A table whose cells are tinted by amount: label is the row, `to` the
 * column. Tints step by magnitudes, so that 10,000 : 1 stays legible. */
#include "chart/drawing.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { SIZE = 8, MOST = 40 };
static const double ROW = 16, LABEL_SHARE = 0.3;

struct axis {
    const char *names[MOST];
    size_t n;
};

static size_t
axis_index(struct axis *axis, const char *name)
{
    for (size_t i = 0; i < axis->n; i++)
        if (strcmp(axis->names[i], name) == 0)
            return i;
    if (axis->n == MOST)
        return MOST - 1;
    axis->names[axis->n] = name;
    return axis->n++;
}

/* The darkest tint for the largest; one step lighter for each power of ten
 * ^(1/2) below it. */
static int
heat_tone(int64_t fen, int64_t most)
{
    if (fen <= 0)
        return TONE_PAPER;
    int steps = (int) floor(2 * log10((double) most / (double) fen));
    return TONE_SERIES + CLAMP(steps, 0, TONE_SERIES_COUNT - 1);
}

struct heating {
    struct axis rows, columns;
    int64_t most;
    double label_width, step, top;
};

static void
draw_heads(struct drawing *d, struct heating *h)
{
    double tallest = 0;
    for (size_t i = 0; i < h->columns.n; i++) {
        struct label label =
            drawing_label(d, h->columns.names[i], SIZE, h->step - 4);
        tallest = MAX(tallest, (double) label.n * 10);
    }
    for (size_t i = 0; i < h->columns.n; i++) {
        struct label label =
            drawing_label(d, h->columns.names[i], SIZE, h->step - 4);
        double x = h->label_width + h->step * ((double) i + 0.5);
        double y = tallest - (double) label.n * 10 + 8;
        for (size_t k = 0; k < label.n; k++)
            drawing_text(d, label.lines[k], x, y + (double) k * 10, SIZE)
                ->anchor = ANCHOR_MIDDLE;
    }
    h->top = tallest + 5;
}

static void
draw_cell(struct drawing *d, const struct chart *c, struct heating *h,
          const struct chart_item *item)
{
    size_t row = axis_index(&h->rows, item->label);
    size_t column = axis_index(&h->columns, item->to);
    double x = h->label_width + h->step * (double) column;
    double y = h->top + ROW * (double) row;
    int tone = heat_tone(item->value.fen, h->most);
    drawing_rect(d, tone, x + 0.5, y + 0.5, h->step - 1, ROW - 1);
    if (item->value.fen == 0)
        return;
    struct shape *text =
        drawing_text(d, chart_amount(d->memory, c, item->value),
                     x + h->step / 2, y + ROW / 2 + SIZE * 0.36, SIZE);
    text->anchor = ANCHOR_MIDDLE;
    text->tone = tone < TONE_SERIES + 3 && tone >= TONE_SERIES ? TONE_PAPER
                                                               : TONE_INK;
}

void
draw_heat(struct drawing *d, const struct chart *c)
{
    struct heating h = { 0 };
    for (size_t i = 0; i < c->n_items; i++) {
        axis_index(&h.rows, c->items[i].label);
        axis_index(&h.columns, c->items[i].to);
        h.most = MAX(h.most, c->items[i].value.fen);
    }
    for (size_t i = 0; i < h.rows.n; i++) {
        double wide = drawing_text_width(d, h.rows.names[i], SIZE, false);
        h.label_width = MAX(h.label_width, wide + 6);
    }
    h.label_width = MIN(h.label_width, d->width * LABEL_SHARE);
    h.step = (d->width - h.label_width) / (double) MAX(h.columns.n, 1);
    draw_heads(d, &h);
    for (size_t i = 0; i < h.rows.n; i++)
        drawing_text(d, h.rows.names[i], h.label_width - 4,
                     h.top + ROW * ((double) i + 0.5) + SIZE * 0.36, SIZE)
            ->anchor = ANCHOR_END;
    for (size_t i = 0; i < c->n_items; i++)
        draw_cell(d, c, &h, &c->items[i]);
    d->height = h.top + ROW * (double) h.rows.n + 2;
}

/* Bars of several parts: items with one label are one bar, in order; `group`
 * names the part. A key of the parts stands above. */
#include "chart/drawing.h"

#include <glib.h>
#include <string.h>

enum { SIZE = 9 };
static const double ROW = 20, BAR = 11, GAP = 6, LABEL_SHARE = 0.34;

static size_t
part_index(const struct chart *c, const char *part)
{
    size_t i = 0;
    while (c->parts[i] && g_strcmp0(c->parts[i], part) != 0)
        i++;
    return i;
}

static int
part_tone(size_t part)
{
    return TONE_SERIES + (int) (part * 2 % TONE_SERIES_COUNT);
}

static double
draw_key(struct drawing *d, const struct chart *c, double x)
{
    for (size_t i = 0; c->parts[i]; i++) {
        double wide = drawing_text_width(d, c->parts[i], SIZE, false);
        drawing_rect(d, part_tone(i), x, 3, 8, 8);
        drawing_text(d, c->parts[i], x + 12, 11, SIZE);
        x += wide + 26;
    }
    return ROW;
}

static bool
same_bar(const struct chart *c, size_t a, size_t b)
{
    return strcmp(c->items[a].label, c->items[b].label) == 0;
}

static money
bar_sum(const struct chart *c, size_t from, size_t *end)
{
    money sum = { 0 };
    size_t i = from;
    for (; i < c->n_items && same_bar(c, from, i); i++)
        money_add(&sum, c->items[i].value);
    *end = i;
    return sum;
}

struct stacking {
    double label_width, value_width, scale;
};

static void
measure(struct drawing *d, const struct chart *c, struct stacking *s)
{
    int64_t most = 0;
    for (size_t i = 0, end; i < c->n_items; i = end) {
        money sum = bar_sum(c, i, &end);
        struct label label = drawing_label(d, c->items[i].label, SIZE,
                                           d->width * LABEL_SHARE);
        double wide = drawing_text_width(
            d, chart_amount(d->memory, c, sum), SIZE, false);
        s->label_width = MAX(s->label_width, label.width);
        s->value_width = MAX(s->value_width, wide);
        most = MAX(most, sum.fen);
    }
    double room = d->width - s->label_width - s->value_width - 3 * GAP;
    s->scale = most > 0 ? room / (double) most : 0;
}

static double
draw_stack(struct drawing *d, const struct chart *c, const struct stacking *s,
           size_t from, double y)
{
    size_t end;
    money sum = bar_sum(c, from, &end);
    struct label label = drawing_label(d, c->items[from].label, SIZE,
                                       d->width * LABEL_SHARE);
    double height = MAX(ROW, (double) label.n * 12 + 5);
    double middle = y + height / 2, x = s->label_width + GAP;
    for (size_t k = 0; k < label.n; k++) {
        double at = middle + ((double) k - (double) (label.n - 1) / 2) * 12;
        drawing_text(d, label.lines[k], s->label_width, at + SIZE * 0.36,
                     SIZE)->anchor = ANCHOR_END;
    }
    for (size_t i = from; i < end; i++) {
        double length = (double) c->items[i].value.fen * s->scale;
        if (length <= 0)
            continue;
        drawing_rect(d, part_tone(part_index(c, c->items[i].group)), x,
                     middle - BAR / 2, MAX(length, 0.75), BAR);
        x += length;
    }
    drawing_text(d, chart_amount(d->memory, c, sum), x + 4,
                 middle + SIZE * 0.36, SIZE);
    return y + height;
}

void
draw_stacked(struct drawing *d, const struct chart *c)
{
    struct stacking s = { 0 };
    measure(d, c, &s);
    double left = s.label_width + GAP, y = draw_key(d, c, left);
    double top = y;
    for (size_t i = 0, end; i < c->n_items; i = end) {
        y = draw_stack(d, c, &s, i, y);
        bar_sum(c, i, &end);
    }
    drawing_line(d, TONE_RULE, left, top, left, y);
    d->height = y + 2;
}

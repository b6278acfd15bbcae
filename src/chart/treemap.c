/* Rectangles as large as their amounts, squarified (Bruls, Huizing, van Wijk:
 * Squarified Treemaps, 2000): rows laid along the shorter side as long as the
 * worst aspect ratio improves. What has no room for its label is numbered and
 * stands in a list below. */
#include "chart/drawing.h"

#include <glib.h>

enum { MOST_PIECES = 16 };
static const double HEIGHT_SHARE = 0.4; /* of the width */

struct area {
    double x, y, width, height;
};

struct tiling {
    const struct chart *chart;
    size_t n;     /* pieces: the first, positive ones */
    double scale; /* square points per 分 */
    size_t listed;
    size_t *list; /* items without label */
};

/* The worst aspect ratio of a row of areas with this sum, least and most,
 * along a side. */
static double
worst(double sum, double least, double most, double side)
{
    double square = side * side / (sum * sum);
    return MAX(square * most, 1 / (square * least));
}

static int
piece_tone(size_t i)
{
    return TONE_SERIES + (int) MIN(i, 5);
}

/* Name, amount and share, if they all have room. */
static bool
draw_inside(struct drawing *d, const struct tiling *t, size_t i,
            struct area a)
{
    const struct chart_item *item = &t->chart->items[i];
    double pad = 0.5 * d->em, room = a.width - 2 * pad;
    const char *amount = chart_amount(d->memory, t->chart, item->value);
    const char *share = chart_share(d->memory, item->share);
    struct label label = drawing_label(d, item->label, room);
    double lines = (double) label.n + (share ? 2 : 1);
    double widest = MAX(label.width,
                        drawing_text_width(d, amount, d->em, false));
    if (room < 3 * d->em || widest > room ||
        lines * drawing_leading(d) + 2 * pad > a.height)
        return false;
    int tone = piece_tone(i) - TONE_SERIES + TONE_ON;
    double y = drawing_put_label(
        d, &label,
        (struct label_place) { .x = a.x + pad, .top = a.y + pad,
                               .tone = tone, .bold = i == 0 });
    y += drawing_leading(d) / 2;
    drawing_word(d, amount, a.x + pad, y)->tone = tone;
    if (share)
        drawing_word(d, share, a.x + pad, y + drawing_leading(d))->tone =
            tone;
    return true;
}

static void
draw_piece(struct drawing *d, struct tiling *t, size_t i, struct area a)
{
    drawing_rect(d, piece_tone(i), a.x + 0.5, a.y + 0.5,
                 MAX(a.width - 1, 0.2), MAX(a.height - 1, 0.2));
    if (draw_inside(d, t, i, a))
        return;
    t->list[t->listed++] = i;
    const char *number = arena_printf(d->memory, "%zu", t->listed);
    double wide = drawing_text_width(d, number, d->em, false);
    if (a.width < wide + 3 || a.height < 1.2 * d->em)
        return;
    struct shape *word = drawing_word(d, number, a.x + a.width / 2,
                                      a.y + a.height / 2);
    word->anchor = ANCHOR_MIDDLE;
    word->tone = piece_tone(i) - TONE_SERIES + TONE_ON;
}

static double
area_of(const struct tiling *t, size_t i)
{
    return (double) t->chart->items[i].value.fen * t->scale;
}

/* One row of items [from, to) along the shorter side; what is left. */
static struct area
draw_row(struct drawing *d, struct tiling *t, size_t from, size_t to,
         struct area box)
{
    double sum = 0, at = 0;
    bool upright = box.width >= box.height;
    for (size_t i = from; i < to; i++)
        sum += area_of(t, i);
    double thick = sum / (upright ? box.height : box.width);
    for (size_t i = from; i < to; i++) {
        double length = area_of(t, i) / thick;
        struct area a = upright
            ? (struct area) { box.x, box.y + at, thick, length }
            : (struct area) { box.x + at, box.y, length, thick };
        d->item = &t->chart->items[i];
        draw_piece(d, t, i, a);
        at += length;
    }
    d->item = NULL;
    if (upright)
        return (struct area) { box.x + thick, box.y, box.width - thick,
                               box.height };
    return (struct area) { box.x, box.y + thick, box.width,
                           box.height - thick };
}

/* Where the row that begins at `from` is best ended. */
static size_t
row_end(const struct tiling *t, size_t from, struct area box)
{
    double side = MIN(box.width, box.height), sum = 0, before = G_MAXDOUBLE;
    double most = area_of(t, from);
    size_t i = from;
    for (; i < t->n; i++) {
        double area = area_of(t, i);
        double now = worst(sum + area, area, most, side);
        if (now > before)
            break;
        before = now;
        sum += area;
    }
    return MAX(i, from + 1);
}

/* "3 住房保障支出 … 29,700.00　4.66%"; where it ends. */
static double
draw_entry(struct drawing *d, const struct tiling *t, size_t k,
           struct area at)
{
    const struct chart_item *item = &t->chart->items[t->list[k]];
    const char *share = chart_share(d->memory, item->share);
    const char *amount = arena_printf(
        d->memory, "%s%s%s", chart_amount(d->memory, t->chart, item->value),
        share ? "　" : "", share ? share : "");
    double indent = 1.8 * d->em, middle = at.y + drawing_leading(d) / 2;
    double taken = drawing_text_width(d, amount, d->em, false) + d->em;
    struct shape *number =
        drawing_word(d, arena_printf(d->memory, "%zu", k + 1),
                     at.x + 1.2 * d->em, middle);
    number->anchor = ANCHOR_END;
    number->tone = TONE_MUTED;
    drawing_word(d, amount, at.x + at.width, middle)->anchor = ANCHOR_END;
    struct label label =
        drawing_label(d, item->label, at.width - indent - taken);
    return drawing_put_label(
        d, &label, (struct label_place) { at.x + indent, at.y });
}

static double
draw_list(struct drawing *d, const struct tiling *t, double top)
{
    size_t columns = d->width >= 44 * d->em ? 2 : 1;
    size_t rows = (t->listed + columns - 1) / columns;
    double gap = 2.5 * d->em, bottom = top;
    struct area at = { .width = (d->width + gap) / (double) columns - gap };
    for (size_t k = 0; k < t->listed; k++) {
        at.x = (double) (k / rows) * (at.width + gap);
        at.y = k % rows == 0 ? top : at.y;
        d->item = &t->chart->items[t->list[k]];
        at.y = draw_entry(d, t, k, at);
        bottom = MAX(bottom, at.y);
    }
    d->item = NULL;
    return bottom;
}

void
draw_treemap(struct drawing *d, const struct chart *c)
{
    struct tiling t = { .chart = chart_ranked(d->memory, c,
                                              MIN(MOST_PIECES, d->most)) };
    t.list = arena_array(d->memory, size_t, t.chart->n_items + 1);
    double sum = 0, em = d->em;
    while (t.n < t.chart->n_items && t.chart->items[t.n].value.fen > 0)
        sum += (double) t.chart->items[t.n++].value.fen;
    double height = CLAMP(d->width * HEIGHT_SHARE, 14 * em, 24 * em);
    struct area box = { 0, 0, d->width, sum > 0 ? height : 0 };
    t.scale = sum > 0 ? d->width * height / sum : 0;
    double y = box.height + 0.7 * em;
    for (size_t i = 0; i < t.n;) {
        size_t end = row_end(&t, i, box);
        box = draw_row(d, &t, i, end, box);
        i = end;
    }
    for (size_t i = t.n; i < t.chart->n_items; i++)
        t.list[t.listed++] = i;
    d->height = t.listed ? draw_list(d, &t, y) : y;
}

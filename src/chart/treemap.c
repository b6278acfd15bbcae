/* Rectangles as large as their amounts, squarified (Bruls, Huizing, van Wijk:
 * Squarified Treemaps, 2000): rows laid along the shorter side as long as the
 * worst aspect ratio improves. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double HEIGHT = 170;

struct area {
    double x, y, width, height;
};

/* The worst aspect ratio of a row of areas with this sum, least and most,
 * along a side. */
static double
worst(double sum, double least, double most, double side)
{
    double square = side * side / (sum * sum);
    return MAX(square * most, 1 / (square * least));
}

static void
draw_piece(struct drawing *d, const struct chart *c, size_t i, struct area a)
{
    int tone = TONE_SERIES + (int) MIN(i, TONE_SERIES_COUNT - 1);
    drawing_rect(d, tone, a.x + 0.5, a.y + 0.5, MAX(a.width - 1, 0.2),
                 MAX(a.height - 1, 0.2));
    if (a.width < 34 || a.height < 15)
        return;
    int ink = tone < TONE_SERIES + 3 ? TONE_PAPER : TONE_INK;
    struct label label =
        drawing_label(d, c->items[i].label, SIZE, a.width - 8);
    double y = a.y + 12;
    for (size_t k = 0; k < label.n && y < a.y + a.height - 3; k++, y += 11)
        drawing_text(d, label.lines[k], a.x + 4, y, SIZE)->tone = ink;
    const char *share = chart_share(d->memory, c->items[i].share);
    if (share && y < a.y + a.height - 2)
        drawing_text(d, share, a.x + 4, y, SIZE)->tone = ink;
}

/* One row of items [from, to) along the shorter side; what is left. */
static struct area
draw_row(struct drawing *d, const struct chart *c, size_t from, size_t to,
         struct area box, double scale)
{
    double sum = 0, at = 0;
    bool upright = box.width >= box.height;
    for (size_t i = from; i < to; i++)
        sum += (double) c->items[i].value.fen * scale;
    double thick = sum / (upright ? box.height : box.width);
    for (size_t i = from; i < to; i++) {
        double length = (double) c->items[i].value.fen * scale / thick;
        struct area a = upright
            ? (struct area) { box.x, box.y + at, thick, length }
            : (struct area) { box.x + at, box.y, length, thick };
        draw_piece(d, c, i, a);
        at += length;
    }
    if (upright)
        return (struct area) { box.x + thick, box.y, box.width - thick,
                               box.height };
    return (struct area) { box.x, box.y + thick, box.width,
                           box.height - thick };
}

/* Where the row that begins at `from` is best ended. */
static size_t
row_end(const struct chart *c, size_t from, size_t n, struct area box,
        double scale)
{
    double side = MIN(box.width, box.height), sum = 0, before = G_MAXDOUBLE;
    double most = (double) c->items[from].value.fen * scale;
    size_t i = from;
    for (; i < n; i++) {
        double area = (double) c->items[i].value.fen * scale;
        double now = worst(sum + area, area, most, side);
        if (now > before)
            break;
        before = now;
        sum += area;
    }
    return MAX(i, from + 1);
}

void
draw_treemap(struct drawing *d, const struct chart *c)
{
    struct area box = { 0, 0, d->width, HEIGHT };
    double sum = 0;
    size_t n = 0;
    while (n < c->n_items && c->items[n].value.fen > 0)
        sum += (double) c->items[n++].value.fen;
    double scale = sum > 0 ? d->width * HEIGHT / sum : 0;
    for (size_t i = 0; i < n;) {
        size_t end = row_end(c, i, n, box, scale);
        box = draw_row(d, c, i, end, box, scale);
        i = end;
    }
    d->height = HEIGHT;
}

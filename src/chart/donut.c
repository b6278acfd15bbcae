/* A ring of parts with the whole in its middle; what the parts are stands in
 * a list at its right, or below it where the width is small. */
#include "chart/drawing.h"

#include <glib.h>

enum { MOST_PARTS = 6 };
static const double OUTER = 6, INNER = 3.7; /* em */
static const double SWATCH = 1.3, ENTRY = 1.95, ENTRY_GAP = 0.65; /* em */
static const double NARROW = 30; /* em */

struct ring {
    const struct chart *chart;
    money sum;
    size_t n; /* of parts that are drawn: the first */
    double x, y;
    bool narrow; /* shares stand below their amounts */
};

static void
draw_part(struct drawing *d, const struct ring *r, size_t i, double from)
{
    double share = (double) r->chart->items[i].value.fen /
                   (double) r->sum.fen;
    struct shape *part =
        drawing_add(d, SHAPE_RING, chart_part_tone(i, r->n));
    part->x = r->x;
    part->y = r->y;
    part->width = INNER * d->em;
    part->height = OUTER * d->em;
    part->from = from;
    part->to = i + 1 == r->n ? 1 : MIN(from + share, 1);
}

/* Parts, and thin gaps of paper between them. */
static void
draw_ring(struct drawing *d, const struct ring *r)
{
    double from = 0;
    if (r->n == 0) {
        struct shape *empty = drawing_add(d, SHAPE_RING, TONE_SERIES + 6);
        empty->x = r->x;
        empty->y = r->y;
        empty->width = INNER * d->em;
        empty->height = OUTER * d->em;
        empty->to = 1;
    }
    for (size_t i = 0; i < r->n; i++) {
        d->item = &r->chart->items[i];
        draw_part(d, r, i, from);
        from = d->shapes[d->n - 1].to;
    }
    d->item = NULL;
    static const double gap = 0.0012; /* of a turn */
    size_t first = d->n - r->n;
    for (size_t i = 0; i < r->n && r->n > 1; i++) {
        struct shape *part = &d->shapes[first + i];
        double at = part->from;
        struct shape *edge = drawing_add(d, SHAPE_RING, TONE_PAPER);
        *edge = d->shapes[first + i];
        edge->item = NULL;
        edge->tone = TONE_PAPER;
        edge->from = MAX(at - gap, 0);
        edge->to = MIN(at + gap, 1);
    }
}

static void
draw_middle(struct drawing *d, const struct ring *r)
{
    struct shape *word = drawing_word(d, "合计", r->x, r->y - 0.65 * d->em);
    word->anchor = ANCHOR_MIDDLE;
    word->tone = TONE_MUTED;
    struct shape *amount =
        drawing_word(d, chart_amount(d->memory, r->chart, r->sum), r->x,
                     r->y + 0.65 * d->em);
    amount->anchor = ANCHOR_MIDDLE;
    amount->bold = true;
}

/* Swatch and name, below them amount and share. */
static double
draw_entry(struct drawing *d, const struct ring *r, size_t i, double x,
           double y)
{
    const struct chart_item *item = &r->chart->items[i];
    double em = d->em, text = x + SWATCH * em;
    if (i < r->n)
        drawing_rect(d, chart_part_tone(i, r->n), x, y + 0.25 * em, 0.85 * em,
                     0.85 * em);
    struct label name = drawing_label(d, item->label, d->width - text);
    y = drawing_put_label(d, &name, (struct label_place) { text, y });
    const char *amount = chart_amount(d->memory, r->chart, item->value);
    const char *share = chart_share(d->memory, item->share);
    drawing_word(d, amount, text, y + 0.6 * em);
    if (share && r->narrow)
        y += drawing_leading(d);
    else
        text += drawing_text_width(d, amount, em, false) + 0.7 * em;
    if (share)
        drawing_word(d, share, text, y + 0.6 * em)->tone = TONE_MUTED;
    return y + ENTRY * em;
}

/* What is not positive is no part of a whole: it only stands in the list. */
static struct ring
ring_of(struct drawing *d, const struct chart *c)
{
    size_t most = MIN(MOST_PARTS, d->most);
    struct ring r = { .chart = chart_ranked(d->memory, c, most) };
    for (size_t i = 0; i < r.chart->n_items; i++)
        if (r.chart->items[i].value.fen > 0) {
            money_add(&r.sum, r.chart->items[i].value);
            r.n = i + 1;
        }
    for (size_t i = 0; i < r.n; i++)
        if (r.chart->items[i].value.fen <= 0)
            r.n = i;
    return r;
}

struct list_size {
    double width, height;
};

static struct list_size
list_size(struct drawing *d, const struct ring *r, double width)
{
    struct list_size size = { 0 };
    for (size_t i = 0; i < r->chart->n_items; i++) {
        const struct chart_item *item = &r->chart->items[i];
        struct label name =
            drawing_label(d, item->label, width - SWATCH * d->em);
        const char *share = chart_share(d->memory, item->share);
        const char *amount = arena_printf(
            d->memory, "%s%s%s",
            chart_amount(d->memory, r->chart, item->value),
            share && !r->narrow ? "　" : "",
            share && !r->narrow ? share : "");
        double wide = drawing_text_width(d, amount, d->em, false);
        size.width = MAX(size.width, MAX(name.width, wide) + SWATCH * d->em);
        size.height += drawing_label_height(d, &name) + ENTRY * d->em +
                       (share && r->narrow ? drawing_leading(d) : 0);
    }
    size.height -= ENTRY_GAP * d->em;
    return size;
}

/* The ring and its list side by side, in the middle of the width. */
static double
place_beside(struct drawing *d, struct ring *r, struct list_size list)
{
    double ring = 2 * OUTER * d->em, gap = 2 * d->em;
    double x = MAX(0, (d->width - ring - gap - list.width) / 2);
    r->x = x + ring / 2;
    r->y = MAX(ring, list.height) / 2;
    return x + ring + gap;
}

void
draw_donut(struct drawing *d, const struct chart *c)
{
    struct ring r = ring_of(d, c);
    double ring = 2 * OUTER * d->em, x = 0, y = ring + d->em;
    double room = d->width - ring - 2 * d->em;
    r.narrow = d->width < NARROW * d->em;
    struct list_size list = list_size(d, &r, room);
    r.x = d->width / 2;
    r.y = ring / 2;
    if (list.width <= room && list.height <= 2 * ring) {
        x = place_beside(d, &r, list);
        y = MAX(0, r.y - list.height / 2);
    }
    draw_ring(d, &r);
    draw_middle(d, &r);
    for (size_t i = 0; i < r.chart->n_items; i++) {
        d->item = &r.chart->items[i];
        y = draw_entry(d, &r, i, x, y);
    }
    d->item = NULL;
    d->height = MAX(r.y + ring / 2, y - ENTRY_GAP * d->em);
}

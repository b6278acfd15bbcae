#include "chart/rows.h"

#include <glib.h>

/* In em, but for the shares of the width. */
static const double GAP = 0.6, VALUE_GAP = 0.5, BAR_STEP = 1.55;
static const double ABOVE_SPACE = 0.4, ABOVE_THICK = 0.95;
static const double LABEL_SHARE = 0.4, LEAST_ROOM = 5.5, GOOD_ROOM = 9;
static const double LEAST_BAR = 0.75; /* points: no amount is invisible */
enum { LINES_BESIDE = 4 };

struct rows *
rows_new(struct drawing *d, size_t n)
{
    struct rows *r = arena_one(d->memory, struct rows);
    r->n = n;
    r->row = arena_array(d->memory, struct row, n + 1);
    r->width = d->width;
    r->thick = 1.25 * d->em;
    for (size_t i = 0; i < n; i++)
        rows_bars(d, r, i, 1);
    return r;
}

void
rows_bars(struct drawing *d, struct rows *r, size_t row, size_t bars)
{
    r->row[row].n = bars;
    r->row[row].bars = arena_array(d->memory, struct bar, bars + 1);
}

/* What stands behind a bar. */
static double
words_width(const struct drawing *d, const struct bar *b)
{
    double width = 0;
    if (b->value)
        width += VALUE_GAP * d->em +
                 drawing_text_width(d, b->value, d->em, false);
    if (b->aside)
        width += VALUE_GAP * d->em +
                 drawing_text_width(d, b->aside, d->em, false);
    return width;
}

static double
set_labels(struct drawing *d, struct rows *r, double width, size_t *lines)
{
    double widest = 0;
    *lines = 0;
    for (size_t i = 0; i < r->n; i++) {
        r->row[i].label = drawing_label(d, r->row[i].name, width);
        widest = MAX(widest, r->row[i].label.width);
        *lines = MAX(*lines, r->row[i].label.n);
    }
    return widest;
}

static double
widest_words(const struct drawing *d, const struct rows *r)
{
    double widest = 0;
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->row[i].n; k++)
            widest = MAX(widest, words_width(d, &r->row[i].bars[k]));
    return widest;
}

/* Labels beside the bars where they leave room for these: a little will do for
 * labels of one line, which above the bars would take as much again. */
static void
choose_sides(struct drawing *d, struct rows *r)
{
    size_t lines;
    double wide = set_labels(d, r, r->width * LABEL_SHARE, &lines);
    double room = r->width - wide - GAP * d->em - r->column -
                  widest_words(d, r);
    r->left = r->x + wide + GAP * d->em;
    r->above = room < (lines > 1 ? GOOD_ROOM : LEAST_ROOM) * d->em ||
               (lines > LINES_BESIDE && r->width < 40 * d->em);
    if (!r->above)
        return;
    set_labels(d, r, r->width, &lines);
    r->left = r->x;
    r->thick = MIN(r->thick, ABOVE_THICK * d->em);
}

/* As long as the words behind each bar allow. */
static void
choose_scale(struct drawing *d, struct rows *r)
{
    double room = r->x + r->width - r->column - r->left;
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->row[i].n; k++) {
            const struct bar *b = &r->row[i].bars[k];
            r->most = MAX(r->most, MAX(b->from, b->to));
            r->least = MIN(r->least, MIN(b->from, b->to));
        }
    double span = (double) r->most - (double) r->least;
    r->scale = span > 0 ? room / span : 0;
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->row[i].n; k++) {
            const struct bar *b = &r->row[i].bars[k];
            double length =
                (double) MAX(b->from, b->to) - (double) r->least;
            double rest = room - words_width(d, b) - LEAST_BAR;
            if (length * r->scale > rest)
                r->scale = MAX(rest, 0) / length;
        }
}

/* The distance of rows: generous where they are few. */
static double
pitch(const struct drawing *d, size_t n)
{
    return (n <= 8 ? 2.3 : n <= 14 ? 2.0 : 1.75) * d->em;
}

/* The bars of a row that begins at `y`, and how high it is. */
static double
place_row(const struct drawing *d, const struct rows *r, struct row *row,
          double y)
{
    double label = drawing_label_height(d, &row->label);
    double each = BAR_STEP * d->em, least = pitch(d, r->n);
    double height, first;
    if (r->above) {
        each = r->thick + 0.2 * d->em;
        height = label + each * (double) row->n + ABOVE_SPACE * d->em;
        first = y + label + each / 2;
    } else {
        double bars = each * (double) row->n;
        least = row->n > 1 ? bars + 0.8 * d->em : least;
        height = MAX(least, label + 0.5 * d->em);
        first = y + height / 2 - (bars - each) / 2;
    }
    for (size_t k = 0; k < row->n; k++)
        row->bars[k].y = first + (double) k * each;
    return height;
}

void
rows_place(struct drawing *d, struct rows *r, double top)
{
    choose_sides(d, r);
    choose_scale(d, r);
    r->bottom = top;
    for (size_t i = 0; i < r->n; i++) {
        r->row[i].top = r->bottom;
        r->row[i].height = place_row(d, r, &r->row[i], r->bottom);
        r->bottom += r->row[i].height;
    }
}

double
rows_x(const struct rows *r, int64_t fen)
{
    return r->left + ((double) fen - (double) r->least) * r->scale;
}

void
rows_draw_bars(struct drawing *d, const struct rows *r)
{
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->row[i].n; k++) {
            const struct bar *b = &r->row[i].bars[k];
            double x = rows_x(r, MIN(b->from, b->to));
            double length = rows_x(r, MAX(b->from, b->to)) - x;
            d->item = b->item;
            if (b->from != b->to)
                drawing_rect(d, b->tone, x, b->y - r->thick / 2,
                             MAX(length, LEAST_BAR), r->thick);
        }
    d->item = NULL;
}

static void
draw_words_of(struct drawing *d, const struct rows *r, const struct bar *b)
{
    double x = MAX(rows_x(r, MAX(b->from, b->to)), r->left + LEAST_BAR) +
               VALUE_GAP * d->em;
    if (b->value) {
        drawing_word(d, b->value, x, b->y);
        x += drawing_text_width(d, b->value, d->em, false) +
             VALUE_GAP * d->em;
    }
    if (b->aside)
        drawing_word(d, b->aside, x, b->y)->tone = TONE_MUTED;
}

void
rows_draw_words(struct drawing *d, const struct rows *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct row *row = &r->row[i];
        double height = drawing_label_height(d, &row->label);
        struct label_place at = { .x = r->x, .top = row->top };
        if (!r->above) {
            at.x = r->left - GAP * d->em;
            at.top = row->top + (row->height - height) / 2;
            at.anchor = ANCHOR_END;
        }
        d->item = row->n == 1 ? row->bars[0].item : NULL;
        drawing_put_label(d, &row->label, at);
        for (size_t k = 0; k < row->n; k++) {
            d->item = row->bars[k].item;
            draw_words_of(d, r, &row->bars[k]);
        }
    }
    d->item = NULL;
    double zero = rows_x(r, 0);
    if (r->n && !r->above)
        drawing_line(d, TONE_RULE, zero, r->row[0].top, zero, r->bottom);
}

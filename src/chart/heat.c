/* A table whose cells are tinted by amount: label is the row, `to` the
 * column. Tints step by round amounts, so that 10,000 : 1 stays legible, and
 * a key names the steps. Columns that do not fit stand in a second table
 * below. */
#include "chart/heat_table.h"

#include <glib.h>

enum { MOST_COLUMNS = 8 };
static const double LABEL_SHARE = 0.3, CELL_PAD = 0.5; /* em */

struct heating {
    const struct chart *chart;
    const struct heat_table *table;
    struct heat_steps steps;
    struct label *rows;
    double label_width, cell;
};

/* The heads of columns [from, to), standing on a common line. */
static double
draw_heads(struct drawing *d, const struct heating *h, size_t from, size_t to,
           double top)
{
    double tallest = 0;
    for (size_t i = from; i < to; i++) {
        struct label label =
            drawing_label(d, h->table->columns.name[i], h->cell - 4);
        tallest = MAX(tallest, drawing_label_height(d, &label));
    }
    for (size_t i = from; i < to; i++) {
        struct label label =
            drawing_label(d, h->table->columns.name[i], h->cell - 4);
        struct label_place at = {
            .x = h->label_width + h->cell * ((double) (i - from) + 0.5),
            .top = top + tallest - drawing_label_height(d, &label),
            .anchor = ANCHOR_MIDDLE
        };
        drawing_put_label(d, &label, at);
    }
    return top + tallest + 0.4 * d->em;
}

static void
draw_cell(struct drawing *d, const struct heating *h, money value,
          struct shape at)
{
    double middle = at.y + at.height / 2;
    int tone = heat_tone(&h->steps, value);
    if (tone != TONE_PAPER)
        drawing_rect(d, tone, at.x + 0.5, at.y + 0.5, at.width - 1,
                     at.height - 1);
    const char *amount =
        value.fen ? chart_amount(d->memory, h->chart, value) : "–";
    struct shape *text =
        drawing_word(d, amount, at.x + at.width / 2, middle);
    text->anchor = ANCHOR_MIDDLE;
    text->tone = !value.fen           ? TONE_RULE
                 : tone == TONE_PAPER ? TONE_INK
                                      : tone - TONE_SERIES + TONE_ON;
}

static double
draw_row(struct drawing *d, const struct heating *h, size_t row, size_t from,
         size_t to, double y)
{
    double text = drawing_label_height(d, &h->rows[row]);
    double height = MAX(1.9 * d->em, text + 0.5 * d->em);
    struct label_place at = { .x = h->label_width - 0.6 * d->em,
                              .top = y + (height - text) / 2,
                              .anchor = ANCHOR_END };
    drawing_put_label(d, &h->rows[row], at);
    for (size_t i = from; i < to; i++) {
        struct shape cell = {
            .x = h->label_width + h->cell * (double) (i - from), .y = y,
            .width = h->cell, .height = height
        };
        draw_cell(d, h, heat_cell(h->table, row, i), cell);
    }
    return y + height;
}

/* What a cell must hold: the widest amount and, if it can be, a short head. */
static double
widest_amount(struct drawing *d, const struct heating *h)
{
    double widest = 3 * d->em;
    for (size_t r = 0; r < h->table->rows.n; r++)
        for (size_t i = 0; i < h->table->columns.n; i++) {
            const char *amount = chart_amount(
                d->memory, h->chart, heat_cell(h->table, r, i));
            double wide = drawing_text_width(d, amount, d->em, false);
            widest = MAX(widest, wide);
        }
    return widest + 2 * CELL_PAD * d->em;
}

static void
set_row_labels(struct drawing *d, struct heating *h)
{
    size_t n = h->table->rows.n;
    h->rows = arena_array(d->memory, struct label, n + 1);
    for (size_t i = 0; i < n; i++) {
        h->rows[i] = drawing_label(d, h->table->rows.name[i],
                                   d->width * LABEL_SHARE);
        h->label_width = MAX(h->label_width, h->rows[i].width);
    }
    h->label_width += 0.6 * d->em;
}

static double
draw_steps_key(struct drawing *d, const struct heating *h, double y)
{
    size_t n = h->steps.n;
    struct key_word *words = arena_array(d->memory, struct key_word, n + 1);
    for (size_t i = 0; i < n; i++)
        words[i] = (struct key_word) {
            chart_part_tone(i, n),
            heat_step_word(d->memory, h->chart, &h->steps, i)
        };
    return drawing_key(
        d, words, n,
        (struct label_place) { .x = h->label_width, .top = y + 0.7 * d->em });
}

/* Whether a row has an amount in columns [from, to). */
static bool
has_amounts(const struct heating *h, size_t row, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (heat_cell(h->table, row, i).fen)
            return true;
    return false;
}

/* Columns [from, to). Where they are not all, rows of nothing are left out. */
static double
draw_table(struct drawing *d, const struct heating *h, size_t from, size_t to,
           double y)
{
    bool all = to - from == h->table->columns.n;
    y = draw_heads(d, h, from, to, y);
    for (size_t i = 0; i < h->table->rows.n; i++)
        if (all || has_amounts(h, i, from, to))
            y = draw_row(d, h, i, from, to, y);
    return y;
}

void
draw_heat(struct drawing *d, const struct chart *c)
{
    size_t rows = MAX(d->most, 2);
    const struct heat_table *table =
        heat_table_of(d->memory, c, rows, MOST_COLUMNS);
    struct heating h = { .chart = c, .table = table,
                         .steps = heat_steps_of(table) };
    if (!table->columns.n)
        return;
    set_row_labels(d, &h);
    double room = d->width - h.label_width;
    size_t fit = (size_t) MAX(room / widest_amount(d, &h), 1);
    size_t tables = (table->columns.n + fit - 1) / fit;
    size_t each = (table->columns.n + tables - 1) / tables;
    h.cell = room / (double) each;
    double y = 0;
    for (size_t from = 0; from < table->columns.n; from += each) {
        size_t to = MIN(from + each, table->columns.n);
        y = draw_table(d, &h, from, to, from ? y + 1.2 * d->em : 0);
    }
    d->height = draw_steps_key(d, &h, y);
}

/* From one amount to another by steps: the first and the last item are whole
 * bars from zero, those between are changes, hung where the one before ended.
 * Growth is dark, decline pale; each says its sign. Where the changes are too
 * small to be seen on the scale of the whole, they alone are drawn, from zero,
 * and a line says so. */
#include "chart/rows.h"

#include <glib.h>

enum { SEEN = 20 }; /* the largest change is seen from 1/20 of the whole */

static bool
is_whole(const struct chart *c, size_t i)
{
    return i == 0 || i + 1 == c->n_items;
}

static struct bar
bar_of(struct drawing *d, const struct chart *c, size_t i, int64_t *level)
{
    const struct chart_item *item = &c->items[i];
    bool whole = is_whole(c, i);
    const char *amount = chart_amount(d->memory, c, item->value);
    struct bar bar = { .item = item, .from = whole ? 0 : *level,
                       .value = amount };
    money after = { bar.from };
    money_add(&after, item->value);
    *level = bar.to = after.fen;
    bar.tone = TONE_SERIES + (whole ? 0 : item->value.fen > 0 ? 2 : 4);
    if (!whole && item->value.fen > 0)
        bar.value = arena_printf(d->memory, "+%s", amount);
    if (item->share > 0)
        bar.aside = chart_share(d->memory, item->share);
    return bar;
}

static bool
changes_are_small(const struct chart *c)
{
    int64_t whole = 0, change = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        int64_t fen = ABS(c->items[i].value.fen);
        if (is_whole(c, i))
            whole = MAX(whole, fen);
        else
            change = MAX(change, fen);
    }
    return change > 0 && change < whole / SEEN;
}

/* Changes from zero; the whole without a bar. */
static void
draw_changes(struct drawing *d, const struct chart *c, struct rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct bar *bar = &rows->row[i].bars[0];
        bar->from = 0;
        bar->to = is_whole(c, i) ? 0 : c->items[i].value.fen;
    }
    rows_place(d, rows, 0);
    rows_draw_bars(d, rows);
    rows_draw_words(d, rows);
    struct label note = drawing_label(
        d, "条形只表示增减；首尾两项为总额，不按比例画出。", d->width);
    d->height = drawing_put_label(
        d, &note,
        (struct label_place) { .top = rows->bottom, .tone = TONE_MUTED });
}

/* From the end of each bar down to the next. */
static void
draw_steps(struct drawing *d, const struct rows *rows)
{
    for (size_t i = 0; i + 1 < rows->n; i++) {
        const struct bar *b = &rows->row[i].bars[0];
        const struct bar *next = &rows->row[i + 1].bars[0];
        double x = rows_x(rows, b->to);
        drawing_line(d, TONE_RULE, x, b->y + rows->thick / 2, x,
                     next->y - rows->thick / 2);
    }
}

/* The changes in the middle that are too many, as one. */
static const struct chart *
fewer_steps(arena *a, const struct chart *c, size_t most)
{
    if (c->n_items <= most || most < 4)
        return c;
    struct chart steps = *c;
    steps.items = c->items + 1;
    steps.n_items = c->n_items - 2;
    const struct chart *few = chart_largest(a, &steps, most - 2);
    struct chart_item *items =
        arena_array(a, struct chart_item, few->n_items + 2);
    items[0] = c->items[0];
    for (size_t i = 0; i < few->n_items; i++)
        items[i + 1] = few->items[i];
    items[few->n_items + 1] = c->items[c->n_items - 1];
    struct chart *fewer = arena_memdup(a, c, sizeof *c);
    fewer->items = items;
    fewer->n_items = few->n_items + 2;
    return fewer;
}

void
draw_waterfall(struct drawing *d, const struct chart *c)
{
    c = fewer_steps(d->memory, c, d->most);
    struct rows *rows = rows_new(d, c->n_items);
    int64_t level = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        rows->row[i].name = c->items[i].label;
        rows->row[i].bars[0] = bar_of(d, c, i, &level);
    }
    if (changes_are_small(c)) {
        draw_changes(d, c, rows);
        return;
    }
    rows_place(d, rows, 0);
    rows_draw_bars(d, rows);
    if (!rows->above)
        draw_steps(d, rows);
    rows_draw_words(d, rows);
    d->height = rows->bottom;
}

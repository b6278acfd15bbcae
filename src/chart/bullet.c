/* Measures against their targets: a pale bar of the target, a dark one of the
 * measure in it, and a line where the mark is. */
#include "chart/rows.h"

#include <glib.h>

enum { MEASURE = TONE_SERIES, TARGET = TONE_SERIES + 4 };

static int64_t
target_of(const struct chart *c, size_t i)
{
    return c->items[i].of.fen ? c->items[i].of.fen : c->target.fen;
}

static bool
targets_differ(const struct chart *c)
{
    for (size_t i = 1; i < c->n_items; i++)
        if (target_of(c, i) != target_of(c, 0))
            return true;
    return false;
}

/* The words of the measure, the target and the mark. */
static double
draw_key(struct drawing *d, const struct chart *c)
{
    static const char *const usual[] = { "完成", "目标", "界线" };
    const char *words[3] = { usual[0], usual[1], usual[2] };
    for (size_t i = 0; i < 3 && c->parts && c->parts[i]; i++)
        words[i] = c->parts[i];
    if (c->n_items && !targets_differ(c))
        words[1] = arena_printf(
            d->memory, "%s %s", words[1],
            chart_amount(d->memory, c, (money) { target_of(c, 0) }));
    const struct key_word key[] = {
        { MEASURE, words[0] },
        { TARGET, words[1] },
        { TONE_INK, arena_printf(d->memory, "%s %g%%", words[2],
                                 (double) c->mark / 100) },
    };
    return drawing_key(d, key, c->mark ? 3 : 2, (struct label_place) { 0 });
}

static struct bar
bar_of(struct drawing *d, const struct chart *c, size_t i)
{
    const struct chart_item *item = &c->items[i];
    const char *share =
        item->share >= 0 ? chart_share(d->memory, item->share) : NULL;
    struct bar bar = { .item = item,
                       .to = MAX(item->value.fen, target_of(c, i)),
                       .from = MIN(item->value.fen, 0),
                       .value = chart_amount(d->memory, c, item->value),
                       .aside = share };
    if (item->of.fen && targets_differ(c))
        bar.aside = arena_printf(d->memory, "/ %s%s%s",
                                 chart_amount(d->memory, c, item->of),
                                 share ? "　" : "", share ? share : "");
    return bar;
}

static void
draw_measure(struct drawing *d, const struct chart *c,
             const struct rows *rows, size_t i)
{
    const struct bar *b = &rows->row[i].bars[0];
    double zero = rows_x(rows, 0), thick = rows->thick, inner = thick * 0.5;
    double target = rows_x(rows, target_of(c, i)) - zero;
    double x = rows_x(rows, MIN(c->items[i].value.fen, 0));
    double length = rows_x(rows, MAX(c->items[i].value.fen, 0)) - x;
    drawing_rect(d, TARGET, zero, b->y - thick / 2, MAX(target, 0), thick);
    if (c->items[i].value.fen)
        drawing_rect(d, MEASURE, x, b->y - inner / 2, MAX(length, 0.75),
                     inner);
    if (c->mark && target > 0)
        drawing_rect(d, TONE_INK, zero + target * (double) c->mark / 10000,
                     b->y - thick * 0.65, 0.12 * d->em, thick * 1.3);
}

void
draw_bullet(struct drawing *d, const struct chart *c)
{
    struct chart shown = *c;
    shown.n_items = MIN(c->n_items, d->most);
    struct rows *rows = rows_new(d, shown.n_items);
    rows->thick = 1.4 * d->em;
    for (size_t i = 0; i < shown.n_items; i++) {
        rows->row[i].name = c->items[i].label;
        rows->row[i].bars[0] = bar_of(d, &shown, i);
    }
    rows_place(d, rows, draw_key(d, &shown));
    for (size_t i = 0; i < shown.n_items; i++)
        draw_measure(d, &shown, rows, i);
    rows_draw_words(d, rows);
    d->height = rows->bottom;
}

/* Items from large to small, and many small ones put together. */
#include "chart/drawing.h"

#include <glib.h>

static int
by_amount_down(const void *a, const void *b)
{
    const struct chart_item *left = *(const struct chart_item *const *) a;
    const struct chart_item *right = *(const struct chart_item *const *) b;
    if (left->gathered != right->gathered)
        return left->gathered ? 1 : -1;
    if (left->value.fen != right->value.fen)
        return left->value.fen > right->value.fen ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* Items [from, n) as one; what was gathered before is counted by nobody. */
static struct chart_item
put_together(arena *a, const struct chart_item *const *order, size_t from,
             size_t n)
{
    struct chart_item rest = { .gathered = true, .label = "其他" };
    bool counted = true;
    for (size_t i = from; i < n; i++) {
        money_add(&rest.value, order[i]->value);
        rest.share = order[i]->share < 0 || rest.share < 0
                         ? -1
                         : rest.share + order[i]->share;
        counted = counted && !order[i]->gathered;
    }
    if (counted)
        rest.label = arena_printf(a, "其他（%zu项）", n - from);
    return rest;
}

const struct chart *
chart_ranked(arena *a, const struct chart *c, size_t most)
{
    size_t n = c->n_items, shown = n > most ? most - 1 : n;
    const struct chart_item **order =
        arena_array(a, const struct chart_item *, n + 1);
    for (size_t i = 0; i < n; i++)
        order[i] = &c->items[i];
    qsort(order, n, sizeof *order, by_amount_down);
    struct chart_item *items = arena_array(a, struct chart_item, shown + 1);
    for (size_t i = 0; i < shown; i++)
        items[i] = *order[i];
    if (shown < n)
        items[shown] = put_together(a, order, shown, n);
    struct chart *ranked = arena_memdup(a, c, sizeof *c);
    ranked->n_items = shown < n ? shown + 1 : n;
    ranked->items = items;
    return ranked;
}

const struct chart *
chart_at_most(arena *a, const struct chart *c, size_t most)
{
    return c->n_items > most ? chart_ranked(a, c, most) : c;
}

static int
by_size_down(const void *a, const void *b)
{
    const struct chart_item *left = *(const struct chart_item *const *) a;
    const struct chart_item *right = *(const struct chart_item *const *) b;
    int64_t l = ABS(left->value.fen), r = ABS(right->value.fen);
    return l != r ? (l > r ? -1 : 1) : left < right ? -1 : left > right;
}

const struct chart *
chart_largest(arena *a, const struct chart *c, size_t most)
{
    if (c->n_items <= most)
        return c;
    const struct chart_item **order =
        arena_array(a, const struct chart_item *, c->n_items);
    for (size_t i = 0; i < c->n_items; i++)
        order[i] = &c->items[i];
    qsort(order, c->n_items, sizeof *order, by_size_down);
    bool *kept = arena_array(a, bool, c->n_items);
    for (size_t i = 0; i + 1 < most; i++)
        kept[order[i] - c->items] = true;
    struct chart_item *items = arena_array(a, struct chart_item, most);
    struct chart *largest = arena_memdup(a, c, sizeof *c);
    largest->items = items;
    largest->n_items = 0;
    for (size_t i = 0; i < c->n_items; i++)
        if (kept[i])
            items[largest->n_items++] = c->items[i];
    items[largest->n_items++] =
        put_together(a, order, most - 1, c->n_items);
    return largest;
}

int
chart_part_tone(size_t i, size_t n)
{
    static const char tones[][TONE_SERIES_COUNT] = {
        { 0 },
        { 0, 2 },
        { 0, 2, 4 },
        { 0, 2, 3, 5 },
        { 0, 1, 3, 4, 5 },
        { 0, 1, 2, 3, 4, 5 },
    };
    n = CLAMP(n, 1, G_N_ELEMENTS(tones));
    return TONE_SERIES + tones[n - 1][i % n];
}

/* What rows pay for the columns that they leave out. */
#include "recognize/indicators/weights.h"

static int
skip(const struct columns *c, size_t column)
{
    bool relations = c->of[COLUMN_RELATION];
    switch (c->role[column]) {
    case COLUMN_LEVEL3:
        return -16;
    case COLUMN_RELATION:
        return -10;
    case COLUMN_VALUE:
        return relations ? -14 : -50;
    case COLUMN_ACTUAL:
        return -45;
    case COLUMN_WEIGHT:
        return c->of[COLUMN_SCORE] ? -50 : -4;
    case COLUMN_SCORE:
        return -32;
    case COLUMN_NOTE:
        return c->of[COLUMN_SCORE] ? -12 : 0;
    case COLUMN_MEASURE:
    case COLUMN_DIRECTION:
        return -1;
    default:
        return 0;
    }
}

static int
skipped(const struct columns *c, int from, int to)
{
    bool starts = to < (int) c->n && role_is_of_item(c->role[to]);
    bool ends = from >= 0 && role_is_of_item(c->role[from]);
    if (!starts && (!ends || to < (int) c->n))
        return 0;
    int sum = 0, both = 0;
    for (int i = from + 1; i < to; i++) {
        both += c->role[i] == COLUMN_VALUE || c->role[i] == COLUMN_ACTUAL;
        sum += skip(c, (size_t) i);
    }
    if (from >= 0 && to == (int) c->n && role_is_level(c->role[from]))
        return -18; /* a group of a level has no indicators at all */
    return sum + (both == 2 ? 28 : 0);
}

const int *
weights_of_skipping(arena *a, const struct columns *c)
{
    int *all = arena_array(a, int, (c->n + 1) * (c->n + 1));
    for (int from = -1; from < (int) c->n; from++)
        for (int to = 0; to <= (int) c->n; to++)
            all[(size_t) (from + 1) * (c->n + 1) + (size_t) to] =
                skipped(c, from, to);
    return all;
}

int
weight_between(const struct scoring *s, size_t from, size_t to)
{
    const struct columns *c = s->columns;
    if (role_is_level(c->role[from]) && role_is_level(c->role[to]))
        return -18;
    return weight_skipped(s, (int) from, (int) c->n) +
           weight_skipped(s, -1, (int) to) -
           (role_is_of_item(c->role[from]) ? 0 : 20);
}

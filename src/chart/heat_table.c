#include "chart/heat_table.h"

#include <glib.h>
#include <string.h>

static size_t
axis_index(struct heat_axis *axis, const char *name)
{
    name = name ? name : "";
    for (size_t i = 0; i < axis->n; i++)
        if (strcmp(axis->name[i], name) == 0)
            return i;
    axis->name[axis->n] = name;
    return axis->n++;
}

static struct heat_axis
empty_axis(arena *a, size_t room)
{
    return (struct heat_axis) { 0, arena_array(a, const char *, room + 1) };
}

struct rank {
    size_t at;
    int64_t sum;
};

static int
by_sum_down(const void *a, const void *b)
{
    const struct rank *left = a, *right = b;
    if (left->sum != right->sum)
        return left->sum > right->sum ? -1 : 1;
    return left->at < right->at ? -1 : left->at > right->at;
}

/* Where each name goes when only `most` are left: its own place, or the last
 * one, which stands for all the others. `sums` tells how large they are. */
static struct heat_axis
fewer(arena *a, const struct heat_axis *all, const int64_t *sums, size_t most,
      size_t *place)
{
    struct heat_axis few = empty_axis(a, all->n);
    struct rank *ranks = arena_array(a, struct rank, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        ranks[i] = (struct rank) { i, sums[i] };
    qsort(ranks, all->n, sizeof *ranks, by_sum_down);
    size_t kept = all->n > most ? most - 1 : all->n;
    for (size_t i = 0; i < all->n; i++)
        place[ranks[i].at] = i < kept ? 0 : kept;
    for (size_t i = 0; i < all->n; i++)
        if (place[i] != kept || kept == all->n) {
            place[i] = few.n;
            few.name[few.n++] = all->name[i];
        }
    if (kept < all->n)
        few.name[few.n++] = arena_printf(a, "其他（%zu项）", all->n - kept);
    return few;
}

const struct heat_table *
heat_table_of(arena *a, const struct chart *c, size_t most_rows,
              size_t most_columns)
{
    size_t n = c->n_items;
    struct heat_axis rows = empty_axis(a, n), columns = empty_axis(a, n);
    int64_t *row_sums = arena_array(a, int64_t, n + 1);
    int64_t *column_sums = arena_array(a, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        int64_t fen = MAX(c->items[i].value.fen, 0);
        row_sums[axis_index(&rows, c->items[i].label)] += fen;
        column_sums[axis_index(&columns, c->items[i].to)] += fen;
    }
    size_t *row_of = arena_array(a, size_t, n + 1);
    size_t *column_of = arena_array(a, size_t, n + 1);
    struct heat_table *t = arena_one(a, struct heat_table);
    t->rows = fewer(a, &rows, row_sums, most_rows, row_of);
    t->columns = fewer(a, &columns, column_sums, most_columns, column_of);
    t->fen = arena_array(a, int64_t, t->rows.n * t->columns.n + 1);
    for (size_t i = 0; i < n; i++) {
        size_t row = row_of[axis_index(&rows, c->items[i].label)];
        size_t column = column_of[axis_index(&columns, c->items[i].to)];
        money sum = { t->fen[row * t->columns.n + column] };
        money_add(&sum, c->items[i].value);
        t->fen[row * t->columns.n + column] = sum.fen;
    }
    return t;
}

money
heat_cell(const struct heat_table *t, size_t row, size_t column)
{
    return (money) { t->fen[row * t->columns.n + column] };
}

/* The largest power of ten, or of 5, 2 and 1 times one, not above `fen`. */
static int64_t
round_below(int64_t fen, bool fine)
{
    int64_t power = 1;
    while (power <= fen / 10)
        power *= 10;
    int64_t times = fen / power;
    return !fine || times < 2 ? power : times < 5 ? 2 * power : 5 * power;
}

static struct heat_steps
steps_down(int64_t most, int64_t least, bool fine)
{
    struct heat_steps steps = { 0 };
    for (int64_t fen = most; steps.n < HEAT_STEPS; fen--) {
        fen = round_below(fen, fine);
        steps.from[steps.n++] = fen;
        if (fen <= least || fen == 1)
            return steps;
    }
    steps.from[HEAT_STEPS - 1] = 0;
    return steps;
}

struct heat_steps
heat_steps_of(const struct heat_table *t)
{
    int64_t most = 0, least = INT64_MAX;
    for (size_t i = 0; i < t->rows.n * t->columns.n; i++)
        if (t->fen[i] > 0) {
            most = MAX(most, t->fen[i]);
            least = MIN(least, t->fen[i]);
        }
    if (most == 0)
        return (struct heat_steps) { 0 };
    struct heat_steps fine = steps_down(most, least, true);
    return fine.from[fine.n - 1] > 0 ? fine : steps_down(most, least, false);
}

int
heat_tone(const struct heat_steps *steps, money value)
{
    if (value.fen <= 0)
        return TONE_PAPER;
    size_t i = 0;
    while (i + 1 < steps->n && value.fen < steps->from[i])
        i++;
    return chart_part_tone(i, steps->n);
}

const char *
heat_step_word(arena *a, const struct chart *c,
               const struct heat_steps *steps, size_t i)
{
    char text[MONEY_TEXT_SIZE];
    bool below = steps->from[i] == 0;
    int64_t fen = below ? steps->from[i - 1] : steps->from[i];
    money_write((money) { fen }, c->unit, money_unit_decimals(c->unit), true,
                text);
    char *end = text + strlen(text);
    while (strchr(text, '.') && (end[-1] == '0' || end[-1] == '.'))
        *--end = '\0';
    return arena_printf(a, below ? "< %s" : "≥ %s", text);
}

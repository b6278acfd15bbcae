/* Which tables are read so badly that their figures are not to be relied on.
 * A wrong figure shifts every sum it takes part in by one and the same amount;
 * what a wrong reading does to a table is explained by no single figure. */
#include "repair/unsure.h"

#include "repair/doubts.h"

#include <glib.h>
#include <string.h>

/* The sums within a table that can be judged, and those that fail. */
struct state {
    size_t judged;
    GPtrArray *failing; /* of const struct relation; null: none */
};

/* By table, in their order. */
static struct state *
states_of(const struct budget *b, const struct relations *all)
{
    struct state *states = g_new0(struct state, b->n_tables);
    for (size_t i = 0; i < all->n; i++) {
        const struct relation *r = &all->all[i];
        struct state *s = &states[r->tables[0] - b->tables];
        bool fails;
        if (r->tables[1] || !relation_judged(r, &fails))
            continue;
        s->judged++;
        if (!fails)
            continue;
        if (!s->failing)
            s->failing = g_ptr_array_new();
        g_ptr_array_add(s->failing, (gpointer) r);
    }
    return states;
}

static size_t
count_failing(const struct state *s)
{
    return s->failing ? s->failing->len : 0;
}

static const struct relation *
failing_at(const struct state *s, size_t i)
{
    return g_ptr_array_index(s->failing, i);
}

/* ------------------------------------------------- explained by one figure */

/* A figure that takes part in all failing sums looked at so far, and by how
 * much it is too large where it alone is wrong. */
struct blame {
    size_t sums;
    int64_t excess;
};

static bool
difference_of(const struct relation *r, int64_t *fen)
{
    money left, right;
    bool any;
    if (!relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) ||
        !relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any) ||
        !money_subtract(&left, right))
        return false;
    *fen = left.fen;
    return true;
}

static void
blame_side(GHashTable *blamed, size_t nth, const struct relation *r,
           bool is_left, int64_t difference)
{
    const struct relation_term *terms = is_left ? r->left : r->right;
    size_t n = is_left ? r->n_left : r->n_right;
    int64_t tolerance = 2 * relation_tolerance(r).fen;
    for (size_t i = 0; i < n; i++) {
        struct blame *b = g_hash_table_lookup(blamed, terms[i].figure);
        int64_t excess = terms[i].sign * (is_left ? difference : -difference);
        if (!b && nth == 0) {
            b = g_new0(struct blame, 1);
            b->excess = excess;
            g_hash_table_insert(blamed, terms[i].figure, b);
        }
        bool same = r->kind != RELATION_EQUAL ||
                    (b && ABS(excess - b->excess) <= tolerance);
        if (b && b->sums == nth && same)
            b->sums++;
    }
}

static bool
explained_by_one(const struct state *s)
{
    GHashTable *blamed = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    bool explained = false;
    for (size_t i = 0; i < count_failing(s); i++) {
        const struct relation *r = failing_at(s, i);
        int64_t difference;
        if (!difference_of(r, &difference))
            break;
        blame_side(blamed, i, r, true, difference);
        blame_side(blamed, i, r, false, difference);
    }
    GHashTableIter each;
    gpointer blame;
    g_hash_table_iter_init(&each, blamed);
    while (g_hash_table_iter_next(&each, NULL, &blame))
        explained |= ((struct blame *) blame)->sums == count_failing(s);
    g_hash_table_destroy(blamed);
    return explained;
}

/* ------------------------------------------------ what no digit explains */

/* A total with an amount over a column that has none. */
static bool
is_over_nothing(const struct relation *r)
{
    money left, right;
    bool any, right_any;
    return r->n_right > 1 &&
           relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) &&
           relation_side(r->right, r->n_right, SIDE_PRINTED, &right,
                         &right_any) &&
           left.fen && !right_any;
}

/* What is too much in some sums is too little in others: amounts stand in the
 * wrong columns. */
static bool
even_out(const struct state *s)
{
    money over = { 0 };
    int64_t difference;
    for (size_t i = 0; i < count_failing(s); i++)
        if (!difference_of(failing_at(s, i), &difference) ||
            !money_add(&over, (money){ difference }))
            return false;
    return count_failing(s) > 1 && over.fen == 0 && !explained_by_one(s);
}

static bool
is_misplaced(const struct state *s)
{
    size_t twice = 0, nothing = 0;
    for (size_t i = 0; i < count_failing(s); i++) {
        twice += relation_counts_twice(failing_at(s, i));
        nothing += is_over_nothing(failing_at(s, i));
    }
    return twice || nothing > 1 || even_out(s);
}

/* One figure contradicts its row and its column by the same amount: that is
 * what is printed, however the table was put together. */
static bool
is_one_wrong_cell(const struct state *s)
{
    bool both = false;
    for (size_t i = 1; i < count_failing(s); i++)
        both |= strcmp(failing_at(s, i)->rule, failing_at(s, 0)->rule) != 0;
    return both && explained_by_one(s);
}

/* ----------------------------------------------------------------- tables */

/* A table read as it is printed is doubted only where most of its sums fail. */
static bool
is_unsure(const struct table *t, const struct state *s)
{
    enum { SHARE_GUESSED = 5, FEWEST_PRINTED = 8, SHARE_OF_MISFITS = 4 };
    if ((t->guessed || count_failing(s)) && t->misfits > 1 &&
        t->misfits * SHARE_OF_MISFITS >= t->n_rows)
        return true;
    if (t->guessed && is_misplaced(s) && !is_one_wrong_cell(s))
        return true;
    if (count_failing(s) < 2 || explained_by_one(s))
        return false;
    if (t->guessed)
        return count_failing(s) * SHARE_GUESSED >= s->judged;
    return s->judged >= FEWEST_PRINTED && count_failing(s) * 2 > s->judged;
}

void
unsure_tables(struct budget *b, bool whole)
{
    struct relations all = relations_build(b);
    struct state *states = states_of(b, &all);
    for (size_t i = 0; i < b->n_tables; i++) {
        struct table *t = &b->tables[i];
        struct state *s = &states[i];
        t->unsure = is_unsure(t, s);
        if (t->unsure && !whole)
            doubts_of_table(b, t, count_failing(s), s->judged);
        if (s->failing)
            g_ptr_array_free(s->failing, TRUE);
    }
    g_free(states);
}

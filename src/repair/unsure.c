/* Which tables are read so badly that their figures are not to be relied on.
 * A wrong figure shifts every sum it takes part in by one and the same amount;
 * what a wrong reading does to a table is explained by no single figure. */
#include "repair/unsure.h"

#include "repair/doubts.h"

/* The sums within a table that can be judged, and those that fail. */
struct state {
    size_t judged, n_failing;
    const struct relation **failing;
};

static struct state
state_of(arena *memory, const struct relations *all, const struct table *t)
{
    struct state s = { 0, 0, NULL };
    s.failing = arena_array(memory, const struct relation *, all->n + 1);
    for (size_t i = 0; i < all->n; i++) {
        const struct relation *r = &all->all[i];
        bool fails;
        if (r->tables[0] != t || r->tables[1] || !relation_judged(r, &fails))
            continue;
        s.judged++;
        if (fails)
            s.failing[s.n_failing++] = r;
    }
    return s;
}

/* ------------------------------------------------- explained by one figure */

static int
sign_in(const struct relation *r, const struct figure *f)
{
    int sign = 0;
    for (size_t i = 0; i < r->n_left; i++)
        sign += r->left[i].figure == f ? r->left[i].sign : 0;
    for (size_t i = 0; i < r->n_right; i++)
        sign -= r->right[i].figure == f ? r->right[i].sign : 0;
    return sign;
}

/* By how much the figure is too large, where it alone is wrong. */
static bool
excess(const struct relation *r, const struct figure *f, int64_t *fen)
{
    money left, right;
    bool any;
    int sign = sign_in(r, f);
    if (!sign ||
        !relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) ||
        !relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any) ||
        !money_subtract(&left, right))
        return false;
    *fen = sign * left.fen;
    return true;
}

static bool
explains(const struct state *s, const struct figure *f)
{
    int64_t first = 0, fen;
    for (size_t i = 0; i < s->n_failing; i++) {
        const struct relation *r = s->failing[i];
        if (!excess(r, f, i ? &fen : &first))
            return false;
        if (i && r->kind == RELATION_EQUAL &&
            ABS(fen - first) > 2 * relation_tolerance(r).fen)
            return false;
    }
    return true;
}

static bool
explained_by_one(const struct state *s)
{
    const struct relation *r = s->failing[0];
    for (size_t i = 0; i < r->n_left; i++)
        if (explains(s, r->left[i].figure))
            return true;
    for (size_t i = 0; i < r->n_right; i++)
        if (explains(s, r->right[i].figure))
            return true;
    return false;
}

/* ------------------------------------------------ what no digit explains */

/* Fewer digits than an amount that is the same by a coincidence has. */
static bool
is_round(int64_t fen)
{
    enum { LEAST = 1000 };
    while (fen && fen % 10 == 0)
        fen /= 10;
    return ABS(fen) < LEAST;
}

/* The parts are a whole multiple of their sum, to the fen: rows and their own
 * upper rows are counted together. */
static bool
is_counted_twice(const struct relation *r)
{
    enum { MOST_TIMES = 9 };
    money left, right;
    bool any;
    return r->n_right > 1 && r->kind == RELATION_EQUAL &&
           relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) &&
           relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any) &&
           !is_round(left.fen) && right.fen % left.fen == 0 &&
           right.fen / left.fen > 1 && right.fen / left.fen <= MOST_TIMES;
}

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
    money left, right, over = { 0 };
    bool any;
    for (size_t i = 0; i < s->n_failing; i++) {
        const struct relation *r = s->failing[i];
        if (!relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) ||
            !relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any) ||
            !money_subtract(&left, right) || !money_add(&over, left))
            return false;
    }
    return s->n_failing > 1 && over.fen == 0 && !explained_by_one(s);
}

static bool
is_misplaced(const struct state *s)
{
    size_t twice = 0, nothing = 0;
    for (size_t i = 0; i < s->n_failing; i++) {
        twice += is_counted_twice(s->failing[i]);
        nothing += is_over_nothing(s->failing[i]);
    }
    return twice || nothing > 1 || even_out(s);
}

/* ----------------------------------------------------------------- tables */

/* A table read as it is printed is doubted only where most of its sums fail. */
static bool
is_unsure(const struct table *t, const struct state *s)
{
    enum { SHARE_GUESSED = 5, FEWEST_PRINTED = 8, SHARE_OF_MISFITS = 4 };
    if ((t->guessed || s->n_failing) && t->misfits > 1 &&
        t->misfits * SHARE_OF_MISFITS >= t->n_rows)
        return true;
    if (t->guessed && is_misplaced(s))
        return true;
    if (s->n_failing < 2 || explained_by_one(s))
        return false;
    if (t->guessed)
        return s->n_failing * SHARE_GUESSED >= s->judged;
    return s->judged >= FEWEST_PRINTED && s->n_failing * 2 > s->judged;
}

void
unsure_tables(struct budget *b, bool whole)
{
    struct relations all = relations_build(b);
    for (size_t i = 0; i < b->n_tables; i++) {
        struct table *t = &b->tables[i];
        struct state s = state_of(b->memory, &all, t);
        t->unsure = is_unsure(t, &s);
        if (t->unsure && !whole)
            doubts_of_table(b, t, s.n_failing, s.judged);
    }
}

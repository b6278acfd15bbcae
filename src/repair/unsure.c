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

/* ----------------------------------------------------------------- tables */

/* A table read as it is printed is doubted only where most of its sums fail. */
static bool
is_unsure(const struct table *t, const struct state *s)
{
    enum { SHARE_GUESSED = 5, FEWEST_PRINTED = 8 };
    if (s->n_failing < 2 || explained_by_one(s))
        return false;
    if (t->guessed)
        return s->n_failing * SHARE_GUESSED >= s->judged;
    return s->judged >= FEWEST_PRINTED && s->n_failing * 2 > s->judged;
}

void
unsure_tables(struct budget *b)
{
    struct relations all = relations_build(b);
    for (size_t i = 0; i < b->n_tables; i++) {
        struct table *t = &b->tables[i];
        struct state s = state_of(b->memory, &all, t);
        t->unsure = is_unsure(t, &s);
        if (t->unsure)
            doubts_of_table(b, t, s.n_failing, s.judged);
    }
}

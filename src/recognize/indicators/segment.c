/* The division of all indicators into projects that costs least in all, found
 * by dynamic programming: best[i][j] is the least cost of dividing the first i
 * indicators with the first j names used or passed over. */
#include "recognize/indicators/evidence.h"

#include <float.h>
#include <math.h>

enum {
    PASSES = 3,    /* each learns the document's habits from the last */
    LONGEST = 160, /* indicators in a block */
};

static const double HOPELESS = 60;  /* nats within a block */
static const double TOO_FAR = 30;   /* nats behind the best so far */
static const double STRAINED = 0.2; /* per block: see evidence_strain */
static const double NO_BLOCK = 6.5; /* a name row without indicators */

struct step {
    uint32_t first, names; /* the state before */
    int32_t name;          /* NO_NAME; of a name passed over: first == end */
};

struct search {
    struct evidence *e;
    size_t n, m; /* indicators, names */
    /* States (i, j) are kept only where the names [0, j) can be done with at
     * indicator i: j in [least_names[i], most_names[i]]. */
    size_t *least_names, *most_names;
    size_t *begin; /* of the states of i */
    double *best;
    struct step *steps;
    size_t low, high; /* counts of names worth going on with, [low, high) */
};

static bool
is_state(const struct search *s, size_t i, size_t j)
{
    return j >= s->least_names[i] && j <= s->most_names[i];
}

static size_t
state(const struct search *s, size_t i, size_t j)
{
    return s->begin[i] + j - s->least_names[i];
}

/* Names whose rows are further than a block is long are behind or ahead. */
static void
limit_states(struct search *s)
{
    size_t low = 0, high = 0, states = 0;
    s->least_names = g_new(size_t, s->n + 2);
    s->most_names = g_new(size_t, s->n + 2);
    s->begin = g_new(size_t, s->n + 2);
    for (size_t i = 0; i <= s->n + 1; i++) {
        while (low < s->m &&
               target_name_at(s->e->stream, low)->place.at + LONGEST < i)
            low++;
        while (high < s->m &&
               (i >= s->n ||
                target_name_at(s->e->stream, high)->place.at <= i + LONGEST))
            high++;
        s->least_names[i] = low;
        s->most_names[i] = high;
        s->begin[i] = states;
        states += high - low + 1;
    }
    s->best = g_new(double, states);
    s->steps = g_new0(struct step, states);
}

static void
relax(struct search *s, size_t i, size_t j, double cost, struct step step)
{
    if (!is_state(s, i, j))
        return;
    size_t at = state(s, i, j);
    if (cost < s->best[at]) {
        s->best[at] = cost;
        s->steps[at] = step;
    }
}

/* Names with rows far from the block are never its. */
static bool
is_near(const struct search *s, size_t name, size_t first, size_t end)
{
    enum { REACH = 30 };
    size_t at = target_name_at(s->e->stream, name)->place.at;
    return at + REACH >= first && at <= end + REACH;
}

static void
relax_block(struct search *s, const struct growing *g)
{
    double cost = growing_cost(s->e, g);
    for (size_t j = s->low; j < s->high; j++) {
        double so_far = s->best[state(s, g->first, j)];
        if (so_far == DBL_MAX)
            continue;
        struct step step = { .first = (uint32_t) g->first,
                             .names = (uint32_t) j,
                             .name = NO_NAME };
        relax(s, g->end, j,
              so_far + cost + evidence_of_unnamed(s->e, j, g->first, g->end),
              step);
        if (j == s->m || !is_near(s, j, g->first, g->end) ||
            !is_state(s, g->end, j + 1))
            continue;
        step.name = (int32_t) j;
        if (so_far + cost + evidence_least(s->e, j, g->first, g->end) >=
            s->best[state(s, g->end, j + 1)])
            continue;
        relax(s, g->end, j + 1,
              so_far + cost + evidence_of_name(s->e, j, g->first, g->end),
              step);
    }
}

static void
pass_over_names(struct search *s, size_t i)
{
    for (size_t j = s->least_names[i]; j < s->most_names[i]; j++) {
        struct step step = { .first = (uint32_t) i,
                             .names = (uint32_t) j,
                             .name = (int32_t) j };
        double so_far = s->best[state(s, i, j)];
        if (so_far < DBL_MAX)
            relax(s, i, j + 1, so_far + NO_BLOCK, step);
    }
}

/* Counts of names that are not hopelessly behind at indicator `i`; among them
 * always one that the next indicator can go on with. */
static void
find_promising(struct search *s, size_t i)
{
    double least = DBL_MAX;
    for (size_t j = s->least_names[i + 1]; j <= s->most_names[i]; j++)
        least = MIN(least, s->best[state(s, i, j)]);
    s->low = s->high = 0;
    for (size_t j = s->least_names[i]; j <= s->most_names[i]; j++) {
        if (least == DBL_MAX || s->best[state(s, i, j)] > least + TOO_FAR)
            continue;
        s->low = s->high ? s->low : j;
        s->high = j + 1;
    }
}

static void
search_all(struct search *s)
{
    for (size_t i = 0; i < s->begin[s->n + 1]; i++)
        s->best[i] = DBL_MAX;
    s->best[state(s, 0, 0)] = 0;
    for (size_t i = 0; i <= s->n; i++) {
        pass_over_names(s, i);
        find_promising(s, i);
        if (i == s->n || s->low == s->high)
            continue;
        struct growing g;
        growing_start(s->e, &g, i);
        relax_block(s, &g);
        while (g.end < s->n && g.end < i + LONGEST && g.inside < HOPELESS) {
            growing_add(s->e, &g);
            relax_block(s, &g);
        }
    }
}

static bool
same_blocks(const GArray *a, const GArray *b)
{
    bool same = a->len == b->len;
    for (guint i = 0; same && i < a->len; i++) {
        const struct target_block *x = &g_array_index(a, struct target_block,
                                                      i);
        const struct target_block *y = &g_array_index(b, struct target_block,
                                                      i);
        same = x->first == y->first && x->end == y->end && x->name == y->name;
    }
    return same;
}

/* The cheapest division, into `blocks`; true where it is what they were. */
static bool
trace(const struct search *s, GArray *blocks)
{
    GArray *before = g_array_copy(blocks);
    g_array_set_size(blocks, 0);
    size_t i = s->n, j = s->m;
    while (i > 0 || j > 0) {
        const struct step *step = &s->steps[state(s, i, j)];
        if (step->first < i) {
            struct target_block b = { .first = step->first,
                                      .end = i,
                                      .name = step->name };
            b.goal = b.first ? s->e->goal_cut[b.first] : 0;
            b.goals = s->e->goal_cut[b.end] - b.goal;
            g_array_prepend_val(blocks, b);
        }
        i = step->first;
        j = step->names;
    }
    bool same = same_blocks(before, blocks);
    g_array_free(before, TRUE);
    return same;
}

/* ------------------------------------------------------------ certainty */

static double
cost_of(const struct evidence *e, const struct target_block *b)
{
    struct growing g;
    growing_start(e, &g, b->first);
    while (g.end < b->end)
        growing_add(e, &g);
    double cost = growing_cost(e, &g);
    if (b->name != NO_NAME)
        cost += evidence_of_name(e, (size_t) b->name, b->first, b->end);
    return cost;
}

/* How much worse it would be if the two projects met a row or two earlier or
 * later. */
static double
margin_between(const struct evidence *e, const struct target_block *a,
               const struct target_block *b)
{
    double now = cost_of(e, a) + cost_of(e, b), margin = HOPELESS;
    for (int shift = -2; shift <= 2; shift++) {
        struct target_block left = *a, right = *b;
        left.end = right.first = (size_t) ((long) b->first + shift);
        if (!shift || left.end <= left.first || right.first >= right.end)
            continue;
        double then = cost_of(e, &left) + cost_of(e, &right);
        margin = MIN(margin, then - now);
    }
    return margin;
}

static void
set_margins(const struct evidence *e, GArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        struct target_block *b = &g_array_index(blocks, struct target_block, i);
        b->margin_first = i ? margin_between(e, b - 1, b) : HOPELESS;
    }
}

/* Search, learn from what was found, search again; the last cost, and more
 * where the blocks fit no form. */
static double
search_and_learn(struct search *s, GArray *blocks)
{
    static const double PER_STRAIN = 1.5; /* nats: forms are what they are */
    bool settled = false;
    g_array_set_size(blocks, 0);
    for (int pass = 0; pass < PASSES && !settled; pass++) {
        if (pass)
            evidence_learn(s->e, blocks);
        search_all(s);
        settled = trace(s, blocks);
    }
    return s->best[state(s, s->n, s->m)] +
           PER_STRAIN * blocks->len * evidence_strain(s->e, blocks);
}

/* Where blocks come out that fit no form, the document may be of another kind
 * than expected: the cheapest explanation stands. */
static void
try_other_expectations(struct search *s, GArray *blocks, double least)
{
    GArray *others = g_array_new(FALSE, TRUE, sizeof(struct target_block));
    struct habits best = s->e->habits;
    for (int i = EXPECT_FORM + 1; i < EXPECTATIONS; i++) {
        evidence_expect(s->e, (enum expectation) i);
        double cost = search_and_learn(s, others);
        if (cost >= least)
            continue;
        least = cost;
        best = s->e->habits;
        g_array_set_size(blocks, 0);
        g_array_append_vals(blocks, others->data, others->len);
    }
    s->e->habits = best;
    g_array_free(others, TRUE);
}

GArray *
target_segments(struct recognizing *r, const struct target_stream *stream,
                const struct known_projects *known)
{
    GArray *blocks = g_array_new(FALSE, TRUE, sizeof(struct target_block));
    struct evidence *e = evidence_new(r, stream, known);
    struct search s = { .e = e,
                        .n = stream->items->len,
                        .m = stream->names->len };
    limit_states(&s);
    double cost = search_and_learn(&s, blocks);
    if (evidence_strain(e, blocks) > STRAINED)
        try_other_expectations(&s, blocks, cost);
    set_margins(e, blocks);
    g_free(s.least_names);
    g_free(s.most_names);
    g_free(s.begin);
    g_free(s.best);
    g_free(s.steps);
    return blocks;
}

/* What a document of targets is like: expected at first, then learned from the
 * blocks that were found in it. */
#include "recognize/indicators/evidence.h"

#include <math.h>

/* Counts that stand for what the forms of such documents are like, before
 * anything is learned from the document: as if so many cases had been seen. */
static const struct {
    double same, forward, backward, free; /* one group after another */
    double start_first, start_other;      /* 产出 数量 first, else */
    double end_last, end_other;           /* 满意度 last, else */
    double there[PART_COUNT], parts;      /* how usual each part is */
    double name[NAME_POSITIONS];
    double goal[GOAL_POSITIONS];
    double comes_back, stays_away;   /* groups that come back after others */
    double comes_back1, stays_away1; /* 一级 likewise */
    double equal, unequal;           /* costs that are the total */
} PRIOR = {
    .same = 3,
    .forward = 1,
    .backward = 0.12,
    .free = 0.5,
    .start_first = 3,
    .start_other = 0.4,
    .end_last = 3,
    .end_other = 0.3,
    .there = { 0.97, 0.95, 0.97, 0.75 },
    .parts = 40,
    .name = { 4.5, 2.0, 0.7, 0.6, 0.6, 0.25, 0.4, 0.4, 0.1 },
    .goal = { 5.0, 1.5, 1.5, 0.7 },
    .comes_back = 0.5,
    .stays_away = 40,
    .comes_back1 = 1.5,
    .stays_away1 = 10,
    .equal = 6,
    .unequal = 4,
};

/* A cost is some other project's total by chance: in nats. */
static const double BY_CHANCE = 6.0;

static double
nats(double part, double whole)
{
    return -log(part / whole);
}

/* ------------------------------------------------------------- habits */

static bool
is_free(int kind)
{
    return kind / LEVEL2_COUNT == LEVEL1_COST ||
           kind / LEVEL2_COUNT == LEVEL1_NONE;
}

static double
prior_step(int from, int to)
{
    if (from == to)
        return PRIOR.same;
    if (is_free(from) || is_free(to))
        return PRIOR.free;
    /* levels are numbered in the forms' order */
    return to > from ? PRIOR.forward : PRIOR.backward;
}

static bool
is_level1(int kind, enum level1 level1)
{
    return kind / LEVEL2_COUNT == (int) level1;
}

struct counts {
    double from[ITEM_KINDS][ITEM_KINDS];
    double start[ITEM_KINDS], end[ITEM_KINDS];
    double again, steps, again1, steps1;
    double part[PART_COUNT], blocks;
    double name[NAME_POSITIONS], goal[GOAL_POSITIONS];
    double equal, unequal;
};

static void
prior_counts(const struct evidence *e, struct counts *c)
{
    int first = (int) LEVEL1_OUTPUT * LEVEL2_COUNT + (int) LEVEL2_QUANTITY;
    for (int a = 0; a < ITEM_KINDS; a++) {
        c->start[a] += a == first ? PRIOR.start_first : PRIOR.start_other;
        c->end[a] += is_level1(a, LEVEL1_SATISFACTION) ? PRIOR.end_last
                                                       : PRIOR.end_other;
        for (int b = 0; b < ITEM_KINDS; b++)
            if (e->kinds[a] && e->kinds[b])
                c->from[a][b] += prior_step(a, b);
    }
    for (int p = 0; p < PART_COUNT; p++)
        c->part[p] += PRIOR.there[p] * PRIOR.parts;
    c->blocks += PRIOR.parts;
    for (int p = 0; p < NAME_POSITIONS; p++)
        c->name[p] += PRIOR.name[p];
    for (int p = 0; p < GOAL_POSITIONS; p++)
        c->goal[p] += PRIOR.goal[p];
    c->again1 += PRIOR.comes_back1;
    c->steps1 += PRIOR.stays_away1;
    c->again += PRIOR.comes_back;
    c->steps += PRIOR.stays_away;
    c->equal += PRIOR.equal;
    c->unequal += PRIOR.unequal;
}

static double
total_of(const double *counts, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += counts[i];
    return sum;
}

static void
steps_from_counts(const struct evidence *e, const struct counts *c,
                  struct habits *h)
{
    double starts = 0;
    for (int a = 0; a < ITEM_KINDS; a++)
        starts += e->kinds[a] ? c->start[a] : 0;
    for (int a = 0; a < ITEM_KINDS; a++) {
        double all = c->end[a] + total_of(c->from[a], ITEM_KINDS);
        h->start[a] = nats(c->start[a], starts);
        h->end[a] = nats(c->end[a], all);
        for (int b = 0; b < ITEM_KINDS; b++)
            h->from[a][b] = e->kinds[a] && e->kinds[b]
                                ? nats(c->from[a][b], all)
                                : 0;
    }
}

static void
habits_from_counts(struct evidence *e, const struct counts *c)
{
    struct habits *h = &e->habits;
    steps_from_counts(e, c, h);
    h->again = nats(c->again, c->again + c->steps);
    h->again1 = nats(c->again1, c->again1 + c->steps1);
    for (int p = 0; p < PART_COUNT; p++) {
        double there = MIN(c->part[p], c->blocks - 0.3);
        h->part[p][1] = nats(there, c->blocks);
        h->part[p][0] = nats(c->blocks - there, c->blocks);
    }
    double names = total_of(c->name, NAME_POSITIONS);
    for (int p = 0; p < NAME_POSITIONS; p++)
        h->name[p] = nats(c->name[p], names);
    double goals = total_of(c->goal, GOAL_POSITIONS);
    for (int p = 0; p < GOAL_POSITIONS; p++)
        h->goal[p] = nats(c->goal[p], goals);
    h->cost_equal = nats(c->equal, c->equal + c->unequal) - BY_CHANCE;
    h->cost_unequal = nats(c->unequal, c->equal + c->unequal);
}

static unsigned
bit(unsigned i)
{
    return 1U << i;
}

/* -------------------------------------------------------------- learning */

static void
count_block(const struct evidence *e, const struct target_block *b,
            struct counts *c)
{
    struct growing g;
    growing_start(e, &g, b->first);
    while (g.end < b->end) {
        int last = target_item_at(e->stream, g.end - 1)->kind;
        int next = target_item_at(e->stream, g.end)->kind;
        unsigned level1 = target_item_at(e->stream, g.end)->level1;
        bool step1 = last / LEVEL2_COUNT != next / LEVEL2_COUNT;
        c->from[last][next]++;
        c->again += last != next && g.seen[next];
        c->steps += last != next && !g.seen[next];
        c->again1 += step1 && (g.seen1 & bit(level1));
        c->steps1 += step1 && !(g.seen1 & bit(level1));
        growing_add(e, &g);
    }
    c->start[target_item_at(e->stream, b->first)->kind]++;
    c->end[target_item_at(e->stream, b->end - 1)->kind]++;
    for (int p = 0; p < PART_COUNT; p++)
        c->part[p] += growing_has(&g, (enum block_part) p);
    c->blocks++;
    c->goal[growing_goal(e, &g)]++;
}

static void
count_name(const struct evidence *e, const struct target_block *b,
           struct counts *c)
{
    size_t far;
    const struct target_name *name = target_name_at(e->stream,
                                                    (size_t) b->name);
    c->name[name_position_of(e, (size_t) b->name, b->first, b->end, &far)]++;
    if (!figure_is_known(&name->total))
        return;
    enum cost_match match = evidence_of_costs(e, name->total.used, b->first,
                                              b->end);
    c->equal += match == COST_EQUAL;
    c->unequal += match == COST_BELOW || match == COST_ABOVE;
}

void
evidence_learn(struct evidence *e, const GArray *blocks)
{
    struct counts *c = g_new0(struct counts, 1);
    prior_counts(e, c);
    for (guint i = 0; i < blocks->len; i++) {
        const struct target_block *b = &g_array_index(blocks,
                                                      struct target_block, i);
        count_block(e, b, c);
        if (b->name != NO_NAME)
            count_name(e, b, c);
    }
    habits_from_counts(e, c);
    g_free(c);
}

double
evidence_strain(const struct evidence *e, const GArray *blocks)
{
    struct counts *c = g_new0(struct counts, 1);
    for (guint i = 0; i < blocks->len; i++)
        count_block(e, &g_array_index(blocks, struct target_block, i), c);
    double missing = 2 * c->blocks - c->part[PART_OUTPUT] -
                     c->part[PART_SATISFACTION];
    double strain = c->blocks > 0 ? (c->again + missing) / c->blocks : 0;
    g_free(c);
    return strain;
}

static void
expect_any_order(const struct evidence *e, struct counts *c)
{
    for (int a = 0; a < ITEM_KINDS; a++) {
        c->start[a] = c->end[a] = PRIOR.forward;
        for (int b = 0; b < ITEM_KINDS; b++)
            if (e->kinds[a] && e->kinds[b])
                c->from[a][b] = PRIOR.forward;
    }
}

void
evidence_expect(struct evidence *e, enum expectation expectation)
{
    static const double SURELY = 10;
    struct counts *c = g_new0(struct counts, 1);
    prior_counts(e, c);
    if (expectation != EXPECT_FORM)
        expect_any_order(e, c);
    if (expectation == EXPECT_GROUPS)
        c->steps1 *= SURELY;
    if (expectation == EXPECT_NO_ORDER) {
        c->again = c->steps;
        c->again1 = c->steps1;
        c->name[NAME_FIRST] *= SURELY;
        c->goal[GOAL_FIRST] *= SURELY;
    }
    habits_from_counts(e, c);
    g_free(c);
}

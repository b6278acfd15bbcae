/* The evidence by which indicators are divided among projects: what each
 * possible block would cost, in nats (the natural logarithm of how many times
 * less likely). Priors come from the forms; habits are learned from the
 * document itself. */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_EVIDENCE_H
#define YUSUAN_RECOGNIZE_INDICATORS_EVIDENCE_H

#include "recognize/indicators/projects.h"

/* Where a name row stands, seen from its block. */
enum name_position {
    NAME_FIRST,      /* on, or right above, the block's first row */
    NAME_PAGE_FIRST, /* on, or right above, the first row of a page in it */
    NAME_CENTRE,     /* in the middle of the block or of its part of a page */
    NAME_OFF_CENTRE, /* a row or two from there */
    NAME_INSIDE,     /* elsewhere in it */
    NAME_LAST,       /* on its last row */
    NAME_AFTER,      /* on a row of its own right below it */
    NAME_ABOVE,      /* at the foot of the page before it */
    NAME_FAR,        /* beyond other rows */
    NAME_POSITIONS
};

enum goal_position {
    GOAL_FIRST,
    GOAL_PAGE_FIRST,
    GOAL_INSIDE,
    GOAL_NONE,
    GOAL_POSITIONS
};

/* What a whole block usually has. */
enum block_part {
    PART_OUTPUT,
    PART_BENEFIT,
    PART_SATISFACTION,
    PART_COST,
    PART_COUNT
};

/** What this document's blocks are like; costs in nats. */
struct habits {
    double from[ITEM_KINDS][ITEM_KINDS]; /* one group after another */
    double start[ITEM_KINDS], end[ITEM_KINDS];
    double again;               /* a group that comes back after it was left */
    double again1;              /* a 一级 that comes back */
    double part[PART_COUNT][2]; /* missing, there */
    double name[NAME_POSITIONS];
    double goal[GOAL_POSITIONS];
    double cost_equal, cost_unequal; /* a cost that is the total, or none */
};

/** The evidence of one table. */
struct evidence {
    const struct target_stream *stream;
    struct habits habits;
    bool kinds[ITEM_KINDS]; /* that occur */
    size_t n_goals;
    double *goal_apart; /* per link of two goal pieces: how much more it costs
                           that they are two projects' than one's */
    size_t *goal_cut;   /* per boundary: goal pieces before it */
    double *cut_cost;   /* per boundary: what dividing the goals there costs */
    int64_t *costs;     /* of the indicators that are costs in money, in fen */
    size_t *costs_before; /* per indicator: how many of them stand before */
    double *unnamed;      /* per name index: a block without name before it */
    const struct known_projects *known;
    int (*gaps)[2];            /* per name index: the known projects that stand
                           between the name before it and itself, [0], [1) */
    const struct alike *alike; /* per name: words shared with indicators */
};

struct evidence *evidence_new(struct recognizing *r,
                              const struct target_stream *stream,
                              const struct known_projects *known);
/** What a document may be expected to be like before it is known. */
enum expectation {
    EXPECT_FORM,     /* groups in the form's order, or nearly */
    EXPECT_GROUPS,   /* groups whole, but in any order */
    EXPECT_NO_ORDER, /* no order at all; names on the first rows */
    EXPECTATIONS
};
void evidence_expect(struct evidence *e, enum expectation expectation);
/** How badly the blocks fit any form: groups that come back and parts that
 *  are missing, per block. */
double evidence_strain(const struct evidence *e, const GArray *blocks);
/** Learn the habits from blocks found with the habits so far. */
void evidence_learn(struct evidence *e, const GArray *blocks);

/** A block that grows one indicator at a time. */
struct growing {
    size_t first, end;
    double inside; /* cost of what stands next to each other within */
    bool seen[ITEM_KINDS];
    unsigned seen1; /* bits of enum level1 */
};
void growing_start(const struct evidence *e, struct growing *g, size_t first);
void growing_add(const struct evidence *e, struct growing *g);
/** The cost of the block as it is, without its name. */
double growing_cost(const struct evidence *e, const struct growing *g);

bool growing_has(const struct growing *g, enum block_part part);
enum goal_position growing_goal(const struct evidence *e,
                                const struct growing *g);

/** Costs in money against a total: one of them, all of them, or some of them
 *  together are it. */
enum cost_match { COST_NONE, COST_EQUAL, COST_BELOW, COST_ABOVE };
enum cost_match evidence_of_costs(const struct evidence *e, money total,
                                  size_t first, size_t end);

/** What it costs that the name is block [first, end)'s. */
double evidence_of_name(const struct evidence *e, size_t name, size_t first,
                        size_t end);
/** What it costs that block [first, end), which comes before name `name` and
 *  after the one before, has no name row. */
double evidence_of_unnamed(const struct evidence *e, size_t name, size_t first,
                           size_t end);
/** No less than this, and quickly known. */
double evidence_least(const struct evidence *e, size_t name, size_t first,
                      size_t end);
enum name_position name_position_of(const struct evidence *e, size_t name,
                                    size_t first, size_t end, size_t *far);

/** Per link of goal pieces (goal_links.c). */
double goal_link_apart(const struct target_goal *before,
                       const struct target_goal *after);
/** Words a name shares with the indicators around its row (name_similarity.c):
 *  sums[i] up to indicator from + i. */
struct alike {
    size_t from, n;
    float *sums; /* n + 1 */
};
struct alike *names_alike(arena *a, const struct target_stream *stream);
/** What name `name` shares with indicators [first, end). */
double alike_within(const struct alike *name, size_t first, size_t end);

#endif

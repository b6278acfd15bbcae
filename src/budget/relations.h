/* The sum relations (勾稽关系 that are equations) of a document: which figures
 * must add up to which. Checking judges them; repairing proves by them. */
#ifndef YUSUAN_BUDGET_RELATIONS_H
#define YUSUAN_BUDGET_RELATIONS_H

#include "budget/model.h"

struct relation_term {
    struct figure *figure; /* borrowed from the model */
    int sign;              /* +1 or -1 */
};

enum relation_kind {
    RELATION_EQUAL,    /* left = right */
    RELATION_AT_LEAST, /* left ≥ right */
    RELATION_AT_MOST   /* left ≤ right */
};

/** left − right, where left and right are signed sums of figures. */
struct relation {
    const char *rule; /* "R05" */
    enum relation_kind kind;
    size_t n_left, n_right;
    struct relation_term *left, *right;
    const struct table *tables[2]; /* the second null within one table */
    int line;            /* where it is judged: the total's or the row's line */
    const char *what;    /* Chinese: "合计列" , "2010301 行政运行" … */
    const char *subject; /* the one code it is about, or null */
    bool blank_is_nothing; /* a blank side says "no such money"; otherwise it
                              is a total that is not printed */
};

struct relations {
    size_t n;
    struct relation *all; /* in the order of rules, then of the text */
};

/** Every relation that the document's tables have operands for. Owned by the
 *  budget's arena. */
struct relations relations_build(struct budget *b);

enum side_reading {
    SIDE_PRINTED, /* judge what is printed */
    SIDE_USED     /* judge what is used after repairs */
};

/** Sum of one side; blanks are 0. False when a figure is unreadable (in that
 *  reading) or the sum does not fit. `*any` tells if any figure is known. */
bool relation_side(const struct relation_term *terms, size_t n,
                   enum side_reading reading, money *sum, bool *any);

/** Kept apart from the sum of the parts: true when the relation holds between
 *  two sums within `tolerance`. */
bool relation_holds(enum relation_kind kind, money left, money right,
                    money tolerance);

/** True where the carry-over of treasury money is inside the tables of general,
 *  fund and state-capital spending; false where those hold this year's money
 *  only. Their total against the balance of treasury money tells which; where
 *  that is no help, the word 本年 in their headers. */
bool relations_carry_over_inside(const struct budget *b);

/** Money that is not the treasury's is known to be none: both balances are
 *  there and agree. */
bool relations_treasury_only(const struct budget *b);

/** More than half of the relations that can be judged (eight or more) fail as
 *  printed: the document looks shifted or scaled as a whole, and neither single
 *  findings nor repairs would say anything. */
bool relations_mostly_fail(const struct relations *all, size_t *failing,
                           size_t *judged);

/** False where the relation cannot be judged; else whether it fails as
 *  printed. */
bool relation_judged(const struct relation *r, bool *fails);

/** The parts are a whole multiple of their sum, to the fen: rows and their own
 *  upper rows stand together, and nothing can be said. */
bool relation_counts_twice(const struct relation *r);

/** The relation fails as printed; false where it cannot be judged. */
bool relation_fails(const struct relation *r);

/** The tolerance of a relation: half a unit of the last printed place of each
 *  amount but zeros, so 0 where all are printed to the fen. All amounts of a
 *  table count as its finest one here, but for a whole number among amounts
 *  that keep trailing zeros. */
money relation_tolerance(const struct relation *r);

#endif

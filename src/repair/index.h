/* The sums of a document by the figures that take part in them, kept up to
 * date while figures are repaired. Private to repair/. */
#ifndef YUSUAN_REPAIR_INDEX_H
#define YUSUAN_REPAIR_INDEX_H

#include "budget/relations.h"

#include <glib.h>

/* A relation with what is left over: left − right as used. */
struct sum {
    const struct relation *relation;
    int64_t difference; /* fen; of the known figures */
    int64_t tolerance;
    size_t unknown; /* figures that cannot be read */
    bool judged;    /* its total is there and nothing overflows */
    size_t pair;    /* which two tables it is between; 0: within one */
};

/* A figure in a relation: how often it counts, +1 left, -1 right. */
struct part {
    size_t sum;
    int sign;
    bool disturbed; /* see index_disturb */
};

struct suspect {
    struct figure *figure;
    GArray *parts; /* of struct part, in the order of the relations */
    money was;     /* used before it was tried */
};

struct index {
    size_t n_sums, n_pairs;
    struct sum *sums;
    GPtrArray *figures; /* of struct suspect, in the order of the relations */
    GHashTable *by_figure; /* looked up only */
};

struct index *index_new(struct budget *b);
void index_free(struct index *x);

bool index_holds(const struct sum *s, int64_t difference);
/** The sum holds as it stands; one with unreadable figures does not. */
bool index_sum_holds(const struct sum *s);
/** The figure's sum can be judged with it as the only one to be read. */
bool index_is_open(const struct index *x, const struct suspect *s,
                   const struct part *p);
/** Where two tables are off from each other by more than a figure (rows are
 *  lost in one of them), the sums between the two neither prove nor refute
 *  what the figure is: mark them. */
void index_disturb(struct index *x);
/** What the sum's difference would be with the figure at `value`. */
int64_t index_difference(const struct sum *s, const struct part *p,
                         const struct figure *f, money value);
/** Use `value` for the figure from now on, or take that back. */
void index_try(struct index *x, struct suspect *s, money value);
void index_undo(struct index *x, struct suspect *s);
struct suspect *index_find(const struct index *x, const struct figure *f);
/** The figure takes part in that sum. */
bool index_takes_part(const struct suspect *s, size_t sum);

#endif

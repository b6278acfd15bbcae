/* What the other tables of a budget say of the projects that have targets:
 * their money and subjects in the project lines, rows of other tables that name
 * them, indicators of the department's own targets. */
#ifndef YUSUAN_SUMMARIZE_ELSEWHERE_H
#define YUSUAN_SUMMARIZE_ELSEWHERE_H

#include "budget/model.h"

/** An amount column of the project lines, summed over the project's rows. */
struct elsewhere_source {
    const struct column *column;
    money amount;
    bool carried; /* money of the year before */
};

/** A row of another table (procurement, service purchases) with its name. */
struct elsewhere_mention {
    const struct table *table;
    const struct row *row;
};

/** An indicator of the department's own targets about the same thing. */
struct elsewhere_indicator {
    const struct indicator *own; /* of the same name; null: only the activity
                                    bears the project's name */
    const struct indicator *department;
    bool differs; /* another relation, value or unit than `own` */
};

struct elsewhere {
    const struct table *lines; /* null: the project is not in them */
    size_t n_rows;
    const struct row *const *rows; /* of the project lines */
    bool guessed;     /* name only near, amounts equal */
    money total;      /* of the rows, carry-over included */
    money carried;    /* of the rows' carry-over columns */
    size_t n_sources;
    const struct elsewhere_source *sources; /* those with money, no subtotals */
    size_t n_subjects[CLASS_COUNT];
    const struct coded *const *subjects[CLASS_COUNT]; /* different ones */
    size_t n_mentions;
    const struct elsewhere_mention *mentions;
    size_t n_shared;
    const struct elsewhere_indicator *shared;
};

/** One for each of b->projects, in their order. Names are compared as
 *  names_fold gives them, with the unit's code where several units have a
 *  project of that name; where none is equal, a near name with the equal amount
 *  is taken and marked as a guess. Owned by `memory`. */
const struct elsewhere *elsewhere_of_projects(const struct budget *b,
                                              arena *memory);

#endif

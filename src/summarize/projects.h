/* The projects of a budget with their money: from the project lines, summed by
 * project; else from the targets. */
#ifndef YUSUAN_SUMMARIZE_PROJECTS_H
#define YUSUAN_SUMMARIZE_PROJECTS_H

#include "budget/model.h"
#include "summarize/summarize.h"

struct project_sum {
    const char *name;  /* null when lost */
    const char *folded; /* the name as it is compared; "" when lost */
    const char *code;  /* null where none is printed */
    const char *org;   /* the unit's name; or null */
    const char *function; /* code of the one function; null: none or several */
    money amount;
    money carried;     /* part of it that is carried over from last year, which
                          needs no targets; 0 where the table does not say */
    bool only_targets; /* stands in the targets, not in the project lines */
    const struct table *table;
    int line;          /* the first of it */
    size_t target;     /* index in b->projects; SIZE_MAX: it has no targets */
};

struct project_sums {
    enum table_kind source; /* TABLE_PROJECT_LINES, TABLE_PROJECT_TARGETS or
                               TABLE_UNKNOWN: no projects */
    size_t n;
    struct project_sum *items; /* descending amount, then by line */
    money total;    /* of those that are listed */
    bool complete;  /* and it is the expenditure table's 项目支出 */
    size_t n_added; /* those with only_targets */
};

/** The projects of a document. Where the project lines hold less than the
 *  project spending of the expenditure table, projects that only the targets
 *  name are added, but only when all of them together fit into what is
 *  missing. Owned by `memory`. */
struct project_sums project_sums_of(const struct budget *b,
                                    const struct summary *s, arena *memory);

/** The share of an amount in the department's 项目支出 (hundredths of a
 *  percent); false where that is not known or less than what is listed: then
 *  only shares of the listed projects are true. */
bool project_sums_share(const struct project_sums *p, const struct summary *s,
                        money amount, int64_t *share);

/** The same, from the targets only. */
struct project_sums project_sums_of_targets(const struct budget *b,
                                            arena *memory);

#endif

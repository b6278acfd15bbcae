/* Sums by function and by both economic classes, shares, rankings. Computed
 * from the used figures of the expenditure table, else of the general one. */
#ifndef YUSUAN_SUMMARIZE_SUMMARIZE_H
#define YUSUAN_SUMMARIZE_SUMMARIZE_H

#include "budget/model.h"

struct aggregate {
    const char *code, *name; /* the classification's name, else as printed */
    int level;               /* 1 类, 2 款, 3 项 */
    money total, basic, project;
    int64_t share; /* of the total, in hundredths of a percent; adds to 10000
                      within a level */
    size_t parent; /* index in the same list; SIZE_MAX at level 1 */
    const int *lines; /* rows summed, 0-ended */
};

struct aggregates {
    size_t n;
    struct aggregate *items; /* ascending code: parents before children */
};

/** A cell of a cross table: function class × economic section and the like. */
struct cross_cell {
    const char *row_code, *column_code;
    money amount;
};
struct cross_table {
    size_t n;
    struct cross_cell *cells;
};

struct summary {
    const struct table *source; /* the table summed; null when none */
    money total;
    bool split;       /* its rows tell 基本支出 and 项目支出 apart; if not,
                         those of the aggregates are not known */
    bool parts_known; /* the two of the whole are known all the same */
    money basic, project; /* of the whole; meaningful where they are known */
    struct aggregates by[CLASS_COUNT]; /* by enum classification */
    struct cross_table function_by_department; /* 款 × 类 */
    struct cross_table government_by_department; /* 款 × 款 */
};

/** Owned by b->memory. Never null; empty where no table can be summed. */
const struct summary *summarize_budget(const struct budget *b);

/** Which of a row's amounts. */
enum measure { MEASURE_TOTAL, MEASURE_BASIC, MEASURE_PROJECT };

/** What a row of the source gives to the sums: 0 for rows that sum others. */
money summarize_row(const struct summary *s, const struct row *r,
                    enum measure measure);
/** The measure of an aggregate. */
money aggregate_measure(const struct aggregate *item, enum measure measure);

/** The aggregate of a code, or null. */
const struct aggregate *aggregate_find(const struct aggregates *list,
                                       const char *code);

/** Indices of the items of one level (0: leaves) by descending total, then
 *  code. Owned by `memory`; `*n` tells how many. */
size_t *aggregate_ranking(const struct aggregates *list, int level,
                          arena *memory, size_t *n);

#endif

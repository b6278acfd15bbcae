/* How much of what is printed was read: every number of the input is placed
 * (stands in the model), named (a year, a code, a page number …) or
 * unplaced. */
#ifndef YUSUAN_BUDGET_COVERAGE_H
#define YUSUAN_BUDGET_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

struct coverage {
    size_t placed, named, unplaced; /* numbers of the input */
    const int *lines; /* of the unplaced, each once, in order, 0-ended; null
                         where there is none */
};

/** All numbers: placed, named and unplaced. */
size_t coverage_figures(const struct coverage *c);

/** placed ÷ (placed + unplaced) in hundredths of a percent, rounded down, so
 *  that only what is whole is 10000; whole where there is no figure at all. */
int coverage_share(const struct coverage *c);

/** At least 99 %: what is less is not called read (读取不全). */
bool coverage_is_enough(const struct coverage *c);

#endif

/* What repairing says: what was put right and why, and what stays in doubt.
 * The findings' ids stand in the table in doubts.c. Private to repair/. */
#ifndef YUSUAN_REPAIR_DOUBTS_H
#define YUSUAN_REPAIR_DOUBTS_H

#include "repair/index.h"
#include "repair/readings.h"

/** Say that the figure is put right, and which sums prove it. */
void doubts_repaired(struct budget *b, const struct index *x,
                     const struct suspect *s, const struct reading *r);

/** Say that an amount stands one column off. */
void doubts_moved(struct budget *b, const struct suspect *from,
                  const struct suspect *to);

/** True, and said once, where most sums fail: shifted or scaled as a whole. */
bool doubts_as_a_whole(struct budget *b);

/** Say that a table could not be read surely: of `judged` sums within it so
 *  many fail. */
void doubts_of_table(struct budget *b, const struct table *t, size_t failing,
                     size_t judged);

/** Say what cannot be read, and what sums point at without proving it. */
void doubts_remaining(struct budget *b, const struct index *x);

#endif

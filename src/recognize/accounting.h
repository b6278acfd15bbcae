/* Where every printed number went, once all is recognized. */
#ifndef YUSUAN_RECOGNIZE_ACCOUNTING_H
#define YUSUAN_RECOGNIZE_ACCOUNTING_H

#include "recognize/section.h"

/** Hold every number of the grid against what stands in the model: fills the
 *  coverage of the tables (the i-th is the i-th section's) and of the
 *  document, and the tables whose titles stand in the text and were not read.
 *  Unplaced numbers are one finding a table (D90), unread tables one each
 *  (D91). */
void account_figures(struct recognizing *r, const struct section *sections,
                     size_t n);

#endif

/* Where on the published page or sheet a place of the model stands. */
#ifndef YUSUAN_BUDGET_PLACES_H
#define YUSUAN_BUDGET_PLACES_H

#include "budget/model.h"

/** The page or sheet of a place: its own, else that of its line. Null for
 *  plain texts. Lent. */
const struct source_place *places_source(const struct budget *b,
                                         const struct place *at);

/** How a reader finds a place: "支出总表!C12" or "支出总表:第12行" of a
 *  workbook, "第7页:支出总表:第12行" of a PDF, "12" of a text; null for the
 *  document as a whole. The text is owned by `a`. */
const char *places_words(arena *a, const struct budget *b,
                         const struct place *at, bool english);

#endif

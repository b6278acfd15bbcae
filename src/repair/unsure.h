/* Tables that were put together by guess and whose sums say that the guess is
 * wrong: said once each, left out of repairs, and judged by no check. Private
 * to repair/. */
#ifndef YUSUAN_REPAIR_UNSURE_H
#define YUSUAN_REPAIR_UNSURE_H

#include "budget/relations.h"

/** Set `unsure` of every such table, and say so (D61) unless the document is
 *  doubted as a whole. */
void unsure_tables(struct budget *b, bool whole);

#endif

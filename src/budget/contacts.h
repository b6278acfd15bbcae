/* Names and phones of people: printed in the documents, left out of what is
 * written unless asked for. */
#ifndef YUSUAN_BUDGET_CONTACTS_H
#define YUSUAN_BUDGET_CONTACTS_H

#include "budget/model.h"

/** `text` with every person's name and phone of the document replaced by
 *  "＊＊＊": names of two characters where they stand as a word of their own,
 *  longer ones inside other text too, and what follows 负责人： and the like
 *  whoever it is. Owned by `a`. */
const char *contacts_masked(arena *a, const struct budget *b,
                            const char *text);

#endif

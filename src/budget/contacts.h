/* Names and phones of people: printed in the documents, left out of what is
 * written unless asked for. */
#ifndef YUSUAN_BUDGET_CONTACTS_H
#define YUSUAN_BUDGET_CONTACTS_H

#include "budget/model.h"

/** `text` with every person's name and phone of the document replaced by
 *  "＊＊＊": names of two characters where they stand as a word of their own,
 *  longer ones inside other text too, and what follows 负责人： and the like
 *  whoever it is. Then whatever has the form of a mobile number, a number with
 *  an area code or an e-mail address, or stands behind 电话 and the like. Owned
 *  by `a`. */
const char *contacts_masked(arena *a, const struct budget *b,
                            const char *text);

#endif

/* What the parts of understanding tables of amounts share. */
#ifndef YUSUAN_RECOGNIZE_AMOUNTS_H
#define YUSUAN_RECOGNIZE_AMOUNTS_H

#include "recognize/body.h"

/** Tell totals and subtotals from items (groups.c): by labels, by codes under
 *  codes, by sums. */
void groups_mark(struct recognizing *r, struct table *t);

/** Which rows are a balance's totals, and the balance itself (balance.c). */
void balance_read(struct recognizing *r, struct table *t);


#endif

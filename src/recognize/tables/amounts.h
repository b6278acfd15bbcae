/* What the parts of understanding tables of amounts share. */
#ifndef YUSUAN_RECOGNIZE_AMOUNTS_H
#define YUSUAN_RECOGNIZE_AMOUNTS_H

#include "recognize/tables/body.h"

/** Tell totals and subtotals from items (groups.c): by labels, by codes under
 *  codes, by sums. */
void totals_mark(struct recognizing *r, struct table *t);

/** Which rows are a balance's totals, and the balance itself (balance.c). */
void balance_read(struct recognizing *r, struct table *t);


/** Give each row its subjects, unit and project (row_keys.c). */
void rows_read_keys(struct recognizing *r, struct table *t);

/** A list whose lines are what other forms have as columns becomes such a
 *  table: false where it is none, and nothing changes. */
bool table_transpose(struct recognizing *r, enum table_kind kind,
                     struct header *h, struct body *b);

#endif

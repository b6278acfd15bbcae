/* Misread figures put right where the sums prove it, and only there. */
#ifndef YUSUAN_REPAIR_REPAIR_H
#define YUSUAN_REPAIR_REPAIR_H

#include "budget/model.h"

/** Repair what is proved: sets figure.used and figure.repaired, never
 *  figure.printed; each repair and each doubt is a finding (ids D50…D69) in
 *  b->found with printed, used, candidates, reason. */
void repair_budget(struct budget *b);

#endif

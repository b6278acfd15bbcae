/* What can be wrong with a table of amounts, D10…D24: one row each of the
 * table in damage.c. (D01–D09 are met while reading, D25–D39 in tables of
 * targets, D40–D49 in self-evaluations.) */
#ifndef YUSUAN_RECOGNIZE_DAMAGE_H
#define YUSUAN_RECOGNIZE_DAMAGE_H

#include "base/finding.h"

enum damage {
    DAMAGE_UNIT_GUESSED,     /* D10: no unit of money is printed */
    DAMAGE_TITLE_LOST,       /* D11 */
    DAMAGE_HEADER_LOST,      /* D12 */
    DAMAGE_TABLE_UNKNOWN,    /* D13 */
    DAMAGE_COLUMN_UNKNOWN,   /* D14 */
    DAMAGE_ROW_SHIFTED,      /* D15: cells moved to other columns */
    DAMAGE_CELL_UNPLACED,    /* D16: a cell that fits no column */
    DAMAGE_ROW_JOINED,       /* D17: several lines put together */
    DAMAGE_MARKUP_REPEATED,  /* D18: left-over markup that stands again */
    DAMAGE_MARKUP_USED,      /* D19: left-over markup that stands alone */
    DAMAGE_AMOUNT_BROKEN,    /* D20: an amount that cannot be read */
    DAMAGE_TOTAL_UNLABELLED, /* D21 */
    DAMAGE_ROW_OUTSIDE,      /* D22: a line that is no row */
    DAMAGE_NUMBER_REPEATED,  /* D23: two tables of one number */
    DAMAGE_COLUMN_MOVED,     /* D24: amounts placed by the columns' sums */
    DAMAGE_COUNT
};

/** Report it; `what` fills the place in its title (never null). */
struct finding *damage_add(findings *found, enum damage which,
                           struct place at, const char *what);

#endif

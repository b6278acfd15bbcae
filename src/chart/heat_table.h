/* Items as a table of rows and columns, and the steps by which its cells are
 * tinted. Private to chart/. */
#ifndef YUSUAN_CHART_HEAT_TABLE_H
#define YUSUAN_CHART_HEAT_TABLE_H

#include "chart/drawing.h"

struct heat_axis {
    size_t n;
    const char **name;
};

struct heat_table {
    struct heat_axis rows, columns;
    int64_t *fen; /* row by row */
};

/** Rows and columns in order of appearance. Where there are more than so many
 *  the smallest are put together as "其他（n项）", last. */
const struct heat_table *heat_table_of(arena *a, const struct chart *c,
                                       size_t most_rows, size_t most_columns);
money heat_cell(const struct heat_table *t, size_t row, size_t column);

/** Amounts from which a tint holds, downwards; 0 for the last where it takes
 *  all that is below the one before. */
enum { HEAT_STEPS = 6 };
struct heat_steps {
    size_t n; /* of tints in use */
    int64_t from[HEAT_STEPS];
};

/** Steps of 5, 2, 1 where six tints span the positive cells with them; else
 *  powers of ten from the largest down. */
struct heat_steps heat_steps_of(const struct heat_table *t);
/** TONE_PAPER for what is not positive. */
int heat_tone(const struct heat_steps *steps, money value);
/** "≥ 10,000", "< 10" in the unit of the chart. */
const char *heat_step_word(arena *a, const struct chart *c,
                           const struct heat_steps *steps, size_t i);

#endif

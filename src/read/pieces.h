/* Lines whose cells are parted by runs of spaces. */
#ifndef YUSUAN_READ_PIECES_H
#define YUSUAN_READ_PIECES_H

#include "read/build.h"

/** A piece of a line between runs of two or more columns of spaces. */
struct piece {
    const char *text;
    size_t length;
    int gap;        /* columns of space before it */
    int start, end; /* columns of the line it covers, [start, end) */
};

/** The pieces of a line, into `pieces` (of struct piece). Words spread out to
 *  fill their cell ("合  计") are one, when their gap is no wider than `spread`
 *  columns (SPREAD_WORDS, where nothing is known of the text). */
void pieces_of(const char *line, int spread, GArray *pieces);
enum { SPREAD_WORDS = 6 };

/** Two single characters with a small gap ("合  计", "项　　目"): one word. */
bool pieces_spread(const struct piece *left, const struct piece *right,
                   int spread);

/** The pieces look like cells: an amount stands apart from what is before. */
bool pieces_have_amount(const GArray *pieces);

#endif

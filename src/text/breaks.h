/* Where the lines of a paragraph end: the best whole, not the first fit.
 * Private to text/. */
#ifndef YUSUAN_TEXT_BREAKS_H
#define YUSUAN_TEXT_BREAKS_H

#include "text/atoms.h"

/** One line: atoms from ≤ i < to, and what fits them to the measure. */
struct line_plan {
    size_t from, to;
    double fitted;             /* width when what gives way has given */
    double given[GIVE_LEVELS]; /* share of each level's give, 0…1 */
    double stretch;            /* points at each place that stretches */
};

/** Plans for the lines of atoms that hold no feed; `style->first_indent` is the
 *  first line's. Appended to `lines` (of struct line_plan). */
void breaks_find(struct atom *atoms, size_t n,
                 const struct paragraph_style *style, GArray *lines);

#endif

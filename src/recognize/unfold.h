/* Forms that were published as one long line. */
#ifndef YUSUAN_RECOGNIZE_UNFOLD_H
#define YUSUAN_RECOGNIZE_UNFOLD_H

#include "base/arena.h"
#include "read/grid.h"

/** The grid with such lines cut into rows, which keep the line's place; the
 *  same grid where there are none. Owned by `memory`, and borrows from `g`. */
const struct grid *grid_unfold(arena *memory, const struct grid *g);

#endif

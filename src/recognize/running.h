/* Heads and feet that recur on the pages of a text. */
#ifndef YUSUAN_RECOGNIZE_RUNNING_H
#define YUSUAN_RECOGNIZE_RUNNING_H

#include "base/arena.h"
#include "read/grid.h"

/** The grid with `running` set on the lines that recur beside the numbers or
 *  ends of pages; the same grid where there are none. Owned by `memory`, and
 *  borrows from `g`. */
const struct grid *grid_mark_running(arena *memory, const struct grid *g);

#endif

/* Documents of several parts: files of a folder, sheets of a workbook. */
#ifndef YUSUAN_RECOGNIZE_PARTS_H
#define YUSUAN_RECOGNIZE_PARTS_H

#include "base/arena.h"
#include "read/grid.h"

/** The grid with the name of a part as a line of its own before it, where the
 *  name is the title of a table and the part begins with none; the given one
 *  where there is no such part. Owned by `memory`. */
const struct grid *grid_with_part_titles(arena *memory, const struct grid *g);

#endif

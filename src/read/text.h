/* Lines of a text → rows of cells. */
#ifndef YUSUAN_READ_TEXT_H
#define YUSUAN_READ_TEXT_H

#include "read/build.h"

/** Cells are parted by tabs; of a table of pipes (| a | b |) by those; where
 *  a text or a stretch of lines has neither, by runs of two or more spaces,
 *  with blank cells where spaces stand for tabs or columns can be seen.
 *  Lines without any of them are one cell. Markup of a table that runs over
 *  several lines is read as one; Markdown by its own tables and marks. Sets
 *  b->tabbed, and for Markdown b->as_read. */
void text_rows(struct build *b, const struct lines *l);

#endif

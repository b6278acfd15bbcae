/* Texts whose columns are blanks (pdftotext -layout): where words stand. */
#ifndef YUSUAN_RECOGNIZE_TABLES_LAYOUT_H
#define YUSUAN_RECOGNIZE_TABLES_LAYOUT_H

#include "recognize/tables/body.h"

/** How many cells the widest row of a section has, by its gaps. */
size_t layout_count_cells(const struct recognizing *r,
                          const struct section *s);

/** Columns of a header by where its words stand; `columns` is how many cells
 *  the widest row has. False where it has fewer words. */
bool layout_read_header(const struct recognizing *r, const struct section *s,
                        size_t columns, struct header *h);

/** Let the columns' places reach from the first to the last figure of the
 *  widest row; nothing where columns are no amounts. */
void layout_scale(const struct recognizing *r, const struct section *s,
                  struct header *h);

/** Where the row's cells stand in its line. */
void layout_find_cells(const char *line, struct body_row *row);

#endif

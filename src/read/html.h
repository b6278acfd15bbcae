/* HTML: a table that stood in a cell, and whole documents. */
#ifndef YUSUAN_READ_HTML_H
#define YUSUAN_READ_HTML_H

#include "read/build.h"

/** Append the rows of a table, marked as from markup. A cell that spans
 *  columns or rows leaves the further places blank. A table nested too deep
 *  is reported (D04) and gives none. */
void html_table(struct build *b, const struct build_table *t);

/** The same for a table that stands by itself: its cells are exact, and a
 *  blank row follows. */
void html_own_table(struct build *b, const struct build_table *t);

/** The text is a whole HTML document (begins as one, and holds nothing after
 *  </html>). */
bool html_is_document(const char *text);

/** Read a whole HTML document: paragraphs are rows of one cell, tables rows of
 *  exact cells, with a blank row after each table. Each row is a line. */
void html_document(struct build *b, const char *text, size_t size);

#endif

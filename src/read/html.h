/* HTML: a table that stood in a cell, and whole documents. */
#ifndef YUSUAN_READ_HTML_H
#define YUSUAN_READ_HTML_H

#include "read/build.h"

/** Append the rows of a table, marked as from markup. A cell that spans
 *  columns or rows leaves the further places blank. A table nested too deep
 *  is reported (D04) and gives none. */
void html_table(struct build *b, const struct build_table *t);

/** The text is a whole HTML document (begins with a doctype or <html> and
 *  holds nothing after </html>). */
bool html_is_document(const char *text);

/** Read a whole HTML document: paragraphs are rows of one cell, tables rows of
 *  cells (not marked as from markup), with a blank row after each table. */
void html_document(struct build *b, const char *text, size_t size);

#endif

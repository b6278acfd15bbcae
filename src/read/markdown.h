/* Markdown, as people and readers of PDFs write it: headings, tables of pipes,
 * tables of HTML. */
#ifndef YUSUAN_READ_MARKDOWN_H
#define YUSUAN_READ_MARKDOWN_H

#include "read/build.h"

/** The text is Markdown: it has a table of pipes with its row of dashes, or,
 *  without tabs anywhere, a table of HTML that stands by itself. */
bool markdown_is(const struct lines *l);

/** The line of a heading without its signs, in place ("## 预算03表 ##"); any
 *  other line as it stands. */
const char *markdown_heading(char *line);

/** Read the table that begins on line `i`, as exact cells with a blank row
 *  after it; the index of the line after it. `i` where none begins. */
size_t markdown_table(struct build *b, const struct lines *l, size_t i);

/** A line of Markdown without its marks of quotation, emphasis, links and
 *  pictures, and escapes resolved, in place. A line of dashes alone becomes
 *  blank. */
char *markdown_plain(char *line);

#endif

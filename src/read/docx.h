/* Documents of Office Open XML (.docx, .docm). */
#ifndef YUSUAN_READ_DOCX_H
#define YUSUAN_READ_DOCX_H

#include "read/build.h"
#include "read/package.h"

/** Rows of the document whose main part is `part`, as it reads with all
 *  tracked changes accepted: paragraphs are rows of text, tables rows of exact
 *  cells with their spans; a nested table has its own rows after the row that
 *  holds it, a text box after its paragraph. Headers and footers come first,
 *  marked as running. */
bool docx_rows(struct build *b, struct package *p, const char *part,
               GError **error);

#endif

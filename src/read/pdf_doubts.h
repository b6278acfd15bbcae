/* What of a PDF cannot be read. Private to the files pdf*.c. */
#ifndef YUSUAN_READ_PDF_DOUBTS_H
#define YUSUAN_READ_PDF_DOUBTS_H

#include "read/build.h"
#include "read/pdf_page.h"

/** Look at all pages: characters of fonts that do not say what they mean
 *  become U+FFFD; pages without text, with text that means nothing, or with
 *  text that is not to be seen are findings D70…D73. False with EXIT_INPUT and
 *  one sentence when no page has text that can be read. */
bool pdf_doubts(struct build *b, struct pdf_output *o, GError **error);

#endif

/* From a PDF as cairo leaves it to one fit for the archive and for readers
 * who do not see: PDF/A-2b and PDF/UA-1 in form. */
#ifndef YUSUAN_WRITE_FINISH_H
#define YUSUAN_WRITE_FINISH_H

#include "page/page.h"

#include <glib.h>

/** The finished bytes (caller frees with g_free), or null with EXIT_OUTPUT.
 *  `pages` are those that were painted: the alternate texts of figures and
 *  the spans of cells are taken from them. Same input, same bytes: a date only
 *  where SOURCE_DATE_EPOCH gives one. */
char *pdf_finish(const GByteArray *painted, const struct pages *pages,
                 size_t *size, GError **error);

#endif

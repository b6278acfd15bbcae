/* Pages → PDF: written by ourselves in one pass, by ISO 32000. Knows pages and
 * the outlines of their fonts; knows no budgets, no reports, no layout. */
#ifndef YUSUAN_PDF_PDF_H
#define YUSUAN_PDF_PDF_H

#include "page/page.h"

#include <glib.h>
#include <stdbool.h>

/** The pages as a finished PDF at `path`: tagged, fit for the archive
 *  (PDF/A-2b and PDF/UA-1 in form). Same pages and fonts, same bytes.
 *  EXIT_OUTPUT where it cannot be written. */
bool pdf_write(const char *path, const struct pages *pages, GError **error);

#endif

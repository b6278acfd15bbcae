/* Pages → PDF, in one pass: fit for the archive (PDF/A-2b) and for readers who
 * do not see (PDF/UA-1) in form. */
#ifndef YUSUAN_PDF_PDF_DOCUMENT_H
#define YUSUAN_PDF_PDF_DOCUMENT_H

#include "page/page.h"
#include "pdf/pdf_objects.h"

/** Write a whole PDF. Pages go out as they are made, so that memory holds one
 *  of them, the fonts and what is open. Same pages and fonts, same bytes. */
void pdf_document(sink *out, const struct pages *pages, enum pdf_form form);

#endif

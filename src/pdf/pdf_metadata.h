/* What a document says of itself: XMP (ISO 16684-1) and the information
 * dictionary (ISO 32000-1, 14.3); the same words in both. */
#ifndef YUSUAN_PDF_PDF_METADATA_H
#define YUSUAN_PDF_PDF_METADATA_H

#include "page/page.h"
#include "pdf/pdf_objects.h"

#define PDF_LANGUAGE "zh-CN"

/** Write them; their numbers. A date only where SOURCE_DATE_EPOCH has one. */
int pdf_put_metadata(pdf_file *file, const struct pages *pages);
int pdf_put_information(pdf_file *file, const struct pages *pages);

#endif

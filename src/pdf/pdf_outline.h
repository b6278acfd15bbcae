/* The outline and the labels of pages (ISO 32000-1, 12.3.3 and 12.4.2). */
#ifndef YUSUAN_PDF_PDF_OUTLINE_H
#define YUSUAN_PDF_PDF_OUTLINE_H

#include "page/page.h"
#include "pdf/pdf_objects.h"
#include "pdf/pdf_places.h"

/** Write the outline's entries that lead somewhere; the outline's number, or 0
 *  where there is none. */
int pdf_put_outline(pdf_file *file, const struct pages *pages,
                    const pdf_places *places);

/** The entry of the catalog that labels pages. */
void pdf_put_labels(GString *catalog, const struct pages *pages);

#endif

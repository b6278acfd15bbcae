/* Workbooks and documents of OpenDocument (.ods, .odt). */
#ifndef YUSUAN_READ_ODF_H
#define YUSUAN_READ_ODF_H

#include "read/build.h"
#include "read/package.h"

/** The package is one of OpenDocument. */
bool odf_is(const struct package *p);

/** Its rows: those of a workbook as xlsx_rows, those of a document as
 *  docx_rows gives them. */
bool odf_rows(struct build *b, struct package *p, GError **error);

/* What its files share. */

/** Paragraphs below `top`, parted by '\n', without remarks and deletions;
 *  text boxes and tables within go to `apart` (of xmlNode *; may be null). */
void odf_append_text(GString *out, const struct _xmlNode *top,
                     GPtrArray *apart);
bool ods_rows(struct build *b, struct package *p, GError **error);
bool odt_rows(struct build *b, struct package *p, GError **error);

#endif

/* PDF → rows. */
#ifndef YUSUAN_READ_PDF_H
#define YUSUAN_READ_PDF_H

#include "read/build.h"

/** Read a PDF: tables by their ruled lines or by where words stand, running
 *  text a line a row. The bytes are read by yusuan-pdf, a process of its own.
 *  False with EXIT_INPUT and one sentence when it cannot be read at all
 *  (locked, damaged beyond repair, scanned pages only). */
bool pdf_rows(struct build *b, const char *bytes, size_t size,
              GError **error);

#endif

/* Files of office programs: which of them it is, by its bytes. */
#ifndef YUSUAN_READ_OFFICE_H
#define YUSUAN_READ_OFFICE_H

#include "read/build.h"

/** Rows of a zip package: a workbook or a document, by what its main part is.
 *  False with EXIT_INPUT and one sentence for anything else. */
bool office_rows(struct build *b, const char *bytes, size_t size,
                 GError **error);

/** Rows of an old file of an office program (a compound file), by the streams
 *  that are in it. */
bool compound_rows(struct build *b, const char *bytes, size_t size,
                   GError **error);

#endif

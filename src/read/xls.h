/* Old workbooks (.xls). */
#ifndef YUSUAN_READ_XLS_H
#define YUSUAN_READ_XLS_H

#include "read/build.h"

/** Rows of all sheets, as xlsx_rows gives them. The bytes are read by
 *  yusuan-xls, a process of its own (docs/xls-reader.md). */
bool xls_rows(struct build *b, const char *bytes, size_t size, GError **error);

/** The same for what yusuan-xls wrote, which is changed. */
bool xls_output_rows(struct build *b, char *output, GError **error);

#endif

/* From bytes of any format to rows. */
#ifndef YUSUAN_READ_FORMAT_H
#define YUSUAN_READ_FORMAT_H

#include "read/build.h"

/** Add the rows of a file (b->file) of whatever format its bytes are. False
 *  with EXIT_INPUT and one sentence when it cannot be read. */
bool format_rows(struct build *b, const char *bytes, size_t size,
                 GError **error);

#endif

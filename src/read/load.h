/* Files into memory. */
#ifndef YUSUAN_READ_LOAD_H
#define YUSUAN_READ_LOAD_H

#include "base/status.h"

#include <glib.h>
#include <stdbool.h>

enum { LOAD_LIMIT = 128 * 1024 * 1024 /* bytes of all files of a document */ };

/** Append the bytes of a file, or of standard input ("-"). False with
 *  EXIT_INPUT and one sentence when it cannot be read or is too large. */
bool load_file(const char *path, GByteArray *out, GError **error);

#endif

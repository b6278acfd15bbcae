/* Which font serves which role, for reading. */
#ifndef YUSUAN_TEXT_FONTS_TABLE_H
#define YUSUAN_TEXT_FONTS_TABLE_H

#include "base/sink.h"
#include "base/status.h"

#include <stdbool.h>

struct fonts_table_options {
    const char *folder;
    bool verify;  /* also whether every file has the pinned checksum */
    bool english; /* else Chinese */
};

/** Which font serves which role, from the manifest of the folder. False
 *  (EXIT_INPUT) when the fonts cannot be used or are not the pinned ones; the
 *  table is written all the same where there is a manifest. */
bool fonts_table_write(sink *out, const struct fonts_table_options *options,
                       GError **error);


#endif

/* Bytes in any known encoding → UTF-8. */
#ifndef YUSUAN_READ_DECODE_H
#define YUSUAN_READ_DECODE_H

#include "base/finding.h"
#include "base/status.h"

#include <glib.h>
#include <stdbool.h>

/** Text in UTF-8 without byte order mark and NULs. Free with decoded_free. */
struct decoded {
    char *text; /* NUL-ended */
    size_t size;
    const char *encoding; /* "UTF-8", "GB18030", "UTF-16LE" … */
    GArray *bad;  /* of size_t: where in `text` a U+FFFD stands for bad bytes */
    size_t n_nul; /* NULs left out */
    size_t first_nul; /* where in `text` the first would stand */
};

/** Find the encoding out (byte order mark, else what the bytes say) and
 *  decode. A few bad bytes become U+FFFD; false with EXIT_INPUT for what is
 *  no text or in no known encoding. `name` is for the message. */
bool decode_text(const char *name, const char *bytes, size_t size,
                 struct decoded *out, GError **error);
void decoded_free(struct decoded *d);

#endif

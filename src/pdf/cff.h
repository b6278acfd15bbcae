/* A font program in the Compact Font Format (Adobe Technical Note 5176) whose
 * glyphs are called by numbers of the document's own. */
#ifndef YUSUAN_PDF_CFF_H
#define YUSUAN_PDF_CFF_H

#include "text/embed.h"

#include <glib.h>

struct cff_font {
    const char *name;
    const struct outline *const *glyphs; /* the first is .notdef */
    size_t n;
    int box[4]; /* round the ink of all glyphs */
};

/** The font's bytes; caller frees. */
GByteArray *cff_write(const struct cff_font *font);

#endif

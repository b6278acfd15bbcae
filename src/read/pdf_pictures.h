/* The pages of a PDF as pictures. */
#ifndef YUSUAN_READ_PDF_PICTURES_H
#define YUSUAN_READ_PDF_PICTURES_H

#include "base/place.h"
#include "base/status.h"

#include <stdbool.h>

/** What is painted over: a text where it stands in the box, or the box. */
struct pdf_hidden {
    const struct source_place *where;
    const char *text;
};

struct pdf_drawing {
    const char *document; /* messages speak of this file */
    const struct source_pages *pages;
    const struct pdf_hidden *hidden;
    size_t n_hidden;
    /* Gets the PNG (grey, 100 dots to an inch) of each page that holds a
     * table; false, with its error, stops. */
    bool (*take)(void *data, int page, const char *png, size_t size,
                 GError **error);
    void *data;
};

bool pdf_draw(const struct pdf_drawing *d, GError **error);

#endif

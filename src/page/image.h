/* Pictures from files. Only its source knows a library of pictures. */
#ifndef YUSUAN_PAGE_IMAGE_H
#define YUSUAN_PAGE_IMAGE_H

#include "page/page.h"

/** A PNG of at most 4,000 × 4,000 pixels, laid on white where it is
 *  transparent. Owned by `memory`. Null with one sentence of what is wrong
 *  otherwise: it names no file, which the caller knows. */
const struct page_image *page_image_load(const char *path, arena *memory,
                                         const char **wrong);

#endif

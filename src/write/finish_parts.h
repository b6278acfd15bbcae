/* What finishing a PDF is made of. Private to finish*.c. Names of qpdf stay in
 * these files. */
#ifndef YUSUAN_WRITE_FINISH_PARTS_H
#define YUSUAN_WRITE_FINISH_PARTS_H

#include "write/finish.h"

#include <qpdf/qpdf-c.h>

/** The XMP packet and the document information: same words in both. */
char *finish_xmp(const struct pages *pages);
void finish_information(qpdf_data q, const struct pages *pages);

/** The texts of a page's innermost elements in order of painting: null where
 *  the glyphs say it themselves. Caller frees with g_ptr_array_free. */
GPtrArray *finish_leaves(const struct page *page);

/** A page's content as painted, and its innermost elements. */
struct content {
    const char *bytes;
    size_t length;
    const GPtrArray *leaves;
};

/** The content with everything that no element holds marked as artifact, and
 *  texts beside glyphs where they are needed. Caller frees with g_free. */
char *finish_content(const struct content *from, size_t *size);

/** The structure tree under one Document element; alternate texts, boxes,
 *  scopes and spans from the pages' tags, in reading order. */
void finish_tree(qpdf_data q, const struct pages *pages);

#endif

/* A page's items as a content stream (ISO 32000-1, 8 and 9; marked content,
 * 14.6): shapes first, fewest changes of state, then all text in the order of
 * reading. What belongs to no element is an artifact (ISO 14289-1, 7.1). */
#ifndef YUSUAN_PDF_PDF_CONTENT_H
#define YUSUAN_PDF_PDF_CONTENT_H

#include "pdf/pdf_fonts.h"
#include "pdf/pdf_images.h"
#include "pdf/pdf_places.h"
#include "pdf/pdf_tree.h"

/** What the contents of all pages add to. */
struct pdf_parts {
    pdf_file *file;
    pdf_fonts *fonts;
    pdf_images *images;
    pdf_tree *tree;
    pdf_places *places;
};

/** The content of a page; the numbers of its annotations are added to
 *  `annotations` (of int). Caller frees. */
GString *pdf_content(const struct pdf_parts *parts, const struct page *page,
                     const struct pdf_paper *paper, GArray *annotations);

#endif

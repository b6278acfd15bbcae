/* Painting on a page (ISO 32000-1, 8 and 9) with the fewest changes of state.
 * Knows no elements. Private to pdf*.c. */
#ifndef YUSUAN_PDF_PDF_PAINT_H
#define YUSUAN_PDF_PDF_PAINT_H

#include "page/page.h"
#include "pdf/pdf_fonts.h"
#include "pdf/pdf_images.h"

/** A colour or width that is set; `known` once something was. */
struct pdf_pen {
    bool known;
    struct colour colour;
    long width;
};

/** A page's content and the graphics state at its end. Zero but for the first
 *  four at the beginning of a page. */
struct pdf_canvas {
    GString *out;
    double height;
    pdf_fonts *fonts;
    pdf_images *images;
    struct pdf_pen fill, stroke;
    bool in_text; /* between BT and ET */
    long x, y;    /* where the line of text begins */
    const struct face *face;
    double size;
};

/** Fills, paths and pictures of the items [from, until) in their order, then
 *  their rules; but nothing inside figures. Outside of text. */
void pdf_paint_shapes(struct pdf_canvas *c, const struct page_item *from,
                      const struct page_item *until);

/** A run of text; begins a text object where none is open. */
void pdf_paint_text(struct pdf_canvas *c, const struct page_text *text);

void pdf_paint_begin_text(struct pdf_canvas *c);
void pdf_paint_end_text(struct pdf_canvas *c);

#endif

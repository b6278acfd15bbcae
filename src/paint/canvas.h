/* Items of a page on a canvas of Cairo's, with the fewest calls. Knows no
 * elements and no files. Private to paint/. */
#ifndef YUSUAN_PAINT_CANVAS_H
#define YUSUAN_PAINT_CANVAS_H

#include "paint/cut_faces.h"

#include <stdbool.h>

struct canvas {
    cairo_t *to;
    paint_type *type;
    struct colour colour; /* that is set */
    bool coloured;
    GArray *glyphs;   /* text that is gathered and not yet painted: */
    GArray *clusters; /* of one face, size and colour */
    GString *text;
    const struct text_run *run;
    struct colour text_colour;
};

void canvas_open(struct canvas *c, cairo_t *to, paint_type *type);
void canvas_close(struct canvas *c);

/** White all over; what was set before counts no more. */
void canvas_begin_page(struct canvas *c);

/** Fills, paths and pictures of the items [from, until) in their order, then
 *  their rules; but nothing inside figures. */
void canvas_shapes(struct canvas *c, const struct page_item *from,
                   const struct page_item *until);

/** The end of the figure that begins before `item`. */
const struct page_item *canvas_figure_end(const struct page_item *item);

/** A run of text, painted at the latest with canvas_flush. */
void canvas_text(struct canvas *c, const struct page_text *text);
void canvas_flush(struct canvas *c);

/** All of a page, without elements. */
void canvas_page(struct canvas *c, const struct page *page);

#endif

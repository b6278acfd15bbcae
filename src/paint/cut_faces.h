/* Faces cut to the glyphs that pages use, as Cairo takes them. A face that is
 * not cut is embedded whole by Cairo where it is of CFF. */
#ifndef YUSUAN_PAINT_CUT_FACES_H
#define YUSUAN_PAINT_CUT_FACES_H

#include "paint/paint.h"
#include "text/run.h"

#include <cairo.h>
#include <glib.h>

/** For the text of a page. A font file that cannot be read any more makes its
 *  glyphs blank. */
paint_type *cut_faces_new(const struct page *page);

/** A face at a size on a canvas; lent. */
cairo_scaled_font_t *cut_faces_at(paint_type *type, const struct face *face,
                                  double size, cairo_t *to);

/** What a glyph is called in the cut face. */
unsigned long cut_faces_glyph(paint_type *type, const struct face *face,
                              uint32_t glyph);

#endif

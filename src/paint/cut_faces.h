/* Faces cut to the glyphs that pages use, as Cairo takes them. A face that is
 * not cut is embedded whole by Cairo where it is of CFF. */
#ifndef YUSUAN_PAINT_CUT_FACES_H
#define YUSUAN_PAINT_CUT_FACES_H

#include "page/page.h"
#include "text/run.h"

#include <cairo.h>
#include <glib.h>

typedef struct cut_faces cut_faces;

/** For the text of pages; frees with cut_faces_free. A font file that cannot
 *  be read any more makes its glyphs blank. */
cut_faces *cut_faces_new(const struct page *const *pages, size_t n);
void cut_faces_free(cut_faces *faces);

/** A face at a size on a canvas; lent. */
cairo_scaled_font_t *cut_faces_at(cut_faces *faces, const struct face *face,
                                  double size, cairo_t *to);

/** What a glyph is called in the cut face. */
unsigned long cut_faces_glyph(cut_faces *faces, const struct face *face,
                              uint32_t glyph);

#endif

/* The fonts of a document (ISO 32000-1, 9.6 to 9.10): each face once, as the
 * glyphs that are used, numbered from 1 as they come. */
#ifndef YUSUAN_PDF_PDF_FONTS_H
#define YUSUAN_PDF_PDF_FONTS_H

#include "text/embed.h"
#include "pdf/pdf_objects.h"

#include <stdbool.h>

typedef struct pdf_fonts pdf_fonts;

pdf_fonts *pdf_fonts_new(pdf_file *file);

/** The font of a face, and its place in the resources: it is called F0, F1 … */
struct pdf_font;
struct pdf_font *pdf_fonts_of(pdf_fonts *all, struct face *face);
int pdf_font_index(const struct pdf_font *font);

/** A glyph as the document calls it. */
struct pdf_glyph {
    const struct outline *outline;
    gunichar says; /* what a reader takes it for: what it first stood for */
    int code;
};

/** The glyph `id` that stands for the character `c`. Lent. */
const struct pdf_glyph *pdf_font_glyph(struct pdf_font *font, uint32_t id,
                                       gunichar c);

/** Whether the glyphs of a run say just its text: not so where one glyph
 *  stands for several characters, or a box for one that no font has. */
bool pdf_fonts_say(pdf_fonts *all, const struct text_run *run);

/** Write all fonts; their names and references go into `resources`. Frees the
 *  fonts. */
void pdf_fonts_finish(pdf_fonts *all, GString *resources);

#endif

/* What a document embeds of its type: runs glyph by glyph, and glyphs as
 * outlines. For the writer of PDF; to all others runs and faces are opaque. */
#ifndef YUSUAN_TEXT_EMBED_H
#define YUSUAN_TEXT_EMBED_H

#include "text/text.h"

#include <stdint.h>

/** One font file; lives as long as the fonts it belongs to. */
struct face;

/** A glyph and its distance from the run's origin, in points. */
struct run_glyph {
    uint32_t id;
    float x;
};

/** A shaped run: glyphs of one face and size, one for each character of its
 *  text. */
struct text_run {
    struct face *face;
    double size;
    const char *text;
    size_t n;
    struct run_glyph *glyphs;
};

/** A width that charstrings leave out: that of Han characters. */
#define OUTLINE_USUAL_WIDTH 1000

/** A glyph in thousandths of an em, whatever its font file is made of. The
 *  charstring is Type 2 (Adobe Technical Note 5177) with its width first
 *  unless that is the usual one; no hints, no subroutines. */
struct outline {
    const uint8_t *charstring;
    uint32_t size;
    int16_t width;
    int16_t box[4]; /* of the ink: left, bottom, right, top; 0 without ink */
};

/** The outline of a glyph, drawn at its first use. Lent by the face. */
const struct outline *face_outline(struct face *face, uint32_t glyph);

/** A face as a whole, in thousandths of an em. */
struct face_facts {
    const char *name; /* PostScript's: letters, digits, hyphens. Lent */
    int ascent, descent, cap_height, weight;
    double slant; /* degrees, negative to the right */
};

struct face_facts face_facts(struct face *face);

#endif

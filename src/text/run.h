/* Shaped runs as painters see them: which glyphs of which font file stand
 * where. To all others runs are opaque. */
#ifndef YUSUAN_TEXT_RUN_H
#define YUSUAN_TEXT_RUN_H

#include "text/text.h"

#include <stdint.h>

/** A font of a file: lives as long as the fonts it belongs to. */
struct face;

/** Where it is: the file, and its place in a collection. Lent. */
const char *face_path(const struct face *face);
int face_index(const struct face *face);

/** A glyph of the face, its distance from the run's origin in points (down is
 *  positive), and how many bytes of the text begin with it: 0 where it belongs
 *  to what the glyph before it shows. */
struct run_glyph {
    uint32_t id;
    float x, y;
    uint32_t bytes;
};

/** A shaped run: glyphs of one face and size, in the order of the text. */
struct text_run {
    struct face *face;
    double size;
    const char *text;
    size_t n;
    struct run_glyph *glyphs;
};

#endif

/* Faces: the glyphs of one font file and their measures, in em. Private to
 * text/. Han characters, marks and digits are one glyph each and come from a
 * table; only Latin words are shaped (HarfBuzz). */
#ifndef YUSUAN_TEXT_FACES_H
#define YUSUAN_TEXT_FACES_H

#include "text/text.h"

#include <cairo.h>
#include <glib.h>
#include <hb.h>
#include <stdint.h>

#include <ft2build.h>
#include <freetype/freetype.h>

/** One character of a face; id 0: the face lacks it. */
struct glyph {
    uint32_t id;
    bool known;
    float advance;
    float left, right; /* blank at either side of the ink */
};

struct face {
    char *file;      /* its name in the manifest */
    hb_font_t *hb;
    double em;       /* of hb's measures */
    cairo_font_face_t *cairo;
    GHashTable *scaled;    /* size in 1/1000 pt → cairo_scaled_font_t */
    struct glyph *pages[0x1100]; /* 256 characters each, made on demand */
};

enum { FACE_LIMIT = 2 * FONT_ROLE_COUNT };

struct fonts {
    FT_Library library;
    char *folder;
    size_t n_faces;
    struct face *faces[FACE_LIMIT];
    struct face *han[FONT_ROLE_COUNT];
    struct face *latin[FONT_ROLE_COUNT];
    GHashTable *reported; /* characters that were reported as missing */
};

/** The glyph of a character; its id is 0 where the face has none. */
const struct glyph *face_glyph(struct face *face, uint32_t c);

/** The face as cairo paints it at a size, lent. */
cairo_scaled_font_t *face_scaled(struct face *face, double size);

/** The face that shows `c` in a role: the role's own Latin or Han face, else
 *  any other face that has it, else null. */
struct face *fonts_face_for(fonts *f, enum font_role role, uint32_t c,
                            bool latin);

/** A glyph and its distance from the run's origin. */
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

#endif

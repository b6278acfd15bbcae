/* Faces: the glyphs of one font file and their measures, in em. Private to
 * text/. Han characters, marks and digits are one glyph each and come from a
 * table; only Latin words are shaped (HarfBuzz). */
#ifndef YUSUAN_TEXT_FACES_H
#define YUSUAN_TEXT_FACES_H

#include "text/embed.h"

#include <glib.h>
#include <hb.h>

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
    struct glyph *pages[0x1100]; /* 256 characters each, made on demand */
    char *name;      /* PostScript's */
    hb_draw_funcs_t *pens;
    GHashTable *outlines; /* glyph → struct outline, made on demand */
    arena *memory;        /* of the outlines */
};

enum { FACE_LIMIT = 2 * FONT_ROLE_COUNT };

struct fonts {
    char *folder;
    const struct font_names *names; /* of the user, while opening; or null */
    size_t n_faces;
    struct face *faces[FACE_LIMIT];
    struct face *han[FONT_ROLE_COUNT];
    struct face *latin[FONT_ROLE_COUNT];
    GHashTable *reported; /* missing character → the place, from 1, of its
                             finding in the list it was last reported into */
};

/** The glyph of a character; its id is 0 where the face has none. */
const struct glyph *face_glyph(struct face *face, uint32_t c);

/** What outlines are drawn with. */
hb_draw_funcs_t *outline_pens(void);

/** The face that shows `c` in a role: the role's own Latin or Han face, else
 *  any other face that has it, else null. */
struct face *fonts_face_for(fonts *f, enum font_role role, uint32_t c,
                            bool latin);

#endif

/* Fonts by role as Pango finds them, and shaped texts. Private to text/. */
#ifndef YUSUAN_TEXT_FACES_H
#define YUSUAN_TEXT_FACES_H

#include "text/classes.h"
#include "text/names.h"
#include "text/run.h"

#include <glib.h>
#include <pango/pangofc-fontmap.h>

/** All texts are shaped at this size (pixels) and scaled: measures are in em
 *  then, and one shaping serves all sizes. */
#define SHAPING_SIZE 1000

struct face {
    char *path;
    int index; /* in a collection */
};

struct fonts {
    char *folder;
    FcConfig *config; /* sees that folder only */
    PangoFontMap *map;
    PangoContext *contexts[FONT_ROLE_COUNT]; /* their font is that for Han */
    PangoFontDescription *latin[FONT_ROLE_COUNT];
    GPtrArray *faces;     /* of struct face, in the order of their use */
    GHashTable *of_fonts; /* PangoFont → its face */
    GHashTable *shapes;   /* texts that were shaped: shapes.c */
    size_t shaped_bytes;  /* of the texts in it */
    GHashTable *reported; /* missing character → the place, from 1, of its
                             finding in the list it was last reported into */
};

/** The face of a font of Pango's. */
struct face *fonts_face_of(fonts *f, PangoFont *font);

/* ---------------------------------------------------------------- names */

/** The font of a set that has a name (a family, a full name or a PostScript
 *  name, in any language); of a family with several weights the bold or the
 *  other. Null where none has it. Lent. */
FcPattern *font_names_find(const FcFontSet *set, const char *name, bool bold);

/** The families of a set, as they are told: "霞鹜文楷、LXGW WenKai". The caller
 *  frees it. */
char *font_names_there(const FcFontSet *set);

/* --------------------------------------------------------------- shapes */

/** What cannot be parted: a character with its marks, mostly. Measures are in
 *  em. */
struct cluster {
    const char *text; /* its bytes */
    uint32_t length;
    uint32_t c; /* its first character */
    enum char_class class;
    struct face *face;
    const struct run_glyph *glyphs; /* x and y in em */
    uint32_t n_glyphs;
    float advance;
    float left, right; /* of marks: blank at either side of the ink */
    bool missing;      /* no font has it: the glyphs are those of a box */
    bool joined;       /* to the one before: never parted from it */
    bool may_end;      /* by Pango a line may end after it (UAX 14) */
};

/** A shaped text: what is shown by nothing is left out, feeds are there. */
struct shape {
    size_t n;
    struct cluster *clusters;
    char *text;
    struct run_glyph *glyphs;
};

/** The shape of a text in a role. Lent: it lives up to the next
 *  shapes_trim. */
const struct shape *shape_of(fonts *f, const char *text, enum font_role role);

/** Begin with none; forget all where they are too many. */
void shapes_open(fonts *f);
void shapes_trim(fonts *f);

#endif

/* What the files of yusuan-pdf share. docs/pdf-reader.md has what it writes. */
#ifndef YUSUAN_PDF_READER_H
#define YUSUAN_PDF_READER_H

#include <cairo.h>
#include <glib.h>
#include <poppler.h>
#include <stdbool.h>
#include <stddef.h>

/** The characters of a page, with their boxes in points from its top left. */
struct characters {
    char *text; /* UTF-8, as many characters as there are boxes */
    PopplerRectangle *boxes;
    guint n;
};

/** A page drawn in grey, and what drawing it came upon. */
struct picture {
    double dots;   /* to a point */
    int width, height;
    guint8 *grey;  /* rows of `width`: the darkest of each dot's colours */
    int n_glyphs, n_others; /* how often glyphs and all else were drawn */
};

/** Take the characters out of a page. Free with characters_free. */
struct characters *characters_of(PopplerPage *page);
void characters_free(struct characters *c);

/** Write them, and the fonts they are set in. */
void characters_write(PopplerPage *page, const struct characters *c);

/** Draw a page, 100 dots to an inch (fewer where it is huge). Null where there
 *  is no memory for it. Free with picture_free. */
struct picture *picture_of(PopplerPage *page);
void picture_free(struct picture *p);

/** Write the pages that are named ("7,8,12") as pictures, with what
 *  YUSUAN_PDF_HIDE names painted over. False where the list makes no sense. */
bool pictures_write(PopplerDocument *document, const char *pages);

/** Find the lines of a drawn page, and the edges of its fills, and write them.
 *  Where characters stand, nothing is a line. */
void lines_write(const struct picture *p, const struct characters *c);

#endif

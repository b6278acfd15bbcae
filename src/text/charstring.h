/* Outlines as Type 2 charstrings (Adobe Technical Note 5177). Private to
 * text/. */
#ifndef YUSUAN_TEXT_CHARSTRING_H
#define YUSUAN_TEXT_CHARSTRING_H

#include <glib.h>

enum stroke_kind { STROKE_MOVE, STROKE_LINE, STROKE_CURVE };

/** A step of an outline, each pair from the point before it: one pair, or the
 *  three of a curve. Contours close by themselves. */
struct stroke {
    enum stroke_kind kind;
    int d[6];
};

/** The charstring of an outline of `n` strokes; `width` is null where it is
 *  left out. */
void charstring_write(GByteArray *out, const struct stroke *strokes, size_t n,
                      const int *width);

#endif

/* How well a piece of an indicator table fits where a reading puts it.
 * Weights are tenths of a natural logarithm, about: 0 is plain, -20 is "one in
 * seven", NEVER is out of the question. */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_WEIGHTS_H
#define YUSUAN_RECOGNIZE_INDICATORS_WEIGHTS_H

#include "recognize/indicators/indicators.h"

enum { NEVER = -100000 };

/** What can be told of one piece by looking at it and at its neighbours. */
struct marks {
    bool is_number;      /* digits alone, as a weight or score is printed */
    bool is_dash, is_percent;
    bool has_digit, starts_digit;
    bool relation;       /* begins with ≥, 不低于 … */
    bool none;           /* exactly 无, 未完成 … */
    bool done;           /* begins as a result does: 已, 完成, 达到, 未 … */
    bool cause;          /* holds a word of reasons: 由于, 原因, 调整 … */
    bool name_tail;      /* ends as names do: 率, 数量, 满意度 … */
    bool numbered_name;  /* begins "指标1:" */
    bool list_item;      /* begins "1." "（二）" "①" */
    bool starts_mark;    /* begins with a mark that begins no text */
    bool aligned;        /* every cell of its row looks as its column's do */
    bool repeats;        /* the same words as one of the few pieces before */
    bool has_comma, ends_comma, ends_stop;
    bool ends_open;      /* ends with a word that something must follow */
    bool ends_relation;  /* ends with ≥, 不少于 …: a number must follow */
    bool seam_known;     /* its first character after the last one of the
                            piece before makes a pair that the form holds
                            elsewhere inside a line */
    bool opens;          /* a bracket opened in it is not closed */
    bool latin_start, latin_end;
    int value;           /* of a number, in hundredths */
    int chunk_least, chunk_most; /* width of its first unbreakable part,
                                    without and with the mark after it */
    const char *unit;    /* what follows its last digit; "" when nothing */
};

/** Look at one piece (at all that its neighbours do not tell); `words`: also
 *  for the words of results and reasons. */
struct marks marks_of(const struct piece *p, bool words);
/** Set seam_known of the marks of `n` pieces by the pairs of characters that
 *  stand in any piece of the form, and repeats. */
void marks_of_seams(const struct pieces *all, const struct piece *p,
                    struct marks *m, size_t n);

/** Pieces looked at, and the table they stand in. */
struct scoring {
    const struct piece *p;
    struct marks *m;
    size_t n;
    const struct columns *columns;
    const int *skipped; /* weights_of_skipping */
    bool flat; /* words of a flattened form */
};

/** What a row pays for leaving out the columns between two that it fills, for
 *  all of them. */
const int *weights_of_skipping(arena *a, const struct columns *c);
/** The same for two columns (exclusive); `from` is -1 at the row's beginning,
 *  `to` the number of columns at its end. */
static inline int
weight_skipped(const struct scoring *s, int from, int to)
{
    return s->skipped[(size_t) (from + 1) * (s->columns->n + 1) + (size_t) to];
}
/** Rows that meet after column `from` and before column `to`. */
int weight_between(const struct scoring *s, size_t from, size_t to);

/** A cell of that column opens with piece `i`. */
int weight_start(const struct scoring *s, size_t i, size_t column);
/** Piece `i` goes on with the cell of the piece before it, but for widths. */
int weight_go_on(const struct scoring *s, size_t i, size_t column);

/** Two cells meet between the pieces i − 1 and i, but for widths. */
struct seam {
    size_t i, from, to; /* piece, columns */
    bool is_row;        /* the second opens a row */
};
int weight_seam(const struct scoring *s, struct seam seam);

/** What a cell of one line pays that stands on a line of its own though the
 *  cell before it had one line too: they would share it, as others do. */
int weight_late(const struct scoring *s);

/** What the width of a column (0: not known) says of piece `i`: that it goes
 *  on after the one before, that the one before closed a cell, that it is
 *  there at all. */
int weight_wrapped(const struct scoring *s, size_t i, int width);
int weight_closed(const struct scoring *s, size_t i, int width);
int weight_fits(const struct scoring *s, size_t i, int width);

#endif
